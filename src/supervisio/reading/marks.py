"""Marks of several kinds on one chart: each has a shape of its own, and is told of once, above."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import altair as alt


@attrs.frozen
class Mark:
    """How one kind of mark looks; ``shape`` is one of Vega's names or a path."""

    shape: str
    fill: str
    stroke: str
    size: int = 70


def points(placed: Sequence[Mapping[str, Any]], marks: Mapping[str, Mark], *, x: alt.X, y: alt.Y) -> alt.Chart:
    """Return the chart of these marks; ``what`` names the kind of each. Of kinds that do not occur nothing is told."""
    import altair as alt

    occurring = {one["what"] for one in placed}
    shown = [what for what in marks if what in occurring]

    def scale(look: str) -> Any:
        return alt.Scale(domain=shown, range=[getattr(marks[what], look) for what in shown])

    sized = [{**one, "size": marks[one["what"]].size} for one in placed]
    chart: alt.Chart = alt.Chart(alt.InlineData(values=sized)).mark_point(strokeWidth=1.6, opacity=1)
    if not shown:
        return chart.encode(x=x, y=y)
    return chart.encode(
        x=x,
        y=y,
        shape=alt.Shape("what:N", title=None, scale=scale("shape")),
        fill=alt.Fill("what:N", title=None, scale=scale("fill")),
        stroke=alt.Stroke("what:N", title=None, scale=scale("stroke")),
        # As it is: a scale of one size only would make no number of it.
        size=alt.Size("size:Q", scale=None, legend=None),
    )
