"""What waits for an actor: one statement, most urgent first, by keyset."""

from __future__ import annotations

import operator
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import Integer, String, and_, bindparam, case, exists, func, literal, or_, select, union_all

from supervisio.domain.checks import Problems, raise_if_any, whole_number
from supervisio.domain.cursor import from_cursor, to_cursor
from supervisio.domain.records import Page, WaitingRecord
from supervisio.domain.vocabulary import Urgency
from supervisio.services.reach import REFS, is_other_party, own_cases
from supervisio.services.reading import MOST_A_PAGE
from supervisio.services.statements import by_no_index, table_of

if TYPE_CHECKING:
    from supervisio.services.context import Context

_ROUTINE = Urgency.ROUTINE
_ANSWERED = ("answered", "declined")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def waiting(context: Context, *, limit: int, after: str | None) -> Page[WaitingRecord]:
    """
    Return a page of what waits for the actor.

    Raises:
        InvalidValueError: the limit or the cursor is not acceptable.

    """
    context.enter()
    problems: Problems = []
    limit = whole_number(limit, "limit", problems, least=1, most=MOST_A_PAGE)
    cursor = _read_cursor(after, problems)
    raise_if_any(problems)
    found = _waiting().subquery()
    statement = select(found)
    parameters = _parameters(context)
    if cursor is not None:
        statement = statement.where(_comes_after(found.c, cursor))
    order = (found.c.rank, found.c.respond_by, found.c.id, found.c.kind)
    rows = context.rows(statement.order_by(*order).limit(limit + 1), parameters)
    now = context.now()
    items = tuple(_record(row, now) for row in rows[:limit])
    return Page(items=items, next=_write_cursor(rows[limit - 1]) if len(rows) > limit else None)


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
    return union_all(_asked(), _accepted(), _answered(), _declined(), _actions(), _follow_ups(), _reviews())


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
        asking.c.status == "declined", of_case.c.status != "closed", ~_asked_later(same_matter=True), _is_in_own_case()
    )


def _asked_later(*, same_matter: bool) -> Any:
    asking = table_of("consultation")
    later = asking.alias("later")
    conditions = [
        later.c.clinic_id == asking.c.clinic_id,
        later.c.case_id == asking.c.case_id,
        by_no_index(later.c.id) > asking.c.id,
    ]
    if same_matter:
        conditions += [
            or_(later.c[link] == asking.c[link], and_(later.c[link].is_(None), asking.c[link].is_(None)))
            for link in ("request_id", "issue_id", "concern_id")
        ]
    return exists(select(1).where(*conditions, later.c.status != "entered_in_error"))


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


def _follow_ups() -> Any:
    """Return the follow-ups whose day has come: until the case is monitored or closed, or someone is asked again."""
    asking, of_case = table_of("consultation"), table_of("case")
    return _of_consultation("review", respond_by=asking.c.follow_up_by, since=asking.c.held_at).where(
        asking.c.status == "completed",
        asking.c.follow_up_by <= bindparam("day_end"),
        of_case.c.status == "open",
        ~_asked_later(same_matter=False),
        _is_in_own_case(),
    )


def _reviews() -> Any:
    of_case = table_of("case")
    return _row(
        "review",
        of_case,
        rank=literal(_ROUTINE.rank, Integer),
        urgency=literal(str.__str__(_ROUTINE), String(64)),
        respond_by=of_case.c.review_by,
        since=of_case.c.effective_at,
    ).where(of_case.c.status == "monitoring", of_case.c.review_by <= bindparam("day_end"), _is_own())


def _comes_after(columns: Any, cursor: tuple[int, datetime, UUID, str]) -> Any:
    rank, respond_by, row_id, kind = cursor
    return or_(
        columns.rank > rank,
        and_(columns.rank == rank, columns.respond_by > respond_by),
        and_(columns.rank == rank, columns.respond_by == respond_by, columns.id > row_id),
        and_(columns.rank == rank, columns.respond_by == respond_by, columns.id == row_id, columns.kind > kind),
    )


def _write_cursor(row: dict[str, Any]) -> str:
    since_epoch = row["respond_by"] - _EPOCH
    microseconds = (since_epoch.days * 86_400 + since_epoch.seconds) * 1_000_000 + since_epoch.microseconds
    return to_cursor(row["rank"], microseconds, row["id"].hex, row["kind"])


def _read_cursor(after: Any, problems: Problems) -> tuple[int, datetime, UUID, str] | None:
    values = from_cursor(after, 4, problems)
    if values is None:
        return None
    try:
        rank, microseconds, row_id, kind = values
        return operator.index(rank), _EPOCH + timedelta(microseconds=microseconds), UUID(row_id), str(kind)
    except (ValueError, TypeError, AttributeError, OverflowError):
        problems.append(("after", "bad_cursor", {}))
        return None


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
