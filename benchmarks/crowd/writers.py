"""Processes that write to one database for a while, each with keys and connections of its own."""

from __future__ import annotations

import multiprocessing
import time
from typing import TYPE_CHECKING
from uuid import UUID

import attrs
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from supervisio import Actor, ClientRequest, Clinic, Supervisio, Vault
from supervisio.errors import ConflictError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from multiprocessing.queues import SimpleQueue
    from multiprocessing.synchronize import Barrier
    from pathlib import Path

    from supervisio import Supervision

    Write = Callable[["Act"], None]

THERAPIST = Actor("t-ana")
AUDITOR = Actor("auditor", roles={"auditor"})
REVIEW_ON = ("2027-03-01", "2027-03-08")


@attrs.frozen
class Act:
    """One act: the review of a case is put off, which makes no row longer; without a case, a new one is filed."""

    case_id: UUID | None
    number: int = 0

    def __call__(self, supervision: Supervision) -> None:
        """Do it."""
        if self.case_id is None:
            ask(supervision)
        else:
            supervision.cases.monitor(self.case_id, REVIEW_ON[self.number % 2])


def filed(clinic: Clinic, cases: int) -> list[UUID]:
    """File so many cases."""
    with clinic.acting(THERAPIST) as supervision:
        return [ask(supervision) for _ in range(cases)]


def ask(supervision: Supervision) -> UUID:
    """Ask about a client's request in a new case, and return its id."""
    return supervision.ask(ClientRequest("c-104", "gift"), question="How do I say no?", asked_of="s-lee").case_id


class Crowd:
    """
    Processes that write to the database at this address: by ``Clinic.run``, or as a host does by default.

    ``acknowledged`` is how many acts they were told are kept.
    """

    def __init__(self, url: str, keys: Path, *, as_host: bool = False) -> None:
        self.acknowledged = 0
        self._url = url
        self._keys = keys
        self._as_host = as_host

    def acts_a_second(self, cases: Sequence[UUID | None], seconds: float) -> float:
        """Let one process for each case, which may be the same one or a new one each time, write to it for so long."""
        # Nothing of this process's own connections is used there.
        forking = multiprocessing.get_context("fork")
        together, counts = forking.Barrier(len(cases)), forking.SimpleQueue()
        writers = [forking.Process(target=self._write, args=(case, seconds, together, counts)) for case in cases]
        for writer in writers:
            writer.start()
        for writer in writers:
            writer.join()
        assert [writer.exitcode for writer in writers] == [0] * len(writers), "a writer was told of an error"
        found: int = sum(counts.get() for _ in writers)
        self.acknowledged += found + len(writers)
        return found / seconds

    def _write(self, case_id: UUID | None, seconds: float, together: Barrier, counts: SimpleQueue[int]) -> None:
        write = self._by_host() if self._as_host else self._by_clinic()
        write(Act(case_id))
        together.wait()
        done, end = 0, time.monotonic() + seconds
        while time.monotonic() < end:
            done += 1
            write(Act(case_id, done))
        counts.put(done)

    def _by_clinic(self) -> Write:
        clinic = Clinic.open(self._url, vault=Vault.at(self._keys))
        return lambda act: clinic.run(act, actor=THERAPIST)

    def _by_host(self) -> Write:
        app = Supervisio(Vault.at(self._keys))
        engine = create_engine(self._url)

        def write(act: Act) -> None:
            while True:
                with Session(engine) as session:
                    try:
                        act(app.on(session, clinic_id="clinic", actor=THERAPIST))
                    except ConflictError as conflict:
                        if not conflict.retry:
                            raise
                    else:
                        session.commit()
                        return

        return write


def nothing_is_lost(clinic: Clinic, entries: int) -> None:
    """See that the journal has just so many entries, and every chain is whole."""
    with clinic.reading(AUDITOR) as supervision:
        verified = supervision.journal.verify()
    assert (verified.findings, verified.entries) == ((), entries), "an act was lost, or a chain forked"
