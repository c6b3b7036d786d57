"""An upgrade that is killed, in a process of its own."""

from __future__ import annotations

import multiprocessing
import os
import signal
from typing import TYPE_CHECKING

from sqlalchemy import NullPool, create_engine, event

from supervisio import schema

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext


def fork_server() -> ForkServerContext:
    """Return what starts processes that have imported all this already: there are many to start."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__, "alembic.command", "supervisio.models", "psycopg"])
    return context


def upgrade_and_die(url: str, operation: int) -> None:
    """Upgrade, and be killed before the n-th statement or COMMIT; with fewer of them, live."""
    engine = create_engine(url, poolclass=NullPool)
    done = 0

    def count(*_: object) -> None:
        nonlocal done
        done += 1
        if done == operation:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(engine, "before_cursor_execute", count)
    event.listen(engine, "commit", count)
    schema.upgrade(engine)
