"""What tests of the instrument weigh: invented matters, mild answers to everything, and what rules may say."""

from __future__ import annotations

from typing import Any

import attrs

from supervisio import instrument
from supervisio.instrument import Instrument, Item, WeighingContext, WeighingResult


@attrs.frozen
class Outcome:
    """What one rule says, as far as the weighing asks."""

    rule: str
    binding: bool = True


@attrs.frozen(kw_only=True)
class Ruling:
    """What rules may say together, any of it possible: more than the shipped rules ever say at once."""

    known: bool = True
    prohibits: bool = False
    unknown: bool = False
    burden_of_proof: bool = False
    outcomes: tuple[Outcome, ...] = ()


SILENT = Ruling()
"""Rules are known, and none speaks against it."""

DINNER = WeighingContext(kind="social_invitation", phase="during", occurrence="not_yet", client_status="current")
FRIENDSHIP_AFTERWARDS = WeighingContext(kind="friendship_after_ending", occurrence="not_yet", client_status="ended")


def mildest(item: Item) -> Any:
    """Return an answer to the item that no other one is milder than."""
    if item.type == "text":
        return "Talked over with the supervisor."
    if item.type == "amount":
        return "10"
    if item.type == "day":
        return "2024-03-10"
    if item.type == "several":
        return []
    return item.worsening[0][0] if item.worsening else item.codes[0]


def complete(context: WeighingContext, *, of: Instrument | None = None, **answers: Any) -> dict[str, Any]:
    """Return these answers and the mildest to all else that is required."""
    version = of or instrument.current()
    while missing := version.missing(answers, context):
        answers |= {id_: mildest(version.item(id_)) for id_ in missing}
    return answers


def weigh(context: WeighingContext, ruling: Ruling | None = SILENT, **answers: Any) -> WeighingResult:
    """Return the result of these answers and the mildest to all else that is required."""
    return instrument.current().result(complete(context, **answers), context, ruling)
