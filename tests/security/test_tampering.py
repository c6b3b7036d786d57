"""Every column of every table, and every row: taken from the metadata, so that a table to come is covered too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import UniqueConstraint, text

from supervisio.models import ROOTS, metadata
from tests.security.behind import another, insert, put, same_otherwise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Column, Connection, Table

    from tests.security.behind import Behind, Row
    from tests.security.rich import Played

    Change = Callable[[Connection, Column[Any], Row], None]

each_table = pytest.mark.parametrize("table", metadata.sorted_tables, ids=lambda table: table.name)
_ROOTS = {root.__tablename__ for root in ROOTS.values()}
_READS = "supervisio_access_entry"
_SOME = 5


def _says_nothing(column: Column[Any]) -> bool:
    """Whether a change of this column cannot be found by design: it is no part of what was written."""
    # A root's undigested columns are checked by its head and by unwrapping its key, any other one not at all.
    undigested = column.info.get("digest") is False and column.table.name not in _ROOTS
    # An entry of the access log that moves to another clinic is gone from this one, as any that was removed.
    return undigested or (column.table.name, column.name) == (_READS, "clinic_id")


def _unnoticed(behind: Behind, table: Table, change: Change, rows: Callable[[Column[Any]], Iterator[Row]]) -> list[str]:
    found = []
    for column in table.columns:
        for row in rows(column):
            with behind.undone() as connection:
                change(connection, column, row)
                if not behind.findings(connection):
                    found.append(column.name)
    return found


def test_the_record_is_right_before_anything_is_done(behind: Behind) -> None:
    """What the following tests find is what they did."""
    with behind.undone() as connection:
        assert behind.findings(connection) == set()


def test_the_rich_clinic_leaves_no_table_empty(played: Played) -> None:
    """A table that a later version adds must be used there, or the tests of this module would pass over it."""
    with played.clinic.engine.connect() as connection:
        counts = {table.name: len(connection.execute(table.select()).all()) for table in metadata.sorted_tables}

    assert [name for name, count in counts.items() if not count] == []


@each_table
def test_every_value_that_becomes_another_is_found(behind: Behind, table: Table) -> None:
    """Whatever a column holds, NULL or not, it cannot become something else unnoticed."""
    rows = behind.rows(table)

    def one_of_each(column: Column[Any]) -> Iterator[Row]:
        yield from [row for row in rows if row[column.name] is not None][-1:]
        yield from [row for row in rows if row[column.name] is None][:1]

    def change(connection: Connection, column: Column[Any], row: Row) -> None:
        put(connection, table, row, column.name, another(column, row[column.name]))

    unnoticed = _unnoticed(behind, table, change, one_of_each)

    assert set(unnoticed) == {column.name for column in table.columns if _says_nothing(column)}


@each_table
def test_every_value_that_is_erased_is_found(behind: Behind, table: Table) -> None:
    """A value that becomes NULL, where the table lets it, does not go unnoticed."""
    rows = behind.rows(table)

    def one(column: Column[Any]) -> Iterator[Row]:
        yield from [row for row in rows if column.nullable and row[column.name] is not None][:1]

    def change(connection: Connection, column: Column[Any], row: Row) -> None:
        put(connection, table, row, column.name, None)

    assert _unnoticed(behind, table, change, one) == []


@each_table
def test_every_value_in_another_form_is_found(behind: Behind, table: Table) -> None:
    """A value that reads the same, but is not written as the library writes it, is a value changed behind its back."""
    rows = behind.rows(table)

    def one(column: Column[Any]) -> Iterator[Row]:
        can_be = same_otherwise(column) is not None and not _says_nothing(column)
        yield from [row for row in rows if can_be and row[column.name] is not None][:1]

    def change(connection: Connection, column: Column[Any], row: Row) -> None:
        statement = f"UPDATE {table.name} SET {column.name} = {same_otherwise(column)} WHERE rowid = {row['rowid']}"
        connection.execute(text(statement))

    assert _unnoticed(behind, table, change, one) == []


@each_table
def test_every_row_that_is_removed_is_found(behind: Behind, table: Table) -> None:
    """No row can go, but an entry of the access log: each stands for itself there, as the documentation says."""
    rows = behind.rows(table)
    removed = {}
    for row in rows[:_SOME] if table.name == _READS else rows:
        with behind.undone() as connection:
            connection.execute(text(f"DELETE FROM {table.name} WHERE rowid = {row['rowid']}"))
            removed[row["rowid"]] = bool(behind.findings(connection))

    assert set(removed.values()) == {table.name != _READS}


@each_table
def test_every_row_that_is_copied_is_found(behind: Behind, table: Table) -> None:
    """A row under a key of its own, or in another clinic, is a row that no entry there has written."""
    rows = behind.rows(table)
    keys = [column for column in table.primary_key.columns if column.name != "clinic_id"]
    unnoticed = []
    for row in (*rows[:_SOME], rows[-1]):
        copies = [{**row, **_unused(table, rows), column.name: _next(rows, column, row)} for column in keys]
        for copy in (*copies, {**row, "clinic_id": "elsewhere"}):
            with behind.undone() as connection:
                insert(connection, table, copy)
                if not behind.findings(connection, copy["clinic_id"]):
                    unnoticed.append(copy)

    assert unnoticed == []


def _next(rows: list[Row], column: Column[Any], row: Row) -> Any:
    """Return a key that is free: an id nobody has, or the next sequence of this root."""
    if column.name != "seq":
        return another(column, row[column.name])
    return 1 + max(one["seq"] for one in rows if one["root_id"] == row["root_id"])


def _unused(table: Table, rows: list[Row]) -> Row:
    """Return values that no other row has, where a constraint wants them."""
    unique = [constraint for constraint in table.constraints if isinstance(constraint, UniqueConstraint)]
    last = [list(constraint.columns)[-1] for constraint in unique]
    return {column.name: another(column, rows[-1][column.name]) for column in last}


def test_an_entry_of_the_access_log_that_moves_is_found_where_it_arrives(behind: Behind) -> None:
    """Whoever moves the trace of their reading to another clinic leaves it there."""
    table = metadata.tables[_READS]
    row = behind.rows(table)[0]

    with behind.undone() as connection:
        put(connection, table, row, "clinic_id", "elsewhere")

        assert behind.findings(connection, "elsewhere") == {"access"}


def test_a_whole_case_that_is_removed_cannot_be_found(behind: Behind) -> None:
    """The limit that the documentation names: without a seal kept elsewhere nothing tells that a case ever was."""
    newest = behind.rows(metadata.tables["supervisio_case"])[-1]["id"]

    with behind.undone() as connection:
        for table in metadata.sorted_tables:
            of_case = next((name for name in ("case_id", "root_id") if name in table.columns), "id")
            connection.execute(text(f"DELETE FROM {table.name} WHERE {of_case} = :id"), {"id": newest})

        assert behind.findings(connection) == set()
