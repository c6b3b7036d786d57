"""What was decided and told, when it is looked at again, and how it was closed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from supervisio.document.content import Block, Column, Entry, Fact, Table, tables
from supervisio.domain.hidden import Hidden

if TYPE_CHECKING:
    from collections.abc import Iterator

    from supervisio.document.parts.desk import Desk
    from supervisio.domain.records import TimelineRecord

_HELD = ("concerns.review", "issues.review")
_CLOSING = ("cases.close", "cases.reopen")


def decisions(desk: Desk) -> Iterator[Block]:
    """Write each decision, on which grounds and by whom; of one concern the last one holds."""
    for one in desk.decisions:
        concern = desk.link(one.concern_id)
        about = () if concern is None else (Fact("concern_id", "About", concern),)
        yield desk.entry(one, leaving=("client_was_told",), first=about)


def told(desk: Desk) -> Iterator[Block]:
    """Write what the client was told, and on which occasion; each is told here and nowhere else."""
    rows = tuple(_told(desk))
    if rows:
        columns = (Column("occasion", "On what occasion"), Column("when", "When"), Column("told", "What was told"))
        yield Table(name="told", caption="Told to the client", columns=columns, rows=rows)


def _told(desk: Desk) -> Iterator[tuple[Any, ...]]:
    for request in desk.view.requests:
        if isinstance(request.reply, str):
            occasion = (desk.link(request.id), request.reply, *desk.mistake(request))
            yield occasion, request.replied_at, desk.value(request, "explanation")
    for concern in desk.view.concerns:
        said = [one for one in concern.decisions if one.client_was_told is not None]
        for one in said:
            occasion = (desk.link(one.id), *desk.mistake(one))
            yield occasion, one.effective_on or one.effective_at, desk.value(one, "client_was_told")
        words = desk.value(concern, "client_was_told")
        # With a decision, the concern says what the newest one says.
        if words is not None and not said:
            when = _last(desk.entries_of(concern, "concerns.not_a_concern"))
            named = desk.link(concern.id) or "Something that was looked at and closed"
            yield (named, *desk.mistake(concern)), when, words
    words = desk.value(desk.view.case, "client_was_told")
    if words is not None:
        closings = [one for one in desk.view.timeline if one.move == "cases.close"]
        yield ("The closing of the case",), _last(closings), words


def _last(entries: list[TimelineRecord]) -> Any:
    return entries[-1].effective_on or entries[-1].effective_at if entries else None


def reviews(desk: Desk) -> Iterator[Block]:
    """Write which days were set to look again, and when that was done."""
    day = (Column("what", "What"), Column("day_of", "Which day"), Column("day", "Day"))
    held = (
        Column("what", "What"),
        Column("effective_at", "Looked at again"),
        Column("recorded_at", "Written"),
        Column("entry", "Entry of the timeline"),
    )
    rows = tuple(
        (
            desk.on_what(entry) or "What was decided",
            entry.effective_on or entry.effective_at,
            entry.recorded_at,
            entry.seq,
        )
        for entry in desk.view.timeline
        if entry.move in _HELD
    )
    yield from tables(
        (
            Table(name="set", caption="Days set", columns=day, rows=tuple(_days(desk))),
            Table(name="held", caption="Reviews held", columns=held, rows=rows),
        )
    )


def _days(desk: Desk) -> Iterator[tuple[Any, ...]]:
    view = desk.view
    dated: list[tuple[Any, str]] = [(view.case, "review_on")]
    dated += [(plan, "follow_up_on") for request in view.requests for plan in request.plans]
    dated += [(one, "follow_up_on") for one in view.consultations]
    dated += [(one, "review_on") for one in desk.decisions]
    dated += [(one, name) for one in (*view.concerns, *view.issues) for name in ("review_on", "reviewed_on")]
    for record, name in dated:
        fact = desk.fact(record, name)
        if fact is not None and not isinstance(fact.value, Hidden):
            yield (desk.link(record.id) or ("The case" if record is view.case else "A concern"), fact.label, fact.value)


def outcome(desk: Desk) -> Iterator[Block]:
    """Write how the case was closed, and each closing and opening again."""
    case = desk.view.case
    fact = desk.fact(case, "outcome")
    if fact is not None:
        status = desk.fact(case, "status")
        yield Entry(noun="outcome", title="The case", facts=(*(() if status is None else (status,)), fact))
    rows = tuple(
        (desk.call(one), one.effective_on or one.effective_at, one.recorded_at, desk.actor(one), one.seq)
        for one in desk.view.timeline
        if one.move in _CLOSING
    )
    columns = (
        Column("move", "What was done"),
        Column("effective_at", "Happened"),
        Column("recorded_at", "Written"),
        Column("actor_ref", "By whom"),
        Column("entry", "Entry of the timeline"),
    )
    yield from tables((Table(name="closings", caption="Closed and opened again", columns=columns, rows=rows),))
