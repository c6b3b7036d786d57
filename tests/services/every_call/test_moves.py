"""The lifecycles, tried through the calls: each move from each status does what its table says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from supervisio.domain.lifecycles import LIFECYCLES
from supervisio.errors import AccessDeniedError, InvalidTransitionError, NotFoundError
from tests.services.tables import refused
from tests.services.ways import MADE, REACHED

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from supervisio import Supervision

PAIRS = [(noun, status, move) for noun, statuses in REACHED.items() for status in statuses for move in MADE[noun]]
OF_A_DRAFT = {("evaluation", "answer"), ("evaluation", "submit")}
NEVER_OPENED_TO_A_READER = {"personal_issue", "therapy_relationship"}
OF_THE_THERAPIST = [
    (noun, move)
    for noun, moves in MADE.items()
    for move, (by, _) in moves.items()
    if by == "ana" and noun not in NEVER_OPENED_TO_A_READER and (noun, move) not in OF_A_DRAFT
]
SERVICES = {
    "consultation": "consultations",
    "client_request": "requests",
    "personal_issue": "issues",
    "boundary_concern": "concerns",
    "action_item": "actions",
    "recommendation": "recommendations",
    "evaluation": "evaluations",
    "case": "cases",
    "therapy_relationship": "relationships",
}


def status_of(supervision: Supervision, noun: str, one: Any) -> str:
    """Return the status in which something stands."""
    return str(getattr(supervision, SERVICES[noun]).get(one).status)


@pytest.mark.parametrize(("noun", "status", "move"), PAIRS, ids=[" ".join(pair) for pair in PAIRS])
def test_a_move_does_what_the_table_says(
    ana: Supervision, lee: Supervision, session: Session, noun: str, status: str, move: str
) -> None:
    """Where it is allowed it leads to its target; where it is not, the error names the moves that are."""
    lifecycle = LIFECYCLES[noun]
    one = REACHED[noun][status](ana, lee)
    by, make = MADE[noun][move]
    allowed = [one.name for one in lifecycle.moves_from(status)]
    assert status_of(ana, noun, one) == status

    if move in allowed:
        make(ana if by == "ana" else lee, one)
        expected = lifecycle.after(status, move)
        if expected != "dropped":
            assert status_of(ana, noun, one) == expected
        return
    with refused(session, InvalidTransitionError, "invalid_transition") as caught:
        make(ana if by == "ana" else lee, one)
    assert (caught.value.noun, caught.value.current, caught.value.wanted) == (noun, status, move)
    assert caught.value.allowed == tuple(allowed)


def test_every_move_has_a_call() -> None:
    """And every call that changes a status is in the tables; what needs more beside it is tried elsewhere."""
    elsewhere = {
        ("boundary_concern", "repair"),
        ("boundary_concern", "continue_against_rule"),
        ("personal_issue", "escalate"),
        ("consultation", "confirm"),
        ("recommendation", "contest"),
        ("case", "revoke"),
        ("therapy_relationship", "begin"),
    }
    calls = {(noun, move) for noun, moves in MADE.items() for move in moves} | elsewhere
    moves = {(noun, move.name) for noun, one in LIFECYCLES.items() for move in one.moves if move.has_call}

    assert calls == moves


@pytest.mark.parametrize(("noun", "move"), [(noun, move) for noun, moves in MADE.items() for move in moves])
def test_a_stranger_moves_nothing(
    ana: Supervision, lee: Supervision, sam: Supervision, session: Session, noun: str, move: str
) -> None:
    """Somebody else's matter does not exist, whatever one would do to it."""
    status = next(
        status for status in REACHED[noun] if move in [one.name for one in LIFECYCLES[noun].moves_from(status)]
    )
    one = REACHED[noun][status](ana, lee)
    missing = REACHED["case"]["open"](ana, lee)

    with refused(session, NotFoundError, "not_found") as hidden:
        MADE[noun][move][1](sam, one)
    with refused(session, NotFoundError, "not_found") as absent:
        MADE[noun][move][1](sam, missing)
    assert (hidden.value.noun, absent.value.id) == (absent.value.noun, missing)


@pytest.mark.parametrize("move", ["accept", "decline", "schedule", "complete"])
def test_the_therapist_does_not_answer_for_the_one_asked(
    ana: Supervision, lee: Supervision, session: Session, move: str
) -> None:
    """She sees it, and it is not hers to do."""
    one = REACHED["consultation"]["requested" if move in {"accept", "decline"} else "accepted"](ana, lee)

    with refused(session, AccessDeniedError, "access_denied") as caught:
        MADE["consultation"][move][1](ana, one)
    assert (caught.value.move, caught.value.who_may) == (f"consultations.{move}", "the one asked")


@pytest.mark.parametrize(("noun", "move"), OF_THE_THERAPIST)
def test_a_reader_only_reads(
    ana: Supervision, lee: Supervision, kim: Supervision, session: Session, noun: str, move: str
) -> None:
    """Whom the case was opened to sees everything in it and moves nothing."""
    status = next(
        status for status in REACHED[noun] if move in [one.name for one in LIFECYCLES[noun].moves_from(status)]
    )
    one = REACHED[noun][status](ana, lee)
    record = getattr(ana, SERVICES[noun]).get(one)
    ana.cases.grant(getattr(record, "case_id", record.id), "s-kim")

    with refused(session, AccessDeniedError, "access_denied"):
        MADE[noun][move][1](kim, one)
