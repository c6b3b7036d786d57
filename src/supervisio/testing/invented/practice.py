"""The months of each therapist: what comes up by itself, and how often."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, TypeAlias

from supervisio.testing.invented import concerns, issues, questions, requests
from supervisio.testing.invented.caseload import Caseload, as_it_was, somebody_leaves, somebody_new
from supervisio.testing.invented.hours import later

if TYPE_CHECKING:
    from collections.abc import Callable

    from supervisio.domain.facts import Actor
    from supervisio.testing.invented.chance import Chance
    from supervisio.testing.invented.stage import Stage, Story

ComesUp: TypeAlias = "Callable[[Stage, Caseload, Chance], Story]"
_A_MONTH = 30.4  # days
# How often each comes up with a therapist, a month.
_OFTEN: tuple[tuple[ComesUp, float], ...] = (
    (requests.request, 3.0),
    (concerns.concern, 1.5),
    (questions.question_asked, 0.8),
    (issues.issue, 0.5),
    (somebody_new, 0.8),
    (somebody_leaves, 0.7),
)
_BODIES = (("bacp",), ("texas_lpc", "aca"), ("apa",), ("bacp", "ukcp"), ("apa", "texas_lpc"), ("hcpc", "bps"), ())


def begin_all(stage: Stage, chance: Chance) -> None:
    """Let everybody's months begin."""
    refs = (f"c-{number:04}" for number in count(1))
    for therapist in stage.people.therapists:
        stage.begin(_months_of(stage, Caseload(therapist, refs), chance.another()))
    for supervisor in stage.people.supervisors:
        stage.begin(_asks_too(stage, supervisor, chance.another()))


def _months_of(stage: Stage, caseload: Caseload, chance: Chance) -> Story:
    yield later(stage.now, chance, 0.02, 0.3)
    bodies = chance.one_of(_BODIES)
    if bodies:
        stage.acting(caseload.therapist).profiles.set(bodies)
    as_it_was(stage, caseload, chance)
    for comes_up, a_month in _OFTEN:
        stage.begin(_again_and_again(stage, caseload, comes_up, _A_MONTH / a_month, chance.another()))


def _again_and_again(stage: Stage, caseload: Caseload, comes_up: ComesUp, days: float, chance: Chance) -> Story:
    while True:
        yield later(stage.now, chance, *([chance.waiting(days)] * 2))
        stage.begin(comes_up(stage, caseload, chance.another()))


def _asks_too(stage: Stage, supervisor: Actor, chance: Chance) -> Story:
    """Let a supervisor, too, take a question to somebody now and then."""
    while True:
        yield later(stage.now, chance, *([chance.waiting(2 * _A_MONTH)] * 2))
        stage.begin(questions.asked_by_supervisor(stage, supervisor, chance.another()))
