"""Spans of roots: together they leave nothing out, and what is written while they are read is no tampering."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from sqlalchemy import Connection, create_engine, event, select, text, update

from supervisio.journal import reading
from supervisio.journal.chain import ENTRIES
from supervisio.journal.findings import Finding, Verification
from supervisio.journal.reading import ROOT_COLUMN, Reader
from supervisio.journal.verify import verify
from supervisio.models import metadata
from supervisio.models.ids import new_id
from tests.journal.clinic import NORTH, Book, table_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine

    from supervisio.vault import Vault

REQUEST = table_of("client_request")


@pytest.fixture
def _small_spans(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(reading, "_ROWS_A_SPAN", 3)
    reading._end_of_span.cache_clear()
    yield
    reading._end_of_span.cache_clear()


def _fill(book: Book, cases: int = 12) -> None:
    for number in range(cases):
        case_id = book.open_root()
        for _ in range(number % 4):
            book.write("case", case_id, "ask", ("client_request", {"id": new_id()}))
        book.read(case_id)
        book.open_root("therapy_relationship", client_ref=f"c-{number}")


@pytest.mark.usefixtures("_small_spans")
def test_spans_leave_nothing_out_and_repeat_nothing(connection: Connection, book: Book) -> None:
    """Every row of every table comes by once, with all others of its root, and few at a time."""
    _fill(book)
    reader = Reader(connection, NORTH)
    spans = [{table.name: reader.rows(table, span) for table in ROOT_COLUMN} for span in reader.spans()]
    everything = {table.name: connection.execute(select(table)).all() for table in ROOT_COLUMN}
    entries = [{row[1] for row in span[ENTRIES.name]} for span in spans]

    assert {name: sum(len(span[name]) for span in spans) for name in everything} == {
        name: len(rows) for name, rows in everything.items()
    }
    assert len(set().union(*entries)) == sum(map(len, entries)) == 24
    assert len(spans) > 8
    assert max(len(rows) for span in spans for rows in span.values()) <= 3 + 4


@pytest.mark.usefixtures("_small_spans")
def test_a_clinic_of_many_spans_is_intact(connection: Connection, vault: Vault, book: Book) -> None:
    """Counts and progress add up over the spans."""
    _fill(book)
    told: list[tuple[int, int | None]] = []
    verified = verify(connection, vault, NORTH, progress=lambda done, total: told.append((done, total)))

    assert verified == Verification(entries=12 + 18 + 12, roots=24)
    assert told == sorted(told)
    assert told[-1] == (24, 24)


ODD_IDS = [
    "'00000000000000000000000000000000'",
    "'ffffffffffffffffffffffffffffffff'",
    "'zzz'",
    "''",
    "'0'",
    "x''",
    "x'ff'",
    "CAST(x'00ff' AS TEXT)",
    "CAST(x'ff00' AS TEXT)",
    "CAST(x'3031ff' AS TEXT)",
    "0",
    "9e999",
]


@pytest.mark.usefixtures("_small_spans")
@pytest.mark.parametrize("noun", ["case", "therapy_relationship", "client_request", "journal_entry", "access_entry"])
def test_no_id_is_so_odd_that_its_row_is_passed_over(noun: str, vault: Vault) -> None:
    """Rows whose root is gone are found, whatever stands in place of its id and wherever it sorts; NULL too."""
    table = metadata.tables[f"supervisio_{noun}"]
    root = ROOT_COLUMN[table]
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        for each in metadata.tables.values():
            untyped = ", ".join(f'"{column.name}"' for column in each.columns)
            connection.execute(text(f"CREATE TABLE {each.name} ({untyped})"))
        book = Book(connection, vault)
        _fill(book)
        names = [f'"{column.name}"' for column in table.columns if column.name != root]
        for odd in [*ODD_IDS, "NULL"]:
            copied = f"SELECT {', '.join(names)}, {odd} FROM {table.name} LIMIT 1"
            connection.execute(text(f"INSERT INTO {table.name} ({', '.join(names)}, {root}) {copied}"))
        found = verify(connection, vault, NORTH).findings
    engine.dispose()

    at_odd_roots = [one for one in found if one.table == noun]
    assert len(at_odd_roots) == len(ODD_IDS) + 1
    assert {one.root for one in at_odd_roots} == {None, UUID(int=0), UUID(int=2**128 - 1)}


def test_a_value_that_postgresql_has_and_python_has_not(postgresql_url: str, vault: Vault) -> None:
    """A moment after the year 9999 cannot be read at all; its row is found, and so is what else is wrong."""
    engine = create_engine(postgresql_url)
    with engine.connect() as connection:
        metadata.create_all(connection)
        book = Book(connection, vault)
        _fill(book, 4)
        requests = connection.execute(select(REQUEST.c.id, REQUEST.c.case_id).order_by(REQUEST.c.id)).all()
        far, edited = requests[0], requests[1]
        where = "WHERE id = CAST(:id AS UUID)"
        change = f"UPDATE supervisio_client_request SET replied_at = 'infinity' {where}"
        connection.execute(text(change), {"id": str(far.id)})
        connection.execute(update(REQUEST).where(REQUEST.c.id == edited.id).values(reply="accepted"))
        connection.execute(
            text("UPDATE supervisio_journal_entry SET effective_on = 'infinity' WHERE root_id = CAST(:id AS UUID)"),
            {"id": str(edited.case_id)},
        )
        found = set(verify(connection, vault, NORTH).findings)
    engine.dispose()

    assert Finding(root=far.case_id, table="client_request", id=far.id, what="unreadable") in found
    assert Finding(root=edited.case_id, table="journal_entry", id="1", what="unreadable") in found
    assert {one.root for one in found} == {far.case_id, edited.case_id}


def test_a_call_that_commits_in_between_is_no_tampering(engine: Engine, vault: Vault) -> None:
    """Where each statement sees what was committed before it, a write between two of them is held against nobody."""
    with engine.begin() as connection:
        metadata.create_all(connection)
        book = Book(connection, vault)
        case_id = book.open_root()
    written: list[UUID] = []

    @event.listens_for(engine, "before_cursor_execute")
    def _write_in_between(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if "client_was_told" in statement and statement.startswith("SELECT") and not written:
            written.append(new_id())
            with engine.begin() as book.connection:
                book.write("case", case_id, "ask", ("client_request", {"id": written[0]}))
                book.open_root()

    with engine.connect() as connection:
        verified = verify(connection.execution_options(isolation_level="AUTOCOMMIT"), vault, NORTH)

    assert written
    assert verified == Verification(entries=3, roots=2)
