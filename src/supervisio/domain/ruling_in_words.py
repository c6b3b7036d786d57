"""A ruling in a few plain lines, for a therapist to read."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from supervisio.domain.vocabulary.ruling import CountedFrom, RuleEffect, RuleState

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from supervisio.domain.ruling import Gap, RuleOutcome, Ruling

_ONE_DAY = timedelta(days=1)


def in_words(ruling: Ruling) -> str:
    """Return the lines: what leads, what each rule says and asks for, what is barred later, and what is not known."""
    return "\n".join(_lines(ruling))


def _lines(ruling: Ruling) -> Iterator[str]:
    yield f"On {ruling.as_of}: {_together(ruling)}."
    for outcome in ruling.outcomes:
        yield " ".join(_sentences(outcome))
    for bar in ruling.bars:
        yield " ".join(_barring(bar))
    for gap in ruling.gaps:
        yield f"Not known: {_gap(gap)}."
    yield "An aid to judgement, and no legal advice: where no rule prohibits a thing, none permits it either."


def _together(ruling: Ruling) -> str:
    if ruling.state == RuleState.PROHIBITED_UNTIL and ruling.until is not None:
        leading = ruling.leading
        at_least = " at least" if leading is not None and leading.unknown else ""
        return f"prohibited until{at_least} {ruling.until}, that day included"
    if not ruling.known and not ruling.prohibits:
        return "it cannot be told, for no rules are known that bind this therapist"
    return _STATES.get(ruling.state, ruling.state.label.lower())


_STATES: dict[str, str] = {
    RuleState.PROHIBITED: "prohibited, and no day ends that",
    RuleState.PROHIBITED_UNTIL: "prohibited for now",
    RuleState.UNKNOWN: "it cannot be told yet, for something is not known; until then it is not to go ahead",
    RuleState.BURDEN_OF_PROOF: "the burden of proof is on the therapist, who has to show that nobody is exploited",
    RuleState.RECOMMENDED_WAIT: "to wait is recommended",
    RuleState.AVOID_UNLESS: "to be weighed, and avoided where it could harm or hinder",
    RuleState.WITHIN_LIMIT: "within the limit of the rule; it is to be weighed all the same",
    RuleState.NO_RULE: "none of the rules that are known speaks about it, and nothing follows from that",
}


def _sentences(outcome: RuleOutcome) -> Iterator[str]:
    yield f"{outcome.citation} ({outcome.edition}): {outcome.says}."
    yield from _counted(outcome)
    yield from (f"{gap.definition}." for gap in outcome.unknown)
    yield from _asked_for(outcome)
    if outcome.bars:
        yield f"Accepting bars: {'; '.join(outcome.bars)}."
    yield from (f"{warning.definition}." for warning in outcome.warnings)


def _counted(outcome: RuleOutcome) -> Iterator[str]:
    if outcome.until is None or outcome.counted_on is None:
        return
    years = f"{outcome.interval} {'year' if outcome.interval == 1 else 'years'}"
    begins = _COUNTED_FROM.get(outcome.counted_from or "", "counted")
    least = "at the earliest" if outcome.unknown else "that day included"
    yield f"{years} from {outcome.counted_on}, {begins}: until {outcome.until}, {least}."
    if outcome.state in (RuleState.PROHIBITED_UNTIL, RuleState.RECOMMENDED_WAIT):
        if not outcome.unknown and outcome.until < date.max:
            yield f"From {outcome.until + _ONE_DAY}, {_THEN.get(outcome.then or '', 'it is to be weighed')}."
    elif not outcome.unknown:
        yield f"That has passed; now {_THEN.get(outcome.then or '', 'it is to be weighed')}."


_COUNTED_FROM: dict[str, str] = {
    CountedFrom.ENDING: "the ending of therapy or a later professional contact",
    CountedFrom.LAST_PROFESSIONAL_CONTACT: "the last professional contact",
}
_THEN: dict[str, str] = {
    RuleState.BURDEN_OF_PROOF: "the burden of proof is on the therapist",
    RuleState.AVOID_UNLESS: "it is to be weighed",
}


def _asked_for(outcome: RuleOutcome) -> Iterator[str]:
    # Where there is no end to it, nothing that one could do or show opens it.
    if outcome.effect == RuleEffect.PROHIBIT:
        return
    if outcome.requires:
        yield f"Required: {'; '.join(outcome.requires)}."
    if outcome.factors:
        yield f"To be looked at: {'; '.join(outcome.factors)}."


def _barring(outcome: RuleOutcome) -> Iterable[str]:
    yield f"Accepting bars: {'; '.join(outcome.bars)} ({outcome.citation}: {outcome.says})."
    yield from (f"{warning.definition}." for warning in outcome.warnings)


def _gap(gap: Gap) -> str:
    told = gap.code.definition or gap.code.replace("_", " ")
    return f"{told[:1].lower()}{told[1:]}{f' ({gap.about})' if gap.about else ''}"
