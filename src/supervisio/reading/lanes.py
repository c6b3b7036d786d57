"""Counts along time, in a lane for each kind: what is as usual above the line, what is not below it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import attrs

from supervisio.reading.paper import LIGHT, PALE, STRONG, WHITE
from supervisio.reading.times import DAY, along, bin_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    import altair as alt

_HEIGHT = 52
_WIDTH = 460
_GAP = 12
_BARS = 0.7  # of a lane; what is left has room for the two numbers
_LEAST = 0.04  # of a lane: one among thousands is seen as well
_UP, _DOWN = 1, -1


@attrs.frozen
class Lane:
    """One kind: when it was as usual, when it was not (milliseconds), and what is said of it on the right."""

    name: str
    above: Sequence[int]
    below: Sequence[int]
    note: str


class Lanes:
    """Some lanes with one scale for all of them, counted in bins of equal length; the last may be cut short."""

    def __init__(
        self,
        lanes: Sequence[Lane],
        *,
        above: str,
        below: str,
        below_colour: str = STRONG,
        whole_days: bool = False,
    ) -> None:
        self._lanes = lanes
        self._words = {_UP: f"{above} (above the line)", _DOWN: f"{below} (below it)"}
        self._colours = {_UP: LIGHT, _DOWN: below_colour}
        self._whole_days = whole_days
        every = [moment for lane in lanes for moment in (*lane.above, *lane.below)]
        self._first, self._last = min(every), max(every)
        self.bin = max(bin_of(self._first, self._last), DAY if whole_days else 0)
        self._counts = [{_UP: self._counted(lane.above), _DOWN: self._counted(lane.below)} for lane in lanes]
        self._tallest = {
            way: max((n for one in self._counts for n in one[way].values()), default=0) for way in (_UP, _DOWN)
        }

    def _counted(self, moments: Sequence[int]) -> Counter[int]:
        return Counter((moment - self._first) // self.bin for moment in moments)

    def chart(self, *, title: str) -> alt.LayerChart:
        """Return the chart; the tallest bar on either side of a line has its number."""
        import altair as alt

        x = along("at", self._first, self._last + self.bin, title=title, whole_days=self._whole_days)
        y = alt.Y("base:Q", axis=None, scale=alt.Scale(domain=[-len(self._lanes), 0], nice=False, zero=False))
        bars = list(self._bars())
        shown = {way: words for way, words in self._words.items() if self._tallest[way]}
        colours = [self._colours[way] for way in shown]
        fill = alt.Fill("what:N", title=None, scale=alt.Scale(domain=[*shown.values()], range=colours))
        named = alt.Chart(alt.InlineData(values=list(self._names())))
        layers = [
            alt.Chart(alt.InlineData(values=bars))
            .mark_rect(stroke=WHITE, strokeWidth=0.5)
            .encode(x=x, x2="to:Q", y=y, y2="end:Q", fill=fill),
            named.mark_rule(color=PALE).encode(y=y),
            named.mark_text(align="right", fontWeight="bold").encode(
                x=alt.value(-_GAP), y=alt.Y("middle:Q"), text="name:N"
            ),
            named.mark_text(align="left").encode(x=alt.value(_WIDTH + _GAP), y=alt.Y("middle:Q"), text="note:N"),
        ]
        for way in shown:
            tallest = next(bar for bar in bars if (bar["way"], bar["n"]) == (way, self._tallest[way]))
            number = {**tallest, "at": (tallest["at"] + tallest["to"]) // 2, "number": f"{tallest['n']:,}"}
            layers.append(
                alt.Chart(alt.InlineData(values=[number]))
                .mark_text(dy=-7 * way, fontSize=10)
                .encode(x=x, y=alt.Y("end:Q"), text="number:N")
            )
        return alt.LayerChart(layer=layers, width=_WIDTH, height=_HEIGHT * len(self._lanes))

    def _base(self, place: int) -> float:
        return -place - (1 - _BARS) / 2 - self._tallest[_UP] * self._unit

    @property
    def _unit(self) -> float:
        return _BARS / sum(self._tallest.values())

    def _names(self) -> Iterator[dict[str, Any]]:
        for place, lane in enumerate(self._lanes):
            yield {"base": self._base(place), "middle": -place - 0.5, "name": lane.name, "note": lane.note}

    def _bars(self) -> Iterator[dict[str, Any]]:
        for place, counts in enumerate(self._counts):
            for way, counted in counts.items():
                for bin_, n in sorted(counted.items()):
                    at, to = (self._first + (bin_ + edge) * self.bin for edge in (0, 1))
                    base = self._base(place)
                    end = base + way * max(n * self._unit, _LEAST)
                    yield {"at": at, "to": to, "base": base, "end": end, "what": self._words[way], "way": way, "n": n}
