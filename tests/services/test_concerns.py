from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from supervisio import SEALED, BoundaryConcern, ClientRequest
from supervisio.errors import IncompleteError, NotFoundError, RuleError
from tests.services.people import CLIENT, QUESTION
from tests.services.tables import contents, refused

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy.orm import Session

    from supervisio import Supervision

DESCRIPTION = "We have the same choir, and rehearse on Tuesdays."
CONCERN = BoundaryConcern("shared_membership", client_ref=CLIENT, description=DESCRIPTION, other_party_ref="c-105")


@pytest.fixture
def concern(ana: Supervision) -> UUID:
    """A concern of Ana's, shared with nobody."""
    return ana.note(CONCERN, host_ref="file:7").about_id


def test_a_concern_is_undetermined_at_first(ana: Supervision, concern: UUID) -> None:
    """What it is, is weighed later; that it was noted claims nothing."""
    record = ana.concerns.get(concern)

    assert (record.status, record.kind, record.classification, record.disposition, record.description) == (
        "noted",
        "shared_membership",
        "undetermined",
        None,
        SEALED,
    )


def test_bringing_it_opens_it_to_the_one_asked(
    ana: Supervision, lee: Supervision, kim: Supervision, session: Session, concern: UUID
) -> None:
    """To nobody else; and as for any other ask, the words are for whoever takes it on."""
    asked = ana.concerns.bring(concern, "s-lee", QUESTION, urgency="soon", question_type="boundary")

    assert asked.about_id == concern
    assert ana.concerns.get(concern).status == "brought"
    assert lee.concerns.get(concern).kind == "shared_membership"
    lee.consultations.accept(asked.consultation_id)
    assert lee.reveal(lee.concerns.get(concern)).description == DESCRIPTION
    with refused(session, NotFoundError):
        kim.concerns.get(concern)


def test_it_can_be_brought_to_another_as_well(ana: Supervision, concern: UUID) -> None:
    """It stays brought, in the same case."""
    first = ana.concerns.bring(concern, "s-lee", QUESTION)
    second = ana.concerns.bring(concern, "s-kim", QUESTION, "consultation")

    assert first.case_id == second.case_id
    assert ana.concerns.get(concern).status == "brought"


def test_withdrawing_keeps_what_was_shared(ana: Supervision, lee: Supervision, concern: UUID) -> None:
    """What was shared is never erased."""
    asked = ana.concerns.bring(concern, "s-lee", QUESTION)
    lee.consultations.accept(asked.consultation_id)

    withdrawn = ana.concerns.withdraw(concern, reason="She left the choir.")
    assert (withdrawn.status, withdrawn.disposition) == ("withdrawn", "withdrawn")
    assert lee.reveal(lee.concerns.get(concern)).description == DESCRIPTION


@pytest.mark.parametrize("told", [None, "That we happen to sing together."])
def test_it_can_turn_out_to_be_none(ana: Supervision, session: Session, concern: UUID, told: str | None) -> None:
    """With the reason, and what the client was told where there was something to say."""
    with refused(session, IncompleteError, "incomplete") as caught:
        ana.concerns.not_a_concern(concern, client_was_told=told)
    assert caught.value.missing == ("reason",)

    closed = ana.concerns.not_a_concern(concern, client_was_told=told, reason="Eighty people sing there.")
    assert (closed.status, closed.disposition) == ("closed", "not_a_concern")
    assert ana.reveal(closed).client_was_told == told


def test_what_was_never_shared_is_really_erased(ana: Supervision, session: Session, concern: UUID) -> None:
    """A tombstone stays: that something was noted and dropped, when, and in which case."""
    case_id = ana.concerns.get(concern).case_id

    dropped = ana.concerns.drop(concern, reason="I was only tired.")

    assert (dropped.id, dropped.case_id, dropped.status) == (concern, case_id, "dropped")
    told = {"kind", "origin", "phase", "occurrence", "noticed_on", "other_party_ref", "client_ref", "description"}
    assert {name: getattr(dropped, name) for name in told} == dict.fromkeys(told)
    assert dropped.recorded_by is None
    (row,) = contents(session)["supervisio_boundary_concern"]
    assert "shared_membership" not in row
    assert "c-105" not in row


