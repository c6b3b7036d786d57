"""What all records share: frozen, JSON-ready, and silent about texts."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar
from uuid import UUID

import attrs

from supervisio.domain.as_json import as_json
from supervisio.domain.hidden import Hidden
from supervisio.domain.showing import Shown, ShownAsTable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from supervisio.domain.vocabulary.code import Code

_T = TypeVar("_T")

LATE = timedelta(hours=24)
"""What is written longer than this after it happened is a late entry, and shows that it is."""

TEXT: dict[str, Any] = {"supervisio.kept": "text"}
SEALED_JSON: dict[str, Any] = {"supervisio.kept": "sealed_json"}


def made_by(read: Callable[[Any], Any]) -> dict[str, Any]:
    """Mark a field whose value is made of what the database holds by this function, unless it holds nothing."""
    return {"supervisio.read": read}


def code(vocabulary: type[Code]) -> dict[str, Any]:
    """Mark a field that holds a code of this vocabulary."""
    return {"supervisio.kept": "code", "supervisio.vocabulary": vocabulary, "supervisio.read": vocabulary.read}


def sealed_code(vocabulary: type) -> dict[str, Any]:
    """Mark a field that holds a code of this vocabulary and is sealed as a text is."""
    return {"supervisio.kept": "sealed_code", "supervisio.vocabulary": vocabulary}


def veiled(value: object) -> str:
    """Stand for a text, should a subclass have a ``repr`` that attrs made: whether there is one, never what it says."""
    return repr(value) if value is None or isinstance(value, Hidden) else "<revealed>"


@attrs.frozen(kw_only=True, repr=False)
class MoveRecord(Shown):
    """A move that this actor may make now: the call, what it means, and what is still lacking for it."""

    move: str
    label: str
    missing: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the record as JSON-ready values."""
        made: dict[str, Any] = as_json(self)
        return made


@attrs.frozen(kw_only=True, repr=False)
class Record(Shown):
    """
    A frozen copy of what the database holds.

    ``version`` is the journal sequence of the matter when this was read: give it back as ``expect_version=`` to act
    only if nothing has changed since. ``replayed`` says that a ``request_key`` was seen before and nothing was done
    again.
    """

    noun: ClassVar[str] = "record"

    version: int = 0
    moves: tuple[MoveRecord, ...] = ()
    replayed: bool = False

    def to_dict(self) -> dict[str, Any]:
        """Return the record as JSON-ready values; a text is in it only if this copy was revealed."""
        made: dict[str, Any] = as_json(self)
        return made


@attrs.frozen(kw_only=True, repr=False)
class Entry(Record):
    """
    One record within a case.

    ``effective_at`` is the aware UTC moment it happened; where only the day is known ``effective_on`` holds it and
    ``effective_at`` is that day's beginning. ``recorded_at`` is when it was written.
    """

    id: UUID
    case_id: UUID
    effective_at: datetime
    effective_on: date | None
    recorded_at: datetime
    recorded_by: str | Hidden | None


@attrs.frozen(kw_only=True, repr=False)
class Page(ShownAsTable, Generic[_T]):
    """One page of a list. ``next`` is handed to the same call as ``after=``; None when this was the last."""

    items: tuple[_T, ...]
    next: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the page as JSON-ready values."""
        return {"items": as_json(self.items), "next": self.next}

    def __iter__(self) -> Iterator[_T]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)
