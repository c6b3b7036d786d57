"""The worked examples: termination, which was the last professional contact, on 10 March 2024."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from supervisio import rules
from supervisio.rules import Membership
from tests.rules.asked import ENDED, ask


def test_a_friendship_in_texas_is_prohibited_for_two_years() -> None:
    """Until 10 March 2026; then the burden of proof; and it bars counselling by this therapist."""
    ruling = ask("friendship_after_ending", "Texas LPC", as_of="2025-06-01")

    assert (ruling.state, ruling.prohibits) == ("prohibited_until", True)
    assert (ruling.until, ruling.earliest_date) == (date(2026, 3, 10), date(2026, 3, 11))
    assert ruling.leading is not None
    assert (ruling.leading.rule, ruling.leading.then) == ("texas_lpc_former_non_sexual", "burden_of_proof")
    assert [bar.bars for bar in ruling.bars] == [("later counselling by this therapist",)]
    assert "prohibited until 2026-03-10, that day included" in ruling.explain()
    assert "Accepting bars: later counselling by this therapist" in ruling.explain()


@pytest.mark.parametrize("as_of", ["2024-03-10", "2026-03-10", "2036-03-10"])
def test_a_friendship_for_a_member_of_the_apa_is_weighed(as_of: str) -> None:
    """No interval, on any day: weighed under 3.05, and never permitted by itself."""
    ruling = ask("friendship_after_ending", "APA", as_of=as_of)

    assert ruling.leading is not None
    assert (ruling.state, ruling.leading.citation) == ("avoid_unless", "APA 3.05")
    assert (ruling.until, ruling.earliest_date) == (None, None)
    assert ruling.remains_required != ()


def test_two_years_on_the_apa_leaves_the_burden_of_proof() -> None:
    """With seven factors."""
    ruling = ask("romantic_or_sexual", "APA", as_of="2026-04-01")

    assert ruling.leading is not None
    assert (ruling.state, ruling.burden_of_proof, ruling.prohibits) == ("burden_of_proof", True, False)
    assert len(ruling.leading.factors) == 7
    assert ruling.leading.until == date(2026, 3, 10)


def test_of_two_bodies_the_stricter_leads_and_both_are_shown() -> None:
    """ACA: five years; APA: two, which have passed."""
    ruling = ask("romantic_or_sexual", "APA", "ACA", as_of="2027-01-01")

    assert (ruling.state, ruling.until) == ("prohibited_until", date(2029, 3, 10))
    assert [(one.rule, one.state) for one in ruling.outcomes] == [
        ("aca_a_5_c", "prohibited_until"),
        ("apa_10_08", "burden_of_proof"),
    ]


def test_a_dinner_is_stopped_only_where_a_rule_such_as_that_of_texas_applies() -> None:
    """A current client's invitation."""
    assert ask("social_invitation", "Texas LPC", client_status="current", as_of="2025-06-01").state == "prohibited"
    assert ask("social_invitation", "APA", client_status="current", as_of="2025-06-01").state == "avoid_unless"


@pytest.mark.parametrize("kind", ["shared_membership", "incidental_encounter"])
def test_what_cannot_be_helped_is_prohibited_by_no_rule(kind: str) -> None:
    """The only therapist of a small town on a board, a chance meeting: not even by the rule of Texas."""
    assert not ask(kind, "Texas LPC", client_status="current", as_of="2025-06-01").prohibits


@pytest.mark.parametrize(
    ("amount", "state"),
    [
        (49, "within_limit"),
        (50, "within_limit"),
        ("50.00", "within_limit"),
        (50.01, "prohibited"),
        (Decimal("50.001"), "prohibited"),
        (51, "prohibited"),
        (None, "unknown"),
    ],
)
def test_a_gift_in_texas_is_barred_above_fifty_dollars(amount: Any, state: str) -> None:
    """Exactly 50 is not above it; what is not known is unknown."""
    assert ask("gift_received", "Texas LPC", client_status="current", as_of="2025-06-01", amount=amount).state == state


def test_a_gift_in_another_currency_is_unknown() -> None:
    """No rate of exchange is made up; without a currency, that of the rule is meant."""
    for currency, state in (("EUR", "unknown"), ("usd", "prohibited"), (None, "prohibited")):
        ruling = ask("gift", "Texas LPC", client_status="former", as_of="2025-06-01", amount=99, currency=currency)
        assert ruling.state == state
        assert ruling.unknowns == (("other_currency",) if currency == "EUR" else ())


