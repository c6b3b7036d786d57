"""What every ``list_`` does: check the filters, return a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from supervisio.domain.checks import Problems, code_of, identifier, raise_if_any, reference
from supervisio.services.reading import page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from supervisio.domain.records import Page
    from supervisio.domain.vocabulary import Code
    from supervisio.services.common import Id
    from supervisio.services.context import Context


def listed(
    context: Context,
    noun: str,
    vocabularies: Mapping[str, type[Code]],
    given: Mapping[str, Any],
    *,
    limit: int,
    after: str | None,
    refs: Mapping[str, Any] | None = None,
    ids: Mapping[str, Id | None] | None = None,
    client_ref: str | None = None,
    case_id: Id | None = None,
) -> Page[Any]:
    """
    Return a page, filtered by codes, references and ids; what is None filters nothing.

    Raises:
        InvalidValueError: a filter, the limit or the cursor is not acceptable.

    """
    context.enter()
    filters = checked(vocabularies, given, refs=refs, ids=ids, client_ref=client_ref, case_id=case_id)
    return page(context, noun, filters, limit=limit, after=after)


def checked(
    vocabularies: Mapping[str, type[Code]],
    given: Mapping[str, Any],
    *,
    refs: Mapping[str, Any] | None = None,
    ids: Mapping[str, Id | None] | None = None,
    client_ref: str | None = None,
    case_id: Id | None = None,
) -> dict[str, Any]:
    """
    Return what rows are filtered by, each value as the database has it.

    A code that this version does not know filters as any other: a newer version may have written it.

    Raises:
        InvalidValueError: a filter is not acceptable.

    """
    problems: Problems = []
    filters: dict[str, Any] = {}
    for name, value in given.items():
        filters[name] = code_of(vocabularies[name])(value, name, problems)
    for name, value in {**(refs or {}), "client_ref": client_ref}.items():
        if value is not None:
            filters[name] = reference(value, name, problems)
    raise_if_any(problems)
    for name, value in {**(ids or {}), "case_id": case_id}.items():
        if value is not None:
            filters[name] = identifier(value, name)
    return filters
