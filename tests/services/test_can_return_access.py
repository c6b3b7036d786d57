from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from supervisio import Actor, BoundaryConcern, ClientRequest
from tests.services.people import ANA, AUDITOR, CLIENT, CUSTODIAN, JOBS, QUESTION

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from supervisio import Clinic, Supervisio, Supervision
    from supervisio.testing import FrozenClock
    from tests.services.conftest import On

NOTHING = ("only_what_you_may_see", "weigh_afresh")
INTAKE = Actor("i-desk")
OTHERS = {
    "an outsider": Actor("q-sam"),
    "a colleague": Actor("t-ben"),
    "intake": INTAKE,
    "the other party": Actor("s-kim"),
    "the client": Actor(CLIENT),
    "one who owns an action": Actor("f-desk"),
    "one who was asked": Actor("s-lee"),
    "the host's jobs": JOBS,
    "an auditor": AUDITOR,
    "a custodian": CUSTODIAN,
}


def fill(ana: Supervision) -> None:
    """Record all that plays a part: relationships, a concern with another party, requests with plans, a profile."""
    concern = BoundaryConcern("friendship", client_ref=CLIENT, occurrence="over", other_party_ref="s-kim")
    case_id = ana.note(concern).case_id
    request = ana.note(ClientRequest(CLIENT, "friendship_after_ending"), case_id=case_id).about_id
    ana.requests.plan(request, "accepted", return_barred="yes", client_told_of_return=False)
    ana.requests.reply(request, "accepted")
    ana.ask(BoundaryConcern("barter", client_ref=CLIENT), question=QUESTION, asked_of="s-lee")
    ana.actions.add(case_id, "f-desk", "Send the letter", "2026-03-20")
    ana.profiles.set(["Texas LPC"])


def told(on: On, who: Actor) -> dict[str, Any]:
    """Return all that somebody is told."""
    return on(who).relationships.can_return(CLIENT, "t-ana").to_dict()


@pytest.mark.parametrize("who", OTHERS.values(), ids=OTHERS)
def test_to_others_it_is_as_if_there_were_no_matter(ana: Supervision, on: On, who: Actor) -> None:
    """They are told the same with and without it, and that there may be more."""
    before = told(on, who)

    fill(ana)

    assert told(on, who) == before
    assert before["findings"][-2]["code"] == "only_what_you_may_see"


@pytest.mark.parametrize("who", [who for name, who in OTHERS.items() if name != "the host's jobs"], ids=str)
def test_a_therapy_is_told_to_nobody_who_may_not_see_it(ana: Supervision, on: On, who: Actor) -> None:
    """Not that there is one, nor that there is none."""
    before = told(on, who)
    ana.relationships.begin(CLIENT, began_on="2023-01-10")

    assert told(on, who) == before
    assert tuple(one["code"] for one in before["findings"]) == NOTHING


def test_the_hosts_jobs_see_the_therapy(ana: Supervision, jobs: Supervision) -> None:
    """As they do everywhere; of matters they are told nothing."""
    ana.relationships.begin(CLIENT, began_on="2023-01-10")
    fill(ana)

    assert jobs.relationships.can_return(CLIENT, "t-ana").codes == ("therapy_goes_on", *NOTHING)


def test_who_took_it_on_is_told_of_that(ana: Supervision, lee: Supervision) -> None:
    """Of the concern they accepted, of no other; the rules that bind the therapist are the therapist's to tell."""
    ana.profiles.set(["Texas LPC"])
    friendship = BoundaryConcern("friendship", client_ref=CLIENT, occurrence="ongoing")
    asked = ana.ask(friendship, question=QUESTION, asked_of="s-lee")
    ana.note(BoundaryConcern("barter", client_ref=CLIENT))
    assert lee.relationships.can_return(CLIENT, "t-ana").codes == NOTHING

    lee.consultations.accept(asked.consultation_id)

    found = lee.relationships.can_return(CLIENT, "t-ana")
    assert [one.code for one in found.findings] == ["other_relationship", "open_concern", *NOTHING]
    assert {one.id for one in found.findings} == {asked.about_id, None}
    lee.consultations.decline(asked.consultation_id, "on_leave")
    assert lee.relationships.can_return(CLIENT, "t-ana").codes == NOTHING


def test_who_took_it_on_without_the_client_is_told_nothing(ana: Supervision, kim: Supervision) -> None:
    """A consultant to whom the client is not shown cannot ask for that client."""
    friendship = BoundaryConcern("friendship", client_ref=CLIENT, occurrence="ongoing")
    asked = ana.ask(friendship, question=QUESTION, asked_of="s-kim", route="consultation")
    kim.consultations.accept(asked.consultation_id)

    assert kim.relationships.can_return(CLIENT, "t-ana").codes == NOTHING


def test_a_reader_is_told_to_the_day_named(ana: Supervision, on: On, clock: FrozenClock) -> None:
    """Of the case that was opened."""
    friendship = BoundaryConcern("friendship", client_ref=CLIENT, occurrence="ongoing")
    ana.cases.grant(ana.note(friendship).case_id, "q-sam", until="2026-03-02")
    sam = on(Actor("q-sam")).relationships

    assert sam.can_return(CLIENT, "t-ana").codes == ("other_relationship", "open_concern", *NOTHING)
    clock.advance(days=1)
    assert sam.can_return(CLIENT, "t-ana").codes == NOTHING


def test_whoever_acts_as_the_therapist_is_told_all(ana: Supervision, on: On) -> None:
    """As elsewhere."""
    fill(ana)
    deputy = on(Actor("u-7", acts_as={"t-ana"}))

    found = deputy.relationships.can_return(CLIENT, "t-ana")

    assert found == ana.relationships.can_return(CLIENT)
    assert "only_what_you_may_see" not in found.codes


def test_another_clinic_knows_nothing(ana: Supervision, app: Supervisio, session: Session) -> None:
    """Though the references are the same."""
    fill(ana)
    elsewhere = app.on(session, clinic_id="elsewhere", actor=ANA)

    assert elsewhere.relationships.can_return(CLIENT).codes == ("therapy_not_recorded", "weigh_afresh")


def test_it_works_where_nothing_may_be_written(clinic: Clinic) -> None:
    """It is a read."""
    with clinic.acting(ANA) as supervision:
        fill(supervision)
    with clinic.reading(ANA) as supervision:
        found = supervision.relationships.can_return(CLIENT)
        view = supervision.crossings(CLIENT), supervision.watching()

    assert found.codes[0] == "rule_bars"
    assert view[0].count == 2
    assert len(view[1]) == 0
