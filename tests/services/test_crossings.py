from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from supervisio import Actor, BoundaryConcern, ClientRequest, PersonalIssue
from supervisio.errors import InvalidValueError
from tests.services.people import ANA, AUDITOR, CLIENT, CUSTODIAN, JOBS, QUESTION

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from supervisio import Supervisio, Supervision
    from supervisio.domain.records import NotedRecord
    from supervisio.testing import FrozenClock
    from tests.services.conftest import On

TODAY = date(2026, 3, 2)


def note(supervision: Supervision, kind: str, on: str | None = None, **more: Any) -> NotedRecord:
    """Note a concern about the client, noticed on a day."""
    return supervision.note(BoundaryConcern(kind, client_ref=CLIENT, noticed_on=on, **more))


def test_they_stand_side_by_side_by_domain(ana: Supervision) -> None:
    """Over time within each; what has no domain stands apart."""
    touch = note(ana, "touch", "2026-02-01").about_id
    late = note(ana, "time_extension", "2026-02-20").about_id
    early = note(ana, "time_extension", "2026-01-10").about_id
    other = note(ana, "other", "2026-02-02").about_id
    invented = note(ana, "x-lift-home", "2026-02-03").about_id

    found = ana.crossings(CLIENT)

    assert {domain: [one.concern_id for one in ones] for domain, ones in found.by_domain.items()} == {
        "time": [early, late],
        "physical_contact": [touch],
    }
    assert [one.concern_id for one in found.in_no_domain] == [other, invented]
    (one,) = found.by_domain["physical_contact"]
    assert (one.on, one.kind, one.classification, one.disposition, one.counted) == (
        date(2026, 2, 1),
        "touch",
        "undetermined",
        None,
        True,
    )
    assert (found.client_ref, found.therapist_ref, found.until, found.whole) == (CLIENT, "t-ana", TODAY, True)


def test_what_was_decided_stands_with_each(ana: Supervision) -> None:
    """Its classification and its disposition, in the words that were chosen; the day, where none was noticed."""
    concern = note(ana, "friendship", occurrence="ongoing").about_id
    said: dict[str, Any] = {"reason": "It was in the way.", "client_was_told": "That we stop."}
    ana.concerns.decide(concern, "discontinued", classification="boundary_crossing", **said)

    (one,) = ana.crossings(CLIENT).by_domain["role"]

    assert (one.on, one.classification, one.disposition) == (TODAY, "boundary_crossing", "discontinued")
    assert one.counted


@pytest.mark.parametrize(("first", "count"), [("2025-03-02", 2), ("2025-03-03", 3)])
def test_so_many_within_a_year_are_reached(ana: Supervision, first: str, count: int) -> None:
    """365 days with today among them: one on the day before the first does not count, one on the first does."""
    for on in (first, "2025-09-01", "2026-03-02"):
        note(ana, "touch", on)

    found = ana.crossings(CLIENT)

    assert (found.count, found.reached) == (count, count == 3)
    assert (found.number, found.within_days, len(found.by_domain["physical_contact"])) == (3, 365, 3)


def test_it_may_be_looked_at_as_of_another_day(ana: Supervision) -> None:
    """Up to that day, which is among them; what came later is left out."""
    for on in ("2026-01-10", "2026-01-11", "2026-01-12"):
        note(ana, "touch", on)

    assert [ana.crossings(CLIENT, until=f"2026-01-{day:02}").count for day in range(9, 14)] == [0, 1, 2, 3, 3]
    assert len(ana.crossings(CLIENT, until=date(2026, 1, 10)).by_domain["physical_contact"]) == 1


def test_today_is_that_of_the_clinic(ana: Supervision, jobs: Supervision, clock: FrozenClock) -> None:
    """In Sydney it is a day later already."""
    clock.move_to(datetime(2026, 3, 2, 13, tzinfo=UTC))
    note(ana, "touch")
    assert ana.crossings(CLIENT).by_domain["physical_contact"][0].on == TODAY
    jobs.policy.set(time_zone="Australia/Sydney", effective_at="2026-01-01")

    found = ana.crossings(CLIENT)

    assert (found.until, found.by_domain["physical_contact"][0].on) == (date(2026, 3, 3), date(2026, 3, 3))


def test_the_clinic_sets_the_numbers(ana: Supervision, jobs: Supervision) -> None:
    """How many, and within how many days."""
    jobs.policy.set(watched={"crossings": 2, "crossings_within_days": 10})
    for on in ("2026-02-20", "2026-02-21", "2026-03-02"):
        note(ana, "touch", on)

    found = ana.crossings(CLIENT)

    assert (found.number, found.within_days, found.count, found.reached) == (2, 10, 2, True)


def test_what_was_none_does_not_count(ana: Supervision) -> None:
    """It is shown: a feeling, what was found to be none, withdrawn, or refused before it happened."""
    note(ana, "attraction_to_client")
    ana.concerns.not_a_concern(note(ana, "touch").about_id, reason="A handshake.")
    withdrawn = ana.ask(BoundaryConcern("touch", client_ref=CLIENT), question=QUESTION, asked_of="s-lee").about_id
    assert withdrawn is not None
    ana.concerns.withdraw(withdrawn)
    no: dict[str, Any] = {"reason": "Her living.", "client_was_told": "That I cannot."}
    ana.concerns.decide(note(ana, "barter").about_id, "declined", **no)
    by_chance = note(ana, "incidental_encounter", occurrence="over").about_id
    ana.concerns.decide(by_chance, "avoided", classification="incidental_contact", **no)
    stopped = note(ana, "barter", occurrence="ongoing").about_id
    ana.concerns.decide(stopped, "discontinued", **no)

    found = ana.crossings(CLIENT)

    shown = [one for ones in found.by_domain.values() for one in ones]
    assert (len(shown), [one.concern_id for one in shown if one.counted], found.count) == (6, [stopped], 1)


