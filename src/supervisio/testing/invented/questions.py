"""Plain questions, with nothing else recorded: a therapist's, and a supervisor's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from supervisio.testing.invented.asking import answer_awaited, ask_first, reported
from supervisio.testing.invented.closing import ends
from supervisio.testing.invented.matter import Matter

if TYPE_CHECKING:
    from supervisio.domain.facts import Actor
    from supervisio.testing.invented.caseload import Caseload
    from supervisio.testing.invented.chance import Chance
    from supervisio.testing.invented.stage import Stage, Story


def question_asked(stage: Stage, caseload: Caseload, chance: Chance) -> Story:
    """Ask, wait, and end the matter; now and then it was talked over with somebody outside as well."""
    client = caseload.somebody(chance) if chance.happens(0.35) else None
    matter = Matter(therapist=caseload.therapist, noun="other", client_ref=None if client is None else client.ref)
    ask_first(stage, matter, chance, about=None)
    yield from answer_awaited(stage, matter, chance, most=30)
    if chance.happens(0.2):
        yield from reported(stage, matter, chance)
    yield from ends(stage, matter, chance)


def asked_by_supervisor(stage: Stage, supervisor: Actor, chance: Chance) -> Story:
    """Let a supervisor take a question to another one."""
    matter = Matter(therapist=supervisor, noun="other")
    ask_first(stage, matter, chance, about=None)
    yield from answer_awaited(stage, matter, chance, most=30)
    yield from ends(stage, matter, chance)
