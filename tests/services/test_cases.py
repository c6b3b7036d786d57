from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from supervisio import SEALED, WITHHELD, Actor, BoundaryConcern, ClientRequest, PersonalIssue
from supervisio.errors import IncompleteError, InvalidTransitionError, InvalidValueError, NotFoundError
from tests.services.people import CLIENT, QUESTION
from tests.services.tables import refused

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from sqlalchemy.orm import Session

    from supervisio import Supervision
    from supervisio.domain.records import AskedRecord
    from tests.services.conftest import On
    from tests.services.prepared import Prepared

OUTCOME = "She understood, in the end."
TOLD = "That I stay her therapist."


@pytest.fixture
def case_id(ana: Supervision) -> UUID:
    """A case of Ana's with a client's request and nothing open."""
    return ana.note(ClientRequest(CLIENT, "friendship")).case_id


def test_a_case_closes_with_its_outcome(ana: Supervision, case_id: UUID) -> None:
    """And with what the client was told; both are sealed."""
    closed = ana.cases.close(case_id, OUTCOME, TOLD)

    assert (closed.status, closed.outcome, closed.client_was_told) == ("closed", SEALED, SEALED)
    revealed = ana.reveal(closed)
    assert (revealed.outcome, revealed.client_was_told) == (OUTCOME, TOLD)


def test_or_with_why_the_client_was_told_nothing(ana: Supervision, session: Session, case_id: UUID) -> None:
    """One of the two; an empty text is neither."""
    with refused(session, IncompleteError) as caught:
        ana.cases.close(case_id, OUTCOME, " ")
    assert caught.value.missing == ("client_was_told",)

    assert ana.cases.close(case_id, OUTCOME, reason="She does not know that I asked.").client_was_told is None


def test_without_a_client_nobody_is_told(ana: Supervision) -> None:
    """A personal issue and a plain question close with their outcome."""
    for case_id in (
        ana.note(PersonalIssue("burnout")).case_id,
        ana.note(BoundaryConcern("touch", other_party_ref="s-max")).case_id,
    ):
        for concern in ana.concerns.list_(case_id=case_id):
            ana.concerns.not_a_concern(concern.id, reason="It was a handshake.")
        assert ana.cases.close(case_id, OUTCOME).status == "closed"


@pytest.mark.parametrize("outcome", ["", " ", None])
def test_an_outcome_is_needed(ana: Supervision, session: Session, case_id: UUID, outcome: str) -> None:
    """Words, not blanks."""
    with refused(session, InvalidValueError) as caught:
        ana.cases.close(case_id, outcome, TOLD)
    assert caught.value.field == "outcome"


def test_open_work_keeps_a_case_open(ana: Supervision, session: Session, prepared: Prepared) -> None:
    """Consultations, concerns and actions: all that is missing is told at once."""
    with refused(session, IncompleteError, "incomplete") as caught:
        ana.cases.close(prepared.case_id, OUTCOME)
    assert set(caught.value.missing) == {"open_consultations", "open_concerns", "open_actions", "client_was_told"}
    assert "open actions" in str(caught.value)

    for one in (prepared.requested, prepared.accepted, prepared.scheduled):
        ana.consultations.cancel(one)
    ana.concerns.not_a_concern(prepared.concern, reason="It was a handshake.")
    with refused(session, IncompleteError) as caught:
        ana.cases.close(prepared.case_id, OUTCOME, TOLD)
    assert caught.value.missing == ("open_actions",)
    ana.actions.cancel(prepared.action)
    # An unanswered request, and advice that is open, do not block.
    assert ana.cases.close(prepared.case_id, OUTCOME, TOLD).status == "closed"


def test_a_closed_case_reopens_with_a_reason(ana: Supervision, session: Session, case_id: UUID) -> None:
    """It keeps its outcome until it is closed again."""
    ana.cases.close(case_id, OUTCOME, TOLD)
    with refused(session, IncompleteError) as caught:
        ana.cases.reopen(case_id)
    assert caught.value.missing == ("reason",)

    reopened = ana.cases.reopen(case_id, reason="She asked again.")
    assert (reopened.status, ana.reveal(reopened).outcome) == ("open", OUTCOME)
    ana.cases.close(case_id, "She left.", reason="She left.")
    assert ana.reveal(ana.cases.get(case_id)).outcome == "She left."


def test_closing_needs_an_open_case_before_anything_else(ana: Supervision, session: Session, case_id: UUID) -> None:
    """What cannot be closed is not first asked for its outcome's missing parts."""
    ana.cases.close(case_id, OUTCOME, TOLD)

    with refused(session, InvalidTransitionError) as caught:
        ana.cases.close(case_id, OUTCOME)
    assert caught.value.allowed == ("reopen", "grant", "revoke", "record_held", "mark_in_error")


