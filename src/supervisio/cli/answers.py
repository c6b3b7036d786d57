"""What a command answers: an object for programs, and lines and tables for people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import attrs

from supervisio.cli.exits import Exit


@attrs.frozen
class Table:
    """
    Rows of cells below their headings, or without any where all of them are empty.

    What stands in a marked row wants to be seen first; a cell says so in words or signs as well.
    """

    columns: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    marked: frozenset[int] = frozenset()


@attrs.frozen(kw_only=True)
class Answer:
    """
    What a command has to say.

    ``data`` is printed with ``--json``, ``shown`` without it: lines, and tables. ``as_it_is`` is printed instead of
    both where the answer is itself a document.
    """

    data: Mapping[str, Any]
    shown: Sequence[str | Table]
    code: Exit = Exit.DONE
    as_it_is: str | None = None


def counted(number: int, one: str, many: str) -> str:
    """Return a number with its noun: ``1 entry``, ``1,204 entries``."""
    return f"{number:,} {one if number == 1 else many}"
