"""Records on a plain terminal: one as a line, several as a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import attrs

from supervisio.domain.hidden import Hidden
from supervisio.domain.showing.fields import Revealed, are_records, fields_of, is_large, length_said, said

_WIDEST_CELL = 28
_MOST_LISTED = 5
_SHORT_ID = 8  # the last digits of a UUIDv7 are chance, the first ones time


def line_of(record: Any) -> str:
    """Return one record as a line: its fields that hold something, and how many records belong to it."""
    told = [f"{name}={shown}" for name, value in fields_of(record) if (shown := _in_line(value))]
    told += [f"moves={len(moves)}"] if (moves := getattr(record, "moves", ())) else []
    return f"{type(record).__name__}({', '.join(told)})"


def table_of(records: Iterable[Any], *, more: bool = False) -> str:
    """Return records of one kind as a table, a row each; ``more`` says that others follow."""
    rows = [{name: _in_cell(value) for name, value in fields_of(record) if not is_large(value)} for record in records]
    if not rows:
        return "nothing"
    columns = [name for name in rows[0] if any(row.get(name) for row in rows)]
    lines = [[said(name) for name in columns], *([row.get(name, "") for name in columns] for row in rows)]
    widths = [max(map(len, cells)) for cells in zip(*lines, strict=True)]
    lines.insert(1, ["-" * width for width in widths])
    told = ["  ".join(map(str.ljust, cells, widths)).rstrip() for cells in lines]
    return "\n".join([*told, "more follow"] if more else told)


def _in_line(value: Any) -> str:
    if isinstance(value, UUID):
        return str(value)
    return repr(value) if attrs.has(type(value)) else _shown(value)


def _in_cell(value: Any) -> str:
    shown = _shown(value)
    return shown if len(shown) <= _WIDEST_CELL else f"{shown[: _WIDEST_CELL - 1]}…"


def _shown(value: Any) -> str:
    return next((show(value) for kind, show in _SHOWN if isinstance(value, kind)), str(value))


def _several(values: Any) -> str:
    if are_records(values) or len(values) > _MOST_LISTED:
        return str(len(values)) if values else ""
    return " ".join(_shown(one) for one in values)


# In this order: a bool is an int too, and a datetime a date.
_SHOWN: tuple[tuple[type | tuple[type, ...], Callable[[Any], str]], ...] = (
    (type(None), lambda _: ""),
    (Hidden, repr),
    (Revealed, lambda _: "<revealed>"),
    (bool, lambda value: "yes" if value else "no"),
    (str, str),
    (UUID, lambda value: f"…{value.hex[-_SHORT_ID:]}"),
    (datetime, lambda value: f"{value:%Y-%m-%d %H:%M} UTC"),
    (date, str),
    (timedelta, length_said),
    ((tuple, frozenset), _several),
    (Mapping, lambda value: str(len(value)) if value else ""),
)
