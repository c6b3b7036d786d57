"""Frames in the form of ``supervision.frames``, made of what a test needs in them."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pandas as pd

from supervisio.domain.vocabulary import ClientReaction, ClientRequestKind, ConcernKind, NextSession, Reply

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from supervisio.domain.records import TimelineRecord

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)

_COLUMNS = {
    "timeline": {
        "seq": "Int64",
        "move": "category",
        "actor_ref": "str",
        "acting_as": "str",
        "effective_at": "datetime64[us, UTC]",
        "effective_on": "datetime64[s]",
        "recorded_at": "datetime64[us, UTC]",
        "late_days": "Int64",
        "about": "category",
        "late": "boolean",
    },
    "requests": {
        "id": "str",
        "client_ref": "str",
        "kind": "category",
        "status": "category",
        "reply": "category",
        "first_reaction": "category",
        "last_reaction": "category",
        "reaction_count": "Int64",
        "next_session": "category",
    },
    "concerns": {
        "id": "str",
        "client_ref": "str",
        "kind": "category",
        "status": "category",
        "domain": "category",
        "days_to_asking": "Int64",
        "days_to_deciding": "Int64",
    },
}


def frame(name: str, rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Return the frame of these rows, by the columns that such a frame has; what a row leaves out is not there."""
    columns = _COLUMNS[name]
    made = [{column: row.get(column) for column in columns} for row in rows]
    return pd.DataFrame(made, columns=list(columns)).astype(columns)


def entry(*, at: datetime = MONDAY, later: timedelta = timedelta(), **others: Any) -> dict[str, Any]:
    """Return one row of a timeline: what happened at a moment, and was written so much later."""
    return {
        "move": "consultations.accept",
        "about": "consultation",
        "actor_ref": "s-lee",
        "effective_at": at,
        "recorded_at": at + later,
        "late": later > timedelta(days=1),
        "late_days": ((at + later).date() - at.date()).days,
        **others,
    }


def timeline_of(records: Iterable[TimelineRecord]) -> pd.DataFrame:
    """Return the frame of what a real timeline holds."""
    return frame(
        "timeline",
        [
            entry(
                at=record.effective_at,
                later=record.late,
                seq=record.seq,
                move=record.move,
                actor_ref=record.actor_ref,
                about=next((noun for noun, _ in record.touched if noun != "case"), "case"),
            )
            for record in records
        ],
    )


def timeline(count: int, *, late_every: int = 4) -> pd.DataFrame:
    """Return a timeline of so many entries; every so-manieth was written five days later."""
    moves = [("ask", "client_request"), ("consultations.accept", "consultation"), ("cases.close", "case")]
    return frame(
        "timeline",
        [
            entry(
                at=MONDAY + timedelta(hours=7 * place),
                later=timedelta(days=0 if place % late_every else 5),
                move=moves[place % 3][0],
                about=moves[place % 3][1],
            )
            for place in range(count)
        ],
    )


def requests(count: int) -> pd.DataFrame:
    """Return so many requests, of all kinds and replies."""
    chance = random.Random(count)  # noqa: S311 - nothing secret
    return frame(
        "requests",
        [
            {
                "kind": chance.choice(list(ClientRequestKind)),
                "status": "followed_up",
                "reply": chance.choice(list(Reply)[:5]),
                "last_reaction": chance.choice(list(ClientReaction)),
                "next_session": chance.choice(list(NextSession)),
            }
            for _ in range(count)
        ],
    )


def concern(kind: str, asked: int | None = None, decided: int | None = None, **others: Any) -> dict[str, Any]:
    """Return one row of concerns: asked about, and decided, after so many days."""
    status = "noted" if asked is None else "brought"
    return {
        "kind": kind,
        "domain": ConcernKind.read(kind).domain,
        "status": status if decided is None else "decided",
        "client_ref": "c-104",
        "days_to_asking": asked,
        "days_to_deciding": decided,
        **others,
    }


def concerns(count: int) -> pd.DataFrame:
    """Return so many concerns, of all kinds; some are not asked about, and some not decided."""
    chance = random.Random(count)  # noqa: S311 - nothing secret
    return frame(
        "concerns",
        [
            concern(
                chance.choice(list(ConcernKind)),
                chance.choice([None, 0, 2, 5, 40]),
                chance.choice([None, 9, 30, 200]),
            )
            for _ in range(count)
        ],
    )
