"""What the rules say about one thing on one day: every rule that speaks, and what they come to together."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

import attrs

from supervisio.domain.as_json import as_json
from supervisio.domain.ruling_in_words import in_words
from supervisio.domain.showing import Shown, lines_html
from supervisio.domain.vocabulary.ruling import (
    CountedFrom,
    RuleConfidence,
    RuleEffect,
    RuleGap,
    RuleState,
    RuleWarning,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from supervisio.domain.vocabulary.code import Code

_CodeT = TypeVar("_CodeT", bound="Code")

_ONE_DAY = timedelta(days=1)
_PROHIBITED = (RuleState.PROHIBITED, RuleState.PROHIBITED_UNTIL)
# What leaves the whole ruling open. A body beside others whose rules are not known is named, and no more.
_LEAVES_OPEN = (RuleGap.NO_EDITION_IN_FORCE, RuleGap.RULE_NOT_VERIFIED)


@attrs.frozen(kw_only=True, repr=False)
class RuleOutcome(Shown):
    """
    What one rule says.

    ``version`` changes whenever the rule does. ``until`` is the last day within an interval of calendar ``interval``
    years that is counted from ``counted_on``; it stays when the day has passed. ``then`` is what the state is after it.
    ``requires`` and ``factors`` are what is still needed, and what is to be looked at; ``bars`` is what accepting bars
    later. ``binding`` is false for a rule that only warns. ``unknown`` names what would have to be known: with it an
    ``until`` is the earliest that it can be.
    """

    rule: str
    version: str
    body: str
    citation: str
    edition: str
    says: str
    effect: RuleEffect
    state: RuleState
    interval: int | None = None
    counted_from: CountedFrom | None = None
    counted_on: date | None = None
    until: date | None = None
    then: RuleState | None = None
    requires: tuple[str, ...] = ()
    factors: tuple[str, ...] = ()
    bars: tuple[str, ...] = ()
    confidence: RuleConfidence = RuleConfidence.TEXT_READ
    binding: bool = True
    unknown: tuple[RuleGap, ...] = ()
    warnings: tuple[RuleWarning, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON-ready values."""
        made: dict[str, Any] = as_json(self)
        return made

    @classmethod
    def from_dict(cls, kept: Mapping[str, Any]) -> RuleOutcome:
        """Return what ``to_dict`` made; a newer version's codes survive, its fields are passed over."""
        read: dict[str, Any] = {one.name: kept[one.name] for one in attrs.fields(cls) if one.name in kept}
        for name, words in _CODES.items():
            read[name] = None if read.get(name) is None else words.read(read[name])
        for name in _DAYS:
            read[name] = _day(read.get(name))
        for name in _TEXTS:
            read[name] = tuple(read.get(name, ()))
        read["unknown"] = _codes(RuleGap, read.get("unknown", ()))
        read["warnings"] = _codes(RuleWarning, read.get("warnings", ()))
        return cls(**read)


@attrs.frozen(kw_only=True, repr=False)
class Gap(Shown):
    """Something about the rules themselves that is not known, and of which body or rule."""

    code: RuleGap
    about: str = ""

    @classmethod
    def from_dict(cls, kept: Mapping[str, Any]) -> Gap:
        """Return what ``to_dict`` of a ruling made."""
        return cls(code=RuleGap.read(kept["code"]), about=kept["about"])


