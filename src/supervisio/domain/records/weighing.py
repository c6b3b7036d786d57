"""How a concern was weighed and decided, how a request was to be answered, and whose rules bind a therapist."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

import attrs

from supervisio.domain import vocabulary
from supervisio.domain.as_json import as_json
from supervisio.domain.hidden import Hidden
from supervisio.domain.membership import Membership
from supervisio.domain.records.base import SEALED_JSON, TEXT, Entry, Record, code, made_by, veiled
from supervisio.domain.ruling import Ruling
from supervisio.domain.showing import Shown
from supervisio.domain.weighing import WeighingResult


def _reactions(codes: list[str]) -> tuple[vocabulary.ClientReaction, ...]:
    return tuple(map(vocabulary.ClientReaction.read, codes))


def _memberships(kept: list[dict[str, Any]]) -> tuple[Membership, ...]:
    return tuple(map(Membership.from_dict, kept))


@attrs.frozen(kw_only=True, repr=False)
class EvaluationRecord(Entry):
    """
    One pass of the structured weighing of a concern.

    ``missing`` are the items still to be answered; ``answers`` (by item) are texts and read as ``SEALED`` until they
    are revealed. ``weighing`` and ``ruling`` are there once it is submitted, and stay as they were on that day.
    """

    noun: ClassVar[str] = "evaluation"

    concern_id: UUID
    supersedes_id: UUID | Hidden | None
    status: vocabulary.EvaluationStatus | Hidden = attrs.field(metadata=code(vocabulary.EvaluationStatus))
    instrument: int | Hidden
    circumstances: Mapping[str, Any] | Hidden
    answers: Mapping[str, Any] | Hidden | None = attrs.field(repr=veiled, metadata=SEALED_JSON)
    missing: tuple[str, ...] | Hidden = attrs.field(metadata=made_by(tuple))
    submitted_at: datetime | Hidden | None
    result: vocabulary.EvaluationResult | Hidden | None = attrs.field(metadata=code(vocabulary.EvaluationResult))
    risk: vocabulary.Risk | Hidden | None = attrs.field(metadata=code(vocabulary.Risk))
    weighing: WeighingResult | Hidden | None = attrs.field(metadata=made_by(WeighingResult.from_dict))
    ruling: Ruling | Hidden | None = attrs.field(metadata=made_by(Ruling.from_dict))

    @property
    def findings(self) -> tuple[str, ...]:
        """What stands against it, as codes; empty until it is submitted."""
        return tuple(self.weighing.findings) if isinstance(self.weighing, WeighingResult) else ()

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why the result is what it is, as codes, the deciding one first; empty until it is submitted."""
        return tuple(self.weighing.reasons) if isinstance(self.weighing, WeighingResult) else ()

    @property
    def needs_second_opinion(self) -> bool:
        """Whether somebody else is to be consulted before anything is let go on."""
        return isinstance(self.weighing, WeighingResult) and self.weighing.needs_second_opinion

    @property
    def repair_plan_needed(self) -> bool:
        """Whether it has happened already, so that there is something to make good."""
        return isinstance(self.weighing, WeighingResult) and self.weighing.repair_plan_needed

    def explain(self) -> str:
        """Return, in plain lines, the result with its reasons, then what the rules say."""
        if self.submitted_at is None and isinstance(self.missing, tuple):
            return f"Not submitted yet; items still to be answered: {len(self.missing)}."
        told = (self.weighing, self.ruling)
        return "\n\n".join(one.explain() for one in told if isinstance(one, (WeighingResult, Ruling)))


@attrs.frozen(kw_only=True, repr=False)
class DecisionRecord(Entry):
    """
    What was decided about a concern, by whom and on which grounds. It is never changed; the newest one holds.

    With ``continues_against_rule`` it decides nothing (``disposition`` is None): it says that something goes on.
    """

    noun: ClassVar[str] = "decision"

    concern_id: UUID
    evaluation_id: UUID | Hidden | None
    consultation_id: UUID | Hidden | None
    disposition: vocabulary.Disposition | Hidden | None = attrs.field(metadata=code(vocabulary.Disposition))
    classification: vocabulary.Classification | Hidden | None = attrs.field(metadata=code(vocabulary.Classification))
    decided_by: str | Hidden
    second_person: str | Hidden | None
    continues_against_rule: bool | Hidden
    rationale: str | Hidden | None = attrs.field(repr=veiled, metadata=TEXT)
    safeguards: str | Hidden | None = attrs.field(repr=veiled, metadata=TEXT)
    expected_benefit: str | Hidden | None = attrs.field(repr=veiled, metadata=TEXT)
    expected_consequences: str | Hidden | None = attrs.field(repr=veiled, metadata=TEXT)
    client_was_told: str | Hidden | None = attrs.field(repr=veiled, metadata=TEXT)
    repair_plan: str | Hidden | None = attrs.field(repr=veiled, metadata=TEXT)
    review_on: date | Hidden | None


@attrs.frozen(kw_only=True, repr=False)
class ReplyPlanRecord(Entry):
    """
    How a request is to be answered: the reply chosen, the reaction expected, what to look at next time.

    After an ending it may say how a return to therapy would be gone about, and whether accepting bars it here.
    """

    noun: ClassVar[str] = "reply_plan"

    request_id: UUID
    reply: vocabulary.Reply | Hidden = attrs.field(metadata=code(vocabulary.Reply))
    explanation: str | Hidden | None = attrs.field(repr=veiled, metadata=TEXT)
    expected_reactions: tuple[vocabulary.ClientReaction, ...] | Hidden = attrs.field(metadata=made_by(_reactions))
    check_next_session: str | Hidden | None = attrs.field(repr=veiled, metadata=TEXT)
    return_plan: str | Hidden | None = attrs.field(repr=veiled, metadata=TEXT)
    return_barred: vocabulary.YesNoUnsure | Hidden | None = attrs.field(metadata=code(vocabulary.YesNoUnsure))
    client_told_of_return: bool | Hidden | None
    follow_up_on: date | Hidden | None


@attrs.frozen(kw_only=True, repr=False)
class CameOfRecord(Shown):
    """What came of a plan for a reply: whether it was followed, and which reactions had not been expected."""

    plan_id: UUID
    replied_as_planned: bool | None
    reactions: tuple[vocabulary.ClientReaction, ...]
    unexpected: tuple[vocabulary.ClientReaction, ...]
    next_session: vocabulary.NextSession | None

    def to_dict(self) -> dict[str, Any]:
        """Return the record as JSON-ready values."""
        made: dict[str, Any] = as_json(self)
        return made


@attrs.frozen(kw_only=True, repr=False)
class TherapistProfileRecord(Record):
    """Which bodies a therapist belongs to, from when to when (calendar days): whose rules bind."""

    noun: ClassVar[str] = "therapist_profile"

    id: UUID
    therapist_ref: str
    memberships: tuple[Membership, ...] = attrs.field(metadata=made_by(_memberships))
    effective_at: datetime
    effective_on: date | None
    recorded_at: datetime
    recorded_by: str
