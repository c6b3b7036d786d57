"""What ``schema.grant`` gives a program's role, and what it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from alembic import command
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.exc import ProgrammingError

from supervisio import schema
from supervisio.domain.lifecycles import LIFECYCLES
from supervisio.errors import InvalidValueError, SchemaRefusedError, StorageError
from supervisio.models import metadata
from tests.migrations.host import alembic_of_host

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Beside what has a lifecycle, a grant changes: it is revoked.
CHANGED = {f"supervisio_{noun}" for noun in (*LIFECYCLES, "grant", "therapist_profile")}
RIGHTS = ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER")


@pytest.fixture
def owner(postgresql_owner_url: str) -> Iterator[Connection]:
    """The owner's connection to a database with our tables, in a transaction that is rolled back, roles and all."""
    engine = create_engine(postgresql_owner_url)
    with engine.connect() as connection:
        connection.begin()
        yield connection
    engine.dispose()


def test_a_program_reads_and_adds_and_changes_what_has_a_lifecycle(owner: Connection) -> None:
    """No right to remove a row or to empty a table, and none to change the journal, the access log and the like."""
    role = new_role(owner, "supervisio_program_rights")
    schema.grant(owner, role)

    assert rights(owner, role) == {
        "supervisio_alembic_version": ["SELECT"],
        **{name: ["SELECT", "INSERT", *(["UPDATE"] if name in CHANGED else [])] for name in metadata.tables},
    }


def test_of_a_policy_it_changes_which_key_wraps(owner: Connection) -> None:
    """What a rotation of keys does; not a word of what the policy says."""
    role = new_role(owner, "supervisio_program_policy")
    schema.grant(owner, role)
    statement = text("SELECT has_column_privilege(:role, 'supervisio_clinic_policy', :column, 'UPDATE')")
    columns = metadata.tables["supervisio_clinic_policy"].columns.keys()

    changed = [column for column in columns if owner.scalar(statement, {"role": role, "column": column})]

    assert sorted(changed) == ["key_id", "wrapped_key"]


def test_granting_takes_away_what_is_more(owner: Connection) -> None:
    """What a role was once given by hand does not stay, and to grant again changes nothing."""
    role = new_role(owner, "supervisio_program_more")
    schema.grant(owner, role)
    enough = rights(owner, role)
    owner.execute(text(f"GRANT ALL ON ALL TABLES IN SCHEMA public TO {role}"))
    owner.execute(text(f"GRANT UPDATE (move) ON supervisio_journal_entry TO {role}"))

    schema.grant(owner, role)

    assert rights(owner, role) == enough
    assert not owner.scalar(text(f"SELECT has_any_column_privilege('{role}', 'supervisio_journal_entry', 'UPDATE')"))


@pytest.mark.parametrize("table", ["supervisio_journal_entry", "supervisio_access_entry"])
@pytest.mark.parametrize("deed", ["UPDATE {} SET actor_ref = 'q-sam'", "DELETE FROM {}", "TRUNCATE {}"])
def test_a_program_cannot_rewrite_the_journal(postgresql_clinic_url: str, table: str, deed: str) -> None:
    """The privilege is lacking already, before any trigger is asked."""
    engine = create_engine(postgresql_clinic_url)

    with engine.connect() as connection, pytest.raises(ProgrammingError, match="permission denied"):
        connection.execute(text(deed.format(table)))
    engine.dispose()


def test_a_schema_that_is_not_everybodys_is_opened(owner: Connection) -> None:
    """The tables are of no use to whoever cannot enter the schema they are in."""
    role = new_role(owner, "supervisio_program_schema")
    owner.execute(text("REVOKE ALL ON SCHEMA public FROM PUBLIC"))

    schema.grant(owner, role)

    owner.execute(text(f"SET LOCAL ROLE {role}"))
    assert schema.current(owner) == schema.HEAD


def test_tables_that_a_hosts_own_alembic_keeps(postgresql_url: str, tmp_path: Path) -> None:
    """Their revision is noted elsewhere, and a program may read it there."""
    engine = create_engine(postgresql_url)
    command.upgrade(alembic_of_host(tmp_path, engine, also=schema.version_location()), "heads")

    with engine.connect() as owner:
        role = new_role(owner, "supervisio_program_hosted")
        schema.grant(owner, role)
        owner.execute(text(f"SET LOCAL ROLE {role}"))
        assert schema.current(owner) == schema.HEAD
    engine.dispose()


@pytest.mark.parametrize("name", ['quo"ted', "per%cent %s %(name)s", "colon :role", "semi; --", "Größe", "select"])
def test_any_name_that_a_role_has(owner: Connection, name: str) -> None:
    """It is quoted, whatever is in it."""
    schema.grant(owner, new_role(owner, name))

    assert owner.scalar(text("SELECT has_table_privilege(:role, 'supervisio_case', 'INSERT')"), {"role": name})


@pytest.mark.parametrize("name", ["nobody_of_that_name", "", "public", "nul\0", "half \ud800", "a" * 64, None, 7])
def test_what_is_no_role(owner: Connection, name: str) -> None:
    """The error names the field, not what was given, and the transaction goes on."""
    with pytest.raises(InvalidValueError) as caught:
        schema.grant(owner, name)

    assert (caught.value.field, caught.value.problem) == ("role", "unknown_role")
    assert caught.value.args == (("role", "unknown_role", {}),)
    assert schema.current(owner) == schema.HEAD


def test_nothing_is_granted_to_the_owner(owner: Connection) -> None:
    """Who owns the tables would lose rights by it, and is held back by nothing all the same."""
    with pytest.raises(SchemaRefusedError) as caught:
        schema.grant(owner, owner.scalar(text("SELECT current_user")) or "")

    assert caught.value.code == "owner_role"


def test_only_the_owner_grants(owner: Connection) -> None:
    """PostgreSQL itself would only warn."""
    program = new_role(owner, "supervisio_program_granting")
    other = new_role(owner, "supervisio_program_granted")
    schema.grant(owner, program)
    owner.execute(text(f"SET LOCAL ROLE {program}"))

    with pytest.raises(StorageError) as caught:
        schema.grant(owner, other)

    assert caught.value.code == "not_permitted"


def test_sqlite_has_no_roles(sqlite_clinic_url: str) -> None:
    """The error says so."""
    with pytest.raises(SchemaRefusedError) as caught:
        schema.grant(sqlite_clinic_url, "program")

    assert caught.value.code == "postgresql_only"


def new_role(owner: Connection, name: str) -> str:
    """Make a role that is gone when the transaction is rolled back."""
    quoted = name.replace('"', '""').replace("%", "%%")
    owner.exec_driver_sql(f'CREATE ROLE "{quoted}"')
    return name


def rights(owner: Connection, role: str) -> dict[str, list[str]]:
    """Return what a role may do with each table."""
    found: dict[str, list[str]] = {}
    statement = text("SELECT has_table_privilege(:role, :table, :right)")
    for table in (schema.VERSION_TABLE, *metadata.tables):
        given = [{"role": role, "table": table, "right": right} for right in RIGHTS]
        found[table] = [one["right"] for one in given if owner.scalar(statement, one)]
    return found
