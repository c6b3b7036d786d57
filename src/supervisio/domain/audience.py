"""Who will see what, said in the names of fields, before one asks."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from supervisio.domain.access import (
    ACCEPTED,
    ACTION_OWNER,
    ALWAYS,
    ASKED,
    BOOKKEEPING,
    GRANTED,
    SIGHT,
    THERAPIST,
    TURNED_AWAY,
)
from supervisio.domain.records import AudienceRecord

if TYPE_CHECKING:
    from datetime import date

    from supervisio.domain.access import Asking, Matter

# What hangs on an ask beside the consultation itself.
_ATTACHED = {
    None: (),
    "client_request": ("client_request", "reply_plan", "observation"),
    "personal_issue": ("personal_issue", "practice_response", "support_reference"),
    "boundary_concern": ("boundary_concern", "evaluation", "decision"),
}
_NESTED = frozenset(
    {"addenda", "decisions", "evaluations", "observations", "plans", "practice_responses"}
    | {"recommendations", "support_references"}
)


def audience(matter: Matter, today: date, *, nouns: frozenset[str] = frozenset()) -> tuple[AudienceRecord, ...]:
    """
    Return everyone who has a part in the matter: the therapist first, then in the order of asking.

    ``nouns`` are the kinds of record that came up in it.
    """
    about = nouns | {asking.about for asking in matter.askings if asking.about}
    whole = _names(THERAPIST, tuple(sorted(about)), shows_client=True)
    found = [AudienceRecord(ref=matter.therapist_ref, part=THERAPIST, before=whole, after=whole)]
    found += [of_asking(asking) for asking in matter.askings]
    for grant in matter.grants_in_force(today):
        seen = _names(GRANTED, tuple(sorted(about)), shows_client=True)
        found.append(AudienceRecord(ref=grant.ref, part=GRANTED, before=seen, after=seen))
    for owning in matter.ownings:
        if owning.owner_ref != matter.therapist_ref:
            seen = _names(ACTION_OWNER, (), shows_client=False)
            found.append(AudienceRecord(ref=owning.owner_ref, part=ACTION_OWNER, before=seen, after=seen))
    return tuple(dict.fromkeys(found))


def of_asking(asking: Asking) -> AudienceRecord:
    """Return what the one asked sees now, and once the ask is accepted."""
    part = asking.part
    about = () if asking.about is None else (asking.about,)
    now = _names(part.name, about, shows_client=part.shows_client)
    if part.name != ASKED:
        return AudienceRecord(ref=asking.asked_of, part=part.name, before=now, after=now)
    then = _names(ACCEPTED, about, shows_client=part.shows_client or asking.show_client_ref)
    return AudienceRecord(ref=asking.asked_of, part=ASKED, before=now, after=then)


@lru_cache(maxsize=256)
def _names(part: str, about: tuple[str, ...], *, shows_client: bool) -> tuple[str, ...]:
    nouns = ["case", "consultation", "recommendation", "addendum", "action_item"]
    nouns += [noun for one in about for noun in _ATTACHED[one]]
    if part == TURNED_AWAY:
        nouns = ["consultation"]
    seen = {name for noun in nouns for name in SIGHT[part].get(noun, ())}
    seen -= ALWAYS | BOOKKEEPING | _NESTED
    return tuple(sorted(seen if shows_client else seen - {"client_ref"}))
