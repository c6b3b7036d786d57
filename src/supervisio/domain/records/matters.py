"""A case and what came up in it."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

import attrs

from supervisio.domain import vocabulary
from supervisio.domain.hidden import Hidden
from supervisio.domain.records.base import TEXT, Entry, Record, code, sealed_code, veiled
from supervisio.domain.records.weighing import CameOfRecord, DecisionRecord, EvaluationRecord, ReplyPlanRecord


@attrs.frozen(kw_only=True, repr=False)
class CaseRecord(Record):
    """One matter, owned by one therapist (``therapist_ref``). Days are calendar dates, moments aware UTC datetimes."""

    noun: ClassVar[str] = "case"

    id: UUID
    topic: vocabulary.CaseTopic | Hidden = attrs.field(metadata=code(vocabulary.CaseTopic))
    status: vocabulary.CaseStatus | Hidden = attrs.field(metadata=code(vocabulary.CaseStatus))
    therapist_ref: str | Hidden
    client_ref: str | Hidden | None
    host_ref: str | Hidden | None
    review_on: date | Hidden | None
    outcome: str | Hidden | None = attrs.field(repr=veiled, metadata=TEXT)
    client_was_told: str | Hidden | None = attrs.field(repr=veiled, metadata=TEXT)
    effective_at: datetime | Hidden
    effective_on: date | Hidden | None
    recorded_at: datetime | Hidden
    recorded_by: str | Hidden


@attrs.frozen(kw_only=True, repr=False)
class ObservationRecord(Entry):
    """How a client took a reply, or what happened at the next session, on one day."""

    noun: ClassVar[str] = "observation"

    request_id: UUID
    reaction: vocabulary.ClientReaction | Hidden | None = attrs.field(metadata=code(vocabulary.ClientReaction))
    next_session: vocabulary.NextSession | Hidden | None = attrs.field(metadata=code(vocabulary.NextSession))
    observed_on: date | Hidden | None
    text: str | Hidden | None = attrs.field(repr=veiled, metadata=TEXT)


@attrs.frozen(kw_only=True, repr=False)
class ClientRequestRecord(Entry):
    """What a client asked for, the reply, and how it was taken."""

    noun: ClassVar[str] = "client_request"

    client_ref: str | Hidden | None
    kind: vocabulary.ClientRequestKind | Hidden = attrs.field(metadata=code(vocabulary.ClientRequestKind))
    phase: vocabulary.Phase | Hidden = attrs.field(metadata=code(vocabulary.Phase))
    made_by: vocabulary.MadeBy | Hidden = attrs.field(metadata=code(vocabulary.MadeBy))
    made_on: date | Hidden | None
    words: str | Hidden | None = attrs.field(repr=veiled, metadata=TEXT)
    status: vocabulary.ClientRequestStatus | Hidden = attrs.field(metadata=code(vocabulary.ClientRequestStatus))
    reply: vocabulary.Reply | Hidden | None = attrs.field(metadata=code(vocabulary.Reply))
    replied_at: datetime | Hidden | None
    explanation: str | Hidden | None = attrs.field(repr=veiled, metadata=TEXT)
    plans: tuple[ReplyPlanRecord, ...] = ()
    observations: tuple[ObservationRecord, ...] = ()

    @property
    def came_of(self) -> CameOfRecord | None:
        """What came of the newest plan for the reply, so far as this actor may see it; None without a plan."""
        if not self.plans:
            return None
        plan = self.plans[-1]
        # Observed since it was planned, by when it was written: days alone do not tell what came first.
        since = [one for one in self.observations if one.recorded_at >= plan.recorded_at]
        reactions = tuple(one.reaction for one in since if isinstance(one.reaction, str))
        sessions = [one.next_session for one in since if isinstance(one.next_session, str)]
        expected = () if isinstance(plan.expected_reactions, Hidden) else plan.expected_reactions
        # What was answered before it was planned says nothing about the plan.
        is_since = isinstance(self.replied_at, datetime) and self.replied_at >= plan.effective_at
        return CameOfRecord(
            plan_id=plan.id,
            replied_as_planned=self.reply == plan.reply if is_since else None,
            reactions=reactions,
            unexpected=tuple(one for one in reactions if one not in expected),
            next_session=sessions[-1] if sessions else None,
        )


@attrs.frozen(kw_only=True, repr=False)
class SupportReferenceRecord(Entry):
    """That the therapist turned elsewhere, and since when. Only the therapist ever sees it."""

    noun: ClassVar[str] = "support_reference"

    issue_id: UUID
    route: vocabulary.SupportRoute | Hidden = attrs.field(repr=veiled, metadata=sealed_code(vocabulary.SupportRoute))
    since: date | Hidden | None


@attrs.frozen(kw_only=True, repr=False)
class PracticeResponseRecord(Entry):
    """What the therapist decided for the practice because of a personal issue."""

    noun: ClassVar[str] = "practice_response"

    issue_id: UUID
    response: vocabulary.PracticeResponse | Hidden = attrs.field(
        repr=veiled, metadata=sealed_code(vocabulary.PracticeResponse)
    )


@attrs.frozen(kw_only=True, repr=False)
class PersonalIssueRecord(Entry):
    """Something of the therapist's own. Every code but the status reads as ``SEALED`` until it is revealed."""

    noun: ClassVar[str] = "personal_issue"

    status: vocabulary.PersonalIssueStatus | Hidden = attrs.field(metadata=code(vocabulary.PersonalIssueStatus))
    kind: vocabulary.PersonalIssueKind | Hidden = attrs.field(
        repr=veiled, metadata=sealed_code(vocabulary.PersonalIssueKind)
    )
    functioning: vocabulary.FunctioningLevel | Hidden = attrs.field(
        repr=veiled, metadata=sealed_code(vocabulary.FunctioningLevel)
    )
    affects_work: vocabulary.AffectsWork | Hidden = attrs.field(
        repr=veiled, metadata=sealed_code(vocabulary.AffectsWork)
    )
    noticed_on: date | Hidden | None
    note: str | Hidden | None = attrs.field(repr=veiled, metadata=TEXT)
    reviewed_on: date | Hidden | None
    review_on: date | Hidden | None
    practice_responses: tuple[PracticeResponseRecord, ...] = ()
    support_references: tuple[SupportReferenceRecord, ...] = ()


