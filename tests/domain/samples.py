"""Records with invented values in every field, made from their types."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints
from uuid import UUID

import attrs

from supervisio import WITHHELD, Hidden, Membership
from supervisio.domain import records
from supervisio.domain.vocabulary import Code

_NOT_ONE_KIND = {"Entry", "Page", "Record", "as_json"}
RECORDS: list[type[Any]] = [getattr(records, name) for name in records.__all__ if name not in _NOT_ONE_KIND]

# More than any field has alternatives: a value, something hidden, nothing.
VARIANTS = range(4)

_BY_TYPE: dict[Any, Any] = {
    Any: "no",
    bool: True,
    date: date(2026, 3, 2),
    datetime: datetime(2026, 3, 2, 9, tzinfo=UTC),
    int: 7,
    str: "c-104",
    timedelta: timedelta(days=3),
    Hidden: WITHHELD,
    Membership: Membership("apa", since=date(2019, 1, 1)),
    NoneType: None,
    UUID: UUID(int=7),
}


def sample(record: type[Any], variant: int, **values: object) -> Any:
    """Return a record; where a field may hold one thing or another, ``variant`` chooses. ``values`` stay as given."""
    types = get_type_hints(record)
    made = {field.name: _value(types[field.name], variant) for field in attrs.fields(record)}
    return record(**{**made, **values})


def _value(kind: Any, variant: int) -> Any:
    if kind in _BY_TYPE:
        return _BY_TYPE[kind]
    arguments = get_args(kind)
    if isinstance(kind, UnionType) or get_origin(kind) is UnionType:
        return _value(arguments[variant % len(arguments)], variant)
    if get_origin(kind) is tuple:
        several = arguments[:1] * 2 if arguments[-1] is ... else arguments
        return tuple(_value(one, variant) for one in several)
    if get_origin(kind) is Mapping:
        return {_value(arguments[0], variant): _value(arguments[1], variant)}
    if attrs.has(kind):
        return sample(kind, variant)
    if issubclass(kind, Code):
        return kind.read("of_a_newer_version") if variant % 2 else next(iter(kind))
    raise AssertionError(kind)
