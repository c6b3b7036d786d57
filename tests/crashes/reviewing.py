"""What must hold after a crash: all that was acknowledged is there, nothing half-written is, the record is clean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.crashes.working import ACTS_OF_A_CASE, NARRATIVE, STATUSES, question
from tests.services.people import ANA, JOBS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from uuid import UUID

    from supervisio import Clinic
    from tests.crashes.working import Done


def review_case(clinic: Clinic, last: Done) -> None:
    """See that the case of the last act is what its acts made of it: no more, no less."""
    done = last.number % ACTS_OF_A_CASE + 1
    with clinic.reading(ANA) as ana:
        verified = ana.journal.verify(last.case_id)
        consultation = ana.consultations.get(last.consultation_id)
        request = ana.requests.get(last.about_id)
    assert (verified.findings, verified.entries) == ((), done)
    assert (consultation.status, request.status) == STATUSES[done - 1]
    assert (last.version, consultation.version, request.version) == (done, done, done)


def review(clinic: Clinic, acknowledged: Sequence[Done]) -> None:
    """See that the clinic holds what was acknowledged, every act of it, and nothing else."""
    assert [done.number for done in acknowledged] == list(range(len(acknowledged)))
    last_of_each = list({done.case_id: done for done in acknowledged}.values())
    with clinic.reading(JOBS) as jobs:
        verified = jobs.journal.verify()
    assert verified.findings == ()
    assert (verified.entries, verified.roots) == (len(acknowledged), len(last_of_each))
    assert set(_cases(clinic)) == {done.case_id for done in last_of_each}
    for done in last_of_each:
        review_case(clinic, done)
        _review_texts(clinic, done)


def _review_texts(clinic: Clinic, last: Done) -> None:
    with clinic.acting(ANA) as ana:
        asked = ana.reveal(ana.consultations.get(last.consultation_id))
    assert asked.question == question(last.number - last.number % ACTS_OF_A_CASE)
    assert [advice.text for advice in asked.recommendations] == ([NARRATIVE] if asked.status == "completed" else [])


def _cases(clinic: Clinic) -> Iterator[UUID]:
    page = None
    with clinic.reading(ANA) as ana:
        while page is None or page.next is not None:
            page = ana.cases.list_(limit=200, after=None if page is None else page.next)
            yield from (case.id for case in page)