def test_the_rule_of_australia_changes_on_a_day() -> None:
    """Two years up to 30 November 2025; weighed from 1 December 2025."""
    ended = {"ended_on": "2024-06-01", "last_professional_contact_on": "2024-06-01"}
    before = ask("romantic_or_sexual", "Psychology Board of Australia", as_of="2025-11-30", **ended)
    after = ask("romantic_or_sexual", "Psychology Board of Australia", as_of="2025-12-01", **ended)

    assert (before.state, before.until) == ("prohibited_until", date(2026, 6, 1))
    assert (after.state, after.until) == ("avoid_unless", None)
    assert before.versions.keys().isdisjoint(after.versions)


def test_a_day_before_every_edition_is_unknown() -> None:
    """The body is known, but not what held then."""
    ruling = ask("romantic_or_sexual", "HCPC", ended_on="2020-01-01", as_of="2024-08-31")

    assert (ruling.state, ruling.unknown, ruling.known) == ("unknown", True, True)
    assert ruling.unknowns == ("no_edition_in_force",)
    assert ask("romantic_or_sexual", "HCPC", as_of="2024-09-01").state == "avoid_unless"


def test_a_later_professional_contact_begins_the_time_anew() -> None:
    """A last session in January 2025, long after the ending."""
    ruling = ask("friendship", "Texas LPC", as_of="2026-06-01", last_professional_contact_on="2025-01-15")

    assert (ruling.state, ruling.until) == ("prohibited_until", date(2027, 1, 15))


def test_a_day_that_is_missing_is_never_taken_for_the_best() -> None:
    """With the ending alone it is prohibited for certain, and later it cannot be told."""
    within = ask("friendship", "Texas LPC", as_of="2026-03-10", last_professional_contact_on=None)
    later = ask("friendship", "Texas LPC", as_of="2026-03-11", last_professional_contact_on=None)

    assert (within.state, within.until, within.earliest_date) == ("prohibited_until", date(2026, 3, 10), None)
    assert (later.state, later.unknown) == ("unknown", True)
    assert later.unknowns == ("last_professional_contact_on",)
    assert ask("romantic_or_sexual", "ACA", last_professional_contact_on=None, as_of="2050-01-01").state == "unknown"


def test_the_29th_of_february_ends_on_the_28th_of_a_common_year() -> None:
    """And that day is still within."""
    leap = {"ended_on": "2024-02-29", "last_professional_contact_on": "2024-02-29"}
    assert ask("friendship", "Texas LPC", as_of="2026-02-28", **leap).state == "prohibited_until"
    assert ask("friendship", "Texas LPC", as_of="2026-03-01", **leap).state == "burden_of_proof"


def test_a_rule_at_second_hand_warns_until_the_clinic_confirms_it() -> None:
    """It is shown, and stops nothing; where it is all that is known, the rules are not known."""
    shown = ask("romantic_or_sexual", "APA", "NAADAC", as_of="2026-04-01")
    confirmed = ask("romantic_or_sexual", "APA", "NAADAC", as_of="2026-04-01", confirmed=["naadac_romantic"])
    only = ask("romantic_or_sexual", "NAADAC", as_of="2026-04-01")

    assert (shown.state, shown.warnings) == ("burden_of_proof", ("second_hand",))
    assert [one.binding for one in shown.outcomes] == [True, False]
    assert (confirmed.state, confirmed.warnings) == ("prohibited", ())
    assert (only.known, only.prohibits, only.unknowns) == (False, False, ("rules_not_confirmed",))


def test_a_rule_that_nobody_verified_is_off() -> None:
    """It says nothing; that there is one is told, so that its silence is not taken for a yes."""
    ruling = ask("romantic_or_sexual", "AAMFT", as_of="2026-04-01")
    loaded = rules.Rules.load(unverified=True)
    given: dict[str, Any] = {"relationship": "romantic_or_sexual", "memberships": ["AAMFT"], "client_status": "ended"}

    assert (ruling.outcomes, ruling.state, ruling.unknowns) == ((), "unknown", ("rule_not_verified",))
    assert loaded.evaluate(**given).warnings == ("unverified",)
    assert loaded.evaluate(**given, confirmed=["aamft_1_5"]).state == "prohibited"


@pytest.mark.parametrize("body", ["ccpa", "CRCC", "UKCP", "bps", "PACFA", "The Guild of Nowhere", "---"])
def test_a_body_whose_rules_are_not_here_is_no_error(body: str) -> None:
    """It is told as unknown; beside a body that is known it stops nothing."""
    alone = ask("friendship", body, as_of="2026-04-01")
    beside = ask("friendship", body, "APA", as_of="2026-04-01")

    assert (alone.known, alone.state, alone.unknowns) == (False, "unknown", ("body_not_known",))
    assert alone.gaps[0].about == body
    assert (beside.known, beside.state, beside.unknowns) == (True, "avoid_unless", ("body_not_known",))


