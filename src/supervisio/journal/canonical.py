"""
Canonical bytes of a row: one function a table, generated from its columns.

The same row gives the same bytes whether it comes from Python values or is read back from a database; two different
rows never do. After the table's label comes one item a column, sorted by label: the label, a letter for the type, the
value. Text and bytes carry their length in front, every other value has a fixed size, and NULL is left out: so a
nullable column that is added later leaves the bytes of older rows as they were. A column's label is its name, unless
``info["label"]`` keeps the one it had before it was renamed; ``info={"digest": False}`` leaves it out.
"""

from __future__ import annotations

import struct
from datetime import UTC, date, datetime, timedelta
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, cast

import attrs
from sqlalchemy import Boolean, Date, Integer, LargeBinary, String, UniqueConstraint, Uuid

from supervisio.models.base import PREFIX
from supervisio.models.types import CanonicalJSON, UTCDateTime, canonical_json

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sqlalchemy import Column, Table

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
_NAIVE_EPOCH = EPOCH.replace(tzinfo=None)

size = struct.Struct(">I").pack
"""The four bytes that stand in front of a text or of bytes, for their length."""

_MOMENT_LENGTH = len("2026-03-10 08:00:00.000000")
_ID_LENGTH = 32
_MOST_REMEMBERED = 4096


class NotCanonicalError(Exception):
    """A value has not the form of its column. It carries the table's name and never the value."""


@cache
def encoder(table: Table, *, without: str | None = None) -> Callable[[Mapping[str, Any]], bytes]:
    """
    Return the function that encodes a row given as Python values by column name; a missing name counts as NULL.

    What it returns raises `NotCanonicalError` where a value has not the form of its column.

    Args:
        table: The row's table.
        without: A column to leave out: the one that holds the MAC over the others.

    Raises:
        TypeError: A column is of a type that has no canonical form, such as a float.
    """
    items = [
        _Item(label=label(column), form=form, value=f"get({column.name!r})", content=form.written)
        for _, column, form in _digested(table, without)
    ]
    return cast("Callable[[Mapping[str, Any]], bytes]", _compiled(table, "get = row.get", items))


@cache
def raw_encoder(table: Table, *, without: str | None = None) -> Callable[[Sequence[Any]], bytes]:
    """
    Return the function that encodes a row read from SQLite without any conversion: every column, in the table's order.

    It takes only what the library would have written there, so no two raw rows give the same bytes; for everything else
    it raises `NotCanonicalError`.
    """
    return _row_encoder(table, without, lambda form: form.raw)


@cache
def row_encoder(table: Table, *, without: str | None = None) -> Callable[[Sequence[Any]], bytes]:
    """Return the same for a row read as Python values, but with JSON as the text that is stored."""
    return _row_encoder(table, without, lambda form: form.raw if form is _JSON else form.written)


def label(of: Table | Column[Any]) -> str:
    """Return what stands for a table or column in canonical bytes, whatever it is called later."""
    return cast("str", of.info.get("label", of.name.removeprefix(PREFIX)))


@attrs.frozen
class _Form:
    """
    How the values of one type become bytes: a letter, and expressions of a Python value and of a raw SQLite value.

    ``sized`` puts the length in front; ``remembered`` keeps the bytes of values that stand in many rows.
    """

    letter: str
    written: str
    raw: str
    sized: bool = False
    remembered: bool = False


# Each expression fails on a value of another type, or gives what cannot be joined to bytes: it needs no check beside
# it. Only text is remembered: a moment equals another one of its zone even where the clocks went back between them.
_JSON = _Form("j", "canonical_json(v).encode()", "v.encode()", sized=True)
_FORMS: tuple[tuple[type[Any], _Form], ...] = (
    (CanonicalJSON, _JSON),
    (UTCDateTime, _Form("m", "((v - EPOCH) // MICROSECOND).to_bytes(8, 'big', signed=True)", "moment(v)")),
    (String, _Form("t", "v.encode()", "v.encode()", sized=True, remembered=True)),
    (LargeBinary, _Form("b", "v", "v", sized=True)),
    (Uuid, _Form("u", "v.bytes", "identity(v)")),
    (Date, _Form("d", "v.toordinal().to_bytes(4, 'big')", "day(v)")),
    (Boolean, _Form("o", "v.to_bytes(1, 'big')", "v.to_bytes(1, 'big')")),
    (Integer, _Form("i", "v.to_bytes(8, 'big', signed=True)", "v.to_bytes(8, 'big', signed=True)")),
)


@attrs.frozen(kw_only=True)
class _Item:
    """One column in a generated function: where its value comes from, and the expression of ``v`` for its content."""

    label: str
    form: _Form
    value: str
    content: str

    @property
    def prefix(self) -> bytes:
        """What stands before the content."""
        name = self.label.encode()
        return len(name).to_bytes(1, "big") + name + self.form.letter.encode()

    def expression(self, number: int) -> str:
        """Return the expression for prefix and content of ``v``."""
        if self.form.sized:
            return f"prefix{number} + size(len(content := {self.content})) + content"
        return f"prefix{number} + {self.content}"


