from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supervisio.domain import vocabulary
from supervisio.domain.lifecycles import ENTERED_IN_ERROR, LIFECYCLES
from supervisio.errors import InvalidTransitionError

if TYPE_CHECKING:
    from supervisio.domain.lifecycle import Lifecycle

each_lifecycle = pytest.mark.parametrize("lifecycle", LIFECYCLES.values(), ids=LIFECYCLES)
lifecycles = st.sampled_from(list(LIFECYCLES.values()))

VOCABULARIES = {
    "case": vocabulary.CaseStatus,
    "client_request": vocabulary.ClientRequestStatus,
    "personal_issue": vocabulary.PersonalIssueStatus,
    "boundary_concern": vocabulary.ConcernStatus,
    "evaluation": vocabulary.EvaluationStatus,
    "consultation": vocabulary.ConsultationStatus,
    "recommendation": vocabulary.RecommendationStatus,
    "action_item": vocabulary.ActionStatus,
    "therapy_relationship": vocabulary.TherapyStatus,
}
# What the calls that lead there will bring: correcting advice and actions, a pause.
OF_LATER_ISSUES = {
    "recommendation": {ENTERED_IN_ERROR},
    "action_item": {ENTERED_IN_ERROR},
    "therapy_relationship": {"on_hold"},
}
# The moves that change a status, as the documentation tells them; any status but the last may also be entered in error.
TOLD = {
    "case": """
        open -> monitoring; open -> closed; monitoring -> closed; closed -> open
    """,
    "client_request": """
        recorded -> replied; replied -> followed_up
        recorded -> withdrawn; replied -> withdrawn; followed_up -> withdrawn
    """,
    "personal_issue": """
        noted -> support_sought; noted -> supported; support_sought -> supported
        noted -> reviewed; support_sought -> reviewed; supported -> reviewed
        noted -> closed; support_sought -> closed; supported -> closed; reviewed -> closed
    """,
    "boundary_concern": """
        noted -> brought; noted -> dropped; noted -> closed; brought -> closed
        brought -> withdrawn; under_evaluation -> withdrawn
        noted -> under_evaluation; brought -> under_evaluation
        noted -> decided; brought -> decided; under_evaluation -> decided; monitoring -> decided
        decided -> monitoring; decided -> closed; monitoring -> closed
        decided -> under_evaluation; monitoring -> under_evaluation
    """,
    "evaluation": """
        draft -> submitted; submitted -> superseded
    """,
    "consultation": """
        requested -> accepted; accepted -> scheduled; accepted -> completed; scheduled -> completed
        requested -> declined; accepted -> declined; scheduled -> declined
        requested -> redirected; accepted -> redirected; scheduled -> redirected
        declined -> redirected; missed -> redirected
        requested -> cancelled; accepted -> cancelled; scheduled -> cancelled; missed -> cancelled
        scheduled -> missed; missed -> scheduled
    """,
    "recommendation": """
        open -> followed; open -> declined; open -> contested; contested -> followed
    """,
    "action_item": """
        open -> done; open -> cancelled
    """,
    "therapy_relationship": """
        prospective -> current; current -> ended; current -> transferred; ended -> returned; transferred -> returned
        returned -> ended; returned -> transferred; on_hold -> ended; on_hold -> transferred
    """,
}


def reachable(lifecycle: Lifecycle) -> set[str]:
    """Return the statuses to which the moves lead, from where things start."""
    found, waiting = set(), list(lifecycle.starts)
    while waiting:
        status = waiting.pop()
        if status not in found:
            found.add(status)
            waiting += [lifecycle.after(status, move.name) for move in lifecycle.moves_from(status)]
    return found


@each_lifecycle
def test_the_statuses_are_those_of_the_vocabulary(lifecycle: Lifecycle) -> None:
    """What the database's CHECK lets in and what a record can hold are the same."""
    assert set(lifecycle.statuses) == set(VOCABULARIES[lifecycle.noun])


@each_lifecycle
def test_the_moves_are_those_that_are_told(lifecycle: Lifecycle) -> None:
    """The table says what the documentation says, and nothing beside it."""
    told = {tuple(one.split(" -> ")) for line in TOLD[lifecycle.noun].splitlines() for one in line.strip().split("; ")}
    moves = {
        (source, lifecycle.after(source, move.name))
        for move in lifecycle.moves
        for source in move.sources
        if lifecycle.after(source, move.name) not in {source, ENTERED_IN_ERROR}
    }

    assert moves == told - {("",)}


@each_lifecycle
def test_every_status_can_be_reached(lifecycle: Lifecycle) -> None:
    """All but those to which only calls of later issues lead."""
    assert set(lifecycle.statuses) - reachable(lifecycle) == OF_LATER_ISSUES.get(lifecycle.noun, set())


@given(lifecycles, st.data())
def test_a_move_is_allowed_where_the_table_says_so(lifecycle: Lifecycle, data: st.DataObject) -> None:
    """It leads to its target; any other move, or one that there is not, is refused with those that are allowed."""
    status = data.draw(st.sampled_from(lifecycle.statuses))
    names = {move.name for one in LIFECYCLES.values() for move in one.moves} | {"vanish"}
    name = data.draw(st.sampled_from(sorted(names)))
    allowed = [move for move in lifecycle.moves if status in move.sources]

    if chosen := next((move for move in allowed if move.name == name), None):
        assert lifecycle.after(status, name) == (chosen.target or status)
        return
    with pytest.raises(InvalidTransitionError) as refused:
        lifecycle.after(status, name)
    assert refused.value.allowed == tuple(move.name for move in allowed)
    assert (refused.value.noun, refused.value.current, refused.value.wanted) == (lifecycle.noun, status, name)
    assert all(move.name in str(refused.value) for move in allowed)


@given(lifecycles, st.data())
def test_no_walk_leaves_the_table(lifecycle: Lifecycle, data: st.DataObject) -> None:
    """However often and in whatever order things happen, a status is one of the statuses."""
    status = data.draw(st.sampled_from(lifecycle.starts))
    for _ in range(data.draw(st.integers(0, 12))):
        moves = lifecycle.moves_from(status)
        if not moves:
            break
        status = lifecycle.after(status, data.draw(st.sampled_from(moves)).name)

    assert status in lifecycle.statuses


@each_lifecycle
def test_one_move_from_one_status_leads_to_one_place(lifecycle: Lifecycle) -> None:
    """The table never leaves a choice."""
    pairs = [(move.name, source) for move in lifecycle.moves for source in move.sources]

    assert len(pairs) == len(set(pairs))


@each_lifecycle
def test_what_was_entered_in_error_stays_so(lifecycle: Lifecycle) -> None:
    """Nothing leads back from a mistake that was marked as one."""
    assert lifecycle.moves_from(ENTERED_IN_ERROR) == ()


@pytest.mark.parametrize("noun", ["case", "client_request", "personal_issue", "boundary_concern", "consultation"])
def test_anything_can_turn_out_to_be_a_mistake(noun: str) -> None:
    """From every status but the mistake itself; of a concern that was dropped nothing is left to correct."""
    lifecycle = LIFECYCLES[noun]
    sources = {source for move in lifecycle.moves if move.name == "mark_in_error" for source in move.sources}

    assert sources == set(lifecycle.statuses) - {ENTERED_IN_ERROR, "dropped"}


@each_lifecycle
def test_every_move_says_what_it_means_and_whose_it_is(lifecycle: Lifecycle) -> None:
    """A screen can show it, and an error can name who may."""
    for move in lifecycle.moves:
        assert move.label[0].isupper()
        assert lifecycle.whose(move.name) == move.by
