"""Databases and Hypothesis profiles that the tests share."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import URL, Connection, Engine, create_engine

from supervisio import schema
from supervisio.engines import engine_at, engine_of
from tests import postgresql

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# How long an example takes is not what is tested, so neither profile looks at the clock.
settings.register_profile("dev", deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile(
    "ci", settings.get_profile("dev"), max_examples=100, derandomize=True, database=None, print_blob=True
)
settings.load_profile("ci" if os.environ.get("CI") else "dev")


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The address of a SQLite file that is not there yet."""
    return f"sqlite:///{tmp_path / 'supervisio.db'}"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The address of an empty database, on SQLite and on PostgreSQL in turn."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """An engine, as a host would make one, on an empty database: on SQLite and on PostgreSQL in turn."""
    engine = create_engine(database_url)
    yield engine
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def clinic_engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """
    The engine of a program on a database with our tables and no rows: on SQLite and on PostgreSQL in turn.

    SQLite is a file as ``Clinic.open`` makes it. On PostgreSQL the program's role neither owns the tables nor is a
    superuser, has the rights that ``schema.grant`` gives, and the rows are guarded by ``schema.enable_row_security``.
    """
    engine = engine_of(request.getfixturevalue(f"{request.param}_clinic_url"))
    yield engine
    engine.dispose()


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def shared_engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """
    The engine of such a program, for as many clinics as the tests of one module make up; there may be rows of others.

    For tests that try so many clinics that each cannot have a database of its own.
    """
    with_tables = request.getfixturevalue(f"_{request.param}_with_tables")
    if request.param == "sqlite":
        url = f"sqlite:///{shutil.copy(with_tables, tmp_path_factory.mktemp('clinics') / 'clinics.db')}"
    else:
        url = postgresql.program_url(with_tables.engine.url)
    engine = engine_of(url)
    yield engine
    engine.dispose()


@pytest.fixture
def sqlite_clinic_url(_sqlite_with_tables: Path, tmp_path: Path) -> str:
    """The address of a SQLite file with our tables and no rows."""
    return f"sqlite:///{shutil.copy(_sqlite_with_tables, tmp_path / 'clinic.db')}"


@pytest.fixture
def postgresql_clinic_url(_postgresql_with_tables: Connection) -> str:
    """The address of a PostgreSQL database with our tables and no rows, for a program's role."""
    postgresql.clear(_postgresql_with_tables)
    return postgresql.program_url(_postgresql_with_tables.engine.url)


@pytest.fixture
def postgresql_owner_url(_postgresql_with_tables: Connection, postgresql_clinic_url: str) -> str:
    """The address of the same database for the owner of its tables, who may change rows here, but no table."""
    return _postgresql_with_tables.engine.url.render_as_string(hide_password=False)


@pytest.fixture(scope="session")
def _sqlite_with_tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("clinic") / "clinic.db"
    engine = engine_at(file)
    schema.upgrade(engine)
    engine.dispose()
    return file


@pytest.fixture(scope="session")
def _postgresql_with_tables(postgresql_server: URL, testrun_uid: str, worker_id: str) -> Iterator[Connection]:
    name = f"supervisio_{testrun_uid}_{worker_id}_tables"
    # The role goes last: as long as the database is there, the role has rights in it.
    with (
        postgresql.new_role(postgresql_server, name) as role,
        postgresql.new_database(postgresql_server, name) as database,
        postgresql.administrator_of(database) as administrator,
    ):
        schema.upgrade(database)
        schema.enable_row_security(database)
        schema.grant(database, role)
        yield administrator
