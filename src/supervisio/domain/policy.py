"""What a clinic sets for itself: its time zone, how soon to answer, how long a text may be, what is watched for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import attrs

from supervisio.domain.checks import TEXT_LIMIT
from supervisio.domain.vocabulary import Urgency

_ONE_DAY = timedelta(days=1)
DEFAULT_RESPONSE_TIMES = {str.__str__(urgency): urgency.default_response for urgency in Urgency}


@attrs.frozen(kw_only=True)
class Watched:
    """
    By which numbers silence and drift are noticed. They bring a matter into view; they judge nobody.

    Days are calendar days at the clinic: after 14 days is on the 14th day after the one it counts from, and later.
    """

    concern_without_consultation_days: int = 14
    advice_without_action_days: int = 14
    review_lapsed_days: int = 7
    crossings: int = 3
    crossings_within_days: int = 365

    @classmethod
    def of(cls, kept: Mapping[str, Any] | None) -> Watched:
        """Return what was kept, by name; the default where nothing was. A name of a newer version is passed over."""
        return cls(**{name: kept[name] for name in WATCHED if name in kept}) if kept else cls()


# Each number with the least and the most it may be.
WATCHED: Mapping[str, tuple[int, int]] = {
    "concern_without_consultation_days": (1, 366),
    "advice_without_action_days": (1, 366),
    "review_lapsed_days": (1, 366),
    "crossings": (2, 100),
    "crossings_within_days": (1, 3660),
}


@attrs.frozen
class Policy:
    """A clinic's policy as it holds now. Without one: UTC and the defaults."""

    zone: ZoneInfo = attrs.field(factory=lambda: ZoneInfo("UTC"))
    response_times: Mapping[str, timedelta] = attrs.field(factory=lambda: DEFAULT_RESPONSE_TIMES)
    text_limit: int = TEXT_LIMIT
    confirmed_rules: frozenset[str] = frozenset()
    watched: Watched = attrs.field(factory=Watched)

    def today(self, now: datetime) -> date:
        """Return the calendar day at the clinic."""
        return now.astimezone(self.zone).date()

    def begin_of(self, day: date) -> datetime:
        """Return the moment a day begins at the clinic, in UTC."""
        return datetime.combine(day, time.min, self.zone).astimezone(UTC)

    def end_of(self, day: date) -> datetime:
        """Return the moment a day is over at the clinic, in UTC."""
        return self.begin_of(day + _ONE_DAY)

    def respond_by(self, asked_at: datetime, urgency: str) -> datetime:
        """Return by when an ask of this urgency is to be answered; a code of a newer version waits as a routine one."""
        return asked_at + self.response_times.get(urgency, self.response_times["routine"])
