"""Whom a therapist treats, whom they treated, and how that changes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

import attrs

from supervisio.domain.facts import Actor
from supervisio.testing.invented.hours import later

if TYPE_CHECKING:
    from supervisio.testing.invented.chance import Chance
    from supervisio.testing.invented.stage import Stage, Story

_ENDINGS = {
    "planned": 62.0,
    "client_withdrew": 14.0,
    "lapsed": 10.0,
    "transferred": 7.0,
    "therapist_ended": 4.0,
    "other": 3.0,
}
_A_YEAR = 365
PROSPECTIVE, CURRENT, FORMER = "prospective", "current", "former"


@attrs.define
class Client:
    """One client of one therapist."""

    ref: str
    relationship_id: UUID
    status: str

    @property
    def is_current(self) -> bool:
        """Whether therapy goes on."""
        return self.status == CURRENT


@attrs.define
class Caseload:
    """The clients of one therapist, those of earlier times among them."""

    therapist: Actor
    refs: Iterator[str]
    clients: list[Client] = attrs.field(factory=list)

    def somebody(self, chance: Chance, *, former: bool = False) -> Client | None:
        """Return a client of now, or of earlier times; None where there is none."""
        wanted = FORMER if former else CURRENT
        found = [client for client in self.clients if client.status == wanted]
        return chance.one_of(found) if found else None

    def begin(self, stage: Stage, *, days_ago: int | None) -> Client:
        """Take on a client, whose therapy began so many days ago, or has not begun yet."""
        began_on = None if days_ago is None else stage.today - timedelta(days=days_ago)
        begun = stage.acting(self.therapist).relationships.begin(next(self.refs), began_on=began_on)
        client = Client(begun.client_ref, begun.id, PROSPECTIVE if days_ago is None else CURRENT)
        self.clients.append(client)
        return client

    def end(self, stage: Stage, client: Client, kind: str, *, days_ago: int = 0) -> None:
        """End a therapy, with the last session as the last contact."""
        client.status = FORMER
        ended_on = stage.today - timedelta(days=days_ago)
        relationships = stage.acting(self.therapist).relationships
        relationships.contact(client.relationship_id, ended_on)
        relationships.end(client.relationship_id, kind, ended_on)


def as_it_was(stage: Stage, caseload: Caseload, chance: Chance) -> None:
    """Put down the therapies that had begun before, and those that had ended."""
    for _ in range(chance.between(9, 15)):
        caseload.begin(stage, days_ago=chance.between(10, 2 * _A_YEAR))
    for _ in range(chance.between(4, 7)):
        client = caseload.begin(stage, days_ago=chance.between(3 * _A_YEAR, 5 * _A_YEAR))
        caseload.end(stage, client, chance.weighed(_ENDINGS), days_ago=chance.between(20, 3 * _A_YEAR - 30))


def somebody_new(stage: Stage, caseload: Caseload, chance: Chance) -> Story:
    """Get to know somebody who looks for a therapist; mostly therapy begins."""
    client = caseload.begin(stage, days_ago=None)
    yield later(stage.now, chance, 4, 20)
    if chance.happens(0.8):
        stage.acting(caseload.therapist).relationships.begin(client.ref, began_on=stage.today)
        client.status = CURRENT


def somebody_leaves(stage: Stage, caseload: Caseload, chance: Chance) -> Story:
    """End a therapy; now and then there is a contact afterwards, or a return."""
    client = caseload.somebody(chance)
    if client is None:
        return
    caseload.end(stage, client, chance.weighed(_ENDINGS))
    if chance.happens(0.25):
        yield later(stage.now, chance, 12, 50)
        relationships = stage.acting(caseload.therapist).relationships
        relationships.contact(client.relationship_id, stage.today, professional=chance.happens(0.3))
        if chance.happens(0.5):
            relationships.resume(client.relationship_id, stage.today)
            client.status = CURRENT
