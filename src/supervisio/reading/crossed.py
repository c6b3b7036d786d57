"""The concerns of one pair over time, by the domain of the boundary that they touch: a view, no verdict."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import attrs

from supervisio.domain.records import CrossingsRecord
from supervisio.domain.vocabulary import BoundaryDomain, ConcernKind
from supervisio.errors import InvalidValueError
from supervisio.extras import require
from supervisio.reading.grouping import grouped
from supervisio.reading.lanes import Lane, Lanes
from supervisio.reading.marks import Mark, points
from supervisio.reading.paper import DARK, PALE, ROWS_AT_MOST, WHITE
from supervisio.reading.rows import Rows, notes
from supervisio.reading.sheet import nothing_yet, picture
from supervisio.reading.times import DAY, along, milliseconds
from supervisio.reading.words import NO_DOMAIN, label, length, listed, number_of, reference

if TYPE_CHECKING:
    import altair as alt

    from supervisio.reading.picture import Picture

_TITLE = "Concerns of one therapist and one client, by boundary domain"
_CAPTION = (
    "A view of what was recorded, no verdict. Domains: Gutheil & Gabbard (1993). Not counted: found to be none, "
    "withdrawn, refused before anything had happened, or a feeling only. Calendar days at the clinic."
)
_NOT_WHOLE = "Only what you may see is in it; there may be more."
_COUNTED, _NOT_COUNTED = "counted", "not counted"
_MARKS = {_COUNTED: Mark("circle", DARK, DARK), _NOT_COUNTED: Mark("circle", WHITE, PALE)}
_AXIS = "Day it came up"
_WIDTH = 420
_LONGEST = 36  # letters of a reference


@attrs.frozen
class _Concern:
    domain: str
    kind: str
    on: date
    counted: bool

    @property
    def at(self) -> int:
        return milliseconds(datetime.combine(self.on, time(), UTC))


def domains_over_time(crossings: CrossingsRecord) -> Picture:
    """
    Draw the concerns of one pair over time by domain (Gutheil & Gabbard 1993), from ``supervision.crossings(...)``.

    It shows what was recorded, and says of nobody that they did wrong. What counts towards the number at which the
    clinic looks twice is a full mark, what does not an empty one. When there are more than fit a line each, they are
    counted in equal lengths of time, above and below a line.

    Raises:
        MissingExtraError: altair, pandas or vl-convert is not installed.
        InvalidValueError: it is not what ``supervision.crossings`` returned.

    """
    require("notebook", "altair")
    if not isinstance(crossings, CrossingsRecord):
        raise InvalidValueError.of("crossings", "wrong_type", wanted="what supervision.crossings() returned")
    concerns = _concerns(crossings)
    whole = [] if crossings.whole else [_NOT_WHOLE]
    told = [_pair(crossings), _told(crossings, concerns)]
    if not concerns:
        return nothing_yet(_TITLE, subtitle=[*told, *whole], caption=_CAPTION)
    draw = _one_by_one if len(concerns) <= ROWS_AT_MOST else _in_lanes
    panel, how = draw(crossings, concerns)
    by_domain = listed([f"{domain} {len(ones):,}" for domain, ones in _by_domain(concerns).items()])
    first, last = min(one.on for one in concerns), max(one.on for one in concerns)
    spelt = f"{by_domain}, from {first.isoformat()} to {last.isoformat()}."
    return picture(
        _TITLE,
        [panel],
        subtitle=[*told, *([how] if how else []), *whole],
        caption=_CAPTION,
        description=" ".join([f"{_TITLE}.", *told, spelt, *whole]),
    )


def _concerns(crossings: CrossingsRecord) -> list[_Concern]:
    in_domains = [(label(domain, BoundaryDomain), ones) for domain, ones in crossings.by_domain.items()]
    return [
        _Concern(domain=domain, kind=label(one.kind, ConcernKind), on=one.on, counted=one.counted)
        for domain, ones in (*in_domains, (NO_DOMAIN, crossings.in_no_domain))
        for one in ones
    ]


def _by_domain(concerns: list[_Concern]) -> dict[str, list[_Concern]]:
    return grouped(concerns, lambda one: one.domain, BoundaryDomain, NO_DOMAIN)


def _pair(crossings: CrossingsRecord) -> str:
    therapist, client = (reference(ref, _LONGEST) for ref in (crossings.therapist_ref, crossings.client_ref))
    return f"Therapist {therapist}, client {client}."


def _told(crossings: CrossingsRecord, concerns: list[_Concern]) -> str:
    return (
        f"Up to {crossings.until.isoformat()}: n = {number_of(len(concerns), 'concern')}, {crossings.count:,} counted "
        f"within {number_of(crossings.within_days, 'day')}. The clinic looks twice at {crossings.number:,}."
    )


def _one_by_one(crossings: CrossingsRecord, concerns: list[_Concern]) -> tuple[alt.LayerChart, str]:
    import altair as alt

    rows, told = Rows(), []
    marks: list[dict[str, Any]] = []
    for domain, ones in _by_domain(concerns).items():
        rows.heading(domain)
        for one in sorted(ones, key=lambda one: one.on):
            row, what = rows.add(one.kind), _COUNTED if one.counted else _NOT_COUNTED
            marks.append({"row": row, "at": one.at, "what": what})
            told.append((row, f"{one.on.isoformat()}, {what}"))
    first = min(one.at for one in concerns)
    until = milliseconds(datetime.combine(crossings.until, time(), UTC))
    x = along("at", first, max(until, *(one.at for one in concerns)), title=_AXIS, whole_days=True)
    since = until - (crossings.within_days - 1) * DAY
    begun = [{"at": since}] if since > first else []
    layers = [
        alt.Chart(alt.InlineData(values=begun)).mark_rule(color=PALE, strokeDash=[2, 3], strokeWidth=1.4).encode(x=x),
        points(marks, _MARKS, x=x, y=rows.axis()),
        notes(rows, told, at=_WIDTH),
    ]
    how = f"From the dotted line on it is within the {number_of(crossings.within_days, 'day')}." if begun else ""
    return alt.LayerChart(layer=layers, width=_WIDTH, height=rows.height), how


def _in_lanes(_crossings: CrossingsRecord, concerns: list[_Concern]) -> tuple[alt.LayerChart, str]:
    kinds = [
        Lane(
            name=domain,
            above=[one.at for one in ones if one.counted],
            below=[one.at for one in ones if not one.counted],
            note=f"{len(ones):,}; {sum(one.counted for one in ones):,} counted",
        )
        for domain, ones in _by_domain(concerns).items()
    ]
    lanes = Lanes(kinds, above=_COUNTED, below=_NOT_COUNTED, below_colour=PALE, whole_days=True)
    days = length(timedelta(milliseconds=lanes.bin))
    return lanes.chart(title=_AXIS), f"Each bar counts the concerns of {days}; the tallest have their number."
