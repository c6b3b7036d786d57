"""How the story looks on a terminal: sentences and tables, 92 columns wide, and never a text that was recorded."""

from __future__ import annotations

from datetime import date, datetime
from itertools import zip_longest
from textwrap import fill, wrap
from typing import TYPE_CHECKING

from story.people import NAMES
from supervisio import SEALED, WITHHELD, Hidden

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

WIDTH = 92
_INDENT = "  "
_HIDDEN = {SEALED: "[sealed]", WITHHELD: "not shown"}


def heading(title: str) -> None:
    """Begin a part."""
    print(f"\n\n{title}\n{'=' * len(title)}")


def scene(day: str, title: str) -> None:
    """Begin a scene."""
    print(f"\n{day}: {title}")


def say(*sentences: str) -> None:
    """Print sentences as one paragraph."""
    print(fill(" ".join(sentences), WIDTH, initial_indent=_INDENT, subsequent_indent=_INDENT, break_on_hyphens=False))


def table(headings: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[int]) -> None:
    """Print a table; what is too long for its column goes on in the next line."""
    print()
    _row(headings, widths)
    print(_INDENT + "  ".join("-" * width for width in widths))
    for row in rows:
        _row(row, widths)
    print()


def _row(cells: Sequence[str], widths: Sequence[int]) -> None:
    wrapped = [wrap(cell, width, break_on_hyphens=False) for cell, width in zip(cells, widths, strict=True)]
    for line in zip_longest(*wrapped, fillvalue=""):
        print((_INDENT + "  ".join(part.ljust(width) for part, width in zip(line, widths, strict=True))).rstrip())


def shown(value: object) -> str:
    """Return a value of a record as a person reads it: the label of a code, and never a text that was recorded."""
    if value is None:
        return "-"
    if isinstance(value, Hidden):
        return _HIDDEN.get(value, value.reason)
    label: str | None = getattr(value, "label", None)
    if label is not None:
        return label
    if isinstance(value, datetime):
        return f"{value:%a} {value.day} {value:%B}, {value:%H:%M}"
    if isinstance(value, date):
        return f"{value:%a} {value.day} {value:%B}"
    return name(str(value))


def name(ref: str) -> str:
    """Return the host's name for a reference; a client's reference is shown as it is."""
    return NAMES.get(ref, ref)
