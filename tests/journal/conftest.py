"""What the tests of the journal share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from supervisio.models import metadata
from supervisio.vault import Vault
from tests.journal.clinic import Book

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection, Engine


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    """A vault with a key ring of its own."""
    return Vault.create(tmp_path / "clinic.keys")


@pytest.fixture
def connection(engine: Engine) -> Iterator[Connection]:
    """A connection to our tables, on SQLite and on PostgreSQL, for someone whom no constraint between tables stops."""
    with engine.connect() as connection:
        metadata.create_all(connection)
        if connection.dialect.name == "postgresql":
            connection.execute(text("SET session_replication_role = replica"))
        yield connection


@pytest.fixture
def book(connection: Connection, vault: Vault) -> Book:
    """An empty clinic to write in."""
    return Book(connection, vault)
