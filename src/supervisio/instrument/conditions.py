"""When an item is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from supervisio.domain.vocabulary import BoundaryDomain, Classification, ConcernKind

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from supervisio.instrument.context import WeighingContext
    from supervisio.instrument.items import Item

ROMANTIC_OR_SEXUAL = (
    ConcernKind.ROMANTIC_OR_SEXUAL_CURRENT,
    ConcernKind.ROMANTIC_OR_SEXUAL_FORMER,
    ConcernKind.ROMANTIC_OR_SEXUAL_CLOSE_PERSON,
)
_NEVER_INCIDENTAL = (*ROMANTIC_OR_SEXUAL, ConcernKind.ROLE_REVERSAL_CLIENT_CARETAKING)
_NOTHING_TO_WEIGH = (Classification.INCIDENTAL_CONTACT, Classification.PLANNED_TREATMENT)


def hold(item: Item, items: Mapping[str, Item], answers: Mapping[str, Any], context: WeighingContext) -> bool:
    """Return whether the item is asked, given the answers so far."""
    return all(_CONDITIONS[name](answers, context) for name in item.conditions) and all(
        _answered(items[other], answers) in codes for other, codes in item.when
    )


def weighed(answers: Mapping[str, Any], context: WeighingContext) -> bool:
    """
    Return whether it is weighed at all: contact by chance and planned treatment are not.

    What is romantic or sexual, and a client who looks after the therapist, is neither, whatever the threshold was
    answered.
    """
    return context.kind in _NEVER_INCIDENTAL or answers.get("threshold") not in _NOTHING_TO_WEIGH


def _answered(item: Item, answers: Mapping[str, Any]) -> Any:
    return answers.get(item.id, item.unknown)


_CONDITIONS: dict[str, Callable[[Mapping[str, Any], WeighingContext], bool]] = {
    "weighed": weighed,
    "gift": lambda _answers, context: ConcernKind.read(context.kind).domain == BoundaryDomain.GIFTS_SERVICES,
    "has_client": lambda _answers, context: context.has_client,
    "ended": lambda _answers, context: context.ended,
    "after_ending": lambda _answers, context: context.after_ending,
    "occurrence_not_known": lambda _answers, context: context.occurrence is None,
    "last_contact_not_known": lambda _answers, context: context.last_professional_contact_on is None,
}
