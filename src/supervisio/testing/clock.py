"""A clock that stands still."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from supervisio.errors import InvalidValueError


class FrozenClock:
    """
    A clock that stands still until it is moved.

    ``at`` is an aware datetime; by default 2026-03-02 at 9:00 UTC, a Monday.
    """

    def __init__(self, at: datetime = datetime(2026, 3, 2, 9, tzinfo=UTC)) -> None:
        self.move_to(at)

    def now(self) -> datetime:
        """Return the moment it is, in UTC."""
        return self._at

    def move_to(self, at: datetime) -> None:
        """
        Set the clock, forwards or back.

        Raises:
            InvalidValueError: the datetime is naive.

        """
        if at.tzinfo is None:
            raise InvalidValueError.of("at", "naive")
        self._at = at.astimezone(UTC)

    def advance(self, length: timedelta | None = None, **parts: float) -> None:
        """Move the clock on: ``advance(days=3)``."""
        self._at += timedelta(**parts) if length is None else length
