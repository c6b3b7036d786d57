"""What has gone quiet, what came together over time, and what stands before a return to therapy."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

import attrs

from supervisio.domain import vocabulary
from supervisio.domain.records.base import Record
from supervisio.domain.showing import Shown


@attrs.frozen(kw_only=True, repr=False)
class WatchRecord(Record):
    """
    One thing that has gone quiet, for somebody who has a part in it: a view, no verdict.

    ``id`` is what is meant, ``about`` its noun (boundary_concern, consultation, case, client_request,
    personal_issue). ``since`` is the aware UTC moment from which it has been quiet: when the concern came up, the talk
    was held, the day of the review was over. ``days`` are the calendar days at the clinic since then. ``own`` says
    whether it is the actor's own matter, or one in which they were asked.
    """

    noun: ClassVar[str] = "watched"

    kind: vocabulary.WatchKind
    about: str
    case_id: UUID
    id: UUID
    since: datetime
    days: int
    own: bool

    def __str__(self) -> str:
        return f"{self.kind.label}: {self.days} days, since {self.since:%Y-%m-%d %H:%M} UTC  {self.id}"


@attrs.frozen(kw_only=True, repr=False)
class CrossingRecord(Shown):
    """
    One concern among those of a therapist and a client.

    ``counted`` says whether it counts towards the number at which the clinic looks twice: not if it was found to be
    none, was withdrawn, or was refused before anything had happened.
    """

    on: date
    kind: vocabulary.ConcernKind
    classification: vocabulary.Classification
    disposition: vocabulary.Disposition | None
    concern_id: UUID
    counted: bool


@attrs.frozen(kw_only=True, repr=False)
class CrossingsRecord(Record):
    """
    The concerns of one therapist and one client side by side: a view, no verdict.

    ``by_domain`` are those with a domain of Gutheil & Gabbard (1993), by its code, in the order of their days;
    ``in_no_domain`` are the others. ``count`` counts those within ``within_days`` calendar days up to ``until``;
    ``reached`` says that they are as many as the clinic's policy names (``number``), and no more than that. ``whole``
    is false for anybody but the therapist: then only what this actor may see is in it.
    """

    noun: ClassVar[str] = "crossings"

    client_ref: str
    therapist_ref: str
    until: date
    within_days: int
    number: int
    count: int
    whole: bool
    by_domain: Mapping[str, tuple[CrossingRecord, ...]]
    in_no_domain: tuple[CrossingRecord, ...]

    @property
    def reached(self) -> bool:
        """Whether there are as many within the time as the clinic's policy names."""
        return self.count >= self.number


@attrs.frozen(kw_only=True, repr=False)
class ReturnFinding(Shown):
    """
    One thing to weigh before a return.

    ``reason`` is a plain line. ``rule`` and ``citation`` name the rule that speaks; ``on`` is the calendar day it goes
    back to, or to which a rule holds; ``about`` and ``id`` name the record it was found in.
    """

    code: vocabulary.ReturnFindingCode
    reason: str
    rule: str | None = None
    citation: str | None = None
    on: date | None = None
    about: str | None = None
    id: UUID | None = None

    def __str__(self) -> str:
        return self.reason if self.citation is None else f"{self.reason} ({self.citation})"


@attrs.frozen(kw_only=True, repr=False)
class ReturnRecord(Record):
    """
    What stands before a therapist treats somebody again, the weightiest first: findings, never a yes.

    The last finding is always that it is to be weighed afresh.
    """

    noun: ClassVar[str] = "return"

    client_ref: str
    therapist_ref: str
    on: date
    findings: tuple[ReturnFinding, ...]

    @property
    def codes(self) -> tuple[vocabulary.ReturnFindingCode, ...]:
        """The codes of the findings, each once, the weightiest first."""
        return tuple(dict.fromkeys(finding.code for finding in self.findings))

    def explain(self) -> str:
        """Return the findings in plain lines."""
        return "\n".join(f"{number}. {finding}" for number, finding in enumerate(self.findings, 1))
