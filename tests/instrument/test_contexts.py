"""What is known of a matter without asking."""

from __future__ import annotations

import pickle
from datetime import date

import pytest
from hypothesis import given

from supervisio.errors import InvalidValueError
from supervisio.instrument import WeighingContext
from tests.instrument.matters import CONTEXTS


@given(CONTEXTS)
def test_a_context_comes_back_from_storage(context: WeighingContext) -> None:
    """As JSON, and as a pickle."""
    assert WeighingContext.from_dict(context.to_dict()) == context
    assert pickle.loads(pickle.dumps(context)) == context  # noqa: S301 - its own


def test_a_code_of_a_newer_version_survives_storage() -> None:
    """It is read as it was written."""
    stored = {**WeighingContext(kind="touch").to_dict(), "kind": "from_a_newer_version"}
    back = WeighingContext.from_dict({**stored, "field_of_a_newer_version": 1})
    assert back.to_dict() == stored


def test_days_may_be_given_as_text() -> None:
    """They are kept as days."""
    context = WeighingContext(kind="touch", last_professional_contact_on="2024-03-10")
    assert context.last_professional_contact_on == date(2024, 3, 10)


def test_all_that_is_wrong_with_a_context_is_told_at_once() -> None:
    """By the names of its fields."""
    with pytest.raises(InvalidValueError) as caught:
        WeighingContext(kind="hugging", phase=None, client_status="gone", has_client="yes", as_of="soon")  # type: ignore[arg-type]  # some callers have no type checker
    assert [field for field, _, _ in caught.value.problems] == ["kind", "phase", "client_status", "has_client", "as_of"]
