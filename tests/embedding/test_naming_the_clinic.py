"""Where PostgreSQL guards the rows of each clinic, every call names its own, whatever a host does with its session."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import Engine, create_engine, event, text
from sqlalchemy.orm import Session

from supervisio import Supervisio, schema
from supervisio.errors import StorageError
from supervisio.testing import throwaway_vault
from tests.services.people import ANA, LEE, QUESTION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from supervisio import Supervision
    from supervisio.domain.records import AskedRecord


@pytest.fixture
def program(postgresql_clinic_url: str) -> Iterator[Engine]:
    """The engine of a program whose role owns nothing, on one connection."""
    engine = create_engine(postgresql_clinic_url, pool_size=1, max_overflow=0, pool_timeout=5)
    yield engine
    engine.dispose()


@pytest.fixture
def session(program: Engine) -> Iterator[Session]:
    """A host's session."""
    with Session(program) as session:
        yield session


@pytest.fixture
def app() -> Supervisio:
    """What a host makes once a process."""
    return Supervisio(throwaway_vault())


@pytest.fixture
def north(app: Supervisio, session: Session) -> Supervision:
    """One clinic's services on the session."""
    return app.on(session, clinic_id="north", actor=ANA)


@pytest.fixture
def south(app: Supervisio, session: Session) -> Supervision:
    """Another clinic's services on the same session."""
    return app.on(session, clinic_id="south", actor=ANA)


@pytest.fixture
def statements(program: Engine) -> list[str]:
    """What the program sends to the database, as it is sent."""
    return statements_of(program)


def test_a_host_that_commits_midway(session: Session, north: Supervision) -> None:
    """The next call begins another transaction, and names the clinic there."""
    ask(north)
    session.commit()

    assert cases(north) == 1
    session.rollback()
    assert cases(north) == 1


@pytest.mark.parametrize("begin", [Session.begin_nested, lambda session: session.connection().begin_nested()])
def test_a_savepoint_that_is_rolled_back(session: Session, north: Supervision, begin: Callable[[Session], Any]) -> None:
    """It takes the setting along if the first call was within; whether the session or its connection opened it."""
    savepoint = begin(session)
    ask(north)
    savepoint.rollback()

    assert cases(north) == 0
    ask(north)
    assert cases(north) == 1


def test_a_savepoint_in_which_another_clinic_was_at_work(
    session: Session, north: Supervision, south: Supervision
) -> None:
    """Kept or rolled back, the call afterwards is about its own clinic."""
    ask(north)
    with session.begin_nested():
        ask(south)
    assert (cases(north), cases(south)) == (1, 1)

    savepoint = session.begin_nested()
    ask(south)
    savepoint.rollback()
    assert (cases(south), cases(north)) == (1, 1)


def test_savepoints_within_savepoints(session: Session, north: Supervision, south: Supervision) -> None:
    """Each that is rolled back restores what held before it, and the calls know."""
    with session.begin_nested():
        ask(south)
        innermost = session.begin_nested()
        ask(north)
        innermost.rollback()
        assert (cases(south), cases(north)) == (1, 0)
        ask(north)

    assert (cases(north), cases(south)) == (1, 1)


def test_two_clinics_on_one_session(session: Session, north: Supervision, south: Supervision) -> None:
    """Each sees and writes its own, in turns."""
    first, second = ask(north), ask(south)
    ask(north)

    assert (cases(south), cases(north)) == (1, 2)
    assert north.cases.get(first.case_id).id == first.case_id
    assert south.cases.get(second.case_id).id == second.case_id


def test_two_sessions_on_one_connection(app: Supervisio, program: Engine) -> None:
    """What the one has named is not what the other's calls are about."""
    with program.connect() as connection, Session(connection) as first, Session(connection) as second:
        north = app.on(first, clinic_id="north", actor=ANA)
        south = app.on(second, clinic_id="south", actor=ANA)
        ask(north)
        ask(south)

        assert (cases(north), cases(south)) == (1, 1)


def test_two_apps_on_one_session(app: Supervisio, session: Session, north: Supervision) -> None:
    """The same holds for two that share no more than the session."""
    other = Supervisio(app.house.vault).on(session, clinic_id="south", actor=ANA)
    ask(north)
    ask(other)

    assert (cases(north), cases(other)) == (1, 1)


def test_a_connection_that_is_handed_on_after_every_transaction(app: Supervisio, postgresql_clinic_url: str) -> None:
    """As by a proxy that pools transactions and resets nothing between two programs."""
    engine = create_engine(postgresql_clinic_url, pool_size=1, max_overflow=0, pool_reset_on_return=None)
    with Session(engine) as first, Session(engine) as second:
        north = app.on(first, clinic_id="north", actor=ANA)
        south = app.on(second, clinic_id="south", actor=ANA)
        for _ in range(2):
            ask(north)
            first.commit()
            ask(south)
            second.commit()

        assert cases(north) == 2
        first.commit()
        assert cases(south) == 2
        second.commit()
    engine.dispose()


def test_the_clinic_is_named_once_a_transaction(session: Session, north: Supervision, statements: list[str]) -> None:
    """Calls that follow in the same transaction send no more than they need."""
    ask(north)
    session.commit()
    statements.clear()

    ask(north)
    assert [statement.split()[0] for statement in statements] == ["SELECT", *["INSERT"] * 3]
    assert "set_config" in statements[0]
    statements.clear()

    ask(north)
    assert [statement.split()[0] for statement in statements] == ["INSERT"] * 3


def test_where_rows_are_not_guarded_no_clinic_is_named(app: Supervisio, database_url: str) -> None:
    """SQLite, and a PostgreSQL without row security, get no statement more than they need."""
    schema.upgrade(database_url)
    engine = create_engine(database_url)
    with Session(engine) as session:
        supervision = app.on(session, clinic_id="north", actor=ANA)
        ask(supervision)
        session.commit()
        sent = statements_of(engine)

        ask(supervision)
    engine.dispose()

    assert [statement.split()[0] for statement in sent] == ["INSERT"] * 3


def test_without_a_transaction_it_is_refused(app: Supervisio, program: Engine) -> None:
    """A setting would be gone with its statement, and a clinic full of work would look empty."""
    with Session(program) as session:
        ask(app.on(session, clinic_id="north", actor=ANA))
        session.commit()

    with (
        Session(program.execution_options(isolation_level="AUTOCOMMIT")) as session,
        pytest.raises(StorageError) as caught,
    ):
        app.on(session, clinic_id="north", actor=LEE).queue()

    assert caught.value.code == "autocommit"


def test_what_a_session_reads_of_its_own_after_a_call(session: Session, north: Supervision) -> None:
    """A host's own statement sees the clinic of the call before it in the transaction; else it names one itself."""
    ask(north)
    assert session.scalar(text("SELECT count(*) FROM supervisio_case")) == 1

    session.commit()
    assert session.scalar(text("SELECT count(*) FROM supervisio_case")) == 0


def statements_of(engine: Engine) -> list[str]:
    """Return a list that every statement is added to from now on."""
    sent: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *given: sent.append(given[2]))
    return sent


def ask(supervision: Supervision) -> AskedRecord:
    """File one more case."""
    return supervision.ask(question=QUESTION, asked_of="s-lee")


def cases(supervision: Supervision) -> int:
    """Return how many cases there are to be seen."""
    return len(supervision.cases.list_().items)
