"""Strategies: any rule, any question, and any TOML a file may hold."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from supervisio.domain.vocabulary import TherapyStatus
from supervisio.domain.vocabulary.ruling import CountedFrom, RuleConfidence, RuleEffect, RuleState
from supervisio.rules import Rule
from supervisio.rules.format import APPLIES_TO, BODY, FILE, RULE
from supervisio.rules.relations import SUBJECTS
from supervisio.rules.rule import EVERY_STATUS, EVERYBODY
from tests.rules.asked import ALL_RULES, KINDS, SHIPPED

DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))
DAYS_OR_NONE = st.none() | DAYS
KNOWN_BODIES = sorted({rule.body for rule in ALL_RULES if rule.confidence == "text_read"})
BODIES = sorted(body.code for body in SHIPPED.bodies)
QUESTIONS: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "relationship": st.sampled_from([*KINDS, "x-dog-walk"]),
        "client_status": st.sampled_from([*TherapyStatus, "former"]),
        "toward": st.sampled_from(EVERYBODY),
        "ended_on": DAYS_OR_NONE,
        "last_professional_contact_on": DAYS_OR_NONE,
        "as_of": DAYS,
        "amount": st.none() | st.decimals(0, 200, places=2),
        "currency": st.sampled_from([None, "USD", "EUR"]),
        "confirmed": st.lists(st.sampled_from([rule.id for rule in ALL_RULES]), max_size=5),
    }
)


def _some(options: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(options), min_size=1, unique=True).map(tuple)


@st.composite
def made_rules(draw: st.DrawFn) -> Rule:
    """Return any rule that the format can tell of."""
    effect = draw(st.sampled_from([*RuleEffect]))
    told: dict[str, Any] = {}
    if effect in ("prohibit_for", "recommend_wait"):
        told["interval"] = draw(st.integers(1, 10))
        told["counted_from"] = draw(st.sampled_from([*CountedFrom]))
        told["restarts_on_contact"] = draw(st.booleans())
        told["then"] = RuleState.BURDEN_OF_PROOF if effect == "prohibit_for" else RuleState.AVOID_UNLESS
    if effect == "limit":
        told["amount"], told["currency"] = draw(st.decimals(0, 200, places=2)), "USD"
    if draw(st.booleans()):
        told["effective_from"], told["effective_to"] = sorted(draw(st.tuples(DAYS, DAYS)))
    return Rule(
        id=draw(st.text("abcdefghij", min_size=8, max_size=8)),
        body="guild",
        citation="Guild 1",
        edition="1",
        says="whatever it says",
        about=draw(st.sampled_from(["relationship", "treatment"])) if effect == "prohibit" else "relationship",
        relationship=draw(st.sampled_from(["romantic_or_sexual", "non_sexual", "any"])),
        subjects=draw(st.none() | _some(tuple(SUBJECTS))),
        client_status=draw(_some(EVERY_STATUS)),
        toward=draw(_some(EVERYBODY)),
        effect=effect,
        confidence=draw(st.sampled_from([RuleConfidence.TEXT_READ, RuleConfidence.SECOND_HAND])),
        bars=("later therapy",),
        **told,
    )


def _as_toml(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(_as_toml, value))}]"
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{key} = {_as_toml(one)}' for key, one in value.items())} }}"
    if isinstance(value, str):
        return '"' + "".join(f"\\U{ord(one):08x}" for one in value) + '"'
    return value.isoformat() if isinstance(value, date) else str(value)


_WORDS = sorted(
    {*SUBJECTS, *EVERY_STATUS, *EVERYBODY, *RuleEffect, *RuleConfidence, *CountedFrom, "apa", "floor", "any"}
)
_PLAIN = (
    st.booleans()
    | st.integers()
    | st.floats()
    | st.dates()
    | st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1))  # noqa: DTZ001 - TOML knows such
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
    | st.sampled_from(_WORDS)
    | st.sampled_from([Decimal(50), 2014, "USD"])
)
_VALUES = st.recursive(
    _PLAIN,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*APPLIES_TO, "x"]), inner, max_size=3),
    max_leaves=5,
)


def _table(keys: Any) -> st.SearchStrategy[dict[str, Any]]:
    return st.dictionaries(st.sampled_from([*keys, "x"]), _VALUES, max_size=len(keys))


_TOLD = {rule.id: {"id": rule.id, "citation": "1", "edition": "1", "says": "x"} for rule in ALL_RULES[:3]}
_NEAR = st.sampled_from(
    [
        {
            "id": "guild_1",
            "citation": "1",
            "edition": "1",
            "says": "x",
            "relationship": "any",
            "effect": "prohibit",
            "confidence": "second_hand",
        },
        *_TOLD.values(),
    ]
)
_RULE_TABLES = st.tuples(_NEAR, st.dictionaries(st.sampled_from([*RULE, "x"]), _VALUES, max_size=2)).map(
    lambda both: {**both[0], **both[1]}
)
DOCUMENTS = st.tuples(
    _table(BODY) | st.just({"code": "guild", "name": "Guild"}),
    st.lists(_table(RULE) | _RULE_TABLES, max_size=3),
    st.dictionaries(st.sampled_from([*FILE, "x"]), _VALUES, max_size=1),
).map(
    lambda parts: "\n".join(
        [
            *(f"{key} = {_as_toml(value)}" for key, value in parts[2].items()),
            "[body]",
            *(f"{key} = {_as_toml(value)}" for key, value in parts[0].items()),
            *(
                line
                for table in parts[1]
                for line in ("[[rules]]", *(f"{key} = {_as_toml(value)}" for key, value in table.items()))
            ),
        ]
    )
)
"""TOML of nearly the form of a rule file: its keys with any values, and some that are not its keys."""
