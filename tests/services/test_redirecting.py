from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from supervisio import WITHHELD
from supervisio.errors import InvalidTransitionError
from tests.services.people import CLIENT, QUESTION
from tests.services.tables import refused

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from supervisio import Supervision
    from supervisio.domain.records import AskedRecord
    from supervisio.testing import FrozenClock

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def test_somebody_else_is_asked_the_same(ana: Supervision, kim: Supervision, asked: AskedRecord) -> None:
    """The old one is marked; the new one carries the question on and says where it came from."""
    filed = ana.consultations.redirect(asked.consultation_id, "s-kim")

    assert ana.consultations.get(asked.consultation_id).status == "redirected"
    assert (filed.status, filed.asked_of, filed.redirected_from, filed.about_id, filed.route, filed.client_ref) == (
        "requested",
        "s-kim",
        asked.consultation_id,
        asked.about_id,
        "supervision",
        CLIENT,
    )
    assert kim.reveal(kim.consultations.get(filed.id)).question == QUESTION
    assert [waiting.id for waiting in kim.queue()] == [filed.id]


def test_who_was_asked_first_sees_that_they_were(ana: Supervision, lee: Supervision, asked: AskedRecord) -> None:
    """And not who is asked now."""
    lee.consultations.accept(asked.consultation_id)
    ana.consultations.redirect(asked.consultation_id, "s-kim")
    (shown,) = lee.cases.view(asked.case_id).consultations

    assert (shown.id, shown.status, shown.question) == (asked.consultation_id, "redirected", WITHHELD)
    assert lee.queue().items == ()


def test_a_declined_ask_is_redirected(ana: Supervision, lee: Supervision, asked: AskedRecord) -> None:
    """It then waits for the new one, and not for the therapist any more."""
    lee.consultations.decline(asked.consultation_id, "on_leave")
    assert [waiting.kind for waiting in ana.queue()] == ["declined"]

    filed = ana.consultations.redirect(asked.consultation_id, "s-kim")
    assert ana.queue().items == ()
    assert filed.redirected_from == asked.consultation_id


def test_an_answer_is_due_anew(ana: Supervision, clock: FrozenClock) -> None:
    """By the same urgency, from now."""
    asked = ana.ask(question=QUESTION, asked_of="s-lee", urgency="soon")
    clock.advance(days=2)

    filed = ana.consultations.redirect(asked.consultation_id, "s-kim")
    assert (filed.urgency, filed.respond_by) == ("soon", NOW + timedelta(days=5))


@pytest.mark.parametrize(
    ("urgency", "reached_how", "expected"),
    [("urgent", None, "not_yet"), ("urgent", "phone", "phone"), ("routine", None, None), ("routine", "phone", "phone")],
)
def test_how_the_new_one_was_reached_is_said_anew(
    ana: Supervision, urgency: str, reached_how: str | None, expected: str | None
) -> None:
    """That the first one was phoned says nothing about the second."""
    asked = ana.ask(question=QUESTION, asked_of="s-lee", urgency=urgency, reached_how="in_person")

    filed = ana.consultations.redirect(asked.consultation_id, "s-kim", reached_how=reached_how)
    assert filed.reached_how == expected


def test_what_was_answered_is_not_redirected(
    ana: Supervision, lee: Supervision, session: Session, asked: AskedRecord
) -> None:
    """A completed one; the therapist asks somebody else as well."""
    lee.consultations.accept(asked.consultation_id)
    lee.consultations.complete(asked.consultation_id, 20)

    with refused(session, InvalidTransitionError) as caught:
        ana.consultations.redirect(asked.consultation_id, "s-kim")
    assert caught.value.allowed == ("confirm", "addendum", "redact", "mark_in_error")


def test_redirecting_twice_with_one_key_asks_once(ana: Supervision, asked: AskedRecord) -> None:
    """A retry gets the consultation that was filed, as it is now."""
    first = ana.consultations.redirect(asked.consultation_id, "s-kim", request_key="k-1")
    again = ana.consultations.redirect(asked.consultation_id, "s-kim", request_key="k-1")

    assert (again.id, again.replayed, first.replayed) == (first.id, True, False)
    assert len(ana.cases.view(asked.case_id).consultations) == 2