def test_what_was_dropped_or_is_a_mistake_is_not_there(ana: Supervision) -> None:
    """Nor what is in a case that is one; nor a request, nor anything of the therapist's own."""
    ana.concerns.drop(note(ana, "touch").about_id)
    ana.concerns.mark_in_error(note(ana, "touch").about_id)
    ana.cases.mark_in_error(note(ana, "touch").case_id)
    ana.note(ClientRequest(CLIENT, "touch"))
    ana.note(PersonalIssue("burnout"))

    found = ana.crossings(CLIENT)

    assert (found.by_domain, found.in_no_domain, found.count) == ({}, (), 0)


def test_it_is_about_one_pair(ana: Supervision, ben: Supervision) -> None:
    """Another client's, or another therapist's with the same client, are others."""
    note(ana, "touch")
    ana.note(BoundaryConcern("touch", client_ref="c-7"))
    ana.note(BoundaryConcern("touch"))
    note(ben, "touch")

    assert (ana.crossings(CLIENT).count, ben.crossings(CLIENT).count) == (1, 1)


def test_who_took_one_on_sees_that_one(ana: Supervision, lee: Supervision, kim: Supervision) -> None:
    """After accepting, and only where the client is shown; and is told that it may not be all."""
    note(ana, "time_extension")
    brought = ana.ask(BoundaryConcern("touch", client_ref=CLIENT), question=QUESTION, asked_of="s-lee")
    unshown = ana.ask(brought.about_id, question=QUESTION, asked_of="s-kim", route="consultation")
    nothing = lee.crossings(CLIENT, "t-ana")
    assert (nothing.by_domain, nothing.whole) == ({}, False)

    lee.consultations.accept(brought.consultation_id)
    kim.consultations.accept(unshown.consultation_id)

    found = lee.crossings(CLIENT, "t-ana")
    assert ([*found.by_domain], found.count, found.whole) == (["physical_contact"], 1, False)
    assert kim.crossings(CLIENT, "t-ana") == nothing
    lee.consultations.decline(brought.consultation_id, "on_leave")
    assert lee.crossings(CLIENT, "t-ana") == nothing


def test_a_reader_sees_the_case_that_was_opened(ana: Supervision, sam: Supervision, clock: FrozenClock) -> None:
    """To the day named."""
    ana.cases.grant(note(ana, "touch").case_id, "q-sam", until="2026-03-10")
    note(ana, "language")

    assert [*sam.crossings(CLIENT, "t-ana").by_domain] == ["physical_contact"]
    clock.move_to(datetime(2026, 3, 11, tzinfo=UTC))
    assert sam.crossings(CLIENT, "t-ana").by_domain == {}


def test_to_anybody_else_it_is_as_if_there_were_none(
    ana: Supervision, on: On, app: Supervisio, session: Session
) -> None:
    """No other party, owner of an action, role or other clinic: they are told the same with and without."""
    others = [Actor(ref) for ref in ("s-lee", "s-kim", "f-desk", "q-sam", "t-ben", CLIENT)]
    others += [JOBS, AUDITOR, CUSTODIAN]
    before = [on(who).crossings(CLIENT, "t-ana").to_dict() for who in others]
    case_id = note(ana, "touch", other_party_ref="s-kim").case_id
    note(ana, "language")
    ana.ask(BoundaryConcern("barter"), question=QUESTION, asked_of="s-lee", case_id=case_id)
    ana.actions.add(case_id, "f-desk", "Send the letter", "2026-03-20")

    assert [on(who).crossings(CLIENT, "t-ana").to_dict() for who in others] == before
    assert app.on(session, clinic_id="elsewhere", actor=ANA).crossings(CLIENT).by_domain == {}


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"client_ref": ""}, "client_ref"),
        ({"client_ref": None}, "client_ref"),
        ({"client_ref": CLIENT, "therapist_ref": 7}, "therapist_ref"),
        ({"client_ref": CLIENT, "until": "yesterday"}, "until"),
        ({"client_ref": CLIENT, "until": datetime(2026, 3, 2, tzinfo=UTC)}, "until"),
    ],
    ids=repr,
)
def test_it_is_asked_for_properly(ana: Supervision, given: dict[str, Any], field: str) -> None:
    """By a reference each, and a calendar day."""
    with pytest.raises(InvalidValueError) as caught:
        ana.crossings(**given)
    assert caught.value.field == field


def test_it_is_ready_for_a_screen(ana: Supervision) -> None:
    """As JSON: plain texts and numbers."""
    concern = note(ana, "touch", "2026-02-01").about_id

    assert ana.crossings(CLIENT).to_dict()["by_domain"] == {
        "physical_contact": [
            {
                "on": "2026-02-01",
                "kind": "touch",
                "classification": "undetermined",
                "disposition": None,
                "concern_id": str(concern),
                "counted": True,
            }
        ]
    }
