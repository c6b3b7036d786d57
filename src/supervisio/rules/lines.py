"""Where something stands in a TOML file. The parser does not tell, so it is looked for, and only for an error."""

from __future__ import annotations

import re
from typing import Any

_HEADER = re.compile(r"""\s*\[(\[?)\s*["']?([\w.-]+)["']?\s*\]""")
_KEY = re.compile(r"""\s*["']?([\w-]+)["']?\s*(?:\.\s*["']?([\w-]+)["']?\s*)?=""")
_SYNTAX = re.compile(r"at line (\d+)")

Path = tuple[Any, ...]
"""The way to a table or a key: ``("body", "name")``, ``("rules", 2, "applies_to", "toward")``."""


def line_of(document: str, path: Path) -> int:
    """Return the line, counted from 1, of a key or a table; of what it is part of where it cannot be found itself."""
    places = _places(document)
    while path and path not in places:
        path = path[:-1]
    return places.get(path, 1)


def line_of_syntax(document: str, error: Exception) -> int:
    """Return the line at which the parser gave up."""
    found = _SYNTAX.search(str(error))
    return int(found[1]) if found else max(1, document.count("\n") + (not document.endswith("\n")))


def _places(document: str) -> dict[Path, int]:
    places: dict[Path, int] = {}
    counts: dict[str, int] = {}
    table: Path = ()
    for number, line in enumerate(document.split("\n"), start=1):
        if header := _HEADER.match(line):
            table = _table(header[2], counts, repeated=bool(header[1]))
            places.setdefault(table, number)
            # So that a table of tables is found as well, at the first of them.
            places.setdefault(table[:1], number)
        elif key := _KEY.match(line):
            places.setdefault((*table, key[1]), number)
            if key[2]:
                places.setdefault((*table, key[1], key[2]), number)
    return places


def _table(name: str, counts: dict[str, int], *, repeated: bool) -> Path:
    first, *rest = name.split(".")
    if repeated and not rest:
        counts[first] = counts.get(first, -1) + 1
    return (first, counts[first], *rest) if first in counts else (first, *rest)
