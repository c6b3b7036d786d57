"""``kill -9`` in the middle of an upgrade."""

from __future__ import annotations

import os
import signal
from itertools import count
from typing import TYPE_CHECKING

from sqlalchemy import create_engine, make_url

from supervisio import schema
from tests import postgresql
from tests.migrations.dying import fork_server, upgrade_and_die
from tests.migrations.reading import names_in

if TYPE_CHECKING:
    from pathlib import Path

# Every tenth operation, for each means a process and an upgrade; SUPERVISIO_TEST_EVERY=1 takes every one.
_EVERY = int(os.environ.get("SUPERVISIO_TEST_EVERY", "10"))


def test_on_sqlite_nothing_is_left_and_the_next_upgrade_works(tmp_path: Path) -> None:
    """Whatever the operation before which it is killed, there are no tables, and then all of them."""
    for operation in count(1, _EVERY):
        if _is_killed_and_made_up_for(f"sqlite:///{tmp_path / f'{operation}.db'}", operation):
            continue
        assert operation > len(schema.REVISIONS) * _EVERY
        break


def test_on_postgresql_nothing_is_left_and_the_next_upgrade_works(postgresql_url: str) -> None:
    """The same; who comes next waits until the server has noticed that the one before is gone."""
    for operation in count(1, _EVERY):
        postgresql.empty(make_url(postgresql_url))
        if _is_killed_and_made_up_for(postgresql_url, operation):
            continue
        assert operation > len(schema.REVISIONS) * _EVERY
        break


def _is_killed_and_made_up_for(url: str, operation: int) -> bool:
    """Tell whether the upgrade had so many operations that it was killed."""
    process = fork_server().Process(target=upgrade_and_die, args=(url, operation))
    process.start()
    process.join()
    if process.exitcode == 0:
        assert schema.current(url) == schema.HEAD
        return False
    assert process.exitcode == -signal.SIGKILL
    engine = create_engine(url)
    assert names_in(engine) == set()
    assert schema.current(engine) is None
    schema.upgrade(engine)
    assert schema.current(engine) == schema.HEAD
    assert {notice.code for notice in schema.check(engine)} <= {"foreign_keys", "superuser"}
    engine.dispose()
    return True
