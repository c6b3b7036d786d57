"""The transactions of a clinic, which alone has sessions of its own: how one begins, is kept, and is tried again."""

from __future__ import annotations

import os
import random
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError, TimeoutError  # noqa: A004 - that of a pool

from supervisio.engines import WRITING, OnlyConnection
from supervisio.errors import InvalidValueError, StorageError
from supervisio.models.database import OURS, Database, translated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine, Pool
    from sqlalchemy.orm import Session

_FIRST_WAIT = 0.02  # seconds
# What the database refuses to commit, it rolls back. But a connection can be lost when COMMIT is on its way, and a disk
# can fail when SQLite has only to sync what it wrote: whoever opens the file after a crash may then find it kept.
_NO_ANSWER = {"unreachable", "io"}


class Inheritance:
    """
    Sees to it that a process uses no connection that its parent opened before it forked.

    Two processes on one connection read each other's answers, and a SQLite file can break.
    """

    def __init__(self, *engines: Engine) -> None:
        self._engines = dict.fromkeys(engines)
        self._process = os.getpid()
        self._inherited: list[Pool] = []

    def leave(self) -> None:
        """Let the engines open connections of this process's own, if they have not yet."""
        if self._process == os.getpid():
            return
        for engine in self._engines:
            # A memory was copied with the process, and its connection is that memory.
            if not isinstance(engine.pool, OnlyConnection):
                # Kept, for who lets go of a connection closes it, and its file or server belongs to the parent too.
                self._inherited.append(engine.pool)
                engine.dispose(close=False)
        self._process = os.getpid()


def begin(session: Session, *, writing: bool, on_replica: bool = False) -> None:
    """
    Begin a transaction, with the lock that writing needs, or one that only reads.

    Raises:
        ConflictError: another transaction was in the way.
        StorageError: the database cannot be reached.

    """
    options: dict[str, bool] = {}
    if writing:
        options = {WRITING: True}
    elif Database(session).dialect_name == "postgresql" and not on_replica:
        # A standby reads only by itself; and the driver would be left to ask it for the opposite next time.
        options = {"postgresql_readonly": True}
    try:
        session.connection(bind_arguments=OURS, execution_options=options)
    except TimeoutError:
        raise StorageError("no_connection") from None
    except DBAPIError as error:
        raise translated(error) from None


def commit(database: Database) -> None:
    """
    Keep what was written: all of it, or nothing if a statement failed on the way, whoever caught the error.

    Raises:
        ConflictError: another transaction was in the way.
        StorageError: the database would not keep it; or, ``in_doubt``, nobody can tell whether it has.

    """
    if database.failure is not None:
        # PostgreSQL would answer COMMIT by rolling back, and say so to nobody.
        raise database.failure
    try:
        database.session.commit()
    except DBAPIError as error:
        failure = translated(error)
        raise (StorageError("in_doubt") if failure.code in _NO_ANSWER else failure) from None


def waits_between(attempts: int) -> Iterator[float]:
    """
    Return how many seconds to wait after each attempt but the last.

    Raises:
        InvalidValueError: that is no number of attempts.

    """
    if attempts < 1:
        raise InvalidValueError.of("attempts", "out_of_range", wanted="1 or more")
    # Waits grow and differ, so that those who collided do not meet again.
    return (_FIRST_WAIT * 2**tried * random.uniform(0.5, 1.5) for tried in range(attempts - 1))  # noqa: S311 - nothing secret
