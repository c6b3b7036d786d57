"""The journal as the services write it: who, when, why, and whether it still fits the rows."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, text, update

from supervisio import SEALED, WITHHELD, Actor, PersonalIssue
from supervisio.errors import AccessDeniedError, JournalTamperedError, NotFoundError
from supervisio.models import CaseRow, ClientRequestRow
from tests.services.people import AUDITOR, CUSTODIAN, JOBS, QUESTION
from tests.services.tables import refused

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from supervisio import Supervision
    from supervisio.domain.records import AskedRecord
    from supervisio.testing import FrozenClock
    from tests.services.conftest import On
    from tests.services.prepared import Prepared

REASON = "Because she asked me twice."


def test_a_late_entry_shows_that_it_is_late(ana: Supervision, clock: FrozenClock) -> None:
    """By how much; more than a day is a notice and no finding."""
    asked = ana.ask(question=QUESTION, asked_of="s-lee", effective_at=clock.now() - timedelta(hours=30))
    (entry,) = ana.cases.timeline(asked.case_id)

    assert entry.late == timedelta(hours=30)
    verified = ana.journal.verify(asked.case_id)
    assert (verified.ok, [notice.what for notice in verified.notices]) == (True, ["late"])


def test_a_reason_is_sealed_and_for_those_in_the_case(ana: Supervision, on: On, asked: AskedRecord) -> None:
    """Whoever looks after the record sees that things happened, not why."""
    ana.consultations.cancel(asked.consultation_id, reason=REASON)
    own = ana.cases.timeline(asked.case_id).items[-1]
    structure = on(AUDITOR).journal.timeline().items[-1]

    assert (own.reason, ana.reveal(own).reason) == (SEALED, REASON)
    assert (structure.move, structure.reason) == ("consultations.cancel", WITHHELD)


@pytest.mark.parametrize("actor", [AUDITOR, CUSTODIAN, JOBS], ids=lambda actor: actor.ref)
def test_everything_is_verified_for_those_who_look_after_it(on: On, actor: Actor, prepared: Prepared) -> None:
    """Counts leave personal issues out."""
    verified = on(actor).journal.verify()

    assert (verified.ok, bool(verified), verified.findings) == (True, True, ())
    # The case and the relationship; the issue is in a case of its own.
    assert verified.roots == 2
    assert verified.entries == sum(1 for _ in on(actor).journal.timeline(limit=200))


def test_a_case_is_verified_for_its_therapist(
    ana: Supervision, lee: Supervision, sam: Supervision, session: Session, asked: AskedRecord
) -> None:
    """For her alone; nobody verifies the whole without a role."""
    assert ana.journal.verify(asked.case_id).ok
    assert ana.journal.verify(str(asked.case_id)).entries == 1
    with refused(session, AccessDeniedError):
        ana.journal.verify()
    with refused(session, AccessDeniedError):
        lee.journal.verify(asked.case_id)
    with refused(session, NotFoundError):
        sam.journal.verify(asked.case_id)


def test_a_personal_issue_is_verified_for_its_therapist_only(ana: Supervision, on: On, session: Session) -> None:
    """For the others it is not there."""
    case_id = ana.note(PersonalIssue("burnout")).case_id

    assert ana.journal.verify(case_id).roots == 1
    for actor in (AUDITOR, CUSTODIAN, JOBS):
        with refused(session, NotFoundError):
            on(actor).journal.verify(case_id)
        assert on(actor).journal.timeline().items == ()
        assert on(actor).journal.verify().roots == 0


def test_what_was_changed_behind_it_is_found(ana: Supervision, on: On, session: Session, asked: AskedRecord) -> None:
    """And nothing is built upon it: the next change is refused until somebody has looked."""
    session.execute(update(ClientRequestRow).values(kind="gift"))

    verified = on(AUDITOR).journal.verify()
    assert not verified
    assert [(one.root, one.table, one.id, one.what) for one in verified.findings] == [
        (asked.case_id, "client_request", asked.about_id, "edited")
    ]
    assert asked.about_id is not None
    with refused(session, JournalTamperedError, "journal_tampered") as caught:
        ana.requests.reply(asked.about_id, "declined")
    assert (caught.value.root_id, caught.value.what) == (asked.case_id, "edited")


def test_a_finding_in_a_personal_issue_names_nothing(ana: Supervision, on: On, session: Session) -> None:
    """It must be told to somebody, but not what it is in."""
    case_id = ana.note(PersonalIssue("burnout")).case_id
    session.execute(text("UPDATE supervisio_personal_issue SET noticed_on = '2026-01-01'"))

    (finding,) = on(AUDITOR).journal.verify().findings
    assert (finding.root, finding.table, finding.id, finding.what) == (None, None, None, "restricted")
    (own,) = ana.journal.verify(case_id).findings
    assert (own.table, own.what) == ("personal_issue", "edited")


def test_a_row_written_beside_the_services_is_found(jobs: Supervision, session: Session, asked: AskedRecord) -> None:
    """It has no entry."""
    request = session.scalars(select(ClientRequestRow)).one()
    values = {column.key: getattr(request, column.key) for column in ClientRequestRow.__table__.columns}
    session.add(ClientRequestRow(**{**values, "id": asked.consultation_id}))
    session.flush()

    assert "without_entry" in {finding.what for finding in jobs.journal.verify().findings}


def test_a_cut_chain_is_found_and_not_gone_on_with(ana: Supervision, session: Session, asked: AskedRecord) -> None:
    """Head and sequence in the root do not belong to the newest entry."""
    session.execute(update(CaseRow).values(journal_seq=7))

    with refused(session, JournalTamperedError):
        ana.consultations.cancel(asked.consultation_id)
    assert not ana.journal.verify(asked.case_id).ok


def test_progress_is_told(jobs: Supervision, prepared: Prepared) -> None:
    """How much is done and how much there is, without personal issues."""
    assert jobs.policy.get().id is None
    told: list[tuple[int, int | None]] = []
    jobs.journal.verify(progress=lambda done, of: told.append((done, of)))

    assert told[-1] == (2, 2)


def test_the_clinics_timeline_goes_on_where_a_page_ended(
    jobs: Supervision, ana: Supervision, prepared: Prepared
) -> None:
    """Matter by matter, each in the order of writing."""
    whole = [(one.case_id, one.seq) for one in jobs.journal.timeline(limit=200)]
    found, after = [], None
    while True:
        page = jobs.journal.timeline(limit=3, after=after)
        found += [(one.case_id, one.seq) for one in page]
        after = page.next
        if after is None:
            break

    assert found == whole
    mine = {entry.case_id for entry in ana.journal.timeline(limit=200)}
    assert prepared.case_id in mine
    assert len(mine) == 2
