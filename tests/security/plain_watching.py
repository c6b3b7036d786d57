"""What has gone quiet, and for whom, in plain Python."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.security.plain_matter import ZONE, end_of
from tests.security.plain_queue import to_look_at

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet
    from datetime import datetime
    from uuid import UUID

    from tests.security.plain_matter import PlainCase, PlainClinic, PlainRow

# Shorter than is usual, so that much goes quiet in a short time.
WATCHED = {"concern_without_consultation_days": 3, "advice_without_action_days": 2, "review_lapsed_days": 1}
_TAKEN_ON = ("accepted", "scheduled", "missed", "completed")

Quiet = tuple[int, "datetime", "UUID", str]


def quiet_for(clinic: PlainClinic, refs: AbstractSet[str]) -> list[Quiet]:
    """Return what has gone quiet for somebody with these references, in order: own or not, since when, id, kind."""
    found = []
    for case in clinic.cases:
        if case.row.status in ("closed", "entered_in_error") or case.others & refs:
            continue
        if case.owner in refs:
            found += [(0, *one) for one in _of_therapist(clinic, case)]
        elif case.topic != "personal_issue":
            found += [(1, *one) for one in _of_asked(clinic, case, refs)]
    return sorted(found)


def _of_therapist(clinic: PlainClinic, case: PlainCase) -> Iterator[tuple[datetime, UUID, str]]:
    talks = [asking for asking in case.of("consultation") if asking.status == "completed"]
    for concern in case.of("boundary_concern"):
        since = concern.values["effective_at"]
        consulted = any(talk.parent is concern or talk.values["held_at"] >= since for talk in talks)
        if not consulted and _is_silent(clinic, concern):
            yield since, concern.id, "concern_without_consultation"
    for talk in talks:
        yield from _of_talk(clinic, case, talk, case.of("consultation"))
    for row_id, review_on in to_look_at(case):
        if review_on is not None and (clinic.today - review_on).days >= WATCHED["review_lapsed_days"]:
            yield end_of(review_on), row_id, "review_lapsed"


def _of_asked(clinic: PlainClinic, case: PlainCase, refs: AbstractSet[str]) -> Iterator[tuple[datetime, UUID, str]]:
    mine = [asking for asking in case.of("consultation") if asking.values["asked_of"] in refs]
    taken_on = [asking for asking in mine if asking.status in _TAKEN_ON]
    about = {asking.parent for asking in taken_on}
    for concern in case.of("boundary_concern"):
        held = any(asking.parent is concern and asking.status == "completed" for asking in taken_on)
        if concern in about and not held and _is_silent(clinic, concern):
            yield concern.values["effective_at"], concern.id, "concern_without_consultation"
    for talk in taken_on:
        if talk.status == "completed":
            yield from _of_talk(clinic, case, talk, mine)
    seen = {row.id for row in about if row is not None}
    for row_id, review_on in to_look_at(case):
        late = review_on is not None and (clinic.today - review_on).days >= WATCHED["review_lapsed_days"]
        if review_on is not None and late and row_id in seen:
            yield end_of(review_on), row_id, "review_lapsed"


def _is_silent(clinic: PlainClinic, concern: PlainRow) -> bool:
    days = _days_since(clinic, concern.values["effective_at"])
    return concern.status in ("noted", "brought") and days >= WATCHED["concern_without_consultation_days"]


def _of_talk(
    clinic: PlainClinic, case: PlainCase, talk: PlainRow, askings: list[PlainRow]
) -> Iterator[tuple[datetime, UUID, str]]:
    statuses = {advice.status for advice in case.below(talk, "recommendation")}
    acted = any(action.status in ("open", "done") for action in case.below(talk, "action_item"))
    nothing_done = "open" in statuses and not statuses & {"followed", "declined", "contested"} and not acted
    since, follow_up_on = talk.values["held_at"], talk.values["follow_up_on"]
    if nothing_done and _days_since(clinic, since) >= WATCHED["advice_without_action_days"]:
        yield since, talk.id, "advice_without_action"
    asked_again = any(one.status != "entered_in_error" for one in askings[askings.index(talk) + 1 :])
    if follow_up_on is None or asked_again or case.row.status != "open":
        return
    if (clinic.today - follow_up_on).days >= WATCHED["review_lapsed_days"]:
        yield end_of(follow_up_on), talk.id, "review_lapsed"


def _days_since(clinic: PlainClinic, moment: datetime) -> int:
    return (clinic.today - moment.astimezone(ZONE).date()).days
