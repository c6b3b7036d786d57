"""What the stories of an invented clinic play on: one session, one clock, and an order in which they go on."""

from __future__ import annotations

from collections.abc import Generator
from datetime import date, datetime
from heapq import heappop, heappush
from typing import TYPE_CHECKING, TypeAlias, TypedDict, TypeVar

from supervisio.testing.invented.hours import day_of, later

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from supervisio.app import Supervisio
    from supervisio.domain.facts import Actor
    from supervisio.supervision import Supervision
    from supervisio.testing.clock import FrozenClock
    from supervisio.testing.invented.chance import Chance
    from supervisio.testing.invented.people import People

_T = TypeVar("_T")
Story: TypeAlias = Generator[datetime, None, None]
"""What comes one after another: it gives the moment at which it goes on."""
Part: TypeAlias = Generator[datetime, None, _T]
"""A part of a story that others build on."""


class When(TypedDict, total=False):
    """The keyword that says when something happened, where that is not when it is written."""

    effective_at: datetime | date


class Stage:
    """Where the stories play. Each goes on at its moments; the clock stands at that moment then."""

    def __init__(
        self, app: Supervisio, session: Session, *, clinic_id: str, clock: FrozenClock, people: People
    ) -> None:
        self.people = people
        self.clock = clock
        self._app = app
        self._session = session
        self._clinic_id = clinic_id
        self._acting: dict[str, Supervision] = {}
        self._waiting: list[tuple[datetime, int, Story]] = []
        self._begun = 0

    @property
    def now(self) -> datetime:
        """The moment it is."""
        return self.clock.now()

    @property
    def today(self) -> date:
        """The calendar day it is at the clinic."""
        return day_of(self.now)

    def acting(self, actor: Actor) -> Supervision:
        """Return the services on behalf of somebody."""
        if actor.ref not in self._acting:
            self._acting[actor.ref] = self._app.on(self._session, clinic_id=self._clinic_id, actor=actor)
        return self._acting[actor.ref]

    def begin(self, story: Story, at: datetime | None = None) -> None:
        """Let a story begin, now or at a moment to come."""
        self._begun += 1
        heappush(self._waiting, (at or self.now, self._begun, story))

    def play(self, until: datetime) -> None:
        """Play all stories up to a moment. What would come after it does not come: much is left open, as it is."""
        while self._waiting and self._waiting[0][0] <= until:
            at, turn, story = heappop(self._waiting)
            self.clock.move_to(at)
            following = next(story, None)
            if following is not None:
                heappush(self._waiting, (max(at, following), turn, story))
        self.clock.move_to(until)


def written_late(stage: Stage, chance: Chance, share: float = 0.1) -> Part[When]:
    """Let some time pass, now and then, until what happened is written; of some of it only the day is known then."""
    happened = stage.now
    if not chance.happens(share):
        return {}
    yield later(happened, chance, 1.2, 9)
    return {"effective_at": day_of(happened) if chance.happens(0.35) else happened}
