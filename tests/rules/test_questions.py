"""What may be asked: anything that is not acceptable is named by its field, and never quoted."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from supervisio import rules
from supervisio.domain.vocabulary import ClientRequestKind, ConcernKind, TherapyStatus
from supervisio.errors import InvalidValueError
from supervisio.rules import Membership
from supervisio.rules.relations import CLASSES

SECRET = "Zebra-7731"
GOOD: dict[str, Any] = {"relationship": "gift_received", "memberships": ["Texas LPC"], "client_status": "current"}


def refusal(**changed: Any) -> InvalidValueError:
    """Return the error that a question is refused with."""
    with pytest.raises(InvalidValueError) as caught:
        rules.evaluate(**{**GOOD, **changed})
    return caught.value


@pytest.mark.parametrize(
    ("field", "value", "problem"),
    [
        ("relationship", None, "wrong_type"),
        ("relationship", "", "unknown_code"),
        ("relationship", SECRET, "unknown_code"),
        ("relationship", 7, "wrong_type"),
        ("relationship", ["friendship"], "wrong_type"),
        ("relationship", "any", "unknown_code"),
        ("memberships", None, "wrong_type"),
        ("memberships", "apa", "wrong_type"),
        ("memberships", 7, "wrong_type"),
        ("memberships", [None], "required"),
        ("memberships", [7], "wrong_type"),
        ("memberships", [""], "empty"),
        ("memberships", ["a\x00"], "nul"),
        ("memberships", [SECRET * 20], "too_long"),
        ("client_status", None, "required"),
        ("client_status", "", "out_of_range"),
        ("client_status", SECRET, "out_of_range"),
        ("client_status", ["current"], "wrong_type"),
        ("toward", "dog", "out_of_range"),
        ("toward", None, "required"),
        ("ended_on", SECRET, "not_a_day"),
        ("ended_on", "", "not_a_day"),
        ("ended_on", "2024-02-30", "not_a_day"),
        ("ended_on", datetime(2024, 3, 10, tzinfo=UTC), "not_a_day"),
        ("ended_on", 20240310, "not_a_day"),
        ("last_professional_contact_on", datetime(2024, 3, 10, tzinfo=UTC), "not_a_day"),
        ("last_professional_contact_on", date.min, "out_of_range"),
        ("as_of", date.max, "out_of_range"),
        ("as_of", "20250601", "not_a_day"),
        ("as_of", float("nan"), "not_a_day"),
        ("amount", SECRET, "out_of_range"),
        ("amount", "", "out_of_range"),
        ("amount", float("nan"), "out_of_range"),
        ("amount", float("inf"), "out_of_range"),
        ("amount", "NaN", "out_of_range"),
        ("amount", Decimal("sNaN"), "out_of_range"),
        ("amount", Decimal("-0.01"), "out_of_range"),
        ("amount", -1, "out_of_range"),
        ("amount", 10**100, "out_of_range"),
        ("amount", "9" * 100, "out_of_range"),
        ("amount", 1e300, "out_of_range"),
        ("amount", True, "wrong_type"),
        ("amount", [50], "wrong_type"),
        ("currency", "", "wrong_type"),
        ("currency", "dollars", "wrong_type"),
        ("currency", 840, "wrong_type"),
        ("confirmed", "nasw_1_09_c", "wrong_type"),
        ("confirmed", None, "wrong_type"),
        ("confirmed", [7], "wrong_type"),
        ("confirmed", [[]], "wrong_type"),
    ],
)
def test_what_is_not_acceptable_is_named_and_not_quoted(field: str, value: Any, problem: str) -> None:
    """By its field and a code."""
    error = refusal(**{field: value})

    assert (error.field, error.problem) == (field, problem)
    assert SECRET not in f"{error} {error!r} {error.to_dict()}"


def test_a_number_too_long_to_be_written_out_is_refused_too() -> None:
    """Python itself would not turn it into text."""
    assert refusal(amount=10**10_000).problem == "out_of_range"


def test_all_that_is_wrong_is_named_at_once() -> None:
    """In one error."""
    error = refusal(relationship="?", client_status="?", as_of="?", amount="?")
    assert [field for field, _, _ in error.problems] == ["relationship", "client_status", "as_of", "amount"]


def test_a_misspelt_kind_is_answered_with_what_was_probably_meant() -> None:
    """As for every code."""
    assert "did you mean 'gift_received'?" in str(refusal(relationship="gift-recieved"))


def test_what_is_returned_to_is_checked_likewise() -> None:
    """One text in place of a collection is a slip."""
    for given_past, problem in (("friendship", "wrong_type"), (None, "wrong_type"), (["?"], "unknown_code")):
        with pytest.raises(InvalidValueError) as caught:
            rules.returning(past=given_past, memberships=["apa"])  # type: ignore[arg-type]  # so are some callers
        assert (caught.value.field, caught.value.problem) == ("past", problem)


@pytest.mark.parametrize(
    ("given_values", "field"),
    [
        ({"body": ""}, "body"),
        ({"body": None}, "body"),
        ({"body": "apa", "since": "yesterday"}, "since"),
        ({"body": "apa", "until": datetime(2024, 3, 10, tzinfo=UTC)}, "until"),
        ({"body": "apa", "since": "2024-03-10", "until": "2024-03-09"}, "until"),
        ({"body": "apa", "profession": ""}, "profession"),
        ({"body": "apa", "jurisdiction": 7}, "jurisdiction"),
    ],
)
def test_a_membership_is_checked_when_it_is_made(given_values: dict[str, Any], field: str) -> None:
    """And named by its field."""
    with pytest.raises(InvalidValueError) as caught:
        Membership(**given_values)
    assert caught.value.field == field


def test_a_membership_survives_being_kept() -> None:
    """With its days; a newer version's fields are passed over."""
    made = Membership("apa", since="2020-01-01", profession="psychologist")

    assert Membership.from_dict(made.to_dict()) == made
    assert Membership.from_dict({**made.to_dict(), "of_a_newer_version": 1}) == made
    assert made.since == date(2020, 1, 1)


