"""How lengths in days are spread: in classes, and by median and quartiles."""

from __future__ import annotations

import statistics
from collections import Counter
from typing import TYPE_CHECKING, Any

from supervisio.reading.marks import Mark, points
from supervisio.reading.paper import DARK, LIGHT, PALE, WHITE
from supervisio.reading.rows import Rows, notes
from supervisio.reading.words import number_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import altair as alt

_WIDTH = 320
_FEWEST_DAYS = 7
_MARGIN = 0.03
_GAP = 5
_ROOM = "From noticing to deciding"
_CLASSES = (
    ("the same day", 0),
    ("1 to 2 days", 2),
    ("3 to 7 days", 7),
    ("8 to 14 days", 14),
    ("15 to 30 days", 30),
    ("31 to 90 days", 90),
)
_LONGER, _NOT_YET = "over 90 days", "not yet, or not at all"
_LOOKS = (("diamond", WHITE), ("square", DARK))


def days_along(days: Iterable[float], *, title: str = "Days since it was noticed") -> alt.X:
    """Return the axis of days, from the one it was noticed on."""
    import altair as alt

    every = [0, *days]
    first, last = min(every), max(_FEWEST_DAYS, *every)
    return alt.X(
        "at:Q",
        title=title,
        scale=alt.Scale(domain=[first - last * _MARGIN, last * (1 + _MARGIN)], nice=False),
        axis=alt.Axis(tickCount=6, tickMinStep=1, format=",d"),
    )


def spread(lengths: Mapping[str, Sequence[int | None]], *, of: str) -> alt.LayerChart:
    """
    Return a chart of how many have which length, under a heading each; None is what has no end so far.

    ``of`` says what they are the share of.
    """
    import altair as alt

    rows, bars = Rows(room=_ROOM), []
    for heading, days in lengths.items():
        rows.heading(heading)
        counts = Counter(map(_class_of, days))
        for words in (*(words for words, _ in _CLASSES), _LONGER, *([_NOT_YET] if None in days else [])):
            share = counts[words] / len(days)
            number = f"{counts[words]:,} ({share:.0%})"
            bars.append({"row": rows.add(words), "to": round(share, 4), "number": number, "ended": words != _NOT_YET})
    x = alt.X("to:Q", title=f"Share of {of}", scale=alt.Scale(domain=[0, 1]), axis=alt.Axis(format=".0%", grid=False))
    base = alt.Chart(alt.InlineData(values=bars)).encode(x=x, y=rows.axis(lines=False))
    layers = [
        base.transform_filter("datum.ended && datum.to > 0").mark_bar(height=11, fill=LIGHT, stroke=DARK),
        # What has not ended is an empty bar.
        base.transform_filter("!datum.ended && datum.to > 0").mark_bar(
            height=11, fill=WHITE, stroke=PALE, strokeDash=[3, 2]
        ),
        base.mark_text(align="left", dx=_GAP).encode(text="number:N"),
    ]
    return alt.LayerChart(layer=layers, width=_WIDTH, height=rows.height)


def _class_of(days: int | None) -> str:
    return _NOT_YET if days is None else next((words for words, most in _CLASSES if days <= most), _LONGER)


def quartiles(groups: Mapping[str, Mapping[str, Sequence[int | None]]]) -> alt.LayerChart:
    """Return a chart of the median, and a line from the lower to the upper quartile, of each part of each group."""
    import altair as alt

    rows, told, medians = Rows(room=_ROOM), [], []
    lines: list[dict[str, Any]] = []
    for heading, parts in groups.items():
        rows.heading(heading)
        for part, lengths in parts.items():
            row = rows.add(part)
            days = [one for one in lengths if one is not None]
            if days:
                lower, middle, upper = _quartiles(days)
                medians.append({"row": row, "at": middle, "what": f"median {part}"})
                lines.append({"row": row, "at": lower, "to": upper})
            median = f"median {day_of(days)}, " if days else ""
            told.append((row, f"{median}n = {len(days):,} of {len(lengths):,}"))
    x = days_along(line["to"] for line in lines)
    names = list(dict.fromkeys(f"median {part}" for parts in groups.values() for part in parts))
    looks = {name: Mark(shape, fill, DARK) for name, (shape, fill) in zip(names, _LOOKS, strict=True)}
    layers = [
        alt.Chart(alt.InlineData(values=lines))
        .mark_rule(color=DARK, strokeWidth=2)
        .encode(x=x, x2="to:Q", y=rows.axis()),
        points(medians, looks, x=x, y=rows.axis()),
        notes(rows, told, at=_WIDTH),
    ]
    return alt.LayerChart(layer=layers, width=_WIDTH, height=rows.height)


def _quartiles(days: Sequence[int]) -> tuple[float, float, float]:
    lower, middle, upper = statistics.quantiles([*days, *days[:1]] if len(days) == 1 else days, method="inclusive")
    return lower, middle, upper


def day_of(days: Sequence[int]) -> str:
    """Return the median of days, in words."""
    middle = statistics.median(days)
    return number_of(int(middle), "day") if middle == int(middle) else f"{middle:,.1f} days"
