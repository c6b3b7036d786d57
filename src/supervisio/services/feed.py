"""
What happened in a clinic, for the host's notifications: each event once, in the order in which it was committed.

A cursor that has moved on must never miss what a slow transaction commits behind it. So an event is given out only when
nothing can come before it any more; `journal.order` says how that is known. On PostgreSQL a transaction that has
written and stays open, in whichever database of the server, thus holds back what began to write after it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import Connection, Engine
from sqlalchemy.orm import Session

from supervisio.domain.checks import Problems, identifier, raise_if_any, reference, whole_number
from supervisio.domain.cursor import from_cursor
from supervisio.domain.records import FeedRecord, Page
from supervisio.errors import InvalidValueError, StorageError
from supervisio.journal import order
from supervisio.models.database import Database
from supervisio.services.reading import MOST_A_PAGE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from supervisio.services.house import House


def feed(house: House, bind: Engine | Connection, clinic_id: str, *, after: str | None, limit: int) -> Page[FeedRecord]:
    """
    Return the events after a cursor; ``next`` is where to go on.

    Raises:
        InvalidValueError: a value is not acceptable, or the cursor's event is not there.
        StorageError: ``other_server``: the order of events cannot be told.

    """
    problems: Problems = []
    reference(clinic_id, "clinic_id", problems)
    limit = whole_number(limit, "limit", problems, least=1, most=MOST_A_PAGE)
    cursor = from_cursor(after, 2, problems)
    if cursor is not None and type(cursor[1]) is not int:
        problems.append(("after", "bad_cursor", {}))
    if not isinstance(bind, (Engine, Connection)):
        problems.append(("bind", "wrong_type", {"wanted": "an Engine or a Connection"}))
    raise_if_any(problems)
    # It leaves a connection's transaction as it was, and rolls back the one that it begins itself.
    with Session(bind) as session:
        database = Database(session)
        house.enter(database, clinic_id)
        items = _events(database, clinic_id, cursor, limit)
    return Page(items=items, next=items[-1].cursor if items else after)


def _events(database: Database, clinic_id: str, cursor: list[Any] | None, limit: int) -> tuple[FeedRecord, ...]:
    dialect = database.dialect_name
    given: dict[str, Any] = {"clinic_id": clinic_id}
    if database.execute(order.is_of_another_server(dialect), given).scalar_one():
        raise StorageError("other_server")
    if cursor is not None:
        given |= {"root_id": identifier(cursor[0], "after"), "seq": cursor[1]}
        given["place"] = database.execute(order.place_of(dialect), given).scalar()
        if given["place"] is None:
            raise InvalidValueError.of("after", "unknown_event")
    statement = order.following(dialect, from_the_first=cursor is None)
    found = database.execute(statement, {**given, "limit": limit}).mappings()
    return tuple(_as_record(entry) for entry in found)


def _as_record(entry: Mapping[Any, Any]) -> FeedRecord:
    values = dict(entry)
    touched = tuple((noun, UUID(row_id)) for noun, row_id, _ in values.pop("rows"))
    return FeedRecord(**values, touched=touched, version=entry["seq"])
