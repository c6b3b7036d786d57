"""The bytes of a call's arguments: equal for the same request, and for no other."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from supervisio.journal.arguments import encoded
from supervisio.journal.canonical import NotCanonicalError


@attrs.frozen
class Asked:
    """A fact as a host hands it in."""

    kind: Any
    words: Any = None


@attrs.frozen
class Noted:
    """Another fact with the same fields."""

    kind: Any
    words: Any = None


class Urgency(StrEnum):
    """Codes that are texts."""

    SOON = "soon"


LEAVES: st.SearchStrategy[Any] = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=4)
    | st.binary(max_size=4)
    | st.uuids()
    | st.dates()
    | st.datetimes(timezones=st.just(UTC))
    | st.timedeltas()
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=3).map(tuple)
        | st.frozensets(LEAVES, max_size=3)
        | st.dictionaries(st.text(max_size=4), inner, max_size=3)
        | st.builds(Asked, inner, inner)
    ),
    max_leaves=6,
)


def _exactly(value: Any) -> Any:
    """Return what equals the same of another value only if both are of the same types throughout."""
    if isinstance(value, tuple):
        return ("tuple", *map(_exactly, value))
    if isinstance(value, frozenset):
        return ("frozenset", *sorted(repr(_exactly(one)) for one in value))
    if isinstance(value, dict):
        return ("dict", *sorted((name, repr(_exactly(one))) for name, one in value.items()))
    if isinstance(value, Asked):
        return ("Asked", _exactly(value.kind), _exactly(value.words))
    return (type(value).__name__, repr(value))


@given(one=VALUES, other=VALUES)
def test_bytes_are_equal_if_and_only_if_the_values_are(one: Any, other: Any) -> None:
    """Whatever is nested in what, two different requests never look the same."""
    assert (encoded(one) == encoded(other)) == (_exactly(one) == _exactly(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (["a", "b"], ("a", "b")),
        (Urgency.SOON, "soon"),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
        ({"a", "b", "c"}, frozenset(["c", "b", "a"])),
        (datetime(2026, 3, 10, 8, tzinfo=UTC), datetime(2026, 3, 10, 19, tzinfo=ZoneInfo("Australia/Sydney"))),
        (timedelta(days=1), timedelta(hours=24)),
        (Asked("friendship"), Asked("friendship", None)),
    ],
)
def test_the_same_said_otherwise_is_the_same(one: Any, other: Any) -> None:
    """A list or a tuple, a code as text or member, one instant in two zones, names in any order."""
    assert encoded(one) == encoded(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (1, True),
        (0, None),
        (1, "1"),
        ("a", b"a"),
        (UUID(int=1), UUID(int=1).bytes),
        (date(2026, 3, 10), datetime(2026, 3, 10, tzinfo=UTC)),
        (1, timedelta(microseconds=1)),
        (["ab", "c"], ["a", "bc"]),
        ([["a"], "b"], [["a", "b"]]),
        ([], [[]]),
        ([], {}),
        ({"a": "b"}, ["a", "b"]),
        (Asked("a"), Noted("a")),
        (Asked("a", "b"), Asked("b", "a")),
        (Asked("a"), {"kind": "a", "words": None}),
        ("\ud800", "\ud801"),
        pytest.param(1 << 20_000, (1 << 20_000) + 1, id="longer than Python writes out"),
    ],
)
def test_what_looks_alike_is_told_apart(one: Any, other: Any) -> None:
    """The type of a value, and where one ends and the next begins, are part of it."""
    assert encoded(one) != encoded(other)


@pytest.mark.parametrize("value", [1.5, datetime(2026, 3, 10), object(), [1.5], {"a": {1.5}}, Asked(1.5), 1j])  # noqa: DTZ001 - a naive one is what is refused
def test_what_is_no_value_is_refused(value: Any) -> None:
    """A float, a naive datetime or any other object has no canonical form."""
    with pytest.raises(NotCanonicalError):
        encoded(value)
