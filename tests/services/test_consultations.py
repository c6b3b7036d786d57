from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from supervisio import REDACTED, SEALED, WITHHELD, Recommendation
from supervisio.errors import AccessDeniedError, InvalidTransitionError, InvalidValueError, NotFoundError, RuleError
from tests.services.people import CLIENT, QUESTION, WORDS
from tests.services.tables import refused

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from supervisio import Supervision
    from supervisio.domain.records import AskedRecord
    from supervisio.testing import FrozenClock

TALK = datetime(2026, 3, 5, 15, tzinfo=UTC)


def test_accepting_opens_what_was_attached(lee: Supervision, clock: FrozenClock, asked: AskedRecord) -> None:
    """Before, enough to spot a conflict; after, the words of the client too."""
    assert asked.about_id is not None
    before = lee.reveal(lee.requests.get(asked.about_id))
    assert (before.kind, before.client_ref, before.words) == ("friendship_after_ending", CLIENT, WITHHELD)

    accepted = lee.consultations.accept(asked.consultation_id)
    assert (accepted.status, accepted.accepted_at) == ("accepted", clock.now())
    assert lee.reveal(lee.requests.get(asked.about_id)).words == WORDS


def test_declining_says_why_by_a_code(ana: Supervision, lee: Supervision, session: Session, asked: AskedRecord) -> None:
    """From then on the one asked sees that they were asked, and no more."""
    declined = lee.consultations.decline(asked.consultation_id, "on_leave")

    assert (declined.status, declined.decline_code, declined.asked_of) == ("declined", "on_leave", "s-lee")
    assert (declined.question, declined.client_ref, declined.urgency, declined.therapist_ref) == (WITHHELD,) * 4
    assert lee.cases.get(asked.case_id).topic is WITHHELD
    assert asked.about_id is not None
    with refused(session, NotFoundError):
        lee.requests.get(asked.about_id)
    assert ana.consultations.get(asked.consultation_id).decline_code == "on_leave"


def test_a_talk_is_set_missed_and_set_again(lee: Supervision, ana: Supervision, asked: AskedRecord) -> None:
    """Either of the two records that it did not take place."""
    lee.consultations.accept(asked.consultation_id)
    assert lee.consultations.schedule(asked.consultation_id, TALK).scheduled_at == TALK
    assert ana.consultations.missed(asked.consultation_id).status == "missed"

    again = lee.consultations.schedule(asked.consultation_id, TALK.replace(day=6))
    assert (again.status, again.scheduled_at) == ("scheduled", TALK.replace(day=6))


def test_completing_records_the_talk(
    lee: Supervision, ana: Supervision, clock: FrozenClock, asked: AskedRecord
) -> None:
    """Minutes of this matter, what was advised, by whom, and when to look again."""
    lee.consultations.accept(asked.consultation_id)
    advice = [
        Recommendation("discuss_in_session", text="Say it at the beginning, not at the door."),
        Recommendation("decline_request", force="directive", given_by="s-max"),
    ]

    done = lee.consultations.complete(asked.consultation_id, 25, advice, "2026-04-01")

    assert (done.status, done.minutes, done.follow_up_on, done.held_at, done.held_on) == (
        "completed",
        25,
        date(2026, 4, 1),
        clock.now(),
        None,
    )
    assert [(one.kind, one.force, one.given_by, one.status, one.text) for one in done.recommendations] == [
        ("discuss_in_session", "advice", "s-lee", "open", SEALED),
        ("decline_request", "directive", "s-max", "open", None),
    ]
    assert ana.reveal(done).recommendations[0].text == "Say it at the beginning, not at the door."


def test_no_recommendation_is_said_by_none(lee: Supervision, asked: AskedRecord) -> None:
    """And no follow-up by no day."""
    lee.consultations.accept(asked.consultation_id)
    done = lee.consultations.complete(asked.consultation_id, 5)

    assert (done.recommendations, done.follow_up_on) == ((), None)


def test_a_talk_of_the_day_before_is_completed_with_its_day(lee: Supervision, asked: AskedRecord) -> None:
    """Where only the day is known, the record says that."""
    lee.consultations.accept(asked.consultation_id)
    done = lee.consultations.complete(asked.consultation_id, 25, effective_at="2026-03-01")

    assert (done.held_at, done.held_on) == (datetime(2026, 3, 1, tzinfo=UTC), date(2026, 3, 1))


