"""Asking for support, and what came of it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import ClassVar
from uuid import UUID

import attrs

from supervisio.domain import vocabulary
from supervisio.domain.hidden import Hidden
from supervisio.domain.records.base import TEXT, Entry, Record, code, veiled
from supervisio.domain.showing import Shown


@attrs.frozen(kw_only=True, repr=False)
class RecommendationRecord(Entry):
    """What was recommended: advice, followed or declined; or a directive, followed or contested."""

    noun: ClassVar[str] = "recommendation"

    consultation_id: UUID
    kind: vocabulary.RecommendationKind | Hidden = attrs.field(metadata=code(vocabulary.RecommendationKind))
    force: vocabulary.Force | Hidden = attrs.field(metadata=code(vocabulary.Force))
    given_by: str | Hidden
    text: str | Hidden | None = attrs.field(repr=veiled, metadata=TEXT)
    status: vocabulary.RecommendationStatus | Hidden = attrs.field(metadata=code(vocabulary.RecommendationStatus))


@attrs.frozen(kw_only=True, repr=False)
class AddendumRecord(Entry):
    """Something added to a consultation afterwards, by ``recorded_by``."""

    noun: ClassVar[str] = "addendum"

    consultation_id: UUID
    text: str | Hidden | None = attrs.field(repr=veiled, metadata=TEXT)


@attrs.frozen(kw_only=True, repr=False)
class ConsultationRecord(Entry):
    """
    One asking for support: of whom, how urgent, and what came of it.

    ``about_id`` is the request, issue or concern it is about; None for a plain question. ``minutes`` are minutes of
    this matter. ``respond_by``, ``accepted_at``, ``scheduled_at``, ``held_at`` and ``confirmed_at`` are aware UTC
    datetimes; ``held_on`` is set where only the day of the talk is known.
    """

    noun: ClassVar[str] = "consultation"

    therapist_ref: str | Hidden
    client_ref: str | Hidden | None
    about_id: UUID | Hidden | None
    route: vocabulary.SupportRoute | Hidden = attrs.field(metadata=code(vocabulary.SupportRoute))
    question_type: vocabulary.QuestionType | Hidden | None = attrs.field(metadata=code(vocabulary.QuestionType))
    urgency: vocabulary.Urgency | Hidden = attrs.field(metadata=code(vocabulary.Urgency))
    question: str | Hidden | None = attrs.field(repr=veiled, metadata=TEXT)
    asked_of: str | Hidden
    status: vocabulary.ConsultationStatus | Hidden = attrs.field(metadata=code(vocabulary.ConsultationStatus))
    respond_by: datetime | Hidden
    reached_how: vocabulary.ReachedHow | Hidden | None = attrs.field(metadata=code(vocabulary.ReachedHow))
    show_client_ref: bool | Hidden
    host_ref: str | Hidden | None
    accepted_at: datetime | Hidden | None
    scheduled_at: datetime | Hidden | None
    held_at: datetime | Hidden | None
    held_on: date | Hidden | None
    minutes: int | Hidden | None
    follow_up_on: date | Hidden | None
    decline_code: vocabulary.DeclineCode | Hidden | None = attrs.field(metadata=code(vocabulary.DeclineCode))
    redirected_from: UUID | Hidden | None
    reported_by_therapist: bool | Hidden
    confirmed_at: datetime | Hidden | None
    recommendations: tuple[RecommendationRecord, ...] = ()
    addenda: tuple[AddendumRecord, ...] = ()


@attrs.frozen(kw_only=True, repr=False)
class AudienceRecord(Shown):
    """Who will see what: the names of the fields seen before and after acceptance."""

    ref: str
    part: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@attrs.frozen(kw_only=True, repr=False)
class AskedRecord(Record):
    """What ``ask`` filed: the ids, by when an answer is due (aware UTC), and who sees what."""

    noun: ClassVar[str] = "asked"

    case_id: UUID
    consultation_id: UUID
    about_id: UUID | None
    respond_by: datetime
    audience: tuple[AudienceRecord, ...]


@attrs.frozen(kw_only=True, repr=False)
class NotedRecord(Record):
    """What ``note`` recorded."""

    noun: ClassVar[str] = "noted"

    case_id: UUID
    about_id: UUID


@attrs.frozen(kw_only=True, repr=False)
class WaitingRecord(Record):
    """
    One thing that waits for this actor.

    ``kind`` is asked, accepted, answered, declined, action or review; ``id`` is what is meant: consultation, action,
    case, request, concern or personal issue. ``since`` and ``respond_by`` are aware UTC datetimes.
    """

    noun: ClassVar[str] = "waiting"

    kind: str
    case_id: UUID
    id: UUID
    urgency: vocabulary.Urgency
    respond_by: datetime
    overdue: bool
    since: datetime

    def __str__(self) -> str:
        # What is due on a day is due until the next one begins; one says so by the last minute of the day.
        last = self.respond_by - timedelta(minutes=1) if self.kind in ("action", "review") else self.respond_by
        when = "overdue since" if self.overdue else "by"
        return f"{self.kind:<9} {self.urgency:<9} {when} {last:%Y-%m-%d %H:%M} UTC  {self.id}"
