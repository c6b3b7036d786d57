"""What the story is played on: a clinic, a clock that the story sets, and what it has to remember from day to day."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from story.people import ACTORS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from supervisio import Clinic, Supervision
    from supervisio.testing import FrozenClock


@dataclass
class Stage:
    """The clinic, its clock, and the ids of what was recorded, by the names that the story has for them."""

    clinic: Clinic
    clock: FrozenClock
    cases: dict[str, UUID] = field(default_factory=dict)
    came_up: dict[str, UUID] = field(default_factory=dict)
    asks: dict[str, UUID] = field(default_factory=dict)

    @contextmanager
    def acting(self, ref: str, *, at: tuple[int, int, int, int]) -> Iterator[Supervision]:
        """Let somebody work at a month, day, hour and minute of 2026: one transaction."""
        self.clock.move_to(datetime(2026, *at, tzinfo=UTC))
        with self.clinic.acting(ACTORS[ref]) as supervision:
            yield supervision

    @contextmanager
    def reading(self, ref: str) -> Iterator[Supervision]:
        """Let somebody look, at the moment it is."""
        with self.clinic.reading(ACTORS[ref]) as supervision:
            yield supervision
