"""Records as calls return them, made of what a test needs in them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from supervisio.domain.records import CrossingRecord, CrossingsRecord, Page, WaitingRecord
from supervisio.domain.vocabulary import Classification, ConcernKind, Urgency

NOW = datetime(2026, 3, 20, 15, 30, tzinfo=UTC)
UNTIL = date(2026, 3, 20)

_KINDS = ("asked", "accepted", "answered", "declined", "action", "review")


def thing(waited: timedelta, *, urgency: str = "soon", kind: str = "asked", id_: int = 1) -> WaitingRecord:
    """Return one thing that waits, by the response time of its urgency."""
    since = NOW - waited
    read = Urgency.read(urgency)
    respond_by = since + read.default_response
    return WaitingRecord(
        kind=kind,
        case_id=UUID(int=id_),
        id=UUID(int=id_),
        urgency=read,
        respond_by=respond_by,
        overdue=kind not in ("answered", "declined") and respond_by < NOW,
        since=since,
    )


def page(*things: WaitingRecord, following: str | None = None) -> Page[WaitingRecord]:
    """Return a page of these things."""
    return Page(items=things, next=following)


def waiting(count: int) -> Page[WaitingRecord]:
    """Return so many things that wait, of all kinds and urgencies."""
    urgencies = list(Urgency)
    return page(
        *(
            thing(
                timedelta(hours=place % 600),
                urgency=urgencies[place % 4],
                kind=_KINDS[place % 6],
                id_=place + 1,
            )
            for place in range(count)
        )
    )


def crossing(kind: str, days_ago: int, *, counted: bool = True) -> CrossingRecord:
    """Return one concern that came up so many days before the day of the view."""
    return CrossingRecord(
        on=UNTIL - timedelta(days=days_ago),
        kind=ConcernKind.read(kind),
        classification=Classification.UNDETERMINED,
        disposition=None,
        concern_id=UUID(int=days_ago),
        counted=counted,
    )


def crossings(*concerns: CrossingRecord, **others: Any) -> CrossingsRecord:
    """Return what stands side by side of a pair."""
    by_domain: dict[str, list[CrossingRecord]] = {}
    for one in concerns:
        by_domain.setdefault(str(one.kind.domain), []).append(one)
    none = by_domain.pop("None", [])
    return CrossingsRecord(
        **{
            "client_ref": "c-104",
            "therapist_ref": "t-ana",
            "until": UNTIL,
            "within_days": 365,
            "number": 3,
            "count": sum(one.counted and (UNTIL - one.on).days < 365 for one in concerns),
            "whole": True,
            "by_domain": {domain: tuple(ones) for domain, ones in by_domain.items()},
            "in_no_domain": tuple(none),
            **others,
        }
    )


def many_crossings(count: int) -> CrossingsRecord:
    """Return so many, of all kinds, over two years."""
    kinds = list(ConcernKind)
    return crossings(*(crossing(kinds[one % len(kinds)], one % 700, counted=one % 3 > 0) for one in range(count)))
