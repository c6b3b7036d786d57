"""
What a caller hands in: frozen values, checked when they are made.

A fact can be made without a database or a clinic. What needs either (whether a day lies in the future in the clinic's
time zone, the clinic's own text limit) is checked by the services. Codes may be given as text, days as ISO text. Texts
never show in a ``repr``.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import attrs

from supervisio.domain import vocabulary
from supervisio.domain.checks import (
    Problems,
    codes_of,
    day,
    needed_code_of,
    raise_if_any,
    reference,
    references,
    sealed_code_of,
    text,
)
from supervisio.domain.quiet import quiet_fact

if TYPE_CHECKING:
    from collections.abc import Callable

_CHECK = "supervisio.check"
_T = TypeVar("_T")


def _by(check: Callable[[Any, str, Problems], Any]) -> dict[str, Any]:
    return {_CHECK: check}


def _optional(check: Callable[[Any, str, Problems], Any]) -> Callable[[Any, str, Problems], Any]:
    return lambda value, field, problems: None if value is None else check(value, field, problems)


_REFERENCE = _by(reference)
_OPTIONAL_REFERENCE = _by(_optional(reference))
_DAY = _by(day)
_TEXT = _by(text)


def _turned_to(value: Any, field: str, problems: Problems) -> Any:
    route = sealed_code_of(vocabulary.SupportRoute)(value, field, problems)
    if route in vocabulary.SupportRoute.asked:
        problems.append((field, "out_of_range", {"wanted": ", ".join(vocabulary.SupportRoute.references)}))
    return route


def _checked(cls: type[_T]) -> type[_T]:
    """Run the checks of all fields when a fact is made, and raise once with all that is wrong."""
    checks = [(one.name, one.metadata[_CHECK]) for one in attrs.fields(cls)]  # type: ignore[arg-type]  # an attrs class
    cls._checks = checks  # type: ignore[attr-defined]  # read by _check below
    return quiet_fact(cls)


class _Fact:
    __slots__ = ()
    _checks: list[tuple[str, Callable[[Any, str, Problems], Any]]]

    def __attrs_post_init__(self) -> None:
        problems: Problems = []
        for name, check in self._checks:
            given = getattr(self, name)
            kept = check(given, name, problems)
            if kept is not given:
                object.__setattr__(self, name, kept)
        raise_if_any(problems)


@_checked
@attrs.frozen
class Actor(_Fact):
    """
    Who is calling: the host's reference of a person, as the host's own login established it.

    ``acts_as`` are references shared with others (a peer group, a duty desk). ``roles`` are ``records_custodian``,
    ``auditor`` and ``system``; all other access follows from one's part in a matter.

    Raises:
        InvalidValueError: a reference or role is not acceptable.

    """

    ref: str = attrs.field(metadata=_REFERENCE)
    acts_as: Collection[str] = attrs.field(default=(), kw_only=True, metadata=_by(references))
    roles: Collection[str] = attrs.field(default=(), kw_only=True, metadata=_by(codes_of(vocabulary.Role)))

    @property
    def refs(self) -> frozenset[str]:
        """All references this actor goes by."""
        return frozenset((self.ref, *self.acts_as))


@_checked
@attrs.frozen
class ClientRequest(_Fact):
    """
    What a client, or someone close to a client, asked for.

    ``made_on`` is a calendar day; ``words`` are the client's, if they are to be kept (sealed).

    Raises:
        InvalidValueError: a value is not acceptable.

    """

    client_ref: str = attrs.field(metadata=_REFERENCE)
    kind: str = attrs.field(metadata=_by(needed_code_of(vocabulary.ClientRequestKind)))
    phase: str = attrs.field(default="not_said", kw_only=True, metadata=_by(needed_code_of(vocabulary.Phase)))
    made_by: str = attrs.field(default="client", kw_only=True, metadata=_by(needed_code_of(vocabulary.MadeBy)))
    made_on: date | str | None = attrs.field(default=None, kw_only=True, metadata=_DAY)
    words: str | None = attrs.field(default=None, kw_only=True, repr=False, metadata=_TEXT)


@_checked
@attrs.frozen
class PersonalIssue(_Fact):
    """
    Something of the therapist's own that touches the work. It needs only a kind; every code of it is sealed.

    Raises:
        InvalidValueError: a value is not acceptable.

    """

    kind: str = attrs.field(repr=False, metadata=_by(sealed_code_of(vocabulary.PersonalIssueKind)))
    functioning: str = attrs.field(
        default="not_rated", kw_only=True, repr=False, metadata=_by(sealed_code_of(vocabulary.FunctioningLevel))
    )
    affects_work: str = attrs.field(
        default="not_said", kw_only=True, repr=False, metadata=_by(sealed_code_of(vocabulary.AffectsWork))
    )
    noticed_on: date | str | None = attrs.field(default=None, kw_only=True, metadata=_DAY)
    note: str | None = attrs.field(default=None, kw_only=True, repr=False, metadata=_TEXT)


@_checked
@attrs.frozen
class BoundaryConcern(_Fact):
    """
    A possible or actual crossing of a boundary, or a dual relationship.

    ``other_party_ref`` is the one with whom it is, where that is not the client: a colleague, a supervisor. They never
    see it.

    Raises:
        InvalidValueError: a value is not acceptable.

    """

    kind: str = attrs.field(metadata=_by(needed_code_of(vocabulary.ConcernKind)))
    client_ref: str | None = attrs.field(default=None, kw_only=True, metadata=_OPTIONAL_REFERENCE)
    other_party_ref: str | None = attrs.field(default=None, kw_only=True, metadata=_OPTIONAL_REFERENCE)
    origin: str = attrs.field(default="circumstance", kw_only=True, metadata=_by(needed_code_of(vocabulary.Origin)))
    phase: str = attrs.field(default="not_said", kw_only=True, metadata=_by(needed_code_of(vocabulary.Phase)))
    occurrence: str = attrs.field(default="not_yet", kw_only=True, metadata=_by(needed_code_of(vocabulary.Occurrence)))
    noticed_on: date | str | None = attrs.field(default=None, kw_only=True, metadata=_DAY)
    description: str | None = attrs.field(default=None, kw_only=True, repr=False, metadata=_TEXT)


@_checked
@attrs.frozen
class SupportReference(_Fact):
    """
    That the therapist turned elsewhere (own therapy, an ethics line, a lawyer), since when, and no more.

    Raises:
        InvalidValueError: a value is not acceptable.

    """

    route: str = attrs.field(repr=False, metadata=_by(_turned_to))
    since: date | str | None = attrs.field(default=None, kw_only=True, metadata=_DAY)


@_checked
@attrs.frozen
class Recommendation(_Fact):
    """
    What was recommended: ``advice`` may be declined with a reason, a ``directive`` can only be followed or contested.

    ``given_by`` is a reference; by default the one who was asked.

    Raises:
        InvalidValueError: a value is not acceptable.

    """

    kind: str = attrs.field(metadata=_by(needed_code_of(vocabulary.RecommendationKind)))
    force: str = attrs.field(default="advice", kw_only=True, metadata=_by(needed_code_of(vocabulary.Force)))
    given_by: str | None = attrs.field(default=None, kw_only=True, metadata=_OPTIONAL_REFERENCE)
    text: str | None = attrs.field(default=None, kw_only=True, repr=False, metadata=_TEXT)
