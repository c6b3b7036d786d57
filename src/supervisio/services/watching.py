"""What has gone quiet: concerns nobody was consulted about, advice nothing came of, reviews whose day has passed."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Integer, String, and_, bindparam, case, exists, func, literal, or_, select, union_all

from supervisio.domain.access import ACCEPTED, PART_BY_STATUS
from supervisio.domain.records import Page, WatchRecord
from supervisio.domain.vocabulary import WatchKind
from supervisio.services.keyset import page_of
from supervisio.services.reach import REFS, is_other_party
from supervisio.services.reviews import asked_later, later_asking, reviews
from supervisio.services.statements import table_of

if TYPE_CHECKING:
    from supervisio.services.context import Context
    from supervisio.services.draft import Row
    from supervisio.services.reviews import Review

_UNDECIDED = ("noted", "brought", "under_evaluation")
_TAKEN_ON = tuple(status for status, part in PART_BY_STATUS.items() if part == ACCEPTED)
# By which column a consultation is about such a row; a case, and a personal issue, are their therapist's alone here.
_LINKS = {"boundary_concern": "concern_id", "client_request": "request_id"}
_A_LITTLE = timedelta(microseconds=1)


def watching(context: Context, *, limit: int, after: str | None) -> Page[WatchRecord]:
    """
    Return a page of what has gone quiet in the actor's own cases, then in what they took on.

    Raises:
        InvalidValueError: the limit or the cursor is not acceptable.

    """
    context.enter()
    watched, today = context.policy.watched, context.today()

    def up_to(days: int) -> datetime:
        return context.policy.end_of(today - timedelta(days=days))

    parameters = {
        "refs": sorted(context.refs),
        "concerns_before": up_to(watched.concern_without_consultation_days),
        "advice_before": up_to(watched.advice_without_action_days),
        "reviews_before": up_to(watched.review_lapsed_days),
    }
    rows, following = page_of(context, _quiet().subquery(), parameters, moment="since", limit=limit, after=after)
    return Page(items=tuple(_record(context, row) for row in rows), next=following)


def _record(context: Context, row: Row) -> WatchRecord:
    kind, since = WatchKind.read(row["kind"]), row["since"]
    # A review is due all day: it is quiet since the last moment of that day, not since the first of the next.
    on = context.policy.today(since - _A_LITTLE if kind == WatchKind.REVIEW_LAPSED else since)
    return WatchRecord(
        kind=kind,
        about=row["about"],
        case_id=row["case_id"],
        id=row["id"],
        since=since,
        days=(context.today() - on).days,
        own=row["rank"] == 0,
    )


@cache
def _quiet() -> Any:
    return union_all(_concerns(), _advice(), *map(_lapsed, reviews()))


def _row(kind: WatchKind, about: str, row: Any, since: Any, as_asked: Any) -> Any:
    """Return the select of rows for the case's therapist, and where ``as_asked`` holds for one who was asked."""
    of_case = table_of("case")
    is_own = of_case.c.therapist_ref.in_(REFS)
    statement = select(
        literal(str.__str__(kind), String(64)).label("kind"),
        literal(about, String(32)).label("about"),
        of_case.c.id.label("case_id"),
        row.c.id,
        case((is_own, literal(0, Integer)), else_=literal(1, Integer)).label("rank"),
        since.label("since"),
    )
    if row is not of_case:
        statement = statement.join(of_case, and_(of_case.c.clinic_id == row.c.clinic_id, of_case.c.id == row.c.case_id))
    case_id = row.c.id if row is of_case else row.c.case_id
    asked = and_(of_case.c.topic != "personal_issue", as_asked)
    return statement.where(
        row.c.clinic_id == bindparam("clinic_id"),
        case_id.in_(_own_and_asked()),
        is_own if as_asked is None else or_(is_own, asked),
        of_case.c.status.not_in(("closed", "entered_in_error")),
        ~is_other_party(),
    )


