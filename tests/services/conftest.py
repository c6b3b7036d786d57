"""A clinic on which several people work in one transaction, and a clock that stands still."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest
from sqlalchemy.orm import Session

from supervisio import ClientRequest, Supervisio
from supervisio.testing import FrozenClock, throwaway_vault
from tests.services.people import ANA, BEN, CLIENT, JOBS, KIM, LEE, QUESTION, SAM, WORDS
from tests.services.prepared import prepare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine

    from supervisio import Actor, Clinic, Supervision, Vault
    from supervisio.domain.records import AskedRecord
    from tests.services.prepared import Prepared


class On(Protocol):
    """Gives the services for an actor."""

    def __call__(self, actor: Actor) -> Supervision:
        """Return the services on the session of the test, on behalf of an actor."""


@pytest.fixture
def clock() -> FrozenClock:
    """A clock that stands at 9:00 UTC on Monday, 2 March 2026."""
    return FrozenClock()


@pytest.fixture
def vault() -> Vault:
    """Keys that are kept nowhere."""
    return throwaway_vault()


@pytest.fixture
def app(vault: Vault, clock: FrozenClock) -> Supervisio:
    """What a host makes once a process."""
    return Supervisio(vault, clock=clock)


@pytest.fixture
def clinic(app: Supervisio, clinic_engine: Engine) -> Clinic:
    """An empty clinic: on SQLite, and on PostgreSQL with the rights of a program and its rows guarded."""
    return app.clinic(clinic_engine)


@pytest.fixture
def session(clinic: Clinic) -> Iterator[Session]:
    """A host's session on the clinic's database."""
    with Session(clinic.engine) as session:
        yield session


@pytest.fixture
def on(app: Supervisio, session: Session) -> On:
    """The services on that session, on behalf of whoever is named: all in one transaction, which nobody commits."""
    return lambda actor: app.on(session, clinic_id="clinic", actor=actor)


@pytest.fixture
def ana(on: On) -> Supervision:
    """The therapist at work."""
    return on(ANA)


@pytest.fixture
def ben(on: On) -> Supervision:
    """Another therapist at work."""
    return on(BEN)


@pytest.fixture
def lee(on: On) -> Supervision:
    """The supervisor at work."""
    return on(LEE)


@pytest.fixture
def kim(on: On) -> Supervision:
    """The colleague at work."""
    return on(KIM)


@pytest.fixture
def sam(on: On) -> Supervision:
    """Somebody at work who has no part in anything."""
    return on(SAM)


@pytest.fixture
def jobs(on: On) -> Supervision:
    """The host's own jobs at work."""
    return on(JOBS)


@pytest.fixture
def asked(ana: Supervision) -> AskedRecord:
    """What Ana filed when she asked Lee about a client who wants to stay friends."""
    request = ClientRequest(CLIENT, "friendship_after_ending", words=WORDS)
    return ana.ask(request, question=QUESTION, asked_of="s-lee")


@pytest.fixture
def prepared(ana: Supervision, lee: Supervision) -> Prepared:
    """A case in which there is something of everything."""
    return prepare(ana, lee)
