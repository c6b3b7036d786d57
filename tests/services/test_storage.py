"""A file that cannot be written, a full disk, a second writer: typed, plain, and nothing of the call is kept."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import Engine, create_engine, event, text
from sqlalchemy.orm import Session

from supervisio import ClientRequest, Clinic, schema
from supervisio.errors import ConflictError, StorageError
from tests.services.people import ANA, CLIENT, LEE, QUESTION
from tests.services.tables import contents
from tests.telling import told_by

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from supervisio import Supervisio, Supervision

MARK = "NEVER SEEN"
WORDS = MARK * 6000


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file with our tables, as a host's own engine makes it."""
    path = tmp_path / "host.db"
    engine = create_engine(f"sqlite:///{path}")
    schema.upgrade(engine)
    engine.dispose()
    return path


@contextmanager
def host(url: str, **options: float) -> Iterator[Engine]:
    """Give an engine as a host would make one."""
    engine = create_engine(url, connect_args=options)
    try:
        yield engine
    finally:
        engine.dispose()


def ask(supervision: Supervision) -> object:
    """Ask about more words than fit on one page of the file."""
    return supervision.ask(ClientRequest(CLIENT, "gift", words=WORDS), question=QUESTION, asked_of="s-lee")


def write_twice(clinic: Clinic) -> None:
    """Record something that fits, and then something that may not."""
    with clinic.acting(ANA) as ana:
        ana.note(ClientRequest(CLIENT, "gift"))
        ask(ana)


def rows(engine: Engine) -> dict[str, list[object]]:
    """Return what is in the tables."""
    with Session(engine) as session:
        return contents(session)


def read_only(path: Path) -> str:
    """Return the address of a file for reading only; as the superuser, file modes would not hold."""
    return f"sqlite:///file:{path}?mode=ro&uri=true"


def test_a_file_that_cannot_be_written_is_told(app: Supervisio, path: Path) -> None:
    """On a host's session, which goes on after a rollback; reading works as before."""
    with host(read_only(path)) as engine, Session(engine) as session:
        with pytest.raises(StorageError) as caught:
            ask(app.on(session, clinic_id="clinic", actor=ANA))
        session.rollback()
        assert app.on(session, clinic_id="clinic", actor=ANA).cases.list_().items == ()

    assert caught.value.code == "read_only"
    assert MARK not in told_by(caught.value)


def test_a_clinic_on_such_a_file_is_for_reading(app: Supervisio, path: Path) -> None:
    """It opens, reads, and says at the first write what is wrong."""
    with app.clinic(read_only(path)) as clinic:
        with clinic.reading(ANA) as ana:
            assert ana.queue_count() == 0
        with pytest.raises(StorageError) as caught, clinic.acting(ANA) as ana:
            ask(ana)

    assert caught.value.code == "read_only"


@pytest.mark.parametrize("call", ["ask", "note", "move", "policy"])
def test_reading_is_for_reading(clinic: Clinic, call: str) -> None:
    """Every changing call is refused there, and the error names where to make it."""
    with clinic.acting(ANA) as ana:
        asked = ana.ask(question=QUESTION, asked_of="s-lee")
    before = rows(clinic.engine)

    with clinic.reading(LEE) as lee:
        calls: dict[str, Callable[[], object]] = {
            "ask": lambda: ask(lee),
            "note": lambda: lee.note(ClientRequest(CLIENT, "gift")),
            "move": lambda: lee.consultations.accept(asked.consultation_id),
            "policy": lambda: lee.policy.set(text_limit=10),
        }
        with pytest.raises(StorageError, match=r"clinic\.acting\(actor\)") as caught:
            calls[call]()

    assert caught.value.code == "read_only"
    assert rows(clinic.engine) == before


def test_a_full_disk_is_told(app: Supervisio, path: Path) -> None:
    """Nothing of the call is kept, and once there is room the same call goes through."""
    with host(f"sqlite:///{path}") as engine:
        before = rows(engine)
        with Session(engine) as session:
            supervision = app.on(session, clinic_id="clinic", actor=ANA)
            supervision.queue_count()
            pages = session.scalar(text("PRAGMA page_count"))
            session.execute(text(f"PRAGMA max_page_count = {pages}"))
            with pytest.raises(StorageError) as caught:
                ask(supervision)
            session.rollback()
            assert rows(engine) == before
            session.execute(text("PRAGMA max_page_count = 100000"))
            ask(supervision)
            session.commit()
        assert len(rows(engine)["supervisio_case"]) == 1

    assert caught.value.code == "disk_full"
    assert str(caught.value) == "Storage: the disk is full; nothing of this call was kept."
    assert MARK not in told_by(caught.value)


