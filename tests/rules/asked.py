"""What tests of the rules ask: the worked examples' day, and a question that a given rule speaks to."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from supervisio import rules
from supervisio.domain.vocabulary import ClientRequestKind, ConcernKind
from supervisio.rules import Body, Rule, Rules, Ruling
from supervisio.rules.relations import CLASSES, relation_of

ENDED = date(2024, 3, 10)
ONE_DAY = timedelta(days=1)
NEVER_SAID = re.compile(r"\b(allowed|permitted|permissible|approved|ethical\w*|safe\w*|fine|okay)\b", re.IGNORECASE)
BOTH_DAYS: dict[str, Any] = {"ended_on": ENDED, "last_professional_contact_on": ENDED}
KINDS = sorted({*CLASSES, *ConcernKind, *ClientRequestKind})

SHIPPED = rules.shipped()
ALL_RULES = (*SHIPPED.rules, *SHIPPED.off)
"""Every rule that comes with the library, whether it is switched on or off."""


def ask(relationship: str, *memberships: Any, client_status: str = "ended", **more: Any) -> Ruling:
    """Return what the shipped rules say after an ending on 10 March 2024, unless said otherwise."""
    given = {**BOTH_DAYS, **more} if client_status in {"ended", "transferred", "former"} else more
    return rules.evaluate(relationship=relationship, memberships=memberships, client_status=client_status, **given)


def alone(rule: Rule, **more: Any) -> Ruling:
    """Return what one rule says by itself, confirmed, to a question that it speaks to."""
    body = Body(code=rule.body, name=rule.body, professions=rule.professions or ())
    return Rules([body], [rule], unverified=True).evaluate(**{**question_for(rule), "confirmed": {rule.id}, **more})


def question_for(rule: Rule) -> dict[str, Any]:
    """Return a question that a rule speaks to, on a day when it is in force."""
    return {
        "relationship": next(kind for kind in KINDS if _is_about(rule, kind)),
        "memberships": [rule.body],
        "client_status": "prospective" if rule.about == "treatment" else rule.client_status[-1],
        "toward": rule.toward[0],
        "as_of": rule.effective_from or rule.effective_to or date(2025, 6, 1),
        "amount": rule.amount,
    }


def _is_about(rule: Rule, kind: str) -> bool:
    relation = relation_of(kind, "relationship", [])
    return (
        relation.class_ is not None
        and rule.relationship in (relation.class_, "any")
        and (rule.subjects is None or relation.subject in rule.subjects)
        and relation.toward in (None, rule.toward[0])
        and not relation.current
    )
