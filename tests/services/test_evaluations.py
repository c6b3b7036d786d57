from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from supervisio import SEALED, WITHHELD, BoundaryConcern
from supervisio.domain.weighing import WeighingResult
from supervisio.errors import IncompleteError, InvalidTransitionError, InvalidValueError, NotFoundError, RuleError
from supervisio.testing import invent_answers
from tests.services.people import CLIENT, QUESTION
from tests.services.tables import refused
from tests.services.weighed import SAID

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy.orm import Session

    from supervisio import Supervision
    from supervisio.domain.records import EvaluationRecord
    from supervisio.testing import FrozenClock


@pytest.fixture
def concern(ana: Supervision) -> UUID:
    """A choir that therapist and client both sing in."""
    ana.profiles.set(["apa"])
    choir = BoundaryConcern("shared_membership", client_ref=CLIENT, phase="during", occurrence="not_yet")
    return ana.note(choir).about_id


def missing(evaluation: EvaluationRecord) -> tuple[str, ...]:
    """Return the items still to be answered, as whoever may see them sees them."""
    assert isinstance(evaluation.missing, tuple)
    return evaluation.missing


def answers(evaluation: EvaluationRecord) -> dict[str, Any]:
    """Return the answers, once they were revealed."""
    assert isinstance(evaluation.answers, Mapping)
    return dict(evaluation.answers)


def test_it_is_answered_bit_by_bit(ana: Supervision, concern: UUID) -> None:
    """What is missing is told after every step, and submitting gives a result."""
    draft = ana.evaluations.start(concern)
    assert (draft.status, missing(draft)[0], draft.result) == ("draft", "threshold", None)
    assert ana.concerns.get(concern).status == "under_evaluation"

    half = ana.evaluations.answer(draft.id, {"threshold": "multiple_relationship", "harm": "no"})
    assert "threshold" not in missing(half)
    assert half.answers == SEALED
    whole = ana.evaluations.answer(draft.id, invent_answers())
    assert whole.missing == ()
    submitted = ana.evaluations.submit(draft.id)

    assert (submitted.status, submitted.result, submitted.risk) == ("submitted", "manage", "low")
    assert answers(ana.reveal(submitted))["harm"] == "no"


def test_it_can_be_done_in_one_go(ana: Supervision, concern: UUID) -> None:
    """All answers at once: one call, one entry."""
    evaluation = ana.concerns.evaluate(concern, invent_answers())

    assert (evaluation.status, evaluation.result) == ("submitted", "manage")
    assert isinstance(evaluation.weighing, WeighingResult)
    assert evaluation.weighing.instrument == evaluation.instrument
    assert "Needed next" in evaluation.explain()
    assert [one.id for one in ana.concerns.get(concern).evaluations] == [evaluation.id]


def test_an_answer_replaces_the_one_before(ana: Supervision, concern: UUID) -> None:
    """And None takes one back."""
    draft = ana.evaluations.start(concern, {"harm": "yes", "benefit": "yes"})

    ana.evaluations.answer(draft.id, {"harm": "no"})
    taken_back = ana.evaluations.answer(draft.id, {"benefit": None})

    assert "benefit" in missing(taken_back)
    assert answers(ana.reveal(taken_back)) == {"harm": "no"}


def test_a_part_of_it_is_not_submitted(ana: Supervision, session: Session, concern: UUID) -> None:
    """The error names the items, whether bit by bit or in one go."""
    draft = ana.evaluations.start(concern, {name: one for name, one in invent_answers().items() if name != "motive"})

    with refused(session, IncompleteError) as caught:
        ana.evaluations.submit(draft.id)
    assert caught.value.missing == ("motive",)


def test_a_part_of_it_is_not_evaluated(ana: Supervision, session: Session, concern: UUID) -> None:
    """Nothing is begun by a call that is refused."""
    with refused(session, IncompleteError) as caught:
        ana.concerns.evaluate(concern, {"threshold": "multiple_relationship"})
    assert "harm" in caught.value.missing
    assert ana.concerns.get(concern).status == "noted"


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"harm": "perhaps"}, "answers.harm"),
        ({"harm": 1}, "answers.harm"),
        ({"unease": "a\x00b"}, "answers.unease"),
        ({"expected_reaction": "hurt"}, "answers.expected_reaction"),
        ({"no_such_item": SAID}, "answers"),
        ([("harm", "no")], "answers"),
        ("harm", "answers"),
        ({1: "no"}, "answers"),
    ],
    ids=repr,
)
def test_a_bad_answer_is_refused(ana: Supervision, session: Session, concern: UUID, given: object, field: str) -> None:
    """It is named, and not quoted."""
    draft = ana.evaluations.start(concern)

    with refused(session, InvalidValueError) as caught:
        ana.evaluations.answer(draft.id, given)  # type: ignore[arg-type]  # what is wrong with it
    assert caught.value.field == field
    assert SAID not in str(caught.value)


def test_what_was_submitted_stands(ana: Supervision, session: Session, concern: UUID) -> None:
    """Nobody answers it any more; a new pass begins from its answers, and it stays readable."""
    old = ana.concerns.evaluate(concern, invent_answers(unease=SAID))
    with refused(session, InvalidTransitionError):
        ana.evaluations.answer(old.id, {"harm": "yes"})
    with refused(session, InvalidTransitionError):
        ana.evaluations.submit(old.id)

    new = ana.evaluations.supersede(old.id, {"harm": "yes"})

    assert (new.supersedes_id, new.status) == (old.id, "draft")
    assert answers(ana.reveal(new)) == {**answers(ana.reveal(ana.evaluations.get(old.id))), "harm": "yes"}
    assert ana.evaluations.get(old.id).status == "superseded"
    assert ana.evaluations.submit(new.id).findings == ("harm_expected",)