class _Remembered(dict[Any, bytes]):
    """Items by value, made when first asked for. It begins anew when full, so it stays small whatever comes by."""

    def __init__(self, item: Callable[[Any], bytes]) -> None:
        super().__init__()
        self._item = item

    def __missing__(self, value: Any) -> bytes:
        item = b"" if value is None else self._item(value)
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        self[value] = item
        return item


def _digested(table: Table, without: str | None) -> list[tuple[int, Column[Any], _Form]]:
    """Return position, column and form of everything that goes into the bytes, in the order in which it goes."""
    columns = [
        (position, column, _form_of(column))
        for position, column in enumerate(table.columns)
        if column.info.get("digest", True) and column.name != without
    ]
    return sorted(columns, key=lambda one: label(one[1]))


def _form_of(column: Column[Any]) -> _Form:
    for type_, form in _FORMS:
        if isinstance(column.type, type_):
            # What stands in one row only costs more to remember than to make.
            return attrs.evolve(form, remembered=False) if form.remembered and _is_unique(column) else form
    raise TypeError(f"{column} is of a type that has no canonical form")


def _is_unique(column: Column[Any]) -> bool:
    """Return whether hardly two rows have the same value here: the column is the last of a unique constraint."""
    constraints = (one for one in column.table.constraints if isinstance(one, UniqueConstraint))
    return any(column is list(one.columns)[-1] for one in constraints)


def _row_encoder(
    table: Table, without: str | None, content: Callable[[_Form], str]
) -> Callable[[Sequence[Any]], bytes]:
    values = ", ".join(f"v{position}" for position in range(len(table.columns)))
    items = [
        _Item(label=label(column), form=form, value=f"v{position}", content=content(form))
        for position, column, form in _digested(table, without)
    ]
    return cast("Callable[[Sequence[Any]], bytes]", _compiled(table, f"{values} = row", items))


def _compiled(table: Table, preparation: str, items: Sequence[_Item]) -> Any:
    """Return the function that joins the items of a row: one expression, without a loop over the columns."""
    name = label(table).encode()
    names: dict[str, Any] = {
        "EPOCH": EPOCH,
        "MICROSECOND": MICROSECOND,
        "NotCanonicalError": NotCanonicalError,
        "Remembered": _Remembered,
        "canonical_json": canonical_json,
        "day": _day,
        "head": len(name).to_bytes(1, "big") + name,
        "identity": _identity,
        "moment": _moment,
        "size": size,
        "table": table.name,
    }
    lines = []
    pieces = []
    for number, item in enumerate(items):
        names[f"prefix{number}"] = item.prefix
        if item.form.remembered:
            lines.append(f"item{number} = Remembered(lambda v: {item.expression(number)})")
            pieces.append(f"item{number}[{item.value}]")
        else:
            pieces.append(f"b'' if (v := {item.value}) is None else {item.expression(number)}")
    # The error is raised outside the handler: an encoding error, which holds the whole text, must not be its context.
    lines += [
        "def encode(row):",
        " try:",
        f"  {preparation}",
        f"  return b''.join((head, {', '.join(pieces)}))",
        " except (AttributeError, OverflowError, TypeError, ValueError):",
        "  pass",
        " raise NotCanonicalError(table)",
    ]
    # A loop over the columns would cost three times as much on every row that is written or verified. The source is
    # made of this module's own expressions and of column names in quotes; no value of anyone's comes near it.
    exec(compile("\n".join(lines), f"<canonical bytes of {table.name}>", "exec"), names)  # noqa: S102 - as said above
    return names["encode"]


# One moment stands in all rows that a call has written, and in its entry.
@lru_cache(_MOST_REMEMBERED)
def _moment(text: str) -> bytes:
    # With these signs in their places, nothing is left of all that ISO 8601 allows but the form that the library
    # writes, hour 24 (later Pythons take it for the next day's 0) and an offset (the subtraction fails).
    if len(text) != _MOMENT_LENGTH or text[4:20:3] != "-- ::." or text[11:13] == "24":
        raise ValueError
    return ((datetime.fromisoformat(text) - _NAIVE_EPOCH) // MICROSECOND).to_bytes(8, "big", signed=True)


@lru_cache(_MOST_REMEMBERED)
def _day(text: str) -> bytes:
    day = date.fromisoformat(text)
    if day.isoformat() != text:
        raise ValueError
    return day.toordinal().to_bytes(4, "big")


def _identity(text: str) -> bytes:
    identity = bytes.fromhex(text)
    if len(text) != _ID_LENGTH or identity.hex() != text:
        raise ValueError
    return identity