def test_a_membership_binds_from_its_first_to_its_last_day() -> None:
    """Both included."""
    member = Membership("ACA", since="2020-01-01", until="2025-12-31")
    for as_of, known in (("2019-12-31", False), ("2020-01-01", True), ("2025-12-31", True), ("2026-01-01", False)):
        ruling = ask("friendship", member, as_of=as_of)
        assert (ruling.known, ruling.unknowns) == (known, () if known else ("nothing_named",))


@pytest.mark.parametrize("name", ["texas_lpc", "Texas LPC", " TEXAS  lpc ", "22 TAC 681", "texas-lpc"])
def test_a_body_goes_by_several_names(name: str) -> None:
    """However they are spelt; naming it twice changes nothing."""
    expected = ask("friendship", "texas_lpc", as_of="2025-06-01")
    assert ask("friendship", name, "texas_lpc", as_of="2025-06-01") == expected


@pytest.mark.parametrize(
    ("relationship", "client_status", "toward"),
    [
        ("romantic_or_sexual", "current", "client"),
        ("romantic_or_sexual", "on_hold", "client"),
        ("romantic_or_sexual", "returned", "client"),
        ("romantic_or_sexual_current", "ended", "client"),
        ("romantic_or_sexual", "current", "close_person"),
        ("romantic_or_sexual_close_person", "current", "client"),
        ("romantic_or_sexual_close_person", "prospective", "client"),
        ("romantic_or_sexual", "ended", "supervisee"),
        ("romantic_or_sexual", "prospective", "supervisee"),
    ],
)
def test_the_floor_holds_without_profile_and_file(relationship: str, client_status: str, toward: str) -> None:
    """Whoever the therapist is, on whatever day."""
    for as_of in ("1990-01-01", "2030-01-01"):
        ruling = rules.evaluate(
            relationship=relationship, memberships=[], client_status=client_status, toward=toward, as_of=as_of
        )
        assert (ruling.state, ruling.earliest_date) == ("prohibited", None)
        assert [one.rule for one in ruling.outcomes] == ["floor"]


def test_a_feeling_is_ruled_by_nothing() -> None:
    """Attraction is told apart from anything that is done."""
    for status in ("current", "ended"):
        ruling = ask("attraction_to_client", "Texas LPC", "APA", client_status=status, as_of="2025-06-01")
        assert (ruling.state, ruling.outcomes, ruling.bars) == ("no_rule", (), ())


@pytest.mark.parametrize(
    ("asked_for", "noticed"),
    [
        ("friendship", "friendship"),
        ("gift", "gift_given"),
        ("business_or_employment", "employment"),
        ("barter", "barter"),
    ],
)
def test_it_makes_no_difference_who_began(asked_for: str, noticed: str) -> None:
    """What the client asks for and what the therapist does come to the same: rules bind the therapist."""
    given: dict[str, Any] = {"client_status": "current", "as_of": "2025-06-01", "amount": 80}
    assert ask(asked_for, "Texas LPC", **given) == ask(noticed, "Texas LPC", **given)
    assert ask(asked_for, "Texas LPC", **given).prohibits


def test_a_rule_that_was_verified_long_ago_warns() -> None:
    """More than two calendar years before the day that is asked about."""
    assert ask("friendship", "APA", as_of="2028-11-23").warnings == ()
    assert ask("friendship", "APA", as_of="2028-11-24").warnings == ("verified_long_ago",)


def test_somebody_from_an_earlier_relationship_is_not_taken_into_therapy() -> None:
    """Before therapy has begun, the rules on whom to treat speak for themselves."""
    assert ask("romantic_or_sexual", "APA", client_status="prospective", as_of="2025-06-01").state == "prohibited"
    assert ask("friendship", "Texas LPC", client_status="prospective", as_of="2025-06-01").state == "prohibited"
    assert ask("pre_existing_relationship", "Texas LPC", client_status="current", as_of="2025-06-01").prohibits


def test_a_return_is_barred_by_what_came_between() -> None:
    """At intake: a friendship in Texas, a sexual relationship by APA and ACA; nothing where there was nothing."""
    bound = ["Texas LPC", "APA", "ACA"]
    after_friendship = rules.returning(past=["friendship_after_ending"], memberships=bound, as_of=ENDED)
    after_more = rules.returning(past=["friendship", "romantic_or_sexual"], memberships=bound, as_of=ENDED)

    assert [(one.rule, one.state) for one in after_friendship] == [
        ("texas_lpc_treating", "prohibited"),
        ("aca_a_5_d", "avoid_unless"),
    ]
    assert {one.rule for one in after_more} == {"texas_lpc_treating", "aca_a_5_d", "aca_a_5_b", "apa_10_07"}
    assert rules.returning(past=[], memberships=bound, as_of=ENDED) == ()
    assert rules.returning(past=["friendship"], memberships=["APA"], as_of=ENDED) == ()
