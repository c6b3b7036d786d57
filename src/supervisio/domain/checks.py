"""
Checks on single values, as they come from a caller.

Each check takes the value, the field's name and a list that collects problems, and returns the value as it will be
kept. None of them raises and none quotes: a traceback through here must not carry a text (see quiet.py).
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from supervisio.errors import InvalidValueError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from supervisio.domain.vocabulary import Code

Problems = list[tuple[str, str, dict[str, int | str]]]

REFERENCE_LIMIT = 128
TEXT_LIMIT = 100_000
TEXT_LIMIT_AT_MOST = 1_048_576

_ISO_DAY_LENGTH = len("2026-03-10")
_CONTROL = "\x00-\x08\x0b-\x1f\x7f-\x9f"
_SURROGATES = "\ud800-\udfff"
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
# One pass over the text; a loop over its characters costs thirteen times as much.
_REFUSED_IN_TEXT = re.compile(f"[{_CONTROL}{_SURROGATES}]").search
_REFUSED_IN_REFERENCE = re.compile(f"[{_CONTROL}\t\n\u2028\u2029{_SURROGATES}{_BIDI}]").search
_IS_BIDI = re.compile(f"[{_BIDI}]").match

_LONGEST_AMOUNT = 64  # characters
_MOST_MONEY = 10**12
_CodeT = TypeVar("_CodeT", bound="Code")
_DayT = TypeVar("_DayT", bound=date)


def raise_if_any(problems: Problems) -> None:
    """
    Raise what was collected, if anything was.

    Raises:
        InvalidValueError: there is at least one problem.

    """
    if problems:
        raise InvalidValueError(*problems)


def reference(value: Any, field: str, problems: Problems) -> Any:
    """Check an opaque reference of the host: 1 to 128 characters, no control or direction-changing ones."""
    if not isinstance(value, str):
        problems.append((field, "required", {}) if value is None else (field, "wrong_type", {"wanted": "text"}))
    elif not value or value.isspace():
        problems.append((field, "empty", {}))
    elif len(value) > REFERENCE_LIMIT:
        problems.append((field, "too_long", {"length": len(value), "limit": REFERENCE_LIMIT}))
    elif found := _REFUSED_IN_REFERENCE(value):
        problems.append((field, _what_is_wrong(found), {"position": found.start()}))
    return value


def text(value: Any, field: str, problems: Problems, *, limit: int = TEXT_LIMIT_AT_MOST) -> Any:
    """
    Check an optional free text: at most ``limit`` characters, no NUL, lone surrogate or control character.

    Newlines and tabs stay; the line ends of a web form become plain newlines; an empty text is none.
    """
    if value is None:
        return None
    if not isinstance(value, str):
        problems.append((field, "wrong_type", {"wanted": "text"}))
        return None
    if len(value) > limit:
        problems.append((field, "too_long", {"length": len(value), "limit": limit}))
        return None
    if "\r" in value:
        value = value.replace("\r\n", "\n")
    if found := _REFUSED_IN_TEXT(value):
        problems.append((field, _what_is_wrong(found), {"position": found.start()}))
        return None
    return value if value and not value.isspace() else None


def needed_text(value: Any, field: str, problems: Problems, *, limit: int = TEXT_LIMIT_AT_MOST) -> Any:
    """Check a text that must be there."""
    before = len(problems)
    kept = text(value, field, problems, limit=limit)
    if kept is None and len(problems) == before:
        problems.append((field, "required" if value is None else "empty", {}))
    return kept


def _what_is_wrong(found: re.Match[str]) -> str:
    character = found.group()
    if character == "\x00":
        return "nul"
    if "\ud800" <= character <= "\udfff":
        return "surrogate"
    return "bidi_override" if _IS_BIDI(character) else "control_character"


def code_of(vocabulary: type[_CodeT]) -> Callable[[Any, str, Problems], Any]:
    """Return the check for a code of one vocabulary; None is left as it is."""

    def check(value: Any, field: str, problems: Problems) -> Any:
        if value is None:
            return None
        try:
            return vocabulary.given(value, field)
        except InvalidValueError as error:
            problems.extend(error.problems)
            return None

    return check


def needed_code_of(vocabulary: type[_CodeT]) -> Callable[[Any, str, Problems], Any]:
    """Return the check for a code that must be there."""
    optional = code_of(vocabulary)

    def check(value: Any, field: str, problems: Problems) -> Any:
        if value is None:
            problems.append((field, "required", {}))
            return None
        return optional(value, field, problems)

    return check


def sealed_code_of(vocabulary: type[_CodeT]) -> Callable[[Any, str, Problems], Any]:
    """Return the check for a code that must be there and is sealed: what was probably meant is not told in an error."""
    plain = needed_code_of(vocabulary)

    def check(value: Any, field: str, problems: Problems) -> Any:
        found: Problems = []
        kept = plain(value, field, found)
        problems.extend((name, problem, {} if "hint" in details else details) for name, problem, details in found)
        return kept

    return check


def day(value: Any, field: str, problems: Problems) -> Any:
    """Check an optional calendar day: a date, or ISO text such as 2026-03-10. A datetime is not a day."""
    if value is None:
        return None
    if isinstance(value, str) and len(value) == _ISO_DAY_LENGTH:
        try:
            value = date.fromisoformat(value)
        except ValueError:
            value = None
    if type(value) is not date:
        problems.append((field, "not_a_day", {}))
        return None
    return _in_range(value, field, problems)


def moment(value: Any, field: str, problems: Problems) -> Any:
    """Check an optional moment: an aware datetime, returned in UTC."""
    if value is None:
        return None
    if not isinstance(value, datetime):
        problems.append((field, "not_a_moment", {}))
        return None
    if value.tzinfo is None or value.utcoffset() is None:
        problems.append((field, "naive", {}))
        return None
    return value.astimezone(UTC) if _in_range(value, field, problems) else None


def _in_range(value: _DayT, field: str, problems: Problems) -> _DayT | None:
    # One year of room at either end, so that no zone and no "end of that day" can run over the edge of the calendar.
    if date.min.year < value.year < date.max.year:
        return value
    problems.append((field, "out_of_range", {"wanted": f"a year from {date.min.year + 1} to {date.max.year - 1}"}))
    return None


def moment_or_day(value: Any, field: str, problems: Problems) -> Any:
    """Check an optional moment, or the day where only that is known."""
    return moment(value, field, problems) if isinstance(value, datetime) else day(value, field, problems)


def whole_number(value: Any, field: str, problems: Problems, *, least: int, most: int) -> Any:
    """Check a whole number between ``least`` and ``most``; True and False are no numbers."""
    if not isinstance(value, int) or isinstance(value, bool):
        problems.append(
            (field, "required", {}) if value is None else (field, "wrong_type", {"wanted": "a whole number"})
        )
        return least
    if not least <= value <= most:
        problems.append((field, "out_of_range", {"wanted": f"{least} to {most}"}))
        return least
    return value


def amount(value: Any, field: str, problems: Problems) -> Decimal | None:
    """Check an amount of money, given as a number or its text."""
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, (int, float, str, Decimal)):
        problems.append((field, "wrong_type", {"wanted": "a number, or its text"}))
        return None
    # A whole number of thousands of digits would take long to turn into anything.
    kept = None if isinstance(value, int) and abs(value) > _MOST_MONEY else _decimal(value)
    if kept is None or not kept.is_finite() or not 0 <= kept <= _MOST_MONEY:
        problems.append((field, "out_of_range", {"wanted": f"a number from 0 to {_MOST_MONEY}"}))
        return None
    return kept


def _decimal(value: float | str | Decimal) -> Decimal | None:
    if isinstance(value, str) and len(value) > _LONGEST_AMOUNT:
        return None
    try:
        # Through its text, a float is the number that was typed.
        return Decimal(str(value) if isinstance(value, float) else value)
    except InvalidOperation:
        return None


def yes_or_no(value: Any, field: str, problems: Problems) -> Any:
    """Check a truth value: True or False, and nothing that merely counts as one."""
    if not isinstance(value, bool):
        problems.append((field, "wrong_type", {"wanted": "True or False"}))
    return value


def references(value: Any, field: str, problems: Problems) -> frozenset[str]:
    """Check several references; one text in place of a collection is a slip that would be read letter by letter."""
    return _set_of(reference, value, field, problems)


def codes_of(vocabulary: type[_CodeT]) -> Callable[[Any, str, Problems], frozenset[Any]]:
    """Return the check for several codes of one vocabulary."""
    one_code = needed_code_of(vocabulary)

    def check(value: Any, field: str, problems: Problems) -> frozenset[Any]:
        return _set_of(one_code, value, field, problems)

    return check


def _set_of(check: Callable[[Any, str, Problems], Any], value: Any, field: str, problems: Problems) -> frozenset[Any]:
    before = len(problems)
    checked = [check(one, field, problems) for one in _several(value, field, problems)]
    # What is not acceptable may be anything, a list too, which is in no set.
    return frozenset(checked) if len(problems) == before else frozenset()


def _several(value: Any, field: str, problems: Problems) -> Iterable[Any]:
    if isinstance(value, (str, bytes)) or not hasattr(value, "__iter__"):
        problems.append((field, "wrong_type", {"wanted": "a collection"}))
        return ()
    return value  # type: ignore[no-any-return]  # anything iterable will do


def identifier(value: Any, field: str) -> UUID:
    """
    Return an id given as UUID or as text.

    Raises:
        InvalidValueError: it is neither.

    """
    if isinstance(value, UUID):
        return value
    if isinstance(value, str):
        try:
            return UUID(value)
        except ValueError:
            pass
    raise InvalidValueError.of(field, "not_an_id") from None