def test_a_case_is_monitored_to_a_day(ana: Supervision, case_id: UUID) -> None:
    """The day can be set anew."""
    monitored = ana.cases.monitor(case_id, "2026-06-01")
    assert (monitored.status, monitored.review_on) == ("monitoring", date(2026, 6, 1))

    assert ana.cases.monitor(case_id, date(2026, 9, 1)).review_on == date(2026, 9, 1)


def test_monitoring_needs_a_day(ana: Supervision, session: Session, case_id: UUID) -> None:
    """Else it would never come back."""
    with refused(session, InvalidValueError) as caught:
        ana.cases.monitor(case_id, None)  # type: ignore[arg-type]  # a slip
    assert caught.value.problems == (("review_on", "required", {}),)


def test_a_hosts_reference_finds_the_newest(
    ana: Supervision, lee: Supervision, sam: Supervision, case_id: UUID
) -> None:
    """The newest the actor may see; it is not unique. Nobody else finds anything."""
    older = ana.ask(question=QUESTION, asked_of="s-lee", host_ref="file:7")
    newer = ana.note(ClientRequest(CLIENT, "gift"), host_ref="file:7")

    found = ana.cases.find("file:7")
    assert found is not None
    assert found.id == newer.case_id
    lee.consultations.accept(older.consultation_id)
    theirs = lee.cases.find("file:7")
    assert theirs is not None
    assert theirs.id == older.case_id
    assert sam.cases.find("file:7") is None
    assert ana.cases.find("file:8") is None


def test_cases_are_listed_by_what_one_may_read(
    ana: Supervision, ben: Supervision, lee: Supervision, asked: AskedRecord, case_id: UUID
) -> None:
    """Newest first, by status, topic and client."""
    ana.cases.monitor(case_id, "2026-06-01")
    plain = ana.ask(question=QUESTION, asked_of="s-kim", client_ref="c-105").case_id

    assert [one.id for one in ana.cases.list_()] == [plain, case_id, asked.case_id]
    assert [one.id for one in ana.cases.list_(status="monitoring")] == [case_id]
    assert [one.id for one in ana.cases.list_(topic="question")] == [plain]
    assert [one.id for one in ana.cases.list_(client_ref=CLIENT)] == [case_id, asked.case_id]
    assert [one.id for one in lee.cases.list_()] == [asked.case_id]
    assert ben.cases.list_().items == ()


def test_what_was_entered_in_error_leaves_the_lists(ana: Supervision, asked: AskedRecord, lee: Supervision) -> None:
    """And the queues, not the journal."""
    marked = ana.cases.mark_in_error(asked.case_id, reason="The wrong client.")

    assert marked.status == "entered_in_error"
    assert ana.cases.list_().items == ()
    assert [one.id for one in ana.cases.list_(status="entered_in_error")] == [asked.case_id]
    assert lee.queue().items == ()
    assert [entry.move for entry in ana.cases.timeline(asked.case_id)] == ["ask", "cases.mark_in_error"]


def test_somebody_elses_case_does_not_exist(
    ben: Supervision, sam: Supervision, on: On, session: Session, asked: AskedRecord
) -> None:
    """Not for another therapist, a stranger, the host's jobs, nor whoever looks after the record."""
    others = [ben, sam, *(on(Actor("a-1", roles={role})) for role in ("system", "auditor", "records_custodian"))]
    for other in others:
        calls: list[Callable[[], object]] = [
            lambda other=other: other.cases.get(asked.case_id),  # type: ignore[misc]  # bound at once
            lambda other=other: other.cases.view(asked.case_id),  # type: ignore[misc]  # bound at once
            lambda other=other: other.cases.timeline(asked.case_id),  # type: ignore[misc]  # bound at once
            lambda other=other: other.consultations.get(asked.consultation_id),  # type: ignore[misc]  # bound at once
        ]
        for call in calls:
            with refused(session, NotFoundError, "not_found"):
                call()


def test_the_one_asked_sees_enough_of_the_case(lee: Supervision, asked: AskedRecord) -> None:
    """What it is, whose, and which client; not how it ends."""
    case = lee.cases.get(asked.case_id)

    assert (case.topic, case.status, case.therapist_ref, case.client_ref) == (
        "client_request",
        "open",
        "t-ana",
        CLIENT,
    )
    assert (case.outcome, case.host_ref, case.review_on) == (WITHHELD,) * 3


def test_a_case_recorded_for_a_day_says_so(ana: Supervision) -> None:
    """Where only the day is known, its beginning stands for the moment."""
    case = ana.cases.get(ana.note(ClientRequest(CLIENT, "gift"), effective_at="2026-02-20").case_id)

    assert (case.effective_on, case.effective_at, case.recorded_at) == (
        date(2026, 2, 20),
        datetime(2026, 2, 20, tzinfo=UTC),
        datetime(2026, 3, 2, 9, tzinfo=UTC),
    )
