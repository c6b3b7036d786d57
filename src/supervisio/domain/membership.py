"""That a therapist belongs to a body, so that its rules bind."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import attrs

from supervisio.domain.as_json import as_json
from supervisio.domain.checks import Problems, day, raise_if_any, reference

if TYPE_CHECKING:
    from collections.abc import Mapping


@attrs.frozen
class Membership:
    """
    That a therapist belongs to a body, whose rules then bind: an association, a register, a licensing board.

    ``body`` is named as its rule file names it. ``since`` and ``until`` are calendar days, both inclusive; None means
    as long as anybody knows. A ``profession`` narrows which rules of the body bind, where its file tells professions
    apart; ``jurisdiction`` is for the record.

    Raises:
        InvalidValueError: a value is not acceptable, or it ends before it begins.

    """

    body: str
    since: date | str | None = attrs.field(default=None, kw_only=True)
    until: date | str | None = attrs.field(default=None, kw_only=True)
    profession: str | None = attrs.field(default=None, kw_only=True)
    jurisdiction: str | None = attrs.field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        problems: Problems = []
        reference(self.body, "body", problems)
        for name in ("profession", "jurisdiction"):
            if getattr(self, name) is not None:
                reference(getattr(self, name), name, problems)
        for name in ("since", "until"):
            object.__setattr__(self, name, day(getattr(self, name), name, problems))
        if isinstance(self.since, date) and isinstance(self.until, date) and self.until < self.since:
            problems.append(("until", "before_begin", {}))
        raise_if_any(problems)

    def holds_on(self, on: date) -> bool:
        """Whether it holds on a calendar day."""
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)  # type: ignore[operator]  # dates once it is made

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON-ready values."""
        made: dict[str, Any] = as_json(self)
        return made

    @classmethod
    def from_dict(cls, kept: Mapping[str, Any]) -> Membership:
        """Return what ``to_dict`` made."""
        told: dict[str, Any] = {one.name: kept.get(one.name) for one in attrs.fields(cls)}
        return cls(**told)


def memberships_of(value: Any, field: str, problems: Problems) -> tuple[Membership, ...]:
    """Check several memberships, each given as one or as the name of a body; one text in their place is a slip."""
    if isinstance(value, (str, bytes)) or not hasattr(value, "__iter__"):
        problems.append((field, "wrong_type", {"wanted": "a collection of memberships or names of bodies"}))
        return ()
    kept = []
    for one in value:
        before = len(problems)
        if isinstance(one, Membership):
            kept.append(one)
        elif reference(one, field, problems) and len(problems) == before:
            kept.append(Membership(one))
    return tuple(kept)
