"""
Who sees what: it follows from one's part in the matter.

One function, ``standing``, decides it; services, lists, the queue, the timeline and exports all ask it, and the SQL
that lists rows is made from the same tables (``SIGHT``, ``TIES``). What one may not see does not exist.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

import attrs

from supervisio.domain import records

if TYPE_CHECKING:
    from collections.abc import Mapping

THERAPIST = "therapist"
GRANTED = "granted"
ASKED = "asked"
ACCEPTED = "accepted"
TURNED_AWAY = "turned_away"
ACTION_OWNER = "action_owner"

# Which part one has by being asked follows from the consultation's status.
PART_BY_STATUS = {
    "requested": ASKED,
    "accepted": ACCEPTED,
    "scheduled": ACCEPTED,
    "missed": ACCEPTED,
    "completed": ACCEPTED,
    "declined": TURNED_AWAY,
    "cancelled": TURNED_AWAY,
    "redirected": TURNED_AWAY,
    "entered_in_error": TURNED_AWAY,
}

# Of a row that one has a part in, these say nothing about the matter.
ALWAYS = frozenset(
    {"id", "case_id", "request_id", "issue_id", "concern_id", "consultation_id", "version", "moves", "replayed"}
)
BOOKKEEPING = frozenset({"effective_at", "effective_on", "recorded_at", "recorded_by"})


def always(noun: str) -> frozenset[str]:
    """Return the fields of a row of this noun that whoever has a part in it sees."""
    # Whom else the therapist asked is not told by what was decided.
    return ALWAYS - {"consultation_id"} if noun == "decision" else ALWAYS


NOUNS: dict[str, type[records.Record]] = {
    one.noun: one
    for one in (
        records.CaseRecord,
        records.ClientRequestRecord,
        records.ObservationRecord,
        records.PersonalIssueRecord,
        records.SupportReferenceRecord,
        records.PracticeResponseRecord,
        records.BoundaryConcernRecord,
        records.EvaluationRecord,
        records.DecisionRecord,
        records.ReplyPlanRecord,
        records.ConsultationRecord,
        records.RecommendationRecord,
        records.AddendumRecord,
        records.ActionItemRecord,
        records.GrantRecord,
    )
}
_ALL = {noun: frozenset(field.name for field in attrs.fields(record)) for noun, record in NOUNS.items()}
# Under which circumstances it was weighed tells of the therapist's profile, which is the therapist's.
_SHARED = {
    **_ALL,
    "evaluation": _ALL["evaluation"] - {"circumstances"},
    "decision": _ALL["decision"] - {"consultation_id"},
}

_CASE_FOR_ASKED = frozenset({"topic", "status", "therapist_ref", "client_ref"}) | BOOKKEEPING
SIGHT: Mapping[str, Mapping[str, frozenset[str]]] = {
    THERAPIST: _ALL,
    GRANTED: {
        noun: fields
        for noun, fields in _SHARED.items()
        if noun not in {"personal_issue", "support_reference", "practice_response"}
    },
    ASKED: {
        "case": _CASE_FOR_ASKED,
        "consultation": BOOKKEEPING
        | {
            "therapist_ref",
            "client_ref",
            "about_id",
            "route",
            "question_type",
            "urgency",
            "question",
            "asked_of",
            "status",
            "respond_by",
            "reached_how",
            "show_client_ref",
        },
        "client_request": frozenset({"client_ref", "kind"}),
        "boundary_concern": frozenset({"client_ref", "kind"}),
    },
    ACCEPTED: {
        "case": _CASE_FOR_ASKED,
        **{noun: fields for noun, fields in _SHARED.items() if noun not in {"case", "support_reference", "grant"}},
    },
    TURNED_AWAY: {"case": frozenset(), "consultation": frozenset({"asked_of", "status", "decline_code"})},
    ACTION_OWNER: {"case": frozenset(), "action_item": _ALL["action_item"]},
}

# By which columns a row hangs on what was asked: one who was asked has a part in the rows where one of these names the
# consultation or what it is about. A case hangs on any part in it.
TIES: Mapping[str, tuple[str, ...]] = {
    "consultation": ("id",),
    "client_request": ("id",),
    "observation": ("request_id",),
    "personal_issue": ("id",),
    "practice_response": ("issue_id",),
    "boundary_concern": ("id",),
    "evaluation": ("concern_id",),
    "decision": ("concern_id",),
    "reply_plan": ("request_id",),
    "recommendation": ("consultation_id",),
    "addendum": ("consultation_id",),
    "action_item": ("consultation_id",),
    "support_reference": (),
    "grant": (),
}

# In this status a row is its therapist's alone, whoever else has a part in what it hangs on.
NOT_SHARED_YET: Mapping[str, str] = {"evaluation": "draft"}


@attrs.frozen
class Asking:
    """One consultation, as far as access goes; ``about`` is the noun of what it is about, None for a plain question."""

    id: UUID
    asked_of: str
    status: str
    route: str
    show_client_ref: bool
    about: str | None
    about_id: UUID | None

    @property
    def part(self) -> Part:
        """The part that the one asked has by this consultation."""
        name = PART_BY_STATUS.get(self.status, TURNED_AWAY)
        scope = {self.id} if name == TURNED_AWAY or self.about_id is None else {self.id, self.about_id}
        shows_client = self.route == "supervision" or (self.show_client_ref and name == ACCEPTED)
        return Part(name, frozenset(scope), shows_client=shows_client)


@attrs.frozen
class Grant:
    """One unrevoked grant."""

    ref: str
    until: date | None


@attrs.frozen
class Owning:
    """One action's owner."""

    id: UUID
    owner_ref: str


