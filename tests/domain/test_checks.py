from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supervisio.domain import checks
from supervisio.errors import InvalidValueError

if TYPE_CHECKING:
    from collections.abc import Callable

    from supervisio.domain.checks import Problems

ID = UUID("01975b5e-7c00-7000-8000-000000000001")
TOKYO = timezone(timedelta(hours=9))


def checked(check: Callable[..., Any], value: object, **options: Any) -> tuple[Any, list[tuple[str, Any]]]:
    """Return what is kept of a value, and what is wrong with it, without the field's name."""
    problems: Problems = []
    kept = check(value, "field", problems, **options)
    return kept, [(problem, details) for _, problem, details in problems]


@pytest.mark.parametrize("reference", ["c", "c" * 128, "Kundin 7 (Süd)", "用户-12", "user:7/north", "👩🏽‍⚕️"])
def test_a_reference_is_any_short_text(reference: str) -> None:
    """1 to 128 characters of whatever the host calls its people by."""
    assert checked(checks.reference, reference) == (reference, [])


@pytest.mark.parametrize(
    ("reference", "problem", "details"),
    [
        (None, "required", {}),
        ("", "empty", {}),
        (" \u2003", "empty", {}),
        ("c" * 129, "too_long", {"length": 129, "limit": 128}),
        ("c\x00", "nul", {"position": 1}),
        ("c-\ud83d", "surrogate", {"position": 2}),
        ("c\n", "control_character", {"position": 1}),
        ("c\t", "control_character", {"position": 1}),
        ("c\x7f", "control_character", {"position": 1}),
        ("c\u2028", "control_character", {"position": 1}),
        ("\u202ec", "bidi_override", {"position": 0}),
        ("c\u2066", "bidi_override", {"position": 1}),
        ("c\u200f", "bidi_override", {"position": 1}),
        (7, "wrong_type", {"wanted": "text"}),
        (b"c", "wrong_type", {"wanted": "text"}),
    ],
    ids=repr,
)
def test_a_reference_that_could_mislead_is_refused(reference: object, problem: str, details: dict[str, int]) -> None:
    """It is told what is wrong and where, in numbers."""
    assert checked(checks.reference, reference)[1] == [(problem, details)]


@pytest.mark.parametrize(
    ("given_text", "kept"),
    [
        (None, None),
        ("", None),
        (" \n ", None),
        ("Could we stay friends?", "Could we stay friends?"),
        ("one\r\ntwo", "one\ntwo"),
        ("one\n\ttwo", "one\n\ttwo"),
        ("שלום \u202bx", "שלום \u202bx"),
        ("👩🏽‍⚕️", "👩🏽‍⚕️"),
    ],
    ids=repr,
)
def test_a_text_is_kept_as_it_was_written(given_text: str | None, kept: str | None) -> None:
    """Newlines, tabs and every script stay; a web form's line ends become plain; an empty text is none."""
    assert checked(checks.text, given_text) == (kept, [])


@pytest.mark.parametrize(
    ("given_text", "problem", "details"),
    [
        ("a" * 11, "too_long", {"length": 11, "limit": 10}),
        ("a\x00", "nul", {"position": 1}),
        ("a\ud800", "surrogate", {"position": 1}),
        ("a\x1b[31m", "control_character", {"position": 1}),
        ("a\rb", "control_character", {"position": 1}),
        ("a\x85", "control_character", {"position": 1}),
        (7, "wrong_type", {"wanted": "text"}),
        (b"words", "wrong_type", {"wanted": "text"}),
    ],
    ids=repr,
)
def test_a_text_that_no_database_keeps_is_refused(given_text: object, problem: str, details: dict[str, int]) -> None:
    """Nothing of it is kept, and what is wrong is told in numbers."""
    assert checked(checks.text, given_text, limit=10) == (None, [(problem, details)])


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(lambda text: not text.isspace()))
def test_every_other_text_is_kept(words: str) -> None:
    """Outside control characters and lone surrogates there is nothing that people may not write."""
    assert checked(checks.text, words) == (words, [])


