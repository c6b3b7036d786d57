"""Canonical bytes of a call's arguments, so that a repeated request can be told from another one under the same key."""

from __future__ import annotations

from collections.abc import Mapping, Set as AbstractSet
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import attrs

from supervisio.journal.canonical import EPOCH, MICROSECOND, NotCanonicalError, size


def encoded(value: Any) -> bytes:
    """
    Return bytes that are equal for equal values and for no others.

    Takes None, bool, int, str, bytes, UUID, aware datetimes (one instant is one value, in whatever zone), dates, timedeltas,
    tuples and lists (alike), sets, mappings and attrs instances, within each other.

    Raises:
        NotCanonicalError: A value of another type, or a naive datetime.
    """
    letter, content = _parts(value)
    return letter + size(len(content)) + content


def _parts(value: Any) -> tuple[bytes, bytes]:
    match value:
        case None:
            return b"n", b""
        case bool():
            return b"o", value.to_bytes(1, "big")
        case int():
            return b"i", b"%d" % value
        case str():
            # Text has been checked by now; but an encoding error would hold all of it, so none is risked.
            return b"t", value.encode("utf-8", "surrogatepass")
        case bytes():
            return b"b", value
        case UUID():
            return b"u", value.bytes
        case datetime() if value.tzinfo is not None:
            return b"m", b"%d" % ((value - EPOCH) // MICROSECOND)
        case date() if not isinstance(value, datetime):
            return b"d", b"%d" % value.toordinal()
        case timedelta():
            return b"p", b"%d" % (value // MICROSECOND)
        case tuple() | list():
            return b"l", b"".join(map(encoded, value))
        case AbstractSet():
            return b"s", b"".join(sorted(map(encoded, value)))
        case Mapping():
            return b"k", b"".join(sorted(encoded(key) + encoded(one) for key, one in value.items()))
    if attrs.has(type(value)):
        return b"a", _fields_of(value)
    raise NotCanonicalError(type(value).__name__)


def _fields_of(value: attrs.AttrsInstance) -> bytes:
    fields = attrs.fields(type(value))
    return encoded(type(value).__name__) + b"".join(
        encoded(field.name) + encoded(getattr(value, field.name)) for field in fields
    )
