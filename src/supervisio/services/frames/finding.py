"""The rows of a frame, found as a list finds them, and what hangs on them: both in the order of recording."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from sqlalchemy import bindparam, select

from supervisio.domain.checks import identifier, raise_if_any, whole_number
from supervisio.domain.cursor import from_cursor, to_cursor
from supervisio.services.frames.plain import as_values, is_named, plain
from supervisio.services.frames.shape import columns_of
from supervisio.services.reach import REFS
from supervisio.services.reading import listable
from supervisio.services.statements import by_no_index, table_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement, Select

    from supervisio.domain.checks import Problems
    from supervisio.services.context import Context
    from supervisio.services.frames.plain import Values

MOST_ROWS = 100_000
"""The rows of the largest batch."""


class Found(NamedTuple):
    """
    Rows, column by column, and where the next batch goes on.

    ``own`` says of each whether it is in a case of the actor's own, ``topics`` what its case is about. ``today`` is the
    day at the clinic as of which they were found.
    """

    columns: dict[str, Values]
    own: Values
    topics: Values
    today: date
    next: str | None


def find(context: Context, noun: str, filters: Mapping[str, Any], *, limit: Any, after: Any) -> Found:
    """
    Return the rows that the lists of a noun show to the actor: all, or ``limit`` of them after a cursor.

    Raises:
        InvalidValueError: the limit or the cursor is not acceptable.

    """
    problems: Problems = []
    limit = bounded(limit, problems)
    cursor = from_cursor(after, 1, problems)
    raise_if_any(problems)
    table = table_of(noun)
    statement, parameters = listable(context, noun, _rows(noun, context.database.dialect_name), filters)
    if cursor is not None:
        statement = statement.where(by_no_index(table.c.id) > bindparam("after"))
        parameters["after"] = identifier(cursor[0], "after")
    if limit is not None:
        statement = statement.limit(limit + 1)
    names = [column.name for column in columns_of(noun)]
    columns = [as_values(column) for column in context.plain_columns(statement.order_by(table.c.id), parameters)]
    more = limit is not None and len(columns[0]) > limit
    *values, own, topics = (column[:limit] for column in columns)
    found = dict(zip(names, values, strict=True))
    following = to_cursor(UUID(found["id"][-1]).hex) if more else None
    return Found(found, own, topics, parameters["today"], following)


def bounded(limit: Any, problems: Problems) -> Any:
    """Check how many rows are wanted; None is all of them."""
    return None if limit is None else whole_number(limit, "limit", problems, least=1, most=MOST_ROWS)


@cache
def _rows(noun: str, dialect_name: str) -> Select[Any]:
    table, case = table_of(noun), table_of("case")
    columns = (plain(column.held_in, dialect_name) for column in columns_of(noun))
    statement = select(*columns, case.c.therapist_ref.in_(REFS), case.c.topic)
    if noun != "case":
        of_row = (case.c.clinic_id == table.c.clinic_id) & (case.c.id == table.c.case_id)
        statement = statement.join_from(table, case, of_row)
    return statement.where(table.c.clinic_id == bindparam("clinic_id"))


def find_below(
    context: Context, noun: str, case_ids: Mapping[str, str], names: Sequence[str], *conditions: ColumnElement[bool]
) -> dict[str, Values]:
    """Return rows of a noun in these ``named`` cases for which the conditions hold: the columns named, id and case."""
    table, dialect_name = table_of(noun), context.database.dialect_name
    read = ("id", "case_id", *names)
    columns = (plain(table.c[name], dialect_name) for name in read)
    statement = select(*columns).where(
        table.c.clinic_id == bindparam("clinic_id"), is_named(dialect_name)(table.c.case_id), *conditions
    )
    return dict(zip(read, map(as_values, context.plain_columns(statement, case_ids)), strict=True))
