from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from supervisio import BoundaryConcern, ClientRequest, Membership, PersonalIssue
from supervisio.domain.vocabulary import ReturnFindingCode
from supervisio.errors import InvalidValueError
from supervisio.testing import invent_answers
from tests.services.people import CLIENT, QUESTION
from tests.services.weighed import GROUNDS

if TYPE_CHECKING:
    from uuid import UUID

    from supervisio import Supervision
    from supervisio.domain.records import ReturnFinding
    from supervisio.testing import FrozenClock

TOLD: dict[str, Any] = {"reason": "It is over.", "client_was_told": "That it is over."}
ALWAYS = "weigh_afresh"


def codes(supervision: Supervision, therapist_ref: str | None = None, **given: Any) -> list[str]:
    """Return the codes of all findings, in order."""
    found = supervision.relationships.can_return(CLIENT, therapist_ref, **given)
    return [finding.code for finding in found.findings]


def finding(supervision: Supervision, code: str) -> ReturnFinding:
    """Return the only finding of this code."""
    (one,) = (one for one in supervision.relationships.can_return(CLIENT).findings if one.code == code)
    return one


def end_therapy(ana: Supervision) -> UUID:
    """Record a therapy that ended."""
    therapy = ana.relationships.begin(CLIENT, began_on="2023-01-10")
    return ana.relationships.end(therapy.id, "planned", "2024-03-10").id


def befriend(ana: Supervision, kind: str = "friendship_after_ending") -> UUID:
    """Record another relationship that is over, so that nothing is open about it."""
    concern = ana.note(BoundaryConcern(kind, client_ref=CLIENT, occurrence="over", noticed_on="2025-02-01")).about_id
    ana.concerns.decide(concern, "discontinued", **TOLD)
    return ana.concerns.close(concern).id


def test_it_is_never_a_bare_yes(ana: Supervision) -> None:
    """With nothing on record, that is said, and that it is to be weighed."""
    found = ana.relationships.can_return(CLIENT)

    assert found.codes == ("therapy_not_recorded", ALWAYS)
    assert (found.client_ref, found.therapist_ref, found.on) == (CLIENT, "t-ana", date(2026, 3, 2))
    assert "unknown" in found.findings[0].reason


@pytest.mark.parametrize(
    ("status", "code", "since"),
    [
        ("prospective", "therapy_goes_on", None),
        ("current", "therapy_goes_on", date(2023, 1, 10)),
        ("ended", "therapy_ended", date(2024, 3, 10)),
        ("transferred", "therapy_transferred", date(2024, 3, 10)),
        ("returned", "therapy_goes_on", date(2023, 1, 10)),
    ],
)
def test_it_says_how_the_therapy_stands(ana: Supervision, status: str, code: str, since: date | None) -> None:
    """And since which day."""
    therapy = ana.relationships.begin(CLIENT, began_on=None if status == "prospective" else "2023-01-10")
    if status in ("ended", "transferred", "returned"):
        ana.relationships.end(therapy.id, "transferred" if status == "transferred" else "planned", "2024-03-10")
    if status == "returned":
        ana.relationships.resume(therapy.id, "2025-01-10")

    found = finding(ana, code)

    assert (found.on, found.about, found.id) == (since, "therapy_relationship", therapy.id)
    assert codes(ana) == [code, ALWAYS]


def test_a_friendship_bars_it_where_a_rule_says_so(ana: Supervision) -> None:
    """22 TAC 681.38(d): the rule stands first, then what it is about."""
    end_therapy(ana)
    friendship = befriend(ana)
    ana.profiles.set(["Texas LPC"])

    assert codes(ana) == ["rule_bars", "other_relationship", "therapy_ended", ALWAYS]
    rule, other = finding(ana, "rule_bars"), finding(ana, "other_relationship")
    assert (rule.citation, rule.rule) == ("22 TAC 681.38(d)", "texas_lpc_treating")
    assert (other.on, other.about, other.id) == (date(2025, 2, 1), "boundary_concern", friendship)
    assert "Friendship after therapy has ended" in other.reason


def test_another_bodys_rule_speaks_otherwise(ana: Supervision) -> None:
    """ACA A.5.d asks to weigh a friendship, APA 10.07 says nothing of it; both bar it after what was sexual."""
    befriend(ana)
    ana.profiles.set(["ACA", "APA"])
    assert codes(ana) == ["rule_speaks", "other_relationship", "therapy_not_recorded", ALWAYS]
    assert finding(ana, "rule_speaks").citation == "ACA A.5.d"

    befriend(ana, "romantic_or_sexual_former")
    found = ana.relationships.can_return(CLIENT).findings
    assert {one.citation for one in found if one.code == "rule_bars"} == {"ACA A.5.b", "APA 10.07"}


