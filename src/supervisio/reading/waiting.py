"""What waits: for how long, against the time in which an answer is due."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import attrs

from supervisio.domain.checks import Problems, moment, raise_if_any
from supervisio.domain.records import Page, WaitingRecord
from supervisio.domain.vocabulary import Urgency
from supervisio.errors import InvalidValueError
from supervisio.extras import require
from supervisio.reading.grouping import grouped
from supervisio.reading.marks import Mark, points
from supervisio.reading.paper import DARK, INK, LIGHT, ROWS_AT_MOST, STRONG
from supervisio.reading.rows import Rows, notes
from supervisio.reading.sheet import nothing_yet, picture
from supervisio.reading.tables import Cell, Column, table
from supervisio.reading.words import label, length, listed, minute, number_of, said

if TYPE_CHECKING:
    from collections.abc import Callable

    import altair as alt

    from supervisio.reading.picture import Picture

_TITLE = "What waits, for how long, and until when an answer is due"
_CAPTION = (
    "Due by the response times of the clinic; an action or a review by the end of its day. What was accepted waits "
    "since then. What was answered or declined waits for the therapist, who owes nobody a day."
)
_BARS = (
    "A bar runs from since when it waits to now, striped where that is overdue. The nearer to due, the finer the scale."
)
_SHADED = "Numbers are things; the darker, the larger their share of the row."
_OWES_NOBODY = ("answered", "declined")
_IN_TIME, _OVERDUE = "in time", "overdue"
_MARKS = {_IN_TIME: Mark("circle", DARK, DARK), _OVERDUE: Mark("triangle-right", STRONG, STRONG, size=90)}
_WIDTH = 400
_SHORT_ID = 8  # the last digits, as records show them
_HOUR = timedelta(hours=1)
_FEWEST_HOURS = 24
_ROOM = 1.3  # so that a mark at the end is whole
# What is written at the axis, by hours before or after it was due.
_TICKS = {1: "1 h", 6: "6 h", 24: "1 d", 72: "3 d", 336: "14 d", 1440: "60 d", 8760: "1 y", 87600: "10 y"}
_BY_DUE, _BY_AGE = "Until it is due, or since it was", "How long it has waited"
_LEFT = (timedelta(hours=1), timedelta(days=1), timedelta(days=3))
_LEFT_WORDS = ("up to 1 h", "1 to 24 h", "1 to 3 d", "over 3 d")
_DUE_COLUMNS = (
    *(Column(("due in", words)) for words in reversed(_LEFT_WORDS)),
    *(Column(("overdue by", words), strong=True) for words in _LEFT_WORDS),
    Column(("no answer", "is due")),
)
_AGES = (*_LEFT, timedelta(days=14))
_AGE_COLUMNS = tuple(Column((words,)) for words in ("up to 1 h", "1 to 24 h", "1 to 3 d", "3 to 14 d", "over 14 d"))


@attrs.frozen
class _Waiting:
    urgency: str
    words: str
    waited: timedelta
    left: timedelta | None

    @property
    def overdue(self) -> bool:
        return self.left is not None and self.left < timedelta()

    @property
    def note(self) -> str:
        waits = f"waits {length(self.waited)}"
        if self.left is None:
            return f"{waits}, no answer is due"
        return f"overdue by {length(self.left)}, {waits}" if self.overdue else f"{waits}, due in {length(self.left)}"


def queue(
    page: Page[WaitingRecord] | Iterable[Page[WaitingRecord] | WaitingRecord], *, now: datetime | None = None
) -> Picture:
    """
    Draw what waits by urgency: how long it has waited against the time in which an answer is due.

    Takes what ``supervision.queue()`` returned, or several such pages. ``now`` (aware; default: this moment) is up to
    when it has waited. What is overdue is striped, has a mark of another shape, and says by how much. When more waits
    than fits a line each, it is counted by the time until it is due, or since it was, and by its age.

    Raises:
        MissingExtraError: altair, pandas or vl-convert is not installed.
        InvalidValueError: it is no such page, or ``now`` is no aware datetime.

    """
    require("notebook", "altair")
    records, more = _records(page)
    problems: Problems = []
    at: datetime = moment(now, "now", problems) or datetime.now(UTC)
    raise_if_any(problems)
    records.sort(key=lambda one: (one.urgency.rank, one.respond_by, one.id))
    waiting = [_waiting(one, at) for one in records]
    follow = ["More waits than was handed in: the last page has a next one."] if more else []
    if not waiting:
        return nothing_yet(_TITLE, subtitle=[f"0 things wait on {minute(at)}", *follow], caption=_CAPTION)
    overdue = sum(one.overdue for one in waiting)
    if len(waiting) <= ROWS_AT_MOST:
        panels, how = [_one_by_one(waiting)], _BARS
    else:
        panels, how = [_by_due(waiting), _by_age(waiting)], _SHADED
    counted = f"{_things(len(waiting))} on {minute(at)}; {overdue:,} overdue."
    return picture(
        _TITLE,
        panels,
        subtitle=[counted, how, *follow],
        caption=_CAPTION,
        description=" ".join([f"{_TITLE}: {_in_words(waiting, at)}", *follow]),
    )


def _records(page: Any) -> tuple[list[WaitingRecord], bool]:
    wrong = InvalidValueError.of("page", "wrong_type", wanted="what supervision.queue() returned, or several of these")
    if isinstance(page, str) or not isinstance(page, Iterable):
        raise wrong
    pages = [page] if isinstance(page, Page) else list(page)
    records = [one for part in pages for one in (part if isinstance(part, Page) else [part])]
    if not all(isinstance(one, WaitingRecord) for one in records):
        raise wrong
    last = pages[-1] if pages else None
    return records, isinstance(last, Page) and last.next is not None


def _waiting(record: WaitingRecord, now: datetime) -> _Waiting:
    return _Waiting(
        urgency=label(record.urgency, Urgency),
        words=f"{said(record.kind)} {record.id.hex[-_SHORT_ID:]}",
        waited=max(now - record.since, timedelta()),
        left=None if record.kind in _OWES_NOBODY else record.respond_by - now,
    )


def _things(count: int) -> str:
    return number_of(count, "thing waits", "things wait")


def _one_by_one(waiting: list[_Waiting]) -> alt.LayerChart:
    import altair as alt

    rows, told = Rows(), []
    bars: dict[str, list[dict[str, Any]]] = {_IN_TIME: [], _OVERDUE: []}
    marks: list[dict[str, Any]] = []
    for urgency, ones in grouped(waiting, lambda one: one.urgency).items():
        rows.heading(urgency)
        for one in ones:
            row = rows.add(one.words)
            told.append((row, one.note))
            if one.left is not None:
                # In hours after it was due; before that they are below nought.
                now, since = -one.left / _HOUR, -(one.left + one.waited) / _HOUR
                bars[_IN_TIME].append({"row": row, "at": since, "to": min(now, 0)})
                bars[_OVERDUE].append({"row": row, "at": max(since, 0), "to": now})
                marks.append({"row": row, "at": now, "what": _OVERDUE if one.overdue else _IN_TIME})
    drawn = {what: [bar for bar in found if bar["at"] < bar["to"]] for what, found in bars.items()}
    x = _around_due([mark["at"] for mark in marks] + [bar["at"] for found in drawn.values() for bar in found])
    y = rows.axis()
    layers = [
        alt.Chart(alt.InlineData(values=drawn[_IN_TIME])).mark_bar(height=9, color=LIGHT).encode(x=x, x2="to:Q", y=y),
        # Stripes tell it from what is in time where there is no colour.
        alt.Chart(alt.InlineData(values=drawn[_OVERDUE]))
        .mark_rule(strokeWidth=9, strokeDash=[4, 2], color=STRONG)
        .encode(x=x, x2="to:Q", y=y),
        alt.Chart(alt.InlineData(values=[{"at": 0}])).mark_rule(color=INK, strokeWidth=1.4).encode(x=x),
        points(marks, _MARKS, x=x, y=y),
        notes(rows, told, at=_WIDTH),
    ]
    return alt.LayerChart(layer=layers, width=_WIDTH, height=rows.height)


def _around_due(hours: list[float]) -> alt.X:
    import altair as alt

    first, last = min([-_FEWEST_HOURS, *hours]), max([_FEWEST_HOURS, *hours])
    named = {0: "due", **_TICKS, **{-at: words for at, words in _TICKS.items()}}
    shown = {at: words for at, words in sorted(named.items()) if first <= at <= last}
    return alt.X(
        "at:Q",
        title="Time before it is due (left), and overdue (right)",
        scale=alt.Scale(type="symlog", constant=1, domain=[first * _ROOM, last * _ROOM], nice=False),
        axis=alt.Axis(values=list(shown), labelExpr=f"({json.dumps(shown)})[datum.value]", grid=True),
    )


def _by_due(waiting: list[_Waiting]) -> alt.LayerChart:
    def column(one: _Waiting) -> int:
        if one.left is None:
            return len(_DUE_COLUMNS) - 1
        place = bisect_left(_LEFT, abs(one.left))
        return len(_LEFT_WORDS) + place if one.overdue else len(_LEFT_WORDS) - 1 - place

    return _table(_BY_DUE, _DUE_COLUMNS, waiting, column)


def _by_age(waiting: list[_Waiting]) -> alt.LayerChart:
    return _table(_BY_AGE, _AGE_COLUMNS, waiting, lambda one: bisect_left(_AGES, one.waited), noted=False)


def _table(
    heading: str,
    columns: tuple[Column, ...],
    waiting: list[_Waiting],
    column_of: Callable[[_Waiting], int],
    *,
    noted: bool = True,
) -> alt.LayerChart:
    rows, told, cells = Rows(room=_BY_DUE), [], []
    rows.heading(heading)
    for urgency, ones in grouped(waiting, lambda one: one.urgency).items():
        row = rows.add(urgency)
        counts = Counter(map(column_of, ones))
        cells += [Cell(row, column, n, n / len(ones)) for column, n in sorted(counts.items())]
        told.append((row, f"n = {len(ones):,}, {sum(one.overdue for one in ones):,} overdue"))
    return table(rows, columns, cells, told if noted else ())


def _in_words(waiting: list[_Waiting], now: datetime) -> str:
    urgencies = [f"{urgency} {len(ones):,}" for urgency, ones in grouped(waiting, lambda one: one.urgency).items()]
    overdue = [one for one in waiting if one.overdue]
    told = f"{_things(len(waiting))} on {minute(now)} ({listed(urgencies)})."
    longest = f"The longest wait is {length(max(one.waited for one in waiting))}."
    if not overdue:
        return f"{told} Nothing is overdue. {longest}"
    by = length(min(one.left for one in overdue if one.left is not None))
    return f"{told} {len(overdue):,} overdue, the longest by {by}. {longest}"
