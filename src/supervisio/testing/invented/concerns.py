"""What a therapist notices at a boundary: kept, dropped, brought to somebody, weighed and decided."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from supervisio.domain.facts import BoundaryConcern
from supervisio.testing.invented import odds
from supervisio.testing.invented.asking import answer_awaited, await_answer, question
from supervisio.testing.invented.closing import ends, opened_to_reader
from supervisio.testing.invented.deciding import decided
from supervisio.testing.invented.hours import later
from supervisio.testing.invented.matter import Matter
from supervisio.testing.invented.stage import written_late

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from supervisio.testing.invented.caseload import Caseload
    from supervisio.testing.invented.chance import Chance
    from supervisio.testing.invented.stage import Part, Stage, Story

_WITH_A_COLLEAGUE = ("colleague_or_trainee", "supervisor_supervisee")
_WITH_FORMER = (
    "contact_after_ending",
    "friendship_after_ending",
    "return_to_therapy_conflict",
    "romantic_or_sexual_former",
)


def concern(stage: Stage, caseload: Caseload, chance: Chance) -> Story:
    """Play one concern, from the day it was noticed to the day it is done with."""
    kind = chance.weighed(odds.CONCERN)
    among_colleagues = kind in _WITH_A_COLLEAGUE
    client = None if among_colleagues else caseload.somebody(chance, former=kind in _WITH_FORMER)
    if client is None and not among_colleagues:
        return
    matter = Matter(
        therapist=caseload.therapist,
        noun="boundary_concern",
        client_ref=None if client is None else client.ref,
        other_party=_colleague(stage, caseload, chance) if client is None else None,
    )
    noticed_on = stage.today - timedelta(days=chance.one_of((0, 0, 0, 1, 2, 4, 8, 15)))
    when = yield from written_late(stage, chance, 0.12)
    fact = _fact(matter, kind, chance, noticed_on=noticed_on)
    noted = stage.acting(matter.therapist).note(fact, **when)
    matter.recorded(noted.case_id, noted.about_id)
    left = yield from _goes_on(stage, matter, chance, odds.CONCERN_FATE)
    if left:
        return
    if chance.happens(0.06):
        yield from opened_to_reader(stage, matter, chance)
    yield from ends(stage, matter, chance)


def suggested(stage: Stage, of_request: Matter, kinds: Sequence[str], chance: Chance) -> Story:
    """Let a request turn out to be a concern as well, in the same case."""
    if not kinds:
        return
    matter = Matter(therapist=of_request.therapist, noun="boundary_concern", client_ref=of_request.client_ref)
    fact = _fact(matter, kinds[0], chance, noticed_on=stage.today, origin="client_request")
    noted = stage.acting(matter.therapist).note(fact, case_id=of_request.case)
    matter.recorded(noted.case_id, noted.about_id)
    of_request.expected += 1
    stage.begin(_beside(stage, of_request, matter, chance.another()))
    yield later(stage.now, chance, 0.1, 2)


def _beside(stage: Stage, of_request: Matter, matter: Matter, chance: Chance) -> Story:
    yield later(stage.now, chance, 0.1, 2)
    yield from _goes_on(stage, matter, chance, odds.CONCERN_FATE | {"dropped": 0.0})
    of_request.expected -= 1


def _fact(matter: Matter, kind: str, chance: Chance, *, noticed_on: date, origin: str | None = None) -> BoundaryConcern:
    matter.occurrence = chance.weighed(odds.OCCURRENCE.get(kind, odds.OCCURRENCE["other"]))
    return BoundaryConcern(
        kind,
        client_ref=matter.client_ref,
        other_party_ref=matter.other_party,
        origin=origin or chance.weighed(odds.ORIGIN.get(kind, odds.ORIGIN["other"])),
        phase="after_ending" if kind in _WITH_FORMER else chance.weighed({"during": 80.0, "not_said": 20.0}),
        occurrence=matter.occurrence,
        noticed_on=noticed_on,
        description=chance.words("description", kind) if chance.happens(0.8) else None,
    )


def _colleague(stage: Stage, caseload: Caseload, chance: Chance) -> str | None:
    colleagues = stage.people.colleagues_of(caseload.therapist)
    return chance.one_of(colleagues).ref if colleagues else None


def _goes_on(stage: Stage, matter: Matter, chance: Chance, fates: Mapping[str, float]) -> Part[bool]:
    """Play what becomes of a concern that was noted; tell whether it is left where it is."""
    concerns, about = stage.acting(matter.therapist).concerns, matter.about
    fate = chance.weighed(fates)
    yield later(stage.now, chance, 0.1, 6)
    if fate == "dropped":
        concerns.drop(about, reason=chance.words("reason_not_a_concern"))
        return True
    if fate == "not_a_concern":
        told = chance.words("told") if chance.happens(0.3) else None
        concerns.not_a_concern(about, client_was_told=told, reason=chance.words("reason_not_a_concern"))
        return False
    if fate == "a_mistake":
        concerns.mark_in_error(about, reason=chance.words("reason"))
        return False
    if fate == "left":
        return True
    sent = question(stage, matter, chance)
    await_answer(stage, matter, concerns.bring(about, **sent), sent, chance)
    yield from answer_awaited(stage, matter, chance, most=16)
    if chance.happens(0.07):
        concerns.withdraw(about)
        return False
    return not (yield from decided(stage, matter, chance))
