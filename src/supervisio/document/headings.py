"""The parts of a decision record: their names and headings, in their order, and who is shown which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from supervisio.domain.vocabulary import RecordAudience

if TYPE_CHECKING:
    from collections.abc import Mapping

OPENING = "opening"
MANIFEST = "manifest"

HEADINGS: Mapping[str, str] = {
    "about": "What this record is",
    "came_up": "What came up",
    "rules": "The rules, in their versions as of the day",
    "evaluation": "How it was weighed",
    "consultations": "Who was consulted, and what was advised",
    "decisions": "What was decided",
    "told": "What the client was told",
    "next_session": "How it was taken, and the next session",
    "reviews": "Reviews, set and held",
    "actions": "Who does what by when",
    "outcome": "How it was closed",
    "readers": "To whom the case was opened",
    "timeline": "Everything that happened, in the order of writing",
    "corrections": "Corrections and late entries",
    "verification": "How to check this record without its maker",
}

OF_THE_FILE: Mapping[str, str] = {
    OPENING: "The opening of the page, with its style",
    **HEADINGS,
    MANIFEST: "The signed manifest",
}
"""The headings of all that a file consists of."""

_NOT_FOR: Mapping[str, frozenset[str]] = {
    RecordAudience.SUPERVISOR: frozenset({"readers", "outcome"}),
    RecordAudience.BOARD: frozenset({"readers"}),
    RecordAudience.CLIENT: frozenset({"readers", "rules", "next_session", "actions", "outcome", "corrections"}),
}

_CALLED_FOR: Mapping[str, Mapping[str, str]] = {
    RecordAudience.CLIENT: {
        "evaluation": "When it was weighed",
        "consultations": "When somebody was consulted",
        "timeline": "What happened to what is shown, in the order of writing",
    },
}


def names_for(audience: str) -> tuple[str, ...]:
    """Return the names of the parts of a record for this audience, whatever there is in the matter."""
    return tuple(name for name in HEADINGS if name not in _NOT_FOR.get(audience, ()))


def heading_for(audience: str, name: str) -> str:
    """Return the heading of a part in a record for this audience."""
    return _CALLED_FOR.get(audience, {}).get(name, HEADINGS[name])
