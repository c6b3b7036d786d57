"""Ids are UUIDv7 made here, in Python: ordered by time, so that inserts stay at one end of every index."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uuid import UUID

if sys.version_info >= (3, 14):
    from uuid import uuid7
else:
    from uuid_utils.compat import uuid7


def new_id() -> UUID:
    """Return a new id, greater than all that this process made before."""
    return uuid7()
