from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine, insert

from supervisio import schema
from supervisio.models import metadata
from tests.migrations.rows import invented_row
from tests.migrations.running import run_python

if TYPE_CHECKING:
    from subprocess import CompletedProcess

ROOT = Path(__file__).parent.parent.parent


def _alembic(*arguments: str, url: str | None) -> CompletedProcess[str]:
    environment = {**os.environ, "SUPERVISIO_DATABASE_URL": url or ""}
    return run_python("-m", "alembic", *arguments, cwd=ROOT, env=environment)


def test_upgrade_head_from_a_checkout(database_url: str) -> None:
    """Alembic's own command does what ``schema.upgrade`` does, and finds nothing to change afterwards."""
    assert _alembic("upgrade", "head", url=database_url).returncode == 0

    assert schema.current(database_url) == schema.HEAD
    assert _alembic("check", url=database_url).returncode == 0


def test_without_an_address_it_says_what_to_set() -> None:
    """The sentence names the variable."""
    done = _alembic("upgrade", "head", url=None)

    assert done.returncode != 0
    assert "set SUPERVISIO_DATABASE_URL" in done.stdout + done.stderr


def test_downgrade_keeps_rows_unless_told_to_lose_them(sqlite_url: str) -> None:
    """The way down drops tables, so it wants a word on the command line."""
    schema.upgrade(sqlite_url)
    table = metadata.tables["supervisio_access_entry"]
    engine = create_engine(sqlite_url)
    with engine.begin() as connection:
        connection.execute(insert(table).values(invented_row(table)))
    engine.dispose()

    refused = _alembic("downgrade", "base", url=sqlite_url)
    assert refused.returncode != 0
    assert "-x lose-data=yes" in refused.stdout + refused.stderr
    assert schema.current(sqlite_url) == schema.HEAD

    assert _alembic("-x", "lose-data=yes", "downgrade", "base", url=sqlite_url).returncode == 0
    assert schema.current(sqlite_url) is None


@pytest.mark.parametrize("url", ["sqlite://", "postgresql+psycopg://"])
def test_the_statements_can_be_written_out_for_a_person_to_run(url: str) -> None:
    """A database that only its administrator may change gets the same statements, in one transaction."""
    done = _alembic("upgrade", "head", "--sql", url=url)

    assert done.returncode == 0
    assert done.stdout.startswith("BEGIN")
    assert done.stdout.rstrip().endswith("COMMIT;")
    assert all(f"CREATE TABLE {table} (" in done.stdout for table in metadata.tables)
    assert "CREATE TRIGGER supervisio_journal_entry_no_delete" in done.stdout
