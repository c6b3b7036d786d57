"""A cursor that moves on misses nothing that a slower transaction commits behind it, and sees nothing twice."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from supervisio import Supervisio
from supervisio.testing import throwaway_vault
from tests.services.people import ANA, BEN, JOBS, LEE, QUESTION
from tests.settling import settle

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from sqlalchemy import Engine

    from supervisio import Actor, Clinic

NORTH = "north"
Event = tuple["UUID", int]


@pytest.fixture
def app() -> Supervisio:
    """What a host makes once a process."""
    return Supervisio(throwaway_vault())


@pytest.fixture
def postgresql(postgresql_clinic_url: str) -> Iterator[Engine]:
    """The engine of a program on PostgreSQL."""
    engine = create_engine(postgresql_clinic_url)
    yield engine
    engine.dispose()


class Reader:
    """Reads the feed page by page, and keeps the cursor."""

    def __init__(self, app: Supervisio, engine: Engine) -> None:
        self.app, self.engine = app, engine
        self.cursor: str | None = None
        self.seen: list[Event] = []

    def read(self, *, limit: int = 2) -> list[Event]:
        """Read on to the end, and return what was new."""
        before = len(self.seen)
        while page := self.app.feed(self.engine, NORTH, after=self.cursor, limit=limit):
            self.seen += [(event.root_id, event.seq) for event in page]
            self.cursor = page.next
        return self.seen[before:]

    def read_all(self) -> list[Event]:
        """Read when all that was committed can come."""
        with self.engine.connect() as connection:
            settle(connection)
        return self.read()


def ask(app: Supervisio, session: Session, actor: Actor = ANA) -> Event:
    """File a case in the session's transaction."""
    asked = app.on(session, clinic_id=NORTH, actor=actor).ask(question=QUESTION, asked_of="s-lee")
    return asked.case_id, 1


def a_case(clinic: Clinic) -> UUID:
    """File a case and open it to a reader, in two transactions."""
    asked = clinic.run(lambda supervision: supervision.ask(question=QUESTION, asked_of="s-lee"), actor=ANA)
    clinic.run(lambda supervision: supervision.cases.grant(asked.case_id, "s-kim"), actor=ANA)
    return asked.case_id


def test_a_slow_transaction_is_not_skipped(app: Supervisio, postgresql: Engine) -> None:
    """It began to write first and commits last: what was written after it waits for it."""
    reader = Reader(app, postgresql)
    with Session(postgresql) as slow, Session(postgresql) as quick:
        first = ask(app, quick)
        quick.commit()
        assert reader.read_all() == [first]

        late = ask(app, slow)
        early = ask(app, quick, BEN)
        quick.commit()
        assert reader.read() == []
        more = ask(app, slow)
        slow.commit()

    assert reader.read_all() == [late, more, early]
    assert reader.read_all() == []


def test_a_transaction_that_is_rolled_back_leaves_no_gap(app: Supervisio, clinic_engine: Engine) -> None:
    """Nor does a savepoint: what never came to be is never told."""
    reader = Reader(app, clinic_engine)
    with Session(clinic_engine) as session:
        ask(app, session)
        session.rollback()
        kept = ask(app, session)
        savepoint = session.begin_nested()
        ask(app, session)
        savepoint.rollback()
        with session.begin_nested():
            nested = ask(app, session)
        session.commit()

    assert reader.read_all() == [kept, nested]


def test_what_is_not_committed_is_not_told(app: Supervisio, clinic_engine: Engine) -> None:
    """A reader beside a writer sees what was committed before, on whatever database."""
    reader = Reader(app, clinic_engine)
    with Session(clinic_engine) as session:
        before = ask(app, session)
        session.commit()
        assert reader.read_all() == [before]
        pending = ask(app, session)
        assert reader.read() == []
        session.commit()

    assert reader.read_all() == [pending]


def test_a_case_that_two_transactions_write_to(app: Supervisio, postgresql: Engine) -> None:
    """Its events come in the order of its journal, though the transaction that wrote last had begun first."""
    reader = Reader(app, postgresql)
    with Session(postgresql) as first, Session(postgresql) as second:
        case_id, _ = ask(app, first)
        first.commit()
        other = ask(app, second, BEN)  # has its number now, lower than that of what comes between
        lee = app.on(first, clinic_id=NORTH, actor=LEE)
        consultation = lee.queue().items[0].id
        lee.consultations.accept(consultation)
        first.commit()
        app.on(second, clinic_id=NORTH, actor=ANA).cases.grant(case_id, "s-kim")
        second.commit()

    assert reader.read_all() == [(case_id, 1), other, (case_id, 2), (case_id, 3)]


def test_many_writers_and_a_reader_who_never_rests(app: Supervisio, clinic_engine: Engine) -> None:
    """Every event of every writer comes once, whatever the pages were."""
    clinic = app.clinic(clinic_engine, clinic_id=NORTH)
    reader = Reader(app, clinic_engine)

    def write() -> list[Event]:
        written: list[Event] = []
        for _ in range(8):
            case_id = a_case(clinic)
            written += [(case_id, 1), (case_id, 2)]
        return written

    with ThreadPoolExecutor(4) as pool:
        writers = [pool.submit(write) for _ in range(4)]
        while not all(writer.done() for writer in writers):
            reader.read(limit=3)
    reader.read_all()

    written = [event for writer in writers for event in writer.result()]
    assert len(reader.seen) == len(written)
    assert set(reader.seen) == set(written)
    for case_id in {case_id for case_id, _ in written}:
        assert [seq for root_id, seq in reader.seen if root_id == case_id] == [1, 2]


def test_a_seal_bears_what_commits_after_it(app: Supervisio, postgresql: Engine) -> None:
    """What an open transaction has written is not covered, nor what others committed after it began to write."""
    clinic = app.clinic(postgresql, clinic_id=NORTH)
    with Session(postgresql) as slow, Session(postgresql) as quick:
        case_id, _ = ask(app, quick)
        quick.commit()
        with postgresql.connect() as connection:
            settle(connection)
        ask(app, slow)
        app.on(slow, clinic_id=NORTH, actor=ANA).cases.grant(case_id, "s-kim")
        ask(app, quick, BEN)
        quick.commit()
        with clinic.reading(JOBS) as jobs:
            seal = jobs.journal.seal()
            assert jobs.journal.verify(since=seal).ok
        slow.commit()

    assert (seal.roots, seal.newest_root, seal.newest_seq) == (1, case_id, 1)
    with clinic.reading(JOBS) as jobs:
        verified = jobs.journal.verify(since=seal)
    assert (verified.ok, verified.roots, verified.entries) == (True, 3, 4)


def test_seals_taken_while_others_write_hold(app: Supervisio, clinic_engine: Engine) -> None:
    """Each covers a beginning of the journal that nothing is put into later."""
    clinic = app.clinic(clinic_engine, clinic_id=NORTH)

    def write() -> None:
        for _ in range(8):
            a_case(clinic)

    seals = []
    with ThreadPoolExecutor(4) as pool:
        writers = [pool.submit(write) for _ in range(4)]
        while not all(writer.done() for writer in writers):
            with clinic.reading(JOBS) as jobs:
                seals.append(jobs.journal.seal())
    for writer in writers:
        writer.result()

    some = seals[:: len(seals) // 5 + 1]
    with clinic.reading(JOBS) as jobs:
        assert [jobs.journal.verify(since=seal).findings for seal in some] == [()] * len(some)
