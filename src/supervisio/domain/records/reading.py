"""The whole matter, what happened in it, and whether the record is what was written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import ClassVar
from uuid import UUID

import attrs

from supervisio.domain.cursor import to_cursor
from supervisio.domain.hidden import Hidden
from supervisio.domain.policy import Watched
from supervisio.domain.records.asking import ConsultationRecord, RecommendationRecord
from supervisio.domain.records.base import TEXT, Record, veiled
from supervisio.domain.records.matters import (
    ActionItemRecord,
    BoundaryConcernRecord,
    CaseRecord,
    ClientRequestRecord,
    GrantRecord,
    PersonalIssueRecord,
)
from supervisio.domain.showing import Shown

_LATE = timedelta(hours=24)  # as in the notices of verify()


@attrs.frozen(kw_only=True, repr=False)
class TimelineRecord(Record):
    """
    One thing that happened, in the order of writing.

    ``seq`` counts within its root (a case, a therapy relationship, a policy); ``touched`` are (table, id) pairs.
    ``late`` is how long after it happened it was written.
    """

    noun: ClassVar[str] = "journal_entry"
    derived: ClassVar[tuple[str, ...]] = ("is_late",)

    case_id: UUID
    seq: int
    move: str
    actor_ref: str
    acting_as: str | None
    reason: str | Hidden | None = attrs.field(repr=veiled, metadata=TEXT)
    effective_at: datetime
    effective_on: date | None
    recorded_at: datetime
    touched: tuple[tuple[str, UUID], ...]

    @property
    def late(self) -> timedelta:
        """How long after it happened this was written."""
        return self.recorded_at - self.effective_at

    @property
    def is_late(self) -> bool:
        """Whether it was written more than 24 hours after it happened."""
        return self.late > _LATE


@attrs.frozen(kw_only=True, repr=False)
class FeedRecord(Record):
    """
    One thing that happened in a clinic, for the host's own use: who did what where and when, and no content.

    ``root_noun`` and ``root_id`` name the case, therapy relationship or policy; ``seq`` counts within it. ``touched``
    are (table, id) pairs.
    """

    noun: ClassVar[str] = "event"

    root_noun: str
    root_id: UUID
    seq: int
    move: str
    actor_ref: str
    acting_as: str | None
    effective_at: datetime
    effective_on: date | None
    recorded_at: datetime
    touched: tuple[tuple[str, UUID], ...]

    @property
    def cursor(self) -> str:
        """What is handed to ``feed`` as ``after=`` to go on behind this one."""
        return to_cursor(self.root_id.hex, self.seq)


@attrs.frozen(kw_only=True, repr=False)
class CaseView(Record):
    """The whole matter for one screen, as far as this actor may see it."""

    noun: ClassVar[str] = "case_view"

    case: CaseRecord
    requests: tuple[ClientRequestRecord, ...]
    issues: tuple[PersonalIssueRecord, ...]
    concerns: tuple[BoundaryConcernRecord, ...]
    consultations: tuple[ConsultationRecord, ...]
    actions: tuple[ActionItemRecord, ...]
    grants: tuple[GrantRecord, ...]
    timeline: tuple[TimelineRecord, ...]

    @property
    def came_up(self) -> tuple[ClientRequestRecord | PersonalIssueRecord | BoundaryConcernRecord, ...]:
        """What came up in this case: requests, issues and concerns, in the order of recording."""
        return tuple(sorted((*self.requests, *self.issues, *self.concerns), key=lambda one: one.id))

    @property
    def recommendations(self) -> tuple[RecommendationRecord, ...]:
        """All recommendations of the consultations shown."""
        return tuple(one for consultation in self.consultations for one in consultation.recommendations)


@attrs.frozen(kw_only=True, repr=False)
class ClinicPolicyRecord(Record):
    """
    What a clinic has set: its time zone, how soon an ask is to be answered, how long a text may be (characters).

    ``confirmed_rules`` are the ids of rules that the clinic read again at their source, ``watched`` the numbers by
    which silence and drift are noticed. ``id`` is None where nothing was set and the defaults hold.
    """

    noun: ClassVar[str] = "clinic_policy"

    id: UUID | None
    time_zone: str
    response_times: Mapping[str, timedelta]
    text_limit: int
    confirmed_rules: tuple[str, ...]
    watched: Watched
    effective_at: datetime | None
    effective_on: date | None
    recorded_at: datetime | None
    recorded_by: str | None


@attrs.frozen(kw_only=True, repr=False)
class FindingRecord(Shown):
    """
    One thing ``verify()`` found: where, and what.

    In a matter that the reader may not see, ``root``, ``table`` and ``id`` are None and ``what`` is ``restricted``.
    """

    root: UUID | None
    table: str | None
    id: UUID | str | None
    what: str


@attrs.frozen(kw_only=True, repr=False)
class VerificationRecord(Record):
    """
    Whether the record is what was written.

    ``findings`` make ``ok`` false; ``notices`` (redacted, shredded, dropped, late) do not. ``entries`` and ``roots``
    were checked. What a seal shows is found in no root: ``older``, ``sealed``, ``forged``.
    """

    noun: ClassVar[str] = "verification"

    ok: bool
    findings: tuple[FindingRecord, ...]
    notices: tuple[FindingRecord, ...]
    entries: int
    roots: int

    def __bool__(self) -> bool:
        return self.ok
