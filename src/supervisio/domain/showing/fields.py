"""Which fields of a record are shown, and which of their values never are."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import attrs

from supervisio.domain.hidden import Hidden

if TYPE_CHECKING:
    from collections.abc import Iterator

# Told of a record as a whole elsewhere, or of no interest beside what it says.
_LEFT_OUT = frozenset({"circumstances", "version", "moves", "replayed", "effective_on", "recorded_by"})
_SEALED_AS = frozenset({"text", "sealed_code", "sealed_json"})
_TWO_DAYS = timedelta(days=2)


class Revealed:
    """Stands for a text, or a sealed code, that was revealed: that it is there, never what it says."""


REVEALED = Revealed()


def fields_of(record: Any) -> Iterator[tuple[str, Any]]:
    """Give the fields that are shown of a record, by name; a text is replaced by what stands for it."""
    if not attrs.has(type(record)):
        # A page made by hand may hold anything, and is shown all the same.
        yield "what", type(record).__name__
        return
    for field in attrs.fields(type(record)):
        if field.name not in _LEFT_OUT:
            value = getattr(record, field.name)
            is_sealed = field.metadata.get("supervisio.kept") in _SEALED_AS
            yield field.name, _veiled(value) if is_sealed else value
    for name in getattr(record, "derived", ()):
        yield name, getattr(record, name)


def title_of(record: Any) -> str:
    """Return what a record is called."""
    return said(getattr(record, "noun", None) or type(record).__name__.removesuffix("Record"))


def said(name: str) -> str:
    """Return the name of a field as it is said."""
    return name.replace("_", " ")


def are_records(value: Any) -> bool:
    """Tell whether this is a tuple of records."""
    return isinstance(value, tuple) and all(attrs.has(type(one)) for one in value)


def is_large(value: Any) -> bool:
    """Tell whether a value is large in itself: it has a place in the record, not in a row."""
    return isinstance(value, Mapping) or attrs.has(type(value))


def length_said(value: timedelta) -> str:
    """Return a length of time: in days from two whole days on, else in hours."""
    whole_days = value >= _TWO_DAYS and value % timedelta(days=1) == timedelta()
    return f"{value.days} d" if whole_days else f"{round(value.total_seconds() / 3600, 1):g} h"


def _veiled(value: Any) -> Any:
    return value if value is None or isinstance(value, Hidden) else REVEALED
