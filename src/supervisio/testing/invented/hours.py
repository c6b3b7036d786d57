"""When people work: times of day that things are likely to be done at."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from supervisio.testing.invented.chance import Chance

ZONE = ZoneInfo("Europe/London")
LAST_DAY = date(2026, 3, 31)
_OPENS, _CLOSES, _SATURDAY = 8, 19, 5


def period(months: int) -> tuple[datetime, datetime]:
    """Return the moments at which so many months begin and end, the last of them with ``LAST_DAY``."""
    years, month = divmod(LAST_DAY.year * 12 + LAST_DAY.month - months, 12)
    return _at(date(years, month + 1, 1), 8.0), _at(LAST_DAY, 18.0)


def day_of(moment: datetime) -> date:
    """Return the calendar day at the clinic."""
    return moment.astimezone(ZONE).date()


def later(moment: datetime, chance: Chance, least: float, most: float) -> datetime:
    """Return a moment so many days later, at a time of day at which people work."""
    return at_work(moment + timedelta(days=chance.fraction(least, most)), chance)


def at_work(moment: datetime, chance: Chance) -> datetime:
    """Return the moment, or one on the next days on which people work, in whole minutes."""
    there = moment.astimezone(ZONE)
    day = there.date() if there.hour < _CLOSES else there.date() + timedelta(days=1)
    if day.weekday() >= _SATURDAY:
        # What was left over the weekend is not all done on Monday.
        day += timedelta(days=7 - day.weekday() + chance.between(0, 2))
    if day == there.date() and there.hour >= _OPENS:
        return whole_minute(moment)
    return _at(day, chance.fraction(_OPENS, _CLOSES))


def whole_minute(moment: datetime) -> datetime:
    """Return the moment in whole minutes, no earlier than it is."""
    return (moment + timedelta(minutes=1) - timedelta.resolution).replace(second=0, microsecond=0)


def _at(day: date, hour: float) -> datetime:
    minutes = timedelta(minutes=int(hour * 60))
    return (datetime.combine(day, time.min) + minutes).replace(tzinfo=ZONE).astimezone(UTC)
