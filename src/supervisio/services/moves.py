"""What this actor may do next with a record, and what is still lacking for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from supervisio.domain import lifecycles
from supervisio.domain.records import MoveRecord

if TYPE_CHECKING:
    from collections.abc import Mapping

    from supervisio.domain.access import Standing
    from supervisio.domain.lifecycles import Move
    from supervisio.domain.records import Record


def with_moves(record: Any, standing: Standing, open_work: Mapping[str, int]) -> Any:
    """Return the record with the moves open to this actor."""
    lifecycle = lifecycles.LIFECYCLES.get(record.noun)
    if lifecycle is None or not isinstance(record.status, str):
        return record
    moves = [
        MoveRecord(move=move.name, label=move.label, missing=_missing(move, record, open_work))
        for move in lifecycle.moves_from(record.status)
        if move.has_call and _is_open_to(move, record, standing)
    ]
    return attrs.evolve(record, moves=tuple(moves))


def _is_open_to(move: Move, record: Record, standing: Standing) -> bool:
    asked_of = getattr(record, "asked_of", None)
    was_asked = isinstance(asked_of, str) and standing.was_asked(asked_of)
    owner_ref = getattr(record, "owner_ref", None)
    theirs = {
        lifecycles.THERAPIST: standing.is_therapist,
        lifecycles.ASKED: was_asked,
        lifecycles.EITHER: standing.is_therapist or was_asked,
        lifecycles.OWNER: standing.is_therapist or owner_ref in standing.refs,
    }
    return theirs[move.by] and _applies(move, record)


def _applies(move: Move, record: Any) -> bool:
    """Whether the move is for a record of this kind: advice or directive, reported or held, granted or never to be."""
    if move.name in ("decline", "contest") and record.noun == "recommendation":
        return bool((record.force == "directive") == (move.name == "contest"))
    if move.name == "confirm":
        return record.reported_by_therapist is True
    if move.name == "grant":
        return bool(record.topic != "personal_issue")
    return True


def _missing(move: Move, record: Any, open_work: Mapping[str, int]) -> tuple[str, ...]:
    if record.noun != "case" or "no_open_work" not in move.needs:
        return tuple(need for need in move.needs if need in _TO_BE_GIVEN)
    told = ("client_was_told",) if record.client_ref else ()
    return (*open_work, "outcome", *told)


# What the caller hands in with the move; the rest of what a move needs is there already or is not.
_TO_BE_GIVEN = frozenset({"reply", "minutes", "decline_code", "reason", "outcome"})
