"""
What a decision record discloses to those for whom it is made.

A record shows what its maker may see (``access.standing``) and, of that, what those for whom it is made may: no more
than either. What they may is said here as data: which fields of which nouns, in which rows, and which moves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import attrs

from supervisio.domain.access import ACCEPTED, ALWAYS, NOUNS, PART_BY_STATUS, SIGHT, THERAPIST, TIES, always
from supervisio.domain.hidden import LEFT_OUT
from supervisio.domain.lifecycles import ENTERED_IN_ERROR, LIFECYCLES
from supervisio.domain.records import Record, TimelineRecord
from supervisio.domain.vocabulary import RecordAudience

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from uuid import UUID

    from supervisio.domain.records import CaseView

_RecordT = TypeVar("_RecordT", bound=Record)

ENTRY = "journal_entry"
_ENTRY_FIELDS = frozenset(field.name for field in attrs.fields(TimelineRecord)) - ALWAYS
_WHEN = frozenset({"effective_at", "effective_on", "recorded_at"})

DISCLOSED: Mapping[str, Mapping[str, frozenset[str]]] = {
    RecordAudience.THERAPIST: {**SIGHT[THERAPIST], ENTRY: _ENTRY_FIELDS},
    RecordAudience.SUPERVISOR: {**SIGHT[ACCEPTED], ENTRY: _ENTRY_FIELDS},
    RecordAudience.BOARD: {
        "case": SIGHT[THERAPIST]["case"] - {"host_ref"},
        "client_request": SIGHT[THERAPIST]["client_request"],
        "reply_plan": SIGHT[THERAPIST]["reply_plan"],
        "observation": SIGHT[THERAPIST]["observation"],
        "boundary_concern": SIGHT[THERAPIST]["boundary_concern"] - {"other_party_ref"},
        # The result and what it rests on; what a therapist answered, often about themselves, was said to weigh freely.
        "evaluation": SIGHT[THERAPIST]["evaluation"] - {"answers", "circumstances", "missing"},
        "decision": SIGHT[THERAPIST]["decision"],
        "consultation": SIGHT[THERAPIST]["consultation"] - {"host_ref", "show_client_ref"},
        "recommendation": SIGHT[THERAPIST]["recommendation"],
        "addendum": SIGHT[THERAPIST]["addendum"],
        "action_item": SIGHT[THERAPIST]["action_item"],
        ENTRY: _ENTRY_FIELDS,
    },
    RecordAudience.CLIENT: {
        "case": _WHEN | {"status", "therapist_ref", "client_ref", "client_was_told"},
        "client_request": _WHEN
        | {"client_ref", "kind", "phase", "made_by", "made_on", "words"}
        | {"status", "reply", "replied_at", "explanation"},
        "boundary_concern": _WHEN | {"client_was_told", "review_on", "evaluations", "decisions"},
        "evaluation": _WHEN | {"instrument", "submitted_at"},
        "decision": _WHEN | {"disposition", "client_was_told", "review_on"},
        "consultation": _WHEN | {"route", "held_at", "held_on"},
        ENTRY: _WHEN | {"seq", "move", "actor_ref"},
    },
}
"""The fields that are disclosed, by audience and noun; a noun that is not named is left out."""


def _statuses(noun: str, *left_out: str) -> frozenset[str]:
    return frozenset(LIFECYCLES[noun].statuses) - set(left_out)


_TAKEN_ON = frozenset(status for status, part in PART_BY_STATUS.items() if part == ACCEPTED)
_HANDED_IN = _statuses("evaluation", "draft")
# What was only noted is its therapist's own: it may still be dropped, and then it never was.
_SHARED_CONCERNS = _statuses("boundary_concern", "noted", "dropped")
ONLY_WHERE: Mapping[str, Mapping[str, Mapping[str, frozenset[str]]]] = {
    RecordAudience.SUPERVISOR: {
        "boundary_concern": {"status": _SHARED_CONCERNS},
        "evaluation": {"status": _HANDED_IN},
        "consultation": {"status": _TAKEN_ON},
    },
    RecordAudience.BOARD: {
        "boundary_concern": {"status": _SHARED_CONCERNS},
        "evaluation": {"status": _HANDED_IN},
    },
    RecordAudience.CLIENT: {
        # What somebody else asked for is not the client's to read, and a mistake may be about somebody else.
        "client_request": {
            "made_by": frozenset({"client"}),
            "status": _statuses("client_request", ENTERED_IN_ERROR),
        },
        "boundary_concern": {"status": _SHARED_CONCERNS - {ENTERED_IN_ERROR}},
        "evaluation": {"status": _HANDED_IN},
        "consultation": {"status": frozenset({"completed"})},
    },
}
"""In which rows: by audience and noun, the values that a field must have. A status of a newer version has none."""

MOVES: Mapping[str, frozenset[str]] = {
    RecordAudience.CLIENT: frozenset(
        {"ask", "note", "requests.reply", "requests.withdraw", "requests.redact", "concerns.decide", "concerns.repair"}
        | {"concerns.review", "evaluations.submit", "concerns.evaluate", "consultations.complete"}
        | {"consultations.record_held", "cases.close", "cases.reopen"}
    ),
}
"""Which moves on what is disclosed are told; where an audience is not named, all those on nothing else."""

# Of the case as a whole, those who took on one ask are told nothing.
_TOLD_OF_THE_CASE = frozenset({RecordAudience.THERAPIST, RecordAudience.BOARD, RecordAudience.CLIENT})
# A case that is a mistake may be about somebody else altogether: to these no more is told of it than that it is one.
_NOT_TOLD_OF_MISTAKES = frozenset({RecordAudience.CLIENT})
_OF_A_MISTAKE = _WHEN | {"status", "therapist_ref"}
_ROWS = ("requests", "issues", "concerns", "consultations", "actions", "grants")
_MAY_BE_PERSONAL = frozenset({RecordAudience.THERAPIST, RecordAudience.SUPERVISOR})
_ACTORS_TOLD = frozenset(RecordAudience) - {RecordAudience.CLIENT}


def may_be_personal(audience: str) -> bool:
    """Return whether a record of a personal issue may be made for them at all."""
    return audience in _MAY_BE_PERSONAL


def disclosed_view(view: CaseView, audience: str, *, shared: frozenset[UUID]) -> CaseView:
    """
    Return what is disclosed of a matter: everything else reads ``LEFT_OUT``, or is not there.

    ``shared`` are the ids of the consultations that somebody took on, and of what those are about: a supervisor is
    shown what hangs on one of them.
    """
    if audience in _NOT_TOLD_OF_MISTAKES and view.case.status == ENTERED_IN_ERROR:
        nothing: dict[str, Any] = dict.fromkeys((*_ROWS, "timeline"), ())
        return attrs.evolve(view, case=_disclosed(view.case, audience, keeping=_OF_A_MISTAKE), **nothing)
    scope = shared if audience == RecordAudience.SUPERVISOR else None
    rows: dict[str, Any] = {
        name: tuple(one for one in _disclosed_rows(getattr(view, name), audience) if _hangs_on(one, scope))
        for name in _ROWS
    }
    shown = {record.id for records in rows.values() for one in records for record in with_nested(one)}
    entries = tuple(
        _disclosed_entry(entry, audience, view.case.therapist_ref)
        for entry in view.timeline
        if _is_told(entry, audience, shown)
    )
    return attrs.evolve(view, case=_disclosed(view.case, audience), **rows, timeline=entries)


def left_out(audience: str) -> dict[str, frozenset[str] | None]:
    """
    Return what a record for this audience never shows: fields by noun, or None for all of it.

    It follows from the tables, whatever there is in a matter, so that nothing can be told from it.
    """
    found: dict[str, frozenset[str] | None] = {}
    for noun, fields in {**SIGHT[THERAPIST], ENTRY: _ENTRY_FIELDS}.items():
        seen = DISCLOSED[audience].get(noun)
        missing = None if seen is None else fields - seen - always(noun)
        if missing is None or missing:
            found[noun] = missing
    return found


def _hangs_on(record: Any, scope: frozenset[UUID] | None) -> bool:
    return scope is None or any(getattr(record, tie) in scope for tie in TIES[record.noun])


def _disclosed_rows(records: Iterable[Any], audience: str) -> tuple[Any, ...]:
    return tuple(_disclosed(one, audience) for one in records if _is_disclosed(one, audience))


def _is_disclosed(record: Record, audience: str) -> bool:
    if record.noun not in DISCLOSED[audience]:
        return False
    wanted = ONLY_WHERE.get(audience, {}).get(record.noun, {})
    return all(getattr(record, name) in values for name, values in wanted.items())


def _disclosed(record: _RecordT, audience: str, *, keeping: frozenset[str] | None = None) -> _RecordT:
    """Return what is disclosed of a record, or of that only so many fields."""
    disclosed = DISCLOSED[audience][record.noun]
    seen = (disclosed if keeping is None else disclosed & keeping) | always(record.noun)
    values: dict[str, Any] = {"moves": ()}
    for field in attrs.fields(type(record)):
        value = getattr(record, field.name)
        if _is_nested(value):
            values[field.name] = _disclosed_rows(value, audience) if field.name in seen else ()
        elif field.name not in seen:
            values[field.name] = LEFT_OUT
    return attrs.evolve(record, **values)


def _is_nested(value: Any) -> bool:
    return isinstance(value, tuple) and all(isinstance(one, Record) and one.noun in NOUNS for one in value)


def with_nested(record: Any) -> Iterable[Any]:
    """Give a record, and those that it holds."""
    yield record
    for field in attrs.fields(type(record)):
        value = getattr(record, field.name)
        if _is_nested(value):
            yield from value


def _is_told(entry: TimelineRecord, audience: str, shown: set[UUID]) -> bool:
    if audience == RecordAudience.THERAPIST:
        return True
    touched = {row_id for noun, row_id in entry.touched if noun != "case"}
    if not touched and audience not in _TOLD_OF_THE_CASE:
        return False
    if audience in MOVES:
        # What came up may have been recorded as somebody was asked about it: that is told where the talk is.
        asked = {row_id for noun, row_id in entry.touched if noun == "consultation"}
        is_on_shown = not touched or not shown.isdisjoint(touched)
        return entry.move in MOVES[audience] and is_on_shown and shown >= asked
    return shown >= touched


def _disclosed_entry(entry: TimelineRecord, audience: str, therapist_ref: Any) -> TimelineRecord:
    told = _disclosed(entry, audience)
    if audience in _ACTORS_TOLD:
        return told
    # Whoever stood in for the therapist acted as the therapist; nobody else is named.
    named: Any = therapist_ref if therapist_ref in (entry.actor_ref, entry.acting_as) else LEFT_OUT
    return attrs.evolve(told, actor_ref=named)
