"""Canonical bytes of a call's arguments, to tell a request that is repeated from another under the same key."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import attrs

from supervisio.journal.canonical import EPOCH, MICROSECOND, NotCanonicalError, size


def encoded(value: Any) -> bytes:
    """
    Return bytes that are equal for equal values and for no others.

    Takes None, bool, int, str, bytes, UUID, aware datetimes (one instant is one value, in whatever zone), dates,
    timedeltas, tuples and lists (alike), sets, mappings and attrs instances, within each other.

    Raises:
        NotCanonicalError: A value of another type, or a naive datetime.
    """
    for type_, letter, content_of in _FORMS:
        if isinstance(value, type_):
            return _item(letter, content_of(value))
    if attrs.has(type(value)):
        return _item(b"a", _fields_of(value))
    raise NotCanonicalError(type(value).__name__)


def _item(letter: bytes, content: bytes) -> bytes:
    return letter + size(len(content)) + content


def _instant(value: datetime) -> bytes:
    if value.utcoffset() is None:
        raise NotCanonicalError("naive datetime")
    return b"%x" % ((value - EPOCH) // MICROSECOND)


def _fields_of(value: attrs.AttrsInstance) -> bytes:
    fields = attrs.fields(type(value))
    name = encoded(type(value).__name__)
    return name + b"".join(encoded(field.name) + encoded(getattr(value, field.name)) for field in fields)


# In this order: a bool is an int too, and a datetime a date. Text was checked before it came here, but its encoding
# must not fail all the same: the error would hold all of it.
_FORMS: tuple[tuple[type | tuple[type, ...], bytes, Callable[[Any], bytes]], ...] = (
    (type(None), b"n", lambda _: b""),
    (bool, b"o", lambda value: b"%x" % value),
    (int, b"i", lambda value: b"%x" % value),
    (str, b"t", lambda value: value.encode("utf-8", "surrogatepass")),
    (bytes, b"b", bytes),
    (UUID, b"u", lambda value: value.bytes),
    (datetime, b"m", _instant),
    (date, b"d", lambda value: b"%x" % value.toordinal()),
    (timedelta, b"p", lambda value: b"%x" % (value // MICROSECOND)),
    ((tuple, list), b"l", lambda value: b"".join(map(encoded, value))),
    (AbstractSet, b"s", lambda value: b"".join(sorted(map(encoded, value)))),
    (Mapping, b"k", lambda value: b"".join(sorted(encoded(name) + encoded(one) for name, one in value.items()))),
)
