"""On PostgreSQL the database itself keeps the clinics apart, whatever statement asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import Engine, create_engine, insert, text, update
from sqlalchemy.exc import ProgrammingError

from supervisio import ClientRequest, Recommendation, Supervisio, schema
from supervisio.errors import SchemaMissingError, SchemaRefusedError, StorageError
from supervisio.models import CaseRow, metadata
from supervisio.testing import FrozenClock, throwaway_vault
from tests.migrations.rows import invented_row
from tests.security.guarded import name_clinic, seen, with_rows
from tests.services.people import ANA, AUDITOR, CLIENT, LEE, QUESTION, WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

EVERY_TABLE = sorted(metadata.tables)


@pytest.fixture
def program(postgresql_clinic_url: str) -> Iterator[Engine]:
    """The engine of a program whose role owns nothing; on one connection: each user finds what the last has left."""
    engine = create_engine(postgresql_clinic_url, pool_size=1, max_overflow=0)
    yield engine
    engine.dispose()


def test_the_whole_way_of_a_case(program: Engine) -> None:
    """Asking, answering, following up and closing need nothing that the role of a program does not have."""
    clinic = Supervisio(throwaway_vault(), clock=FrozenClock()).clinic(program, clinic_id="north")
    with clinic.acting(ANA) as ana:
        asked = ana.ask(ClientRequest(CLIENT, "friendship", words=WORDS), question=QUESTION, asked_of="s-lee")
    with clinic.acting(LEE) as lee:
        (waiting,) = lee.queue()
        lee.consultations.accept(waiting.id)
        lee.reveal(lee.consultations.get(waiting.id))
        lee.consultations.complete(waiting.id, minutes=20, recommendations=[Recommendation("decline_request")])
    with clinic.acting(ANA) as ana:
        (consultation,) = ana.cases.view(asked.case_id).consultations
        ana.recommendations.follow(consultation.recommendations[0].id)
        ana.requests.reply(ana.cases.view(asked.case_id).requests[0].id, "declined_and_explained")
        ana.cases.close(asked.case_id, "She stays with the work.", "That a friendship would end it.")
    with clinic.reading(AUDITOR) as auditor:
        verified = auditor.journal.verify()

    assert (verified.ok, verified.roots, verified.entries) == (True, 1, 6)


def test_who_names_no_clinic_sees_nothing(program: Engine, postgresql_owner_url: str) -> None:
    """In no table, though all of them hold rows."""
    with_rows(postgresql_owner_url, "north", "south")

    with program.connect() as connection:
        assert seen(connection) == {}


def test_who_names_a_clinic_sees_that_one(program: Engine, postgresql_owner_url: str) -> None:
    """In every table, and nothing of another."""
    with_rows(postgresql_owner_url, "north", "south")

    with program.connect() as connection:
        name_clinic(connection, "north")
        assert seen(connection) == {table: {"north"} for table in EVERY_TABLE}
        name_clinic(connection, "east")
        assert seen(connection) == {}


@pytest.mark.parametrize("table", EVERY_TABLE)
@pytest.mark.parametrize("named", [None, "south"])
def test_a_row_of_a_clinic_that_is_not_named_is_not_taken(program: Engine, table: str, named: str | None) -> None:
    """Not without a clinic, and not with another one."""
    with program.connect() as connection:
        if named is not None:
            name_clinic(connection, named)

        with pytest.raises(ProgrammingError, match="row-level security"):
            connection.execute(insert(metadata.tables[table]), invented_row(metadata.tables[table]))


def test_a_row_of_no_clinic_is_not_taken(program: Engine) -> None:
    """Once a connection has carried a clinic, the setting is an empty text: that names no clinic either."""
    table = metadata.tables["supervisio_case"]
    with program.begin() as connection:
        name_clinic(connection, "north")

    with program.connect() as connection:
        assert connection.scalar(text("SELECT current_setting('supervisio.clinic', true)")) == ""
        with pytest.raises(ProgrammingError, match="row-level security"):
            connection.execute(insert(table), {**invented_row(table), "clinic_id": ""})


def test_another_clinics_rows_are_not_changed(program: Engine, postgresql_owner_url: str) -> None:
    """A change finds none of them, and moves none of one's own there."""
    with_rows(postgresql_owner_url, "north", "south")
    with program.connect() as connection:
        name_clinic(connection, "north")

        changed = connection.execute(update(CaseRow).where(CaseRow.clinic_id == "south").values(topic="question"))

        assert changed.rowcount == 0
        with pytest.raises(ProgrammingError, match="row-level security"):
            connection.execute(update(CaseRow).values(clinic_id="south"))


