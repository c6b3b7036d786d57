"""Records and values as JSON-ready ones."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import attrs

from supervisio.domain.hidden import Hidden


def as_json(value: Any) -> Any:  # noqa: PLR0911 - one line a kind of value
    """Return a record, or a value in one, as JSON-ready values; a length of time is in seconds."""
    if value is None or isinstance(value, (bool, int)):
        return value
    if isinstance(value, str):
        return str.__str__(value)
    if attrs.has(type(value)):
        return {one.name: as_json(getattr(value, one.name)) for one in attrs.fields(type(value))}
    if isinstance(value, Hidden):
        return value.to_dict()
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, timedelta):
        return int(value.total_seconds())
    if isinstance(value, Mapping):
        return {str(key): as_json(one) for key, one in value.items()}
    return [as_json(one) for one in value]
