"""What one rule says to one question."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from supervisio.domain.ruling import RuleOutcome
from supervisio.domain.vocabulary.ruling import (
    CountedFrom,
    RuleConfidence,
    RuleEffect,
    RuleGap,
    RuleState,
    RuleWarning,
)
from supervisio.rules.intervals import years_after
from supervisio.rules.rule import RELATIONSHIP

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from supervisio.rules.question import Question
    from supervisio.rules.relations import Relation
    from supervisio.rules.rule import Rule

FLOOR = "floor"
"""The id of what holds without any rule file; no rule of a file may have it."""


def concerns(rule: Rule, relation: Relation) -> bool:
    """Return whether a rule is about relationships of this class and subject."""
    return (
        relation.class_ is not None
        and rule.relationship in ("any", relation.class_)
        and (rule.subjects is None or relation.subject in rule.subjects)
    )


def speaks(rule: Rule, question: Question) -> bool:
    """Return whether a rule that concerns such relationships speaks to this question, on whatever day."""
    return (
        (rule.about == RELATIONSHIP or question.treating)
        and question.client_status in rule.client_status
        and question.toward in rule.toward
    )


def outcome(rule: Rule, question: Question) -> RuleOutcome:
    """Return what a rule that speaks says."""
    if rule.interval is not None:
        return _counted(rule, question)
    if rule.amount is not None:
        return _limited(rule, question)
    return unconditional(rule, question.as_of, question.confirmed)


def unconditional(rule: Rule, as_of: date, confirmed: frozenset[str]) -> RuleOutcome:
    """Return what a rule says that asks for neither a day nor an amount; so do those on whom to treat."""
    return _always(rule, rule.binds(confirmed), _is_stale(rule, as_of))


def floor(toward: str) -> RuleOutcome:
    """Return what holds without any rule file and without any profile."""
    return RuleOutcome(
        rule=FLOOR,
        version="1",
        body="supervisio",
        citation="built in; as APA 10.05, 10.06, 7.07",
        edition="1",
        says=_FLOOR[toward],
        effect=RuleEffect.PROHIBIT,
        state=RuleState.PROHIBITED,
    )


_FLOOR = {
    "client": "nothing romantic or sexual with a current client",
    "close_person": "nothing romantic or sexual with somebody close to a client",
    "supervisee": "nothing romantic or sexual with somebody one supervises",
}
_WITHOUT_CONDITION: dict[str, RuleState] = {
    RuleEffect.PROHIBIT: RuleState.PROHIBITED,
    RuleEffect.BURDEN_OF_PROOF: RuleState.BURDEN_OF_PROOF,
    RuleEffect.AVOID_UNLESS: RuleState.AVOID_UNLESS,
}


def _counted(rule: Rule, question: Question) -> RuleOutcome:
    days: dict[RuleGap, date | None] = {
        gap: question.ended_on if gap == RuleGap.ENDED_ON else question.last_professional_contact_on
        for gap in _counts_from(rule)
    }
    unknown = tuple(gap for gap, day in days.items() if day is None)
    begin = max((day for day in days.values() if day is not None), default=None)
    until = None if begin is None else years_after(begin, rule.interval or 0)
    if until is not None and question.as_of <= until:
        # What is not known could only make it later.
        within = RuleState.PROHIBITED_UNTIL if rule.effect == RuleEffect.PROHIBIT_FOR else RuleState.RECOMMENDED_WAIT
    elif unknown:
        within = RuleState.UNKNOWN
    else:
        within = rule.then or RuleState.BURDEN_OF_PROOF
    return _told(rule, question, within, begin=begin, until=until, unknown=unknown)


def _counts_from(rule: Rule) -> Iterator[RuleGap]:
    if rule.counted_from == CountedFrom.ENDING:
        yield RuleGap.ENDED_ON
    if rule.counted_from == CountedFrom.LAST_PROFESSIONAL_CONTACT or rule.restarts_on_contact:
        yield RuleGap.LAST_PROFESSIONAL_CONTACT_ON


def _limited(rule: Rule, question: Question) -> RuleOutcome:
    unknown: tuple[RuleGap, ...] = ()
    if question.currency not in (None, rule.currency):
        unknown = (RuleGap.OTHER_CURRENCY,)
    elif question.amount is None:
        unknown = (RuleGap.AMOUNT,)
    if unknown or question.amount is None or rule.amount is None:
        state = RuleState.UNKNOWN
    else:
        state = RuleState.PROHIBITED if question.amount > rule.amount else RuleState.WITHIN_LIMIT
    return _told(rule, question, state, unknown=unknown)


def _told(
    rule: Rule,
    question: Question,
    state: RuleState,
    *,
    begin: date | None = None,
    until: date | None = None,
    unknown: tuple[RuleGap, ...] = (),
) -> RuleOutcome:
    binding, stale = rule.binds(question.confirmed), _is_stale(rule, question.as_of)
    return _made(rule, state, binding, stale, counted_on=begin, until=until, unknown=unknown)


@lru_cache(maxsize=1024)
def _always(rule: Rule, binding: bool, stale: bool) -> RuleOutcome:  # noqa: FBT001 - what it is remembered by
    return _made(rule, _WITHOUT_CONDITION[rule.effect], binding, stale)


def _made(rule: Rule, state: RuleState, binding: bool, stale: bool, **counted: Any) -> RuleOutcome:  # noqa: FBT001 - as above
    return RuleOutcome(
        rule=rule.id,
        version=rule.version,
        body=rule.body,
        citation=rule.citation,
        edition=rule.edition,
        says=rule.says,
        effect=rule.effect,
        state=state,
        interval=rule.interval,
        counted_from=rule.counted_from,
        then=rule.then,
        requires=rule.requires,
        factors=rule.factors,
        bars=rule.bars,
        confidence=rule.confidence,
        binding=binding,
        warnings=tuple(_warnings(rule, binding=binding, stale=stale)),
        **counted,
    )


def _is_stale(rule: Rule, as_of: date) -> bool:
    return rule.relied_on_until is not None and as_of > rule.relied_on_until


def _warnings(rule: Rule, *, binding: bool, stale: bool) -> Iterator[RuleWarning]:
    if not binding:
        second_hand = rule.confidence == RuleConfidence.SECOND_HAND
        yield RuleWarning.SECOND_HAND if second_hand else RuleWarning.UNVERIFIED
    if stale:
        yield RuleWarning.VERIFIED_LONG_AGO
