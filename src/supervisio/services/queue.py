"""What waits for an actor: one statement, most urgent first, by keyset."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Integer, String, and_, bindparam, case, exists, func, literal, select, union_all

from supervisio.domain.records import Page, WaitingRecord
from supervisio.domain.vocabulary import Urgency
from supervisio.services.keyset import page_of
from supervisio.services.reach import REFS, is_other_party, own_cases
from supervisio.services.reviews import asked_later, reviews
from supervisio.services.statements import table_of

if TYPE_CHECKING:
    from datetime import datetime

    from supervisio.services.context import Context
    from supervisio.services.reviews import Review

_ROUTINE = Urgency.ROUTINE
_ANSWERED = ("answered", "declined")


def waiting(context: Context, *, limit: int, after: str | None) -> Page[WaitingRecord]:
    """
    Return a page of what waits for the actor.

    Raises:
        InvalidValueError: the limit or the cursor is not acceptable.

    """
    context.enter()
    rows, following = page_of(
        context, _waiting().subquery(), _parameters(context), moment="respond_by", limit=limit, after=after
    )
    now = context.now()
    return Page(items=tuple(_record(row, now) for row in rows), next=following)


def count(context: Context) -> int:
    """Return how much waits for the actor."""
    context.enter()
    found = _waiting().subquery()
    return int(context.rows(select(func.count().label("all")).select_from(found), _parameters(context))[0]["all"])


def _parameters(context: Context) -> dict[str, Any]:
    # A day is reached when it begins: its end is then no later than the end of today.
    return {"refs": sorted(context.refs), "day_end": context.policy.end_of(context.today())}


@cache
def _waiting() -> Any:
    return union_all(_asked(), _accepted(), _answered(), _declined(), _actions(), *map(_review, reviews()))


@cache
def _rank() -> Any:
    consultation = table_of("consultation")
    ranks = [(consultation.c.urgency == str.__str__(urgency), urgency.rank) for urgency in Urgency]
    return case(*ranks, else_=_ROUTINE.rank)


def _row(kind: str, row: Any, *, rank: Any, urgency: Any, respond_by: Any, since: Any) -> Any:
    of_case = table_of("case")
    columns = (
        literal(kind, String(16)).label("kind"),
        of_case.c.id.label("case_id"),
        row.c.id,
        rank.label("rank"),
        urgency.label("urgency"),
        respond_by.label("respond_by"),
        since.label("since"),
    )
    statement = select(*columns)
    if row is not of_case:
        statement = statement.join(of_case, and_(of_case.c.clinic_id == row.c.clinic_id, of_case.c.id == row.c.case_id))
    return statement.where(
        row.c.clinic_id == bindparam("clinic_id"), of_case.c.status != "entered_in_error", ~is_other_party()
    )


def _of_consultation(kind: str, *, respond_by: Any = None, since: Any = None) -> Any:
    asking = table_of("consultation")
    return _row(
        kind,
        asking,
        rank=_rank(),
        urgency=asking.c.urgency,
        respond_by=asking.c.respond_by if respond_by is None else respond_by,
        since=asking.c.effective_at if since is None else since,
    )


def _is_own() -> Any:
    return table_of("case").c.therapist_ref.in_(REFS)


def _is_in_own_case() -> Any:
    return table_of("consultation").c.case_id.in_(own_cases())


def _asked() -> Any:
    asking = table_of("consultation")
    return _of_consultation("asked").where(asking.c.asked_of.in_(REFS), asking.c.status == "requested", ~_is_own())


def _accepted() -> Any:
    asking = table_of("consultation")
    since = func.coalesce(asking.c.accepted_at, asking.c.effective_at)
    return _of_consultation("accepted", since=since).where(
        asking.c.asked_of.in_(REFS), asking.c.status.in_(("accepted", "scheduled", "missed")), ~_is_own()
    )


def _answered() -> Any:
    asking, advice = table_of("consultation"), table_of("recommendation")
    is_open = exists(
        select(1).where(
            advice.c.clinic_id == asking.c.clinic_id,
            advice.c.case_id == asking.c.case_id,  # of which there is an index
            advice.c.consultation_id == asking.c.id,
            advice.c.status == "open",
        )
    )
    return _of_consultation("answered", since=asking.c.held_at).where(
        asking.c.status == "completed", is_open, _is_in_own_case()
    )


def _declined() -> Any:
    asking, of_case = table_of("consultation"), table_of("case")
    return _of_consultation("declined").where(
        asking.c.status == "declined", of_case.c.status != "closed", ~asked_later(same_matter=True), _is_in_own_case()
    )


def _actions() -> Any:
    action = table_of("action_item")
    return _row(
        "action",
        action,
        rank=literal(_ROUTINE.rank, Integer),
        urgency=literal(str.__str__(_ROUTINE), String(64)),
        respond_by=action.c.due_by,
        since=action.c.effective_at,
    ).where(action.c.owner_ref.in_(REFS), action.c.status == "open")


def _review(review: Review) -> Any:
    """Return what is to be looked at again, from its day on; a follow-up until someone is asked again."""
    is_asking = review.row is table_of("consultation")
    routine = {"rank": literal(_ROUTINE.rank, Integer), "urgency": literal(str.__str__(_ROUTINE), String(64))}
    ranked = {"rank": _rank(), "urgency": review.row.c.urgency} if is_asking else routine
    statement = _row("review", review.row, respond_by=review.by, since=review.since, **ranked)
    if review.beside is not None:
        statement = statement.join(*review.beside)
    if is_asking:
        statement = statement.where(~asked_later())
    own = _is_own() if review.noun == "case" else review.row.c.case_id.in_(own_cases())
    return statement.where(review.by <= bindparam("day_end"), own, *review.holds)


def _record(row: dict[str, Any], now: datetime) -> WaitingRecord:
    return WaitingRecord(
        kind=row["kind"],
        case_id=row["case_id"],
        id=row["id"],
        urgency=Urgency.read(row["urgency"]),
        respond_by=row["respond_by"],
        # What was answered, or declined, is late no more: it waits for the therapist, who owes nobody a day.
        overdue=row["kind"] not in _ANSWERED and row["respond_by"] < now,
        since=row["since"],
    )
