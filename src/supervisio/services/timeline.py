"""What happened, in the order of writing: of one case, or over the clinic for those who look after the record."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import String, and_, bindparam, cast, literal, null, or_, select, union_all
from sqlalchemy import Uuid as UuidType

from supervisio.domain.access import ACCEPTED, NOT_SHARED_YET, Standing
from supervisio.domain.checks import Problems, identifier, raise_if_any, whole_number
from supervisio.domain.cursor import from_cursor, to_cursor
from supervisio.domain.hidden import SEALED, SHREDDED, WITHHELD
from supervisio.domain.records import Page, TimelineRecord
from supervisio.errors import NotFoundError
from supervisio.models import CHILDREN, JournalEntryRow
from supervisio.services.reach import is_other_party, own_cases
from supervisio.services.reading import MOST_A_PAGE, Row, Sighted, rows_with_case, sight
from supervisio.services.statements import one, table_of

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

    from supervisio.services.common import Id
    from supervisio.services.context import Context

_ENTRY = JournalEntryRow.__table__
_TIES = ("request_id", "issue_id", "concern_id", "consultation_id")
_CASE = "case"


def of_case(context: Context, case_id: Id, *, limit: int, after: str | None) -> Page[TimelineRecord]:
    """
    Return a page of what happened in a case, as far as this actor may see it.

    Raises:
        NotFoundError: there is none that this actor may see.

    """
    found = sighted_case(context, identifier(case_id, "case_id"))
    limit, since = _where(limit, after)
    seen = entries_seen_by(context, found, since=since, limit=limit + 1)
    items = tuple(as_record(entry, found) for entry in seen[:limit])
    return Page(items=items, next=to_cursor(items[-1].seq) if len(seen) > limit else None)


def newest_of_case(context: Context, found: Sighted) -> tuple[TimelineRecord, ...]:
    """Return the newest entries that the actor may see, oldest of them first: what fits on one screen."""
    seen = entries_seen_by(context, found, since=0, limit=None)
    return tuple(as_record(entry, found) for entry in seen[-MOST_A_PAGE:])


def sighted_case(context: Context, case_id: UUID) -> Sighted:
    """
    Return a case as the actor stands to it.

    Raises:
        NotFoundError: there is none that this actor may see.

    """
    statement = rows_with_case("case").where(table_of("case").c.id == bindparam("id"))
    for found in sight(context, context.rows(statement, {"id": case_id})).values():
        if found.standing:
            return found
    raise NotFoundError("case", case_id)


def topic_of(context: Context, case_id: UUID) -> str | None:
    """Return the topic of a case, for those who need no part in it; None where there is no such case for them."""
    statement = one(_CASE).where(~is_other_party())
    rows = context.rows(statement, {"id": case_id, "refs": sorted(context.refs)})
    return rows[0]["topic"] if rows else None


def _where(limit: int, after: str | None) -> tuple[int, int]:
    problems: Problems = []
    limit = whole_number(limit, "limit", problems, least=1, most=MOST_A_PAGE)
    since = sequence_in(after, problems)
    raise_if_any(problems)
    return limit, since


def sequence_in(after: str | None, problems: Problems) -> int:
    """Return the sequence after which to go on, adding a problem if the cursor is none that was given out."""
    cursor = from_cursor(after, 1, problems)
    if cursor is not None and type(cursor[0]) is not int:
        problems.append(("after", "bad_cursor", {}))
    return 0 if cursor is None or type(cursor[0]) is not int else cursor[0]


def entries_seen_by(context: Context, found: Sighted, *, since: int, limit: int | None) -> list[Row]:
    """Return the entries after a sequence that the actor may see."""
    statement = (
        select(_ENTRY)
        .where(
            _ENTRY.c.clinic_id == bindparam("clinic_id"),
            _ENTRY.c.root_id == bindparam("root_id"),
            _ENTRY.c.seq > bindparam("since"),
        )
        .order_by(_ENTRY.c.seq)
    )
    parameters = {"root_id": found.case["id"], "since": since}
    if found.standing.is_therapist:
        return context.rows(statement if limit is None else statement.limit(limit), parameters)
    if found.standing.sees_all:
        # All but the work on what its therapist keeps to themselves so far.
        kept = _not_shared_yet(context, found)
        shared = [entry for entry in context.rows(statement, parameters) if kept.isdisjoint(_written(entry))]
        return shared if limit is None else shared[:limit]
    # Whoever has a part in some of it sees an entry only if all that it wrote is theirs to see.
    accepted = tuple(part for part in found.standing.parts if part.name == ACCEPTED)
    if not accepted:
        return []
    standing = Standing(accepted, is_therapist=False, refs=found.standing.refs)
    mine = {
        row["id"].hex
        for row in context.rows(_rows_of_case(), {"case_id": found.case["id"]})
        if standing.fields(row["noun"], row) is not None
    }
    seen = [entry for entry in context.rows(statement, parameters) if _all_mine(entry, mine)]
    return seen if limit is None else seen[:limit]


def _not_shared_yet(context: Context, found: Sighted) -> set[str]:
    rows = context.rows(_rows_of_case(), {"case_id": found.case["id"]})
    return {row["id"].hex for row in rows if NOT_SHARED_YET.get(row["noun"], "") == row["status"]}


def _written(entry: Row) -> set[str]:
    return {row_id for _, row_id, _ in entry["rows"]}


def _all_mine(entry: Row, mine: set[str]) -> bool:
    written = [row_id for noun, row_id, _ in entry["rows"] if noun != _CASE]
    return bool(written) and mine.issuperset(written)


@cache
def _rows_of_case() -> Any:
    parts = []
    for noun, row_class in CHILDREN.items():
        table = row_class.__table__
        ties = [table.c[tie] if tie in table.c else cast(null(), UuidType()).label(tie) for tie in _TIES]
        status = table.c.status if "status" in table.c else cast(null(), String(64))
        parts.append(
            select(literal(noun).label("noun"), table.c.id, status.label("status"), *ties).where(
                table.c.clinic_id == bindparam("clinic_id"), table.c.case_id == bindparam("case_id")
            )
        )
    return union_all(*parts)


def as_record(entry: Row, found: Sighted | None) -> TimelineRecord:
    """Return the record of an entry; its reason is sealed for those in the case, and withheld from others."""
    return TimelineRecord(
        case_id=entry["root_id"],
        seq=entry["seq"],
        move=entry["move"],
        actor_ref=entry["actor_ref"],
        acting_as=entry["acting_as"],
        reason=_reason(entry, found),
        effective_at=entry["effective_at"],
        effective_on=entry["effective_on"],
        recorded_at=entry["recorded_at"],
        touched=tuple((noun, UUID(row_id)) for noun, row_id, _ in entry["rows"]),
        version=entry["seq"],
    )


def _reason(entry: Row, found: Sighted | None) -> Any:
    if found is None:
        return WITHHELD
    if entry["reason"] is None:
        return None
    return SHREDDED if found.case["wrapped_key"] is None else SEALED


def of_clinic(context: Context, *, limit: int, after: str | None, everything: bool) -> Page[TimelineRecord]:
    """
    Return a page over the clinic, the newest matters first, each in the order of writing; no reasons.

    With ``everything`` it is the whole clinic except personal issues, else the actor's own cases.
    """
    problems: Problems = []
    limit = whole_number(limit, "limit", problems, least=1, most=MOST_A_PAGE)
    cursor = from_cursor(after, 2, problems)
    if cursor is not None and type(cursor[1]) is not int:
        problems.append(("after", "bad_cursor", {}))
    raise_if_any(problems)
    case = table_of("case")
    of_entry = (case.c.clinic_id == _ENTRY.c.clinic_id) & (case.c.id == _ENTRY.c.root_id)
    statement = select(_ENTRY).outerjoin(case, of_entry).where(_ENTRY.c.clinic_id == bindparam("clinic_id"))
    seen = _outside_personal_issues(case) if everything else _ENTRY.c.root_id.in_(own_cases())
    statement = statement.where(seen, ~is_other_party())
    if cursor is not None:
        root_id, seq = identifier(cursor[0], "after"), cursor[1]
        here = and_(_ENTRY.c.root_id == root_id, _ENTRY.c.seq > seq)
        statement = statement.where(or_(_ENTRY.c.root_id < root_id, here))
    statement = statement.order_by(_ENTRY.c.root_id.desc(), _ENTRY.c.seq).limit(limit + 1)
    rows = context.rows(statement, {"refs": sorted(context.refs)})
    items = tuple(as_record(entry, None) for entry in rows[:limit])
    last = items[-1] if len(rows) > limit else None
    return Page(items=items, next=None if last is None else to_cursor(last.case_id.hex, last.seq))


def _outside_personal_issues(case: Any) -> ColumnElement[bool]:
    # An entry of a case that is gone has no topic to go by: it is shown to nobody here, verify() reports it.
    return or_(_ENTRY.c.root_noun != _CASE, case.c.topic != "personal_issue")
