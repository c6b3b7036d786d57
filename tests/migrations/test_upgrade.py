from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import Connection, Engine, create_engine, insert, inspect, text

from supervisio import schema
from supervisio.errors import InvalidValueError, SchemaRefusedError, SchemaTooNewError, StorageError
from supervisio.models import metadata
from tests.migrations.rows import invented_row

if TYPE_CHECKING:
    from pathlib import Path


def _tables(engine: Engine) -> set[str]:
    return set(inspect(engine).get_table_names())


ALL = {*metadata.tables, schema.VERSION_TABLE}


def test_an_empty_database_gets_every_table(engine: Engine) -> None:
    """One call makes the tables and notes the revision."""
    schema.upgrade(engine)

    assert _tables(engine) == ALL
    assert schema.current(engine) == schema.HEAD


def test_twice_is_once(engine: Engine) -> None:
    """A second call finds nothing to do, and leaves the rows alone."""
    schema.upgrade(engine)
    _add_a_row(engine)

    schema.upgrade(engine)

    assert _count(engine) == 1


@pytest.mark.parametrize("revision", [schema.HEAD, "head"])
def test_a_revision_can_be_named(engine: Engine, revision: str) -> None:
    """What is wanted is named as Alembic names it."""
    schema.upgrade(engine, revision=revision)

    assert schema.current(engine) == schema.HEAD


def test_a_database_can_be_named_by_its_address(database_url: str) -> None:
    """A script need not make an engine."""
    schema.upgrade(database_url)

    assert schema.current(database_url) == schema.HEAD


def test_down_again_leaves_nothing_but_the_version_table(engine: Engine) -> None:
    """Tables, triggers and functions go as they came, and can come again."""
    schema.upgrade(engine)

    schema.downgrade(engine)

    assert _tables(engine) == {schema.VERSION_TABLE}
    assert schema.current(engine) is None
    schema.upgrade(engine)
    assert _tables(engine) == ALL


def test_down_from_nothing_is_nothing(engine: Engine) -> None:
    """Where there are no tables, taking them away does nothing."""
    schema.downgrade(engine)

    assert _tables(engine) == set()


def test_rows_are_not_dropped_unasked(engine: Engine) -> None:
    """A downgrade that would lose rows is refused, unless the loss is meant."""
    schema.upgrade(engine)
    _add_a_row(engine)

    with pytest.raises(SchemaRefusedError, match="lose_data=True") as refused:
        schema.downgrade(engine)

    assert refused.value.code == "holds_rows"
    assert _count(engine) == 1
    schema.downgrade(engine, lose_data=True)
    assert _tables(engine) == {schema.VERSION_TABLE}


def test_a_failure_half_way_leaves_nothing(engine: Engine) -> None:
    """When something stands in the way of a late step, the early ones are undone; once it is gone, all goes well."""
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE appointment (id INTEGER)"))
        connection.execute(text("CREATE INDEX ix_supervisio_recommendation__case_id ON appointment (id)"))

    with pytest.raises(StorageError):
        schema.upgrade(engine)

    assert _tables(engine) == {"appointment"}
    with engine.begin() as connection:
        connection.execute(text("DROP INDEX ix_supervisio_recommendation__case_id"))
    schema.upgrade(engine)
    assert _tables(engine) == {"appointment", *ALL}


def test_on_a_connection_the_callers_transaction_decides(engine: Engine) -> None:
    """In a transaction of the caller's, the tables come and go with it."""
    with engine.connect() as connection:
        connection.execute(text("SELECT 1"))
        schema.upgrade(connection)
        assert schema.current(connection) == schema.HEAD
        connection.rollback()
    assert _tables(engine) == set()

    with engine.begin() as connection:
        schema.upgrade(connection)
    assert _tables(engine) == ALL


def test_an_idle_connection_is_left_idle(engine: Engine) -> None:
    """On a connection without a transaction one is made, committed and done with."""
    with engine.connect() as connection:
        schema.upgrade(connection)
        assert not connection.in_transaction()

        schema.current(connection)
        schema.check(connection)
        assert not connection.in_transaction()

    assert _tables(engine) == ALL


def test_a_connection_that_wrote_before_keeps_its_place(engine: Engine) -> None:
    """A host may make its own tables and ours in one transaction."""
    with engine.connect() as connection:
        connection.execute(text("CREATE TABLE appointment (id INTEGER)"))
        connection.execute(text("INSERT INTO appointment VALUES (88)"))
        schema.upgrade(connection)
        connection.rollback()

        assert not set(inspect(connection).get_table_names()) & set(metadata.tables)


