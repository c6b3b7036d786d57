"""For tests, a host's and our own: a clinic in memory, a clock that stands still, and people who were never born."""

from __future__ import annotations

import random
import secrets
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from supervisio.app import Supervisio
from supervisio.domain.facts import BoundaryConcern, ClientRequest, PersonalIssue
from supervisio.domain.vocabulary import ClientRequestKind, ConcernKind, PersonalIssueKind
from supervisio.engines import memory_engine
from supervisio.errors import InvalidValueError
from supervisio.vault import Vault
from supervisio.vault.keys import KEY_BYTES
from supervisio.vault.ring import KeyRing, RingKey

if TYPE_CHECKING:
    from supervisio.clinic import Clinic
    from supervisio.domain.records import AskedRecord
    from supervisio.services.house import Clock
    from supervisio.supervision import Supervision


class FrozenClock:
    """
    A clock that stands still until it is moved.

    ``at`` is an aware datetime; by default 2026-03-02 at 9:00 UTC, a Monday.
    """

    def __init__(self, at: datetime = datetime(2026, 3, 2, 9, tzinfo=UTC)) -> None:
        self.move_to(at)

    def now(self) -> datetime:
        """Return the moment it is, in UTC."""
        return self._at

    def move_to(self, at: datetime) -> None:
        """
        Set the clock, forwards or back.

        Raises:
            InvalidValueError: the datetime is naive.

        """
        if at.tzinfo is None:
            raise InvalidValueError.of("at", "naive")
        self._at = at.astimezone(UTC)

    def advance(self, length: timedelta | None = None, **parts: float) -> None:
        """Move the clock on: ``advance(days=3)``."""
        self._at += timedelta(**parts) if length is None else length


def memory_clinic(*, clinic_id: str = "clinic", clock: Clock | None = None, vault: Vault | None = None) -> Clinic:
    """Return an empty clinic in memory: sealed by a ring of its own, gone when it is closed."""
    from supervisio import schema

    engine = memory_engine()
    schema.upgrade(engine)
    return Supervisio(vault or throwaway_vault(), clock=clock).clinic(engine, clinic_id=clinic_id)


def throwaway_vault(key_id: str = "k-throwaway") -> Vault:
    """Return a vault with a ring that is kept nowhere: what it seals is lost with it."""
    return Vault(KeyRing([RingKey(key_id, secrets.token_bytes(KEY_BYTES))]))


_OPENINGS = ("I wondered whether", "It came up today that", "At the door she said that", "He wrote to ask whether")
_MATTERS = (
    "we might stay in touch",
    "I would come to the party",
    "a coffee some time would be all right",
    "I could look at a letter",
)
_QUESTIONS = (
    "How do I say no and stay kind?",
    "What would you listen for?",
    "Is this mine, or the work's?",
    "Whom should I tell?",
)


def invent_case(supervision: Supervision, seed: int, *, asked_of: str = "s-lee") -> AskedRecord:
    """
    Ask about an invented matter of the acting therapist's; the same seed gives the same matter.

    Raises:
        SupervisioError: as for ``ask``.

    """
    chance = random.Random(seed)  # noqa: S311 - nothing secret
    words = f"{chance.choice(_OPENINGS)} {chance.choice(_MATTERS)} ({chance.randrange(10**6):06})."
    question = f"{chance.choice(_QUESTIONS)} ({chance.randrange(10**6):06})"
    client = f"c-{chance.randrange(1000):03}"
    about = chance.choice(
        (
            ClientRequest(client, str(chance.choice(tuple(ClientRequestKind))), words=words),
            BoundaryConcern(str(chance.choice(tuple(ConcernKind))), client_ref=client, description=words),
            PersonalIssue(str(chance.choice(tuple(PersonalIssueKind))), note=words),
        )
    )
    urgency = chance.choice(("routine", "soon", "urgent"))
    return supervision.ask(about, question=question, asked_of=asked_of, urgency=urgency, reached_how="phone")


__all__ = ["FrozenClock", "invent_case", "memory_clinic", "throwaway_vault"]
