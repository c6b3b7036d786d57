from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from supervisio import SEALED, BoundaryConcern, ClientRequest, PersonalIssue
from supervisio.errors import AccessDeniedError, InvalidValueError, NotFoundError
from supervisio.models import CaseRow
from tests.services.people import ANA, CLIENT, QUESTION, WORDS
from tests.services.tables import refused, statements_on

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from supervisio import Clinic, Supervision
    from supervisio.domain.records import AskedRecord
    from supervisio.testing import FrozenClock

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
FACTS: dict[str, ClientRequest | BoundaryConcern | PersonalIssue] = {
    "client_request": ClientRequest(CLIENT, "friendship"),
    "observed_concern": BoundaryConcern("touch", client_ref=CLIENT),
    "personal_issue": PersonalIssue("bereavement"),
}


def test_asking_opens_a_case_and_files_a_consultation(ana: Supervision, asked: AskedRecord) -> None:
    """What came up, who was asked and what: filed in one call, sealed, and due in fourteen days."""
    shown = ana.cases.view(asked.case_id)
    (request,), (consultation,) = shown.requests, shown.consultations

    assert (shown.case.topic, shown.case.status, shown.case.therapist_ref, shown.case.client_ref) == (
        "client_request",
        "open",
        "t-ana",
        CLIENT,
    )
    assert (request.id, request.kind, request.status, request.words) == (
        asked.about_id,
        "friendship_after_ending",
        "recorded",
        SEALED,
    )
    assert (consultation.id, consultation.about_id) == (asked.consultation_id, asked.about_id)
    assert (consultation.status, consultation.asked_of, consultation.route, consultation.urgency) == (
        "requested",
        "s-lee",
        "supervision",
        "routine",
    )
    assert consultation.question is SEALED
    assert asked.respond_by == consultation.respond_by == NOW + timedelta(days=14)
    assert (asked.version, asked.replayed) == (1, False)


@pytest.mark.parametrize("topic", FACTS)
def test_what_came_up_makes_the_topic(ana: Supervision, topic: str) -> None:
    """A request, a concern or an issue of one's own."""
    asked = ana.ask(FACTS[topic], question=QUESTION, asked_of="s-lee")

    assert ana.cases.get(asked.case_id).topic == topic


@pytest.mark.parametrize(
    ("topic", "status"),
    [("client_request", "recorded"), ("observed_concern", "brought"), ("personal_issue", "support_sought")],
)
def test_asking_moves_what_it_is_about(ana: Supervision, topic: str, status: str) -> None:
    """A concern is brought, for an issue support is sought; a request waits for its reply as before."""
    asked = ana.ask(FACTS[topic], question=QUESTION, asked_of="s-lee")

    (about,) = ana.cases.view(asked.case_id).came_up
    assert about.status == status


def test_a_plain_question_needs_nothing_that_came_up(ana: Supervision) -> None:
    """It makes a case of its own, with a client if one is named."""
    asked = ana.ask(question=QUESTION, asked_of="s-lee", question_type="legal_duty", client_ref=CLIENT)
    case = ana.cases.get(asked.case_id)

    assert (case.topic, case.client_ref, asked.about_id) == ("question", CLIENT, None)
    assert ana.consultations.get(asked.consultation_id).question_type == "legal_duty"


@pytest.mark.parametrize(
    ("urgency", "due_in"),
    [
        ("routine", timedelta(days=14)),
        ("soon", timedelta(days=3)),
        ("urgent", timedelta(hours=24)),
        ("immediate", timedelta(hours=1)),
    ],
)
def test_an_answer_is_due_by_its_urgency(ana: Supervision, urgency: str, due_in: timedelta) -> None:
    """Counted from when it was asked."""
    asked = ana.ask(question=QUESTION, asked_of="s-lee", urgency=urgency, reached_how="phone")

    assert asked.respond_by == NOW + due_in


@pytest.mark.parametrize("urgency", ["urgent", "immediate"])
def test_what_is_urgent_says_how_the_other_was_reached(ana: Supervision, session: Session, urgency: str) -> None:
    """The library alerts nobody, and the error says so."""
    with refused(session, InvalidValueError, "invalid_value") as caught:
        ana.ask(question=QUESTION, asked_of="s-lee", urgency=urgency)

    assert (caught.value.field, caught.value.problem) == ("reached_how", "urgent_needs_reaching")
    assert "the library alerts nobody" in str(caught.value)
    ana.ask(question=QUESTION, asked_of="s-lee", urgency=urgency, reached_how="not_yet")


