"""The risk, with its reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from supervisio.domain.vocabulary import EvaluationFinding, Risk, RiskReason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from supervisio.instrument.showing import Shown
    from supervisio.instrument.speaking import Said

_HIGH = (
    RiskReason.RULE_PROHIBITS,
    RiskReason.CLIENT_LOOKS_AFTER_THERAPIST,
    RiskReason.BURDEN_OF_PROOF,
    RiskReason.OBJECTIVITY_LOST,
    RiskReason.HARM_EXPECTED,
)
_OF_FINDING = {finding: RiskReason.read(finding) for finding in EvaluationFinding}


def rated(said: Said, shown: Shown) -> tuple[Risk, tuple[RiskReason, ...]]:
    """
    Return the risk and its reasons, in the order of their vocabulary: those for a high one first.

    What the rules say counts whether or not it decided the result, so that an answer that is worse, and lets another
    row decide, cannot lower the risk.
    """
    found = set(_reasons(said, shown))
    reasons = tuple(reason for reason in RiskReason if reason in found)
    if any(reason in _HIGH for reason in reasons):
        return Risk.HIGH, reasons
    return (Risk.MODERATE if reasons else Risk.LOW), reasons


def _reasons(said: Said, shown: Shown) -> Iterator[RiskReason]:
    if said.prohibits:
        yield RiskReason.RULE_PROHIBITS
    if said.burden_of_proof:
        yield RiskReason.BURDEN_OF_PROOF
    if said.unknown is not None:
        yield RiskReason.RULES_UNKNOWN
    yield from (_OF_FINDING[finding] for finding in shown.findings)
    yield from shown.risks
    if shown.unsure:
        yield RiskReason.UNSURE
