"""Writing behind the library's back: raw SQL on a clinic's file, seen by ``verify()`` and then undone."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import Boolean, Date, Integer, LargeBinary, String, Uuid, event, text
from sqlalchemy.orm import Session

from supervisio import Actor, Supervisio
from supervisio.engines import engine_at
from supervisio.errors import VaultError
from supervisio.models.types import CanonicalJSON, UTCDateTime

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sqlalchemy import Column, Connection, Engine, Table

    from supervisio import Vault

SYSTEM = Actor("system", roles={"system"})
CLINIC = "clinic"
Row = dict[str, Any]


class Behind:
    """A clinic's file in the hands of somebody who writes to it as they like: no trigger, key or check holds them."""

    def __init__(self, path: Path, vault: Vault) -> None:
        self._engine = engine_at(path)
        event.listen(self._engine, "connect", _without_guards)
        self._app = Supervisio(vault)
        self._drop_triggers()

    @property
    def engine(self) -> Engine:
        """The engine, for whoever wants a connection that nothing is undone on."""
        return self._engine

    def close(self) -> None:
        """Let the file go."""
        self._engine.dispose()

    @contextmanager
    def undone(self) -> Iterator[Connection]:
        """Give a connection; whatever is written on it is undone."""
        with self._engine.connect() as connection, connection.begin() as transaction:
            yield connection
            transaction.rollback()

    def findings(self, connection: Connection, clinic_id: str = CLINIC) -> set[str]:
        """Return what ``verify()`` finds on this connection, or why the clinic could not even be opened."""
        with Session(connection) as session:
            try:
                found = self._app.on(session, clinic_id=clinic_id, actor=SYSTEM).journal.verify()
            except VaultError as error:
                return {error.code}
        return {finding.what for finding in found.findings}

    def rows(self, table: Table) -> list[Row]:
        """Return the rows of a table as SQLite holds them, each with the number that SQLite gives it."""
        with self._engine.connect() as connection:
            found = connection.execute(text(f"SELECT rowid AS rowid, * FROM {table.name} ORDER BY rowid"))
            return [dict(row) for row in found.mappings()]

    def _drop_triggers(self) -> None:
        with self._engine.begin() as connection:
            named = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'"))
            for name in named.scalars().all():
                connection.execute(text(f"DROP TRIGGER {name}"))


def _without_guards(connection: Any, _record: object) -> None:
    for pragma in ("foreign_keys=OFF", "ignore_check_constraints=ON"):
        connection.execute(f"PRAGMA {pragma}")


def put(connection: Connection, table: Table, row: Row, column: str, value: Any) -> None:
    """Put a value into a column of a row."""
    statement = text(f"UPDATE {table.name} SET {column} = :value WHERE rowid = :rowid")
    connection.execute(statement, {"value": value, "rowid": row["rowid"]})


def insert(connection: Connection, table: Table, row: Row) -> None:
    """Insert a row."""
    names = [column.name for column in table.columns]
    statement = text(
        f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({', '.join(f':{name}' for name in names)})"
    )
    connection.execute(statement, {name: row[name] for name in names})


def another(column: Column[Any], value: Any) -> Any:
    """Return another value that could stand in this column."""
    return next(make(value) for kind, make, _ in _KINDS if isinstance(column.type, kind))


def same_otherwise(column: Column[Any]) -> str | None:
    """Return the SQL for the same value in another form, such as a day without hyphens; None where there is but one."""
    form = next(form for kind, _, form in _KINDS if isinstance(column.type, kind))
    return form and form.format(column.name)


def _later(value: str | None) -> str:
    later = datetime.fromisoformat(value or "2026-01-01 00:00:00") + timedelta(microseconds=1)
    return later.isoformat(" ", "microseconds")


# A type, a function that gives another value of it, and the SQL for the same in another form. The first that fits.
_KINDS: tuple[tuple[type, Callable[[Any], Any], str | None], ...] = (
    (Boolean, lambda value: 1 - (value or 0), None),
    (Integer, lambda value: (value or 0) + 1, None),
    (LargeBinary, lambda value: value[:-1] + bytes([value[-1] ^ 1]) if value else bytes(40), "CAST({0} AS TEXT)"),
    (
        Uuid,
        lambda value: value[:-1] + ("0" if value[-1] != "0" else "1") if value else "0" * 32,
        "upper(substr({0}, 1, 8)) || '-' || substr({0}, 9)",
    ),
    (UTCDateTime, _later, "{0} || '+00:00'"),
    (
        Date,
        lambda value: (date.fromisoformat(value or "2026-01-01") + timedelta(days=1)).isoformat(),
        "replace({0}, '-', '')",
    ),
    (CanonicalJSON, lambda value: f'["x",{value}]' if value else '["x"]', "' ' || {0}"),
    (String, lambda value: f"{value or ''}x", "CAST({0} AS BLOB)"),
)