@pytest.mark.parametrize("status", [*TherapyStatus, "former"])
def test_every_kind_and_every_status_can_be_asked_about(status: str) -> None:
    """And is answered, whatever it is; only a feeling, and the plain wish to return, are ruled by nothing."""
    kinds = [*CLASSES, *ConcernKind, *ClientRequestKind, "x-dog-walk"]
    silent = {
        kind
        for kind in kinds
        if rules.evaluate(relationship=kind, memberships=["apa"], client_status=status).state == "no_rule"
    }
    assert silent - {"supervisor_supervisee"} == {"attraction_to_client", "return_to_therapy"}


def test_today_is_today_in_utc() -> None:
    """Where no day is named."""
    with time_machine.travel(datetime(2026, 3, 10, 23, 59, tzinfo=UTC), tick=False):
        assert rules.evaluate(**GOOD).as_of == date(2026, 3, 10)


def test_a_day_may_be_given_as_text_and_an_amount_as_anything_that_is_one() -> None:
    """With the same answer."""
    days = [rules.evaluate(**GOOD, as_of=as_of, amount=60) for as_of in (date(2025, 6, 1), "2025-06-01")]
    amounts = [
        rules.evaluate(**GOOD, as_of="2025-06-01", amount=amount) for amount in (60, 60.0, "60", " 60.00 ", Decimal(60))
    ]
    assert len({*days, *amounts}) == 1


ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.decimals()
    | st.text()
    | st.binary()
    | st.dates()
    | st.datetimes()
    | st.sampled_from(["apa", "current", "friendship", "USD"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=4,
)
FIELDS = (
    *("relationship", "memberships", "client_status", "toward", "ended_on", "last_professional_contact_on"),
    *("as_of", "amount", "currency", "confirmed"),
)


@given(st.dictionaries(st.sampled_from(FIELDS), ANYTHING, min_size=1))
def test_anything_at_all_is_refused_or_answered(changed: dict[str, Any]) -> None:
    """Nothing crashes, and what is refused is refused by name."""
    refused: InvalidValueError | None = None
    try:
        rules.evaluate(**{**GOOD, **changed})
    except InvalidValueError as error:
        refused = error
    if refused is not None:
        assert {field for field, _, _ in refused.problems} <= set(changed)
