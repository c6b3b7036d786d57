"""Who works in an invented clinic: references, no names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from supervisio.domain.facts import Actor

if TYPE_CHECKING:
    from collections.abc import Collection

    from supervisio.testing.invented.chance import Chance

DUTY_DESK = "d-01"
# Outside of the clinic, without a login: what was talked over with them is reported by the therapist.
CONSULTANTS = ("k-01", "k-02", "k-03")
_A_GROUP = 6
_TO_A_SUPERVISOR = 4


@attrs.frozen(kw_only=True)
class People:
    """Therapists, each in a peer group, and supervisors, who take turns at the duty desk."""

    therapists: tuple[Actor, ...]
    supervisors: tuple[Actor, ...]
    auditor: Actor = attrs.field(factory=lambda: Actor("a-01", roles={"auditor"}))
    system: Actor = attrs.field(factory=lambda: Actor("system", roles={"system"}))

    @classmethod
    def of(cls, therapists: int) -> People:
        """Return the people of a clinic with so many therapists."""
        groups = max(1, round(therapists / _A_GROUP))
        supervisors = max(2, -(-therapists // _TO_A_SUPERVISOR))
        return cls(
            therapists=tuple(
                Actor(f"t-{number + 1:02}", acts_as={f"p-{number % groups + 1:02}"}) for number in range(therapists)
            ),
            supervisors=tuple(Actor(f"s-{number + 1:02}", acts_as={DUTY_DESK}) for number in range(supervisors)),
        )

    def supervisor_of(self, actor: Actor) -> Actor:
        """Return who supervises a therapist, and a supervisor in turn."""
        place = self.supervisors.index(actor) + 1 if actor in self.supervisors else self.therapists.index(actor)
        return self.supervisors[place % len(self.supervisors)]

    def other_supervisors(self, *refs: str) -> list[Actor]:
        """Return the supervisors but those of these references."""
        return [one for one in self.supervisors if one.ref not in refs]

    def group_of(self, therapist: Actor) -> str:
        """Return the reference of a therapist's peer group."""
        return min(therapist.acts_as)

    def peers_of(self, therapist: Actor) -> list[Actor]:
        """Return the others in a therapist's peer group."""
        return [one for one in self.therapists if one != therapist and one.acts_as == therapist.acts_as]

    def colleagues_of(self, therapist: Actor) -> list[Actor]:
        """Return the therapists of the other peer groups; a supervisor has none."""
        return [one for one in self.therapists if therapist in self.therapists and one.acts_as != therapist.acts_as]

    def answers_for(self, ref: str, chance: Chance, *, but: Collection[str | None]) -> Actor | None:
        """Return somebody who answers when this reference is asked; None where nobody does."""
        who = [one for one in (*self.supervisors, *self.therapists) if ref in one.refs and one.ref not in but]
        return chance.one_of(who) if who else None
