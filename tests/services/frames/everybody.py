"""A clinic in which everybody has another part: asked, accepted, turned away, granted, owning an action, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from supervisio import Actor, BoundaryConcern, ClientRequest, PersonalIssue
from supervisio.testing import invent_answers
from tests.services.people import ANA, AUDITOR, BEN, CLIENT, CUSTODIAN, JOBS, KIM, LEE, QUESTION, SAM, WORDS
from tests.services.weighed import GROUNDS

if TYPE_CHECKING:
    from uuid import UUID

    from supervisio.testing import FrozenClock
    from tests.services.conftest import On

COVER = Actor("t-cyd", acts_as={"t-ana"})
PEER = Actor("s-ole", acts_as={"g-peers"})
READER = Actor("r-ray")
OWNER = Actor("a-max")
OTHER_PARTY = Actor("x-col")
ACTORS = {
    "therapist": ANA,
    "who stands in for her": COVER,
    "another therapist": BEN,
    "supervisor": LEE,
    "colleague": KIM,
    "one of a peer group": PEER,
    "reader": READER,
    "owner of an action": OWNER,
    "other party": OTHER_PARTY,
    "stranger": SAM,
    "jobs": JOBS,
    "auditor": AUDITOR,
    "custodian": CUSTODIAN,
}


def fill(on: On, clock: FrozenClock) -> dict[str, UUID]:
    """Let them work for some weeks; return the ids of some cases by what they are for."""
    ids = {"requests": _requests(on, clock), "concerns": _concerns(on, clock)}
    _turned_away(on, clock)
    _kept_apart(on, clock)
    on(BEN).ask(ClientRequest("c-9", "gift", words=WORDS), question=QUESTION, asked_of="s-lee")
    return ids


def _requests(on: On, clock: FrozenClock) -> UUID:
    ana, lee = on(ANA), on(LEE)
    first = ana.ask(
        ClientRequest(CLIENT, "friendship", made_on="2026-02-27", words=WORDS),
        question=QUESTION,
        asked_of="s-lee",
        urgency="soon",
        effective_at="2026-02-27",
    )
    again = ana.ask(
        first.about_id, question=QUESTION, asked_of="s-kim", route="consultation", urgency="urgent", reached_how="phone"
    )
    clock.advance(hours=30)
    assert first.about_id
    lee.consultations.accept(first.consultation_id)
    on(KIM).consultations.accept(again.consultation_id)
    lee.consultations.complete(first.consultation_id, 25, follow_up_on="2026-04-01")
    ana.requests.reply(first.about_id, "declined_and_explained", explanation=WORDS)
    observed: tuple[dict[str, Any], ...] = (
        {"reaction": "hurt"},
        {"text": WORDS},
        {"reaction": "x-wrote-a-poem", "next_session": "missed"},
    )
    for seen in observed:
        clock.advance(days=1)
        ana.requests.observe(first.about_id, **seen)
    ana.requests.observe(first.about_id, next_session="attended", effective_at="2026-03-01", on="2026-03-01")
    ana.actions.add(first.case_id, "a-max", "Send the letter", "2026-03-08", first.consultation_id)
    ana.actions.add(first.case_id, "t-ana", "Read the code", "2026-04-05")
    ana.cases.grant(first.case_id, "r-ray", until="2026-12-31")
    ana.consultations.record_held(first.case_id, "s-kim", "2026-02-20", 30, question=QUESTION)
    ana.note(ClientRequest("c-105", "x-adopt-my-cat", phase="during"), host_ref="appointment:7")
    return first.case_id


def _concerns(on: On, clock: FrozenClock) -> UUID:
    ana, lee = on(ANA), on(LEE)
    concern = BoundaryConcern("shared_membership", client_ref="c-3", noticed_on="2026-02-01", description=WORDS)
    noted = ana.note(concern, effective_at="2026-02-02")
    by_peers = ana.concerns.bring(noted.about_id, "g-peers", QUESTION, "peer_consultation", effective_at="2026-02-10")
    clock.advance(days=2)
    brought = ana.concerns.bring(noted.about_id, "s-lee", QUESTION)
    ana.cases.grant(noted.case_id, "r-ray")
    lee.consultations.accept(brought.consultation_id)
    lee.consultations.complete(brought.consultation_id, 20)
    on(PEER).consultations.accept(by_peers.consultation_id)
    ana.concerns.evaluate(noted.about_id, invent_answers())
    ana.concerns.decide(noted.about_id, "tolerated_and_managed", **{**GROUNDS, "review_on": "2026-03-11"})
    clock.advance(days=5)
    weighed_again = ana.concerns.bring(ana.note(concern).about_id, "s-lee", QUESTION)
    assert weighed_again.about_id
    lee.consultations.accept(weighed_again.consultation_id)
    ana.concerns.evaluate(weighed_again.about_id, invent_answers())
    ana.concerns.decide(weighed_again.about_id, "declined", reason=WORDS, client_was_told=WORDS)
    ana.concerns.reopen(weighed_again.about_id, reason=WORDS)  # which begins a draft
    second = ana.note(BoundaryConcern("touch", client_ref="c-3"), case_id=noted.case_id)
    ana.concerns.bring(second.about_id, "s-kim", QUESTION, "consultation", show_client_ref=True)
    said: dict[str, Any] = {"reason": WORDS, "client_was_told": WORDS}
    third = ana.note(BoundaryConcern("home_visit", client_ref="c-4", occurrence="ongoing"))
    on(ANA).concerns.bring(third.about_id, "s-lee", QUESTION)
    ana.evaluations.start(third.about_id, {"harm": "no"})
    ana.concerns.decide(third.about_id, "discontinued", **said, review_on="2026-03-20")
    return noted.case_id


def _turned_away(on: On, clock: FrozenClock) -> None:
    ana = on(ANA)
    about = ana.note(ClientRequest("c-5", "gift")).about_id
    asked = [ana.ask(about, question=QUESTION, asked_of="s-kim", route="consultation") for _ in range(3)]
    clock.advance(hours=5)
    on(KIM).consultations.decline(asked[0].consultation_id, "no_capacity")
    ana.consultations.cancel(asked[1].consultation_id)
    ana.consultations.redirect(asked[2].consultation_id, "s-lee")


def _kept_apart(on: On, clock: FrozenClock) -> None:
    ana = on(ANA)
    issue = ana.ask(PersonalIssue("burnout", note=WORDS), question=QUESTION, asked_of="s-lee", host_ref="h-1")
    clock.advance(hours=1)
    on(LEE).consultations.accept(issue.consultation_id)
    ana.note(BoundaryConcern("colleague_or_trainee", other_party_ref="x-col", description=WORDS), host_ref="h-2")
    ana.concerns.drop(ana.note(BoundaryConcern("touch")).about_id)
    mistaken = ana.ask(ClientRequest("c-6", "gift"), question=QUESTION, asked_of="s-lee")
    assert mistaken.about_id
    ana.consultations.mark_in_error(mistaken.consultation_id)
    ana.requests.mark_in_error(mistaken.about_id)
    wrong = ana.ask(ClientRequest("c-7", "gift"), question=QUESTION, asked_of="s-lee")
    ana.cases.mark_in_error(wrong.case_id)
