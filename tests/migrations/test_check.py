from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from sqlalchemy import Engine, create_engine, event, text

from supervisio import schema
from supervisio.errors import SchemaMissingError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection


@pytest.fixture
def strict_sqlite(sqlite_url: str) -> Iterator[Engine]:
    """An engine as it should be, on a database that is up to date."""
    engine = create_engine(sqlite_url)

    @event.listens_for(engine, "connect")
    def enforce(driver: Any, _record: object) -> None:
        driver.execute("PRAGMA foreign_keys = ON")

    schema.upgrade(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def application(postgresql_url: str) -> Iterator[Connection]:
    """A connection as a role that may use the tables and does not own them; all of it is rolled back."""
    engine = create_engine(postgresql_url)
    schema.upgrade(engine)
    role = f"supervisio_application_{uuid4().hex}"
    with engine.connect() as connection:
        connection.execute(text(f"CREATE ROLE {role}"))
        connection.execute(text(f"GRANT CREATE, USAGE ON SCHEMA public TO {role}"))
        connection.execute(text(f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {role}"))
        connection.execute(text(f"SET LOCAL ROLE {role}"))
        yield connection
    engine.dispose()


def test_a_database_as_it_should_be_lacks_nothing(strict_sqlite: Engine, application: Connection) -> None:
    """There are no notices where all is well."""
    assert schema.check(strict_sqlite) == ()
    assert schema.check(application) == ()


def test_a_database_without_tables_is_an_error(database_url: str) -> None:
    """What the library cannot work with is raised, not noted."""
    with pytest.raises(SchemaMissingError):
        schema.check(database_url)


@pytest.mark.parametrize(
    ("deed", "codes"),
    [
        ("DROP TABLE supervisio_grant", ["missing_table"]),
        ("ALTER TABLE supervisio_grant DROP COLUMN until", ["missing_column"]),
        ("DROP TABLE supervisio_access_entry", ["missing_table", "missing_trigger", "missing_trigger"]),
        ("DROP TRIGGER supervisio_journal_entry_no_update", ["missing_trigger"]),
        ("DROP TRIGGER supervisio_access_entry_no_delete", ["missing_trigger"]),
    ],
)
def test_what_was_taken_away_is_noticed(strict_sqlite: Engine, deed: str, codes: list[str]) -> None:
    """A table, a column or a trigger that somebody dropped is named, in a sentence for a person."""
    with strict_sqlite.begin() as connection:
        connection.execute(text(deed))

    notices = schema.check(strict_sqlite)

    assert [notice.code for notice in notices] == codes
    assert all("supervisio_" in str(notice) for notice in notices)


@pytest.mark.parametrize(
    "deed",
    [
        "DROP TRIGGER supervisio_journal_entry_no_truncate ON supervisio_journal_entry",
        "ALTER TABLE supervisio_journal_entry DISABLE TRIGGER supervisio_journal_entry_no_update",
    ],
)
def test_a_trigger_that_does_nothing_is_noticed(application: Connection, deed: str) -> None:
    """On PostgreSQL a trigger can be dropped, or be there and be switched off."""
    role = application.scalar(text("SELECT current_user"))
    application.execute(text("RESET ROLE"))
    application.execute(text(deed))
    application.execute(text(f"SET LOCAL ROLE {role}"))

    assert [notice.code for notice in schema.check(application)] == ["missing_trigger"]


@pytest.mark.parametrize(
    ("setting", "code"), [("foreign_keys = OFF", "foreign_keys"), ("synchronous = NORMAL", "synchronous")]
)
def test_a_careless_sqlite_connection_is_noticed(strict_sqlite: Engine, setting: str, code: str) -> None:
    """SQLite has these settings on each connection, not in the file."""
    with strict_sqlite.connect() as connection:
        connection.execute(text(f"PRAGMA {setting}"))
        connection.rollback()

        assert [notice.code for notice in schema.check(connection)] == [code]
        connection.invalidate()


def test_a_careless_postgresql_session_is_noticed(application: Connection) -> None:
    """A server that acknowledges before it has written may lose what it acknowledged."""
    application.execute(text("SET LOCAL synchronous_commit = off"))

    assert [notice.code for notice in schema.check(application)] == ["synchronous_commit"]


@pytest.mark.parametrize("deed", ["DROP TRIGGER {trigger} ON {table}", "ALTER TABLE {table} DISABLE TRIGGER {trigger}"])
@pytest.mark.parametrize("operation", ["update", "delete", "truncate"])
def test_a_trigger_that_does_not_fire_is_noticed(application: Connection, deed: str, operation: str) -> None:
    """Whether it was dropped or switched off."""
    role = application.scalar(text("SELECT current_user"))
    application.execute(text("RESET ROLE"))
    trigger = f"supervisio_journal_entry_no_{operation}"
    application.execute(text(deed.format(trigger=trigger, table="supervisio_journal_entry")))
    application.execute(text(f"SET LOCAL ROLE {role}"))

    (notice,) = schema.check(application)
    assert (notice.code, trigger in notice.sentence) == ("missing_trigger", True)


def test_an_owner_and_a_superuser_are_noticed(application: Connection) -> None:
    """Whoever can take the triggers away is not held back by them."""
    role = application.scalar(text("SELECT current_user"))
    application.execute(text("RESET ROLE"))
    assert [notice.code for notice in schema.check(application)] == ["superuser"]

    application.execute(text(f"ALTER TABLE supervisio_journal_entry OWNER TO {role}"))
    application.execute(text(f"SET LOCAL ROLE {role}"))
    assert [notice.code for notice in schema.check(application)] == ["owner"]


def test_a_role_that_row_security_does_not_bind_is_noticed(application: Connection) -> None:
    """It sees the rows of every clinic, whatever a call says."""
    role = application.scalar(text("SELECT current_user"))
    application.execute(text("RESET ROLE"))
    application.execute(text(f"ALTER ROLE {role} BYPASSRLS"))
    application.execute(text(f"SET LOCAL ROLE {role}"))

    assert [notice.code for notice in schema.check(application)] == ["bypasses_row_security"]


@pytest.mark.parametrize(
    "deed",
    [
        "ALTER TABLE supervisio_grant DISABLE ROW LEVEL SECURITY",
        "DROP POLICY supervisio_clinic ON supervisio_grant",
    ],
)
def test_a_table_that_row_security_leaves_out_is_noticed(application: Connection, deed: str) -> None:
    """Where the others have it; enabling it again mends that."""
    role = application.scalar(text("SELECT current_user"))
    application.execute(text("RESET ROLE"))
    schema.enable_row_security(application)
    application.execute(text(deed))
    application.execute(text(f"SET LOCAL ROLE {role}"))

    (notice,) = schema.check(application)
    assert (notice.code, notice.sentence.split()[0]) == ("row_security", "supervisio_grant")

    application.execute(text("RESET ROLE"))
    schema.enable_row_security(application)
    application.execute(text(f"SET LOCAL ROLE {role}"))
    assert schema.check(application) == ()