def test_the_rules_are_those_of_the_day(ana: Supervision) -> None:
    """A membership that has ended binds no more, and one to come does not bind yet."""
    befriend(ana)
    ana.profiles.set([Membership("Texas LPC", since="2026-03-10", until="2026-03-20")])

    bars = {day: "rule_bars" in codes(ana, on=f"2026-03-{day:02}") for day in (9, 10, 20, 21)}

    assert bars == {9: False, 10: True, 20: True, 21: False}
    assert "rules_not_known" in codes(ana, on=date(2026, 3, 9))


@pytest.mark.parametrize("memberships", [[], ["Guild of Nowhere"]])
def test_without_known_rules_nothing_follows_from_silence(ana: Supervision, memberships: list[str]) -> None:
    """That is a finding; with nothing to ask the rules about it is none."""
    ana.profiles.set(memberships)
    assert codes(ana) == ["therapy_not_recorded", ALWAYS]

    befriend(ana)
    assert codes(ana) == ["other_relationship", "rules_not_known", "therapy_not_recorded", ALWAYS]


@pytest.mark.parametrize("occurrence", ["ongoing", "over", "not_yet"])
def test_what_took_place_counts(ana: Supervision, occurrence: str) -> None:
    """What was only thought of and refused does not; nor what is still open before it is decided."""
    concern = ana.note(BoundaryConcern("friendship", client_ref=CLIENT, occurrence=occurrence)).about_id
    ana.concerns.decide(concern, "declined", **TOLD)
    ana.concerns.close(concern)

    assert ("other_relationship" in codes(ana)) == (occurrence != "not_yet")


def test_what_was_let_go_on_counts(ana: Supervision, lee: Supervision) -> None:
    """Whether or not somebody came back to say that it took place; until it is closed it is open, too."""
    asked = ana.ask(BoundaryConcern("social_invitation", client_ref=CLIENT), question=QUESTION, asked_of="s-lee")
    assert asked.about_id is not None
    lee.consultations.accept(asked.consultation_id)
    lee.consultations.complete(asked.consultation_id, 20)
    ana.concerns.evaluate(asked.about_id, invent_answers())
    ana.concerns.decide(asked.about_id, "tolerated_and_managed", **GROUNDS)

    expected = ["other_relationship", "rules_not_known", "open_concern", "therapy_not_recorded", ALWAYS]
    assert codes(ana) == expected
    ana.concerns.close(asked.about_id)
    assert codes(ana) == [code for code in expected if code != "open_concern"]


@pytest.mark.parametrize("kind", ["touch", "gift_received", "attraction_to_client", "incidental_encounter"])
def test_what_is_no_relationship_does_not_count(ana: Supervision, kind: str) -> None:
    """A way of working, a gift, a feeling, a chance meeting; a friendship that was found to be none."""
    befriend(ana, kind)
    for then in ("not a concern", "incidental", "withdrawn", "in error"):
        concern = ana.note(BoundaryConcern("friendship", client_ref=CLIENT, occurrence="over")).about_id
        if then == "not a concern":
            ana.concerns.not_a_concern(concern, reason="A handshake.")
        elif then == "incidental":
            ana.concerns.decide(concern, "avoided", classification="incidental_contact", **TOLD)
            ana.concerns.close(concern)
        elif then == "withdrawn":
            ana.concerns.bring(concern, "s-lee", QUESTION)
            ana.concerns.withdraw(concern)
        else:
            ana.concerns.mark_in_error(concern)

    assert codes(ana) == ["therapy_not_recorded", ALWAYS]


def test_an_open_concern_is_named(ana: Supervision) -> None:
    """As long as it is open."""
    concern = ana.note(BoundaryConcern("return_to_therapy_conflict", client_ref=CLIENT)).about_id

    assert codes(ana) == ["open_concern", "therapy_not_recorded", ALWAYS]
    found = finding(ana, "open_concern")
    assert (found.on, found.about, found.id) == (date(2026, 3, 2), "boundary_concern", concern)
    ana.concerns.not_a_concern(concern, reason="It is none.")
    assert codes(ana) == ["therapy_not_recorded", ALWAYS]


