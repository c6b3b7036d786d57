"""
What the pictures are printed on, and in which colours: the same for all of them.

The colours are those of Okabe and Ito, which colour-blind people tell apart (M. Okabe and K. Ito, Color Universal
Design, 2008). What they say is said by shape, dash, place or words as well, so that a grey print says it too.
"""

from __future__ import annotations

import unicodedata
from typing import Any

DARK = "#0072b2"  # what is as usual
LIGHT = "#8cc4e8"  # the same as an area, light enough to write on
FAINT = "#f1f7fb"
STRONG = "#a63f00"  # what stands out: their vermilion, darkened until it is the darkest in grey
INK = "#1a1a1a"
PALE = "#595959"
LINE = "#d9d9d9"
WHITE = "#ffffff"

ROW_HEIGHT = 18
ROWS_AT_MOST = 36
"""How many things have a line each; when there are more, they are counted."""

# The first three have the same widths, so that what fits with one fits with the others; one of them is everywhere.
_FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
_SIZE = 11

# How wide letters are in bold, in pixels; what is nowhere here is as wide as most.
LETTER = 6.7
_NARROW, _BROAD, _BROADEST = 4, 8, 11
_WIDTHS = {
    **dict.fromkeys("fijlrtI.,:;'!|()[]- ", _NARROW),
    **dict.fromkeys("ABCDEFGHKLNOPQRSTUVXYZ&", _BROAD),
    **dict.fromkeys("mwMW@%…", _BROADEST),
}

CONFIG: dict[str, Any] = {
    "aria": False,
    "background": WHITE,
    "padding": 16,
    "font": _FONT,
    "view": {"stroke": None},
    "concat": {"spacing": 22},
    # No limit is set on any words: where there is one, what is longer may be cut in the middle of a character.
    "title": {
        "anchor": "start",
        "frame": "bounds",
        "color": INK,
        "fontSize": 15,
        "fontWeight": "bold",
        "offset": 14,
        "subtitleColor": PALE,
        "subtitleFontSize": _SIZE,
        "subtitleLineHeight": 15,
        "subtitlePadding": 6,
        "limit": 0,
    },
    "axis": {
        "domainColor": PALE,
        "gridColor": LINE,
        "labelColor": INK,
        "labelFontSize": _SIZE,
        "labelLimit": 0,
        "tickColor": PALE,
        "titleColor": INK,
        "titleFontSize": _SIZE,
        "titleFontWeight": "normal",
        "titlePadding": 8,
    },
    "legend": {
        "labelColor": INK,
        "labelFontSize": _SIZE,
        "labelLimit": 0,
        "direction": "horizontal",
        "orient": "top",
        "offset": 8,
        "symbolSize": 70,
        "title": None,
    },
    "text": {"color": INK, "fontSize": _SIZE, "limit": 0},
}


def pixels(words: str) -> float:
    """Return about how wide words are, rather more than less: the letters are not measured before they are drawn."""
    return sum(
        _BROADEST if unicodedata.east_asian_width(letter) in "FW" else _WIDTHS.get(letter, LETTER) for letter in words
    )