def test_a_disk_that_fills_up_within_a_block_is_told(app: Supervisio, path: Path) -> None:
    """The block is rolled back as a whole."""
    with host(f"sqlite:///{path}") as engine, app.clinic(engine) as clinic:
        with clinic.engine.connect() as connection:
            pages = connection.scalar(text("PRAGMA page_count"))
        event.listen(engine, "begin", lambda one: one.exec_driver_sql(f"PRAGMA max_page_count = {pages}"))
        with pytest.raises(StorageError) as caught:
            write_twice(clinic)
        assert rows(engine)["supervisio_case"] == []

    assert caught.value.code == "disk_full"


def test_a_second_writer_is_told_to_try_again(app: Supervisio, path: Path) -> None:
    """The first one's work stays; the other's is retried, and then goes through."""
    with host(f"sqlite:///{path}", timeout=0.01) as engine, closing(sqlite3.connect(path)) as other:
        with Session(engine) as session:
            supervision = app.on(session, clinic_id="clinic", actor=ANA)
            supervision.queue_count()
            session.commit()
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(ConflictError) as caught:
                ask(supervision)
            session.rollback()
            other.rollback()
            ask(supervision)
            session.commit()
        assert len(rows(engine)["supervisio_case"]) == 1

    assert (caught.value.code, caught.value.retry) == ("busy", True)
    assert MARK not in told_by(caught.value)


def test_a_clinic_tries_again_by_itself(app: Supervisio, path: Path) -> None:
    """``run`` does it all anew, in a transaction of its own; what it returned the last time is returned."""
    tries: list[int] = []
    with (
        host(f"sqlite:///{path}", timeout=0.01) as engine,
        app.clinic(engine) as clinic,
        closing(sqlite3.connect(path)) as other,
    ):
        other.execute("BEGIN IMMEDIATE")

        def work(supervision: Supervision) -> int:
            tries.append(len(tries))
            if len(tries) == 3:
                other.rollback()
            ask(supervision)
            return tries[-1]

        assert clinic.run(work, actor=ANA) == 2
        assert len(rows(engine)["supervisio_case"]) == 1


def test_it_gives_up_in_the_end(app: Supervisio, path: Path) -> None:
    """With the conflict of the last attempt; what a person must look at is not tried again at all."""
    tries: list[str] = []

    def work(supervision: Supervision) -> None:
        tries.append("busy")
        ask(supervision)

    def stale(supervision: Supervision) -> None:
        tries.append("stale")
        noted = supervision.note(ClientRequest(CLIENT, "gift"))
        supervision.requests.withdraw(noted.about_id, expect_version=7)

    with host(f"sqlite:///{path}", timeout=0.01) as engine, app.clinic(engine) as clinic:
        with closing(sqlite3.connect(path)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(ConflictError):
                clinic.run(work, actor=ANA, attempts=2)
        with pytest.raises(ConflictError):
            clinic.run(stale, actor=ANA)
        assert tries == ["busy", "busy", "stale"]
        assert rows(engine)["supervisio_case"] == []


def test_two_on_one_case_in_postgresql(app: Supervisio, postgresql_url: str) -> None:
    """Who waits for the row too long is told to try again; the other's work stays."""
    with host(postgresql_url) as engine:
        schema.upgrade(engine)
        with Session(engine) as first, Session(engine) as second:
            asked = app.on(first, clinic_id="clinic", actor=ANA).ask(question=QUESTION, asked_of="s-lee")
            first.commit()
            app.on(first, clinic_id="clinic", actor=ANA).consultations.cancel(asked.consultation_id)
            second.execute(text("SET LOCAL lock_timeout = '20ms'"))
            with pytest.raises(ConflictError) as caught:
                app.on(second, clinic_id="clinic", actor=LEE).consultations.accept(asked.consultation_id)
            second.rollback()
            first.commit()
            found = app.on(second, clinic_id="clinic", actor=ANA).consultations.get(asked.consultation_id)
            assert (found.status, found.version) == ("cancelled", 2)

    assert (caught.value.code, caught.value.retry) == ("busy", True)


def test_a_read_only_transaction_in_postgresql(app: Supervisio, postgresql_url: str) -> None:
    """A replica, say, or a session that the host opened for reading."""
    with host(postgresql_url) as engine:
        schema.upgrade(engine)
        with Session(engine) as session:
            session.connection(execution_options={"postgresql_readonly": True})
            with pytest.raises(StorageError) as caught:
                ask(app.on(session, clinic_id="clinic", actor=ANA))

    assert caught.value.code == "read_only"
    assert MARK not in told_by(caught.value)
