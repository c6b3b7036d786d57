"""Engines for clinics that bring none of their own: SQLite set up so that an acknowledged write stays."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, InvalidRequestError, NoSuchModuleError
from sqlalchemy.pool import AsyncAdaptedQueuePool, QueuePool

from supervisio.errors import InvalidValueError, StorageError
from supervisio.extras import require

if TYPE_CHECKING:
    from os import PathLike

    from sqlalchemy import Connection
    from sqlalchemy.ext.asyncio import AsyncEngine

BUSY_TIMEOUT = 30.0  # seconds; with 5 s one write in thousands is lost to its caller when many processes write
WRITING = "supervisio_writing"
MEMORY = ":memory:"
_A_URL = "an Engine or the URL of a database that SQLAlchemy knows"
ASYNC_SQLITE = ("greenlet", "aiosqlite")  # the packages


class OnlyConnection(QueuePool):
    """The one connection of a database in memory, which ends with it: threads take turns."""


def engine_of(engine_or_url: Engine | URL | str, *, named: str = "engine_or_url") -> Engine:
    """
    Return an engine as it is, or make one for a URL. ``named`` is what the caller calls it.

    Raises:
        InvalidValueError: it is neither.

    """
    if isinstance(engine_or_url, Engine):
        return engine_or_url
    url = _url(engine_or_url, named)
    try:
        return _sqlite(url) if url.get_backend_name() == "sqlite" else create_engine(url, hide_parameters=True)
    except (NoSuchModuleError, ValueError):  # an option in it that is none is quoted
        raise InvalidValueError.of(named, "wrong_type", wanted=_A_URL) from None


def require_replica(reading: Any, primary: Engine | AsyncEngine) -> None:
    """
    Refuse to read where no copy can be of what is written.

    Raises:
        InvalidValueError: it is an engine of another kind, or none, or one on another kind of database.

    """
    kind = Engine if isinstance(primary, Engine) else type(primary)
    if not isinstance(reading, kind) or reading.dialect.name != primary.dialect.name:
        wanted = f"an {kind.__name__} on {primary.dialect.name}, as the one that is written to"
        raise InvalidValueError.of("reading", "wrong_type", wanted=wanted)


def async_engine_of(url: URL | str) -> AsyncEngine:
    """
    Make an asyncio engine for a URL.

    Raises:
        InvalidValueError: it is none, or names a driver that knows no asyncio.
        MissingExtraError: what asyncio needs is not installed.

    """
    # On some versions SQLAlchemy does not bring it, and asks for it in other words.
    require("asyncio", "greenlet")
    from sqlalchemy.ext.asyncio import create_async_engine

    url = _url(url)
    try:
        if url.get_backend_name() == "sqlite":
            return _async_sqlite(url)
        return create_async_engine(url, hide_parameters=True)
    except (InvalidRequestError, NoSuchModuleError, ValueError):
        wanted = "the URL of an asyncio driver, such as sqlite+aiosqlite or postgresql+psycopg"
        raise InvalidValueError.of("engine_or_url", "wrong_type", wanted=wanted) from None


def engine_at(path: str | PathLike[str]) -> Engine:
    """
    Return an engine on a SQLite file, which is made if it is missing, readable by its owner only.

    Raises:
        StorageError: the folder is missing, or the file cannot be made.

    """
    if os.fspath(path) == MEMORY:
        return memory_engine()
    file = Path(path).expanduser()
    try:
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        pass
    except FileNotFoundError:
        raise StorageError("missing_folder") from None
    except OSError:
        raise StorageError("io") from None
    if file.is_dir():
        raise StorageError("not_a_database")
    return _sqlite(URL.create("sqlite", database=str(file)))


def memory_engine() -> Engine:
    """Return an engine on a SQLite database in memory, gone with the engine."""
    return _in_memory(URL.create("sqlite"))


def shared_memory_engine() -> Engine:
    """Return an engine on a SQLite database in memory that an engine beside it can reach."""
    name = f"file:supervisio-{secrets.token_hex(8)}"
    return _in_memory(URL.create("sqlite", database=name, query={"mode": "memory", "cache": "shared", "uri": "true"}))


def async_engine_beside(engine: Engine) -> AsyncEngine:
    """
    Return an asyncio engine on the SQLite database of another engine, which is done with.

    Raises:
        MissingExtraError: what asyncio needs is not installed.

    """
    if not isinstance(engine.pool, OnlyConnection):
        engine.dispose()
        return _async_sqlite(engine.url)
    # Tasks take turns with one connection: several on one memory would be refused instead of waiting for each other.
    beside = _async_sqlite(engine.url, poolclass=AsyncAdaptedQueuePool, pool_size=1, max_overflow=0)
    # A connection that a cancelled task was using is closed, and the memory would be gone with the last one.
    event.listen(beside.sync_engine, "engine_disposed", lambda _: engine.dispose())
    return beside


def _url(given: Any, named: str = "engine_or_url") -> URL:
    try:
        url = make_url(given)
    except (ArgumentError, ValueError):  # they quote the URL, and with it the password
        raise InvalidValueError.of(named, "wrong_type", wanted=_A_URL) from None
    # A bare name means another driver on each version of SQLAlchemy.
    return url.set(drivername="postgresql+psycopg") if url.drivername == "postgresql" else url


def _in_memory(url: URL) -> Engine:
    turns = {"poolclass": OnlyConnection, "pool_size": 1, "max_overflow": 0, "pool_timeout": BUSY_TIMEOUT}
    return _sqlite(url, connect_args={"check_same_thread": False}, **turns)


def _sqlite(url: URL, *, connect_args: dict[str, Any] | None = None, **options: Any) -> Engine:
    engine = create_engine(
        url, hide_parameters=True, connect_args={**_SQLITE_ARGUMENTS, **(connect_args or {})}, **options
    )
    _listen(engine)
    return engine


def _async_sqlite(url: URL, **options: Any) -> AsyncEngine:
    require("asyncio", *ASYNC_SQLITE)
    from sqlalchemy.ext.asyncio import create_async_engine

    if url.drivername == "sqlite":
        url = url.set(drivername="sqlite+aiosqlite")
    engine = create_async_engine(url, hide_parameters=True, connect_args=_SQLITE_ARGUMENTS, **options)
    _listen(engine.sync_engine)
    return engine


# Without isolation_level=None the driver begins when it likes, and check-then-write is not atomic.
_SQLITE_ARGUMENTS = {"timeout": BUSY_TIMEOUT, "isolation_level": None}


def _listen(engine: Engine) -> None:
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)


def _set_up(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    try:
        # WAL lets readers and one writer work side by side; FULL, because NORMAL loses acknowledged writes on power
        # loss.
        cursor.execute("PRAGMA journal_mode")
        if cursor.fetchone()[0] not in ("wal", "memory"):
            _use_wal(cursor)
        # Recursive triggers, so that INSERT OR REPLACE does not slip past the trigger that keeps the journal.
        for pragma in ("synchronous=FULL", "foreign_keys=ON", "secure_delete=ON", "recursive_triggers=ON"):
            cursor.execute(f"PRAGMA {pragma}")
    finally:
        cursor.close()


def _use_wal(cursor: Any) -> None:
    import sqlite3

    try:
        cursor.execute("PRAGMA journal_mode=WAL")
    except sqlite3.OperationalError as error:
        # A file that cannot be written can still be read; the first write says so in a sentence.
        if not error.sqlite_errorname.startswith("SQLITE_READONLY"):
            raise


def _begin(connection: Connection) -> None:
    # Whoever will write takes the lock at once: a reader that turns writer is refused, whatever it waits for.
    writing = connection.get_execution_options().get(WRITING)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
