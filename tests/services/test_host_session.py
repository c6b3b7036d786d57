"""On a host's session: the transaction is the host's, and so is everything else in it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from sqlalchemy import ForeignKeyConstraint, String, Uuid, create_engine, event, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from supervisio import ClientRequest, schema
from supervisio.engines import engine_of
from supervisio.errors import AccessDeniedError, NotFoundError
from supervisio.models import CaseRow, ClientRequestRow, ConsultationRow
from supervisio.models.base import Base
from tests.services.people import ANA, CLIENT, LEE, QUESTION, SAM, WORDS
from tests.services.tables import contents

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Engine

    from supervisio import Supervisio, Supervision


class HostBase(DeclarativeBase):
    """A host's own tables."""


class Appointment(HostBase):
    """An appointment of the host's, for a consultation of ours."""

    __tablename__ = "appointment"
    __table_args__ = (
        ForeignKeyConstraint(
            ["clinic_id", "consultation_id"],
            [ConsultationRow.__table__.c.clinic_id, ConsultationRow.__table__.c.id],
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    clinic_id: Mapped[str] = mapped_column(String(128))
    consultation_id: Mapped[UUID] = mapped_column(Uuid)


class Room(HostBase):
    """Something of the host's that has nothing to do with us."""

    __tablename__ = "room"

    number: Mapped[int] = mapped_column(primary_key=True)


REQUEST = ClientRequest(CLIENT, "gift", words=WORDS)


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """A host's engine with its own tables and ours; on SQLite one that begins by itself, so that savepoints hold."""
    engine = engine_of(database_url)
    schema.upgrade(engine)
    HostBase.metadata.create_all(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    """The host's session."""
    with Session(engine) as session:
        yield session


@pytest.fixture
def ana(app: Supervisio, session: Session) -> Supervision:
    """Ana at work on it."""
    return app.on(session, clinic_id="clinic", actor=ANA)


def seen_from_outside(engine: Engine) -> tuple[int, int]:
    """Return how many cases and rooms another connection sees."""
    with Session(engine) as other:
        return len(other.scalars(select(CaseRow)).all()), len(other.scalars(select(Room)).all())


def test_what_the_host_adds_commits_with_ours(engine: Engine, session: Session, ana: Supervision) -> None:
    """An appointment that refers to the consultation, by a real foreign key."""
    asked = ana.ask(REQUEST, question=QUESTION, asked_of="s-lee")
    session.add(Appointment(clinic_id="clinic", consultation_id=asked.consultation_id))
    session.commit()

    with Session(engine) as other:
        joined = select(ConsultationRow).join(Appointment, Appointment.consultation_id == ConsultationRow.id)
        assert other.scalars(joined).one().id == asked.consultation_id


def test_nothing_is_committed_for_the_host(engine: Engine, session: Session, ana: Supervision) -> None:
    """No call commits, rolls back, closes or opens a savepoint, whatever it does."""
    told: list[str] = []
    for name in ("after_commit", "after_rollback", "after_soft_rollback"):
        event.listen(session, name, lambda *_, name=name: told.append(name))
    event.listen(engine, "savepoint", lambda *_: told.append("savepoint"))
    session.add(Room(number=1))

    asked = ana.ask(REQUEST, question=QUESTION, asked_of="s-lee", request_key="k-1")
    ana.ask(REQUEST, question=QUESTION, asked_of="s-lee", request_key="k-1")
    ana.cases.view(asked.case_id, reveal="supervision")
    ana.queue()
    ana.consultations.cancel(asked.consultation_id)
    with pytest.raises(NotFoundError):
        ana.cases.get(asked.consultation_id)

    assert told == []
    assert session.in_transaction()
    assert seen_from_outside(engine) == (0, 0)
    session.commit()
    assert seen_from_outside(engine) == (1, 1)


def test_a_rollback_undoes_all_of_it(engine: Engine, session: Session, ana: Supervision) -> None:
    """Ours and the host's."""
    before = contents(session)
    session.add(Room(number=1))
    asked = ana.ask(REQUEST, question=QUESTION, asked_of="s-lee")
    ana.consultations.cancel(asked.consultation_id)
    session.rollback()

    assert contents(session) == before
    session.rollback()
    assert seen_from_outside(engine) == (0, 0)


def test_a_refused_call_spoils_nothing(app: Supervisio, engine: Engine, session: Session, ana: Supervision) -> None:
    """What the host did before it, and what it does after it, is kept."""
    session.add(Room(number=1))
    asked = ana.ask(REQUEST, question=QUESTION, asked_of="s-lee")
    with pytest.raises(AccessDeniedError):
        ana.consultations.accept(asked.consultation_id)
    with pytest.raises(NotFoundError):
        app.on(session, clinic_id="clinic", actor=SAM).consultations.accept(asked.consultation_id)
    session.add(Room(number=2))
    session.commit()

    assert seen_from_outside(engine) == (1, 2)


def test_a_row_that_the_host_holds_shows_the_change(session: Session, app: Supervisio, ana: Supervision) -> None:
    """Without being asked for again; the root's own columns and those of what hangs on it."""
    asked = ana.ask(REQUEST, question=QUESTION, asked_of="s-lee")
    case = session.get_one(CaseRow, ("clinic", asked.case_id))
    request = session.get_one(ClientRequestRow, ("clinic", asked.about_id))
    consultation = session.get_one(ConsultationRow, ("clinic", asked.consultation_id))
    assert asked.about_id is not None

    app.on(session, clinic_id="clinic", actor=LEE).consultations.decline(asked.consultation_id, "on_leave")
    ana.requests.reply(asked.about_id, "declined")
    ana.cases.close(asked.case_id, "Settled.", "That I cannot.")

    assert (case.status, case.journal_seq) == ("closed", 4)
    assert (request.status, request.reply) == ("replied", "declined")
    assert (consultation.status, consultation.decline_code) == ("declined", "on_leave")


def test_it_shows_what_was_before_after_a_savepoint(session: Session, ana: Supervision) -> None:
    """Rolled back to a savepoint, held rows are as they were, and as they are in the database."""
    asked = ana.ask(REQUEST, question=QUESTION, asked_of="s-lee")
    assert asked.about_id is not None
    case = session.get_one(CaseRow, ("clinic", asked.case_id))
    request = session.get_one(ClientRequestRow, ("clinic", asked.about_id))

    with session.begin_nested() as savepoint:
        ana.requests.reply(asked.about_id, "declined")
        ana.cases.monitor(asked.case_id, "2026-06-01")
        assert (case.status, request.status) == ("monitoring", "replied")
        savepoint.rollback()

    assert (case.status, case.journal_seq, request.status, request.reply) == ("open", 1, "recorded", None)
    ana.requests.withdraw(asked.about_id)
    session.commit()
    assert (request.status, case.journal_seq) == ("withdrawn", 2)
    assert ana.journal.verify(asked.case_id).ok


def test_a_session_with_several_binds_works(app: Supervisio, database_url: str, tmp_path: Path) -> None:
    """Ours on one engine, the host's on another."""
    ours, hosts = engine_of(database_url), create_engine(f"sqlite:///{tmp_path / 'host.db'}")
    schema.upgrade(ours)
    HostBase.metadata.tables["room"].create(hosts)
    with Session(binds={Base: ours, HostBase: hosts}) as session:
        ana, lee = (app.on(session, clinic_id="clinic", actor=actor) for actor in (ANA, LEE))
        asked = ana.ask(REQUEST, question=QUESTION, asked_of="s-lee", request_key="k-1")
        session.add(Room(number=1))
        lee.consultations.accept(asked.consultation_id)
        assert lee.cases.view(asked.case_id, reveal="supervision").requests[0].words == WORDS
        assert ana.ask(REQUEST, question=QUESTION, asked_of="s-lee", request_key="k-1").replayed
        assert [one.kind for one in lee.queue()] == ["accepted"]
        assert ana.journal.verify(asked.case_id).ok
        session.commit()

    with Session(ours) as session:
        assert len(session.scalars(select(CaseRow)).all()) == 1
    with Session(hosts) as session:
        assert len(session.scalars(select(Room)).all()) == 1
    ours.dispose()
    hosts.dispose()


def test_a_session_that_expires_nothing_shows_it_too(engine: Engine, app: Supervisio) -> None:
    """Whatever the host has set for its own session."""
    with Session(engine, expire_on_commit=False, autoflush=False) as session:
        ana = app.on(session, clinic_id="clinic", actor=ANA)
        asked = ana.ask(REQUEST, question=QUESTION, asked_of="s-lee")
        case = session.get_one(CaseRow, ("clinic", asked.case_id))
        ana.cases.monitor(asked.case_id, "2026-06-01")
        session.commit()
        assert case.status == "monitoring"


def test_two_actors_work_on_one_session(app: Supervisio, session: Session, ana: Supervision) -> None:
    """Each sees what is theirs to see, within one transaction."""
    lee = app.on(session, clinic_id="clinic", actor=LEE)
    asked = ana.ask(REQUEST, question=QUESTION, asked_of="s-lee")

    assert [one.id for one in lee.queue()] == [asked.consultation_id]
    assert ana.queue().items == ()
    assert (ana.actor, lee.actor) == (ANA, LEE)


def test_two_clinics_on_one_session_do_not_meet(app: Supervisio, session: Session) -> None:
    """Not by id, by list, by queue or by reference, under the same people."""
    north, south = (app.on(session, clinic_id=clinic_id, actor=ANA) for clinic_id in ("north", "south"))
    asked = north.ask(REQUEST, question=QUESTION, asked_of="s-lee", host_ref="file:7")

    assert south.cases.find("file:7") is None
    assert south.cases.list_().items == ()
    with pytest.raises(NotFoundError):
        south.cases.get(asked.case_id)
    with pytest.raises(NotFoundError):
        south.consultations.cancel(asked.consultation_id)
    assert app.on(session, clinic_id="south", actor=LEE).queue_count() == 0
    assert app.on(session, clinic_id="north", actor=LEE).queue_count() == 1


def test_a_key_is_used_once_a_clinic(app: Supervisio, session: Session) -> None:
    """Two clinics may come upon the same one."""
    for clinic_id in ("north", "south"):
        ana = app.on(session, clinic_id=clinic_id, actor=ANA)
        assert not ana.ask(REQUEST, question=QUESTION, asked_of="s-lee", request_key="k-1").replayed
