"""What is to be looked at again on a day: one description of each, for the queue and for what watches for silence."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import and_, exists, or_, select

from supervisio.domain.lifecycles import PERSONAL_ISSUE
from supervisio.services.statements import by_no_index, table_of


class Review(NamedTuple):
    """
    Something to be looked at again.

    ``row`` is the table whose id names it, ``by`` the end of the day, ``since`` from when that was known, ``holds``
    what else must hold of it. ``beside`` is a table joined to it, and on what.
    """

    noun: str
    row: Any
    by: Any
    since: Any
    holds: tuple[Any, ...]
    beside: tuple[Any, Any] | None = None


# In these statuses a concern has a decision that holds, and an issue is not over.
_DECIDED = ("decided", "monitoring")
_ALIVE = tuple(sorted({source for move in PERSONAL_ISSUE.moves if move.name == "review" for source in move.sources}))


@cache
def reviews() -> tuple[Review, ...]:
    """Return all there is to be looked at again."""
    case, concern, issue = (table_of(noun) for noun in ("case", "boundary_concern", "personal_issue"))
    not_closed = case.c.status != "closed"
    return (
        _follow_up(),
        Review("case", case, case.c.review_by, case.c.effective_at, (case.c.status == "monitoring",)),
        Review(
            "boundary_concern",
            concern,
            concern.c.review_by,
            concern.c.effective_at,
            (concern.c.status.in_(_DECIDED), not_closed),
        ),
        Review(
            "personal_issue", issue, issue.c.review_by, issue.c.effective_at, (issue.c.status.in_(_ALIVE), not_closed)
        ),
        _planned(),
    )


def _follow_up() -> Review:
    """Return the follow-up of a consultation: until the case is monitored or closed."""
    asking = table_of("consultation")
    return Review(
        "consultation",
        asking,
        asking.c.follow_up_by,
        asking.c.held_at,
        (asking.c.status == "completed", table_of("case").c.status == "open"),
    )


def _planned() -> Review:
    """Return the follow-up of the newest plan for a reply: until the request is followed up or withdrawn."""
    request, plan = table_of("client_request"), table_of("reply_plan")
    newer = plan.alias("newer")
    is_newest = ~exists(
        select(1).where(
            newer.c.clinic_id == plan.c.clinic_id,
            newer.c.case_id == plan.c.case_id,
            newer.c.request_id == plan.c.request_id,
            by_no_index(newer.c.id) > plan.c.id,
        )
    )
    of_request = and_(
        plan.c.clinic_id == request.c.clinic_id,
        plan.c.case_id == request.c.case_id,
        plan.c.request_id == request.c.id,
    )
    return Review(
        "client_request",
        request,
        plan.c.follow_up_by,
        plan.c.effective_at,
        (request.c.status.in_(("recorded", "replied")), table_of("case").c.status != "closed", is_newest),
        beside=(plan, of_request),
    )


def asked_later(*conditions: Any, same_matter: bool = False) -> Any:
    """Return the condition that someone was asked again after a consultation, about the same or about anything."""
    asking, later = table_of("consultation"), later_asking()
    matches = [
        later.c.clinic_id == asking.c.clinic_id,
        later.c.case_id == asking.c.case_id,
        by_no_index(later.c.id) > asking.c.id,
        later.c.status != "entered_in_error",
    ]
    if same_matter:
        matches += [
            or_(later.c[link] == asking.c[link], and_(later.c[link].is_(None), asking.c[link].is_(None)))
            for link in ("request_id", "issue_id", "concern_id")
        ]
    return exists(select(1).where(*matches, *conditions))


@cache
def later_asking() -> Any:
    """Return the consultations among which ``asked_later`` looks, for further conditions on them."""
    return table_of("consultation").alias("later")
