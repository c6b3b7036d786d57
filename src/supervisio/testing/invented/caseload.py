"""Whom a therapist treats, whom they treated, and how that changes."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import attrs

from supervisio.testing.invented.hours import later

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from supervisio.domain.facts import Actor
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


@attrs.define
class Client:
    """One client of one therapist."""

    ref: str
    relationship_id: UUID
    is_current: bool = True


@attrs.define
class Caseload:
    """The clients of one therapist, those of earlier times among them."""

    therapist: Actor
    refs: Iterator[str]
    clients: list[Client] = attrs.field(factory=list)

    def somebody(self, chance: Chance, *, former: bool = False) -> Client | None:
        """Return a client of now, or of earlier times; None where there is none."""
        found = [client for client in self.clients if client.is_current is not former]
        return chance.one_of(found) if found else None

    def begin(self, stage: Stage, *, days_ago: int | None) -> Client:
        """Take on a client, whose therapy began so many days ago, or has not begun yet."""
        began_on = None if days_ago is None else stage.today - timedelta(days=days_ago)
        begun = stage.acting(self.therapist).relationships.begin(next(self.refs), began_on=began_on)
        client = Client(begun.client_ref, begun.id)
        self.clients.append(client)
        return client

    def end(self, stage: Stage, client: Client, kind: str, *, days_ago: int = 0) -> None:
        """End a therapy, with the last session as the last contact."""
        client.is_current = False
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


def somebody_leaves(stage: Stage, caseload: Caseload, chance: Chance) -> Story:
    """End a therapy; now and then there is a contact afterwards, or a return."""
    client = caseload.somebody(chance)
    if client is None or not _has_begun(stage, caseload, client):
        return
    caseload.end(stage, client, chance.weighed(_ENDINGS))
    if chance.happens(0.25):
        yield later(stage.now, chance, 12, 50)
        relationships = stage.acting(caseload.therapist).relationships
        relationships.contact(client.relationship_id, stage.today, professional=chance.happens(0.3))
        if chance.happens(0.5):
            relationships.resume(client.relationship_id, stage.today)
            client.is_current = True


def _has_begun(stage: Stage, caseload: Caseload, client: Client) -> bool:
    return stage.acting(caseload.therapist).relationships.get(client.relationship_id).status != "prospective"
