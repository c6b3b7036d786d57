"""
Every rule that ships, by what its file says: just before, on and after each of its days.

A rule that is added is covered by that.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from importlib import resources
from typing import TYPE_CHECKING

import attrs
import pytest

from tests.rules.asked import ALL_RULES, NEVER_SAID, ONE_DAY, SHIPPED, alone, question_for

if TYPE_CHECKING:
    from supervisio.rules import Rule

BEGINS = [date(2024, 3, 10), date(2024, 2, 29), date(2023, 2, 28), date(2023, 12, 31)]
each_rule = pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.id)
each_counted_rule = pytest.mark.parametrize(
    "rule", [rule for rule in ALL_RULES if rule.interval is not None], ids=lambda rule: rule.id
)
each_limit = pytest.mark.parametrize(
    "rule", [rule for rule in ALL_RULES if rule.amount is not None], ids=lambda rule: rule.id
)
each_dated_rule = pytest.mark.parametrize(
    "rule", [rule for rule in ALL_RULES if rule.effective_from or rule.effective_to], ids=lambda rule: rule.id
)


def at_any_time(rule: Rule) -> Rule:
    """Return the rule as if it had always been in force."""
    return attrs.evolve(rule, effective_from=None, effective_to=None)


def last_day(begin: date, years: int) -> date:
    """Return the last day of some calendar years, worked out apart from the engine."""
    if (begin.month, begin.day) != (2, 29):
        return date(begin.year + years, begin.month, begin.day)
    after_february = date(begin.year + years, 3, 1)
    return after_february - ONE_DAY


@each_counted_rule
@pytest.mark.parametrize("begin", BEGINS, ids=str)
def test_the_day_of_expiry_is_within_and_the_next_is_not(rule: Rule, begin: date) -> None:
    """Calendar years; afterwards what the rule says comes then, and never nothing."""
    assert rule.interval is not None
    within = "prohibited_until" if rule.effect == "prohibit_for" else "recommended_wait"
    end = last_day(begin, rule.interval)
    for as_of, state in ((end - ONE_DAY, within), (end, within), (end + ONE_DAY, rule.then)):
        ruling = alone(at_any_time(rule), ended_on=begin, last_professional_contact_on=begin, as_of=as_of)
        assert (ruling.state, ruling.outcomes[0].until) == (state, end)
        assert ruling.until == (end if state == "prohibited_until" else None)
        assert ruling.earliest_date == (end + ONE_DAY if rule.effect == "prohibit_for" else None)


@each_counted_rule
def test_without_its_day_a_rule_cannot_be_told(rule: Rule) -> None:
    """However much time may have passed."""
    ruling = alone(at_any_time(rule), as_of=date(2090, 1, 1))

    assert (ruling.state, ruling.unknown, ruling.earliest_date) == ("unknown", True, None)
    assert ruling.unknowns != ()


@each_counted_rule
def test_contact_restarts_the_clock(rule: Rule) -> None:
    """A professional contact after the ending counts, where the rule says so or counts from it."""
    assert rule.interval is not None
    begin, contact = date(2020, 6, 1), date(2021, 6, 1)
    ruling = alone(
        at_any_time(rule), ended_on=begin, last_professional_contact_on=contact, as_of=last_day(contact, rule.interval)
    )

    restarts = rule.restarts_on_contact or rule.counted_from == "last_professional_contact"
    assert ruling.outcomes[0].counted_on == (contact if restarts else begin)


@each_limit
def test_the_limit_itself_is_within(rule: Rule) -> None:
    """A cent more is not."""
    assert rule.amount is not None
    cent = Decimal("0.01")
    for amount, state in (
        (rule.amount - cent, "within_limit"),
        (rule.amount, "within_limit"),
        (rule.amount + cent, "prohibited"),
    ):
        assert alone(rule, amount=amount, currency=rule.currency).state == state
    assert alone(rule, amount=None).state == "unknown"
    assert alone(rule, amount=rule.amount, currency="CHF").unknowns == ("other_currency",)


@each_dated_rule
def test_a_rule_speaks_from_its_first_to_its_last_day(rule: Rule) -> None:
    """Both included; on the days beside them it is not in force, and that is unknown."""
    for inside, outside in (
        (rule.effective_from, rule.effective_from and rule.effective_from - ONE_DAY),
        (rule.effective_to, rule.effective_to and rule.effective_to + ONE_DAY),
    ):
        if inside is not None:
            assert rule.id in alone(rule, as_of=inside).versions
            silent = alone(rule, as_of=outside)
            assert rule.id not in silent.versions
            assert (silent.unknown, silent.unknowns) == (True, ("no_edition_in_force",))


@each_rule
def test_a_rule_without_a_condition_says_the_same_on_any_day(rule: Rule) -> None:
    """As long as it is in force."""
    states = {"prohibit": "prohibited", "burden_of_proof": "burden_of_proof", "avoid_unless": "avoid_unless"}
    if rule.effect in states:
        for as_of in (date(1990, 1, 1), date(2026, 11, 23), date(2090, 1, 1)):
            assert alone(at_any_time(rule), as_of=as_of).state == states[rule.effect]


@each_rule
def test_a_rule_binds_only_if_it_was_read_or_confirmed(rule: Rule) -> None:
    """Else it warns."""
    unconfirmed = alone(rule, confirmed=[])

    binding = {one.rule: one.binding for one in unconfirmed.outcomes}
    assert binding[rule.id] == (rule.confidence == "text_read")
    assert bool(unconfirmed.warnings) == (rule.confidence != "text_read")
    assert alone(rule).leading is not None


@each_rule
def test_a_rule_is_well_told(rule: Rule) -> None:
    """A citation, an edition, one line of what it says; read on a day, if it was read; nothing is declared good."""
    assert rule.citation
    assert rule.edition
    assert not rule.says.endswith(".")
    assert (rule.verified_on is not None) == (rule.confidence == "text_read")
    told = alone(rule, ended_on="2024-03-10", last_professional_contact_on="2024-03-10").explain()
    assert rule.citation in told
    assert rule.says in told
    assert NEVER_SAID.findall(told) == []


def test_every_row_of_the_specification_is_there() -> None:
    """By body: how many rules bind, how many are known at second hand, how many are off."""
    told = {
        body.code: tuple(
            sum(rule.body == body.code and rule.confidence == confidence for rule in ALL_RULES)
            for confidence in ("text_read", "second_hand", "unverified")
        )
        for body in SHIPPED.bodies
    }
    assert told == {
        "aamft": (1, 0, 2),
        "aca": (5, 0, 0),
        "apa": (6, 0, 0),
        "bacp": (3, 1, 0),
        "bps": (0, 0, 0),
        "california_lmft": (0, 1, 0),
        "ccpa": (0, 0, 0),
        "crcc": (0, 0, 0),
        "florida_64b4": (1, 0, 0),
        "hcpc": (2, 0, 0),
        "naadac": (0, 2, 0),
        "nasw": (0, 3, 0),
        "nbcc": (0, 2, 0),
        "pacfa": (0, 0, 0),
        "psychology_board_of_australia": (4, 0, 0),
        "texas_lpc": (5, 0, 0),
        "ukcp": (0, 0, 0),
    }
    assert [body.code for body in SHIPPED.bodies if body.off] == ["bps", "ccpa", "crcc", "pacfa", "ukcp"]


def test_one_file_tells_one_body() -> None:
    """And is named after it."""
    files = {file.name for file in resources.files("supervisio.rules").iterdir() if file.name.endswith(".toml")}
    assert files == {f"{body.code}.toml" for body in SHIPPED.bodies}


def test_the_versions_differ() -> None:
    """A version is made from what a rule says; when it was read again does not change it."""
    assert len({rule.version for rule in ALL_RULES}) == len(ALL_RULES)
    rule = ALL_RULES[0]
    assert attrs.evolve(rule, verified_on=date(2030, 1, 1)).version == rule.version
    assert attrs.evolve(rule, says="something else").version != rule.version
    assert re.fullmatch(r"[0-9a-f]{12}", rule.version)


def test_there_is_a_question_for_every_rule() -> None:
    """So that none of the tests above passes for want of one."""
    for rule in ALL_RULES:
        assert question_for(rule)["relationship"]
