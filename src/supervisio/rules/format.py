"""
The form of a rule file: which keys there are, what each may be, and which go together.

docs/rule_files.md tells the same in words; a test holds the two together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from supervisio.domain.vocabulary.ruling import CountedFrom, RuleConfidence, RuleEffect, RuleState
from supervisio.rules import values
from supervisio.rules.outcomes import FLOOR
from supervisio.rules.relations import CLASSES, SUBJECTS
from supervisio.rules.rule import EVERY_STATUS, EVERYBODY, RELATIONSHIP, TREATMENT, Body, Rule
from supervisio.rules.values import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    Keys = Mapping[str, Callable[[Any], Any]]

FILE: Keys = {"body": lambda table: table, "rules": lambda tables: tables}
BODY: Keys = {
    "code": values.id_,
    "name": values.text,
    "names": values.texts,
    "jurisdiction": values.text,
    "professions": values.texts,
    "source": values.text,
    "off": values.yes_or_no,
}
RULE: Keys = {
    "id": values.id_,
    "citation": values.text,
    "edition": values.text,
    "says": values.text,
    "about": values.one_of((RELATIONSHIP, TREATMENT)),
    "relationship": values.one_of((*CLASSES, "any")),
    "subjects": values.some_of(SUBJECTS),
    "applies_to": lambda table: table,
    "jurisdiction": values.text,
    "effect": values.one_of(RuleEffect),
    "interval": values.years,
    "counted_from": values.one_of(CountedFrom),
    "restarts_on_contact": values.yes_or_no,
    "then": values.one_of((RuleState.BURDEN_OF_PROOF, RuleState.AVOID_UNLESS)),
    "amount": values.amount,
    "currency": values.currency,
    "requires": values.texts,
    "factors": values.texts,
    "bars": values.texts,
    "effective_from": values.first_day,
    "effective_to": values.last_day,
    "verified_on": values.day,
    "confidence": values.one_of(RuleConfidence),
}
APPLIES_TO: Keys = {
    "professions": values.texts,
    "client_status": values.some_of(EVERY_STATUS),
    "toward": values.some_of(EVERYBODY),
}

_NEEDED_IN_BODY = ("code", "name")
_NEEDED_IN_RULE = ("id", "citation", "edition", "says", "relationship", "effect", "confidence")
_NEEDED_BY_EFFECT: dict[str, tuple[str, ...]] = {
    RuleEffect.PROHIBIT_FOR: ("interval", "counted_from"),
    RuleEffect.RECOMMEND_WAIT: ("interval", "counted_from"),
    RuleEffect.LIMIT: ("amount", "currency", "subjects"),
}
_ONLY_BY_EFFECT: dict[str, tuple[str, ...]] = {
    "interval": (RuleEffect.PROHIBIT_FOR, RuleEffect.RECOMMEND_WAIT),
    "counted_from": (RuleEffect.PROHIBIT_FOR, RuleEffect.RECOMMEND_WAIT),
    "restarts_on_contact": (RuleEffect.PROHIBIT_FOR, RuleEffect.RECOMMEND_WAIT),
    "then": (RuleEffect.PROHIBIT_FOR, RuleEffect.RECOMMEND_WAIT),
    "amount": (RuleEffect.LIMIT,),
    "currency": (RuleEffect.LIMIT,),
}
_OF_TREATMENT = (RuleEffect.PROHIBIT, RuleEffect.AVOID_UNLESS)
# What a prohibition turns into when its day has passed is a burden of proof, and never less; what follows on mere
# advice is not stricter than the advice was.
_THEN: dict[str, tuple[RuleState, ...]] = {
    RuleEffect.PROHIBIT_FOR: (RuleState.BURDEN_OF_PROOF,),
    RuleEffect.RECOMMEND_WAIT: (RuleState.AVOID_UNLESS,),
}


def body_of(table: Any) -> Body:
    """Return the body that a table tells of; raise Refused where it is not of this form."""
    return Body(**_read(table, BODY, _NEEDED_IN_BODY))


def rule_of(table: Any, body: Body) -> Rule:
    """Return the rule that a table tells; raise Refused where it is not of this form."""
    told = _read(table, RULE, _NEEDED_IN_RULE)
    try:
        told |= _read(told.pop("applies_to", {}), APPLIES_TO)
    except Refused as refused:
        refused.path = ("applies_to", *refused.path)
        raise
    _check_together(told, body)
    if told["effect"] in _THEN:
        told.setdefault("then", _THEN[told["effect"]][0])
    told.setdefault("jurisdiction", body.jurisdiction)
    return Rule(body=body.code, **told)


def check_keys(table: Any, keys: Keys, wanted: str = "a table") -> None:
    """Refuse what is no table, and a key that the format does not have."""
    if not isinstance(table, dict):
        raise Refused("not_a_table", wanted=wanted)
    for key in table:
        if key not in keys:
            # By its path the line is found; the key itself is not named.
            raise Refused("unknown_key", key, hint=values.hint(key, keys))


def _read(table: Any, keys: Keys, needed: Iterable[str] = ()) -> dict[str, Any]:
    check_keys(table, keys)
    for key in needed:
        if key not in table:
            raise Refused("missing", key)
    told = {}
    for key, value in table.items():
        try:
            told[key] = keys[key](value)
        except Refused as refused:
            refused.path = (key,)
            raise
    return told


def _check_together(told: Mapping[str, Any], body: Body) -> None:
    if told["id"] == FLOOR:
        raise Refused("reserved_id", "id")
    _check_by_effect(told, told["effect"])
    if told.get("about") == TREATMENT:
        if told["effect"] not in _OF_TREATMENT:
            raise Refused("not_an_option", "effect", wanted=", ".join(_OF_TREATMENT))
        _need(told, "bars", f" with about = '{TREATMENT}'")
    if told["confidence"] == RuleConfidence.TEXT_READ:
        _need(told, "verified_on", f" with confidence = '{RuleConfidence.TEXT_READ}'")
    if {"effective_from", "effective_to"} <= told.keys() and told["effective_to"] < told["effective_from"]:
        raise Refused("ends_before_begin", "effective_to")
    if not set(told.get("professions", ())) <= set(body.professions):
        raise Refused("not_an_option", "applies_to", "professions", wanted="those of the body")


def _check_by_effect(told: Mapping[str, Any], effect: str) -> None:
    for key in _NEEDED_BY_EFFECT.get(effect, ()):
        _need(told, key, f" with effect = '{effect}'")
    for key, effects in _ONLY_BY_EFFECT.items():
        if key in told and effect not in effects:
            raise Refused("not_wanted", key, why=f" with effect = '{effect}'")
    if "then" in told and told["then"] not in _THEN[effect]:
        raise Refused("not_an_option", "then", wanted=", ".join(_THEN[effect]))


def _need(told: Mapping[str, Any], key: str, why: str) -> None:
    if key not in told:
        raise Refused("missing", key, why=why)
