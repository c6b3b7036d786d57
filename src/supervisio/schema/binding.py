"""A connection to whatever a caller handed over, and a transaction on it in which nobody else changes the tables."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeAlias

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, func, make_url, select
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError

from supervisio.errors import InvalidValueError, SchemaRefusedError
from supervisio.models.database import translated

if TYPE_CHECKING:
    from collections.abc import Iterator

Bind: TypeAlias = Engine | Connection | URL | str

# Any number will do that no host is likely to have chosen, as long as every version chooses the same.
_POSTGRESQL_LOCK = int.from_bytes(b"supervis", "big")


@contextmanager
def locked(bind: Bind) -> Iterator[Connection]:
    """
    Give a connection in a transaction in which nobody else migrates: the others wait.

    Raises:
        SchemaRefusedError: the database is neither SQLite nor PostgreSQL, or would commit every statement by itself.

    """
    callers = isinstance(bind, Connection) and bind.in_transaction()
    with connected(bind) as connection:
        if connection.dialect.name not in {"sqlite", "postgresql"}:
            raise SchemaRefusedError("dialect")
        if getattr(connection.connection.dbapi_connection, "autocommit", False) is True:
            raise SchemaRefusedError("autocommit")
        if connection.dialect.name == "sqlite":
            _lock_sqlite(connection, callers=callers)
        else:
            _lock_postgresql(connection, callers=callers)
        yield connection


@contextmanager
def connected(bind: Bind) -> Iterator[Connection]:
    """
    Give a connection in a transaction: the caller's, where one has begun, else one that is committed at the end.

    Raises:
        InvalidValueError: ``bind`` is no engine, connection or database URL.
        StorageError, ConflictError: the database would not take part.

    """
    with typed_errors(), _opened(bind) as connection:
        if connection.in_transaction():
            yield connection
        else:
            with connection.begin():
                yield connection


@contextmanager
def typed_errors() -> Iterator[None]:
    """Turn what a driver raises into our own errors."""
    try:
        yield
    except DBAPIError as error:
        # A refused statement that makes tables says what stood in its way; one that carries values would quote them.
        quotes = isinstance(error, IntegrityError) or bool(error.params)
        raise translated(error) from (None if quotes else error)


@contextmanager
def _opened(bind: Bind) -> Iterator[Connection]:
    if isinstance(bind, Connection):
        yield bind
    elif isinstance(bind, Engine):
        with bind.connect() as connection:
            yield connection
    else:
        engine = _engine(bind)
        try:
            with engine.connect() as connection:
                yield connection
        finally:
            engine.dispose()


def _engine(given: URL | str) -> Engine:
    try:
        url = make_url(given)
        # A bare name means another driver on each version of SQLAlchemy.
        url = url.set(drivername="postgresql+psycopg") if url.drivername == "postgresql" else url
        engine = create_engine(url, poolclass=NullPool)
    except (ArgumentError, ValueError):  # they quote the URL, and with it the password
        raise InvalidValueError.of("bind", "wrong_type", wanted="an Engine, a Connection or a database URL") from None
    if engine.dialect.is_async:
        raise InvalidValueError.of("bind", "wrong_type", wanted="a database URL whose driver knows more than asyncio")
    return engine


def _lock_sqlite(connection: Connection, *, callers: bool) -> None:
    # The driver puts its BEGIN off until the first INSERT: tables made before that would stay after a failure.
    if connection.connection.driver_connection.in_transaction:  # type: ignore[union-attr]  # a connection that is open
        if callers:
            return
        # This engine does begin by itself, but without the lock: and who has read first cannot wait for it.
        connection.exec_driver_sql("ROLLBACK")
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _lock_postgresql(connection: Connection, *, callers: bool) -> None:
    # At a stricter level the transaction would not see what the one that it waited for has done.
    if not callers and connection.get_isolation_level() != "READ COMMITTED":
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL READ COMMITTED")
    connection.execute(select(func.pg_advisory_xact_lock(_POSTGRESQL_LOCK)))
