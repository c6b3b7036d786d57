"""Where a page ended, as an opaque text: what a list gives out as ``next`` and takes back as ``after``."""

from __future__ import annotations

import base64
import binascii
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from supervisio.domain.checks import Problems

_LONGEST = 400
_BIGGEST = 2**63 - 1


def to_cursor(*values: str | int) -> str:
    """Return the cursor for these values."""
    return base64.urlsafe_b64encode(json.dumps(values, separators=(",", ":")).encode()).decode().rstrip("=")


def from_cursor(cursor: Any, length: int, problems: Problems) -> list[Any] | None:
    """Return the values in a cursor, adding a problem if it is none that was given out."""
    if cursor is None:
        return None
    if isinstance(cursor, str) and len(cursor) <= _LONGEST and cursor.isascii():
        try:
            values = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        except (binascii.Error, ValueError):
            values = None
        if isinstance(values, list) and len(values) == length and all(map(_can_be_bound, values)):
            return values
    problems.append(("after", "bad_cursor", {}))
    return None


def _can_be_bound(value: Any) -> bool:
    """Whether a driver takes it as it is: a forged cursor may hold what no database has a column for."""
    if type(value) is int:
        return -_BIGGEST <= value <= _BIGGEST
    return type(value) is str and value.isascii() and value.isprintable()
