from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from supervisio import BoundaryConcern, ClientRequest, PersonalIssue, Recommendation
from supervisio.testing import invent_answers
from tests.services.people import CLIENT, QUESTION
from tests.services.views import FRIENDS, advise, quiet
from tests.services.weighed import GROUNDS

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from supervisio import Supervision
    from supervisio.domain.records import AskedRecord
    from supervisio.testing import FrozenClock

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.fixture
def advised(ana: Supervision, lee: Supervision, asked: AskedRecord) -> AskedRecord:
    """A talk, held today, in which something was recommended."""
    advise(lee, asked)
    return asked


def test_a_concern_nobody_was_consulted_about_comes_into_view(ana: Supervision, clock: FrozenClock) -> None:
    """On the fourteenth day after the one on which it was noted, not before, and as long as it stays so."""
    noted = ana.note(FRIENDS)

    clock.move_to(datetime(2026, 3, 15, 23, 59, 59, tzinfo=UTC))
    assert quiet(ana) == []
    clock.move_to(datetime(2026, 3, 16, tzinfo=UTC))
    assert quiet(ana) == [("concern_without_consultation", noted.about_id, 14)]
    (one,) = ana.watching()
    assert (one.about, one.case_id, one.since, one.own) == ("boundary_concern", noted.case_id, NOW, True)
    clock.move_to(datetime(2026, 3, 17, tzinfo=UTC))
    assert quiet(ana) == [("concern_without_consultation", noted.about_id, 15)]


def test_days_are_those_of_the_clinic(ana: Supervision, jobs: Supervision, clock: FrozenClock) -> None:
    """In Sydney a day begins while it is still the day before in UTC; what is known by its day counts from it."""
    jobs.policy.set(time_zone="Australia/Sydney", watched={"concern_without_consultation_days": 1})
    noted = ana.note(FRIENDS, effective_at="2026-03-02")

    clock.move_to(datetime(2026, 3, 2, 12, 59, 59, tzinfo=UTC))
    assert quiet(ana) == []
    clock.move_to(datetime(2026, 3, 2, 13, tzinfo=UTC))
    assert quiet(ana) == [("concern_without_consultation", noted.about_id, 1)]


@pytest.mark.parametrize(
    ("act", "days"),
    [
        (lambda s, one: s.concerns.drop(one), 0),
        (lambda s, one: s.concerns.not_a_concern(one, reason="A handshake."), 0),
        (lambda s, one: s.concerns.mark_in_error(one), 0),
        (lambda s, one: s.concerns.decide(one, "declined", reason="Her living.", client_was_told="That I cannot."), 0),
        (lambda s, one: s.concerns.evaluate(one, invent_answers()), 20),
        (lambda s, one: s.concerns.bring(one, "s-lee", QUESTION), 20),
    ],
    ids=["dropped", "no concern", "in error", "declined", "evaluated only", "asked, not held"],
)
def test_what_is_settled_is_not_quiet(
    ana: Supervision, clock: FrozenClock, act: Callable[[Supervision, UUID], object], days: int
) -> None:
    """Silence is that it is undecided and no talk was held."""
    noted = ana.note(FRIENDS)
    act(ana, noted.about_id)
    clock.advance(days=20)

    found = [one.days for one in ana.watching() if one.kind == "concern_without_consultation"]

    assert found == ([days] if days else [])


def test_a_talk_ends_the_silence(ana: Supervision, lee: Supervision, clock: FrozenClock) -> None:
    """One about the concern, or a plain one in the case held since; one held before it came up does not."""
    brought = ana.ask(FRIENDS, question=QUESTION, asked_of="s-lee")
    case_id = ana.note(ClientRequest(CLIENT, "gift")).case_id
    ana.consultations.record_held(case_id, "s-kim", held_at="2026-02-01", minutes=10)
    later = ana.note(BoundaryConcern("gift_received", client_ref=CLIENT), case_id=case_id)
    clock.advance(days=20)
    concerns = {one.id for one in ana.watching() if one.kind == "concern_without_consultation"}
    assert concerns == {brought.about_id, later.about_id}

    lee.consultations.accept(brought.consultation_id)
    lee.consultations.complete(brought.consultation_id, 20)
    ana.consultations.record_held(case_id, "s-kim", held_at="2026-03-10", minutes=10)
    assert quiet(ana) == []


