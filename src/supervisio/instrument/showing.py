"""What the answers show: findings, what is not known, and what else counts towards the result and the risk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import attrs

from supervisio.domain.vocabulary import (
    Avoidability,
    Classification,
    ConcernKind,
    EvaluationFinding,
    Motive,
    Occurrence,
    RiskReason,
)
from supervisio.instrument.items import ALWAYS, NEVER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from supervisio.domain.vocabulary import Code
    from supervisio.instrument.context import WeighingContext
    from supervisio.instrument.items import Item, Option

    _CodeT = TypeVar("_CodeT", bound=Code)

_DIMENSIONS = ("power", "duration", "ending")
_HIGH_THAT_COUNT = 2


@attrs.frozen(kw_only=True)
class Shown:
    """
    What the answers show.

    ``unknown`` are the ids of what leaves the result undetermined; ``unsure`` says whether anything at all was
    answered as unknown or unsure, or is still lacking.
    """

    findings: tuple[EvaluationFinding, ...]
    risks: tuple[RiskReason, ...]
    unknown: tuple[str, ...]
    unsure: bool
    classification: Classification
    avoidability: Avoidability
    occurrence: Occurrence | None
    motive: Motive | None

    @property
    def avoidable(self) -> bool:
        """Whether it can be avoided; where nobody said that it cannot, it can."""
        return _can_be_avoided(self.avoidability)

    @property
    def happened(self) -> bool:
        """Whether it has happened or goes on."""
        return self.occurrence in (Occurrence.ONGOING, Occurrence.OVER)


def shown(asked: Mapping[str, Item], answers: Mapping[str, Any], context: WeighingContext) -> Shown:
    """Return what the answers to the items that were asked show; an answer to any other item counts for nothing."""
    counted = {id_: answer for id_, answer in answers.items() if id_ in asked}
    avoidability = Avoidability.read(counted.get("avoidability", Avoidability.NOT_SAID))
    avoidable = _can_be_avoided(avoidability)
    motive = counted.get("motive", "unknown")
    occurrence = context.occurrence or counted.get("occurrence", "unknown")
    coded = [item for item in asked.values() if item.coded and item.required]
    chosen = [option for item in asked.values() for option in item.chosen(counted)]
    return Shown(
        findings=_in_order(EvaluationFinding, _findings(chosen, counted, context)),
        risks=_in_order(RiskReason, (option.risk for option in chosen)),
        unknown=tuple(item.id for item in coded if _undetermined(item, counted, avoidable=avoidable)),
        unsure=any(item.not_known(counted) for item in coded),
        classification=Classification.read(counted.get("threshold", Classification.UNDETERMINED)),
        avoidability=avoidability,
        occurrence=None if occurrence == "unknown" else Occurrence.read(occurrence),
        motive=None if motive == "unknown" else Motive.read(motive),
    )


def _can_be_avoided(avoidability: Avoidability) -> bool:
    return avoidability not in (Avoidability.UNAVOIDABLE, Avoidability.MANDATED)


def _undetermined(item: Item, answers: Mapping[str, Any], *, avoidable: bool) -> bool:
    if item.undetermined == NEVER or not item.not_known(answers):
        return False
    # To be unsure is an answer; what cannot be avoided has to be managed with it. Not to have answered is none.
    return item.undetermined == ALWAYS or avoidable or item.id not in answers


def _findings(
    chosen: Iterable[Option], answers: Mapping[str, Any], context: WeighingContext
) -> Iterator[EvaluationFinding | None]:
    if context.kind == ConcernKind.ROLE_REVERSAL_CLIENT_CARETAKING:
        yield EvaluationFinding.CLIENT_LOOKS_AFTER_THERAPIST
    yield from (option.finding for option in chosen)
    # Gottlieb (1993) sees danger where both relationships lie toward the far side. Two of three in each are enough,
    # be they the same two or not: the stricter reading.
    if all(_high(relationship, answers) >= _HIGH_THAT_COUNT for relationship in ("current", "contemplated")):
        yield EvaluationFinding.DIMENSIONS_HIGH


def _high(relationship: str, answers: Mapping[str, Any]) -> int:
    return sum(answers.get(f"{dimension}_{relationship}") == "high" for dimension in _DIMENSIONS)


def _in_order(vocabulary: type[_CodeT], found: Iterable[_CodeT | None]) -> tuple[_CodeT, ...]:
    """Return what was found, each once, in the order of its vocabulary: the order of the answers shows in nothing."""
    seen = set(found)
    return tuple(code for code in vocabulary if code in seen)
