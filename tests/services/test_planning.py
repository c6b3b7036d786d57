from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from supervisio import SEALED, WITHHELD, ClientRequest
from supervisio.errors import InvalidTransitionError, InvalidValueError
from tests.services.people import CLIENT, QUESTION
from tests.services.tables import refused

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy.orm import Session

    from supervisio import Supervision
    from supervisio.domain.records import CameOfRecord

WHY = "So that you can come back."
CHECK = "Whether she feels sent away."
PLAN: dict[str, Any] = {
    "reply": "declined_and_explained",
    "explanation": WHY,
    "expected_reactions": ["hurt", "relieved"],
    "check_next_session": CHECK,
    "follow_up_on": "2026-03-16",
}


@pytest.fixture
def request_id(ana: Supervision) -> UUID:
    """A client asks to stay friends afterwards."""
    return ana.note(ClientRequest(CLIENT, "friendship_after_ending", phase="after_ending")).about_id


def came_of(supervision: Supervision, request_id: UUID) -> CameOfRecord:
    """Return what came of the newest plan."""
    found = supervision.requests.get(request_id).came_of
    assert found is not None
    return found


def test_a_no_is_planned(ana: Supervision, request_id: UUID) -> None:
    """Which reply, what is said with it, what it may do, and what to look at next time."""
    planned = ana.requests.plan(request_id, **PLAN)

    plan = planned.plans[0]
    assert (planned.status, planned.reply) == ("recorded", None)
    assert (plan.reply, plan.expected_reactions, str(plan.follow_up_on)) == (
        "declined_and_explained",
        ("hurt", "relieved"),
        "2026-03-16",
    )
    assert (plan.explanation, plan.check_next_session) == (SEALED, SEALED)
    revealed = ana.reveal(plan)
    assert (revealed.explanation, revealed.check_next_session) == (WHY, CHECK)


def test_what_came_of_it_stands_beside_it(ana: Supervision, request_id: UUID) -> None:
    """Whether the reply was the one planned, and which reactions nobody had expected."""
    assert ana.requests.get(request_id).came_of is None
    ana.requests.plan(request_id, **PLAN)
    assert came_of(ana, request_id).replied_as_planned is None

    ana.requests.reply(request_id, "declined_and_explained", explanation=WHY)
    ana.requests.observe(request_id, reaction="hurt")
    ana.requests.observe(request_id, reaction="angry", next_session="late")

    found = came_of(ana, request_id)
    assert found.replied_as_planned is True
    assert (found.reactions, found.unexpected) == (("hurt", "angry"), ("angry",))
    assert found.next_session == "late"


def test_a_later_plan_takes_the_place_of_an_earlier_one(ana: Supervision, request_id: UUID) -> None:
    """Both stay; what was observed before the later one is not held against it."""
    ana.requests.plan(request_id, "accepted")
    ana.requests.observe(request_id, reaction="relieved")
    planned = ana.requests.plan(request_id, **PLAN)

    assert [one.reply for one in planned.plans] == ["accepted", "declined_and_explained"]
    assert came_of(ana, request_id).plan_id == planned.plans[1].id


def test_after_an_ending_it_says_how_a_return_would_be_gone_about(ana: Supervision, request_id: UUID) -> None:
    """In words of the therapist's, and in codes that intake can look at."""
    there = "With Ben, from the beginning."
    planned = ana.requests.plan(
        request_id, "accepted", return_plan=there, return_barred="yes", client_told_of_return=True
    )

    plan = ana.reveal(planned).plans[0]
    assert (plan.return_plan, plan.return_barred, plan.client_told_of_return) == (there, "yes", True)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"reply": "no_reply_yet"}, "reply"),
        ({"reply": "perhaps"}, "reply"),
        ({"expected_reactions": "hurt"}, "expected_reactions"),
        ({"expected_reactions": ["sulked"]}, "expected_reactions"),
        ({"follow_up_on": "2026-03-01"}, "follow_up_on"),
        ({"return_barred": "perhaps"}, "return_barred"),
        ({"client_told_of_return": "yes"}, "client_told_of_return"),
        ({"check_next_session": "a\x00b"}, "check_next_session"),
    ],
    ids=repr,
)
def test_a_bad_plan_is_refused(
    ana: Supervision, session: Session, request_id: UUID, wrong: dict[str, Any], field: str
) -> None:
    """The field is named."""
    with refused(session, InvalidValueError) as caught:
        ana.requests.plan(request_id, **{**PLAN, **wrong})
    assert caught.value.field == field


def test_what_was_withdrawn_is_not_planned_for(ana: Supervision, session: Session, request_id: UUID) -> None:
    """The client took it back."""
    ana.requests.withdraw(request_id)

    with refused(session, InvalidTransitionError):
        ana.requests.plan(request_id, **PLAN)


def test_whoever_takes_it_on_sees_the_plan(ana: Supervision, lee: Supervision, request_id: UUID) -> None:
    """Not before."""
    asked = ana.ask(request_id, question=QUESTION, asked_of="s-lee")
    ana.requests.plan(request_id, **PLAN)
    assert (lee.requests.get(request_id).plans, lee.requests.get(request_id).reply) == ((), WITHHELD)

    lee.consultations.accept(asked.consultation_id)

    assert lee.reveal(lee.requests.get(request_id)).plans[0].explanation == WHY