def test_who_took_a_concern_on_sees_it_once_accepted(
    ana: Supervision, lee: Supervision, kim: Supervision, clock: FrozenClock
) -> None:
    """Not while only asked, nor after declining; and not whether somebody else was consulted meanwhile."""
    brought = ana.ask(FRIENDS, question=QUESTION, asked_of="s-lee")
    other = ana.ask(brought.about_id, question=QUESTION, asked_of="s-kim", route="consultation")
    clock.advance(days=20)
    assert quiet(lee) == quiet(kim) == []

    lee.consultations.accept(brought.consultation_id)
    kim.consultations.accept(other.consultation_id)
    expected = [("concern_without_consultation", brought.about_id, 20)]
    assert quiet(lee) == quiet(kim) == quiet(ana) == expected
    assert [one.own for one in lee.watching()] == [False]

    kim.consultations.complete(other.consultation_id, 20)
    assert quiet(kim) == quiet(ana) == []
    assert quiet(lee) == expected
    lee.consultations.decline(brought.consultation_id, "on_leave")
    assert quiet(lee) == []


def test_advice_nothing_came_of_comes_into_view(
    ana: Supervision, lee: Supervision, clock: FrozenClock, advised: AskedRecord
) -> None:
    """Fourteen days after the talk: for the therapist, and for the one who gave it."""
    clock.move_to(datetime(2026, 3, 15, 23, 59, 59, tzinfo=UTC))
    assert quiet(ana) == quiet(lee) == []
    clock.move_to(datetime(2026, 3, 16, tzinfo=UTC))

    expected = [("advice_without_action", advised.consultation_id, 14)]
    assert quiet(ana) == quiet(lee) == expected
    assert ([one.own for one in ana.watching()], [one.own for one in lee.watching()]) == ([True], [False])
    assert ana.watching().items[0].about == "consultation"


@pytest.mark.parametrize("then", ["followed", "declined", "action", "closed"])
def test_advice_taken_up_is_not_quiet(
    ana: Supervision, lee: Supervision, clock: FrozenClock, advised: AskedRecord, then: str
) -> None:
    """One of several is enough; an action agreed on counts until it is cancelled."""
    advice = ana.consultations.get(advised.consultation_id).recommendations[0].id
    if then == "followed":
        ana.recommendations.follow(advice)
    elif then == "declined":
        ana.recommendations.decline(advice, "There is no such training.")
    elif then == "closed":
        ana.cases.close(advised.case_id, "Settled.", "That I cannot.")
    else:
        action = ana.actions.add(
            advised.case_id, "t-ana", "Book it", "2026-05-01", consultation_id=advised.consultation_id
        )
    clock.advance(days=20)
    assert quiet(ana) == quiet(lee) == []

    if then == "action":
        ana.actions.cancel(action.id)
        assert quiet(ana) == quiet(lee) == [("advice_without_action", advised.consultation_id, 20)]


def test_a_talk_without_advice_is_not_quiet(
    ana: Supervision, lee: Supervision, clock: FrozenClock, asked: AskedRecord
) -> None:
    """There is nothing to act on."""
    lee.consultations.accept(asked.consultation_id)
    lee.consultations.complete(asked.consultation_id, 20)
    clock.advance(days=100)

    assert quiet(ana) == quiet(lee) == []


def test_a_lapsed_review_of_a_concern_comes_into_view(ana: Supervision, lee: Supervision, clock: FrozenClock) -> None:
    """A week past its day, for the therapist and for whoever was consulted about it; looked at again, it is gone."""
    brought = ana.ask(FRIENDS, question=QUESTION, asked_of="s-lee")
    assert brought.about_id is not None
    lee.consultations.accept(brought.consultation_id)
    lee.consultations.complete(brought.consultation_id, 20)
    ana.concerns.evaluate(brought.about_id, invent_answers())
    ana.concerns.decide(brought.about_id, "tolerated_and_managed", **GROUNDS)

    clock.move_to(datetime(2026, 6, 7, 23, 59, 59, tzinfo=UTC))
    assert quiet(ana) == quiet(lee) == []
    clock.move_to(datetime(2026, 6, 8, tzinfo=UTC))
    assert quiet(ana) == quiet(lee) == [("review_lapsed", brought.about_id, 7)]
    ana.concerns.review(brought.about_id, "2026-09-01")
    assert quiet(ana) == quiet(lee) == []
    clock.move_to(datetime(2026, 9, 8, tzinfo=UTC))
    assert quiet(ana) == [("review_lapsed", brought.about_id, 7)]


