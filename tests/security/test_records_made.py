"""Records of a clinic in which everything was used: they tell what is disclosed, and every call has words."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from sqlalchemy import select

from supervisio.document import verify_record
from supervisio.domain.access import ACCEPTED, PART_BY_STATUS
from supervisio.domain.calls import CORRECTING, DONE
from supervisio.domain.disclosure import disclosed_view, may_be_personal
from supervisio.domain.vocabulary import RecordAudience
from supervisio.errors import RuleError
from supervisio.models import CaseRow, JournalEntryRow
from supervisio.testing import FrozenClock, memory_clinic
from tests.document.reading import Page
from tests.security.rich import ANA, SYSTEM, Words, play

if TYPE_CHECKING:
    from collections.abc import Iterator

from tests.security.rich import Played

each_audience = pytest.mark.parametrize("audience", list(RecordAudience))


@pytest.fixture(scope="module")
def used() -> Iterator[Played]:
    """The rich clinic, one of its own: reading it leaves traces."""
    clock = FrozenClock()
    with memory_clinic(clock=clock) as clinic:
        yield play(clinic, clock, Words())


def cases(used: Played) -> list[tuple[UUID, str]]:
    """Return every case of the clinic, with its topic."""
    with used.clinic.engine.connect() as connection:
        return [(row.id, row.topic) for row in connection.execute(select(CaseRow.id, CaseRow.topic))]


@each_audience
def test_what_is_told_is_what_is_disclosed(used: Played, audience: RecordAudience) -> None:
    """In every case: each word and each sealed code of it, in both forms, and no other one."""
    told = set()
    for case_id, topic in cases(used):
        if topic == "personal_issue" and not may_be_personal(audience):
            continue
        with used.clinic.acting(ANA) as ana:
            view = ana.cases.view(case_id, reveal="supervision")
            made = ana.cases.decision_record(case_id, audience=audience, purpose="legal_process")
        taken_on = [one for one in view.consultations if PART_BY_STATUS[one.status] == ACCEPTED]  # type: ignore[index]  # it is seen
        about = (one.about_id for one in taken_on if isinstance(one.about_id, UUID))
        shared = frozenset({*about, *(one.id for one in taken_on)})
        shown = json.dumps(disclosed_view(view, audience, shared=shared).to_dict())
        expected = set(used.words.found_in(shown))

        assert (set(used.words.found_in(made.to_html())), set(used.words.found_in(made.to_json()))) == (
            expected,
            expected,
        )
        assert _faults_of(Page(made.to_html())) == []
        assert verify_record(made.to_html()).ok
        assert verify_record(made.to_json()).ok
        told |= expected
    assert told


def _faults_of(page: Page) -> list[str]:
    """Return what is wrong with a page: what is not closed, what is there twice, what leads nowhere."""
    ids = page.values("id")
    twice = {one for one in ids if ids.count(one) > 1}
    nowhere = {one.removeprefix("#") for one in page.values("href")} - set(ids)
    return [*page.faults, *twice, *nowhere]


@pytest.mark.parametrize("audience", [one for one in RecordAudience if not may_be_personal(one)])
def test_no_record_of_an_issue_is_made_for_others(used: Played, audience: str) -> None:
    """Of whichever."""
    for case_id, topic in cases(used):
        if topic == "personal_issue":
            with used.clinic.acting(ANA) as ana, pytest.raises(RuleError):
                ana.cases.decision_record(case_id, audience=audience, purpose="legal_process")


def test_every_call_has_words(used: Played) -> None:
    """What a timeline shows of a case is told in words of the field; what amends is among it."""
    with used.clinic.engine.connect() as connection:
        of_cases = select(JournalEntryRow.move).where(JournalEntryRow.root_noun == "case")
        calls = set(connection.scalars(of_cases))

    assert calls == DONE.keys()
    assert CORRECTING.keys() <= DONE.keys()


def test_the_clinic_verifies_afterwards(used: Played) -> None:
    """The entries of the access log are right."""
    with used.clinic.reading(SYSTEM) as system:
        assert system.journal.verify().ok
