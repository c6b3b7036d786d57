"""What happened in one case, and when it was written."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import attrs

from supervisio.reading.grouping import grouped
from supervisio.reading.lanes import Lane, Lanes
from supervisio.reading.marks import Mark, points
from supervisio.reading.paper import DARK, ROWS_AT_MOST, STRONG, WHITE
from supervisio.reading.rows import Rows, notes
from supervisio.reading.sheet import nothing_yet, picture
from supervisio.reading.spread import spread
from supervisio.reading.taking import moments, more_follow, taken, values, whole_numbers
from supervisio.reading.times import along, milliseconds
from supervisio.reading.words import length, listed, move_in_words, number_of, reference, said

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

    from supervisio.reading.picture import Picture

_TITLE = "What happened in this case, and when it was written"
_CAPTION = (
    "Moments in UTC. Late: written more than 24 hours after it happened. Where only the day is known, it lies at the "
    "beginning of that day."
)
_MORE = "The frame is a batch: more entries follow."
_IN_TIME, _LATE, _WRITTEN = "written within a day", "written later", "when that was written"
_MARKS = {
    _IN_TIME: Mark("circle", DARK, DARK),
    _LATE: Mark("diamond", WHITE, STRONG),
    _WRITTEN: Mark("M0,-1V1", STRONG, STRONG),
}
_WIDTH = 420
_LONGEST_REFERENCE = 24


@attrs.frozen
class _Entry:
    move: str
    about: str
    by: str
    happened: datetime
    written: datetime
    late: bool
    late_days: int


def case_timeline(frame: pd.DataFrame) -> Picture:
    """
    Draw what happened in a case by what it was about, from ``supervision.frames.timeline(case_id)``.

    Each entry lies where it happened; a late one (written more than 24 hours afterwards) has another shape and a line
    to where it was written. When there are more than fit a line each, they are counted in equal lengths of time.
    Without a column ``actor_ref`` nobody is named.

    Raises:
        MissingExtraError: altair, pandas or vl-convert is not installed.
        InvalidValueError: it is not such a frame; columns that it lacks are named.

    """
    frame = taken(frame, "move", "about", "effective_at", "recorded_at", "late", "late_days")
    entries = _entries(frame)
    more = [_MORE] if more_follow(frame) else []
    if not entries:
        return nothing_yet(_TITLE, subtitle=["0 entries", *more], caption=_CAPTION)
    draw = _one_by_one if len(entries) <= ROWS_AT_MOST else _counted
    panels, how = draw(entries)
    late = sum(one.late for one in entries)
    counted = f"n = {number_of(len(entries), 'entry', 'entries')}, {late:,} written late"
    return picture(
        _TITLE,
        panels,
        subtitle=[f"{counted}. {how}", *more],
        caption=_CAPTION,
        description=" ".join([f"{_TITLE}: {_in_words(entries)}", *more]),
    )


def _entries(frame: pd.DataFrame) -> list[_Entry]:
    columns = (
        values(frame, "move"),
        values(frame, "about"),
        values(frame, "actor_ref"),
        moments(frame, "effective_at"),
        moments(frame, "recorded_at"),
        values(frame, "late"),
        whole_numbers(frame, "late_days"),
    )
    return [
        _Entry(
            move=move_in_words(move),
            about=said(about),
            by=reference(by, _LONGEST_REFERENCE) if isinstance(by, str) else "",
            happened=happened or written,
            written=written or happened,
            late=late is not None and bool(late),
            late_days=days or 0,
        )
        for move, about, by, happened, written, late, days in zip(*columns, strict=True)
        if happened or written
    ]


def _span(entries: list[_Entry]) -> tuple[datetime, datetime]:
    every = [moment for one in entries for moment in (one.happened, one.written)]
    return min(every), max(every)


def _by_lane(entries: list[_Entry]) -> dict[str, list[_Entry]]:
    return grouped(entries, lambda one: one.about)


def _one_by_one(entries: list[_Entry]) -> tuple[list[alt.LayerChart], str]:
    import altair as alt

    rows = Rows()
    marks, lines, told = [], [], []
    for lane, ones in _by_lane(entries).items():
        rows.heading(lane)
        for one in ones:
            row = rows.add(one.move)
            happened, written = milliseconds(one.happened), milliseconds(one.written)
            marks.append({"row": row, "at": happened, "what": _LATE if one.late else _IN_TIME})
            if one.late:
                marks.append({"row": row, "at": written, "what": _WRITTEN})
                lines.append({"row": row, "at": happened, "to": written})
            told.append((row, _note(one)))
    x = along("at", *map(milliseconds, _span(entries)), title="Time (UTC)")
    between = (
        alt.Chart(alt.InlineData(values=lines))
        .mark_rule(color=STRONG, strokeWidth=1.6, strokeDash=[4, 3])
        .encode(x=x, x2="to:Q", y=rows.axis())
    )
    layers = [between, points(marks, _MARKS, x=x, y=rows.axis()), notes(rows, told, at=_WIDTH)]
    how = "A line leads from when it happened to when it was written." if lines else ""
    return [alt.LayerChart(layer=layers, width=_WIDTH, height=rows.height)], how


def _note(one: _Entry) -> str:
    days = f"written {number_of(one.late_days, 'day')} later" if one.late_days else "written later"
    return ", ".join(word for word in (one.by, days if one.late else "") if word)


def _counted(entries: list[_Entry]) -> tuple[list[alt.LayerChart], str]:
    kinds = [
        Lane(
            name=name,
            above=[milliseconds(one.happened) for one in ones if not one.late],
            below=[milliseconds(one.happened) for one in ones if one.late],
            note=f"{len(ones):,}; {sum(one.late for one in ones):,} late",
        )
        for name, ones in _by_lane(entries).items()
    ]
    lanes = Lanes(kinds, above=_IN_TIME, below=_LATE)
    how = f"Each bar counts the entries of {length(timedelta(milliseconds=lanes.bin))}; the tallest have their number."
    panels = [lanes.chart(title="Time (UTC)")]
    late = [one.late_days for one in entries if one.late]
    if late:
        panels.append(spread({"Written later, by calendar days": late}, of="what was written late"))
    return panels, how


def _in_words(entries: list[_Entry]) -> str:
    first, last = (moment.date().isoformat() for moment in _span(entries))
    kinds = listed([f"{name} {len(ones):,}" for name, ones in _by_lane(entries).items()])
    late = [one for one in entries if one.late]
    told = f"{number_of(len(entries), 'entry', 'entries')} from {first} to {last} ({kinds})."
    if not late:
        return f"{told} Each was written within a day."
    latest = max(one.late_days for one in late)
    return f"{told} {len(late):,} written later than a day, the latest {number_of(latest, 'day')} after it happened."
