"""Plain Python objects for what is on record: what the tests believe, beside what the library keeps."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from uuid import UUID

ZONE = ZoneInfo("Australia/Sydney")


@dataclass(eq=False, repr=False)
class PlainRow:
    """One row of a case: its status, what it says in the open, what it says under seal, and who wrote it."""

    noun: str
    id: UUID
    by: str
    status: str | None = None
    values: dict[str, Any] = field(default_factory=dict)
    texts: dict[str, str | None] = field(default_factory=dict)
    redacted: set[str] = field(default_factory=set)
    parent: PlainRow | None = None
    """What it hangs on: the request of an observation, the consultation of an advice, what a consultation is about."""

    def __repr__(self) -> str:
        return f"<{self.status or 'a'} {self.noun} {self.values}>"


@dataclass(eq=False)
class PlainEntry:
    """One line of a case's journal."""

    move: str
    actor: str
    rows: list[PlainRow]
    reason: str | None
    acting_as: str | None


@dataclass(eq=False, repr=False)
class PlainCase:
    """One matter with all that is in it."""

    row: PlainRow
    owner: str
    topic: str
    client: str | None
    host_ref: str | None = None
    emptied: bool = False
    rows: list[PlainRow] = field(default_factory=list)
    entries: list[PlainEntry] = field(default_factory=list)

    def __repr__(self) -> str:
        return f"<{self.row.status} {self.topic} of {self.owner} with {self.rows}>"

    @property
    def id(self) -> UUID:
        """The id of the case."""
        return self.row.id

    @property
    def version(self) -> int:
        """How many entries its journal has."""
        return len(self.entries)

    def of(self, noun: str) -> list[PlainRow]:
        """Return the rows of one noun, in the order of writing."""
        return [row for row in self.rows if row.noun == noun]

    def below(self, parent: PlainRow, noun: str) -> list[PlainRow]:
        """Return the rows of one noun that hang on another row."""
        return [row for row in self.of(noun) if row.parent is parent]

    @property
    def others(self) -> set[str]:
        """The other parties of its concerns."""
        return {row.values["other_party_ref"] for row in self.of("boundary_concern")} - {None}

    def open_work(self) -> bool:
        """Whether something in it keeps it from being closed."""
        waiting = {
            "consultation": {"requested", "accepted", "scheduled", "missed"},
            "boundary_concern": {"noted", "brought", "decided", "monitoring"},
            "action_item": {"open"},
        }
        return any(row.status in waiting.get(row.noun, ()) for row in self.rows)


@dataclass
class PlainClinic:
    """All matters of one clinic, and what time it is."""

    cases: list[PlainCase] = field(default_factory=list)
    now: datetime = datetime(2026, 3, 2, 9, tzinfo=UTC)

    @property
    def today(self) -> date:
        """The day it is at the clinic."""
        return self.now.astimezone(ZONE).date()

    @property
    def rows(self) -> list[tuple[PlainCase, PlainRow]]:
        """All rows, each with its case."""
        return [(case, row) for case in self.cases for row in (case.row, *case.rows)]

    def grants(self, case: PlainCase) -> dict[str, list[PlainRow]]:
        """Return the grants of a case that hold today, by reader."""
        found = defaultdict(list)
        for row in case.of("grant"):
            until = row.values["until"]
            if row.values["revoked_at"] is None and (until is None or self.today <= until):
                found[row.values["ref"]].append(row)
        return found


def end_of(day: date) -> datetime:
    """Return the moment a day is over at the clinic."""
    return datetime.combine(day + timedelta(days=1), time.min, ZONE).astimezone(UTC)
