"""The contract suite for hosts: here on a plain SQLite engine, and on PostgreSQL for a role that owns nothing."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import Engine, create_engine
from sqlalchemy.orm import sessionmaker

from supervisio import Supervisio, schema
from supervisio.testing import SupervisionContract, throwaway_vault
from supervisio.testing.premises import Premises

if TYPE_CHECKING:
    from collections.abc import Iterator


class TestOnSqlite(SupervisionContract):
    """A file that is not there yet, and no PRAGMA set."""

    @pytest.fixture
    def engine(self, sqlite_url: str) -> Iterator[Engine]:
        """The engine of a host that knows nothing of SQLite."""
        engine = create_engine(sqlite_url)
        yield engine
        engine.dispose()


class TestOnPostgresql(SupervisionContract):
    """With the rights of a program and the rows of each clinic guarded."""

    @pytest.fixture
    def engine(self, postgresql_clinic_url: str) -> Iterator[Engine]:
        """The engine of a host's program."""
        engine = create_engine(postgresql_clinic_url)
        yield engine
        engine.dispose()


def test_an_engine_that_keeps_every_statement_at_once_is_found(sqlite_url: str) -> None:
    """Where rolling back takes nothing back, the suite fails."""
    schema.upgrade(sqlite_url)
    engine = create_engine(sqlite_url, isolation_level="AUTOCOMMIT")
    premises = Premises(Supervisio(throwaway_vault()), sessionmaker(engine))

    with pytest.raises(AssertionError):
        SupervisionContract().test_what_the_host_rolls_back_vanishes_together(premises)
    engine.dispose()


def test_what_needs_pytest_is_imported_when_it_is_named() -> None:
    """The clocks and clinics of ``supervisio.testing`` are for scripts and notebooks too."""
    script = "import sys; from supervisio.testing import FrozenClock, memory_clinic; print('pytest' in sys.modules)"

    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True)

    assert ran.stdout == "False\n"