def test_another_pass_takes_the_place_of_the_first(ana: Supervision, concern: UUID) -> None:
    """One evaluation of a concern stands at a time."""
    first = ana.concerns.evaluate(concern, invent_answers())
    second = ana.concerns.evaluate(concern, invent_answers(harm="unsure"))

    assert [ana.evaluations.get(one.id).status for one in (first, second)] == ["superseded", "submitted"]


def test_there_is_one_draft_at_a_time(ana: Supervision, session: Session, concern: UUID) -> None:
    """Two would leave it open which is meant."""
    ana.evaluations.start(concern)

    with refused(session, RuleError, "draft_open"):
        ana.evaluations.start(concern)
    with refused(session, RuleError, "draft_open"):
        ana.concerns.evaluate(concern, invent_answers())


def test_a_draft_is_its_therapists_alone(
    ana: Supervision, lee: Supervision, kim: Supervision, session: Session, concern: UUID
) -> None:
    """Whoever was asked, or reads the case, sees it once it is submitted, and nothing of it before."""
    asked = ana.concerns.bring(concern, "s-lee", QUESTION)
    lee.consultations.accept(asked.consultation_id)
    ana.cases.grant(asked.case_id, "s-kim")
    draft = ana.evaluations.start(concern, invent_answers())

    for other in (lee, kim):
        with refused(session, NotFoundError):
            other.evaluations.get(draft.id)
        assert other.evaluations.list_().items == ()
        assert other.concerns.get(concern).evaluations == ()
    assert [entry.move for entry in lee.cases.timeline(asked.case_id)] == [
        "note",
        "concerns.bring",
        "consultations.accept",
    ]
    assert not [entry for entry in kim.cases.timeline(asked.case_id) if entry.move.startswith("evaluations.")]
    ana.evaluations.submit(draft.id)
    assert lee.evaluations.get(draft.id).circumstances == WITHHELD
    for other in (lee, kim):
        assert answers(other.reveal(other.evaluations.get(draft.id)))["harm"] == "no"
        assert [one.id for one in other.evaluations.list_(result="manage")] == [draft.id]


def test_it_recomputes_to_the_same(ana: Supervision, lee: Supervision, concern: UUID, clock: FrozenClock) -> None:
    """From its own answers, with the instrument and the rules of its day."""
    asked = ana.concerns.bring(concern, "s-lee", QUESTION)
    lee.consultations.accept(asked.consultation_id)
    evaluation = ana.concerns.evaluate(concern, invent_answers(objectivity="no", thinking_errors=["a_one_off"]))
    clock.advance(days=800)

    assert ana.evaluations.recompute(evaluation.id) == evaluation
    again = lee.evaluations.recompute(evaluation.id)
    assert (again.weighing, again.ruling) == (evaluation.weighing, evaluation.ruling)


def test_a_draft_does_not_recompute(ana: Supervision, session: Session, concern: UUID) -> None:
    """There is no result yet."""
    draft = ana.evaluations.start(concern)

    with refused(session, RuleError, "not_submitted"):
        ana.evaluations.recompute(draft.id)


def test_without_a_profile_no_rules_are_known(ana: Supervision) -> None:
    """So that nothing comes out of it that would let something go on."""
    choir = BoundaryConcern("shared_membership", client_ref=CLIENT, phase="during", occurrence="not_yet")

    evaluation = ana.concerns.evaluate(ana.note(choir).about_id, invent_answers())

    assert (evaluation.result, evaluation.reasons[0]) == ("undetermined", "rules_not_known")


def test_evaluations_are_filtered_by_result_and_risk(ana: Supervision, concern: UUID) -> None:
    """By codes that stand open beside the sealed answers."""
    mild = ana.concerns.evaluate(concern, invent_answers())
    grave = ana.concerns.evaluate(concern, invent_answers(harm="yes"))

    assert [one.id for one in ana.evaluations.list_(risk="high")] == [grave.id]
    assert [one.id for one in ana.evaluations.list_(status="superseded")] == [mild.id]
    assert [one.id for one in ana.evaluations.list_(concern_id=concern)] == [grave.id, mild.id]


def test_any_form_of_an_answer_is_recorded_once(ana: Supervision) -> None:
    """An amount as a number, codes from anything that can be gone through: the same key gives the same draft."""
    ana.profiles.set(["Texas LPC"])
    scarf = BoundaryConcern("gift_received", client_ref=CLIENT, phase="during", occurrence="not_yet")
    concern = ana.note(scarf).about_id

    first = ana.evaluations.start(concern, {"worth": 49.5, "expected_reaction": iter(["hurt"])}, request_key="k-1")
    again = ana.evaluations.start(
        concern, {"worth": Decimal("49.5"), "expected_reaction": ("hurt",)}, request_key="k-1"
    )

    assert (again.id, again.replayed) == (first.id, True)
    assert answers(ana.reveal(first)) == {"worth": "49.5", "expected_reaction": ["hurt"]}
