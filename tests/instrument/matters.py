"""Strategies: any matter, any answers, and anything that rules may say."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from supervisio import instrument
from supervisio.domain.vocabulary import ConcernKind, Occurrence, Phase, TherapyStatus
from supervisio.instrument import WeighingContext
from tests.instrument.weighed import Outcome, Ruling

if TYPE_CHECKING:
    from supervisio.instrument import Item

ITEMS = instrument.current().items
STEPS = [(item.id, milder, worse) for item in ITEMS for chain in item.worsening for milder, worse in pairwise(chain)]
"""Every single step from one answer to a worse one."""


def answer_to(item: Item) -> st.SearchStrategy[Any]:
    """Return any acceptable answer to an item."""
    if item.type == "text":
        return st.sampled_from(["Talked over with the supervisor.", "unknown"])
    if item.type == "amount":
        return st.sampled_from([10, "50.00", "unknown"])
    if item.type == "day":
        return st.sampled_from([date(2024, 3, 10), "2024-02-29", "unknown"])
    if item.type == "several":
        return st.lists(st.sampled_from(item.codes), unique=True)
    return st.sampled_from(item.codes if item.unknown is None else (*item.codes, "unknown"))


def _answers(items: list[Item]) -> st.SearchStrategy[dict[str, Any]]:
    # None is one answer among others, so that most sets of answers are nearly complete.
    return st.fixed_dictionaries({item.id: answer_to(item) | st.none() for item in items})


ANSWERS = _answers([item for item in ITEMS if item.type != "text"])
TEXTS = _answers([item for item in ITEMS if item.type == "text"])
CONTEXTS = st.builds(
    WeighingContext,
    kind=st.sampled_from([*ConcernKind, "x-dog-walk"]),
    phase=st.sampled_from([*Phase]),
    occurrence=st.sampled_from([None, *Occurrence]),
    client_status=st.sampled_from([None, *TherapyStatus]),
    has_client=st.booleans(),
    last_professional_contact_on=st.sampled_from([None, date(2024, 3, 10)]),
)
RULINGS = st.none() | st.builds(
    Ruling,
    known=st.booleans(),
    prohibits=st.booleans(),
    unknown=st.booleans(),
    burden_of_proof=st.booleans(),
    outcomes=st.lists(st.builds(Outcome, st.sampled_from(["floor", "apa_3_05"]), st.booleans()), max_size=2).map(tuple),
)
