"""Talks that took place before they were recorded."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from supervisio import Recommendation
from supervisio.errors import InvalidValueError, RuleError
from tests.services.people import QUESTION
from tests.services.tables import refused

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from supervisio import Supervision
    from supervisio.domain.records import AskedRecord

YESTERDAY = datetime(2026, 3, 1, 16, 30, tzinfo=UTC)


def test_a_talk_is_recorded_as_reported(ana: Supervision, asked: AskedRecord) -> None:
    """Completed, with what was advised, and marked until the other confirms; the other needs no login."""
    held = ana.consultations.record_held(
        asked.case_id,
        "s-kim",
        YESTERDAY,
        30,
        "consultation",
        question=QUESTION,
        recommendations=[Recommendation("clarify_boundary")],
    )

    assert (held.status, held.asked_of, held.route, held.minutes, held.reported_by_therapist, held.confirmed_at) == (
        "completed",
        "s-kim",
        "consultation",
        30,
        True,
        None,
    )
    assert (held.held_at, held.held_on, held.effective_at) == (YESTERDAY, None, YESTERDAY)
    assert [one.given_by for one in held.recommendations] == ["s-kim"]
    assert ana.reveal(held).question == QUESTION


def test_where_only_the_day_is_known_it_says_so(ana: Supervision, asked: AskedRecord) -> None:
    """The day, and the moment it began."""
    held = ana.consultations.record_held(asked.case_id, "s-kim", "2026-03-01", 30)

    assert (held.held_on, held.held_at) == (date(2026, 3, 1), datetime(2026, 3, 1, tzinfo=UTC))
    assert (held.effective_on, held.effective_at) == (held.held_on, held.held_at)


def test_it_may_be_reported_as_of_another_moment(ana: Supervision, asked: AskedRecord) -> None:
    """When it was held and when it is said to be recorded are two things."""
    held = ana.consultations.record_held(asked.case_id, "s-kim", YESTERDAY, 30, effective_at="2026-03-02")

    assert (held.held_at, held.effective_on) == (YESTERDAY, date(2026, 3, 2))


@pytest.mark.parametrize(
    ("held_at", "problem"),
    [
        (None, "required"),
        (YESTERDAY + timedelta(days=2), "in_future"),
        ("2026-03-03", "in_future"),
        ("soon", "not_a_day"),
    ],
    ids=str,
)
@pytest.mark.parametrize("effective_at", [None, "2026-03-01"])
def test_it_must_have_been_held(
    ana: Supervision, session: Session, asked: AskedRecord, held_at: datetime, problem: str, effective_at: str | None
) -> None:
    """A talk to come is asked for, not reported."""
    with refused(session, InvalidValueError) as caught:
        ana.consultations.record_held(asked.case_id, "s-kim", held_at, 30, effective_at=effective_at)

    assert caught.value.problems == (("held_at", problem, {}),)


def test_the_other_confirms_it_once(ana: Supervision, kim: Supervision, session: Session, asked: AskedRecord) -> None:
    """It is then no report any more."""
    held = ana.consultations.record_held(asked.case_id, "s-kim", YESTERDAY, 30)

    confirmed = kim.consultations.confirm(held.id)
    assert (confirmed.status, confirmed.reported_by_therapist) == ("completed", False)
    assert confirmed.confirmed_at == datetime(2026, 3, 2, 9, tzinfo=UTC)
    with refused(session, RuleError, "nothing_to_confirm"):
        kim.consultations.confirm(held.id)


def test_the_other_sees_the_talk_and_not_the_case(ana: Supervision, kim: Supervision, asked: AskedRecord) -> None:
    """What was talked about is attached to nothing that came up."""
    held = ana.consultations.record_held(asked.case_id, "s-kim", YESTERDAY, 30, question=QUESTION)
    shown = kim.cases.view(asked.case_id, reveal="supervision")

    assert [(one.id, one.question) for one in shown.consultations] == [(held.id, QUESTION)]
    assert shown.requests == ()


def test_a_talk_is_reported_into_a_closed_case(ana: Supervision, lee: Supervision, asked: AskedRecord) -> None:
    """A record that refused the truth would get falsified."""
    lee.consultations.decline(asked.consultation_id, "on_leave")
    ana.cases.close(asked.case_id, "Settled.", "That I cannot.")

    held = ana.consultations.record_held(asked.case_id, "s-kim", YESTERDAY, 30)
    assert (held.status, ana.cases.get(asked.case_id).status) == ("completed", "closed")


def test_a_directive_is_reported_from_supervision_only(ana: Supervision, session: Session, asked: AskedRecord) -> None:
    """As it is given in supervision only."""
    advice = [Recommendation("training", force="directive")]
    with refused(session, InvalidValueError) as caught:
        ana.consultations.record_held(asked.case_id, "s-kim", YESTERDAY, 30, "consultation", recommendations=advice)

    assert caught.value.problem == "only_in_supervision"
    held = ana.consultations.record_held(asked.case_id, "s-kim", YESTERDAY, 30, recommendations=advice)
    assert held.recommendations[0].force == "directive"


def test_reporting_twice_with_one_key_reports_once(ana: Supervision, asked: AskedRecord) -> None:
    """A retry gets what was filed."""
    first = ana.consultations.record_held(asked.case_id, "s-kim", YESTERDAY, 30, request_key="k-1")
    again = ana.consultations.record_held(asked.case_id, "s-kim", YESTERDAY, 30, request_key="k-1")

    assert (again.id, again.replayed) == (first.id, True)
    assert len(ana.cases.view(asked.case_id).consultations) == 2
