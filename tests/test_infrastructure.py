"""The databases that the other tests stand on are real, and empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import NullPool, create_engine, inspect, text

from tests import postgresql

if TYPE_CHECKING:
    from sqlalchemy import Engine


def test_the_engine_reaches_a_database(engine: Engine) -> None:
    """Both databases answer."""
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT 1")) == 1


@pytest.mark.parametrize("time", ["once", "again"])
def test_a_test_finds_an_empty_database(engine: Engine, time: str) -> None:
    """What one test leaves in a database, the next one does not find."""
    found = inspect(engine).get_table_names()

    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE left_behind (id INTEGER)"))

    assert found == []


def test_a_connection_left_open_holds_up_no_later_test(postgresql_url: str) -> None:
    """A transaction that a test leaves open, with its locks, does not keep the next test waiting."""
    engine = create_engine(postgresql_url, poolclass=NullPool)
    left_open = engine.connect()
    left_open.execute(text("CREATE TABLE left_behind (id INTEGER)"))

    postgresql.empty(engine.url)

    assert inspect(engine).get_table_names() == []
    left_open.invalidate()