@pytest.mark.parametrize(
    ("barred", "told", "reply", "expected"),
    [
        ("yes", False, "accepted", ["return_barred", "client_not_told", "return_planned"]),
        ("yes", True, "accepted_with_safeguards", ["return_barred", "return_planned"]),
        ("unsure", True, "accepted", ["return_unsure", "return_planned"]),
        (None, True, "accepted", ["return_unsure", "return_planned"]),
        ("no", True, "accepted", ["return_planned"]),
        ("yes", False, "declined", ["return_planned"]),
        ("yes", False, None, ["return_planned"]),
        (None, None, "declined", []),
    ],
)
def test_what_was_planned_for_a_return(
    ana: Supervision, barred: str | None, told: Any, reply: str | None, expected: list[str]
) -> None:
    """It bars a return only if what was asked for was accepted; what is not said counts as not known."""
    request = ana.note(ClientRequest(CLIENT, "friendship_after_ending")).about_id
    ana.requests.plan(request, reply or "declined", return_barred=barred, client_told_of_return=told)
    if reply is not None:
        ana.requests.reply(request, reply)

    found = [code for code in codes(ana) if code.startswith(("return", "client"))]

    assert found == expected


def test_the_newest_plan_that_speaks_of_a_return_counts(ana: Supervision) -> None:
    """Of each request: what another one says, declined or not, takes nothing back."""
    request = ana.note(ClientRequest(CLIENT, "friendship_after_ending")).about_id
    ana.requests.plan(request, "accepted", return_barred="no")
    ana.requests.plan(request, "accepted", return_barred="yes")
    ana.requests.plan(request, "accepted", explanation="It says nothing of a return.")
    ana.requests.reply(request, "accepted")
    later = ana.note(ClientRequest(CLIENT, "social_invitation")).about_id
    ana.requests.plan(later, "declined", return_barred="no")

    assert finding(ana, "return_barred").id == request


def test_a_return_plan_is_not_read(ana: Supervision) -> None:
    """That there is one is told, and where; what it says is not."""
    request = ana.note(ClientRequest(CLIENT, "friendship_after_ending")).about_id
    ana.requests.plan(request, "declined", return_plan="Lee would see her.")

    found = ana.relationships.can_return(CLIENT)

    assert finding(ana, "return_planned").id == request
    assert "Lee" not in f"{found} {found.explain()} {found.to_dict()}"


def test_an_accepted_request_counts_as_a_relationship(ana: Supervision) -> None:
    """One that was withdrawn, or that is about the work or about somebody else, does not."""
    request = ana.note(ClientRequest(CLIENT, "friendship_after_ending", made_on="2025-05-01")).about_id
    ana.requests.reply(request, "accepted")
    for kind in ("extra_time_or_fee_change", "return_to_therapy", "letter_or_testimony", "treat_friend_or_relative"):
        ana.requests.reply(ana.note(ClientRequest(CLIENT, kind)).about_id, "accepted")

    found = finding(ana, "other_relationship")
    assert (found.about, found.id, found.on) == ("client_request", request, date(2025, 5, 1))
    ana.requests.withdraw(request)
    assert codes(ana) == ["therapy_not_recorded", ALWAYS]


def test_a_personal_issue_plays_no_part(ana: Supervision) -> None:
    """Whatever it is."""
    before = ana.relationships.can_return(CLIENT).to_dict()
    ana.note(PersonalIssue("attraction_to_client", functioning="impairment"))

    assert ana.relationships.can_return(CLIENT).to_dict() == before


def test_today_is_that_of_the_clinic(ana: Supervision, jobs: Supervision, clock: FrozenClock) -> None:
    """In Sydney it is a day later already."""
    jobs.policy.set(time_zone="Australia/Sydney")
    clock.move_to(datetime(2026, 3, 2, 13, tzinfo=UTC))

    assert ana.relationships.can_return(CLIENT).on == date(2026, 3, 3)


def test_the_weightiest_stands_first(ana: Supervision) -> None:
    """And the lines say so, numbered, with the citation; never that it is permitted."""
    befriend(ana)
    ana.profiles.set(["Texas LPC"])
    end_therapy(ana)

    found = ana.relationships.can_return(CLIENT)
    order = list(ReturnFindingCode)

    assert [one.code for one in found.findings] == sorted((one.code for one in found.findings), key=order.index)
    lines = found.explain().splitlines()
    assert [line[:2] for line in lines] == ["1.", "2.", "3.", "4."]
    assert lines[0].endswith("(22 TAC 681.38(d))")
    assert not {"allowed", "safe", "ethical", "permitted"} & set(found.explain().lower().replace(".", " ").split())


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"client_ref": ""}, "client_ref"),
        ({"client_ref": CLIENT, "therapist_ref": 7}, "therapist_ref"),
        ({"client_ref": CLIENT, "on": "soon"}, "on"),
    ],
    ids=repr,
)
def test_it_is_asked_for_properly(ana: Supervision, given: dict[str, Any], field: str) -> None:
    """By a reference each, and a calendar day."""
    with pytest.raises(InvalidValueError) as caught:
        ana.relationships.can_return(**given)
    assert caught.value.field == field
