"""Statements that PostgreSQL gets together, where the driver can send them so: one wait instead of one for each."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy.exc import DBAPIError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection


@contextmanager
def sent_together(connection: Connection) -> Iterator[None]:
    """
    Send what is executed in the block without waiting for the answer to each; none of it may return rows.

    The first that fails keeps those after it from running. Where the driver cannot do it, each is waited for.

    Raises:
        DBAPIError: as SQLAlchemy would for one statement, at the latest at the end of the block.

    """
    if not _is_able(connection.dialect):
        yield
        return
    # The driver's own connection, whatever a pool or a host has put around it.
    driver: Any = connection.connection.driver_connection
    failure: DBAPIError | None = None
    try:
        with driver.pipeline():
            try:
                yield
            except DBAPIError as error:
                # Kept from the driver, which would log what comes of it: that the rest was not run.
                failure = error
    except connection.dialect.loaded_dbapi.Error as error:
        failure = failure or _as_sqlalchemy_would(error, connection, is_lost=bool(driver.closed))
    if failure is not None:
        raise failure from None


def _as_sqlalchemy_would(error: Exception, connection: Connection, *, is_lost: bool) -> DBAPIError:
    if is_lost:
        # Nobody is to use it again.
        connection.invalidate(error)
    return DBAPIError(None, None, error, hide_parameters=True, connection_invalidated=is_lost)


def _is_able(dialect: Any) -> bool:
    # Through asyncio the driver's pipeline is a coroutine's; psycopg on an old libpq has none.
    return dialect.driver == "psycopg" and not dialect.is_async and dialect.loaded_dbapi.Pipeline.is_supported()