@attrs.frozen(kw_only=True, repr=False)
class BoundaryConcernRecord(Entry):
    """A possible or actual crossing of a boundary, or a dual relationship."""

    noun: ClassVar[str] = "boundary_concern"

    client_ref: str | Hidden | None
    other_party_ref: str | Hidden | None
    kind: vocabulary.ConcernKind | Hidden | None = attrs.field(metadata=code(vocabulary.ConcernKind))
    origin: vocabulary.Origin | Hidden | None = attrs.field(metadata=code(vocabulary.Origin))
    phase: vocabulary.Phase | Hidden | None = attrs.field(metadata=code(vocabulary.Phase))
    occurrence: vocabulary.Occurrence | Hidden | None = attrs.field(metadata=code(vocabulary.Occurrence))
    noticed_on: date | Hidden | None
    description: str | Hidden | None = attrs.field(repr=veiled, metadata=TEXT)
    status: vocabulary.ConcernStatus | Hidden = attrs.field(metadata=code(vocabulary.ConcernStatus))
    classification: vocabulary.Classification | Hidden | None = attrs.field(metadata=code(vocabulary.Classification))
    disposition: vocabulary.Disposition | Hidden | None = attrs.field(metadata=code(vocabulary.Disposition))
    client_was_told: str | Hidden | None = attrs.field(repr=veiled, metadata=TEXT)
    review_on: date | Hidden | None
    reviewed_on: date | Hidden | None
    continues_against_rule: bool | Hidden | None
    evaluations: tuple[EvaluationRecord, ...] = ()
    decisions: tuple[DecisionRecord, ...] = ()


@attrs.frozen(kw_only=True, repr=False)
class GrantRecord(Entry):
    """That the therapist opened a case to a reader, to the day named (inclusive, in the clinic's time zone)."""

    noun: ClassVar[str] = "grant"

    ref: str | Hidden
    until: date | Hidden | None
    revoked_at: datetime | Hidden | None


@attrs.frozen(kw_only=True, repr=False)
class ActionItemRecord(Entry):
    """Who does what by when. ``overdue`` was counted when this was read, in the clinic's time zone."""

    noun: ClassVar[str] = "action_item"

    consultation_id: UUID | Hidden | None
    owner_ref: str | Hidden
    text: str | Hidden | None = attrs.field(repr=veiled, metadata=TEXT)
    due_on: date | Hidden | None
    status: vocabulary.ActionStatus | Hidden = attrs.field(metadata=code(vocabulary.ActionStatus))
    overdue: bool = False


@attrs.frozen(kw_only=True, repr=False)
class TherapyRelationshipRecord(Record):
    """One therapist and one client. Days are calendar dates."""

    noun: ClassVar[str] = "therapy_relationship"

    id: UUID
    therapist_ref: str
    client_ref: str
    status: vocabulary.TherapyStatus = attrs.field(metadata=code(vocabulary.TherapyStatus))
    began_on: date | None
    ended_on: date | None
    ending: vocabulary.EndingKind | None = attrs.field(metadata=code(vocabulary.EndingKind))
    resumed_on: date | None
    last_professional_contact_on: date | None
    last_contact_on: date | None
    effective_at: datetime
    effective_on: date | None
    recorded_at: datetime
    recorded_by: str