def test_a_lapsed_review_of_a_case_is_the_therapists(ana: Supervision, lee: Supervision, clock: FrozenClock) -> None:
    """Whoever was asked in it does not see when it was to be looked at."""
    asked = ana.ask(ClientRequest(CLIENT, "gift"), question=QUESTION, asked_of="s-lee")
    lee.consultations.accept(asked.consultation_id)
    lee.consultations.complete(asked.consultation_id, 20)
    ana.cases.monitor(asked.case_id, "2026-03-10")

    clock.move_to(datetime(2026, 3, 16, 23, 59, tzinfo=UTC))
    assert quiet(ana) == []
    clock.move_to(datetime(2026, 3, 17, tzinfo=UTC))
    assert quiet(ana) == [("review_lapsed", asked.case_id, 7)]
    assert quiet(lee) == []


def test_a_lapsed_follow_up_is_for_both(
    ana: Supervision, lee: Supervision, kim: Supervision, clock: FrozenClock, asked: AskedRecord
) -> None:
    """Until someone is asked again; the one who was asked before is told only if it is they."""
    lee.consultations.accept(asked.consultation_id)
    lee.consultations.complete(asked.consultation_id, 20, follow_up_on="2026-03-10")
    clock.move_to(datetime(2026, 3, 17, tzinfo=UTC))
    expected = [("review_lapsed", asked.consultation_id, 7)]
    assert quiet(ana) == quiet(lee) == expected

    ana.ask(asked.about_id, question=QUESTION, asked_of="s-kim")
    assert quiet(ana) == quiet(kim) == []
    assert quiet(lee) == expected
    ana.ask(asked.about_id, question=QUESTION, asked_of="s-lee")
    assert quiet(lee) == []


def test_a_lapsed_follow_up_of_a_planned_reply(
    ana: Supervision, lee: Supervision, clock: FrozenClock, asked: AskedRecord
) -> None:
    """Of the newest plan; for the therapist, and for whoever was consulted about the request."""
    assert asked.about_id is not None
    lee.consultations.accept(asked.consultation_id)
    lee.consultations.complete(asked.consultation_id, 20)
    ana.requests.plan(asked.about_id, "declined_and_explained", follow_up_on="2026-03-05")
    ana.requests.plan(asked.about_id, "declined_and_explained", follow_up_on="2026-03-10")

    clock.move_to(datetime(2026, 3, 16, 23, 59, tzinfo=UTC))
    assert quiet(ana) == quiet(lee) == []
    clock.move_to(datetime(2026, 3, 17, tzinfo=UTC))
    assert quiet(ana) == quiet(lee) == [("review_lapsed", asked.about_id, 7)]
    ana.requests.reply(asked.about_id, "declined_and_explained")
    ana.requests.observe(asked.about_id, next_session="attended")
    assert quiet(ana) == quiet(lee) == []


def test_a_personal_issue_is_its_therapists_alone(ana: Supervision, lee: Supervision, clock: FrozenClock) -> None:
    """Its review, and the advice given about it: the one who was asked and accepted learns of neither here."""
    asked = ana.ask(PersonalIssue("burnout"), question=QUESTION, asked_of="s-lee")
    assert asked.about_id is not None
    lee.consultations.accept(asked.consultation_id)
    advice = [Recommendation("reduce_caseload")]
    lee.consultations.complete(asked.consultation_id, 20, advice, follow_up_on="2026-03-05")
    ana.issues.review(asked.about_id, review_on="2026-03-10")
    clock.move_to(datetime(2026, 3, 17, tzinfo=UTC))

    assert {one.about for one in ana.watching()} == {"consultation", "personal_issue"}
    assert ("review_lapsed", asked.about_id, 7) in quiet(ana)
    assert quiet(lee) == []
