"""What this actor may do next with a record, and what is still lacking for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from supervisio.domain import lifecycles
from supervisio.domain.access import ACCEPTED
from supervisio.domain.records import MoveRecord

if TYPE_CHECKING:
    from collections.abc import Mapping

    from supervisio.domain.access import Standing
    from supervisio.domain.lifecycles import Move
    from supervisio.domain.records import Record
    from supervisio.services.reading import Sighted


def with_moves(record: Any, found: Sighted, *, lacking: tuple[str, ...] = ()) -> Any:
    """Return the record with the moves open to this actor; ``lacking`` is what was found to lack for closing it."""
    lifecycle = lifecycles.LIFECYCLES.get(record.noun)
    if lifecycle is None or not isinstance(record.status, str):
        return record
    moves = [
        MoveRecord(move=move.name, label=move.label, missing=_missing(move, record, found.open_work, lacking))
        for move in lifecycle.moves_from(record.status)
        if move.has_call and _is_theirs(move, record, found.standing) and _applies(move, record, found)
    ]
    return attrs.evolve(record, moves=tuple(moves))


def _is_theirs(move: Move, record: Record, standing: Standing) -> bool:
    asked_of = getattr(record, "asked_of", None)
    if isinstance(asked_of, str):
        was_asked = standing.was_asked(asked_of)
    else:
        # Of a case: whoever took on a consultation in it.
        was_asked = not standing.is_therapist and any(part.name == ACCEPTED for part in standing.parts)
    owner_ref = getattr(record, "owner_ref", None)
    theirs = {
        lifecycles.THERAPIST: standing.is_therapist,
        lifecycles.ASKED: was_asked,
        lifecycles.EITHER: standing.is_therapist or was_asked,
        lifecycles.OWNER: standing.is_therapist or owner_ref in standing.refs,
    }
    return theirs[move.by]


def _applies(move: Move, record: Any, found: Sighted) -> bool:
    """Whether the move is for a record of this kind: advice or directive, reported or held, granted or never to be."""
    if move.name in ("decline", "contest") and record.noun == "recommendation":
        return bool((record.force == "directive") == (move.name == "contest"))
    if move.name == "confirm":
        return record.reported_by_therapist is True
    if move.name == "grant":
        return found.matter.topic != "personal_issue"
    if move.name == "revoke":
        return bool(found.matter.grants)
    if move.name == "reopen":
        return found.case["wrapped_key"] is not None
    return True


def _missing(move: Move, record: Any, open_work: Mapping[str, int], lacking: tuple[str, ...]) -> tuple[str, ...]:
    if move.name == "close" and record.noun == "case":
        told = ("client_was_told",) if record.client_ref else ()
        return (*open_work, "outcome", *told)
    if move.name == "close":
        return lacking
    return tuple(need for need in move.needs if need in _TO_BE_GIVEN)


# What the caller hands in with the move; the rest of what a move needs is there already or is not.
_TO_BE_GIVEN = frozenset({"reply", "minutes", "decline_code", "reason", "outcome"})
