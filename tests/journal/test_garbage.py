"""Whatever stands in a SQLite file, ``verify()`` tells that it is wrong; it never fails, and never shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, create_engine

from supervisio.journal.verify import verify
from supervisio.models import metadata
from supervisio.vault import Vault
from tests.journal.clinic import NORTH, Book, full_clinic, is_covered

if TYPE_CHECKING:
    from collections.abc import Iterator

WORDS = "Could we stay friends?"
ALL_COLUMNS = {table.name: [column.name for column in table.columns] for table in metadata.tables.values()}
COLUMNS = {
    table.name: [column.name for column in table.columns if is_covered(column)] for table in metadata.tables.values()
}
# As SQL, since a text of any bytes cannot be bound as one.
VALUES: st.SearchStrategy[str] = st.one_of(
    st.just("NULL"),
    st.integers(-(2**63) + 1, 2**63 - 1).map(str),
    st.floats(allow_nan=False, allow_infinity=False).map(repr),
    st.binary(max_size=20).map(lambda value: f"x'{value.hex()}'"),
    st.binary(max_size=20).map(lambda value: f"CAST(x'{value.hex()}' AS TEXT)"),
    st.text(max_size=20).map(lambda value: f"CAST(x'{(WORDS + value).encode('utf-8', 'replace').hex()}' AS TEXT)"),
    st.sampled_from(["0", "1", "2", "1.0", "-0.0", "9e999", "-9e999", "'NaN'", "'[]'", "'[[]]'", "'{}'", "''"]),
    st.sampled_from(["'[[\"case\", 1, 2]]'", "'[[[], [], []]]'", f"'{'[' * 5000}'"]),
)
CHANGES = st.sampled_from(sorted(COLUMNS)).flatmap(
    lambda table: st.tuples(
        st.just(table),
        st.sampled_from(COLUMNS[table]),
        VALUES | st.sampled_from(COLUMNS[table]).map('"{}"'.format),
        st.integers(1, 3),
    )
)


@pytest.fixture(autouse=True)
def _read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    # Nobody else writes here, and there is much to read.
    monkeypatch.setattr("supervisio.journal.verify._READINGS", 1)


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Vault:
    """A vault with a key ring of its own."""
    return Vault.create(tmp_path_factory.mktemp("vault") / "clinic.keys")


@pytest.fixture(scope="module")
def sqlite(vault: Vault) -> Iterator[Connection]:
    """A clinic in tables without types, constraints or indexes: whoever writes to a file may make them so."""
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        for table, columns in ALL_COLUMNS.items():
            names = ", ".join(map('"{}"'.format, columns))
            connection.exec_driver_sql(f"CREATE TABLE {table} ({names})")
        full_clinic(Book(connection, vault))
        connection.commit()
        yield connection
    engine.dispose()


Cells = dict[tuple[str, int, str], tuple[str, str]]


def _cells(connection: Connection) -> Cells:
    """Return type and bytes of everything there is, by table, row and column."""
    cells: Cells = {}
    for table, columns in COLUMNS.items():
        told = ", ".join(f'typeof("{column}"), hex("{column}")' for column in columns)
        for rowid, *values in connection.exec_driver_sql(f"SELECT rowid, {told} FROM {table}"):
            pairs = zip(values[::2], values[1::2], strict=True)
            cells |= {(table, rowid, column): pair for column, pair in zip(columns, pairs, strict=True)}
    return cells


@given(changes=st.lists(CHANGES, min_size=1, max_size=4))
def test_whatever_stands_there_is_found(
    sqlite: Connection, vault: Vault, changes: list[tuple[str, str, str, int]]
) -> None:
    """Any value of any type in any column of any row; several at once."""
    before = _cells(sqlite)
    for table, column, value, rowid in changes:
        sqlite.exec_driver_sql(f'UPDATE {table} SET "{column}" = {value} WHERE rowid = {rowid}')
    after = _cells(sqlite)
    verified = verify(sqlite, vault, NORTH)
    sqlite.rollback()

    changed = {
        (table, rowid, column) for (table, rowid, column), cell in after.items() if cell != before[table, rowid, column]
    }
    # A row that says it is another clinic's is none of this one's; of the access log no removal can be found.
    removed = {rowid for table, rowid, column in changed if (table, column) == ("supervisio_access_entry", "clinic_id")}
    to_be_found = {one for one in changed if one[0] != "supervisio_access_entry" or one[1] not in removed}
    assert bool(verified.findings) == bool(to_be_found)
    assert WORDS not in repr(verified)


def test_a_garbled_column_is_found(sqlite: Connection, vault: Vault) -> None:
    """All rows of a table at once, one column at a time."""
    unseen = []
    for table, columns in COLUMNS.items():
        for column in columns:
            for value in ("NULL", "CAST(x'ff' AS TEXT)", f"'{WORDS}'"):
                sqlite.exec_driver_sql(f'UPDATE {table} SET "{column}" = {value}')
                verified = verify(sqlite, vault, NORTH)
                sqlite.rollback()
                if not verified.findings or WORDS in repr(verified):
                    unseen.append((table, column))

    assert set(unseen) == {("supervisio_access_entry", "clinic_id")}
