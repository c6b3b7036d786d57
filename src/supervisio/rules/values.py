"""Checks on single values of a rule file. Each returns the value as it is kept, or refuses it without quoting it."""

from __future__ import annotations

import difflib
import re
from datetime import date
from typing import TYPE_CHECKING, Any

from supervisio.domain import checks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from decimal import Decimal

TEXT_LIMIT = 500
ID_LIMIT = 64
_LONGEST_INTERVAL = 100
_YEARS = range(1800, 2201)
_ID = re.compile(r"[a-z][a-z0-9_.-]*")
_CURRENCY = re.compile(r"[A-Z]{3}")


class Refused(Exception):  # noqa: N818 - it never leaves this package: a RuleFileError is made of it
    """A value or a table is not acceptable; ``path`` leads from the table that is being read to what is meant."""

    def __init__(self, problem: str, *path: str, **details: int | str) -> None:
        super().__init__(problem, path)
        self.problem = problem
        self.path = path
        self.details = details


def text(value: Any) -> str:
    """Check one line of text."""
    if not isinstance(value, str) or not value.strip() or len(value) > TEXT_LIMIT or not value.isprintable():
        raise Refused("not_a_text", limit=TEXT_LIMIT)
    return value


def id_(value: Any) -> str:
    """Check an id."""
    if not isinstance(value, str) or len(value) > ID_LIMIT or not _ID.fullmatch(value):
        raise Refused("not_an_id", limit=ID_LIMIT)
    return value


def texts(value: Any) -> tuple[str, ...]:
    """Check a list of texts."""
    return _listed(value, text)


def one_of(options: Iterable[str]) -> Callable[[Any], Any]:
    """Return the check for one of several words."""
    by_text = {str(option): option for option in options}

    def check(value: Any) -> str:
        if not isinstance(value, str) or value not in by_text:
            raise Refused("not_an_option", hint=hint(value, by_text), wanted=", ".join(by_text))
        return by_text[value]

    return check


def some_of(options: Iterable[str]) -> Callable[[Any], tuple[str, ...]]:
    """Return the check for a list of such words."""
    one = one_of(options)
    return lambda value: _listed(value, one)


def years(value: Any) -> int:
    """Check a number of calendar years."""
    if type(value) is not int or not 1 <= value <= _LONGEST_INTERVAL:
        raise Refused("not_a_number", least=1, most=_LONGEST_INTERVAL)
    return value


def yes_or_no(value: Any) -> bool:
    """Check a truth value."""
    if not isinstance(value, bool):
        raise Refused("not_yes_or_no")
    return value


def amount(value: Any) -> Decimal:
    """Check an amount of money."""
    kept = checks.amount(value, "amount", [])
    if kept is None:
        raise Refused("not_an_amount")
    return kept


def currency(value: Any) -> str:
    """Check a currency."""
    if not isinstance(value, str) or not _CURRENCY.fullmatch(value):
        raise Refused("not_a_currency")
    return value


def day(value: Any) -> date:
    """Check a calendar day."""
    if type(value) is not date or value.year not in _YEARS:
        raise Refused("not_a_day")
    return value


def first_day(value: Any) -> date:
    """Check the day from which something is in force; a year is its first day."""
    return date(value, 1, 1) if _is_year(value) else _day_or_year(value)


def last_day(value: Any) -> date:
    """Check the last day on which something is in force; a year is its last day."""
    return date(value, 12, 31) if _is_year(value) else _day_or_year(value)


def hint(value: Any, options: Iterable[str]) -> str:
    """Name the word of ours that was probably meant, or nothing; never what stands there."""
    if not isinstance(value, str) or len(value) > ID_LIMIT:
        return ""
    close = difflib.get_close_matches(value.lower().replace(" ", "_").replace("-", "_"), options, n=1)
    return f"; did you mean '{close[0]}'?" if close else ""


def _is_year(value: Any) -> bool:
    return type(value) is int and value in _YEARS


def _day_or_year(value: Any) -> date:
    if type(value) is not date or value.year not in _YEARS:
        raise Refused("not_a_day", or_year=", or a year")
    return value


def _listed(value: Any, one: Callable[[Any], str]) -> tuple[str, ...]:
    if not isinstance(value, list) or not value:
        raise Refused("not_a_list")
    kept = tuple(map(one, value))
    if len(set(kept)) < len(kept):
        raise Refused("not_a_list")
    return kept
