"""Which columns a frame has: the fields of the record that are in the clear, in their order."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Boolean, Date, Integer, String, Uuid, func

from supervisio.models.types import UTCDateTime
from supervisio.services.assembling import open_fields
from supervisio.services.statements import table_of

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

    from supervisio.domain.vocabulary import Code

_KINDS = {Uuid: "id", UTCDateTime: "moment", Date: "day", Boolean: "flag", Integer: "count", String: "text"}
_LINKS = ("request_id", "issue_id", "concern_id")


class Column(NamedTuple):
    """One column: its name, of which kind it is, and its vocabulary if it holds codes."""

    name: str
    kind: str
    held_in: ColumnElement[Any]
    vocabulary: type[Code] | None


@cache
def columns_of(noun: str) -> tuple[Column, ...]:
    """Return the columns that are read for the frame of a noun; what is derived of them comes after."""
    found = ((name, _held_in(noun, name), vocabulary) for name, vocabulary in open_fields(noun).items())
    return tuple(
        Column(name, "code" if vocabulary else _kind_of(held_in), held_in, vocabulary)
        for name, held_in, vocabulary in found
        if held_in is not None
    )


def _held_in(noun: str, name: str) -> ColumnElement[Any] | None:
    table = table_of(noun)
    if name in table.c:
        return table.c[name]
    if name == "about_id":
        return func.coalesce(*(table.c[link] for link in _LINKS))
    return table_of("case").c.get(name)


def _kind_of(held_in: ColumnElement[Any]) -> str:
    return next(kind for of_type, kind in _KINDS.items() if isinstance(held_in.type, of_type))
