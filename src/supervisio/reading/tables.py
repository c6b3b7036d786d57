"""Counts in rows and columns, each with its number; a shade behind it for its share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from supervisio.reading.paper import FAINT, LIGHT, WHITE
from supervisio.reading.rows import notes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import altair as alt

    from supervisio.reading.rows import Rows

_WIDTH = 84
_LINE_HEIGHT = 14
_GAP = 2


@attrs.frozen
class Column:
    """A column by the lines of its heading; what stands out in it is bold as well."""

    lines: tuple[str, ...]
    strong: bool = False


@attrs.frozen
class Cell:
    """One number, in a row and a column; ``share`` is from 0 to 1."""

    row: str
    column: int
    count: int
    share: float


def table(
    rows: Rows, columns: Sequence[Column], cells: Iterable[Cell], told: Iterable[tuple[str, str]] = ()
) -> alt.LayerChart:
    """Return the chart of these cells; one without a number is empty. ``told`` are notes on rows."""
    import altair as alt

    keys = [f"{place:02}{'!' if one.strong else ' '}{chr(10).join(one.lines)}" for place, one in enumerate(columns)]
    shown = [
        {
            "row": cell.row,
            "column": keys[cell.column],
            "number": f"{cell.count:,}",
            "share": round(cell.share, 4),
            "strong": columns[cell.column].strong,
        }
        for cell in cells
        if cell.count
    ]
    is_strong = "datum.value[2] == '!'"
    x = alt.X(
        "column:N",
        title=None,
        scale=alt.Scale(domain=keys, paddingInner=0, paddingOuter=0),
        axis=alt.Axis(
            orient="top",
            labelExpr="split(slice(datum.value, 3), '\\n')",
            labelAngle=0,
            # The first line stands right above the rows, and the others would run into them.
            labelPadding=_GAP + _LINE_HEIGHT * (max(len(one.lines) for one in columns) - 1),
            labelLineHeight=_LINE_HEIGHT,
            labelFontWeight=alt.condition(is_strong, alt.value("bold"), alt.value("normal")),
            domain=False,
            ticks=False,
        ),
    )
    base = alt.Chart(alt.InlineData(values=shown)).encode(x=x, y=rows.axis(lines=False))
    layers = [
        base.mark_rect(stroke=WHITE, strokeWidth=1).encode(
            fill=alt.Fill(
                "share:Q", legend=None, scale=alt.Scale(domain=[0, 1], range=[FAINT, LIGHT], interpolate="rgb")
            )
        ),
        *(
            base.transform_filter(f"datum.strong == {str(strong).lower()}")
            .mark_text(fontWeight="bold" if strong else "normal")
            .encode(text="number:N")
            for strong in sorted({column.strong for column in columns})
        ),
    ]
    width = _WIDTH * len(columns)
    return alt.LayerChart(layer=[*layers, notes(rows, told, at=width, lines=False)], width=width, height=rows.height)
