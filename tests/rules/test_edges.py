"""Where the calendar ends, where professions are told apart, and what the classes are like."""

from __future__ import annotations

import copy
import pickle
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any

import attrs
import pytest

from supervisio import rules
from supervisio.rules import Body, Membership, Rules
from supervisio.rules.intervals import years_after
from tests.rules.asked import ALL_RULES, SHIPPED, ask


@pytest.mark.parametrize(
    ("day", "years", "expected"),
    [
        ("2024-02-29", 1, "2025-02-28"),
        ("2024-02-29", 4, "2028-02-29"),
        ("2096-02-29", 4, "2100-02-28"),
        ("2023-02-28", 1, "2024-02-28"),
        ("2024-12-31", 5, "2029-12-31"),
        ("9998-12-31", 1, "9999-12-31"),
        ("9998-06-01", 5, "9999-12-31"),
    ],
)
def test_years_are_calendar_years(day: str, years: int, expected: str) -> None:
    """Up to the last day of the calendar."""
    assert years_after(date.fromisoformat(day), years) == date.fromisoformat(expected)


def test_at_the_end_of_the_calendar_nothing_runs_over() -> None:
    """No day comes after it."""
    days = {"ended_on": "9998-12-31", "last_professional_contact_on": "9998-12-31"}
    ruling = ask("friendship", "Texas LPC", as_of="9998-12-31", **days)

    assert (ruling.state, ruling.until, ruling.earliest_date) == ("prohibited_until", date.max, None)
    assert "prohibited until 9999-12-31" in ruling.explain()


def test_an_ending_that_is_still_to_come_counts_from_then() -> None:
    """A friendship that is promised for later."""
    days = {"ended_on": "2027-01-31", "last_professional_contact_on": "2027-01-31"}
    assert ask("friendship_after_ending", "Texas LPC", as_of="2026-11-23", **days).until == date(2029, 1, 31)


@pytest.mark.parametrize(
    ("profession", "bound"),
    [("counsellor", True), ("Counsellor", True), ("psychologist", False), ("something else", True), (None, True)],
)
def test_a_profession_that_a_file_tells_of_narrows_what_binds(profession: str | None, bound: bool) -> None:  # noqa: FBT001 - what is expected
    """One that it does not tell of is bound by all, for a word that is spelt otherwise must not free anybody."""
    body = Body(code="guild", name="Guild", professions=("counsellor", "psychologist"))
    rule = attrs.evolve(next(rule for rule in ALL_RULES if rule.id == "apa_10_08"), body="guild")
    narrow = Rules([body], [attrs.evolve(rule, professions=("counsellor",))])
    ruling = narrow.evaluate(
        relationship="romantic_or_sexual",
        memberships=[Membership("guild", profession=profession)],
        client_status="ended",
        ended_on="2024-03-10",
        as_of="2025-03-10",
    )
    assert ruling.prohibits == bound


def test_rules_are_loaded_once_and_shared_by_threads() -> None:
    """The same set, and the same answers."""
    asked: dict[str, Any] = {"relationship": "friendship", "memberships": ["apa"], "client_status": "current"}
    with ThreadPoolExecutor(4) as threads:
        rulings = list(threads.map(lambda _: rules.evaluate(**asked, as_of="2026-11-23"), range(40)))

    assert set(rulings) == {rulings[0]}
    assert rules.shipped() is SHIPPED


def test_a_rule_and_a_set_of_rules_can_be_copied_and_sent() -> None:
    """To another process, too."""
    sent = pickle.loads(pickle.dumps(SHIPPED))  # noqa: S301 - our own

    assert (sent.rules, sent.off, sent.bodies) == (SHIPPED.rules, SHIPPED.off, SHIPPED.bodies)
    assert {copy.deepcopy(rule) for rule in ALL_RULES} == set(ALL_RULES)
    assert repr(sent) == f"<Rules: {len(SHIPPED.rules)} rules of {len(SHIPPED.bodies)} bodies>"
