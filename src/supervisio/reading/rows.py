"""A line for each thing, under headings: what it is on the left, where it lies in the middle, a note on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from supervisio.reading.paper import LINE, ROW_HEIGHT, WHITE, pixels

if TYPE_CHECKING:
    from collections.abc import Iterable

    import altair as alt

_MARK = 4  # characters before a row's words: they tell it from others with the same words, and a heading from a row
_GAP = 12


class Rows:
    """
    The lines in their order.

    ``heading`` and ``add`` give the key by which a chart places something on one. ``room`` are words for which there
    is room at least, so that charts above each other begin at the same place.
    """

    def __init__(self, *, room: str = "") -> None:
        self.keys: list[str] = []
        self._room = pixels(room)

    def heading(self, words: str) -> str:
        """Add a heading."""
        return self._added("#", words)

    def add(self, words: str) -> str:
        """Add a line below the heading."""
        return self._added(" ", words)

    def _added(self, kind: str, words: str) -> str:
        self._room = max(self._room, pixels(words))
        self.keys.append(f"{len(self.keys):03}{kind}{words}")
        return self.keys[-1]

    @property
    def height(self) -> int:
        """How high all of them are, in pixels."""
        return ROW_HEIGHT * len(self.keys)

    def axis(self, *, lines: bool = True) -> alt.Y:
        """Return the axis that names them; without ``lines`` nothing leads from a name to the right."""
        import altair as alt

        is_heading = f"datum.value[{_MARK - 1}] == '#'"
        return alt.Y(
            "row:N",
            title=None,
            scale=alt.Scale(domain=self.keys, paddingInner=0, paddingOuter=0),
            axis=alt.Axis(
                labelExpr=f"slice(datum.value, {_MARK})",
                labelAlign="left",
                labelPadding=self._room + _GAP,
                labelFontWeight=alt.condition(is_heading, alt.value("bold"), alt.value("normal")),
                domain=False,
                ticks=False,
                grid=lines,
                gridColor=alt.condition(is_heading, alt.value(WHITE), alt.value(LINE)),
            ),
        )


def notes(rows: Rows, told: Iterable[tuple[str, str]], *, at: int, lines: bool = True) -> alt.Chart:
    """Return what is said of rows, to the right of where the chart ends; ``lines`` as for their axis."""
    import altair as alt

    said = [{"row": row, "note": note} for row, note in told if note]
    chart: alt.Chart = alt.Chart(alt.InlineData(values=said)).mark_text(align="left")
    return chart.encode(x=alt.value(at + _GAP), y=rows.axis(lines=lines), text="note:N")
