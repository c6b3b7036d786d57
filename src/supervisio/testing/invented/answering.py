"""What becomes of an ask: answered in time, late or not at all; held, missed, passed on, taken back."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

import attrs

from supervisio.testing.invented import advice
from supervisio.testing.invented.hours import at_work, later, whole_minute
from supervisio.testing.invented.matter import PRESSING
from supervisio.testing.invented.stage import written_late

if TYPE_CHECKING:
    from supervisio.domain.facts import Actor
    from supervisio.testing.invented.chance import Chance
    from supervisio.testing.invented.matter import Matter
    from supervisio.testing.invented.stage import Part, Stage, Story

_FATE = {"in_time": 79.0, "late": 11.0, "never": 7.0, "taken_back": 3.0}
# What the therapist does about an ask that nobody has answered.
_UNANSWERED = {"passed_on": 46.0, "taken_back": 32.0, "left": 22.0}
_WHY_NOT = {
    "no_capacity": 34.0,
    "on_leave": 22.0,
    "conflict_of_interest": 18.0,
    "outside_competence": 14.0,
    "wrong_route": 8.0,
    "other": 4.0,
}


@attrs.frozen
class Ask:
    """One ask, as far as its course depends on it."""

    consultation_id: UUID
    asked_of: str
    route: str
    urgency: str
    respond_by: datetime


def goes_on(stage: Stage, matter: Matter, ask: Ask, chance: Chance) -> Story:
    """Play an ask to its end, and those that take its place."""
    following: Ask | None = ask
    while following is not None:
        following = yield from _played(stage, matter, following, chance)
    matter.expected -= 1


def _played(stage: Stage, matter: Matter, ask: Ask, chance: Chance) -> Part[Ask | None]:
    """Play one ask; returns the one that takes its place, if somebody else is asked instead."""
    who = stage.people.answers_for(ask.asked_of, chance, but={matter.therapist.ref, matter.other_party})
    fate = "never" if who is None else chance.weighed(_FATE)
    if fate == "taken_back":
        yield whole_minute(stage.now + (ask.respond_by - stage.now) * chance.fraction(0.1, 0.6))
        _take_back(stage, matter, ask, chance)
        return None
    if who is None or fate == "never":
        yield later(ask.respond_by, chance, 0.3, 5)
        return _given_up(stage, matter, ask, chance)
    yield _answered_at(stage, ask, fate, chance)
    answering = stage.acting(who).consultations
    if chance.happens(0.1):
        answering.decline(ask.consultation_id, chance.weighed(_WHY_NOT))
        yield later(stage.now, chance, 0.1, 2.5)
        return _passed_on(stage, matter, ask, chance) if chance.happens(0.7) else None
    answering.accept(ask.consultation_id)
    if (yield from _takes_place(stage, matter, ask, who, chance)):
        yield from _talked_over(stage, matter, ask, who, chance)
    return None


def _answered_at(stage: Stage, ask: Ask, fate: str, chance: Chance) -> datetime:
    allowed = ask.respond_by - stage.now
    if fate == "late":
        return at_work(stage.now + allowed * chance.fraction(1.05, 1.8), chance)
    # Mostly soon. What presses is answered outside of hours as well, and so is what is due before the next morning.
    soon = chance.fraction(0, 1)
    if ask.urgency in PRESSING:
        return whole_minute(stage.now + allowed * (0.02 + 0.4 * soon * soon))
    answered_at = at_work(stage.now + allowed * (0.03 + 0.75 * soon * soon), chance)
    return whole_minute(min(answered_at, ask.respond_by - timedelta(minutes=chance.between(1, 90))))


def _given_up(stage: Stage, matter: Matter, ask: Ask, chance: Chance) -> Ask | None:
    then = chance.weighed(_UNANSWERED)
    if then == "passed_on":
        return _passed_on(stage, matter, ask, chance)
    if then == "taken_back":
        _take_back(stage, matter, ask, chance)
    return None


def _take_back(stage: Stage, matter: Matter, ask: Ask, chance: Chance) -> None:
    consultations = stage.acting(matter.therapist).consultations
    if chance.happens(0.4):
        consultations.mark_in_error(ask.consultation_id)
    else:
        consultations.cancel(ask.consultation_id, reason=chance.words("reason_declined"))


def _passed_on(stage: Stage, matter: Matter, ask: Ask, chance: Chance) -> Ask | None:
    others = stage.people.other_supervisors(ask.asked_of, matter.therapist.ref)
    therapist = stage.acting(matter.therapist)
    # Nobody else is asked about what was settled in the meantime.
    if not others or therapist.cases.get(matter.case).status not in ("open", "monitoring"):
        return None
    other = chance.one_of(others).ref
    reached_how = "phone" if ask.urgency in PRESSING else None
    filed = therapist.consultations.redirect(ask.consultation_id, other, reached_how=reached_how)
    return Ask(filed.id, other, ask.route, ask.urgency, filed.respond_by)  # type: ignore[arg-type]  # one's own is open


def _takes_place(stage: Stage, matter: Matter, ask: Ask, who: Actor, chance: Chance) -> Part[bool]:
    """Wait for the talk, at a time that is set or without one; tell whether it takes place."""
    if ask.urgency in PRESSING:
        yield stage.now + timedelta(minutes=chance.between(5, 90))
        return True
    if chance.happens(0.3):
        yield later(stage.now, chance, 0.05, 2)
        return True
    if chance.happens(0.6):
        # First it is taken on, then the calendars are laid side by side.
        yield later(stage.now, chance, 0.1, 3)
    answering = stage.acting(who).consultations
    for _ in range(2):
        at = later(stage.now, chance, 0.6, 7 if ask.urgency == "routine" else 2.5)
        answering.schedule(ask.consultation_id, at)
        if chance.happens(0.06):
            at = later(at, chance, 0.5, 4)
            answering.schedule(ask.consultation_id, at)
        if chance.happens(0.02):
            yield later(stage.now, chance, 0.1, 0.5)
            stage.acting(matter.therapist).consultations.cancel(ask.consultation_id)
            return False
        yield at + timedelta(minutes=chance.between(20, 60))
        if not chance.happens(0.09):
            return True
        answering.missed(ask.consultation_id)
        if chance.happens(0.3):
            return False
        yield later(stage.now, chance, 0.2, 3)
    return False


def _talked_over(stage: Stage, matter: Matter, ask: Ask, who: Actor, chance: Chance) -> Story:
    """Write down what was advised, mostly on the same day."""
    matter.held += 1
    answering = stage.acting(who).consultations
    when = yield from written_late(stage, chance, 0.12)
    is_supervised = ask.route == "supervision" and who in stage.people.supervisors
    consultation = answering.complete(
        ask.consultation_id,
        chance.between(2, 12) * 5,
        advice.recommended(matter.noun, chance, with_directives=is_supervised),
        follow_up_on=stage.today + timedelta(days=chance.between(7, 28)) if chance.happens(0.3) else None,
        **when,
    )
    advice.answer_all(stage, matter, consultation, chance)
    if chance.happens(0.3):
        advice.agree_on_action(stage, matter, chance, by=who, consultation_id=ask.consultation_id)
    if chance.happens(0.07):
        yield later(stage.now, chance, 0.2, 4)
        answering.addendum(ask.consultation_id, chance.words("addendum"))
