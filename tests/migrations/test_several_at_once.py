from __future__ import annotations

import multiprocessing
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import Connection, create_engine, event

from supervisio import schema

if TYPE_CHECKING:
    from multiprocessing.synchronize import Barrier as ProcessBarrier

AT_ONCE = 16


def test_sixteen_processes_that_start_together_all_succeed(database_url: str) -> None:
    """One makes the tables, the others wait for it and find them."""
    spawning = multiprocessing.get_context("spawn")
    start = spawning.Barrier(AT_ONCE)
    processes = [spawning.Process(target=_upgrade, args=(database_url, start)) for _ in range(AT_ONCE)]

    for process in processes:
        process.start()
    for process in processes:
        process.join()

    assert [process.exitcode for process in processes] == [0] * AT_ONCE
    assert schema.current(database_url) == schema.HEAD


def _upgrade(url: str, start: ProcessBarrier) -> None:
    start.wait()
    schema.upgrade(url)


@pytest.mark.parametrize("isolation_level", [None, "SERIALIZABLE"])
def test_threads_of_one_program_all_succeed(database_url: str, isolation_level: str | None) -> None:
    """Alembic can do one thing at a time in a process; and what a strict engine would not see, it is made to see."""
    engine = (
        create_engine(database_url, isolation_level=isolation_level) if isolation_level else create_engine(database_url)
    )
    start = Barrier(AT_ONCE)

    def upgrade(_: int) -> None:
        start.wait()
        schema.upgrade(engine)

    with ThreadPoolExecutor(AT_ONCE) as threads:
        assert list(threads.map(upgrade, range(AT_ONCE))) == [None] * AT_ONCE
    assert schema.current(engine) == schema.HEAD
    engine.dispose()


def test_an_engine_that_begins_by_itself_waits_too(sqlite_url: str) -> None:
    """With the usual recipe for SQLite (no BEGIN by the driver, one by an event), the lock is taken all the same."""
    start = multiprocessing.get_context("spawn").Barrier(2)
    other = multiprocessing.get_context("spawn").Process(target=_upgrade_with_recipe, args=(sqlite_url, start))
    other.start()

    _upgrade_with_recipe(sqlite_url, start)

    other.join()
    assert other.exitcode == 0
    assert schema.current(sqlite_url) == schema.HEAD


def _upgrade_with_recipe(url: str, start: ProcessBarrier) -> None:
    engine = create_engine(url, isolation_level="AUTOCOMMIT")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN")

    start.wait()
    schema.upgrade(engine)
    engine.dispose()
