"""What clients ask for, what they are answered, how they take it, and whether they come to the next session."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from supervisio.domain.facts import ClientRequest
from supervisio.domain.vocabulary import ClientRequestKind
from supervisio.testing.invented import concerns, odds
from supervisio.testing.invented.asking import answer_awaited, ask_first, ask_on, reported
from supervisio.testing.invented.closing import ends, opened_to_reader
from supervisio.testing.invented.hours import later
from supervisio.testing.invented.matter import Matter
from supervisio.testing.invented.stage import written_late

if TYPE_CHECKING:
    from supervisio.testing.invented.caseload import Caseload, Client
    from supervisio.testing.invented.chance import Chance
    from supervisio.testing.invented.stage import Stage, Story

_AFTERWARDS = ("friendship_after_ending", "return_to_therapy")


def request(stage: Stage, caseload: Caseload, chance: Chance) -> Story:
    """Play one request, from the day it was made to the day it is done with."""
    kind = chance.weighed(odds.REQUEST)
    client = caseload.somebody(chance, former=kind == "return_to_therapy")
    if client is None:
        return
    made_on = stage.today
    when = yield from written_late(stage, chance, 0.08)
    fact = ClientRequest(
        client.ref,
        kind,
        phase=_phase(kind, chance),
        made_by=chance.weighed(odds.MADE_BY.get(kind, odds.MADE_BY["other"])),
        made_on=made_on,
        words=chance.words("words", kind) if chance.happens(0.8) else None,
    )
    matter = Matter(therapist=caseload.therapist, noun="client_request", client_ref=client.ref)
    if not when and chance.happens(0.45):
        # The answer can wait for the next session; whoever asks wants to be sure of it.
        ask_first(stage, matter, chance, about=fact)
        yield from answer_awaited(stage, matter, chance, most=12)
    else:
        noted = stage.acting(matter.therapist).note(fact, **when)
        matter.recorded(noted.case_id, noted.about_id)
    yield from _goes_on(stage, caseload, client, matter, kind, chance)
    if chance.happens(0.06):
        yield from opened_to_reader(stage, matter, chance)
    yield from ends(stage, matter, chance)


def _goes_on(stage: Stage, caseload: Caseload, client: Client, matter: Matter, kind: str, chance: Chance) -> Story:
    requests, about = stage.acting(matter.therapist).requests, matter.about
    fate = chance.weighed(odds.REQUEST_FATE)
    if fate != "answered":
        yield later(stage.now, chance, 0.5, 6)
        if fate == "withdrawn":
            requests.withdraw(about)
        elif fate == "a_mistake":
            requests.mark_in_error(about, reason=chance.words("reason"))
        return
    if chance.happens(0.12):
        yield from concerns.suggested(stage, matter, ClientRequestKind(kind).suggests, chance)
    reply = chance.weighed(odds.REPLY.get(kind, odds.REPLY["other"]))
    if chance.happens(0.35):
        _plan(stage, matter, kind, reply, chance)
        yield later(stage.now, chance, 1, 7)
    yield from _replied(stage, matter, reply, chance)
    if reply == "deferred":
        yield later(stage.now, chance, 4, 12)
        reply = chance.weighed(odds.REPLY_AT_LAST)
        yield from _replied(stage, matter, reply, chance)
    if not matter.held and chance.happens(0.2):
        yield from reported(stage, matter, chance)
    yield from _taken(stage, caseload, client, matter, reply, chance)


def _phase(kind: str, chance: Chance) -> str:
    if kind == "return_to_therapy":
        return "after_ending"
    if kind == "friendship_after_ending":
        return chance.one_of(("promised_for_future", "after_ending"))
    return chance.weighed({"during": 70.0, "not_said": 24.0, "promised_for_future": 6.0})


def _plan(stage: Stage, matter: Matter, kind: str, reply: str, chance: Chance) -> None:
    comes_afterwards = kind in _AFTERWARDS
    stage.acting(matter.therapist).requests.plan(
        matter.about,
        reply,
        explanation=chance.words("explanation"),
        expected_reactions=chance.several_of(odds.EXPECTED, chance.between(1, 3)),
        check_next_session=chance.words("check_next_session"),
        follow_up_on=stage.today + timedelta(days=chance.between(5, 18)) if chance.happens(0.7) else None,
        return_plan=chance.words("return_plan") if comes_afterwards else None,
        return_barred=chance.one_of(("yes", "no", "unsure")) if comes_afterwards else None,
        client_told_of_return=chance.happens(0.6) if comes_afterwards else None,
    )


def _replied(stage: Stage, matter: Matter, reply: str, chance: Chance) -> Story:
    when = yield from written_late(stage, chance, 0.1)
    # A no without an explanation on record is recorded as just that.
    explained = reply != "declined" and chance.happens(0.9)
    explanation = chance.words("explanation") if explained else None
    stage.acting(matter.therapist).requests.reply(matter.about, reply, explanation, **when)


def _taken(stage: Stage, caseload: Caseload, client: Client, matter: Matter, reply: str, chance: Chance) -> Story:
    """Observe how the reply is taken, and the next session."""
    requests, about = stage.acting(matter.therapist).requests, matter.about
    reaction = chance.weighed(odds.REACTION[reply])
    yield stage.now + timedelta(minutes=chance.between(5, 45))
    words = chance.words("observation", reaction) if chance.happens(0.6) else None
    requests.observe(about, reaction, text=words)
    if reaction == "risk_raised":
        ask_on(stage, matter, chance, about=about, urgency=chance.one_of(("urgent", "immediate")))
    if chance.happens(0.08):
        return
    yield later(stage.now, chance, 5, 9)
    if not client.is_current:
        requests.observe(about, next_session="none_due")
        return
    session = chance.weighed(odds.NEXT_SESSION[reaction])
    when = yield from written_late(stage, chance, 0.12)
    words = chance.words("observation", "other") if chance.happens(0.3) else None
    requests.observe(about, next_session=session, text=words, **when)
    if session == "ended_therapy" and client.is_current:
        caseload.end(stage, client, "client_withdrew")
    elif reaction in odds.SECOND_REACTION and chance.happens(0.4):
        yield later(stage.now, chance, 5, 9)
        second = chance.weighed(odds.SECOND_REACTION[reaction])
        requests.observe(about, second, chance.weighed(odds.NEXT_SESSION[second]))
