from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supervisio.domain.cursor import from_cursor, to_cursor

if TYPE_CHECKING:
    from supervisio.domain.checks import Problems

VALUES = st.lists(st.integers(-(10**17), 10**17) | st.uuids().map(lambda one: one.hex), min_size=1, max_size=4)
BAD_CURSOR: tuple[str, str, dict[str, int | str]] = ("after", "bad_cursor", {})


def read(cursor: Any, length: int) -> tuple[list[Any] | None, Problems]:
    """Return what is read from a cursor, and what is wrong with it."""
    problems: Problems = []
    return from_cursor(cursor, length, problems), problems


@given(VALUES)
def test_a_cursor_gives_back_what_was_put_into_it(values: list[str | int]) -> None:
    """A page goes on exactly where the one before ended."""
    assert read(to_cursor(*values), len(values)) == (values, [])


@given(VALUES)
def test_a_cursor_is_safe_in_an_address(values: list[str | int]) -> None:
    """A web host can put it into a link as it is."""
    assert to_cursor(*values).replace("-", "").replace("_", "").isalnum()


def test_no_cursor_is_the_first_page() -> None:
    """None stands for the beginning."""
    assert read(None, 1) == (None, [])


@given(st.one_of(st.text(max_size=500), st.integers(), st.binary(max_size=20)), st.integers(1, 4))
def test_anything_else_is_a_problem_and_no_crash(junk: object, length: int) -> None:
    """What somebody typed into an address is told by its field's name, and not quoted."""
    values, problems = read(junk, length)

    assert (values is None) == (problems == [BAD_CURSOR])


@pytest.mark.parametrize("values", ["[1.5]", "[true]", "[null]", '{"a":1}', "[[1]]", "1", "[1,2]", "[]"], ids=str)
def test_a_cursor_of_another_list_is_refused(values: str) -> None:
    """One value of text or whole number is wanted here; another list's cursor, or one made by hand, is not taken."""
    cursor = base64.urlsafe_b64encode(values.encode()).decode().rstrip("=")

    assert read(cursor, 1) == (None, [BAD_CURSOR])
