"""From noticing a concern to asking about it, and to deciding: how many days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from supervisio.domain.vocabulary import BoundaryDomain, ConcernKind, ConcernStatus
from supervisio.reading.grouping import grouped
from supervisio.reading.marks import Mark, points
from supervisio.reading.paper import DARK, PALE, ROWS_AT_MOST, WHITE
from supervisio.reading.rows import Rows, notes
from supervisio.reading.sheet import nothing_yet, picture
from supervisio.reading.spread import day_of, days_along, quartiles, spread
from supervisio.reading.taking import more_follow, taken, values, whole_numbers
from supervisio.reading.words import NO_DOMAIN, NOT_SHOWN, label, number_of, reference

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

    from supervisio.reading.picture import Picture

_TITLE = "From noticing a concern to asking and to deciding"
_CAPTION = (
    "Domains: Gutheil & Gabbard (1993). Calendar days at the clinic from the day it was noticed to the first asking, "
    "and to the first decision."
)
_AMONG_MANY = "Medians and quartiles are of those that were asked about, or decided, so far."
_MORE = "The frame is a batch: more concerns follow."
_LEFT_OUT = (ConcernStatus.ENTERED_IN_ERROR, ConcernStatus.DROPPED)
_WIDTH = 320
_LONGEST_REFERENCE = 20
_ASKED, _DECIDED = "asked", "decided"
# The one is wide and empty, so that both are seen where they fall on one day.
_MARKS = {_ASKED: Mark("diamond", WHITE, DARK, size=130), _DECIDED: Mark("square", DARK, DARK, size=40)}


@attrs.frozen
class _Concern:
    words: str
    domain: str
    status: str
    asked: int | None
    decided: int | None

    @property
    def note(self) -> str:
        return f"{_when('asked', self.asked)}, {_when('decided', self.decided, self.status)}"


def noticing_to_deciding(frame: pd.DataFrame) -> Picture:
    """
    Draw how many days went by until somebody was asked, and until it was decided.

    Takes ``supervision.frames.concerns()``; the concerns stand under their domain (Gutheil & Gabbard 1993). When there
    are more than fit a line each, it draws how the days are spread, and median and quartiles of each domain. What was
    entered in error is left out. Without a column ``client_ref`` nobody is named.

    Raises:
        MissingExtraError: altair, pandas or vl-convert is not installed.
        InvalidValueError: it is not such a frame; columns that it lacks are named.

    """
    frame = taken(frame, "kind", "domain", "status", "days_to_asking", "days_to_deciding")
    concerns = _concerns(frame)
    more = [_MORE] if more_follow(frame) else []
    if not concerns:
        return nothing_yet(_TITLE, subtitle=["0 concerns", *more], caption=_CAPTION)
    few = len(concerns) <= ROWS_AT_MOST
    told = _in_words(concerns)
    return picture(
        _TITLE,
        [_one_by_one(concerns)] if few else _counted(concerns),
        subtitle=[f"n = {told}", *more],
        caption=_CAPTION if few else f"{_CAPTION} {_AMONG_MANY}",
        description=" ".join([f"{_TITLE}: {told}", *more]),
    )


def _concerns(frame: pd.DataFrame) -> list[_Concern]:
    columns = (
        values(frame, "kind"),
        values(frame, "client_ref"),
        values(frame, "domain"),
        values(frame, "status"),
        whole_numbers(frame, "days_to_asking"),
        whole_numbers(frame, "days_to_deciding"),
    )
    return [
        _Concern(
            words=label(kind, ConcernKind)
            + (f", {reference(client, _LONGEST_REFERENCE)}" if isinstance(client, str) else ""),
            domain=_domain(kind, domain),
            status=label(status, ConcernStatus),
            asked=asked,
            decided=decided,
        )
        for kind, client, domain, status, asked, decided in zip(*columns, strict=True)
        if status not in _LEFT_OUT
    ]


def _domain(kind: Any, domain: Any) -> str:
    if domain is None:
        return NOT_SHOWN if kind is None else NO_DOMAIN
    return label(domain, BoundaryDomain)


def _by_domain(concerns: list[_Concern]) -> dict[str, list[_Concern]]:
    return grouped(concerns, lambda one: one.domain, BoundaryDomain, NO_DOMAIN, NOT_SHOWN)


def _when(done: str, days: int | None, status: str = "") -> str:
    if days is None:
        return f"not {done}" + (f" ({status})" if status else "")
    return f"{done} the same day" if days == 0 else f"{done} on day {days:,}"


def _one_by_one(concerns: list[_Concern]) -> alt.LayerChart:
    import altair as alt

    rows, told, lines = Rows(), [], []
    marks: list[dict[str, Any]] = []
    for domain, ones in _by_domain(concerns).items():
        rows.heading(domain)
        for one in ones:
            row = rows.add(one.words)
            told.append((row, one.note))
            done = {what: days for what, days in ((_ASKED, one.asked), (_DECIDED, one.decided)) if days is not None}
            marks += [{"row": row, "at": days, "what": what} for what, days in done.items()]
            days = (0, *done.values())
            lines.append({"row": row, "at": min(days), "to": max(days)})
    x = days_along(mark["at"] for mark in marks)
    layers = [
        alt.Chart(alt.InlineData(values=[{"at": 0}])).mark_rule(color=PALE).encode(x=x),
        alt.Chart(alt.InlineData(values=lines)).mark_rule(color=DARK).encode(x=x, x2="to:Q", y=rows.axis()),
        points(marks, _MARKS, x=x, y=rows.axis()),
        notes(rows, told, at=_WIDTH),
    ]
    return alt.LayerChart(layer=layers, width=_WIDTH, height=rows.height)


def _counted(concerns: list[_Concern]) -> list[alt.LayerChart]:
    by_domain = {
        domain: {"to asking": [one.asked for one in ones], "to deciding": [one.decided for one in ones]}
        for domain, ones in _by_domain(concerns).items()
    }
    every = {
        "From noticing to asking": [one.asked for one in concerns],
        "From noticing to deciding": [one.decided for one in concerns],
    }
    return [spread(every, of="all concerns"), quartiles(by_domain)]


def _in_words(concerns: list[_Concern]) -> str:
    asked = [one.asked for one in concerns if one.asked is not None]
    decided = [one.decided for one in concerns if one.decided is not None]
    return f"{number_of(len(concerns), 'concern')}; {_middle('asked about', asked)}; {_middle('decided', decided)}."


def _middle(done: str, days: list[int]) -> str:
    return f"{len(days):,} {done}" + (f" (median {day_of(days)})" if days else "")
