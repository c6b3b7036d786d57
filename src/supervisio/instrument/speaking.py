"""What the rules say, as far as the weighing asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import attrs

from supervisio.domain.vocabulary import BoundaryDomain, ConcernKind, EvaluationReason, TherapyStatus

if TYPE_CHECKING:
    from collections.abc import Sequence

    from supervisio.instrument.context import WeighingContext

FLOOR = "floor"
_IN_THERAPY = (TherapyStatus.CURRENT, TherapyStatus.ON_HOLD, TherapyStatus.RETURNED)
_NO_LONGER_IN_THERAPY = (TherapyStatus.ENDED, TherapyStatus.TRANSFERRED)
_WHATEVER_THE_THRESHOLD = (BoundaryDomain.MONEY, BoundaryDomain.GIFTS_SERVICES)


class Outcome(Protocol):
    """What one rule says."""

    @property
    def rule(self) -> str:
        """Its id."""

    @property
    def binding(self) -> bool:
        """Whether it binds this therapist, or is only shown."""


class Ruling(Protocol):
    """What the rules say together."""

    @property
    def known(self) -> bool:
        """Whether any set of rules is known for this therapist."""

    @property
    def prohibits(self) -> bool:
        """Whether a rule forbids it, now or without end."""

    @property
    def unknown(self) -> bool:
        """Whether a rule speaks, but a day or an amount that it needs is unknown."""

    @property
    def burden_of_proof(self) -> bool:
        """Whether a rule leaves it to the therapist to show that nobody is exploited."""

    @property
    def outcomes(self) -> Sequence[Outcome]:
        """What each of them says."""


@attrs.frozen(kw_only=True)
class Said:
    """What counts of a ruling: ``unknown`` is the reason why the rules cannot be told, if they cannot."""

    floor: bool
    prohibits: bool
    unknown: EvaluationReason | None
    burden_of_proof: bool
    rules: tuple[str, ...]


def said(ruling: Ruling | None, context: WeighingContext, *, weighed: bool) -> Said:
    """
    Return what counts of what the rules say.

    Contact by chance and planned treatment are no relationship, so that rules on relationships say nothing about them.
    The floor, and what rules say about gifts and money, holds whatever the threshold; so does what they say about
    anything romantic or sexual, which is always weighed.
    """
    spoke = () if ruling is None else tuple(outcome.rule for outcome in ruling.outcomes if outcome.binding)
    floor = FLOOR in spoke or _is_floor(context)
    if not weighed and ConcernKind.read(context.kind).domain not in _WHATEVER_THE_THRESHOLD:
        return Said(floor=floor, prohibits=floor, unknown=None, burden_of_proof=False, rules=(FLOOR,) if floor else ())
    rules = spoke if FLOOR in spoke or not floor else (FLOOR, *spoke)
    if ruling is None or not ruling.known:
        not_known = EvaluationReason.RULES_NOT_KNOWN
        return Said(floor=floor, prohibits=floor, unknown=not_known, burden_of_proof=False, rules=rules)
    return Said(
        floor=floor,
        prohibits=floor or ruling.prohibits,
        unknown=EvaluationReason.RULE_UNKNOWN if ruling.unknown else None,
        burden_of_proof=ruling.burden_of_proof,
        rules=rules,
    )


def _is_floor(context: WeighingContext) -> bool:
    """Return whether the kind alone is under the floor; it holds even where no rule was asked."""
    if context.kind == ConcernKind.ROMANTIC_OR_SEXUAL_CLOSE_PERSON:
        return context.client_status not in _NO_LONGER_IN_THERAPY
    if context.kind == ConcernKind.ROMANTIC_OR_SEXUAL_FORMER:
        return context.client_status in _IN_THERAPY
    return context.kind == ConcernKind.ROMANTIC_OR_SEXUAL_CURRENT
