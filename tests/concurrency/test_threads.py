"""One clinic that a whole process shares."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from supervisio.errors import StorageError
from supervisio.testing import memory_clinic
from tests.concurrency.writing import ask
from tests.services.people import ANA, JOBS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from supervisio import Clinic, Supervisio

THREADS = 200


@pytest.fixture(params=["in memory", "sqlite", "postgresql"])
def shared(request: pytest.FixtureRequest, app: Supervisio) -> Iterator[Clinic]:
    """A clinic that is made once a process."""
    if request.param == "in memory":
        with memory_clinic() as clinic:
            yield clinic
    else:
        with app.clinic(request.getfixturevalue(f"{request.param}_clinic_url")) as clinic:
            yield clinic


def test_many_threads_share_a_clinic(shared: Clinic) -> None:
    """More than there are connections; each write is there, and nobody is told of the others."""
    request = shared.run(ask, actor=ANA).about_id

    def write(number: int) -> str:
        shared.run(lambda on: on.requests.observe(request, text=str(number)), actor=ANA)
        return str(number)

    with ThreadPoolExecutor(THREADS) as threads:
        acknowledged = list(threads.map(write, range(THREADS)))

    with shared.acting(ANA) as ana:
        found = ana.reveal(ana.requests.get(request))
    assert sorted(str(one.text) for one in found.observations) == sorted(acknowledged)
    with shared.reading(JOBS) as jobs:
        verified = jobs.journal.verify()
    assert (verified.findings, verified.entries) == ((), 1 + THREADS)


def test_who_gets_no_connection_in_time_is_told(app: Supervisio, sqlite_clinic_url: str) -> None:
    """A clinic's block and a host's session alike, with a sentence that says what to do."""
    engine = create_engine(sqlite_clinic_url, pool_size=1, max_overflow=0, pool_timeout=0.01)
    clinic = app.clinic(engine)
    with engine.connect(), Session(engine) as session:
        for call in (
            lambda: clinic.run(ask, actor=ANA),
            lambda: ask(app.on(session, clinic_id="clinic", actor=ANA)),
            lambda: app.on(session, clinic_id="clinic", actor=ANA).queue_count(),
        ):
            with pytest.raises(StorageError, match="a larger pool") as caught:
                call()
            assert caught.value.code == "no_connection"
    clinic.close()
