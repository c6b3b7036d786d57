"""The parts of a record as JSON-ready values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from supervisio.document.content import Anchor, Entry, Lines, Link, Mark, Move, Part, Ref, Table, Text
from supervisio.domain.as_json import as_json

if TYPE_CHECKING:
    from collections.abc import Callable

    from supervisio.document.content import Block


def part_json(part: Part) -> dict[str, Any]:
    """Return a part; ``part`` is its name and stands first, so that the part is known by how it begins."""
    return {"part": part.name, "title": part.heading, "written": [_block(block) for block in part.blocks]}


def _block(block: Block) -> dict[str, Any]:
    return _BLOCKS[type(block)](block)


def _entry(entry: Entry) -> dict[str, Any]:
    made: dict[str, Any] = {
        "entry": entry.noun,
        "title": entry.title,
        "facts": {fact.name: _value(fact.value) for fact in entry.facts},
    }
    if entry.id is not None:
        made["id"] = str(entry.id)
    if entry.kind is not None:
        made["kind"] = str.__str__(entry.kind)
    if entry.marks:
        made["marks"] = [_value(one) for one in entry.marks]
    if entry.below:
        made["below"] = [_block(one) for one in entry.below]
    return made


def _table(table: Table) -> dict[str, Any]:
    names = [column.name for column in table.columns]
    rows = [dict(zip(names, map(_value, row), strict=True)) for row in table.rows]
    return {"table": table.name, "title": table.caption, "rows": rows}


def _lines(lines: Lines) -> dict[str, Any]:
    return {"lines": lines.name, "title": lines.caption, "text": list(lines.lines)}


_BLOCKS: dict[type, Callable[[Any], dict[str, Any]]] = {Entry: _entry, Table: _table, Lines: _lines}


def _value(value: Any) -> Any:
    form = _FORMS.get(type(value))
    return as_json(value) if form is None else form(value)


_FORMS: dict[type, Callable[[Any], Any]] = {
    Text: lambda value: as_json(value.words),
    Ref: lambda value: value.ref,
    Link: lambda value: str(value.id),
    Anchor: lambda value: str(value.id),
    Move: lambda value: value.call,
    Mark: lambda value: {"mark": value.code, "words": value.words},
    tuple: lambda value: [_value(one) for one in value],
}
