"""Markdown, as the generated pages are written in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_MARKS = re.compile(r"([\\`*_{}\[\]<>|#~$&])")


def plain(text: str) -> str:
    """Return a text in which nothing is taken for Markdown."""
    return _MARKS.sub(r"\\\1", text)


def code(text: str) -> str:
    """Return a text as code."""
    return f"`{text}`"


def listed(codes: Iterable[str]) -> str:
    """Return codes one after the other."""
    return ", ".join(map(code, codes))


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a table of cells that are Markdown already."""
    titles = list(head)
    lines = [titles, ["---"] * len(titles), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
