"""The matter in a few dated lines, to begin with."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from supervisio.document.content import Column, Table
from supervisio.domain.vocabulary import Code

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from supervisio.document.parts.desk import Desk


def in_short(desk: Desk) -> Table:
    """Return what came up, was asked, weighed, decided and told, by when it happened."""
    zone = desk.material.zone
    rows = [(when, *what) for when, what in _lines(desk) if isinstance(when, date)]
    rows.sort(key=lambda row: row[0] if isinstance(row[0], datetime) else datetime.combine(row[0], time.min, zone))
    return Table(name="in_short", caption="In short", columns=_COLUMNS, rows=tuple(rows))


_COLUMNS = (
    Column("when", "When"),
    Column("what", "What was done"),
    Column("entry", "Where in this record"),
    Column("code", "In a word"),
)


def _lines(desk: Desk) -> Iterator[tuple[Any, Any]]:
    for request in _no_mistakes(desk, desk.view.requests):
        made = request.made_on or request.effective_on or request.effective_at
        yield made, _told("Asked for", desk, request, request.kind)
        if isinstance(request.reply, Code):
            yield request.replied_at, _told("Replied", desk, request, request.reply)
    for concern in _no_mistakes(desk, desk.view.concerns):
        if isinstance(concern.kind, Code):
            noticed = concern.noticed_on or concern.effective_on or concern.effective_at
            yield noticed, _told("Noticed", desk, concern, concern.kind)
    for one in _no_mistakes(desk, desk.view.consultations):
        yield one.held_on or one.held_at, _told("Consulted", desk, one, one.route)
    for evaluation in _no_mistakes(desk, desk.evaluations):
        yield evaluation.submitted_at, _told("Weighed", desk, evaluation, evaluation.result)
    for decision in _no_mistakes(desk, desk.decisions):
        yield decision.effective_on or decision.effective_at, _told("Decided", desk, decision, decision.disposition)
    yield from _moves(desk)


def _no_mistakes(desk: Desk, records: Iterable[Any]) -> Iterator[Any]:
    return (record for record in records if not desk.mistake(record))


def _moves(desk: Desk) -> Iterator[tuple[Any, Any]]:
    for entry in desk.view.timeline:
        if entry.move in _MOVES:
            yield entry.effective_on or entry.effective_at, (_MOVES[entry.move], desk.on_what(entry) or None, None)


_MOVES = {
    "concerns.review": "Looked at again",
    "issues.review": "Looked at again",
    "cases.close": "Closed",
    "cases.reopen": "Opened again",
}


def _told(done: str, desk: Desk, record: Any, code: Any) -> tuple[Any, ...]:
    return (done, desk.link(record.id), code if isinstance(code, Code) else None)
