"""What a weighing comes to, and how it is told to a therapist."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from supervisio.domain.as_json import as_json
from supervisio.domain.showing import Shown, lines_html
from supervisio.domain.vocabulary import (
    Avoidability,
    Classification,
    EvaluationFinding,
    EvaluationReason,
    EvaluationResult,
    Motive,
    Risk,
    RiskReason,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from supervisio.domain.vocabulary import Code


@attrs.frozen(kw_only=True, repr=False)
class WeighingResult(Shown):
    """
    The result of one weighing, with everything it rests on.

    ``instrument`` is the version that it was made with. ``reasons`` stand in the order of the ranking, and the first
    decided. ``unknown`` are the ids of the items that leave it undetermined, ``rules`` the ids of the rules that spoke.
    ``motive`` is None where it was not asked or is not known.
    """

    instrument: int
    result: EvaluationResult
    reasons: tuple[EvaluationReason, ...]
    findings: tuple[EvaluationFinding, ...]
    risk: Risk
    risk_reasons: tuple[RiskReason, ...]
    needs_second_opinion: bool
    repair_plan_needed: bool
    consider_referral: bool
    classification: Classification
    avoidability: Avoidability
    motive: Motive | None
    unknown: tuple[str, ...]
    rules: tuple[str, ...]

    def explain(self) -> str:
        """Return a few plain lines: the result, what decided it, what speaks against it, the risk, and what is next."""
        deciding, *others = self.reasons
        lines = [
            f"{self.result.label}: {self.result.definition}.",
            f"Decided by: {deciding.definition}.",
            *_listed("Also", (reason.definition for reason in others)),
            *_listed("Speaking against it", (finding.definition for finding in self.findings)),
            *_listed("Not known yet", (id_.replace("_", " ") for id_ in self.unknown)),
            f"Risk: {self.risk.label.lower()}; {self._why_that_risk()}",
            *_listed("Needed next", self._needed()),
            f"An aid to judgement (instrument, version {self.instrument}); no approval, and no legal advice.",
        ]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        return lines_html(self.explain())

    def to_dict(self) -> dict[str, Any]:
        """Return the result as JSON-ready values."""
        made: dict[str, Any] = as_json(self)
        return made

    @classmethod
    def from_dict(cls, stored: Mapping[str, Any]) -> WeighingResult:
        """Return the result that ``to_dict`` made; a newer version's codes survive, its fields are passed over."""
        codes: dict[str, Any] = {name: words.read(stored[name]) for name, words in _CODES.items()}
        several: dict[str, Any] = {name: tuple(map(words.read, stored[name])) for name, words in _SEVERAL_CODES.items()}
        plain: dict[str, Any] = {name: stored[name] for name in ("instrument", *_FLAGS)}
        return cls(
            **plain,
            **codes,
            **several,
            motive=None if stored["motive"] is None else Motive.read(stored["motive"]),
            unknown=tuple(stored["unknown"]),
            rules=tuple(stored["rules"]),
        )

    def _why_that_risk(self) -> str:
        if not self.risk_reasons:
            return f"{_sentence((self.risk.definition,))}."
        return f"{_sentence(reason.definition for reason in self.risk_reasons)}."

    def _needed(self) -> Iterable[str]:
        yield _NEXT.get(self.result, _NEXT[EvaluationResult.UNDETERMINED])
        if self.needs_second_opinion:
            yield "a second opinion"
        if self.repair_plan_needed:
            yield "a plan to talk over and make good what has happened"
        if self.consider_referral:
            yield "to consider a referral"


_FLAGS = ("needs_second_opinion", "repair_plan_needed", "consider_referral")
_CODES: dict[str, type[Code]] = {
    "result": EvaluationResult,
    "risk": Risk,
    "classification": Classification,
    "avoidability": Avoidability,
}
_SEVERAL_CODES: dict[str, type[Code]] = {
    "reasons": EvaluationReason,
    "findings": EvaluationFinding,
    "risk_reasons": RiskReason,
}
_NEXT: dict[str, str] = {
    EvaluationResult.PROHIBITED: "to decline or end it, and to tell the client why",
    EvaluationResult.NOT_A_MULTIPLE_RELATIONSHIP: "nothing further",
    EvaluationResult.AVOID: "to decline, arrange away or end it, and to tell the client why",
    EvaluationResult.UNDETERMINED: "to find out what is not known; until then not to go ahead",
    EvaluationResult.BURDEN_OF_PROOF: "to show in writing, point by point, that nobody is exploited; to wait till then",
    EvaluationResult.MANAGE: "written conditions, what the client is told, and a day to review it",
    EvaluationResult.PERMISSIBLE_WITH_SAFEGUARDS: "written conditions, what the client is told, and a day to review it",
}


def _listed(title: str, parts: Iterable[str]) -> tuple[str, ...]:
    listed = _sentence(parts)
    return (f"{title}: {listed}.",) if listed else ()


def _sentence(parts: Iterable[str]) -> str:
    return "; ".join(part[:1].lower() + part[1:] for part in parts)
