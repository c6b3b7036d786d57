"""What this actor may do next with a record, and what is still lacking for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from supervisio.domain import lifecycles
from supervisio.domain.access import ACCEPTED
from supervisio.domain.records import MoveRecord

if TYPE_CHECKING:
    from collections.abc import Callable

    from supervisio.domain.access import Standing
    from supervisio.domain.lifecycle import Move
    from supervisio.domain.records import Record
    from supervisio.services.reading import Sighted


def with_moves(record: Any, found: Sighted, *, lacking: tuple[str, ...] = ()) -> Any:
    """Return the record with the moves open to this actor; ``lacking`` is what was found to lack for closing it."""
    lifecycle = lifecycles.LIFECYCLES.get(record.noun)
    if lifecycle is None or not isinstance(record.status, str):
        return record
    moves = [
        MoveRecord(move=move.name, label=move.label, missing=_missing(move, record, found, lacking))
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
    """Whether the move is for a record as it is: advice or directive, reported or held, granted or never to be."""
    only_for = _ONLY_FOR.get((record.noun, move.name))
    return only_for is None or bool(only_for(record, found))


# By noun and move: for which records it is, where it is not for all of them.
_ONLY_FOR: dict[tuple[str, str], Callable[[Any, Sighted], object]] = {
    ("recommendation", "decline"): lambda record, _: record.force != "directive",
    ("recommendation", "contest"): lambda record, _: record.force == "directive",
    ("consultation", "confirm"): lambda record, _: record.reported_by_therapist is True,
    ("case", "grant"): lambda _, found: found.matter.topic != "personal_issue",
    ("case", "revoke"): lambda _, found: found.matter.grants,
    ("case", "reopen"): lambda _, found: found.case["wrapped_key"] is not None,
    ("boundary_concern", "evaluate"): lambda record, _: all(one.status != "draft" for one in record.evaluations),
    ("boundary_concern", "continue_against_rule"): lambda record, _: any(
        one.status == "submitted" and one.result == "prohibited" for one in record.evaluations
    ),
}


def _missing(move: Move, record: Any, found: Sighted, lacking: tuple[str, ...]) -> tuple[str, ...]:
    if move.name == "close" and record.noun == "case":
        told = ("client_was_told",) if record.client_ref else ()
        return (*found.open_work, "outcome", *told)
    if record.noun == "boundary_concern":
        return _missing_for_concern(move, record, found)
    if move.name == "close":
        return lacking
    if move.name == "submit":
        return tuple(record.missing)
    return tuple(need for need in move.needs if need in _TO_BE_GIVEN)


def _missing_for_concern(move: Move, record: Any, found: Sighted) -> tuple[str, ...]:
    if move.name == "close":
        return ("decision",) if record.continues_against_rule or record.disposition == "escalated" else ()
    met = set() if record.client_ref else {"client_was_told"}
    evaluation = next((one for one in record.evaluations if one.status == "submitted"), None)
    if evaluation is not None:
        met.add("evaluation")
    needs = move.needs
    consulted = any(
        asking.status == "completed" and asking.about_id in (None, record.id) for asking in found.matter.askings
    )
    if "evaluation" in needs and evaluation is not None and evaluation.needs_second_opinion and not consulted:
        needs = (*needs, "second_opinion")
    return tuple(need for need in needs if need not in met)


# What the caller hands in with the move; the rest of what a move needs is there already or is not.
_TO_BE_GIVEN = frozenset({"audience", "decline_code", "functioning", "minutes", "outcome", "reason", "reply"})
