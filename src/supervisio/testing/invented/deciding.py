"""From the weighing of a concern to its end: what comes out decides what may be decided."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from supervisio.errors import IncompleteError
from supervisio.testing.invented.asking import answer_awaited, await_answer, question
from supervisio.testing.invented.hours import later
from supervisio.testing.invented.stage import written_late
from supervisio.testing.invented.weighing import answers

if TYPE_CHECKING:
    from datetime import date

    from supervisio.domain.records import EvaluationRecord
    from supervisio.services.grounds import Grounds
    from supervisio.testing.invented.chance import Chance
    from supervisio.testing.invented.matter import Matter
    from supervisio.testing.invented.stage import Part, Stage

_LETS_GO_ON = ("manage", "permissible_with_safeguards", "burden_of_proof")
_NO = {
    "not_yet": {"declined": 60.0, "avoided": 40.0},
    "ongoing": {"discontinued": 82.0, "referred_out": 18.0},
    "over": {"discontinued": 55.0, "not_a_concern": 25.0, "referred_out": 20.0},
}


def decided(stage: Stage, matter: Matter, chance: Chance) -> Part[bool]:
    """Weigh, decide and look at it again; tell whether the concern came to its end."""
    if chance.happens(0.14):
        # A plain no needs no evaluation.
        _say_no(stage, matter, chance)
        return (yield from _closed(stage, matter, chance))
    evaluation = yield from _weighed(stage, matter, chance)
    if evaluation is None or chance.happens(0.06):
        return False
    if evaluation.result == "undetermined" and chance.happens(0.5):
        yield from _passed_on(stage, matter, chance)
    if evaluation.result == "prohibited" and chance.happens(0.3):
        yield from _goes_on_against_rule(stage, matter, chance)
    if evaluation.result == "not_a_multiple_relationship":
        _say_no(stage, matter, chance, "not_a_concern")
    elif evaluation.result not in _LETS_GO_ON or chance.happens(0.15):
        _say_no(stage, matter, chance)
    else:
        review_on = yield from _permitted(stage, matter, evaluation, chance)
        if review_on is None:
            return False
        yield from _looked_at_again(stage, matter, review_on, chance)
    if chance.happens(0.1):
        return False
    return (yield from _closed(stage, matter, chance))


def _weighed(stage: Stage, matter: Matter, chance: Chance) -> Part[EvaluationRecord | None]:
    """Answer the instrument in one go or bit by bit; None where it stays a draft."""
    supervision = stage.acting(matter.therapist)
    yield later(stage.now, chance, 0.1, 4)
    given = answers(chance, today=stage.today)
    if chance.happens(0.5):
        when = yield from written_late(stage, chance, 0.06)
        return supervision.concerns.evaluate(matter.about, given, **when)
    begun = dict(list(given.items())[: chance.between(4, 14)])
    draft = supervision.evaluations.start(matter.about, begun)
    yield later(stage.now, chance, 0.1, 3)
    if chance.happens(0.09):
        return None
    supervision.evaluations.answer(draft.id, given)
    submitted = supervision.evaluations.submit(draft.id)
    if chance.happens(0.2):
        yield later(stage.now, chance, 1, 6)
        other = answers(chance, today=stage.today)
        again = supervision.evaluations.supersede(submitted.id, {"harm": other["harm"], "motive": other["motive"]})
        return supervision.evaluations.submit(again.id)
    return submitted


def _say_no(stage: Stage, matter: Matter, chance: Chance, disposition: str | None = None) -> None:
    stage.acting(matter.therapist).concerns.decide(
        matter.about,
        disposition or chance.weighed(_NO[matter.occurrence]),
        rationale=chance.words("rationale"),
        client_was_told=chance.words("told"),
    )


def _permitted(stage: Stage, matter: Matter, evaluation: EvaluationRecord, chance: Chance) -> Part[date | None]:
    """
    Decide that it may go on, or was made good; where a second opinion is lacking, ask for it first.

    Returns the day of the review; None where it did not come to a decision.
    """
    concerns = stage.acting(matter.therapist).concerns
    for _ in range(2):
        review_on = stage.today + timedelta(days=chance.between(14, 45))
        grounds = _grounds(stage, matter, review_on, chance)
        try:
            if matter.occurrence == "over":
                concerns.repair(matter.about, chance.words("repair_plan"), **grounds)
            else:
                goes_on = evaluation.result == "manage"
                concerns.decide(
                    matter.about, "tolerated_and_managed" if goes_on else "permitted_with_safeguards", **grounds
                )
        except IncompleteError:
            sent = question(stage, matter, chance)
            await_answer(stage, matter, concerns.bring(matter.about, **sent), sent, chance)
            yield from answer_awaited(stage, matter, chance, most=21)
        else:
            return review_on
    return None


def _grounds(stage: Stage, matter: Matter, review_on: date, chance: Chance) -> Grounds:
    supervisor = stage.people.supervisor_of(matter.therapist).ref
    return {
        "decided_by": chance.one_of((matter.therapist.ref, supervisor)),
        "safeguards": chance.words("safeguards"),
        "rationale": chance.words("rationale"),
        "expected_benefit": chance.words("benefit"),
        "expected_consequences": chance.words("consequences"),
        "client_was_told": chance.words("told"),
        "review_on": review_on,
    }


def _passed_on(stage: Stage, matter: Matter, chance: Chance) -> Part[None]:
    sent = question(stage, matter, chance, urgency="urgent")
    asked = stage.acting(matter.therapist).concerns.escalate(matter.about, **sent)
    await_answer(stage, matter, asked, sent, chance)
    yield from answer_awaited(stage, matter, chance, most=8)


def _goes_on_against_rule(stage: Stage, matter: Matter, chance: Chance) -> Part[None]:
    """Record that it goes on for a while although a rule prohibits it; it ends by a decision."""
    stage.acting(matter.therapist).concerns.continue_against_rule(
        matter.about,
        stage.people.supervisor_of(matter.therapist).ref,
        client_was_told=chance.words("told"),
        reason=chance.words("reason_goes_on"),
    )
    yield later(stage.now, chance, 6, 30)


def _looked_at_again(stage: Stage, matter: Matter, review_on: date, chance: Chance) -> Part[None]:
    """Review what was let go on, on its day or later; now and then it has to be weighed anew."""
    concerns = stage.acting(matter.therapist).concerns
    for _ in range(chance.between(1, 3)):
        days = (review_on - stage.today).days
        if chance.happens(0.1):
            return
        yield later(stage.now, chance, *((days, days + 1.5) if chance.happens(0.75) else (days + 4, days + 20)))
        review_on = stage.today + timedelta(days=chance.between(20, 60))
        concerns.review(matter.about, review_on)
        if chance.happens(0.12):
            concerns.reopen(matter.about, reason=chance.words("reason"))
            evaluation = yield from _weighed(stage, matter, chance)
            if evaluation is not None:
                _say_no(stage, matter, chance)
            return


def _closed(stage: Stage, matter: Matter, chance: Chance) -> Part[bool]:
    yield later(stage.now, chance, 0.5, 9)
    concerns = stage.acting(matter.therapist).concerns
    if concerns.get(matter.about).status not in ("decided", "monitoring"):
        return False
    concerns.close(matter.about)
    return True
