"""
The rules of codes of conduct, statutes and registers as data, and what they say about a relationship on a day.

Every body has a file of its own (``apa.toml``); a host adds its own with ``Rules.load(folder)``, in the form that
docs/rule_files.md tells. Several rules may speak at once: all are shown, and the strictest leads. What comes of it is
no legal advice, and where no rule speaks, nothing is permitted by that.

>>> from supervisio import rules
>>> ruling = rules.evaluate(
...     relationship="friendship_after_ending",
...     memberships=["Texas LPC"],
...     client_status="ended",
...     ended_on="2024-03-10",
...     last_professional_contact_on="2024-03-10",
...     as_of="2025-06-01",
... )
>>> str(ruling.state), ruling.until.isoformat(), ruling.earliest_date.isoformat()
('prohibited_until', '2026-03-10', '2026-03-11')
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from supervisio.domain.membership import Membership
from supervisio.domain.ruling import Gap, RuleOutcome, Ruling
from supervisio.rules.engine import Rules
from supervisio.rules.rule import Body, Rule

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from decimal import Decimal

__all__ = [
    "Body",
    "Gap",
    "Membership",
    "Rule",
    "RuleOutcome",
    "Rules",
    "Ruling",
    "evaluate",
    "returning",
    "shipped",
]


def evaluate(
    *,
    relationship: str,
    memberships: Iterable[Membership | str],
    client_status: str,
    toward: str = "client",
    ended_on: date | str | None = None,
    last_professional_contact_on: date | str | None = None,
    as_of: date | str | None = None,
    amount: Decimal | float | str | None = None,
    currency: str | None = None,
    confirmed: Iterable[str] = (),
) -> Ruling:
    """
    Return what the rules that come with the library say about a relationship; see ``Rules.evaluate``.

    Raises:
        InvalidValueError: values are not acceptable; all of them are named at once, and none is quoted.

    """
    return shipped().evaluate(
        relationship=relationship,
        memberships=memberships,
        client_status=client_status,
        toward=toward,
        ended_on=ended_on,
        last_professional_contact_on=last_professional_contact_on,
        as_of=as_of,
        amount=amount,
        currency=currency,
        confirmed=confirmed,
    )


def returning(
    *,
    past: Iterable[str],
    memberships: Iterable[Membership | str],
    as_of: date | str | None = None,
    confirmed: Iterable[str] = (),
) -> tuple[RuleOutcome, ...]:
    """
    Return which of the rules that come with the library speak against treating somebody; see ``Rules.returning``.

    Raises:
        InvalidValueError: values are not acceptable; all of them are named at once, and none is quoted.

    """
    return shipped().returning(past=past, memberships=memberships, as_of=as_of, confirmed=confirmed)


@cache
def shipped() -> Rules:
    """Return the rules that come with the library; they are read once."""
    return Rules.load()
