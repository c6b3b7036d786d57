"""What holds for every rule, every question and every day."""

from __future__ import annotations

import json
import pickle
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from supervisio import rules
from supervisio.rules import Body, Rule, RuleOutcome, Rules, Ruling
from supervisio.rules.outcomes import outcome
from supervisio.rules.question import Question
from supervisio.rules.rule import EVERYBODY
from tests.rules.asked import NEVER_SAID, SHIPPED
from tests.rules.made import BODIES, DAYS, KNOWN_BODIES, QUESTIONS, made_rules

GUILD = Body(code="guild", name="Guild")
STOPS = {"prohibited", "prohibited_until", "unknown"}
WORST_GAPS = {"no_edition_in_force", "rule_not_verified"}


def strictness(ruling: Ruling) -> int:
    """Return how strict what leads is; of rules alone, whatever is not known about them."""
    return 0 if ruling.leading is None else ruling.leading.state.strictness


def said_by(rule: Rule, **more: Any) -> RuleOutcome:
    """Return what one rule says, whatever else there may be."""
    asked = dict.fromkeys(("ended_on", "last_professional_contact_on", "as_of", "amount", "currency"))
    told: dict[str, Any] = {"relationship": "friendship", "client_status": "former", "toward": "client"}
    return outcome(rule, Question.of({**asked, **told, "memberships": [], "confirmed": [], **more}))


def distinct(made: list[Rule]) -> list[Rule]:
    """Leave out what has an id that was there before."""
    return list({rule.id: rule for rule in made}.values())


@given(st.lists(made_rules(), max_size=4), made_rules(), QUESTIONS)
def test_a_rule_more_never_makes_it_laxer(before: list[Rule], more: Rule, question: dict[str, Any]) -> None:
    """What leads is as strict or stricter; nothing that was shown goes; no prohibition ends earlier."""
    question["memberships"] = ["guild"]
    fewer = Rules([GUILD], distinct(before)).evaluate(**question)
    all_of_them = Rules([GUILD], distinct([*before, more])).evaluate(**question)
    assume(more.id not in {rule.id for rule in before})

    assert strictness(all_of_them) >= strictness(fewer)
    assert set(fewer.outcomes) <= set(all_of_them.outcomes)
    assert (all_of_them.prohibits, all_of_them.burden_of_proof) >= (fewer.prohibits, False)
    if fewer.until is not None and all_of_them.until is not None:
        assert all_of_them.until >= fewer.until
    # Only what a further edition tells can make known what was not.
    if fewer.known and not WORST_GAPS & set(fewer.unknowns):
        assert all_of_them.state.strictness >= fewer.state.strictness


@given(st.sampled_from(KNOWN_BODIES), st.lists(st.sampled_from(BODIES)), st.sampled_from(BODIES), QUESTIONS)
def test_a_membership_more_never_makes_it_laxer(
    known: str, others: list[str], more: str, question: dict[str, Any]
) -> None:
    """Once the rules of any body are known."""
    fewer = SHIPPED.evaluate(**question, memberships=[known, *others])
    all_of_them = SHIPPED.evaluate(**question, memberships=[known, *others, more])

    assert all_of_them.state.strictness >= fewer.state.strictness
    assert (all_of_them.prohibits, all_of_them.unknown) >= (fewer.prohibits, False)
    assert set(fewer.outcomes) <= set(all_of_them.outcomes)


@given(made_rules(), DAYS, DAYS, DAYS, DAYS)
def test_a_later_day_never_turns_back_into_a_prohibition(
    rule: Rule, ended: Any, contact: Any, one: Any, two: Any
) -> None:
    """Under one rule, as time goes by, it can only become less strict, in the one order there is."""
    days = {"ended_on": ended, "last_professional_contact_on": contact}
    earlier, later = (said_by(rule, **days, as_of=day) for day in sorted((one, two)))

    assert later.state.strictness <= earlier.state.strictness
    if earlier.state == "burden_of_proof":
        assert later.state == "burden_of_proof"
    if rule.effect == "prohibit_for":
        assert later.state in {"prohibited_until", "burden_of_proof"}


@given(st.lists(st.sampled_from(BODIES), min_size=1), QUESTIONS, st.sampled_from([0, 1, 2]))
def test_a_missing_day_is_never_laxer_than_any_day(bodies: list[str], question: dict[str, Any], which: int) -> None:
    """What stops it with some day stops it without one, and a burden of proof is not lost."""
    names = ("ended_on", "last_professional_contact_on")
    missing = names if which == 2 else names[which : which + 1]
    with_days = SHIPPED.evaluate(**question, memberships=bodies)
    without = SHIPPED.evaluate(**{**question, **dict.fromkeys(missing)}, memberships=bodies)

    assert without.state in STOPS or with_days.state not in STOPS
    assert without.state.strictness >= with_days.state.strictness or without.state in STOPS


@given(made_rules().filter(lambda rule: rule.interval is not None), DAYS)
def test_a_counted_rule_without_its_days_is_unknown(rule: Rule, as_of: Any) -> None:
    """On whatever day it is asked."""
    outcome = said_by(rule, as_of=as_of)

    assert (outcome.state, outcome.until) == ("unknown", None)
    assert outcome.unknown != ()


