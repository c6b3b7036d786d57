"""What waits for whom, in plain Python."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.security.plain_matter import end_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet
    from datetime import date, datetime
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
    for row_id, review_on in to_look_at(case) if case.owner in refs else ():
        if review_on is not None and review_on <= clinic.today:
            yield _ORDER.index("routine"), end_of(review_on), row_id, "review"


def to_look_at(case: PlainCase) -> Iterator[tuple[UUID, date | None]]:
    """Yield what its therapist is to look at again, and on which day; a follow-up of a talk is told elsewhere."""
    if case.row.status == "monitoring":
        yield case.id, case.row.values["review_on"]
    if case.row.status == "closed":
        return
    for concern in case.of("boundary_concern"):
        if concern.status in ("decided", "monitoring"):
            yield concern.id, concern.values["review_on"]
    for issue in case.of("personal_issue"):
        if issue.status not in ("closed", "entered_in_error"):
            yield issue.id, issue.values.get("review_on")
    for request in case.of("client_request"):
        plans = case.below(request, "reply_plan")
        if plans and request.status in ("recorded", "replied"):
            yield request.id, plans[-1].values["follow_up_on"]


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
