"""Everything that happened, entry by entry, and apart from it what was corrected and what was written late."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from supervisio.document.content import Block, Column, Lines, Ref, Table, tables
from supervisio.document.fields import label_of
from supervisio.domain.calls import CORRECTING
from supervisio.domain.hidden import REDACTED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from supervisio.document.parts.desk import Desk
    from supervisio.domain.records import TimelineRecord


def timeline(desk: Desk) -> Iterator[Block]:
    """Write every entry of the journal that is disclosed."""
    shown = desk.view.timeline
    if shown:
        rows = tuple(_row(desk, entry) for entry in shown)
        yield Table(name="timeline", caption="Timeline", columns=_TIMELINE, rows=rows)
    missing = desk.material.head.seq - len(shown)
    if missing:
        entries = "entry is" if missing == 1 else "entries are"
        lines = (f"{missing} {entries} not shown: of what is left out here, or of what its maker may not see.",)
        yield Lines(name="not_shown", lines=lines)


_TIMELINE = (
    Column("seq", "No."),
    Column("move", "What was done"),
    Column("on", "", joins=True),
    Column("actor_ref", "By whom"),
    Column("acting_as", "as", joins=True),
    Column("effective_at", "Happened"),
    Column("recorded_at", "Written"),
    Column("marks", "", joins=True),
    Column("reason", "Reason"),
)


def _row(desk: Desk, entry: TimelineRecord) -> tuple[Any, ...]:
    return (
        entry.seq,
        desk.call(entry),
        desk.on_what(entry),
        desk.actor(entry),
        Ref(entry.acting_as) if isinstance(entry.acting_as, str) else None,
        entry.effective_on or entry.effective_at,
        entry.recorded_at,
        desk.marks(entry),
        desk.reason(entry),
    )


def corrections(desk: Desk) -> Iterator[Block]:
    """Write what was amended after it had been recorded, and what was written late."""
    amended = tuple(
        (
            CORRECTING[entry.move],
            desk.on_what(entry),
            entry.effective_on or entry.effective_at,
            entry.recorded_at,
            desk.actor(entry),
            entry.seq,
        )
        for entry in desk.view.timeline
        if entry.move in CORRECTING
    )
    late = tuple(
        (entry.seq, desk.call(entry), entry.effective_on or entry.effective_at, entry.recorded_at, days)
        for entry in desk.view.timeline
        if (days := desk.days_late(entry)) is not None
    )
    yield from tables(
        (
            Table(name="amended", caption="Amended", columns=_AMENDED, rows=amended),
            Table(name="redacted", caption="Texts taken out", columns=_REDACTED, rows=tuple(_redacted(desk))),
            Table(name="late", caption="Written late", columns=_LATE, rows=late),
        )
    )


_AMENDED = (
    Column("how", "How"),
    Column("what", "What"),
    Column("effective_at", "Happened"),
    Column("recorded_at", "Written"),
    Column("actor_ref", "By whom"),
    Column("entry", "Entry of the timeline"),
)
_REDACTED = (Column("what", "What"), Column("fields", "Which text"))
_LATE = (
    Column("entry", "Entry of the timeline"),
    Column("move", "What was done"),
    Column("effective_at", "Happened"),
    Column("recorded_at", "Written"),
    Column("days", "Days late"),
)


def _redacted(desk: Desk) -> Iterator[tuple[Any, ...]]:
    for record, names in (
        *((one, ("words", "explanation")) for one in desk.view.requests),
        *((one, ("question",)) for one in desk.view.consultations),
    ):
        taken = tuple(label_of(record.noun, name) for name in names if getattr(record, name) is REDACTED)
        if taken:
            yield desk.link(record.id), taken
