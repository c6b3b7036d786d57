"""The tests share one PostgreSQL server, where a transaction of one holds back the feeds and seals of another."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from sqlalchemy import text

if TYPE_CHECKING:
    from sqlalchemy import Connection

_NEXT = text("SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint")
_OLDEST = text("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
_PATIENCE = 60


def settle(connection: Connection) -> None:
    """Wait until all that has been committed so far is older than every transaction that is running."""
    if connection.dialect.name != "postgresql":
        return
    wanted = connection.execute(_NEXT).scalar_one()
    deadline = time.monotonic() + _PATIENCE
    while connection.execute(_OLDEST).scalar_one() < wanted:
        connection.rollback()
        assert time.monotonic() < deadline, "another transaction stays open on the server"
        time.sleep(0.01)
    connection.rollback()
