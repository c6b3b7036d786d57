"""After a dump was restored on another server, events go on in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine, text

from supervisio import Supervisio, schema
from supervisio.errors import SchemaMissingError, StorageError
from supervisio.testing import throwaway_vault
from tests.services.people import ANA, AUDITOR, QUESTION
from tests.settling import settle

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy import Engine

    from supervisio import Clinic

FAR_AHEAD = 2**50


def ask(clinic: Clinic) -> UUID:
    """File a case."""
    with clinic.acting(ANA) as ana:
        return ana.ask(question=QUESTION, asked_of="s-lee").case_id


def wait(engine: Engine) -> None:
    """Wait until all that was committed may be told."""
    with engine.connect() as connection:
        settle(connection)


def as_restored(engine: Engine) -> None:
    """Leave in the journal what a dump brings along: the numbers of a server that was far ahead."""
    with engine.begin() as connection:
        if engine.dialect.name == "sqlite":
            connection.execute(text("DROP TRIGGER supervisio_journal_entry_no_update"))
            connection.execute(text("UPDATE supervisio_journal_entry SET written_in = rowid"))
            connection.execute(
                text(
                    "CREATE TRIGGER supervisio_journal_entry_no_update BEFORE UPDATE ON supervisio_journal_entry"
                    " BEGIN SELECT RAISE(ABORT, 'supervisio_journal_entry is append-only'); END"
                )
            )
        else:
            connection.execute(text("SET LOCAL session_replication_role = replica"))
            connection.execute(
                text("UPDATE supervisio_journal_entry SET written_in = written_in + :ahead"), {"ahead": FAR_AHEAD}
            )


def test_feed_and_seals_go_on(engine: Engine) -> None:
    """Cursors and seals of before hold, and what is new comes after what is old; without the call they refuse."""
    schema.upgrade(engine)
    app = Supervisio(throwaway_vault())
    clinic = app.clinic(engine)
    old = [ask(clinic) for _ in range(3)]
    wait(engine)
    cursor = app.feed(engine, "clinic", limit=2).next
    with clinic.reading(AUDITOR) as auditor:
        seal = auditor.journal.seal()
    as_restored(engine)
    if engine.dialect.name == "postgresql":
        new = [ask(clinic)]  # written before anybody thought of it
    with pytest.raises(StorageError) as caught:
        app.feed(engine, "clinic", after=cursor)
    assert caught.value.code == "other_server"

    schema.renumber(engine)

    if engine.dialect.name == "sqlite":
        new = [ask(clinic)]
    wait(engine)
    assert [one.root_id for one in app.feed(engine, "clinic", after=cursor)] == [old[2], *new]
    assert [one.root_id for one in app.feed(engine, "clinic")] == [*old, *new]
    with clinic.reading(AUDITOR) as auditor:
        assert auditor.journal.verify(since=seal).ok


def test_it_can_happen_again(postgresql_url: str) -> None:
    """A database that has moved twice is still in order."""
    engine = create_engine(postgresql_url)
    schema.upgrade(engine)
    app = Supervisio(throwaway_vault())
    clinic = app.clinic(engine)
    written = []
    for _ in range(3):
        written += [ask(clinic), ask(clinic)]
        as_restored(engine)
        schema.renumber(engine)

    wait(engine)
    assert [one.root_id for one in app.feed(engine, "clinic")] == written
    engine.dispose()


def test_where_nothing_is_to_be_done(engine: Engine) -> None:
    """It does nothing, and the journal is kept from changes as before."""
    schema.upgrade(engine)
    clinic = Supervisio(throwaway_vault()).clinic(engine)
    ask(clinic)
    with engine.connect() as connection:
        before = connection.execute(text("SELECT root_id, written_in FROM supervisio_journal_entry")).all()

    schema.renumber(engine)

    with engine.connect() as connection:
        assert connection.execute(text("SELECT root_id, written_in FROM supervisio_journal_entry")).all() == before
    assert [one.code for one in schema.check(engine) if one.code == "missing_trigger"] == []


def test_the_trigger_is_back(engine: Engine) -> None:
    """What had to be changed once is not to be changed again."""
    schema.upgrade(engine)
    ask(Supervisio(throwaway_vault()).clinic(engine))
    as_restored(engine)
    schema.renumber(engine)

    with pytest.raises(Exception, match="append-only"), engine.begin() as connection:
        connection.execute(text("UPDATE supervisio_journal_entry SET actor_ref = 'somebody else'"))


def test_tables_come_first(engine: Engine) -> None:
    """Without tables the error names the call that makes them."""
    with pytest.raises(SchemaMissingError):
        schema.renumber(engine)
