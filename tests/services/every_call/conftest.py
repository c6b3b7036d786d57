"""Every call, with all that it may be handed: on SQLite in memory only, for there are many of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from supervisio.engines import memory_engine
from supervisio.testing import memory_clinic

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from sqlalchemy import Engine

    from supervisio import Clinic, Supervisio


@pytest.fixture(scope="session")
def migrated() -> bytes:
    """An empty clinic's database: to migrate one anew would take most of a test's time."""
    with memory_clinic() as clinic:
        return raw(clinic.engine).serialize()


@pytest.fixture
def clinic(app: Supervisio, migrated: bytes) -> Iterator[Clinic]:
    """An empty clinic in memory."""
    engine = memory_engine()
    raw(engine).deserialize(migrated)
    with app.clinic(engine) as clinic:
        yield clinic


def raw(engine: Engine) -> sqlite3.Connection:
    """Return the one connection of a database in memory."""
    connection: sqlite3.Connection = engine.raw_connection().driver_connection  # type: ignore[assignment]  # SQLite's
    return connection
