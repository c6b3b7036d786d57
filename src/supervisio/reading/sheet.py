"""The sheet that a picture stands on: its title, what it is made of, its panels, and a caption below."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from supervisio.reading.paper import CONFIG, PALE
from supervisio.reading.picture import Picture

if TYPE_CHECKING:
    from collections.abc import Iterable

    import altair as alt

_LINE = 120  # characters
_EMPTY_WIDTH, _EMPTY_HEIGHT = 560, 80


def picture(
    title: str, panels: Iterable[alt.LayerChart], *, subtitle: Iterable[str], caption: str, description: str
) -> Picture:
    """Return a picture of these panels, one below the other."""
    import altair as alt

    *before, last = panels
    below = alt.TitleParams(
        _lines([caption]), orient="bottom", fontSize=10, fontWeight="normal", color=PALE, lineHeight=14, offset=12
    )
    heading = alt.TitleParams(title, subtitle=_lines(subtitle))
    chart = alt.vconcat(*before, last.properties(title=below)).properties(title=heading)
    # Each panel tells of its own marks, beside them.
    chart = chart.resolve_scale(shape="independent", fill="independent", stroke="independent")
    return Picture(title=title, description=description, chart=chart.configure(**CONFIG))


def nothing_yet(title: str, *, subtitle: Iterable[str], caption: str) -> Picture:
    """Return the picture of no data: it says so, and is no error."""
    import altair as alt

    words: alt.Chart = alt.Chart(alt.InlineData(values=[{"words": "Nothing yet."}])).mark_text(fontSize=14, color=PALE)
    empty = alt.LayerChart(layer=[words.encode(text="words:N")], width=_EMPTY_WIDTH, height=_EMPTY_HEIGHT)
    return picture(
        title,
        [empty],
        subtitle=subtitle,
        caption=caption,
        description=f"{title}: nothing yet.",
    )


def _lines(sentences: Iterable[str]) -> list[str]:
    return [line for sentence in sentences for line in textwrap.wrap(sentence, _LINE)]
