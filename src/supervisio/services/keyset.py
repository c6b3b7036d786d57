"""Pages of what several selects find together: by rank, then by a moment, then by id and kind."""

from __future__ import annotations

import operator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import and_, or_, select

from supervisio.domain.checks import Problems, raise_if_any, whole_number
from supervisio.domain.cursor import from_cursor, to_cursor
from supervisio.services.reading import MOST_A_PAGE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from supervisio.services.context import Context
    from supervisio.services.draft import Row

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_Place = tuple[int, datetime, UUID, str]


def page_of(
    context: Context, found: Any, parameters: Mapping[str, Any], *, moment: str, limit: Any, after: Any
) -> tuple[list[Row], str | None]:
    """
    Return the rows of one page, and the cursor behind it if there are more.

    ``found`` is a subquery with the columns ``rank``, ``id``, ``kind`` and the one that ``moment`` names.

    Raises:
        InvalidValueError: the limit or the cursor is not acceptable.

    """
    problems: Problems = []
    limit = whole_number(limit, "limit", problems, least=1, most=MOST_A_PAGE)
    place = _read(after, problems)
    raise_if_any(problems)
    order = (found.c.rank, found.c[moment], found.c.id, found.c.kind)
    statement = select(found).order_by(*order)
    if place is not None:
        statement = statement.where(_comes_after(order, place))
    rows = context.rows(statement.limit(limit + 1), parameters)
    return rows[:limit], _written(rows[limit - 1], moment) if len(rows) > limit else None


def _comes_after(order: tuple[Any, ...], place: _Place) -> Any:
    alternatives = []
    for position, (column, value) in enumerate(zip(order, place, strict=True)):
        same = [earlier == its for earlier, its in zip(order[:position], place[:position], strict=True)]
        alternatives.append(and_(*same, column > value))
    return or_(*alternatives)


def _written(row: Row, moment: str) -> str:
    since_epoch = row[moment] - _EPOCH
    microseconds = (since_epoch.days * 86_400 + since_epoch.seconds) * 1_000_000 + since_epoch.microseconds
    return to_cursor(row["rank"], microseconds, row["id"].hex, row["kind"])


def _read(after: Any, problems: Problems) -> _Place | None:
    values = from_cursor(after, 4, problems)
    if values is None:
        return None
    try:
        rank, microseconds, row_id, kind = values
        return operator.index(rank), _EPOCH + timedelta(microseconds=microseconds), UUID(row_id), str(kind)
    except (ValueError, TypeError, AttributeError, OverflowError):
        problems.append(("after", "bad_cursor", {}))
        return None
