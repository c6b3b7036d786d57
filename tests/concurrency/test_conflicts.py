"""What PostgreSQL says when transactions are in each other's way: one conflict, which is mended by trying again."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session

from supervisio.errors import ConflictError, StorageError
from tests.concurrency.writing import ask
from tests.services.people import ANA, JOBS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from sqlalchemy import Engine

    from supervisio import Clinic, Supervisio, Supervision

CLINIC = "clinic"
SHORT = "SET LOCAL lock_timeout = '20ms'"


@pytest.fixture
def engine(postgresql_clinic_url: str) -> Iterator[Engine]:
    """A host's engine, of a role with the rights of a program."""
    engine = create_engine(postgresql_clinic_url)
    yield engine
    engine.dispose()


@pytest.fixture
def clinic(app: Supervisio, engine: Engine) -> Clinic:
    """The clinic there."""
    return app.clinic(engine)


@pytest.fixture
def request_id(clinic: Clinic) -> UUID:
    """What a case is about."""
    found: UUID = clinic.run(ask, actor=ANA).about_id
    return found


def observe(supervision: Supervision, request_id: UUID) -> Any:
    """Write to its case."""
    return supervision.requests.observe(request_id, reaction="hurt")


def is_whole(clinic: Clinic, entries: int) -> None:
    """See that the journal is, and has so many entries."""
    with clinic.reading(JOBS) as jobs:
        verified = jobs.journal.verify()
    assert (verified.findings, verified.entries) == ((), entries)


@contextmanager
def held(app: Supervisio, engine: Engine, request_id: UUID) -> Iterator[Session]:
    """Leave a host's transaction open that has written to the case."""
    with Session(engine) as session:
        observe(app.on(session, clinic_id=CLINIC, actor=ANA), request_id)
        yield session


@pytest.mark.parametrize("level", ["REPEATABLE READ", "SERIALIZABLE"])
def test_a_host_that_asks_for_an_order_is_told_to_try_again(
    app: Supervisio, engine: Engine, clinic: Clinic, request_id: UUID, level: str
) -> None:
    """It read before somebody else wrote; until it rolls back nothing works, and then the same call goes through."""
    with Session(engine.execution_options(isolation_level=level)) as session:
        supervision = app.on(session, clinic_id=CLINIC, actor=ANA)
        supervision.requests.get(request_id)
        clinic.run(lambda on: observe(on, request_id), actor=ANA)
        with pytest.raises(ConflictError) as caught:
            observe(supervision, request_id)
        with pytest.raises(StorageError):
            supervision.requests.get(request_id)
        session.rollback()
        observe(supervision, request_id)
        session.commit()

    assert (caught.value.code, caught.value.retry) == ("serialization", True)
    is_whole(clinic, 3)


def test_of_two_hosts_in_a_ring_one_is_told_to_try_again(
    app: Supervisio, engine: Engine, clinic: Clinic, request_id: UUID
) -> None:
    """Each holds a case and wants the other's; the one goes through, the other does once it has rolled back."""
    other_id = clinic.run(ask, actor=ANA).about_id

    def want(session: Session, wanted: UUID) -> ConflictError | None:
        supervision = app.on(session, clinic_id=CLINIC, actor=ANA)
        try:
            observe(supervision, wanted)
        except ConflictError as conflict:
            session.rollback()
            return conflict
        session.commit()
        return None

    with (
        held(app, engine, request_id) as one,
        held(app, engine, other_id) as other,
        ThreadPoolExecutor(2) as threads,
    ):
        wants = ((one, other_id), (other, request_id))
        tried = {session: threads.submit(want, session, wanted) for session, wanted in wants}
        conflicts = {session: future.result() for session, future in tried.items()}
        (refused,) = (session for session, conflict in conflicts.items() if conflict is not None)
        assert want(refused, request_id) is None

    (conflict,) = (conflict for conflict in conflicts.values() if conflict is not None)
    assert (conflict.code, conflict.retry) == ("serialization", True)
    is_whole(clinic, 5)


@pytest.mark.parametrize("setting", ["lock_timeout", "statement_timeout"])
def test_who_waits_too_long_is_told_to_try_again(
    app: Supervisio, engine: Engine, clinic: Clinic, request_id: UUID, setting: str
) -> None:
    """By whichever setting of the host's."""
    with held(app, engine, request_id) as holder, Session(engine) as session:
        supervision = app.on(session, clinic_id=CLINIC, actor=ANA)
        session.execute(text(f"SET LOCAL {setting} = '20ms'"))
        with pytest.raises(ConflictError) as caught:
            observe(supervision, request_id)
        session.rollback()
        holder.commit()
        observe(supervision, request_id)
        session.commit()

    assert (caught.value.code, caught.value.retry) == ("busy", True)
    is_whole(clinic, 3)


