"""Rows in, frozen records out: every field as far as the reader may see it, every text still sealed."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import attrs

from supervisio.domain.access import NOUNS
from supervisio.domain.hidden import REDACTED, SEALED, SHREDDED, WITHHELD
from supervisio.errors import JournalTamperedError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from supervisio.domain.access import Standing
    from supervisio.domain.records import Record
    from supervisio.domain.vocabulary import Code

# Fields that are not a column of the row itself: taken from its case, or made from several columns.
_FROM_CASE = frozenset({"client_ref", "therapist_ref"})
NESTED = {
    "client_request": {"plans": ("reply_plan", "request_id"), "observations": ("observation", "request_id")},
    "boundary_concern": {"evaluations": ("evaluation", "concern_id"), "decisions": ("decision", "concern_id")},
    "personal_issue": {
        "practice_responses": ("practice_response", "issue_id"),
        "support_references": ("support_reference", "issue_id"),
    },
    "consultation": {
        "recommendations": ("recommendation", "consultation_id"),
        "addenda": ("addendum", "consultation_id"),
    },
}
_MADE_ELSEWHERE = frozenset({"version", "moves", "replayed", *(name for nested in NESTED.values() for name in nested)})


_SEALED = frozenset({"text", "sealed_code", "sealed_json"})


@cache
def open_fields(noun: str) -> dict[str, type[Code] | None]:
    """Return the fields of a noun that are neither sealed nor records themselves, each with its vocabulary, if any."""
    return {
        field.name: field.metadata.get("supervisio.vocabulary")
        for field in attrs.fields(NOUNS[noun])
        if field.name not in _MADE_ELSEWHERE and field.metadata.get("supervisio.kept") not in _SEALED
    }


class _Part(NamedTuple):
    """How one field of a record is made from a row."""

    name: str
    sealed: bool
    read: Callable[[Any], Any] | None


@cache
def _parts_of(noun: str) -> tuple[_Part, ...]:
    made = []
    for field in attrs.fields(NOUNS[noun]):
        if field.name not in _MADE_ELSEWHERE:
            kept = field.metadata.get("supervisio.kept")
            made.append(_Part(field.name, kept in _SEALED, field.metadata.get("supervisio.read")))
    return tuple(made)


@cache
def sealed_fields(noun: str) -> tuple[tuple[str, Callable[[str], Any]], ...]:
    """Return the fields of a noun that are sealed, with what makes the field of the text that was."""
    found: list[tuple[str, Callable[[str], Any]]] = []
    for field in attrs.fields(NOUNS[noun]):
        kept = field.metadata.get("supervisio.kept")
        if kept == "text":
            found.append((field.name, _as_it_is))
        elif kept == "sealed_code":
            found.append((field.name, _reader_of(field.metadata["supervisio.vocabulary"])))
        elif kept == "sealed_json":
            found.append((field.name, json.loads))
    return tuple(found)


def _as_it_is(text: str) -> str:
    return text


def _reader_of(vocabulary: type[Code]) -> Callable[[str], str]:
    return lambda padded: vocabulary.read(padded.rstrip())


def assemble(
    noun: str, row: Mapping[str, Any], case: Mapping[str, Any], standing: Standing, **made: Any
) -> Record | None:
    """
    Return the record of a row as this actor may see it; None where the row does not exist for them.

    ``case`` is the row of its case; ``made`` are fields made elsewhere.
    """
    seen = standing.fields(noun, row)
    if seen is None:
        return None
    values: dict[str, Any] = {
        part.name: _value(part, row, case) if part.name in seen else WITHHELD for part in _parts_of(noun)
    }
    return NOUNS[noun](
        version=case["journal_seq"], **values, **{name: value for name, value in made.items() if name in seen}
    )


def _value(part: _Part, row: Mapping[str, Any], case: Mapping[str, Any]) -> Any:
    name = part.name
    if name in _FROM_CASE:
        return case[name]
    if name == "about_id":
        return row["request_id"] or row["issue_id"] or row["concern_id"]
    if name == "overdue":
        return False
    value = row[name]
    if part.sealed:
        return _sealed(name, value, row, case)
    if part.read is None or value is None:
        return value
    try:
        return part.read(value)
    except (AttributeError, KeyError, TypeError, ValueError):
        # No value of ours: somebody else wrote it.
        raise JournalTamperedError(case["id"], "edited") from None


def _sealed(name: str, value: bytes | None, row: Mapping[str, Any], case: Mapping[str, Any]) -> Any:
    if value is None:
        return REDACTED if name in (row.get("redacted") or ()) else None
    return SHREDDED if case["wrapped_key"] is None else SEALED
