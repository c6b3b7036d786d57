"""
What the answers come to: the rows of the ranking, the first that applies.

The rows are those of version 1. A version that ranks otherwise brings a module of its own; this one stays, so that an
old evaluation always comes to the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from supervisio.domain.vocabulary import (
    Avoidability,
    Classification,
    EvaluationFinding,
    EvaluationReason,
    EvaluationResult,
    Occurrence,
    Risk,
)
from supervisio.domain.weighing import WeighingResult
from supervisio.instrument.conditions import weighed
from supervisio.instrument.risk import rated
from supervisio.instrument.showing import shown
from supervisio.instrument.speaking import said

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from supervisio.instrument.context import WeighingContext
    from supervisio.instrument.items import Item
    from supervisio.instrument.showing import Shown
    from supervisio.instrument.speaking import Ruling, Said


def weigh(
    version: int,
    *,
    asked: Mapping[str, Item],
    answers: Mapping[str, Any],
    context: WeighingContext,
    ruling: Ruling | None,
) -> WeighingResult:
    """Return the result of the checked answers to the items that were asked, under what the rules say."""
    is_weighed = weighed(answers, context)
    rules = said(ruling, context, weighed=is_weighed)
    found = shown(asked, answers, context)
    rows = tuple(_rows(rules, found) if is_weighed else _rows_without_weighing(rules, found)) or (_NOTHING_APPLIES,)
    result, _ = rows[0]
    risk, risk_reasons = rated(rules, found)
    return WeighingResult(
        instrument=version,
        result=result,
        reasons=tuple(reason for _, reason in rows),
        findings=found.findings,
        risk=risk,
        risk_reasons=risk_reasons,
        # Objectivity that is lost or unsure is a reason for more than a low risk, and so is every finding.
        needs_second_opinion=risk != Risk.LOW,
        # Where nothing was crossed there is nothing to repair.
        repair_plan_needed=found.happened and result != EvaluationResult.NOT_A_MULTIPLE_RELATIONSHIP,
        consider_referral=bool(found.findings) and result == EvaluationResult.MANAGE,
        classification=found.classification,
        avoidability=found.avoidability,
        motive=found.motive,
        unknown=found.unknown,
        rules=rules.rules,
    )


def _rows(rules: Said, found: Shown) -> Iterator[_Row]:
    """Yield every row that applies, in the order of the ranking."""
    yield from _prohibited(rules)
    if EvaluationFinding.CLIENT_LOOKS_AFTER_THERAPIST in found.findings:
        yield EvaluationResult.AVOID, EvaluationReason.CLIENT_LOOKS_AFTER_THERAPIST
    if found.avoidable and any(one != EvaluationFinding.CLIENT_LOOKS_AFTER_THERAPIST for one in found.findings):
        yield EvaluationResult.AVOID, EvaluationReason.AVOIDABLE_WITH_FINDINGS
    if found.unknown:
        yield EvaluationResult.UNDETERMINED, EvaluationReason.ANSWER_UNKNOWN
    yield from _left_open(rules)
    if found.avoidability in _CANNOT_BE_AVOIDED:
        yield EvaluationResult.MANAGE, _CANNOT_BE_AVOIDED[found.avoidability]
    if found.occurrence in _HAPPENED:
        yield EvaluationResult.MANAGE, _HAPPENED[found.occurrence]


def _rows_without_weighing(rules: Said, found: Shown) -> Iterator[_Row]:
    """Yield the rows for contact by chance and planned treatment: only the rules that hold all the same come first."""
    yield from _prohibited(rules)
    yield from _left_open(rules)
    yield EvaluationResult.NOT_A_MULTIPLE_RELATIONSHIP, _BY_CHANCE_OR_PLANNED[found.classification]


def _prohibited(rules: Said) -> Iterator[_Row]:
    if rules.floor:
        yield EvaluationResult.PROHIBITED, EvaluationReason.FLOOR
    elif rules.prohibits:
        yield EvaluationResult.PROHIBITED, EvaluationReason.RULE_PROHIBITS


def _left_open(rules: Said) -> Iterator[_Row]:
    if rules.unknown is not None:
        yield EvaluationResult.UNDETERMINED, rules.unknown
    if rules.burden_of_proof:
        yield EvaluationResult.BURDEN_OF_PROOF, EvaluationReason.BURDEN_OF_PROOF


_Row = tuple[EvaluationResult, EvaluationReason]
_NOTHING_APPLIES: _Row = (EvaluationResult.PERMISSIBLE_WITH_SAFEGUARDS, EvaluationReason.NOTHING_AGAINST_IT)
_CANNOT_BE_AVOIDED: dict[str, EvaluationReason] = {
    Avoidability.UNAVOIDABLE: EvaluationReason.UNAVOIDABLE,
    Avoidability.MANDATED: EvaluationReason.MANDATED,
}
_HAPPENED: dict[str | None, EvaluationReason] = {
    Occurrence.OVER: EvaluationReason.ALREADY_HAPPENED,
    Occurrence.ONGOING: EvaluationReason.GOES_ON,
}
_BY_CHANCE_OR_PLANNED: dict[str, EvaluationReason] = {
    Classification.INCIDENTAL_CONTACT: EvaluationReason.INCIDENTAL_CONTACT,
    Classification.PLANNED_TREATMENT: EvaluationReason.PLANNED_TREATMENT,
}
