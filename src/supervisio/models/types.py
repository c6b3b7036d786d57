"""
Column types that keep one form on every database.

What is read back and bound again must give the same bytes: the journal's digests and ``verify()`` depend on it.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import BigInteger, DateTime, Text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.expression import ColumnElement
from sqlalchemy.types import TypeDecorator

if TYPE_CHECKING:
    from sqlalchemy.engine.interfaces import Dialect


class UTCDateTime(TypeDecorator[datetime]):
    """
    An aware moment, stored in UTC.

    SQLite drops the offset of what it is given and PostgreSQL takes a naive value in the session's zone, both silently:
    so a naive value is refused, and every other is converted before it is bound.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - given
        """Convert to UTC on the way in."""
        if value is None or value.tzinfo is UTC:
            return value
        if value.tzinfo is None:
            message = "a naive datetime cannot be stored"
            raise ValueError(message)
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - given
        """Return an aware UTC datetime on the way out."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class CanonicalJSON(TypeDecorator[Any]):
    """
    JSON in one canonical text: keys sorted, no white space, ASCII, no floats.

    A host may give its engine another serializer, and databases keep JSON in forms of their own; a text stays as it
    was.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002 - given
        """Write the canonical text."""
        return None if value is None else canonical_json(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ARG002 - given
        """Read it back."""
        return None if value is None else json.loads(value)


class CurrentTransaction(ColumnElement[int]):
    """The number of the transaction on PostgreSQL, which only ever grows; NULL elsewhere."""

    type = BigInteger()
    inherit_cache = True


@compiles(CurrentTransaction)
def _no_number(*_: Any, **__: Any) -> str:
    return "NULL"


@compiles(CurrentTransaction, "postgresql")
def _number(*_: Any, **__: Any) -> str:
    # There is no cast from its own type to any number.
    return "((pg_current_xact_id())::text)::bigint"


# Once: ``json.dumps`` would make an encoder anew for every value.
_CANONICAL = json.JSONEncoder(sort_keys=True, separators=(",", ":"))


def canonical_json(value: Any) -> str:
    """Return the one text that stands for this value."""
    return _CANONICAL.encode(value)
