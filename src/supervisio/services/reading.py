"""Reading records: one, or a page of them by keyset, in a number of statements that does not grow with the rows."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

import attrs
from sqlalchemy import bindparam, select

from supervisio.domain.access import standing
from supervisio.domain.checks import identifier, raise_if_any, whole_number
from supervisio.domain.cursor import from_cursor, to_cursor
from supervisio.domain.records import ActionItemRecord, Page
from supervisio.errors import NotFoundError
from supervisio.services.assembling import NESTED, assemble
from supervisio.services.matter import matters_of
from supervisio.services.reach import candidates, reach
from supervisio.services.statements import by_no_index, table_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from uuid import UUID

    from sqlalchemy import ColumnElement, Select

    from supervisio.domain.access import Matter, Standing
    from supervisio.domain.checks import Problems
    from supervisio.domain.records import Record
    from supervisio.services.context import Context

Row = dict[str, Any]
MOST_A_PAGE = 200
_LEFT_OUT = ("dropped", "entered_in_error")
_CASE_COLUMNS = ("id", "therapist_ref", "topic", "status", "client_ref", "journal_seq", "wrapped_key", "key_id")


class Sighted(NamedTuple):
    """A case as one actor stands to it."""

    case: Row
    matter: Matter
    standing: Standing
    open_work: Mapping[str, int]


@cache
def rows_with_case(noun: str) -> Select[Any]:
    """Return the select of rows of this noun, with what is needed of their case."""
    table, case = table_of(noun), table_of("case")
    if noun == "case":
        return select(table).where(table.c.clinic_id == bindparam("clinic_id"))
    return (
        select(table, *(case.c[name].label(f"case__{name}") for name in _CASE_COLUMNS))
        .join(case, (case.c.clinic_id == table.c.clinic_id) & (case.c.id == table.c.case_id))
        .where(table.c.clinic_id == bindparam("clinic_id"))
    )


def case_of(noun: str, row: Row) -> Row:
    """Return what was read of a row's case."""
    return row if noun == "case" else {name: row[f"case__{name}"] for name in _CASE_COLUMNS}


def sight(context: Context, cases: Iterable[Row]) -> dict[UUID, Sighted]:
    """Return how the actor stands to these cases."""
    by_id = {case["id"]: case for case in cases}
    today = context.today()
    return {
        case_id: Sighted(by_id[case_id], matter, standing(matter, context.refs, today), work)
        for case_id, (matter, work) in matters_of(context, by_id.values()).items()
    }


def get(context: Context, noun: str, given_id: UUID | str) -> Record:
    """
    Return one record as this actor may see it.

    Raises:
        NotFoundError: there is none, or none that this actor may see.
        InvalidValueError: the id is no id.

    """
    row_id = identifier(given_id, f"{noun}_id")
    found = context.rows(rows_with_case(noun).where(table_of(noun).c.id == bindparam("id")), {"id": row_id})
    records = records_of(context, noun, [row for row in found if row.get("status") != "dropped"])
    if not records:
        raise NotFoundError(noun, row_id)
    return records[0]


def records_of(context: Context, noun: str, rows: list[Row]) -> list[Record]:
    """Return the records of these rows, in their order, without those that do not exist for the actor."""
    sighted = sight(context, (case_of(noun, row) for row in rows))
    children = _children_of(context, noun, rows)
    made = []
    for row in rows:
        case, _, its_standing, _ = sighted[row["id"] if noun == "case" else row["case_id"]]
        nested = {
            name: tuple(
                record
                for child in found.get(row["id"], ())
                if (record := assemble(below, child, case, its_standing)) is not None
            )
            for name, (below, found) in children.items()
        }
        record = assemble(noun, row, case, its_standing, **nested)
        if record is not None:
            made.append(with_overdue(context, record))
    return made


def _children_of(context: Context, noun: str, rows: list[Row]) -> dict[str, tuple[str, dict[UUID, list[Row]]]]:
    found = {}
    for name, (below, column) in NESTED.get(noun, {}).items():
        by_parent: dict[UUID, list[Row]] = defaultdict(list)
        if rows:
            within = {"case_ids": [row["case_id"] for row in rows], "parents": [row["id"] for row in rows]}
            for child in sorted(context.rows(_below(below, column), within), key=itemgetter("id")):
                by_parent[child[column]].append(child)
        found[name] = (below, by_parent)
    return found


@cache
def _below(noun: str, column: str) -> Select[Any]:
    # By the case, of which there is an index, and without an order: for one SQLite would go through the clinic by id.
    table = table_of(noun)
    return select(table).where(
        table.c.clinic_id == bindparam("clinic_id"),
        table.c.case_id.in_(bindparam("case_ids", expanding=True)),
        table.c[column].in_(bindparam("parents", expanding=True)),
    )


def with_overdue(context: Context, record: Record) -> Record:
    """Return an action with whether it is overdue at the clinic; any other record as it is."""
    if not isinstance(record, ActionItemRecord):
        return record
    is_late = isinstance(record.due_on, date) and record.due_on < context.today()
    return attrs.evolve(record, overdue=is_late and record.status == "open")


def page(
    context: Context,
    noun: str,
    filters: Mapping[str, Any],
    *,
    limit: int,
    after: str | None,
    conditions: Iterable[ColumnElement[bool]] = (),
) -> Page[Any]:
    """
    Return one page, newest first, of the records that the actor may see.

    ``filters`` are column values; None filters nothing. ``after`` is the ``next`` of the page before.

    Raises:
        InvalidValueError: limit or cursor is not acceptable.

    """
    problems: Problems = []
    limit = whole_number(limit, "limit", problems, least=1, most=MOST_A_PAGE)
    cursor = from_cursor(after, 1, problems)
    raise_if_any(problems)
    table = table_of(noun)
    statement, parameters = listable(context, noun, rows_with_case(noun), filters)
    statement = statement.where(*conditions)
    if cursor is not None:
        statement = statement.where(by_no_index(table.c.id) < bindparam("after"))
        parameters["after"] = identifier(cursor[0], "after")
    rows = context.rows(statement.order_by(table.c.id.desc()).limit(limit + 1), parameters)
    more = len(rows) > limit
    return Page(
        items=tuple(records_of(context, noun, rows[:limit])),
        next=to_cursor(rows[limit - 1]["id"].hex) if more else None,
    )


def listable(
    context: Context, noun: str, statement: Select[Any], filters: Mapping[str, Any]
) -> tuple[Select[Any], dict[str, Any]]:
    """
    Narrow a select of rows, joined with their case, to those that lists show to the actor; also return its parameters.

    ``filters`` are column values; None filters nothing.
    """
    given = {name: value for name, value in filters.items() if value is not None}
    table, case = table_of(noun), table_of("case")
    names = frozenset(given)
    statement = statement.where(table.c.id.in_(candidates(noun, names)), reach(noun, names))
    for name in given:
        column = case.c[name] if name in {"client_ref", "therapist_ref"} else table.c[name]
        statement = statement.where(column == bindparam(f"filter_{name}"))
    if "status" in table.c:
        # A mistake can be asked for by its status; what was dropped is not there.
        left_out = _LEFT_OUT[:1] if given.get("status") == "entered_in_error" else _LEFT_OUT
        statement = statement.where(table.c.status.not_in(left_out))
    if noun != "case":
        # A case that is a mistake takes all that is in it out of the lists.
        statement = statement.where(case.c.status != "entered_in_error")
    parameters = {"refs": sorted(context.refs), "today": context.today()}
    return statement, parameters | {f"filter_{name}": value for name, value in given.items()}
