"""
The one place that runs our statements, on a session that belongs to somebody else.

It hands SQLAlchemy the bind of our tables, so that a host's session with several binds finds it, and turns the errors
of drivers into ours: theirs quote parameters and rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from weakref import ref

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, TimeoutError  # noqa: A004 - that of a pool
from sqlalchemy.orm.util import identity_key

from supervisio.errors import (
    ConflictError,
    SchemaMissingError,
    SchemaOutdatedError,
    StorageError,
    SupervisioError,
)
from supervisio.models.matters import CaseRow
from supervisio.models.pipelining import sent_together

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from sqlalchemy import Connection, CursorResult, Engine
    from sqlalchemy.orm import Session, SessionTransaction
    from sqlalchemy.sql.base import Executable

    from supervisio.models.base import Base

# Tells a session with several binds which one is ours.
OURS = {"mapper": CaseRow}

# What PostgreSQL's row security goes by, where a host has enabled it.
CLINIC_SETTING = "supervisio.clinic"
# For the transaction only: behind a proxy, the next one on this connection may be somebody else's.
_SET_CLINIC = text(f"SELECT set_config('{CLINIC_SETTING}', :clinic_id, true)")
_CARRIED = "supervisio_clinic_carried"

_ROWS_AT_ONCE = 1_000


class Database:
    """Our statements on one session."""

    def __init__(self, session: Session) -> None:
        self.session = session
        # Whoever catches our error and goes on has part of a call in the transaction, or all of it undone.
        self.failure: SupervisioError | None = None

    @property
    def engine(self) -> Engine:
        """The engine that our tables are bound to in this session."""
        return self.session.get_bind(CaseRow).engine

    @property
    def dialect_name(self) -> str:
        """The name of the database's dialect."""
        return self.engine.dialect.name

    def connection(self) -> Connection:
        """
        Return the connection that our tables are bound to, within the session's transaction.

        Raises:
            StorageError: the database cannot be reached.

        """
        try:
            return self._connection()
        except DBAPIError as error:
            raise translated(error) from None

    def transaction(self) -> SessionTransaction | None:
        """Return the session's outermost transaction."""
        transaction = self.session.get_transaction()
        while transaction is not None and transaction.parent is not None:
            transaction = transaction.parent
        return transaction

    def name_clinic(self, clinic_id: str) -> None:
        """
        Tell PostgreSQL's row security whose rows are meant, unless this transaction carries that already.

        The setting ends with the transaction, and goes back with a savepoint to what it was before.

        Raises:
            StorageError: ``autocommit``; or the database would not take part.
            ConflictError: another transaction is in the way; the host must roll back.

        """
        connection = self.connection()
        innermost = connection.get_nested_transaction() or connection.get_transaction()
        # Noted on the connection, for two sessions may share one; weakly, for the pool keeps it.
        carried = connection.info.get(_CARRIED)
        if carried is not None and carried[0]() is innermost and carried[1] == clinic_id:
            return
        # Without a transaction the setting would be gone at once, and a clinic full of rows look empty.
        if getattr(connection.connection.dbapi_connection, "autocommit", False) is True:
            raise StorageError("autocommit")
        self.execute(_SET_CLINIC, {"clinic_id": clinic_id})
        connection.info[_CARRIED] = (ref(innermost), clinic_id)

    def execute(
        self, statement: Executable, parameters: Mapping[str, Any] | Sequence[Mapping[str, Any]] | None = None
    ) -> CursorResult[Any]:
        """
        Run one statement.

        Raises:
            ConflictError: another transaction is in the way; the host must roll back.
            StorageError: the database would not take part; the host must roll back.
            SchemaError: our tables are not there; the host must roll back.

        """
        try:
            return self._connection_for(statement).execute(statement, parameters)
        except DBAPIError as error:
            raise self._failed(error) from None

    def plain_columns(self, statement: Executable, parameters: Mapping[str, Any]) -> list[list[Any]]:
        """
        Run one select and return, column by column, the driver's own values.

        For many rows: SQLAlchemy's own would cost as much again.

        Raises:
            ConflictError, StorageError, SchemaError: as ``execute`` does.

        """
        with self.execute(statement, parameters) as result:
            columns: list[list[Any]] = [[] for _ in result.cursor.description]
            try:
                while rows := result.cursor.fetchmany(_ROWS_AT_ONCE):
                    for column, values in zip(columns, zip(*rows, strict=True), strict=True):
                        column.extend(values)
            except self.engine.dialect.loaded_dbapi.Error:
                # It may quote what could not be read.
                raise StorageError("database") from None
        return columns

    def execute_all(self, statements: Sequence[tuple[Executable, Mapping[str, Any]]]) -> None:
        """
        Run several statements with their parameters, one after the other, none of which returns rows.

        Raises:
            ConflictError, StorageError, SchemaError: as ``execute`` does.

        """
        if not statements:
            return
        try:
            connection = self._connection_for(statements[0][0])
            with sent_together(connection):
                for statement, parameters in statements:
                    connection.execute(statement, parameters)
        except DBAPIError as error:
            raise self._failed(error) from None

    def execute_mapped(self, statement: Executable) -> None:
        """
        Run an ORM statement, so that the session's own copy of the row changes with it.

        Raises:
            ConflictError, StorageError, SchemaError: as ``execute`` does.

        """
        try:
            # The host's pending rows are the host's to flush: an error of theirs is not to come out as one of ours.
            with self.session.no_autoflush:
                self.session.execute(statement, bind_arguments=OURS)
        except DBAPIError as error:
            raise self._failed(error) from None

    def _connection_for(self, statement: Executable) -> Connection:
        # Not session.execute: all that it adds for a Core statement is the search for this connection, anew each time,
        # and that twice as slowly. The statement comes along for sessions that choose a bind by it.
        return self._connection(clause=statement)

    def _connection(self, **chosen_by: Executable) -> Connection:
        try:
            return self.session.connection(bind_arguments={**OURS, **chosen_by})
        except TimeoutError:
            raise StorageError("no_connection") from None

    def _failed(self, error: DBAPIError) -> SupervisioError:
        # Another one than is raised: that one collects the frames it passes, and what is in them.
        self.failure = self.failure or translated(error)
        return translated(error)

    def holds(self, row_class: type[Base], clinic_id: str, row_id: UUID) -> bool:
        """Whether the host's session holds this row as a mapped object, which a Core update would leave stale."""
        return (
            bool(self.session.identity_map)
            and identity_key(row_class, (clinic_id, row_id)) in self.session.identity_map
        )


