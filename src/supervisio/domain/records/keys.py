"""Which keys there are, what hangs on each, and what was wrapped anew."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, ClassVar

import attrs

from supervisio.domain.as_json import as_json
from supervisio.domain.showing import Shown


@attrs.frozen(kw_only=True, repr=False)
class KeyRecord(Shown):
    """
    One key: what it is good for, and how much of what is in a database hangs on it.

    ``state``: ``newest`` wraps what is new, ``held`` unwraps what is there, ``prepared`` wraps nothing yet, of
    ``retired`` only the journal's secret is left, ``not_held`` is named by rows and missing from the vault. ``roots``
    (cases, therapy relationships, policies, profiles) are those whose data key it wraps; ``entries`` of the journal and
    ``reads`` in the access log are those it vouches for, the last of them written at ``last_written_at`` (aware, UTC).
    ``created`` and ``retired_on`` are calendar days in UTC, where the ring tells them. ``id`` is ``unreadable`` where
    rows name what cannot be the id of a key.
    """

    noun: ClassVar[str] = "key"

    id: str
    state: str
    created: date | None
    retired_on: date | None
    roots: int
    entries: int
    reads: int
    last_written_at: datetime | None

    def to_dict(self) -> dict[str, Any]:
        """Return the record as JSON-ready values."""
        made: dict[str, Any] = as_json(self)
        return made


@attrs.frozen(kw_only=True, repr=False)
class RewrapRecord(Shown):
    """
    What ``Supervisio.rewrap`` has done: how many roots (cases, therapy relationships, policies, profiles) it took over.

    ``key_id`` is the key that wraps them now. ``left`` are still wrapped by older keys: written meanwhile by a program
    that has not been started anew, held by a transaction that would not end, or not what the vault has wrapped, which
    ``verify`` tells.
    """

    noun: ClassVar[str] = "rewrap"

    key_id: str
    rewrapped: int
    left: int

    def to_dict(self) -> dict[str, Any]:
        """Return the record as JSON-ready values."""
        made: dict[str, Any] = as_json(self)
        return made