def test_one_may_ask_again_about_what_is_recorded(ana: Supervision, asked: AskedRecord) -> None:
    """By its id, as text as well: it stays one case, and both consultations are about the same."""
    again = ana.ask(str(asked.about_id), question="And how do I tell her?", asked_of="s-kim", route="consultation")

    assert (again.case_id, again.about_id, again.version) == (asked.case_id, asked.about_id, 2)
    assert [one.asked_of for one in ana.cases.view(asked.case_id).consultations] == ["s-lee", "s-kim"]


def test_one_may_ask_more_in_a_case(ana: Supervision, asked: AskedRecord) -> None:
    """A plain question, or something more of the same client's."""
    plain = ana.ask(question=QUESTION, asked_of="s-kim", case_id=asked.case_id)
    more = ana.ask(ClientRequest(CLIENT, "gift"), question=QUESTION, asked_of="s-kim", case_id=str(asked.case_id))

    assert {plain.case_id, more.case_id} == {asked.case_id}
    assert [one.kind for one in ana.cases.view(asked.case_id).requests] == ["friendship_after_ending", "gift"]


def test_a_hosts_reference_leads_back_to_the_case(ana: Supervision) -> None:
    """It stands on the case that was opened and on the consultation."""
    asked = ana.ask(question=QUESTION, asked_of="s-lee", host_ref="appointment:88")

    found = ana.cases.find("appointment:88")
    assert found is not None
    assert found.id == asked.case_id
    assert ana.consultations.get(asked.consultation_id).host_ref == "appointment:88"


def test_the_audience_comes_with_the_answer(asked: AskedRecord) -> None:
    """Who sees what, before and after acceptance, the therapist first."""
    assert [(one.ref, one.part) for one in asked.audience] == [("t-ana", "therapist"), ("s-lee", "asked")]
    assert "words" not in asked.audience[1].before
    assert "words" in asked.audience[1].after


def test_a_new_case_takes_four_statements(clinic: Clinic, ana: Supervision, session: Session) -> None:
    """Case, what came up, consultation, journal: nothing is read, once the clinic is known."""
    ana.ask(question=QUESTION, asked_of="s-lee")
    request = ClientRequest(CLIENT, "gift", words=WORDS)
    with statements_on(clinic.engine) as statements:
        ana.ask(request, question=QUESTION, asked_of="s-lee", request_key="k-1")

    assert [statement.split(maxsplit=1)[0] for statement in statements] == ["INSERT"] * 4


def test_only_the_therapist_asks_in_a_case(
    lee: Supervision, sam: Supervision, session: Session, asked: AskedRecord
) -> None:
    """The one asked sees it and may not; for a stranger it is not there."""
    with refused(session, AccessDeniedError):
        lee.ask(question=QUESTION, asked_of="s-kim", case_id=asked.case_id)
    with refused(session, NotFoundError):
        sam.ask(question=QUESTION, asked_of="s-kim", case_id=asked.case_id)


def test_what_one_may_not_see_cannot_be_asked_about(sam: Supervision, session: Session, asked: AskedRecord) -> None:
    """And is not told apart from what is not there."""
    with refused(session, NotFoundError) as hidden:
        sam.ask(asked.about_id, question=QUESTION, asked_of="s-lee")
    with refused(session, NotFoundError) as missing:
        sam.ask(asked.case_id, question=QUESTION, asked_of="s-lee")

    assert hidden.value.noun == missing.value.noun
    assert hidden.value.id == asked.about_id


def test_a_matter_recorded_later_says_so(ana: Supervision, session: Session, clock: FrozenClock) -> None:
    """``effective_at`` is when it was asked, and the answer is due from then."""
    asked_at = NOW - timedelta(hours=30)
    asked = ana.ask(question=QUESTION, asked_of="s-lee", urgency="soon", effective_at=asked_at)

    row = session.scalars(select(CaseRow).where(CaseRow.id == asked.case_id)).one()
    assert (row.effective_at, row.recorded_at, row.recorded_by) == (asked_at, clock.now(), ANA.ref)
    assert asked.respond_by == asked_at + timedelta(days=3)
