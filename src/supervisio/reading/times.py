"""Time from left to right, in UTC; counted in milliseconds since 1970, as charts count it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import altair as alt

DAY = 86_400_000

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MINUTE = 60_000
_MARGIN = 25  # the part of the whole that is left free on either side
_BINS_AT_MOST = 36
_BINS = (
    *(minutes * _MINUTE for minutes in (1, 5, 15, 60, 180, 720)),
    *(days * DAY for days in (1, 2, 7, 14, 28, 91, 364, 5 * 364, 25 * 364, 125 * 364)),
)


def milliseconds(moment: datetime) -> int:
    """Return a moment as charts count it."""
    return (moment - _EPOCH) // timedelta(milliseconds=1)


def along(field: str, first: int, last: int, *, title: str, whole_days: bool = False) -> alt.X:
    """Return the axis from the first to the last moment, with some room on either side."""
    import altair as alt

    margin = max((last - first) // _MARGIN, DAY if whole_days else 30 * _MINUTE)
    start, end = first - margin, last + margin
    to_the_minute = not whole_days and end - start < 5 * DAY
    return alt.X(
        f"{field}:T",
        title=title,
        scale=alt.Scale(type="utc", domain=[start, end], nice=False),
        axis=alt.Axis(
            format="%Y-%m-%d %H:%M" if to_the_minute else "%Y-%m-%d",
            tickCount=4 if to_the_minute else 5,
            orient="bottom",
            labelOverlap=True,
            labelSeparation=10,
        ),
    )


def bin_of(first: int, last: int) -> int:
    """Return how long a bin is, so that there are not too many."""
    return next((one for one in _BINS if (last - first) / one < _BINS_AT_MOST), _BINS[-1])
