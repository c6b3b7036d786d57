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

_OVER = ("ended", "transferred")
# What happened while therapy lasted, or before it began, is weighed as of then, whatever came later.
_THEN = {"during": "current", "before_therapy": "prospective"}
_AFTERWARDS = {"after_ending": "ended"}

# Whom it is about, by kind, where that is not the client.
_TOWARD = {"romantic_or_sexual_close_person": "close_person", "supervisor_supervisee": "supervisee"}
# What the rules want to know and the instrument asks for, where it is not recorded.
_ASKED = ("last_contact_on", "worth")


@attrs.frozen(kw_only=True)
class Circumstances:
    """
    What is known without asking, as it is kept with an evaluation.

    ``weighing`` is what the instrument takes into account; the rest is for the rules alone. ``days`` are those whose
    rules count: that of the event, and where it goes on, or is to come, that of the weighing.
    """

    weighing: WeighingContext
    client_status: str
    ended_on: date | None
    last_contact_on: date | None
    days: tuple[date, ...]
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
            ended_on=_day(kept["ended_on"]),
            last_contact_on=_day(kept["last_contact_on"]),
            days=tuple(map(date.fromisoformat, kept["days"])),
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
        has_client = case["client_ref"] is not None
        recorded = None if between is None else between["status"]
        # An ending that was followed by a return is none; one that is still to come has no day.
        is_over = between is not None and recorded in _OVER
        today = change.policy.today(change.at)
        return cls(
            weighing=WeighingContext(
                kind=concern["kind"],
                phase=concern["phase"],
                occurrence=concern["occurrence"],
                client_status=recorded or _THEN.get(concern["phase"]) or _AFTERWARDS.get(concern["phase"]),
                has_client=has_client,
                last_professional_contact_on=between["last_professional_contact_on"] if is_over and between else None,
                as_of=today,
            ),
            client_status=_status(concern["phase"], recorded, is_over=is_over),
            ended_on=between["ended_on"] if is_over and between else None,
            last_contact_on=between["last_professional_contact_on"] if is_over and between else None,
            days=_days(concern, change, today),
            memberships=() if profile is None else tuple(map(Membership.from_dict, profile["memberships"])),
            confirmed=tuple(sorted((policies[0]["confirmed_rules"] or ()) if policies else ())),
        )

    def ruling(self, rules: Rules, answers: Mapping[str, Any]) -> Ruling:
        """Return what the rules say, in the versions of the day; of two days, what the stricter one says."""
        contact, worth = (None if answers.get(item) == "unknown" else answers.get(item) for item in _ASKED)
        # What was answered counts where it is asked: after an ending.
        answered = date.fromisoformat(contact) if contact is not None and self.weighing.ended else None
        known = self.last_contact_on or answered
        if known is not None and self.ended_on is not None:
            # Whatever contacts were noted: therapy did not end after the last one.
            known = max(known, self.ended_on)
        rulings = [
            rules.evaluate(
                relationship=self.weighing.kind,
                memberships=self.memberships,
                client_status=self.client_status,
                # Without a client it is about a supervisee, a colleague: rules on clients do not speak.
                toward=_TOWARD.get(self.weighing.kind, "client") if self.weighing.has_client else "supervisee",
                ended_on=self.ended_on,
                last_professional_contact_on=known,
                as_of=day,
                amount=worth,
                confirmed=self.confirmed,
            )
            for day in self.days
        ]
        return max(rulings, key=lambda one: (one.prohibits, one.state.strictness))


def _status(phase: str, recorded: str | None, *, is_over: bool) -> str:
    """Return whose client somebody is, as rules tell it apart; where nothing is known, the strictest."""
    if recorded is None:
        return _THEN.get(phase) or _AFTERWARDS.get(phase) or "current"
    if is_over:
        return _THEN.get(phase, "ended")
    return _AFTERWARDS.get(phase) or _THEN.get(phase, "current")


def _days(concern: Row, change: Change, today: date) -> tuple[date, ...]:
    if concern["occurrence"] not in ("over", "ongoing"):
        return (today,)
    event = concern["noticed_on"] or change.policy.today(concern["effective_at"])
    return (event,) if concern["occurrence"] == "over" else tuple(dict.fromkeys((event, today)))


def _day(kept: str | None) -> date | None:
    return None if kept is None else date.fromisoformat(kept)


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
