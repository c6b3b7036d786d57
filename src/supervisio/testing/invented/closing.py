"""How a matter ends: closed with an outcome, watched, opened again, left open, or taken out as a mistake."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from supervisio.errors import IncompleteError
from supervisio.testing.invented.asking import answer_awaited, ask_on
from supervisio.testing.invented.hours import later

if TYPE_CHECKING:
    from supervisio.testing.invented.chance import Chance
    from supervisio.testing.invented.matter import Matter
    from supervisio.testing.invented.stage import Part, Stage, Story

_ENDS = {"closed": 66.0, "watched": 19.0, "left_open": 12.0, "a_mistake": 3.0}
_TRIES = 5


def ends(stage: Stage, matter: Matter, chance: Chance) -> Story:
    """End a matter, some time after the last thing was done in it."""
    yield later(stage.now, chance, 1, 14)
    cases = stage.acting(matter.therapist).cases
    fate = chance.weighed(_ENDS)
    if fate == "a_mistake":
        # What somebody was asked about is taken out only once nobody is at work on it.
        while matter.expected:
            yield later(stage.now, chance, 3, 8)
        cases.mark_in_error(matter.case, reason=chance.words("reason"))
        return
    if fate == "watched":
        yield from _watched(stage, matter, chance)
    if fate == "left_open" or not (yield from _closed(stage, matter, chance)):
        return
    if chance.happens(0.09):
        yield later(stage.now, chance, 4, 40)
        cases.reopen(matter.case, reason=chance.words("reason"))
        if chance.happens(0.6):
            ask_on(stage, matter, chance)
        yield from answer_awaited(stage, matter, chance, most=25)
        yield from _closed(stage, matter, chance)


def _watched(stage: Stage, matter: Matter, chance: Chance) -> Story:
    cases = stage.acting(matter.therapist).cases
    for _ in range(chance.between(1, 2)):
        day = stage.today + timedelta(days=chance.between(10, 42))
        cases.monitor(matter.case, day)
        days = float((day - stage.today).days)
        yield later(stage.now, chance, *((days, days + 2) if chance.happens(0.7) else (days + 5, days + 30)))


def _closed(stage: Stage, matter: Matter, chance: Chance) -> Part[bool]:
    """Try to close it, and again when what was open has been done; tell whether it came to that."""
    told = chance.words("told") if matter.client_ref is not None and chance.happens(0.85) else None
    reason = chance.words("reason") if told is None else None
    outcome = chance.words("outcome")
    for _ in range(_TRIES):
        try:
            stage.acting(matter.therapist).cases.close(matter.case, outcome, told, reason=reason)
        except IncompleteError:
            yield later(stage.now, chance, 4, 12)
        else:
            return True
    return False


def opened_to_reader(stage: Stage, matter: Matter, chance: Chance) -> Story:
    """Open the case to somebody for some weeks, and now and then take that back."""
    yield later(stage.now, chance, 1, 12)
    reader = stage.people.supervisor_of(matter.therapist).ref
    cases = stage.acting(matter.therapist).cases
    cases.grant(matter.case, reader, stage.today + timedelta(days=chance.between(14, 60)))
    if chance.happens(0.3):
        yield later(stage.now, chance, 3, 12)
        cases.revoke(matter.case, reader)
