"""
Records in a notebook: compact tables, escaped.

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
from supervisio.domain.showing.fields import Revealed, are_records, fields_of, is_large, length_said, said, title_of

_PALE = "opacity:.65"
_CELL = "text-align:left;vertical-align:top;padding:.15em .8em .15em 0;max-width:32em;overflow-wrap:break-word"
_SHORT_ID = 8  # the last digits of a UUIDv7 are chance, the first ones time


def record_html(record: Any) -> str:
    """Return one record as a table of its fields; what belongs to it below, as tables of their own."""
    rows, below = [], []
    for name, value in fields_of(record):
        if are_records(value):
            below.append((name, value))
        elif shown := _shown(value):
            rows.append(_row((_pale(said(name)), shown)))
    nested = "".join(f"<div>{_pale(said(name))}</div>{table_html(value)}" for name, value in below if value)
    moves = ", ".join(escape(one.move) for one in getattr(record, "moves", ()))
    told = f"<div>{_pale('moves')} {moves}</div>" if moves else ""
    return f"<div><strong>{escape(title_of(record))}</strong>{_table(rows)}{told}{nested}</div>"


def table_html(records: Iterable[Any], *, more: bool = False) -> str:
    """Return records of one kind as a table, a row each; ``more`` says that others follow."""
    listed = list(records)
    if not listed:
        return f"<div>{_pale('nothing')}</div>"
    cells = [{name: _shown(value) for name, value in fields_of(one) if not is_large(value)} for one in listed]
    columns = [name for name in cells[0] if any(row.get(name) for row in cells)]
    head = "".join(f'<th style="{_CELL};white-space:nowrap">{escape(said(name))}</th>' for name in columns)
    rows = [_row(row.get(name, "") for name in columns) for row in cells]
    told = f"<div>{_pale('more follow')}</div>" if more else ""
    return f"<div>{_table(rows, head=f'<thead><tr>{head}</tr></thead>')}{told}</div>"


def lines_html(text: str) -> str:
    """Return plain lines of our own, such as an explanation."""
    return "".join(f"<div>{escape(line) or '&nbsp;'}</div>" for line in text.splitlines())


def _shown(value: Any) -> str:
    for kind, show in _SHOWN:
        if isinstance(value, kind):
            return show(value)
    return _of_parts(value) if attrs.has(type(value)) else escape(str(value))


def _of_parts(value: Any) -> str:
    if hasattr(value, "explain"):
        return lines_html(value.explain())
    return ", ".join(f"{escape(said(name))}: {shown}" for name, part in fields_of(value) if (shown := _shown(part)))


def _text(value: Any) -> str:
    label = getattr(value, "label", None)
    if label is None:
        # A reference may be written from right to left: what stands beside it is not to be drawn in.
        return f"<bdi>{escape(str(value))}</bdi>"
    return f'<span title="{escape(value.definition)}">{escape(label)}</span>'


def _several(values: Any) -> str:
    if are_records(values):
        return str(len(values)) if values else ""
    return ", ".join(_shown(one) for one in values)


# In this order: a bool is an int too, and a datetime a date.
_SHOWN: tuple[tuple[type | tuple[type, ...], Callable[[Any], str]], ...] = (
    (type(None), lambda _: ""),
    (Hidden, lambda value: _pale(f"[{value.reason}]")),
    (Revealed, lambda _: _pale("[revealed]")),
    (bool, lambda value: "yes" if value else "no"),
    (str, _text),
    (UUID, lambda value: f'<code title="{value}" style="white-space:nowrap">{value.hex[-_SHORT_ID:]}</code>'),
    (datetime, lambda value: f'<span style="white-space:nowrap">{value:%Y-%m-%d %H:%M} UTC</span>'),
    (date, lambda value: f'<span style="white-space:nowrap">{value}</span>'),
    (timedelta, length_said),
    ((tuple, frozenset), _several),
    (Mapping, lambda value: ", ".join(f"{_shown(key)}: {_shown(one)}" for key, one in value.items())),
)


def _pale(text: str) -> str:
    return f'<span style="{_PALE}">{escape(text)}</span>'


def _row(cells: Iterable[str]) -> str:
    return "<tr>" + "".join(f'<td style="{_CELL}">{cell}</td>' for cell in cells) + "</tr>"


def _table(rows: Iterable[str], *, head: str = "") -> str:
    # A wide table scrolls sideways: squeezed into the page its columns would be a letter wide.
    table = f'<table style="border-collapse:collapse">{head}<tbody>{"".join(rows)}</tbody></table>'
    return f'<div style="overflow-x:auto">{table}</div>'