def test_nothing_is_left_for_the_next_user_of_a_connection(program: Engine) -> None:
    """Whoever gets the connection from the pool afterwards sees nothing."""
    clinic = Supervisio(throwaway_vault()).clinic(program, clinic_id="north")
    with clinic.acting(ANA) as ana:
        ana.ask(question=QUESTION, asked_of="s-lee")

    with program.connect() as connection:
        assert connection.scalar(text("SELECT NULLIF(current_setting('supervisio.clinic', true), '')")) is None
        assert seen(connection) == {}


def test_the_owner_of_the_tables_reaches_every_row(postgresql_clinic_url: str, postgresql_owner_url: str) -> None:
    """Else a migration that changes rows would change none, and say nothing."""
    with_rows(postgresql_owner_url, "north", "south")
    owner = create_engine(postgresql_owner_url)

    with owner.connect() as connection:
        connection.execute(text("CREATE ROLE supervisio_owning"))
        connection.execute(text("GRANT USAGE ON SCHEMA public TO supervisio_owning"))
        connection.execute(text("ALTER TABLE supervisio_case OWNER TO supervisio_owning"))
        connection.execute(text("SET LOCAL ROLE supervisio_owning"))
        assert connection.execute(update(CaseRow).values(topic="question")).rowcount == 2
    owner.dispose()


def test_enabling_it_again_changes_nothing(postgresql_url: str) -> None:
    """It takes no lock on a table that is guarded already, so that it may be part of every deployment."""
    schema.upgrade(postgresql_url)
    schema.enable_row_security(postgresql_url)
    engine = create_engine(postgresql_url)

    with engine.begin() as connection:
        schema.enable_row_security(connection)
        locks = connection.scalars(
            text("SELECT DISTINCT mode FROM pg_locks WHERE pid = pg_backend_pid() AND locktype = 'relation'")
        )
        assert set(locks) == {"AccessShareLock"}
    engine.dispose()


def test_it_counts_once_the_caller_commits(postgresql_url: str) -> None:
    """In a transaction of the caller's it is part of that."""
    schema.upgrade(postgresql_url)
    engine = create_engine(postgresql_url)
    with engine.connect() as connection:
        connection.begin()
        schema.enable_row_security(connection)
        assert schema.has_row_security(connection)
        connection.rollback()
        assert not schema.has_row_security(connection)
    engine.dispose()


def test_only_the_owner_enables_it(postgresql_url: str) -> None:
    """A program's role may not, and is told so in a sentence."""
    schema.upgrade(postgresql_url)
    engine = create_engine(postgresql_url)
    with engine.connect() as connection:
        connection.execute(text("CREATE ROLE supervisio_program"))
        schema.grant(connection, "supervisio_program")
        connection.execute(text("SET LOCAL ROLE supervisio_program"))

        with pytest.raises(StorageError) as caught:
            schema.enable_row_security(connection)
    engine.dispose()

    assert caught.value.code == "not_permitted"


def test_sqlite_has_nothing_of_the_kind(sqlite_clinic_url: str) -> None:
    """The error says so, and nothing was touched."""
    with pytest.raises(SchemaRefusedError) as caught:
        schema.enable_row_security(sqlite_clinic_url)

    assert caught.value.code == "postgresql_only"


def test_tables_come_first(postgresql_url: str) -> None:
    """Without tables the error names the call that makes them."""
    with pytest.raises(SchemaMissingError, match=r"schema\.upgrade"):
        schema.enable_row_security(postgresql_url)
