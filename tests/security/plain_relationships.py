"""Therapy relationships on both sides: they are their therapist's, and the system's."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from tests.security.plain_people import ANA, BO, COVER, LEE, STRANGER
from tests.security.plain_world import SYSTEM

if TYPE_CHECKING:
    from random import Random
    from uuid import UUID

    from tests.security.plain_world import World

_PEOPLE = (ANA, BO, COVER, LEE, STRANGER, SYSTEM)
_SOURCES = {"end": {"current", "returned"}, "resume": {"ended", "transferred"}}


@dataclass
class PlainBond:
    """One therapist and one client."""

    id: UUID
    therapist: str
    client: str
    status: str
    began: date | None = None
    ended: date | None = None
    resumed: date | None = None
    contacts: dict[bool, date] = field(default_factory=dict)


def begin(world: World, bonds: list[PlainBond], chance: Random) -> None:
    """Begin one, with a day or as a prospect."""
    who, therapist = chance.choice(_PEOPLE), chance.choice(("t-ana", "t-bo"))
    client, days = chance.choice(("c-1", "c-2")), chance.choice((None, 0, 9))
    began = None if days is None else world.plain.today - timedelta(days=days)
    there = next((bond for bond in bonds if (bond.therapist, bond.client) == (therapist, client)), None)
    refused = set()
    if who is not SYSTEM and therapist not in who.refs:
        refused = {"access_denied"}
    elif there and (began is None or there.status != "prospective"):
        refused = {"already_exists"}
    made = world.attempt(who, lambda supervision: supervision.relationships.begin(client, therapist, began), refused)
    if refused:
        return
    bond = there or PlainBond(made.id, therapist, client, "prospective")
    bond.status, bond.began = "current" if began else "prospective", began
    world.relationships[made.id] = world.relationships.get(made.id, 0) + 1
    if not there:
        bonds.append(bond)
    _agree(bond, made)


def change(world: World, bonds: list[PlainBond], chance: Random) -> None:
    """End one, record a contact, or resume it."""
    if not bonds:
        return
    who, bond, move = chance.choice(_PEOPLE), chance.choice(bonds), chance.choice(("end", "contact", "resume"))
    on = world.plain.today - timedelta(days=chance.randint(0, 12))
    kind, professional = chance.choice(("planned", "transferred")), chance.choice((True, False))
    given: dict[str, Any] = {"end": (kind, on), "contact": (on, professional), "resume": (on,)}
    refused = set()
    if who is not SYSTEM and bond.therapist not in who.refs:
        refused = {"not_found"}
    elif bond.status not in _SOURCES.get(move, {bond.status}):
        refused = {"invalid_transition"}
    elif on < ({"end": bond.resumed or bond.began, "resume": bond.ended}.get(move) or on):
        refused = {"invalid_value"}
    made = world.attempt(
        who, lambda supervision: getattr(supervision.relationships, move)(bond.id, *given[move]), refused
    )
    if refused:
        return
    world.relationships[bond.id] += 1
    if move == "end":
        bond.status, bond.ended = "transferred" if kind == "transferred" else "ended", on
    elif move == "resume":
        bond.status, bond.resumed = "returned", on
    else:
        for counts in {False, professional}:
            bond.contacts[counts] = max(on, bond.contacts.get(counts, on))
    _agree(bond, made)


def look(world: World, bonds: list[PlainBond], chance: Random) -> None:
    """See that everybody sees their own, and the system all."""
    who = chance.choice(_PEOPLE)
    own = [bond for bond in bonds if who is SYSTEM or bond.therapist in who.refs]
    with world.clinic.reading(who) as supervision:
        assert [one.id for one in supervision.relationships.list_()] == [bond.id for bond in reversed(own)]
        for bond in own:
            found = supervision.relationships.find(bond.client, bond.therapist)
            assert found is not None
            assert found.version == world.relationships[bond.id]
            _agree(bond, found)


def _agree(bond: PlainBond, record: Any) -> None:
    assert (record.status, record.began_on, record.ended_on) == (bond.status, bond.began, bond.ended)
    assert record.resumed_on == bond.resumed
    assert record.last_contact_on == bond.contacts.get(False)
    assert record.last_professional_contact_on == bond.contacts.get(True)
