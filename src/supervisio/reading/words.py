"""What stands on a picture in words: labels, numbers, lengths of time, and references of any kind, kept short."""

from __future__ import annotations

import unicodedata
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from supervisio.domain.calls import done
from supervisio.domain.hidden import Hidden
from supervisio.reading.paper import LETTER, pixels

if TYPE_CHECKING:
    from datetime import datetime

    from supervisio.domain.vocabulary import Code

NOT_SHOWN = "Not shown"
NO_DOMAIN = "In no domain"

_LONGEST_LABEL = 48
_LONGEST_MOVE = 58
_TURNS_DIRECTION = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_NO_CHARACTERS = frozenset({"Cc", "Cs", "Cn", "Zl", "Zp"})
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
_MISSING, _ELLIPSIS = "\ufffd", "…"


def label(code: Any, vocabulary: type[Code]) -> str:
    """Return what a clinician reads for a code, ours or not; where it is not shown, that."""
    if code is None or isinstance(code, Hidden):
        return NOT_SHOWN
    return short(vocabulary.read(str(code)).label, _LONGEST_LABEL)


def said(noun: Any) -> str:
    """Return a noun, or a code without a label, as words."""
    if noun is None or isinstance(noun, Hidden):
        return NOT_SHOWN
    return short(str(noun).replace("_", " ").capitalize(), _LONGEST_LABEL)


def move_in_words(move: Any) -> str:
    """Return what a move of the journal is called once it is done."""
    told = done(str(move))
    return short(f"{told[:1].upper()}{told[1:]}", _LONGEST_MOVE)


def reference(ref: Any, most: int) -> str:
    """Return a reference, kept short; one from right to left leaves the words beside it where they are."""
    shown = short(ref, most)
    turns = any(unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in shown)
    return f"\u2068{shown}\u2069" if turns else shown


def short(text: Any, most: int) -> str:
    """
    Return a text as wide as so many common letters at most, an ellipsis at the end of what was wider.

    What is no character, or turns the direction of what stands beside it, is shown as one that is missing.
    """
    shown: list[str] = []
    left, fitting = most * LETTER, 0
    for character in str(text):
        is_none = character in _TURNS_DIRECTION or unicodedata.category(character) in _NO_CHARACTERS
        shown.append(_MISSING if is_none else character)
        left -= pixels(shown[-1])
        if left < 0:
            return "".join(shown[:fitting]).rstrip() + _ELLIPSIS
        fitting = len(shown) if left >= pixels(_ELLIPSIS) else fitting
    return "".join(shown)


def number_of(count: int, one: str, several: str | None = None) -> str:
    """Return a number with its noun: ``1 entry``, ``2,000 entries``."""
    return f"{count:,} {one if count == 1 else several or f'{one}s'}"


def length(time: timedelta) -> str:
    """Return a length of time in its two largest units: ``3 d 4 h``, ``5 h 10 min``, ``2 min``."""
    minutes = int(abs(time) / timedelta(minutes=1))
    days, hours, minutes = minutes // 1440, minutes // 60 % 24, minutes % 60
    if days >= 10:  # noqa: PLR2004 - then nobody asks for hours
        return f"{days:,} d"
    if days:
        return f"{days} d {hours} h" if hours else f"{days} d"
    if hours:
        return f"{hours} h {minutes} min" if minutes else f"{hours} h"
    return f"{minutes} min"


def minute(moment: datetime) -> str:
    """Return a moment to the minute, in UTC."""
    return f"{moment.date().isoformat()} {moment:%H:%M} UTC"


def listed(words: list[str]) -> str:
    """Return words as in a sentence: ``a, b and c``."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
