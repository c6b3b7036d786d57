"""The keywords that every recording call takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, TypedDict
from uuid import UUID

if TYPE_CHECKING:
    from datetime import date, datetime

Id: TypeAlias = UUID | str


class CommonButReason(TypedDict, total=False):
    """
    The keywords that every recording call takes, beside ``reason``.

    ``effective_at``: the aware moment, or the day where only that is known, when it happened; by default now.
    ``request_key``: the same key twice records once and returns the first result.
    ``expect_version``: the version that the decision was taken on; a ConflictError if the matter has changed since.
    """

    effective_at: datetime | date | str | None
    request_key: str | None
    expect_version: int | None


class Common(CommonButReason, total=False):
    """The keywords that every recording call takes. ``reason``: why, sealed in the journal."""

    reason: str | None
