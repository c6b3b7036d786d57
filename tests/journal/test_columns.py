"""From the metadata, so that a new table is covered by itself: no column can change without ``verify()`` finding it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import Boolean, Date, Integer, LargeBinary, String, Uuid, create_engine, event, select, text, update

from supervisio.domain.lifecycles import LIFECYCLES
from supervisio.journal.verify import verify
from supervisio.models import metadata
from supervisio.models.types import CanonicalJSON, UTCDateTime
from tests.journal.clinic import NORTH, Book, another, full_clinic, is_covered, noun_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Column, Connection, Table

    from supervisio.vault import Vault

ELSEWHERE = "southern"
TABLES = sorted(metadata.tables)


@pytest.fixture(autouse=True)
def _read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    # Nobody else writes here, and there is much to read.
    monkeypatch.setattr("supervisio.journal.verify._READINGS", 1)


@pytest.mark.parametrize("name", TABLES)
def test_every_column_that_changes_is_found(name: str, connection: Connection, vault: Vault, book: Book) -> None:
    """Another value of the same type, or NULL where it may be, in one column of one row."""
    full_clinic(book)
    table = metadata.tables[name]
    at_one_row = _at_one_row(connection, table)
    unseen = []
    for column in filter(is_covered, table.columns):
        value = connection.execute(select(column).where(*at_one_row)).scalar_one()
        for changed in [_another(column, value), *([None] if column.nullable else [])]:
            with connection.begin_nested() as savepoint:
                connection.execute(update(table).where(*at_one_row).values({column: changed}))
                if not any(verify(connection, vault, clinic_id).findings for clinic_id in (NORTH, ELSEWHERE)):
                    unseen.append((column.name, changed))
                savepoint.rollback()

    assert unseen == []
    assert verify(connection, vault, NORTH).findings == ()


def _at_one_row(connection: Connection, table: Table) -> list[Any]:
    """Return what singles out the row of a table with the most values in it."""
    rows = connection.execute(select(table)).mappings().all()
    fullest = max(rows, key=lambda row: sum(value is not None for value in row.values()))
    return [column == fullest[column] for column in table.primary_key.columns]


def _another(column: Column[Any], value: Any) -> Any:
    if column.name == "status":
        return LIFECYCLES[noun_of(column.table)].statuses[1]
    return ELSEWHERE if column.name == "clinic_id" else another(value)


# The same to a typed read, or not readable at all, but not what the library writes: as SQL over the column's value.
OTHERWISE: dict[type[Any], list[str]] = {
    Uuid: ["upper({})", "{} || ' '", "'{{' || {} || '}}'", "CAST({} AS BLOB)", "'Could we stay friends?'", "1", "0.5"],
    UTCDateTime: [
        "{} || '+00:00'",
        "replace({}, ' ', 'T')",
        "substr({}, 1, 19)",
        "CAST({} AS BLOB)",
        "'Could we stay friends?'",
        "0",
    ],
    Date: ["{} || ' 00:00:00'", "replace({}, '-', '')", "CAST({} AS BLOB)", "'Could we stay friends?'", "0.5"],
    Boolean: ["2", "-1", "'yes'", "0.5", "x'01'"],
    CanonicalJSON: ["{} || ' '", "replace({}, '[', '[ ')", "CAST({} AS BLOB)", "'{{'", "0.5"],
    String: ["CAST({} AS BLOB)", "{} || ' '", "{} || char(0)", "CAST(x'ff' AS TEXT)", "''"],
    LargeBinary: ["CAST({} AS TEXT)", "{} || x'00'", "x''", "CAST(x'ff' AS TEXT)", "1", "0.5"],
    Integer: ["{} + 0.5", "'many'", "CAST({} AS BLOB)", "-{}", "9223372036854775807"],
}


@pytest.fixture(scope="module")
def sqlite() -> Iterator[Connection]:
    """A connection to a SQLite database in memory, for one who keeps to no CHECK."""
    engine = create_engine("sqlite://")

    @event.listens_for(engine, "connect")
    def _obey_nothing(driver_connection: Any, _record: object) -> None:
        driver_connection.execute("PRAGMA ignore_check_constraints = ON")

    with engine.connect() as connection:
        metadata.create_all(connection)
        yield connection
    engine.dispose()


@pytest.mark.parametrize("name", TABLES)
def test_every_value_in_another_form_is_found(name: str, sqlite: Connection, vault: Vault) -> None:
    """On SQLite a value must stand as the library writes it; nothing of what stands there instead is shown."""
    with sqlite.begin_nested() as clinic:
        full_clinic(Book(sqlite, vault))
        table = metadata.tables[name]
        at_one_row = _at_one_row(sqlite, table)
        unseen = []
        for column in filter(is_covered, table.columns):
            for expression in _otherwise(column):
                with sqlite.begin_nested() as savepoint:
                    changed = {column: text(expression.format(column.name))}
                    sqlite.execute(update(table).where(*at_one_row).values(changed))
                    findings = verify(sqlite, vault, NORTH).findings
                    if not findings or "friends" in repr(findings):
                        unseen.append((column.name, expression))
                    savepoint.rollback()
        clinic.rollback()

    # A row that says it is another clinic's is none of this one's; of the access log no removal can be found.
    of_another_clinic = [one for one in unseen if one[0] == "clinic_id"] if name == "supervisio_access_entry" else []
    assert unseen == of_another_clinic


def _otherwise(column: Column[Any]) -> list[str]:
    return next(expressions for type_, expressions in OTHERWISE.items() if isinstance(column.type, type_))
