"""What stands in all of our tables, to see that a refused call left them as they were."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import pytest
from sqlalchemy import event, select

from supervisio.errors import SupervisioError
from supervisio.models import metadata
from supervisio.models.database import Database
from tests.telling import told_by

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine
    from sqlalchemy.orm import Session

_ErrorT = TypeVar("_ErrorT", bound=SupervisioError)


def contents(session: Session) -> dict[str, list[Any]]:
    """Return every row of every table, by the names of the tables."""
    database = Database(session)
    if database.dialect_name == "postgresql":
        database.name_clinic("clinic")  # else its rows, which are guarded, cannot be seen
    connection = database.connection()
    return {
        name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
        for name, table in metadata.tables.items()
    }


@contextmanager
def refused(session: Session, kind: type[_ErrorT], code: str | None = None) -> Iterator[pytest.ExceptionInfo[_ErrorT]]:
    """
    See that what is done within is refused, and leaves nothing behind even if the host commits afterwards.

    The error has a sentence, and JSON that says the same.
    """
    before = contents(session)
    with pytest.raises(kind) as caught:
        yield caught
    session.commit()
    assert contents(session) == before
    assert code in (None, caught.value.code)
    assert str(caught.value) == caught.value.to_dict()["sentence"]
    assert str(caught.value) in told_by(caught.value)


@contextmanager
def statements_on(engine: Engine) -> Iterator[list[str]]:
    """Collect the statements that an engine runs within."""
    found: list[str] = []

    def collect(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        found.append(statement)

    event.listen(engine, "before_cursor_execute", collect)
    try:
        yield found
    finally:
        event.remove(engine, "before_cursor_execute", collect)