def test_an_open_transaction_stops_nobody_else(
    app: Supervisio, engine: Engine, clinic: Clinic, request_id: UUID
) -> None:
    """While a host holds one case others file, write and read; who wants that very case comes after the host."""
    other_id = clinic.run(ask, actor=ANA).about_id
    with held(app, engine, request_id) as holder, ThreadPoolExecutor(1) as threads:
        waiter = threads.submit(clinic.run, lambda on: observe(on, request_id), actor=ANA)
        _until_one_waits(engine)
        with Session(engine) as session:
            # Whoever would be stopped is told so, instead of waiting for ever.
            supervision = app.on(session, clinic_id=CLINIC, actor=ANA)
            session.execute(text(SHORT))
            observe(supervision, other_id)
            ask(supervision)
            session.commit()
            assert supervision.requests.get(request_id).version == 1
        assert not waiter.done()
        holder.commit()
        assert waiter.result().version == 3

    is_whole(clinic, 6)


def test_a_conflict_that_was_caught_on_the_way_is_not_forgotten(
    app: Supervisio, engine: Engine, clinic: Clinic, request_id: UUID
) -> None:
    """PostgreSQL answers COMMIT after an error by rolling back, silently: ``run`` knows, and does it all again."""
    impatient = app.clinic(_with(engine, "-c lock_timeout=20ms"))
    tried: list[str] = []

    with held(app, engine, request_id) as holder:

        def work(supervision: Supervision) -> Any:
            asked = ask(supervision)
            try:
                observe(supervision, request_id)
            except ConflictError:
                tried.append("caught")
                holder.rollback()
            return asked

        asked = impatient.run(work, actor=ANA)
        with clinic.reading(ANA) as ana:
            assert ana.cases.get(asked.case_id).version == 1
    impatient.close()

    assert tried == ["caught"]
    is_whole(clinic, 3)


def test_a_conflict_that_was_caught_at_the_last_attempt_is_raised(
    app: Supervisio, engine: Engine, clinic: Clinic, request_id: UUID
) -> None:
    """And nothing of it is kept."""
    impatient = app.clinic(_with(engine, "-c lock_timeout=20ms"))

    def work(supervision: Supervision) -> None:
        ask(supervision)
        with pytest.raises(ConflictError):
            observe(supervision, request_id)

    with held(app, engine, request_id), pytest.raises(ConflictError) as caught:
        impatient.run(work, actor=ANA, attempts=1)
    impatient.close()

    assert (caught.value.code, caught.value.retry) == ("busy", True)
    is_whole(clinic, 1)


def test_an_error_half_way_leaves_nothing(clinic: Clinic, request_id: UUID) -> None:
    """Of whoever's kind, and it is not tried again."""
    tried: list[str] = []

    def work(supervision: Supervision) -> None:
        tried.append("tried")
        observe(supervision, request_id)
        ask(supervision)
        raise KeyError

    with pytest.raises(KeyError):
        clinic.run(work, actor=ANA)
    assert tried == ["tried"]
    is_whole(clinic, 1)


def test_a_connection_that_is_cut_half_way_leaves_nothing(
    clinic: Clinic, request_id: UUID, postgresql_owner_url: str
) -> None:
    """The error says so, also to who caught it and went on; and the next one to write gets a connection that works."""

    def work(supervision: Supervision) -> None:
        observe(supervision, request_id)
        _end_sessions_of_the_program(postgresql_owner_url)
        with pytest.raises(StorageError):
            observe(supervision, request_id)

    with pytest.raises(StorageError) as caught:
        clinic.run(work, actor=ANA)
    assert caught.value.code == "unreachable"
    clinic.run(lambda on: observe(on, request_id), actor=ANA)
    is_whole(clinic, 2)


def _with(engine: Engine, options: str) -> Engine:
    return create_engine(engine.url, connect_args={"options": options})


def _until_one_waits(engine: Engine) -> None:
    waiting = text(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    )
    deadline = time.monotonic() + 60
    with engine.connect() as connection:
        while not connection.execute(waiting).scalar_one():
            connection.rollback()
            assert time.monotonic() < deadline, "nobody waits"
            time.sleep(0.01)


def _end_sessions_of_the_program(owner_url: str) -> None:
    engine = create_engine(owner_url)
    ending = text(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = current_database() AND usename = current_database()"
    )
    with engine.connect() as owner:
        owner.execute(ending)
    engine.dispose()
