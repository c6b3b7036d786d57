"""Engines for clinics that bring none of their own: SQLite set up so that an acknowledged write stays."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import StaticPool

from supervisio.errors import InvalidValueError, StorageError

if TYPE_CHECKING:
    from os import PathLike

    from sqlalchemy import Connection

BUSY_TIMEOUT = 30.0  # seconds; with 5 s one write in thousands is lost to its caller when many processes write
WRITING = "supervisio_writing"
_MEMORY = ":memory:"


def engine_of(engine_or_url: Engine | URL | str) -> Engine:
    """
    Return an engine as it is, or make one for a URL.

    Raises:
        InvalidValueError: it is neither.

    """
    if isinstance(engine_or_url, Engine):
        return engine_or_url
    try:
        url = make_url(engine_or_url)
    except (ArgumentError, ValueError):  # they quote the URL, and with it the password
        raise InvalidValueError.of("engine_or_url", "wrong_type", wanted="an Engine or a database URL") from None
    if url.get_backend_name() == "sqlite":
        return _sqlite(url)
    if url.drivername == "postgresql":
        # A bare name means another driver on each version of SQLAlchemy.
        url = url.set(drivername="postgresql+psycopg")
    return create_engine(url, hide_parameters=True)


def engine_at(path: str | PathLike[str]) -> Engine:
    """
    Return an engine on a SQLite file, which is made if it is missing, readable by its owner only.

    Raises:
        StorageError: the folder is missing, or the file cannot be made.

    """
    if os.fspath(path) == _MEMORY:
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
    return _sqlite(URL.create("sqlite"), poolclass=StaticPool, connect_args={"check_same_thread": False})


def _sqlite(url: URL, *, connect_args: dict[str, Any] | None = None, **options: Any) -> Engine:
    arguments = {"timeout": BUSY_TIMEOUT, **(connect_args or {})}
    # Without isolation_level=None the driver begins when it likes, and check-then-write is not atomic.
    engine = create_engine(url, hide_parameters=True, connect_args={**arguments, "isolation_level": None}, **options)
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    try:
        # WAL lets readers and one writer work side by side; FULL, because NORMAL loses acknowledged writes on power
        # loss.
        if cursor.execute("PRAGMA journal_mode").fetchone()[0] not in ("wal", "memory"):
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
