"""The style of the page: fonts of the system, light and dark, narrow screens, and A4 or Letter in black on white."""

from __future__ import annotations

from functools import cache
from importlib import resources


def style_for(running_title: str) -> str:
    """Return the style; ``running_title``, words of our own, stands at the foot of every printed page."""
    return _style().replace("RUNNING-TITLE", running_title)


@cache
def _style() -> str:
    return resources.files("supervisio.document.page").joinpath("style.css").read_text(encoding="utf-8")
