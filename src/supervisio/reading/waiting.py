"""What waits: for how long, against the time in which an answer is due."""

from __future__ import annotations

import math
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
from supervisio.reading.paper import INK, LIGHT, ROWS_AT_MOST, STRONG
from supervisio.reading.rows import Rows, notes
from supervisio.reading.sheet import nothing_yet, picture
from supervisio.reading.tables import Cell, Column, table
from supervisio.reading.words import label, length, listed, minute, number_of, said

if TYPE_CHECKING:
    from collections.abc import Callable

    import altair as alt

    from supervisio.reading.picture import Picture

_TITLE = "What waits, and how much of the time to answer is used"
_CAPTION = (
    "0% is since when it waits, 100% when an answer is due by the response times of the clinic; an action or a review "
    "is due at the end of its day. What was answered or declined waits for the therapist, who owes nobody a day."
)
_STRIPED = "Striped: over the time; an arrow: over twice the time."
_SHADED = "Numbers are things; the darker, the larger their share of the row."
_OWES_NOBODY = ("answered", "declined")
_WIDTH = 320
_ARROW = 8  # pixels
_END = 2.0  # of the response time; what is over it has an arrow
_BY_SHARE = "Share of the response time used"
_SHORT_ID = 8  # the last digits, as records show them
_SHARES = (0.25, 0.5, 0.75, 1.0, 2.0, 4.0, math.inf)
_SHARE_COLUMNS = (
    Column(("up to", "25%")),
    Column(("25 to", "50%")),
    Column(("50 to", "75%")),
    Column(("75 to", "100%")),
    Column(("overdue,", "to 200%"), strong=True),
    Column(("overdue,", "to 400%"), strong=True),
    Column(("overdue,", "over 400%"), strong=True),
    Column(("no answer", "is due")),
)
_AGES = (timedelta(hours=1), timedelta(days=1), timedelta(days=3), timedelta(days=14), timedelta.max)
_AGE_COLUMNS = tuple(map(Column, (("up to 1 h",), ("1 to 24 h",), ("1 to 3 d",), ("3 to 14 d",), ("over 14 d",))))


@attrs.frozen
class _Waiting:
    urgency: str
    words: str
    waited: timedelta
    left: timedelta | None
    used: float

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
    when it has waited. What is overdue is striped and says by how much. When more waits than fits a line each, it is
    counted by the share of its time that is used, and by its age.

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
        panels, how = [_one_by_one(waiting)], _STRIPED if overdue else ""
    else:
        panels, how = [_by_share(waiting), _by_age(waiting)], _SHADED
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
    waited = max(now - record.since, timedelta())
    left = None if record.kind in _OWES_NOBODY else record.respond_by - now
    given = record.respond_by - record.since
    used = waited / given if given > timedelta() else math.inf
    return _Waiting(
        urgency=label(record.urgency, Urgency),
        words=f"{said(record.kind)} {record.id.hex[-_SHORT_ID:]}",
        waited=waited,
        left=left,
        used=used,
    )


def _things(count: int) -> str:
    return number_of(count, "thing waits", "things wait")


def _one_by_one(waiting: list[_Waiting]) -> alt.LayerChart:
    import altair as alt

    rows, told = Rows(), []
    within, beyond, further = [], [], []
    for place, one in enumerate(waiting):
        if not place or waiting[place - 1].urgency != one.urgency:
            rows.heading(one.urgency)
        row = rows.add(one.words)
        told.append((row, one.note))
        if one.left is None:
            continue
        within.append({"row": row, "at": 0, "to": min(one.used, 1.0)})
        if one.overdue:
            beyond.append({"row": row, "at": 1, "to": min(one.used, _END)})
        if one.used > _END:
            further.append({"row": row, "at": _END})
    x = alt.X(
        "at:Q",
        title="Response time used (100%: an answer is due)",
        scale=alt.Scale(domain=[0, _END], nice=False),
        axis=alt.Axis(format=".0%", values=[0, 0.5, 1, 1.5, 2], grid=False),
    )
    y = rows.axis()
    due = alt.Chart(alt.InlineData(values=[{"at": 1}])).mark_rule(color=INK, strokeWidth=1.4).encode(x=x)
    layers = [
        alt.Chart(alt.InlineData(values=within)).mark_bar(height=9, color=LIGHT).encode(x=x, x2="to:Q", y=y),
        # Stripes tell it from what is within the time where there is no colour.
        alt.Chart(alt.InlineData(values=beyond))
        .mark_rule(strokeWidth=9, strokeDash=[4, 2], color=STRONG)
        .encode(x=x, x2="to:Q", y=y),
        alt.Chart(alt.InlineData(values=further))
        .mark_point(shape="triangle-right", filled=True, size=110, color=STRONG, opacity=1, xOffset=5)
        .encode(x=x, y=y),
        due,
        notes(rows, told, at=_WIDTH + _ARROW),
    ]
    return alt.LayerChart(layer=layers, width=_WIDTH, height=rows.height)


def _by_share(waiting: list[_Waiting]) -> alt.LayerChart:
    def column(one: _Waiting) -> int:
        if one.left is None:
            return len(_SHARES)
        first = 0 if not one.overdue else _SHARES.index(2.0)
        return next(place for place, limit in enumerate(_SHARES) if place >= first and one.used <= limit)

    return _table(_BY_SHARE, _SHARE_COLUMNS, waiting, column)


def _by_age(waiting: list[_Waiting]) -> alt.LayerChart:
    return _table(
        "How long it has waited",
        _AGE_COLUMNS,
        waiting,
        lambda one: next(place for place, limit in enumerate(_AGES) if one.waited <= limit),
        noted=False,
    )


def _table(
    heading: str,
    columns: tuple[Column, ...],
    waiting: list[_Waiting],
    column_of: Callable[[_Waiting], int],
    *,
    noted: bool = True,
) -> alt.LayerChart:
    rows, told, cells = Rows(room=_BY_SHARE), [], []
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
