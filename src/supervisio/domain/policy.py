"""What a clinic sets for itself: the zone in which days are counted, response times, and how long a text may be."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import attrs

from supervisio.domain.checks import TEXT_LIMIT
from supervisio.domain.vocabulary import Urgency

_ONE_DAY = timedelta(days=1)
DEFAULT_RESPONSE_TIMES = {str.__str__(urgency): urgency.default_response for urgency in Urgency}


@attrs.frozen
class Policy:
    """A clinic's policy as it holds now. Without one: UTC and the defaults."""

    zone: ZoneInfo = attrs.field(factory=lambda: ZoneInfo("UTC"))
    response_times: Mapping[str, timedelta] = attrs.field(factory=lambda: DEFAULT_RESPONSE_TIMES)
    text_limit: int = TEXT_LIMIT

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