@attrs.frozen
class Matter:
    """A case, as far as access goes."""

    therapist_ref: str
    topic: str
    other_parties: frozenset[str] = frozenset()
    askings: tuple[Asking, ...] = ()
    grants: tuple[Grant, ...] = ()
    ownings: tuple[Owning, ...] = ()

    def grants_in_force(self, today: date) -> list[Grant]:
        """Return the grants that hold on this day; a personal issue is never opened by one."""
        if self.topic == "personal_issue":
            return []
        return [grant for grant in self.grants if grant.until is None or today <= grant.until]


@attrs.frozen
class Part:
    """A part somebody has: in the whole case (``scope`` None) or in what hangs on these ids."""

    name: str
    scope: frozenset[UUID] | None
    shows_client: bool = True

    def fields(self, noun: str, row: Mapping[str, Any]) -> frozenset[str] | None:
        """Return the fields of this row that the part sees; None where it has no part in the row."""
        seen = SIGHT[self.name].get(noun)
        if seen is None or not self._reaches(noun, row):
            return None
        return seen if self.shows_client else seen - {"client_ref"}

    def _reaches(self, noun: str, row: Mapping[str, Any]) -> bool:
        if self.name != THERAPIST and noun in NOT_SHARED_YET and row["status"] == NOT_SHARED_YET[noun]:
            return False
        if self.scope is None or noun == "case":
            return True
        if self.name == ACTION_OWNER:
            return row["id"] in self.scope
        return any(row[tie] in self.scope for tie in TIES[noun])


@attrs.frozen
class Standing:
    """All parts that one actor has in one case."""

    parts: tuple[Part, ...]
    is_therapist: bool
    refs: frozenset[str]
    known_as: frozenset[str] = frozenset()
    """The references under which the actor has these parts."""

    def acting_as(self, own: str) -> str | None:
        """Return the shared reference an actor acts under, None where it is their own."""
        return None if own in self.known_as or not self.known_as else min(self.known_as)

    def __bool__(self) -> bool:
        return bool(self.parts)

    @property
    def sees_all(self) -> bool:
        """Whether the whole case is open to this actor."""
        return any(part.scope is None for part in self.parts)

    def fields(self, noun: str, row: Mapping[str, Any]) -> frozenset[str] | None:
        """Return the fields of this row that the actor sees; None where the row does not exist for them."""
        seen = [fields for part in self.parts if (fields := part.fields(noun, row)) is not None]
        return frozenset().union(*seen) | always(noun) if seen else None

    def was_asked(self, asked_of: str) -> bool:
        """Whether the actor answers as the one asked: nobody answers their own ask, by whatever name."""
        return asked_of in self.refs and not self.is_therapist


def standing(matter: Matter, refs: frozenset[str], today: date) -> Standing:
    """
    Return which parts an actor that goes by these references has in the matter.

    The other party of a concern has none.
    """
    if not refs.isdisjoint(matter.other_parties):
        return Standing((), is_therapist=False, refs=refs)
    is_therapist = matter.therapist_ref in refs
    parts = [Part(THERAPIST, None)] if is_therapist else []
    parts += [asking.part for asking in matter.askings if asking.asked_of in refs]
    parts += [Part(GRANTED, None) for grant in matter.grants_in_force(today) if grant.ref in refs]
    parts += [Part(ACTION_OWNER, frozenset({owning.id})) for owning in matter.ownings if owning.owner_ref in refs]
    named = {
        matter.therapist_ref,
        *(asking.asked_of for asking in matter.askings),
        *(owning.owner_ref for owning in matter.ownings),
    }
    named.update(grant.ref for grant in matter.grants_in_force(today))
    return Standing(tuple(parts), is_therapist=is_therapist, refs=refs, known_as=refs & named)