def test_what_was_attached_stays_in_sight(lee: Supervision, asked: AskedRecord, ana: Supervision) -> None:
    """After completion too, with what follows; the rest of the case does not come into it."""
    lee.consultations.accept(asked.consultation_id)
    lee.consultations.complete(asked.consultation_id, 25)
    assert asked.about_id is not None
    ana.requests.reply(asked.about_id, "declined", explanation="Because I am her therapist.")
    ana.requests.observe(asked.about_id, reaction="hurt")
    ana.ask(question="And my own part in it?", asked_of="s-kim", case_id=asked.case_id)

    shown = lee.cases.view(asked.case_id, reveal="supervision")
    assert shown.requests[0].explanation == "Because I am her therapist."
    assert [one.reaction for one in shown.requests[0].observations] == ["hurt"]
    assert [one.asked_of for one in shown.consultations] == ["s-lee"]


def test_an_addendum_adds_and_changes_nothing(ana: Supervision, lee: Supervision, asked: AskedRecord) -> None:
    """By either of the two, after completion, under their own name."""
    lee.consultations.accept(asked.consultation_id)
    lee.consultations.complete(asked.consultation_id, 25)
    lee.consultations.addendum(asked.consultation_id, "I should have asked about her last therapist.")
    found = ana.consultations.addendum(asked.consultation_id, "I did ask her: there was none.")

    assert [(one.recorded_by, one.text) for one in ana.reveal(found).addenda] == [
        ("s-lee", "I should have asked about her last therapist."),
        ("t-ana", "I did ask her: there was none."),
    ]


def test_a_question_under_the_wrong_client_is_redacted(ana: Supervision, lee: Supervision, asked: AskedRecord) -> None:
    """By its therapist, for everyone; the error names what can be."""
    redacted = ana.consultations.redact(asked.consultation_id, "question")

    assert redacted.question is REDACTED
    assert lee.reveal(lee.consultations.get(asked.consultation_id)).question is REDACTED
    assert ana.journal.verify(asked.case_id).ok
    with pytest.raises(InvalidValueError) as caught:
        ana.consultations.redact(asked.consultation_id, "asked_of")
    assert caught.value.problems == (("field", "unknown_field", {"wanted": "question"}),)


def test_cancelling_takes_it_back(ana: Supervision, lee: Supervision, session: Session, asked: AskedRecord) -> None:
    """Whoever was asked sees no more than that they were, even if they had taken it on."""
    lee.consultations.accept(asked.consultation_id)
    ana.consultations.cancel(asked.consultation_id)

    assert lee.consultations.get(asked.consultation_id).question is WITHHELD
    with refused(session, InvalidTransitionError) as caught:
        lee.consultations.complete(asked.consultation_id, 20)
    assert caught.value.allowed == ("redact", "mark_in_error")


@pytest.mark.parametrize("route", ["consultation", "peer_consultation"])
def test_only_a_supervisor_directs(ana: Supervision, lee: Supervision, session: Session, route: str) -> None:
    """A colleague advises."""
    asked = ana.ask(question=QUESTION, asked_of="s-lee", route=route)
    lee.consultations.accept(asked.consultation_id)

    with refused(session, InvalidValueError) as caught:
        lee.consultations.complete(asked.consultation_id, 20, [Recommendation("training", force="directive")])
    assert (caught.value.field, caught.value.problem) == ("recommendations", "only_in_supervision")
    lee.consultations.complete(asked.consultation_id, 20, [Recommendation("training")])


def test_nobody_is_directed_to_go_to_therapy(lee: Supervision, session: Session, asked: AskedRecord) -> None:
    """It may be advised."""
    lee.consultations.accept(asked.consultation_id)

    with refused(session, InvalidValueError) as caught:
        lee.consultations.complete(asked.consultation_id, 20, [Recommendation("personal_therapy", force="directive")])
    assert (caught.value.field, caught.value.problem) == ("recommendations", "never_directed")
    lee.consultations.complete(asked.consultation_id, 20, [Recommendation("personal_therapy")])


def test_a_colleague_sees_which_client_if_shown(ana: Supervision, kim: Supervision) -> None:
    """Once they accepted, and only if the owner shows it."""
    for shown, expected in ((False, WITHHELD), (True, CLIENT)):
        asked = ana.ask(
            question=QUESTION, asked_of="s-kim", route="consultation", client_ref=CLIENT, show_client_ref=shown
        )
        assert kim.consultations.get(asked.consultation_id).client_ref is WITHHELD
        kim.consultations.accept(asked.consultation_id)
        assert kim.consultations.get(asked.consultation_id).client_ref == expected
        assert kim.cases.get(asked.case_id).client_ref == expected


def test_only_the_one_asked_confirms_and_only_a_report(
    ana: Supervision, lee: Supervision, session: Session, asked: AskedRecord
) -> None:
    """What the other completed needs no confirming."""
    lee.consultations.accept(asked.consultation_id)
    lee.consultations.complete(asked.consultation_id, 20)

    with refused(session, RuleError, "nothing_to_confirm"):
        lee.consultations.confirm(asked.consultation_id)
    with refused(session, AccessDeniedError):
        ana.consultations.confirm(asked.consultation_id)
