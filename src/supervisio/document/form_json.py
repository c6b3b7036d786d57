"""The parts of a record as JSON-ready values."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING, Any

from supervisio.document.content import Entry, Lines, Link, Mark, Move, Part, Ref, Table, Text
from supervisio.domain.as_json import as_json

if TYPE_CHECKING:
    from collections.abc import Callable


def part_json(part: Part) -> dict[str, Any]:
    """Return a part; ``part`` is its name and stands first, so that the part is known by how it begins."""
    return {"part": part.name, "title": part.heading, "written": [_block(block) for block in part.blocks]}


@singledispatch
def _block(block: Entry) -> dict[str, Any]:
    made: dict[str, Any] = {
        "entry": block.noun,
        "title": block.title,
        "facts": {fact.name: _value(fact.value) for fact in block.facts},
    }
    if block.id is not None:
        made["id"] = str(block.id)
    if block.kind is not None:
        made["kind"] = str.__str__(block.kind)
    if block.marks:
        made["marks"] = [_value(one) for one in block.marks]
    if block.below:
        made["below"] = [_block(one) for one in block.below]
    return made


@_block.register
def _(block: Table) -> dict[str, Any]:
    names = [column.name for column in block.columns]
    rows = [dict(zip(names, map(_value, row), strict=True)) for row in block.rows]
    return {"table": block.name, "title": block.caption, "rows": rows}


@_block.register
def _(block: Lines) -> dict[str, Any]:
    return {"lines": block.name, "title": block.caption, "text": list(block.lines)}


def _value(value: Any) -> Any:
    form = _FORMS.get(type(value))
    return as_json(value) if form is None else form(value)


_FORMS: dict[type, Callable[[Any], Any]] = {
    Text: lambda value: as_json(value.words),
    Ref: lambda value: value.ref,
    Link: lambda value: str(value.id),
    Move: lambda value: value.call,
    Mark: lambda value: {"mark": value.code, "words": value.words},
    tuple: lambda value: [_value(one) for one in value],
}
