from __future__ import annotations

from typing import TYPE_CHECKING

from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from supervisio import schema
from supervisio.models import metadata
from supervisio.schema.hosting import script_location
from tests.migrations.reading import names_in, our_tables

if TYPE_CHECKING:
    from sqlalchemy import Engine


def test_alembic_finds_nothing_to_change(engine: Engine) -> None:
    """After the migrations, Alembic sees no difference between the database and the models."""
    schema.upgrade(engine)

    with engine.connect() as connection:
        options = {"version_table": schema.VERSION_TABLE, "compare_type": True, "compare_server_default": True}
        differences = compare_metadata(MigrationContext.configure(connection, opts=options), metadata)

    assert differences == []


def test_migrations_make_what_the_models_make(engine: Engine) -> None:
    """Types, comments, keys, CHECKs and every name are those that the models would make: Alembic compares only some."""
    schema.upgrade(engine)
    migrated = our_tables(engine)
    schema.downgrade(engine)

    metadata.create_all(engine)

    assert migrated == our_tables(engine)


def test_the_library_knows_every_migration() -> None:
    """The revisions that the library counts on without asking Alembic are those of the folder, in their order."""
    config = Config()
    config.set_main_option("script_location", str(script_location()))
    scripts = ScriptDirectory.from_config(config)

    in_folder = tuple(script.revision for script in reversed(list(scripts.walk_revisions())))

    assert in_folder == schema.REVISIONS
    assert scripts.get_heads() == [schema.HEAD]


def test_nothing_is_made_under_a_hosts_names(engine: Engine) -> None:
    """Everything that the migrations make bears our name, and none is so long that PostgreSQL would cut it."""
    schema.upgrade(engine)

    names = names_in(engine)

    assert {name for name in names if "supervisio_" not in name} == set()
    assert {name for name in names if len(name.encode()) > 63 and not name.startswith("sqlite_autoindex_")} == set()