def test_what_was_dropped_is_not_there_any_more(ana: Supervision, session: Session, concern: UUID) -> None:
    """It is neither got nor listed, shown or moved; the journal still says noted, dropped, and agrees with the rows."""
    case_id = ana.concerns.get(concern).case_id
    ana.concerns.drop(concern)

    with refused(session, NotFoundError):
        ana.concerns.get(concern)
    with refused(session, NotFoundError):
        ana.concerns.drop(concern)
    with refused(session, NotFoundError):
        ana.concerns.bring(concern, "s-lee", QUESTION)
    assert ana.concerns.list_().items == ()
    assert ana.concerns.list_(status="dropped").items == ()
    assert ana.cases.view(case_id).concerns == ()
    assert [entry.move for entry in ana.cases.timeline(case_id)] == ["note", "concerns.drop"]
    verified = ana.journal.verify(case_id)
    assert verified.ok
    assert "dropped" in {notice.what for notice in verified.notices}


def test_a_case_that_held_nothing_else_is_emptied(ana: Supervision, concern: UUID) -> None:
    """It closes by itself, its key is destroyed, and nothing in it names a client or the host's file."""
    case_id = ana.concerns.get(concern).case_id
    ana.concerns.drop(concern, reason="I was only tired.")
    case = ana.cases.get(case_id)

    assert (case.status, case.client_ref, case.host_ref) == ("closed", None, None)
    assert ana.cases.find("file:7") is None
    assert repr(ana.cases.timeline(case_id).items[-1].reason) == "SHREDDED"


def test_an_emptied_case_is_not_reopened(ana: Supervision, session: Session, concern: UUID) -> None:
    """There is no key to seal anything under; one notes anew."""
    case_id = ana.concerns.get(concern).case_id
    ana.concerns.drop(concern)

    assert "reopen" not in {move.move for move in ana.cases.view(case_id).case.moves}
    with refused(session, RuleError, "nothing_left"):
        ana.cases.reopen(case_id, reason="I noticed it again.")


def test_a_case_that_holds_more_goes_on(ana: Supervision) -> None:
    """Only the concern is erased."""
    request = ana.note(ClientRequest(CLIENT, "gift", words="It is only a book."))
    concern = ana.note(CONCERN, case_id=request.case_id).about_id
    ana.concerns.drop(concern, reason="I was only tired.")
    shown = ana.cases.view(request.case_id, reveal="supervision")

    assert (shown.case.status, shown.case.client_ref) == ("open", CLIENT)
    assert shown.requests[0].words == "It is only a book."
    assert shown.timeline[-1].reason == "I was only tired."


def test_of_two_concerns_the_last_one_dropped_empties_the_case(ana: Supervision) -> None:
    """A tombstone counts as nothing."""
    first = ana.note(CONCERN)
    second = ana.note(BoundaryConcern("touch", client_ref=CLIENT), case_id=first.case_id)

    ana.concerns.drop(first.about_id)
    assert ana.cases.get(first.case_id).status == "open"
    ana.concerns.drop(second.about_id)
    assert ana.cases.get(first.case_id).status == "closed"


def test_what_was_opened_to_a_reader_was_shared(ana: Supervision, session: Session, concern: UUID) -> None:
    """A grant that was taken back was one all the same."""
    case_id = ana.concerns.get(concern).case_id
    ana.cases.grant(case_id, "q-sam")
    with refused(session, RuleError, "shared_already"):
        ana.concerns.drop(concern)

    ana.cases.revoke(case_id, "q-sam")
    with refused(session, RuleError, "shared_already"):
        ana.concerns.drop(concern)
    assert ana.concerns.mark_in_error(concern).status == "entered_in_error"


def test_dropping_twice_with_one_key_drops_once(ana: Supervision, session: Session, concern: UUID) -> None:
    """A double click gets the tombstone again."""
    first = ana.concerns.drop(concern, request_key="k-1")
    before = contents(session)

    again = ana.concerns.drop(concern, request_key="k-1")
    assert again.replayed
    assert (again.id, again.status, again.version) == (first.id, "dropped", first.version)
    assert contents(session) == before