@pytest.mark.parametrize(("missing", "problem"), [(None, "required"), ("", "empty"), ("\n", "empty")], ids=repr)
def test_a_text_that_is_needed_is_missed(missing: str | None, problem: str) -> None:
    """Not given and given empty are told apart."""
    assert checked(checks.needed_text, missing) == (None, [(problem, {})])


@pytest.mark.parametrize("value", [date(2026, 3, 10), "2026-03-10"], ids=repr)
def test_a_day_is_a_date_or_its_text(value: object) -> None:
    """ISO text is what a web form sends."""
    assert checked(checks.day, value) == (date(2026, 3, 10), [])


@pytest.mark.parametrize(
    "value",
    ["10.03.2026", "2026-02-30", "20260310", "today", "", 20260310, datetime(2026, 3, 10, tzinfo=UTC)],
    ids=repr,
)
def test_what_is_no_calendar_day_is_refused(value: object) -> None:
    """A moment is no day: which day it is depends on where one is."""
    assert checked(checks.day, value) == (None, [("not_a_day", {})])


def test_a_moment_is_kept_in_utc() -> None:
    """One instant is one value, in whatever zone it was given."""
    kept, problems = checked(checks.moment, datetime(2026, 3, 10, 18, tzinfo=TOKYO))

    assert (kept, kept.tzinfo, problems) == (datetime(2026, 3, 10, 9, tzinfo=UTC), UTC, [])


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        (datetime(2026, 3, 10, 18), "naive"),  # noqa: DTZ001 - that is the point
        (date(2026, 3, 10), "not_a_moment"),
        ("2026-03-10T18:00:00+09:00", "not_a_moment"),
        (1773133200, "not_a_moment"),
    ],
    ids=repr,
)
def test_a_moment_must_be_aware(value: object, problem: str) -> None:
    """A naive datetime would be read as another instant in every zone."""
    assert checked(checks.moment, value) == (None, [(problem, {})])


@pytest.mark.parametrize("edge", [datetime.min.replace(tzinfo=TOKYO), datetime.max.replace(tzinfo=UTC)], ids=repr)
def test_the_edges_of_the_calendar_are_refused(edge: datetime) -> None:
    """The first and the last year leave no room for another zone."""
    out_of_range = [("out_of_range", {"wanted": "a year from 2 to 9998"})]

    assert checked(checks.moment, edge) == (None, out_of_range)
    assert checked(checks.day, edge.date()) == (None, out_of_range)


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        (None, "required"),
        (True, "wrong_type"),
        (1.0, "wrong_type"),
        ("7", "wrong_type"),
        (0, "out_of_range"),
        (9, "out_of_range"),
    ],
)
def test_a_number_is_whole_and_in_range(value: object, problem: str) -> None:
    """True is no number, and neither is text."""
    found = checked(checks.whole_number, value, least=1, most=8)[1]

    assert [name for name, _ in found] == [problem]


@pytest.mark.parametrize("value", [0, 1, "yes", None], ids=repr)
def test_yes_is_true_and_no_is_false(value: object) -> None:
    """Nothing that merely counts as one of them is taken: "no" would count as yes."""
    assert checked(checks.yes_or_no, value)[1] == [("wrong_type", {"wanted": "True or False"})]


@pytest.mark.parametrize("value", [ID, str(ID), ID.hex, f"{{{ID}}}", f"urn:uuid:{ID}"], ids=str)
def test_an_id_is_a_uuid_or_its_text(value: UUID | str) -> None:
    """As it comes from a record, from an address or from JSON."""
    assert checks.identifier(value, "case_id") == ID


@pytest.mark.parametrize("value", ["", "c-104", None, 7, "\ud800", ID.hex[1:]], ids=repr)
def test_what_is_no_id_is_told_by_its_field(value: object) -> None:
    """And it is not quoted."""
    with pytest.raises(InvalidValueError) as refused:
        checks.identifier(value, "case_id")

    assert refused.value.problems == (("case_id", "not_an_id", {}),)
    assert refused.value.__context__ is None
