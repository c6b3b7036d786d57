"""Charts as SVG and PNG: drawn in this process, with nothing fetched."""

from __future__ import annotations

import hashlib
from html import escape
from typing import TYPE_CHECKING, Any

from supervisio.extras import require
from supervisio.reading.paper import CONFIG

if TYPE_CHECKING:
    from altair import VConcatChart


def svg_of(chart: VConcatChart, *, title: str, description: str) -> str:
    """Return a chart as SVG, told as one image by a title and a description."""
    require("notebook", "vl_convert")
    import vl_convert

    drawn = str(vl_convert.vegalite_to_svg(_specification(chart), allowed_base_urls=[]))
    # Several pictures stand on one page, where an id is to be found once.
    mark = hashlib.sha256(f"{title}\n{description}\n{drawn}".encode()).hexdigest()[:16]
    told = f'<title id="title-{mark}">{escape(title)}</title><desc id="desc-{mark}">{escape(description)}</desc>'
    opening, rest = drawn.split(">", 1)
    opening = opening.replace("<svg", f'<svg role="img" aria-labelledby="title-{mark} desc-{mark}"', 1)
    return f"{opening}>{told}{rest}"


def png_of(chart: VConcatChart, *, scale: float) -> bytes:
    """Return a chart as PNG."""
    require("notebook", "vl_convert")
    import vl_convert

    return bytes(vl_convert.vegalite_to_png(_specification(chart), scale=scale, allowed_base_urls=[]))


def _specification(chart: VConcatChart) -> dict[str, Any]:
    # What is switched on for the charts of a notebook, a theme or an engine for their data, leaves pictures alone.
    return {**chart.to_dict(context={"pre_transform": False}), "config": CONFIG}