@attrs.frozen(kw_only=True, repr=False)
class Ruling(Shown):
    """
    What all rules together say on one day, ``as_of``.

    ``outcomes`` are all that speak: those that bind first, the strictest of them leading, then those that only warn.
    ``bars`` are the rules that would later bar treating this person. ``known`` says whether the rules of any body that
    binds are known at all; where they are not, nothing follows from silence.
    """

    derived: ClassVar[tuple[str, ...]] = ("state",)

    as_of: date
    outcomes: tuple[RuleOutcome, ...] = ()
    bars: tuple[RuleOutcome, ...] = ()
    gaps: tuple[Gap, ...] = ()
    known: bool

    @property
    def leading(self) -> RuleOutcome | None:
        """The strictest outcome that binds; None where no rule that binds speaks."""
        return self.outcomes[0] if self.outcomes and self.outcomes[0].binding else None

    @property
    def state(self) -> RuleState:
        """What they come to: the strictest state, and ``unknown`` where the rules themselves are not known."""
        states = [outcome.state for outcome in self._binding]
        if not self.known or any(gap.code in _LEAVES_OPEN for gap in self.gaps):
            states.append(RuleState.UNKNOWN)
        return max(states, key=lambda state: state.strictness, default=RuleState.NO_RULE)

    @property
    def prohibits(self) -> bool:
        """Whether a rule forbids it on that day, up to a later day or without end."""
        return any(outcome.state in _PROHIBITED for outcome in self._binding)

    @property
    def burden_of_proof(self) -> bool:
        """Whether a rule leaves it to the therapist to show that nobody is exploited."""
        return any(outcome.state == RuleState.BURDEN_OF_PROOF for outcome in self._binding)

    @property
    def unknown(self) -> bool:
        """Whether something would have to be known first: a day, an amount, or the rules themselves."""
        return (
            not self.known
            or any(gap.code in _LEAVES_OPEN for gap in self.gaps)
            or any(not outcome.state.known or outcome.state == RuleState.UNKNOWN for outcome in self._binding)
        )

    @property
    def until(self) -> date | None:
        """The last day of the prohibition, that day included; None where there is none, or none that ends."""
        if self.state != RuleState.PROHIBITED_UNTIL:
            return None
        return max((one.until for one in self._binding if one.state == self.state and one.until), default=None)

    @property
    def earliest_date(self) -> date | None:
        """The first day on which no rule prohibits by date any more; None where that is never, or not known."""
        if self.unknown or any(one.unknown or one.state == RuleState.PROHIBITED for one in self._binding):
            return None
        ends = [one.until for one in self._binding if one.effect == RuleEffect.PROHIBIT_FOR and one.until]
        return max(ends) + _ONE_DAY if ends and max(ends) < date.max else None

    @property
    def remains_required(self) -> tuple[str, ...]:
        """What is needed, or to be looked at, even when every day has passed."""
        needed = (need for one in self._binding for need in (*one.requires, *one.factors))
        return tuple(dict.fromkeys(needed))

    @property
    def unknowns(self) -> tuple[RuleGap, ...]:
        """What would have to be known; ``gaps`` and the outcomes say of which body or rule."""
        of_outcomes = (gap for one in self._binding for gap in one.unknown)
        return tuple(dict.fromkeys((*(gap.code for gap in self.gaps), *of_outcomes)))

    @property
    def warnings(self) -> tuple[RuleWarning, ...]:
        """What speaks against relying on a rule; the outcomes say on which."""
        return tuple(dict.fromkeys(warning for one in (*self.outcomes, *self.bars) for warning in one.warnings))

    @property
    def versions(self) -> dict[str, str]:
        """The version of every rule that spoke, by its id."""
        return {one.rule: one.version for one in (*self.outcomes, *self.bars)}

    @property
    def _binding(self) -> tuple[RuleOutcome, ...]:
        return tuple(outcome for outcome in self.outcomes if outcome.binding)

    def explain(self) -> str:
        """Return a few plain lines: which rule, from which day, why, and what is still required after it."""
        return in_words(self)

    def _repr_html_(self) -> str:
        return lines_html(self.explain())

    def to_dict(self) -> dict[str, Any]:
        """Return the ruling as JSON-ready values; what follows from the outcomes stands beside them."""
        made: dict[str, Any] = as_json(self)
        derived = {name: as_json(getattr(self, name)) for name in _DERIVED}
        return {**made, **derived, "leading": None if self.leading is None else self.leading.rule}

    @classmethod
    def from_dict(cls, kept: Mapping[str, Any]) -> Ruling:
        """Return the ruling that ``to_dict`` made; a newer version's codes survive, its fields are passed over."""
        return cls(
            as_of=date.fromisoformat(kept["as_of"]),
            outcomes=tuple(map(RuleOutcome.from_dict, kept["outcomes"])),
            bars=tuple(map(RuleOutcome.from_dict, kept["bars"])),
            gaps=tuple(map(Gap.from_dict, kept["gaps"])),
            known=kept["known"],
        )


def in_order(outcomes: Iterable[RuleOutcome]) -> tuple[RuleOutcome, ...]:
    """
    Return outcomes in order: those that bind first, the strictest leading, and of two that end the later.

    Equals stand by the id of the rule, so that the order in which bodies are named does not matter.
    """
    return tuple(sorted(outcomes, key=_place))


def _place(outcome: RuleOutcome) -> tuple[bool, int, int, str]:
    last = outcome.until.toordinal() if outcome.until is not None else 0
    return not outcome.binding, -outcome.state.strictness, -last, outcome.rule


def _codes(words: type[_CodeT], kept: Iterable[str]) -> tuple[_CodeT, ...]:
    return tuple(map(words.read, kept))


def _day(kept: str | None) -> date | None:
    return None if kept is None else date.fromisoformat(kept)


_CODES: dict[str, type[Code]] = {
    "effect": RuleEffect,
    "state": RuleState,
    "then": RuleState,
    "counted_from": CountedFrom,
    "confidence": RuleConfidence,
}
_DAYS = ("counted_on", "until")
_TEXTS = ("requires", "factors", "bars")
_DERIVED = (
    "state",
    "prohibits",
    "burden_of_proof",
    "unknown",
    "until",
    "earliest_date",
    "remains_required",
    "unknowns",
    "warnings",
    "versions",
)
