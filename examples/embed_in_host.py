"""
Supervision inside a host: its own Base, engine, session, users and transaction, and a foreign key into our tables.

    python examples/embed_in_host.py

What the host writes and what is recorded here is kept together or vanishes together. The files are made in a folder of
their own, which is gone at the end.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from sqlalchemy import (
    JSON,
    Engine,
    ForeignKey,
    ForeignKeyConstraint,
    String,
    UniqueConstraint,
    create_engine,
    event,
    func,
    select,
)
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from supervisio import Actor, ClientRequest, Supervisio, Vault, schema
from supervisio.models import CaseRow, ConsultationRow

CLINIC = "north"


class Base(DeclarativeBase):
    """The host's own, with metadata of its own."""


class User(Base):
    """Whom the host has logged in, and for which shared desks they answer."""

    __tablename__ = "user"

    id: Mapped[int] = mapped_column(primary_key=True)
    login: Mapped[str] = mapped_column(String(80), unique=True)
    desks: Mapped[list[str]] = mapped_column(JSON, default=list)

    @property
    def actor(self) -> Actor:
        """Return the user as supervisio knows them: a reference of the host's making, never a name."""
        return Actor(f"user:{self.id}", acts_as=self.desks)


class Appointment(Base):
    """A slot in the host's calendar for a consultation that is in our table."""

    __tablename__ = "appointment"
    __table_args__ = (
        # Column objects, not text: the two tables are in different metadata. Both columns: every key of ours begins
        # with the clinic.
        ForeignKeyConstraint(["clinic_id", "consultation_id"], [ConsultationRow.clinic_id, ConsultationRow.id]),
        UniqueConstraint("room", "slot"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey(User.id))
    clinic_id: Mapped[str] = mapped_column(String(128))
    consultation_id: Mapped[UUID]
    room: Mapped[str] = mapped_column(String(20))
    slot: Mapped[str] = mapped_column(String(20))


class Host:
    """The host's application: one engine and one Supervisio a process, one session a request."""

    def __init__(self, engine: Engine, vault: Vault) -> None:
        self.engine = engine
        self.supervisio = Supervisio(vault)

    def ask(self, login: str, nonce: str, *, room: str, slot: str) -> bool:
        """Handle a form that asks for supervision and books a room for it; returns whether it was sent before."""
        with Session(self.engine) as session, session.begin():
            user = session.scalars(select(User).where(User.login == login)).one()
            supervision = self.supervisio.on(session, clinic_id=CLINIC, actor=user.actor)
            asked = supervision.ask(
                ClientRequest("client:311", "gift", words="It is nothing, I knitted it myself."),
                question="May I keep a scarf?",
                asked_of="duty-desk",
                request_key=nonce,
            )
            if not asked.replayed:
                booked = Appointment(
                    user_id=user.id, clinic_id=CLINIC, consultation_id=asked.consultation_id, room=room, slot=slot
                )
                session.add(booked)
        return asked.replayed

    def accept_first(self, login: str) -> str:
        """Let a user take on the first that waits for them or their desks; return what the journal says of it."""
        with Session(self.engine) as session, session.begin():
            user = session.scalars(select(User).where(User.login == login)).one()
            supervision = self.supervisio.on(session, clinic_id=CLINIC, actor=user.actor)
            waiting = next(iter(supervision.queue()))
            supervision.consultations.accept(waiting.id)
            entry = supervision.cases.timeline(waiting.case_id).items[-1]
        return f"{entry.move} by {entry.actor_ref} as {entry.acting_as}"

    def counts(self) -> str:
        """Return how many rows there are of the host's and of ours."""
        with Session(self.engine) as session:
            appointments = session.scalar(select(func.count()).select_from(Appointment))
            cases = session.scalar(select(func.count()).select_from(CaseRow))
        return f"appointments {appointments}, cases {cases}"


def main() -> None:
    """Set a host up in a folder of its own, and play."""
    with TemporaryDirectory() as folder:
        engine = set_up(Path(folder) / "host.db")
        # In production the keys come from elsewhere: Vault.from_env("SUPERVISIO_KEYS"), or the host's key service.
        play(Host(engine, Vault.create(Path(folder) / "supervisio.keys")))
        engine.dispose()


def play(host: Host) -> None:
    """Ask, double-click, and fail."""
    host.ask("ana", "nonce-1", room="A", slot="Mon 9:00")
    print(f"asked and booked:            {host.counts()}")

    replayed = host.ask("ana", "nonce-1", room="A", slot="Mon 9:00")
    print(f"the same form sent twice:    {host.counts()} (replayed: {replayed})")

    try:
        host.ask("ana", "nonce-2", room="A", slot="Mon 9:00")
    except IntegrityError:
        print(f"the room was taken:          {host.counts()} (neither was kept)")

    try:
        with Session(host.engine) as session, session.begin():
            nowhere = UUID("01890000-0000-7000-8000-000000000000")
            session.add(Appointment(user_id=1, clinic_id=CLINIC, consultation_id=nowhere, room="B", slot="Tue 9:00"))
    except IntegrityError:
        print(f"for no consultation of ours: {host.counts()} (the foreign key refuses it)")

    print(f"the duty desk:               {host.accept_first('dev')}")


def set_up(database: Path) -> Engine:
    """Make the host's engine and its tables, beside ours."""
    engine = create_engine(f"sqlite:///{database}")
    event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA foreign_keys = ON"))
    schema.upgrade(engine)  # ours, before the host's table that refers to it
    Base.metadata.create_all(engine)
    with Session(engine) as session, session.begin():
        session.add_all([User(login="ana"), User(login="dev", desks=["duty-desk"])])
    return engine


if __name__ == "__main__":
    main()