@given(made_rules(), DAYS, DAYS, DAYS, DAYS)
def test_a_later_contact_never_makes_it_laxer(rule: Rule, ended: Any, one: Any, two: Any, as_of: Any) -> None:
    """The clock is only ever set back."""
    earlier, later = (
        said_by(rule, ended_on=ended, last_professional_contact_on=contact, as_of=as_of)
        for contact in sorted((one, two))
    )
    assert later.state.strictness >= earlier.state.strictness


@given(st.sampled_from(BODIES), QUESTIONS, st.decimals(0, 200, places=2), st.decimals(0, 200, places=2))
def test_a_larger_gift_never_makes_it_laxer(body: str, question: dict[str, Any], one: Any, two: Any) -> None:
    """Nor does not knowing what it is worth make it acceptable."""
    question["currency"] = None
    small, large, unknown = (
        SHIPPED.evaluate(**{**question, "amount": amount}, memberships=[body])
        for amount in (min(one, two), max(one, two), None)
    )
    assert large.state.strictness >= small.state.strictness
    assert unknown.state in STOPS or small.state not in STOPS


@given(st.lists(st.sampled_from(BODIES)), QUESTIONS, st.data())
def test_the_order_makes_no_difference(bodies: list[str], question: dict[str, Any], data: st.DataObject) -> None:
    """Of the bodies that are named; and asked once more it is the same."""
    ruling = SHIPPED.evaluate(**question, memberships=bodies)
    shuffled = SHIPPED.evaluate(**question, memberships=data.draw(st.permutations(bodies)))

    assert (shuffled.outcomes, shuffled.bars, shuffled.state) == (ruling.outcomes, ruling.bars, ruling.state)
    assert set(shuffled.gaps) == set(ruling.gaps)
    assert SHIPPED.evaluate(**question, memberships=bodies) == ruling


@given(st.lists(st.sampled_from([*BODIES, "Guild of Nowhere"])), QUESTIONS)
def test_a_ruling_survives_being_kept(bodies: list[str], question: dict[str, Any]) -> None:
    """As JSON and as a pickle; what follows from the outcomes stands beside them for those who only read."""
    ruling = SHIPPED.evaluate(**question, memberships=bodies)
    kept = json.loads(json.dumps(ruling.to_dict(), allow_nan=False))

    assert Ruling.from_dict(kept) == ruling
    assert Ruling.from_dict({**kept, "of_a_newer_version": 1}) == ruling
    assert pickle.loads(pickle.dumps(ruling)) == ruling  # noqa: S301 - our own
    assert kept["state"] == ruling.state
    assert kept["prohibits"] == ruling.prohibits
    assert kept["leading"] == (None if ruling.leading is None else ruling.leading.rule)


@given(st.lists(st.sampled_from(BODIES)), QUESTIONS)
def test_what_leads_is_the_strictest_of_what_binds(bodies: list[str], question: dict[str, Any]) -> None:
    """And the ruling as a whole is never less strict."""
    ruling = SHIPPED.evaluate(**question, memberships=bodies)
    binding = [one for one in ruling.outcomes if one.binding]

    assert ruling.outcomes[: len(binding)] == tuple(binding)
    assert strictness(ruling) == max((one.state.strictness for one in binding), default=0)
    assert ruling.state.strictness >= strictness(ruling)
    assert ruling.versions == {one.rule: one.version for one in (*ruling.outcomes, *ruling.bars)}


@given(st.lists(st.sampled_from([*BODIES, "Guild of Nowhere"])), QUESTIONS)
def test_an_explanation_names_every_rule_and_declares_nothing_good(bodies: list[str], question: dict[str, Any]) -> None:
    """In as many lines as there are rules, and three at most for each body beside them."""
    ruling = SHIPPED.evaluate(**question, memberships=bodies)
    told = ruling.explain()

    assert all(one.citation in told for one in (*ruling.outcomes, *ruling.bars))
    assert NEVER_SAID.findall(told) == []
    assert len(told.splitlines()) == 2 + len(ruling.outcomes) + len(ruling.bars) + len(ruling.gaps)


@given(QUESTIONS)
def test_without_a_profile_nothing_is_ever_acceptable(question: dict[str, Any]) -> None:
    """Nobody said whose rules bind; the floor holds all the same."""
    ruling = rules.evaluate(**question, memberships=[])

    assert ruling.state in STOPS
    assert not ruling.known
    assert ruling.unknown


@given(st.lists(st.sampled_from(BODIES)), QUESTIONS, st.sampled_from(EVERYBODY))
def test_the_floor_holds_whatever_else_is_said(bodies: list[str], question: dict[str, Any], toward: str) -> None:
    """Romantic or sexual, with somebody who is in therapy, close to such a one, or supervised."""
    question |= {"relationship": "romantic_or_sexual", "client_status": "current", "toward": toward}
    ruling = SHIPPED.evaluate(**question, memberships=bodies)

    assert (ruling.state, ruling.until, ruling.earliest_date) == ("prohibited", None, None)
    assert "floor" in ruling.versions