def translated(error: DBAPIError) -> SupervisioError:
    """Return our error for a driver's. Raise it ``from None``: the driver's own quotes parameters and rows."""
    raw = error.orig
    state = getattr(raw, "sqlstate", None)
    if state is not None:
        return _from_postgresql(state)
    name = getattr(raw, "sqlite_errorname", None)
    if name is not None:
        return _from_sqlite(name, str(raw))
    return StorageError("unreachable" if error.connection_invalidated or not error.statement else "database")


_SQLITE = {
    "SQLITE_BUSY": ("conflict", "busy"),
    "SQLITE_LOCKED": ("conflict", "busy"),
    "SQLITE_READONLY": ("storage", "read_only"),
    "SQLITE_FULL": ("storage", "disk_full"),
    "SQLITE_IOERR": ("storage", "io"),
    "SQLITE_CANTOPEN": ("storage", "unreachable"),
    "SQLITE_NOTADB": ("storage", "not_a_database"),
    "SQLITE_CORRUPT": ("storage", "not_a_database"),
    "SQLITE_CONSTRAINT_FOREIGNKEY": ("storage", "foreign_keys"),
    "SQLITE_CONSTRAINT_PRIMARYKEY": ("conflict", "exists"),
    "SQLITE_CONSTRAINT_UNIQUE": ("conflict", "exists"),
}
_POSTGRESQL = {
    "40001": ("conflict", "serialization"),
    "40P01": ("conflict", "serialization"),
    "55P03": ("conflict", "busy"),
    "57014": ("conflict", "busy"),
    "23505": ("conflict", "exists"),
    "23503": ("storage", "foreign_keys"),
    "25006": ("storage", "read_only"),
    "42501": ("storage", "not_permitted"),
    "53100": ("storage", "disk_full"),
    "58030": ("storage", "io"),
}
_UNREACHABLE = ("08", "57P", "53")


def _from_sqlite(name: str, sentence: str) -> SupervisioError:
    # Missing tables have no code of their own in SQLite; its sentence names a table of ours, and nothing else is taken
    # from it.
    if name == "SQLITE_ERROR" and sentence.startswith("no such table: supervisio_"):
        return SchemaMissingError()
    if name == "SQLITE_ERROR" and (sentence.startswith("no such column") or "has no column named" in sentence):
        return SchemaOutdatedError("an earlier revision", "a later one")
    # Extended codes refine a primary one: SQLITE_IOERR_WRITE is a kind of SQLITE_IOERR.
    parts = name.split("_")
    known = (_SQLITE.get("_".join(parts[:length])) for length in range(len(parts), 1, -1))
    return _made(next((one for one in known if one is not None), ("storage", "database")))


def _from_postgresql(state: str) -> SupervisioError:
    if state in {"42P01", "3F000"}:
        return SchemaMissingError()
    if state == "42703":
        return SchemaOutdatedError("an earlier revision", "a later one")
    if state in _POSTGRESQL:
        return _made(_POSTGRESQL[state])
    return StorageError("unreachable" if state.startswith(_UNREACHABLE) else "database")


def _made(what: tuple[str, str]) -> SupervisioError:
    kind, code = what
    return ConflictError(code, retry=True) if kind == "conflict" else StorageError(code)
