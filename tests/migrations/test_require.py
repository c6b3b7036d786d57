from __future__ import annotations

import pytest
from sqlalchemy import Engine, text

from supervisio import schema
from supervisio.errors import SchemaMissingError, SchemaOutdatedError, SchemaRefusedError, SchemaTooNewError
from supervisio.models import metadata
from supervisio.schema import revisions
from tests.migrations.running import run_python


def test_up_to_date_tables_are_what_is_required(engine: Engine) -> None:
    """Where the tables are at the newest revision, there is nothing to say."""
    schema.upgrade(engine)

    with engine.connect() as connection:
        schema.require(connection)


@pytest.mark.parametrize("emptied", [False, True], ids=["never made", "taken away"])
def test_missing_tables_are_told_without_harm(engine: Engine, *, emptied: bool) -> None:
    """The error names the call that makes the tables, and a host's transaction goes on as before."""
    if emptied:
        schema.upgrade(engine)
        schema.downgrade(engine)

    with engine.connect() as connection:
        with pytest.raises(SchemaMissingError, match=r"schema\.upgrade\(engine\)"):
            schema.require(connection)
        assert connection.scalar(text("SELECT 1")) == 1


def test_older_tables_are_told_with_both_revisions(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error says where the tables are, where they ought to be, and what brings them there."""
    schema.upgrade(engine)
    monkeypatch.setattr(revisions, "REVISIONS", (schema.HEAD, "supervisio_9999"))
    monkeypatch.setattr(revisions, "HEAD", "supervisio_9999")

    with (
        engine.connect() as connection,
        pytest.raises(SchemaOutdatedError, match=r"schema\.upgrade\(engine\)") as refused,
    ):
        schema.require(connection)

    assert (refused.value.found, refused.value.wanted) == (schema.HEAD, "supervisio_9999")


def test_newer_tables_are_told(engine: Engine) -> None:
    """A revision that this version does not know is of a later one."""
    schema.upgrade(engine)
    with engine.begin() as connection:
        connection.execute(text("UPDATE supervisio_alembic_version SET version_num = 'supervisio_9999'"))

    with engine.connect() as connection, pytest.raises(SchemaTooNewError, match="pip install --upgrade supervisio"):
        schema.require(connection)


def test_tables_without_a_revision_are_told(engine: Engine) -> None:
    """Tables that no migration made may lack anything."""
    metadata.create_all(engine)

    with engine.connect() as connection, pytest.raises(SchemaRefusedError) as refused:
        schema.require(connection)

    assert refused.value.code == "unversioned"


def test_asking_for_the_tables_does_not_load_alembic(sqlite_url: str) -> None:
    """A host's first call, and the opening of a clinic that is up to date, do without Alembic."""
    schema.upgrade(sqlite_url)
    script = f"""
import sys
from sqlalchemy import create_engine
from supervisio import schema

with create_engine({sqlite_url!r}).connect() as connection:
    schema.require(connection)
schema.upgrade({sqlite_url!r})
sys.exit("alembic" in sys.modules)
"""

    assert run_python("-c", script).returncode == 0
