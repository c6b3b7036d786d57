from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from supervisio import REDACTED, SEALED, ClientRequest
from supervisio.errors import InvalidValueError
from tests.services.people import CLIENT, WORDS
from tests.services.tables import refused

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from sqlalchemy.orm import Session

    from supervisio import Supervision
    from supervisio.testing import FrozenClock

EXPLANATION = "That I stay her therapist, and why."


@pytest.fixture
def request_id(ana: Supervision) -> UUID:
    """A request of a client's, recorded by Ana."""
    return ana.note(ClientRequest(CLIENT, "friendship", words=WORDS)).about_id


def test_a_reply_is_kept_with_its_explanation(ana: Supervision, clock: FrozenClock, request_id: UUID) -> None:
    """When it was given, and sealed as every text."""
    replied = ana.requests.reply(request_id, "declined_and_explained", explanation=EXPLANATION)

    assert (replied.status, replied.reply, replied.replied_at, replied.explanation) == (
        "replied",
        "declined_and_explained",
        clock.now(),
        SEALED,
    )
    assert ana.reveal(replied).explanation == EXPLANATION


def test_a_no_needs_no_explanation(ana: Supervision, request_id: UUID) -> None:
    """A decline without one is recorded as just that."""
    assert ana.requests.reply(request_id, "declined").explanation is None


def test_a_reply_may_be_given_again(ana: Supervision, request_id: UUID) -> None:
    """After a deferral a decision; what followed the first one stays."""
    ana.requests.reply(request_id, "deferred", explanation="Next week.")
    ana.requests.observe(request_id, next_session="attended")

    again = ana.requests.reply(request_id, "declined", effective_at="2026-03-01")
    assert (again.status, again.reply, again.explanation) == ("followed_up", "declined", None)
    assert again.replied_at == datetime(2026, 3, 1, tzinfo=UTC)


def test_no_reply_yet_is_no_reply(ana: Supervision, session: Session, request_id: UUID) -> None:
    """It is what a request says that was not replied to."""
    with refused(session, InvalidValueError) as caught:
        ana.requests.reply(request_id, "no_reply_yet")

    assert (caught.value.field, caught.value.problem) == ("reply", "out_of_range")


def test_hurt_and_angry_are_two_observations(ana: Supervision, request_id: UUID) -> None:
    """As many as come, each on its day, with words of their own."""
    ana.requests.observe(request_id, reaction="hurt", text="She looked away.")
    ana.requests.observe(request_id, reaction="angry", on="2026-02-27")
    found = ana.requests.observe(request_id, text="Quiet.", effective_at="2026-02-28").observations

    assert [(one.reaction, one.next_session, one.observed_on, one.text) for one in found] == [
        ("hurt", None, date(2026, 3, 2), SEALED),
        ("angry", None, date(2026, 2, 27), None),
        (None, None, date(2026, 2, 28), SEALED),
    ]


def test_the_day_of_an_observation_is_the_clinics(
    ana: Supervision, jobs: Supervision, clock: FrozenClock, request_id: UUID
) -> None:
    """What is observed at 08:00 in Sydney is observed on that day there."""
    jobs.policy.set(time_zone="Australia/Sydney")
    clock.move_to(datetime(2026, 3, 10, 21, tzinfo=UTC))

    (observed,) = ana.requests.observe(request_id, reaction="relieved").observations
    assert observed.observed_on == date(2026, 3, 11)


def test_something_must_have_been_observed(ana: Supervision, session: Session, request_id: UUID) -> None:
    """A reaction, a session or words."""
    calls: list[Callable[[], object]] = [
        lambda: ana.requests.observe(request_id),
        lambda: ana.requests.observe(request_id, text=" "),
        lambda: ana.requests.observe(request_id, on="2026-03-01"),
    ]
    for call in calls:
        with refused(session, InvalidValueError) as caught:
            call()
        assert (caught.value.field, caught.value.problem) == ("reaction", "required")


@pytest.mark.parametrize(
    ("next_session", "status"),
    [
        ("missed", "followed_up"),
        ("attended", "followed_up"),
        ("ended_therapy", "followed_up"),
        ("none_due", "followed_up"),
        ("not_yet", "replied"),
        (None, "replied"),
    ],
)
def test_the_next_session_follows_it_up(
    ana: Supervision, request_id: UUID, next_session: str | None, status: str
) -> None:
    """Also that none is due; not that it is still to come."""
    ana.requests.reply(request_id, "declined")

    assert ana.requests.observe(request_id, reaction="hurt", next_session=next_session).status == status


def test_before_a_reply_nothing_is_followed_up(ana: Supervision, request_id: UUID) -> None:
    """A session that was missed meanwhile is kept, and the request still waits for its reply."""
    assert ana.requests.observe(request_id, next_session="missed").status == "recorded"


@pytest.mark.parametrize("field", ["words", "explanation"])
def test_a_text_filed_under_the_wrong_client_is_redacted(ana: Supervision, request_id: UUID, field: str) -> None:
    """It is gone, and says so; the other texts and the rest stay, and the record is what was written."""
    ana.requests.reply(request_id, "declined", explanation=EXPLANATION)

    redacted = ana.requests.redact(request_id, field, reason="It was about somebody else.")
    revealed = ana.reveal(redacted)

    other = {"words": "explanation", "explanation": "words"}[field]
    assert (getattr(redacted, field), getattr(revealed, field)) == (REDACTED, REDACTED)
    assert getattr(revealed, other) in {WORDS, EXPLANATION}
    assert redacted.status == "replied"
    verified = ana.journal.verify(redacted.case_id)
    assert (verified.ok, [notice.what for notice in verified.notices]) == (True, ["redacted"])


def test_what_was_written_anew_is_not_redacted(ana: Supervision, request_id: UUID) -> None:
    """A reply after the redaction has its own explanation."""
    ana.requests.reply(request_id, "declined", explanation="Meant for somebody else.")
    ana.requests.redact(request_id, "explanation")

    again = ana.requests.reply(request_id, "declined", explanation=EXPLANATION)
    assert ana.reveal(again).explanation == EXPLANATION
    assert ana.requests.redact(request_id, "words").words is REDACTED


@pytest.mark.parametrize("field", ["kind", "status", "client_ref", "note", "", None, 7, ["words"]], ids=repr)
def test_only_texts_are_redacted(ana: Supervision, session: Session, request_id: UUID, field: Any) -> None:
    """The error names those that can be."""
    with refused(session, InvalidValueError) as caught:
        ana.requests.redact(request_id, field)

    assert caught.value.problems == (("field", "unknown_field", {"wanted": "words, explanation"}),)


def test_what_was_entered_in_error_leaves_lists_not_the_journal(ana: Supervision, request_id: UUID) -> None:
    """It is found by its id and by its status."""
    marked = ana.requests.mark_in_error(request_id, reason="Another client's.")

    assert marked.status == "entered_in_error"
    assert ana.requests.list_().items == ()
    assert [one.id for one in ana.requests.list_(status="entered_in_error")] == [request_id]
    assert ana.requests.get(request_id).status == "entered_in_error"
    assert [entry.move for entry in ana.cases.timeline(marked.case_id)] == ["note", "requests.mark_in_error"]
