from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from supervisio import ClientRequest, PersonalIssue
from supervisio.testing import invent_answers
from tests.services.people import CLIENT, QUESTION
from tests.services.views import FRIENDS, waiting
from tests.services.weighed import GROUNDS

if TYPE_CHECKING:
    from supervisio import Supervision
    from supervisio.domain.records import AskedRecord
    from supervisio.testing import FrozenClock


def test_a_concern_waits_when_its_review_has_come(ana: Supervision, lee: Supervision, clock: FrozenClock) -> None:
    """Decided or monitored, for the therapist alone; looked at again it waits for its next day, closed for none."""
    brought = ana.ask(FRIENDS, question=QUESTION, asked_of="s-lee")
    assert brought.about_id is not None
    lee.consultations.accept(brought.consultation_id)
    lee.consultations.complete(brought.consultation_id, 20)
    ana.concerns.evaluate(brought.about_id, invent_answers())
    ana.concerns.decide(brought.about_id, "tolerated_and_managed", **GROUNDS)

    clock.move_to(datetime(2026, 5, 31, 23, 59, 59, tzinfo=UTC))
    assert waiting(ana) == []
    clock.move_to(datetime(2026, 6, 1, tzinfo=UTC))
    assert waiting(ana) == [("review", brought.about_id)]
    assert waiting(lee) == []
    (one,) = ana.queue()
    assert (one.urgency, one.respond_by, one.overdue) == ("routine", datetime(2026, 6, 2, tzinfo=UTC), False)
    clock.move_to(datetime(2026, 6, 2, 0, 0, 1, tzinfo=UTC))
    assert ana.queue().items[0].overdue

    ana.concerns.review(brought.about_id, "2026-09-01")
    assert waiting(ana) == []
    clock.move_to(datetime(2026, 9, 1, tzinfo=UTC))
    assert waiting(ana) == [("review", brought.about_id)]
    ana.concerns.close(brought.about_id)
    assert waiting(ana) == []


def test_a_concern_that_is_weighed_again_has_no_review(ana: Supervision, clock: FrozenClock) -> None:
    """It waits for a decision, not for a day."""
    concern = ana.note(FRIENDS).about_id
    told = "That I cannot."
    ana.concerns.decide(concern, "declined", reason="Her living.", client_was_told=told, review_on="2026-03-20")
    clock.move_to(datetime(2026, 3, 20, tzinfo=UTC))
    assert waiting(ana) == [("review", concern)]

    ana.concerns.reopen(concern, reason="She moved next door.")
    assert waiting(ana) == []


def test_a_personal_issue_waits_when_its_review_has_come(
    ana: Supervision, lee: Supervision, jobs: Supervision, clock: FrozenClock
) -> None:
    """At the clinic; for its therapist alone, whoever was asked about it, until it was looked at again or closed."""
    jobs.policy.set(time_zone="Australia/Sydney")
    asked = ana.ask(PersonalIssue("burnout"), question=QUESTION, asked_of="s-lee")
    assert asked.about_id is not None
    lee.consultations.accept(asked.consultation_id)
    lee.consultations.complete(asked.consultation_id, 20)
    ana.issues.review(asked.about_id, review_on="2026-03-20")

    clock.move_to(datetime(2026, 3, 19, 12, 59, 59, tzinfo=UTC))
    assert waiting(ana) == []
    clock.move_to(datetime(2026, 3, 19, 13, tzinfo=UTC))
    assert waiting(ana) == [("review", asked.about_id)]
    assert waiting(lee) == []
    ana.issues.review(asked.about_id, review_on="2026-04-20")
    assert waiting(ana) == []
    clock.move_to(datetime(2026, 4, 20, tzinfo=UTC))
    assert waiting(ana) == [("review", asked.about_id)]
    ana.issues.close(asked.about_id)
    assert waiting(ana) == []


def test_a_planned_reply_waits_for_its_follow_up(
    ana: Supervision, lee: Supervision, clock: FrozenClock, asked: AskedRecord
) -> None:
    """The newest plan counts; whether the reply was given or not, until it is known what came of it."""
    assert asked.about_id is not None
    lee.consultations.accept(asked.consultation_id)
    lee.consultations.complete(asked.consultation_id, 20)
    ana.requests.plan(asked.about_id, "declined_and_explained", follow_up_on="2026-03-10")
    ana.requests.plan(asked.about_id, "declined_and_explained", follow_up_on="2026-03-20")

    clock.move_to(datetime(2026, 3, 19, 23, 59, 59, tzinfo=UTC))
    assert waiting(ana) == []
    clock.move_to(datetime(2026, 3, 20, tzinfo=UTC))
    assert waiting(ana) == [("review", asked.about_id)]
    assert ana.queue().items[0].respond_by == datetime(2026, 3, 21, tzinfo=UTC)
    assert waiting(lee) == []
    ana.requests.reply(asked.about_id, "declined_and_explained")
    assert waiting(ana) == [("review", asked.about_id)]
    ana.requests.observe(asked.about_id, next_session="attended")
    assert waiting(ana) == []


@pytest.mark.parametrize("then", ["planned without", "withdrawn", "closed"])
def test_a_planned_reply_waits_no_more(ana: Supervision, clock: FrozenClock, then: str) -> None:
    """Where the newest plan names no day, the request was withdrawn, or the matter is closed."""
    noted = ana.note(ClientRequest(CLIENT, "gift"))
    ana.requests.plan(noted.about_id, "declined", follow_up_on="2026-03-10")
    clock.move_to(datetime(2026, 3, 10, tzinfo=UTC))
    assert waiting(ana) == [("review", noted.about_id)]

    if then == "planned without":
        ana.requests.plan(noted.about_id, "declined")
    elif then == "withdrawn":
        ana.requests.withdraw(noted.about_id)
    else:
        ana.cases.close(noted.case_id, "Settled.", "That I cannot.")
    assert waiting(ana) == []
