"""A full disk, a broken one and ``kill -9`` at a write of SQLite's: told by our errors, and nothing is half-written."""

from __future__ import annotations

import os
import shutil
import signal
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import make_url

from supervisio import Clinic, Vault
from tests.crashes import tracing
from tests.crashes.reviewing import review
from tests.crashes.tracing import ACTS, FAULTS, Fault, Point, Worked
from tests.crashes.working import act

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

# Of each system call every 120th, for each means a process and a second; SUPERVISIO_TEST_EVERY=1 takes every one.
_EVERY = int(os.environ.get("SUPERVISIO_TEST_EVERY", "120"))


@pytest.fixture(scope="module")
def strace() -> None:
    """What injects faults. Where it cannot, this is skipped, and in CI therefore fails, unless it is left out aloud."""
    reason = tracing.reason_not_to()
    if reason is not None:
        pytest.skip(reason)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_no_fault_at_a_write_loses_anything(
    strace: None, fault: Fault, sqlite_clinic_url: str, keys: Path, tmp_path: Path
) -> None:
    """What was acknowledged is there, once; when the fault is gone the same act goes through, here or elsewhere."""
    database = make_url(sqlite_clinic_url).database
    assert database is not None
    told: Counter[str] = Counter()
    tried = list(some(tracing.points(copied(database, tmp_path / "without"), keys), first=FAULTS.index(fault)))
    for at in tried:
        path = copied(database, tmp_path / f"{at.call}-{at.occurrence}")
        worked = tracing.inject(fault, at, path, keys)
        assert worked.returncode in ends(fault)
        assert len(worked.done) == ACTS or worked.returncode == -signal.SIGKILL
        assert not worked.told_words
        told.update(worked.failed)
        go_on_and_review(path, keys, worked)
        shutil.rmtree(path.parent)

    print(len(tried), "points;", dict(told))  # noqa: T201 - `pytest -rP` shows how much was tried
    assert {at.call for at in tried} >= {"pwrite64", "fdatasync"}
    # One that only hinders SQLite in tidying up is told to nobody, and harms nobody.
    assert set(told) <= {"disk_full", "in_doubt", "io"}
    assert bool(told) != fault.kills


def ends(fault: Fault) -> set[int]:
    """Return how a worker may end."""
    if fault.kills:
        return {-signal.SIGKILL}
    return {0} if fault.attempts > 1 else {0, -signal.SIGKILL}


def copied(database: str, folder: Path) -> Path:
    """Copy a database into a folder of its own."""
    folder.mkdir()
    path = folder / "clinic.db"
    shutil.copy(database, path)
    return path


def some(points: Iterable[Point], *, first: int) -> Iterable[Point]:
    """Take every so many of the calls of each kind."""
    return (at for at in points if (at.occurrence - 1 - first) % _EVERY == 0)


def go_on_and_review(path: Path, keys: Path, worked: Worked) -> None:
    """Do what is left to do, and one act more; all of it is there then."""
    done = list(worked.done)
    with Clinic.open(path, vault=Vault.at(keys)) as clinic:
        while len(done) <= ACTS:
            done.append(act(clinic, done[-1] if done else None))
        review(clinic, done)
