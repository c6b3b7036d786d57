"""What is known about a concern without asking, and what the rules say about it on that day."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

import attrs
from sqlalchemy import bindparam, select

from supervisio.domain.as_json import as_json
from supervisio.domain.membership import Membership
from supervisio.instrument import WeighingContext
from supervisio.services.draft import require_root_as_written
from supervisio.services.house import POLICY_IN_FORCE
from supervisio.services.profiles import profile_of
from supervisio.services.statements import table_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Select

    from supervisio.domain.ruling import Ruling
    from supervisio.rules import Rules
    from supervisio.services.draft import Row
    from supervisio.services.service import Change

# Whose client somebody is, or was, by when it would happen.
_STATUS_IN = {
    "before_therapy": "prospective",
    "during": "current",
    "promised_for_future": "current",
    "after_ending": "ended",
}
# Whom it is about, by kind, where that is not the client.
_TOWARD = {"romantic_or_sexual_close_person": "close_person", "supervisor_supervisee": "supervisee"}

# What the rules want to know and the instrument asks for, where it is not recorded.
_ASKED = ("last_contact_on", "worth")


@attrs.frozen(kw_only=True)
class Circumstances:
    """
    What is known without asking, as it is kept with an evaluation.

    ``weighing`` is what the instrument takes into account; the rest is for the rules alone.
    """

    weighing: WeighingContext
    client_status: str
    ended_on: date | None
    memberships: tuple[Membership, ...]
    confirmed: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON-ready values."""
        made: dict[str, Any] = as_json(self)
        return made

    @classmethod
    def from_dict(cls, kept: Mapping[str, Any]) -> Circumstances:
        """Return what ``to_dict`` made JSON of."""
        return cls(
            weighing=WeighingContext.from_dict(kept["weighing"]),
            client_status=kept["client_status"],
            ended_on=None if kept["ended_on"] is None else date.fromisoformat(kept["ended_on"]),
            memberships=tuple(map(Membership.from_dict, kept["memberships"])),
            confirmed=tuple(kept["confirmed"]),
        )

    @classmethod
    def of(cls, change: Change, concern: Row) -> Circumstances:
        """Return what is known of a concern now: of the relationship, of the therapist's memberships, of the day."""
        case, context = change.root, change.context
        change.require_as_written("boundary_concern", concern)
        between = None if case["client_ref"] is None else _relationship(change, case["client_ref"])
        profile = profile_of(context, change.matter.therapist_ref)
        policies = context.rows(POLICY_IN_FORCE, {"now": context.now()})
        # What the result rests on, and this call does not change: an edit behind the services would be signed with it.
        for noun, root in (
            ("therapy_relationship", between),
            ("therapist_profile", profile),
            ("clinic_policy", policies[0] if policies else None),
        ):
            if root is not None:
                require_root_as_written(context, noun, root)
        recorded = None if between is None else between["status"]
        by_phase = _STATUS_IN.get(concern["phase"])
        return cls(
            weighing=WeighingContext(
                kind=concern["kind"],
                phase=concern["phase"],
                occurrence=concern["occurrence"],
                client_status=recorded or by_phase,
                has_client=case["client_ref"] is not None,
                last_professional_contact_on=None if between is None else between["last_professional_contact_on"],
                as_of=change.policy.today(change.at),
            ),
            # When it would happen counts; then what is recorded. Where nothing is, the strictest is taken.
            client_status=by_phase or recorded or "current",
            ended_on=None if between is None else between["ended_on"],
            memberships=() if profile is None else tuple(map(Membership.from_dict, profile["memberships"])),
            confirmed=tuple(sorted((policies[0]["confirmed_rules"] or ()) if policies else ())),
        )

    def ruling(self, rules: Rules, answers: Mapping[str, Any]) -> Ruling:
        """Return what the rules say, in the versions of that day."""
        known = self.weighing
        contact, worth = (None if answers.get(item) == "unknown" else answers.get(item) for item in _ASKED)
        return rules.evaluate(
            relationship=known.kind,
            memberships=self.memberships,
            client_status=self.client_status,
            toward=_TOWARD.get(known.kind, "client"),
            ended_on=self.ended_on,
            last_professional_contact_on=known.last_professional_contact_on or contact,
            as_of=known.as_of,
            amount=worth,
            confirmed=self.confirmed,
        )


def _relationship(change: Change, client_ref: str) -> Row | None:
    pair = {"therapist_ref": change.matter.therapist_ref, "client_ref": client_ref}
    rows = change.context.rows(_between(), pair)
    return rows[0] if rows else None


@cache
def _between() -> Select[Any]:
    table = table_of("therapy_relationship")
    return select(table).where(
        table.c.clinic_id == bindparam("clinic_id"),
        table.c.therapist_ref == bindparam("therapist_ref"),
        table.c.client_ref == bindparam("client_ref"),
    )
