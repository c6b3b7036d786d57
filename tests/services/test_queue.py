from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from supervisio import Actor, ClientRequest, Recommendation
from supervisio.errors import InvalidValueError
from tests.services.people import CLIENT, QUESTION
from tests.services.views import waiting

if TYPE_CHECKING:
    from uuid import UUID

    from supervisio import Supervision
    from supervisio.domain.records import AskedRecord
    from supervisio.testing import FrozenClock
    from tests.services.conftest import On

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def test_an_ask_waits_for_the_one_asked(
    ana: Supervision, lee: Supervision, sam: Supervision, asked: AskedRecord
) -> None:
    """For nobody else; with its case, by when it is due and since when it waits."""
    (one,) = lee.queue()

    assert (one.kind, one.case_id, one.id, one.urgency) == ("asked", asked.case_id, asked.consultation_id, "routine")
    assert (one.respond_by, one.since, one.overdue) == (asked.respond_by, NOW, False)
    assert waiting(ana) == waiting(sam) == []


def test_what_was_accepted_waits_until_it_is_done(lee: Supervision, asked: AskedRecord, clock: FrozenClock) -> None:
    """Accepted, scheduled or missed: it is for the same person to go on."""
    clock.advance(hours=1)
    lee.consultations.accept(asked.consultation_id)
    (one,) = lee.queue()
    assert (one.kind, one.since) == ("accepted", NOW + timedelta(hours=1))

    lee.consultations.schedule(asked.consultation_id, NOW + timedelta(days=1))
    assert waiting(lee) == [("accepted", asked.consultation_id)]
    lee.consultations.missed(asked.consultation_id)
    assert waiting(lee) == [("accepted", asked.consultation_id)]
    lee.consultations.schedule(asked.consultation_id, NOW + timedelta(days=2))
    lee.consultations.complete(asked.consultation_id, 20)
    assert waiting(lee) == []


def test_an_answer_waits_for_the_therapist(ana: Supervision, lee: Supervision, asked: AskedRecord) -> None:
    """Until each recommendation in it was followed, declined or contested; without any it does not wait."""
    lee.consultations.accept(asked.consultation_id)
    advice = [Recommendation("training"), Recommendation("decline_request", force="directive")]
    first, second = lee.consultations.complete(asked.consultation_id, 20, advice).recommendations

    assert waiting(ana) == [("answered", asked.consultation_id)]
    ana.recommendations.follow(first.id)
    assert waiting(ana) == [("answered", asked.consultation_id)]
    ana.recommendations.contest(second.id, "It would harm her.")
    assert waiting(ana) == []


@pytest.mark.parametrize("then", ["redirected", "asked again", "closed"])
def test_a_refusal_waits_for_the_therapist(ana: Supervision, lee: Supervision, asked: AskedRecord, then: str) -> None:
    """Until somebody else is asked, or the case is closed."""
    lee.consultations.decline(asked.consultation_id, "on_leave")
    assert waiting(ana) == [("declined", asked.consultation_id)]

    if then == "redirected":
        ana.consultations.redirect(asked.consultation_id, "s-kim")
    elif then == "asked again":
        ana.ask(asked.about_id, question=QUESTION, asked_of="s-kim")
    else:
        ana.cases.close(asked.case_id, "Settled.", "That I cannot.")
    assert waiting(ana) == []


def test_asking_about_something_else_answers_no_refusal(ana: Supervision, lee: Supervision, asked: AskedRecord) -> None:
    """The matter that was declined still waits."""
    lee.consultations.decline(asked.consultation_id, "on_leave")
    ana.ask(ClientRequest(CLIENT, "gift"), question=QUESTION, asked_of="s-kim", case_id=asked.case_id)

    assert waiting(ana) == [("declined", asked.consultation_id)]


def test_an_action_waits_for_its_owner(ana: Supervision, on: On, clock: FrozenClock, asked: AskedRecord) -> None:
    """Due at the end of its day; done or cancelled, it does not wait."""
    desk = on(Actor("u-9", acts_as={"f-desk"}))
    first = ana.actions.add(asked.case_id, "f-desk", "Send the letter", "2026-03-02")
    second = ana.actions.add(asked.case_id, "f-desk", "File the answer", "2026-03-20")

    assert waiting(desk) == [("action", first.id), ("action", second.id)]
    (one, _) = desk.queue()
    assert (one.urgency, one.respond_by, one.overdue) == ("routine", datetime(2026, 3, 3, tzinfo=UTC), False)
    clock.move_to(datetime(2026, 3, 3, 0, 0, 1, tzinfo=UTC))
    assert desk.queue().items[0].overdue
    desk.actions.complete(first.id)
    ana.actions.cancel(second.id)
    assert waiting(desk) == []


