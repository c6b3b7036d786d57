"""A pytest plugin: the PostgreSQL server of this run, and databases on it, for tests and for examples in documents."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import URL, make_url

from tests import postgresql

if TYPE_CHECKING:
    from collections.abc import Iterator

_SERVER_FOLDER = pytest.StashKey[Path]()


def pytest_configure(config: pytest.Config) -> None:
    """Choose, once a run, the folder of the PostgreSQL server that the first test to need one starts."""
    handed_over = getattr(config, "workerinput", None)
    folder = handed_over["postgresql"] if handed_over else tempfile.mkdtemp(prefix="supervisio-")
    config.stash[_SERVER_FOLDER] = Path(folder)


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Tell a worker of pytest-xdist where the server is."""
    node.workerinput["postgresql"] = str(node.config.stash[_SERVER_FOLDER])


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop the server when the last worker has ended."""
    if not hasattr(config, "workerinput"):
        postgresql.stop_server(config.stash[_SERVER_FOLDER])


@pytest.fixture(scope="session")
def postgresql_server(pytestconfig: pytest.Config) -> URL:
    """
    The address of a PostgreSQL server on which this run may make databases.

    SUPERVISIO_TEST_POSTGRESQL_URL names one; else the one among the development requirements is started.
    """
    named = os.environ.get("SUPERVISIO_TEST_POSTGRESQL_URL")
    return make_url(named) if named else postgresql.start_server(pytestconfig.stash[_SERVER_FOLDER])


@pytest.fixture(scope="session")
def _postgresql_database(postgresql_server: URL, testrun_uid: str, worker_id: str) -> Iterator[URL]:
    with postgresql.new_database(postgresql_server, f"supervisio_{testrun_uid}_{worker_id}") as database:
        yield database


@pytest.fixture
def postgresql_url(_postgresql_database: URL) -> str:
    """The address of an empty PostgreSQL database."""
    postgresql.empty(_postgresql_database)
    return _postgresql_database.render_as_string(hide_password=False)


@pytest.fixture(scope="module")
def postgresql_of_document(postgresql_server: URL, testrun_uid: str, worker_id: str) -> Iterator[None]:
    """
    An empty PostgreSQL database and a role without rights in it, for the examples of one document.

    As in production the environment tells where they are: SUPERVISIO_OWNER_URL for the owner of the tables,
    SUPERVISIO_DATABASE_URL for the program, and SUPERVISIO_REPLICA_URL for what it reads from: a replica without a lag.
    """
    name = f"supervisio_{testrun_uid}_{worker_id}_document"
    with (
        postgresql.new_role(postgresql_server, name),
        postgresql.new_database(postgresql_server, name) as database,
        pytest.MonkeyPatch.context() as environment,
    ):
        environment.setenv("SUPERVISIO_OWNER_URL", database.render_as_string(hide_password=False))
        for variable in ("SUPERVISIO_DATABASE_URL", "SUPERVISIO_REPLICA_URL"):
            environment.setenv(variable, postgresql.program_url(database))
        yield
