"""One rule of one body, as its file tells it."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from decimal import Decimal
from typing import Any

import attrs

from supervisio.domain.vocabulary.ruling import CountedFrom, RuleConfidence, RuleEffect, RuleState
from supervisio.rules.intervals import years_after

RELATIONSHIP = "relationship"
TREATMENT = "treatment"
EVERY_STATUS = ("prospective", "current", "former")
CLIENT = "client"
EVERYBODY = (CLIENT, "close_person", "supervisee")

_LENGTH_OF_VERSION = 12
_STALE_AFTER_YEARS = 2


def _version(rule: Rule) -> str:
    # When it was read, and how well, says nothing about what it says.
    told = {name: _plain(getattr(rule, name)) for name in _TOLD}
    digest = hashlib.sha256(json.dumps(told, sort_keys=True).encode())
    return digest.hexdigest()[:_LENGTH_OF_VERSION]


def _relied_on_until(rule: Rule) -> date | None:
    return None if rule.verified_on is None else years_after(rule.verified_on, _STALE_AFTER_YEARS)


def _plain(value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return list(map(str, value))
    return value if value is None or isinstance(value, (bool, int)) else str(value)


@attrs.frozen(kw_only=True, cache_hash=True)
class Rule:
    """
    One rule. What each field means stands in docs/rule_files.md.

    ``interval`` is in calendar years; ``effective_from`` and ``effective_to`` are calendar days, both inclusive, None
    where no end is known. ``version`` is made from what the rule says, and changes with it. After the day
    ``relied_on_until`` it was verified too long ago.
    """

    id: str
    body: str
    jurisdiction: str | None = None
    citation: str
    edition: str
    says: str
    about: str = RELATIONSHIP
    relationship: str
    subjects: tuple[str, ...] | None = None
    professions: tuple[str, ...] | None = None
    client_status: tuple[str, ...] = EVERY_STATUS
    toward: tuple[str, ...] = (CLIENT,)
    effect: RuleEffect
    interval: int | None = None
    counted_from: CountedFrom | None = None
    restarts_on_contact: bool = False
    then: RuleState | None = None
    amount: Decimal | None = None
    currency: str | None = None
    requires: tuple[str, ...] = ()
    factors: tuple[str, ...] = ()
    bars: tuple[str, ...] = ()
    effective_from: date | None = None
    effective_to: date | None = None
    verified_on: date | None = None
    confidence: RuleConfidence
    version: str = attrs.field(init=False, default=attrs.Factory(_version, takes_self=True))
    relied_on_until: date | None = attrs.field(init=False, default=attrs.Factory(_relied_on_until, takes_self=True))

    @property
    def off(self) -> bool:
        """Whether it ships switched off: nobody has verified it."""
        return self.confidence == RuleConfidence.UNVERIFIED

    def in_force_on(self, on: date) -> bool:
        """Whether it was in force on a calendar day."""
        return (self.effective_from is None or self.effective_from <= on) and (
            self.effective_to is None or on <= self.effective_to
        )

    def binds(self, confirmed: frozenset[str]) -> bool:
        """Whether it binds, and does not only warn: its text was read, or the clinic has confirmed it."""
        return self.confidence == RuleConfidence.TEXT_READ or self.id in confirmed


_TOLD = tuple(
    one.name
    for one in attrs.fields(Rule)
    if one.name not in {"version", "verified_on", "relied_on_until", "confidence"}
)


@attrs.frozen(kw_only=True)
class Body:
    """
    One body whose rules are told: its code, its name, and by what other ``names`` a membership may call it.

    ``professions`` are those that its rules tell apart. ``off`` marks a placeholder, whose rules nobody has looked at.
    """

    code: str
    name: str
    names: tuple[str, ...] = ()
    jurisdiction: str | None = None
    professions: tuple[str, ...] = ()
    source: str = ""
    off: bool = False