def _own_and_asked() -> Any:
    own, asking = table_of("case").alias("own"), table_of("consultation").alias("asked")
    return (
        select(own.c.id)
        .where(own.c.clinic_id == bindparam("clinic_id"), own.c.therapist_ref.in_(REFS))
        .union(
            select(asking.c.case_id).where(asking.c.clinic_id == bindparam("clinic_id"), asking.c.asked_of.in_(REFS))
        )
    )


def _consulted(row: Any, *conditions: Any) -> Any:
    """Return the condition that there is a consultation, in the case of a row, for which the conditions hold."""
    asking = _asking()
    return exists(
        select(1).where(asking.c.clinic_id == row.c.clinic_id, asking.c.case_id == row.c.case_id, *conditions)
    )


@cache
def _asking() -> Any:
    return table_of("consultation").alias("asking")


def _concerns() -> Any:
    """
    Return the concerns that are undecided and about which nobody was consulted.

    For the therapist a talk about anything in the case counts, if it was held after the concern came up. Whoever took
    a concern on learns of their own talk only, not whether somebody else was asked as well.
    """
    concern, asking = table_of("boundary_concern"), _asking()
    of_case = table_of("case")
    about_it = asking.c.concern_id == concern.c.id
    is_held = asking.c.status == "completed"
    held_since = and_(is_held, or_(about_it, asking.c.held_at >= concern.c.effective_at))
    mine = and_(about_it, asking.c.asked_of.in_(REFS))
    as_asked = and_(_consulted(concern, mine, asking.c.status.in_(_TAKEN_ON)), ~_consulted(concern, mine, is_held))
    is_own = of_case.c.therapist_ref.in_(REFS)
    return _row(
        WatchKind.CONCERN_WITHOUT_CONSULTATION, "boundary_concern", concern, concern.c.effective_at, as_asked
    ).where(
        concern.c.status.in_(_UNDECIDED),
        concern.c.effective_at < bindparam("concerns_before"),
        or_(~is_own, ~_consulted(concern, held_since)),
    )


def _advice() -> Any:
    """Return the talks of which a recommendation is open, none was taken up and no action was agreed."""
    asking = table_of("consultation")
    advice, action = table_of("recommendation"), table_of("action_item")

    def hangs_on(table: Any, *statuses: str) -> Any:
        return exists(
            select(1).where(
                table.c.clinic_id == asking.c.clinic_id,
                table.c.case_id == asking.c.case_id,  # of which there is an index
                table.c.consultation_id == asking.c.id,
                table.c.status.in_(statuses),
            )
        )

    since = func.coalesce(asking.c.held_at, asking.c.effective_at)
    return _row(WatchKind.ADVICE_WITHOUT_ACTION, "consultation", asking, since, asking.c.asked_of.in_(REFS)).where(
        asking.c.status == "completed",
        since < bindparam("advice_before"),
        hangs_on(advice, "open"),
        ~hangs_on(advice, "followed", "declined", "contested"),
        ~hangs_on(action, "open", "done"),
    )


def _lapsed(review: Review) -> Any:
    is_own = table_of("case").c.therapist_ref.in_(REFS)
    is_asking = review.noun == "consultation"
    as_asked = None
    if is_asking:
        as_asked = review.row.c.asked_of.in_(REFS)
    elif review.noun in _LINKS:
        asking = _asking()
        about_it = asking.c[_LINKS[review.noun]] == review.row.c.id
        as_asked = _consulted(review.row, about_it, asking.c.asked_of.in_(REFS), asking.c.status.in_(_TAKEN_ON))
    statement = _row(WatchKind.REVIEW_LAPSED, review.noun, review.row, review.by, as_asked)
    if review.beside is not None:
        statement = statement.join(*review.beside)
    if is_asking:
        # That somebody else was asked since is not told to the one who was asked before.
        again = or_(and_(is_own, asked_later()), and_(~is_own, asked_later(later_asking().c.asked_of.in_(REFS))))
        statement = statement.where(~again)
    return statement.where(review.by <= bindparam("reviews_before"), *review.holds)
