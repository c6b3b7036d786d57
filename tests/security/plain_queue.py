"""What waits for whom, in plain Python."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.security.plain_matter import end_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet
    from datetime import datetime
    from uuid import UUID

    from tests.security.plain_matter import PlainCase, PlainClinic, PlainRow

_ORDER = ("immediate", "urgent", "soon", "routine")

Waiting = tuple[int, "datetime", "UUID", str]


def queue_of(clinic: PlainClinic, refs: AbstractSet[str]) -> list[Waiting]:
    """Return what waits for somebody with these references, in order: rank, respond by, id, kind."""
    cases = [case for case in clinic.cases if case.row.status != "entered_in_error" and not case.others & refs]
    return sorted(one for case in cases for one in _of_case(clinic, case, refs))


def _of_case(clinic: PlainClinic, case: PlainCase, refs: AbstractSet[str]) -> Iterator[Waiting]:
    for asking in case.of("consultation"):
        kinds = _as_therapist(clinic, case, asking) if case.owner in refs else _as_asked(asking, refs)
        for kind, by in kinds:
            yield _ORDER.index(asking.values["urgency"]), by, asking.id, kind
    for action in case.of("action_item"):
        if action.values["owner_ref"] in refs and action.status == "open":
            yield _ORDER.index("routine"), end_of(action.values["due_on"]), action.id, "action"
    review_on = case.row.values["review_on"]
    if case.owner in refs and case.row.status == "monitoring" and review_on <= clinic.today:
        yield _ORDER.index("routine"), end_of(review_on), case.id, "review"


def _as_asked(asking: PlainRow, refs: AbstractSet[str]) -> Iterator[tuple[str, Any]]:
    kinds = {"requested": "asked", "accepted": "accepted", "scheduled": "accepted", "missed": "accepted"}
    if asking.values["asked_of"] in refs and asking.status in kinds:
        yield kinds[str(asking.status)], asking.values["respond_by"]


def _as_therapist(clinic: PlainClinic, case: PlainCase, asking: PlainRow) -> Iterator[tuple[str, Any]]:
    askings = case.of("consultation")
    later = [one for one in askings[askings.index(asking) + 1 :] if one.status != "entered_in_error"]
    asked_again = any(one.parent is asking.parent for one in later)
    if asking.status == "declined" and case.row.status != "closed" and not asked_again:
        yield "declined", asking.values["respond_by"]
    if asking.status != "completed":
        return
    if any(advice.status == "open" for advice in case.below(asking, "recommendation")):
        yield "answered", asking.values["respond_by"]
    follow_up_on = asking.values["follow_up_on"]
    reached = follow_up_on is not None and follow_up_on <= clinic.today
    if reached and case.row.status == "open" and not later:
        yield "review", end_of(follow_up_on)