def test_the_connection_is_handed_back_as_it_was(sqlite_url: str) -> None:
    """The driver's own way of beginning transactions is not changed."""
    engine = create_engine(sqlite_url)
    with engine.connect() as connection:
        before = _driver_settings(connection)
        schema.upgrade(connection)

        assert _driver_settings(connection) == before
    engine.dispose()


def _driver_settings(connection: Connection) -> tuple[object, ...]:
    driver = connection.connection.driver_connection
    assert driver is not None
    return driver.isolation_level, driver.in_transaction, connection.get_isolation_level()


def test_a_database_that_commits_every_statement_is_refused(postgresql_url: str) -> None:
    """Without a transaction a failure would leave half of the tables, so nothing is begun."""
    engine = create_engine(postgresql_url, isolation_level="AUTOCOMMIT")

    with pytest.raises(SchemaRefusedError, match="autocommit") as refused:
        schema.upgrade(engine)

    assert refused.value.code == "autocommit"
    assert _tables(engine) == set()
    engine.dispose()


def test_sqlite_without_transactions_of_its_own_gets_one(sqlite_url: str) -> None:
    """On SQLite the transaction is begun in so many words, whatever the engine would do."""
    engine = create_engine(sqlite_url, isolation_level="AUTOCOMMIT")
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE appointment (id INTEGER)"))
        connection.execute(text("CREATE INDEX ix_supervisio_recommendation__case_id ON appointment (id)"))

    with pytest.raises(StorageError):
        schema.upgrade(engine)

    assert _tables(engine) == {"appointment"}
    engine.dispose()


def test_tables_of_a_later_version_are_left_alone(engine: Engine) -> None:
    """An older library neither upgrades nor downgrades what it does not know."""
    schema.upgrade(engine)
    with engine.begin() as connection:
        connection.execute(text("UPDATE supervisio_alembic_version SET version_num = 'supervisio_9999'"))

    for call in (schema.upgrade, schema.downgrade):
        with pytest.raises(SchemaTooNewError, match="upgrade supervisio"):
            call(engine)

    assert _tables(engine) == ALL


def test_tables_made_otherwise_are_left_alone(engine: Engine) -> None:
    """Where tables stand without a revision, nobody can say what they lack."""
    metadata.create_all(engine)

    with pytest.raises(SchemaRefusedError) as refused:
        schema.upgrade(engine)

    assert refused.value.code == "unversioned"


@pytest.mark.parametrize("bind", [None, 7, "no address", "nosuch://somewhere", object()])
def test_what_is_no_database_is_refused(bind: object) -> None:
    """Neither the sentence nor the arguments repeat what was handed over: an address may hold a password."""
    with pytest.raises(InvalidValueError, match="an Engine, a Connection or a database URL") as refused:
        schema.upgrade(bind)  # type: ignore[arg-type]

    assert refused.value.field == "bind"
    assert str(bind) not in repr(refused.value)


def test_an_unknown_revision_is_refused(engine: Engine) -> None:
    """A slip of the pen is told before anything happens."""
    with pytest.raises(InvalidValueError, match="head, supervisio_0001"):
        schema.upgrade(engine, revision="supervisio_1")
    with pytest.raises(InvalidValueError, match="base, supervisio_0001"):
        schema.downgrade(engine, revision="head")

    assert _tables(engine) == set()


def test_a_read_only_file_is_told_as_such(tmp_path: Path) -> None:
    """A database that cannot be written is refused with an error of ours."""
    path = tmp_path / "clinic.db"
    path.touch()

    with pytest.raises(StorageError) as refused:
        schema.upgrade(f"sqlite:///file:{path}?mode=ro&uri=true")

    assert refused.value.code == "read_only"


def test_nothing_is_printed_and_logging_stays_as_it_was(engine: Engine, capfd: pytest.CaptureFixture[str]) -> None:
    """A host's loggers and handlers are the host's."""
    hosts = logging.getLogger("appointments")
    before = (logging.root.level, list(logging.root.handlers), logging.getLogger("alembic").handlers)

    schema.upgrade(engine)
    schema.downgrade(engine)

    assert (logging.root.level, list(logging.root.handlers), logging.getLogger("alembic").handlers) == before
    assert not hosts.disabled
    assert capfd.readouterr() == ("", "")


def _add_a_row(engine: Engine) -> None:
    table = metadata.tables["supervisio_access_entry"]
    with engine.begin() as connection:
        connection.execute(insert(table).values(invented_row(table)))


def _count(engine: Engine) -> int:
    with engine.connect() as connection:
        count: int | None = connection.scalar(text("SELECT count(*) FROM supervisio_access_entry"))
    assert count is not None
    return count
