"""What a frame should hold, made in plain Python of the records that the same actor is given; and what it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

import attrs
import pandas as pd

from supervisio.domain.hidden import Hidden
from supervisio.domain.vocabulary import ConcernKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date, datetime
    from zoneinfo import ZoneInfo

    from supervisio import Supervision

    Cells = dict[str, Any]

NOUNS = {
    "cases": "case",
    "consultations": "consultation",
    "requests": "client_request",
    "concerns": "boundary_concern",
    "actions": "action_item",
}
_NO_COLUMN = {
    *("version", "moves", "replayed", "observations", "plans", "evaluations", "decisions", "recommendations"),
    *("addenda", "outcome", "client_was_told", "question", "words", "explanation", "description", "text"),
}


def cells_of(frame: pd.DataFrame) -> list[Cells]:
    """Return the rows of a frame as plain Python values, None for what is missing."""
    return [
        {str(name): _plain(value, frame[name]) for name, value in row.items()}
        for row in frame.astype(object).to_dict("records")
    ]


def _plain(value: Any, column: pd.Series[Any]) -> Any:
    if value is None or pd.isna(value):
        return None
    if isinstance(value, pd.Timestamp):
        return value.to_pydatetime() if value.tzinfo else value.date()
    return value.to_pytimedelta() if isinstance(value, pd.Timedelta) else value


class Expected:
    """What the frames of one actor should hold, at a moment and in a time zone."""

    def __init__(self, supervision: Supervision, *, now: datetime, zone: ZoneInfo) -> None:
        self._supervision = supervision
        self._now = now
        self._zone = zone

    def rows(self, noun: str, **filters: Any) -> list[Cells]:
        """Return the rows of the frame of a noun."""
        derive: Callable[[Any], Cells] = getattr(self, f"_{noun}", lambda _: {})
        return [
            {**dict(_fields(record)), "late_days": self._late_days(record), **derive(record)}
            for record in _oldest_first(getattr(self._supervision, noun).list_, **filters)
        ]

    def _late_days(self, record: Any) -> int | None:
        if isinstance(record.effective_at, Hidden):
            return None
        return (self._day(record.recorded_at) - self._happened_on(record)).days

    def _happened_on(self, record: Any) -> date:
        return record.effective_on or self._day(record.effective_at)

    def _day(self, moment: datetime) -> date:
        return moment.astimezone(self._zone).date()

    def _consultations(self, record: Any) -> Cells:
        asked, due, status = _shown(record, "effective_at", "respond_by", "status")
        accepted, held = _shown(record, "accepted_at", "held_at")
        answered = accepted or held
        until = answered or (self._now if status == "requested" else None)
        return {
            "waiting": None if until is None or asked is None else until - asked,
            "response_due": due,
            "answered_in_time": None if answered is None else answered <= due,
            "overdue": None if due is None else status == "requested" and due < self._now,
        }

    def _requests(self, record: Any) -> Cells:
        came_up, replied, status = _shown(record, "effective_at", "replied_at", "status")
        until = replied or (self._now if status == "recorded" else None)
        reactions = [one.reaction for one in record.observations if one.reaction]
        sessions = [one.next_session for one in record.observations if one.next_session]
        return {
            "waiting": None if until is None or came_up is None else until - came_up,
            "first_reaction": reactions[0] if reactions else None,
            "last_reaction": reactions[-1] if reactions else None,
            "reaction_count": None if status is None else len(reactions),
            "next_session": sessions[-1] if sessions else None,
        }

    def _concerns(self, record: Any) -> Cells:
        evaluated = [one for one in record.evaluations if one.status == "submitted"]
        decided = [one for one in record.decisions if one.disposition]
        asked = [
            one
            for one in _oldest_first(self._supervision.consultations.list_, case_id=record.case_id)
            if one.about_id == record.id and one.effective_at
        ]
        first_asked = min(asked, key=lambda one: one.effective_at, default=None)
        first_decided = min(decided, key=lambda one: one.effective_at, default=None)
        kind, status, review_on = _shown(record, "kind", "status", "review_on")
        noticed = None
        if record.effective_at:
            noticed = record.noticed_on or self._happened_on(record)
        due = review_on is not None and review_on < self._day(self._now)
        return {
            "domain": kind and ConcernKind.read(kind).domain,
            "asked_at": first_asked and first_asked.effective_at,
            "evaluated_at": evaluated[-1].submitted_at if evaluated else None,
            "result": evaluated[-1].result if evaluated else None,
            "risk": evaluated[-1].risk if evaluated else None,
            "decided_at": first_decided and first_decided.effective_at,
            "days_to_asking": self._days_to(first_asked, noticed),
            "days_to_deciding": self._days_to(first_decided, noticed),
            "review_overdue": None if status is None else status in ("decided", "monitoring") and due,
        }

    def _days_to(self, record: Any, noticed: date | None) -> int | None:
        return None if record is None or noticed is None else (self._happened_on(record) - noticed).days

    def _actions(self, record: Any) -> Cells:
        late = (self._day(self._now) - record.due_on).days
        return {"overdue": record.overdue, "overdue_days": late if record.overdue else None}


def _oldest_first(list_: Callable[..., Any], **filters: Any) -> list[Any]:
    found, after = [], None
    while True:
        page = list_(**filters, limit=200, after=after)
        found += page
        after = page.next
        if after is None:
            return found[::-1]


def _fields(record: Any) -> Iterator[tuple[str, Any]]:
    for field in attrs.fields(type(record)):
        if field.name not in _NO_COLUMN:
            yield field.name, _shown(record, field.name)[0]


def _shown(record: Any, *names: str) -> list[Any]:
    values = [getattr(record, name) for name in names]
    return [None if isinstance(value, Hidden) else str(value) if isinstance(value, UUID) else value for value in values]
