"""
Records as a notebook shows them: compact, escaped, and never with a text, not even one that was revealed.

Colours are left to the notebook, so that light and dark themes both do: what is secondary is only paler.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, timedelta
from html import escape
from typing import Any
from uuid import UUID

import attrs

from supervisio.domain.hidden import Hidden

# Told of a record as a whole elsewhere, or of no interest beside what it says.
_LEFT_OUT = frozenset({"circumstances", "version", "moves", "replayed", "effective_on", "recorded_by"})
_PALE = "opacity:.65"
_CELL = "text-align:left;vertical-align:top;padding:.15em .8em .15em 0"
_SEALED_AS = frozenset({"text", "sealed_code", "sealed_json"})
_SHORT_ID = 8  # the last digits of a UUIDv7 are chance, the first ones time


def record_html(record: Any) -> str:
    """Return one record as a table of its fields; what belongs to it below, as tables of their own."""
    rows, below = [], []
    for name, value, shown in _fields(record):
        if _are_records(value):
            below.append((name, value))
        elif shown:
            rows.append(_row((_pale(_said(name)), shown)))
    nested = "".join(f"<div>{_pale(_said(name))}</div>{table_html(value)}" for name, value in below if value)
    moves = ", ".join(escape(one.move) for one in getattr(record, "moves", ()))
    told = f"<div>{_pale('moves')} {moves}</div>" if moves else ""
    return f"<div><strong>{escape(_title(record))}</strong>{_table(rows)}{told}{nested}</div>"


def table_html(records: Iterable[Any], *, more: bool = False) -> str:
    """Return records of one kind as a table, a row each; ``more`` says that others follow."""
    listed = list(records)
    if not listed:
        return f"<div>{_pale('nothing')}</div>"
    # What is large in itself has a place in the record, not in a row.
    cells = [{name: shown for name, value, shown in _fields(one) if not _is_large(value)} for one in listed]
    columns = [name for name in cells[0] if any(row.get(name) for row in cells)]
    head = "".join(f'<th style="{_CELL}">{escape(_said(name))}</th>' for name in columns)
    rows = [_row(row.get(name, "") for name in columns) for row in cells]
    told = f"<div>{_pale('more follow')}</div>" if more else ""
    return f"<div>{_table(rows, head=f'<thead><tr>{head}</tr></thead>')}{told}</div>"


def lines_html(text: str) -> str:
    """Return plain lines of our own, such as an explanation."""
    return "".join(f"<div>{escape(line) or '&nbsp;'}</div>" for line in text.splitlines())


def _fields(record: Any) -> Iterable[tuple[str, Any, str]]:
    """Give the fields of a record: name, value, and what is shown of it; empty where there is nothing to show."""
    for field in attrs.fields(type(record)):
        if field.name not in _LEFT_OUT:
            value = getattr(record, field.name)
            is_sealed = field.metadata.get("supervisio.kept") in _SEALED_AS
            yield field.name, value, _veiled(value) if is_sealed else _shown(value)


def _veiled(value: Any) -> str:
    if value is None or isinstance(value, Hidden):
        return _shown(value)
    return _pale("[revealed]")


def _shown(value: Any) -> str:
    for kind, show in _SHOWN:
        if isinstance(value, kind):
            return show(value)
    return _of_parts(value) if attrs.has(type(value)) else escape(str(value))


def _of_parts(value: Any) -> str:
    if hasattr(value, "explain"):
        return lines_html(value.explain())
    return ", ".join(f"{escape(_said(name))}: {shown}" for name, _, shown in _fields(value) if shown)


def _code(value: Any) -> str:
    label = getattr(value, "label", None)
    if label is None:
        return escape(str(value))
    return f'<span title="{escape(value.definition)}">{escape(label)}</span>'


def _several(values: Any) -> str:
    if _are_records(values):
        return str(len(values)) if values else ""
    return ", ".join(_shown(one) for one in values)


def _length(value: timedelta) -> str:
    hours = value.total_seconds() / 3600
    return f"{value.days} d" if hours >= 48 and hours % 24 == 0 else f"{hours:g} h"  # noqa: PLR2004 - two days


# In this order: a bool is an int too, and a datetime a date.
_SHOWN: tuple[tuple[type | tuple[type, ...], Callable[[Any], str]], ...] = (
    (type(None), lambda _: ""),
    (Hidden, lambda value: _pale(f"[{value.reason}]")),
    (bool, lambda value: "yes" if value else "no"),
    (str, _code),
    (UUID, lambda value: f'<code title="{value}">{value.hex[-_SHORT_ID:]}</code>'),
    (datetime, lambda value: f'<span style="white-space:nowrap">{value:%Y-%m-%d %H:%M} UTC</span>'),
    (date, lambda value: f'<span style="white-space:nowrap">{value}</span>'),
    (timedelta, _length),
    ((tuple, frozenset), _several),
    (Mapping, lambda value: ", ".join(f"{_shown(key)}: {_shown(one)}" for key, one in value.items())),
)


def _are_records(value: Any) -> bool:
    return isinstance(value, tuple) and all(attrs.has(type(one)) for one in value)


def _is_large(value: Any) -> bool:
    return isinstance(value, Mapping) or attrs.has(type(value))


def _title(record: Any) -> str:
    return _said(getattr(record, "noun", None) or type(record).__name__.removesuffix("Record"))


def _said(name: str) -> str:
    return name.replace("_", " ")


def _pale(text: str) -> str:
    return f'<span style="{_PALE}">{escape(text)}</span>'


def _row(cells: Iterable[str]) -> str:
    return "<tr>" + "".join(f'<td style="{_CELL}">{cell}</td>' for cell in cells) + "</tr>"


def _table(rows: Iterable[str], *, head: str = "") -> str:
    return f'<table style="border-collapse:collapse">{head}<tbody>{"".join(rows)}</tbody></table>'