def test_a_follow_up_waits_when_its_day_has_come(
    ana: Supervision, lee: Supervision, jobs: Supervision, clock: FrozenClock, asked: AskedRecord
) -> None:
    """At the clinic: in Sydney it comes while it is still the day before in UTC."""
    jobs.policy.set(time_zone="Australia/Sydney")
    lee.consultations.accept(asked.consultation_id)
    lee.consultations.complete(asked.consultation_id, 20, follow_up_on="2026-03-20")

    clock.move_to(datetime(2026, 3, 19, 12, 59, tzinfo=UTC))
    assert waiting(ana) == []
    clock.move_to(datetime(2026, 3, 19, 13, 0, tzinfo=UTC))
    assert waiting(ana) == [("review", asked.consultation_id)]
    assert ana.queue().items[0].respond_by == datetime(2026, 3, 20, 13, tzinfo=UTC)
    assert waiting(lee) == []


def test_a_monitored_case_waits_when_its_day_has_come(ana: Supervision, clock: FrozenClock) -> None:
    """Until it is closed, or monitored to another day."""
    case_id = ana.note(ClientRequest(CLIENT, "gift")).case_id
    ana.cases.monitor(case_id, "2026-03-20")
    assert waiting(ana) == []

    clock.move_to(datetime(2026, 3, 20, 0, 0, tzinfo=UTC))
    assert waiting(ana) == [("review", case_id)]
    ana.cases.monitor(case_id, "2026-06-01")
    assert waiting(ana) == []


def test_the_most_urgent_stands_first(ana: Supervision, lee: Supervision, clock: FrozenClock) -> None:
    """Then by when an answer is due; what has no urgency counts as routine."""
    filed: dict[str, list[UUID]] = {}
    for urgency in ("routine", "soon", "urgent", "immediate"):
        for _ in range(2):
            asked = ana.ask(question=QUESTION, asked_of="s-lee", urgency=urgency, reached_how="phone")
            filed.setdefault(urgency, []).append(asked.consultation_id)
            clock.advance(minutes=1)
    action = ana.actions.add(asked.case_id, "s-lee", "Read the file", "2026-03-05")

    assert [one.id for one in lee.queue()] == [
        *filed["immediate"],
        *filed["urgent"],
        *filed["soon"],
        action.id,
        *filed["routine"],
    ]


def test_it_is_overdue_when_an_answer_is(ana: Supervision, lee: Supervision, clock: FrozenClock) -> None:
    """Counted when it is read, never stored."""
    ana.ask(question=QUESTION, asked_of="s-lee", urgency="immediate", reached_how="phone")
    clock.advance(hours=1)
    assert not lee.queue().items[0].overdue
    clock.advance(seconds=1)
    assert lee.queue().items[0].overdue


@pytest.mark.parametrize("limit", [1, 2, 3, 7, 200])
def test_pages_show_everything_once(ana: Supervision, lee: Supervision, limit: int) -> None:
    """Also where many are due at the same moment, and while what was shown is being worked on."""
    for number in range(10):
        ana.ask(question=QUESTION, asked_of="s-lee", urgency="soon" if number % 3 else "routine")
    everything = [one.id for one in lee.queue()]
    found, after = [], None
    while True:
        page = lee.queue(limit=limit, after=after)
        found += [one.id for one in page]
        if page.next is None:
            break
        lee.consultations.decline(page.items[0].id, "no_capacity")
        after = page.next

    assert found == everything
    assert len(everything) == 10


@pytest.mark.parametrize("limit", [0, -1, 201, "50", None, 5.0, True], ids=repr)
def test_a_page_has_a_sensible_size(lee: Supervision, limit: int) -> None:
    """1 to 200."""
    with pytest.raises(InvalidValueError) as caught:
        lee.queue(limit=limit)
    assert caught.value.field == "limit"


@pytest.mark.parametrize("after", ["", "first", "MTIz", "W10", 7, "é"], ids=repr)
def test_a_page_goes_on_from_where_one_ended(lee: Supervision, after: str) -> None:
    """And from nowhere else."""
    with pytest.raises(InvalidValueError) as caught:
        lee.queue(after=after)
    assert caught.value.problems == (("after", "bad_cursor", {}),)


def test_a_closed_matter_waits_for_nobody(
    ana: Supervision, lee: Supervision, clock: FrozenClock, asked: AskedRecord
) -> None:
    """Its follow-up is over with it."""
    lee.consultations.accept(asked.consultation_id)
    lee.consultations.complete(asked.consultation_id, 20, follow_up_on="2026-03-20")
    ana.cases.close(asked.case_id, "Settled.", "That I cannot.")
    clock.move_to(datetime(2026, 4, 1, tzinfo=UTC))

    assert waiting(ana) == waiting(lee) == []
