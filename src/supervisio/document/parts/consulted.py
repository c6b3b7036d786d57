"""Who was asked, what was advised and what was done with it, and what was agreed to be done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from supervisio.document.content import Block, Column, Fact, Table, facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from supervisio.document.content import Entry
    from supervisio.document.parts.desk import Desk

_TOLD_ELSEWHERE = ("recommendations", "addenda", "follow_up_on")
_DONE_WITH = ("recommendations.follow", "recommendations.decline", "recommendations.contest")


def consultations(desk: Desk) -> Iterator[Block]:
    """Write each consultation with what was recommended and what was added later."""
    for one in desk.view.consultations:
        below = (
            *(_recommendation(desk, advice) for advice in one.recommendations),
            *(desk.entry(addendum) for addendum in one.addenda),
        )
        # Where only the day of a talk is known, that it began at midnight says nothing.
        moment = () if one.held_on is None else ("held_at",)
        yield desk.entry(one, leaving=(*_TOLD_ELSEWHERE, *moment), below=below)


def _recommendation(desk: Desk, advice: Any) -> Entry:
    done: list[Fact] = []
    for entry in desk.entries_of(advice, *_DONE_WITH):
        done += facts(
            Fact(f"done_{entry.seq}", desk.call(entry).words, entry.effective_on or entry.effective_at),
            Fact(f"reason_{entry.seq}", "With the reason", desk.reason(entry)),
        )
    return desk.entry(advice, last=tuple(done))


def actions(desk: Desk) -> Iterator[Block]:
    """Write who does what by when."""
    rows = tuple(_action(desk, one) for one in desk.view.actions)
    if rows:
        yield Table(name="actions", caption="Actions", columns=_ACTION, rows=rows)


_ACTION = (
    Column("action", "Action"),
    Column("text", "What"),
    Column("owner_ref", "Who"),
    Column("due_on", "By"),
    Column("status", "Status"),
    Column("marks", "", joins=True),
    Column("consultation_id", "Agreed in"),
    Column("effective_at", "Happened"),
    Column("recorded_at", "Written"),
    Column("recorded_by", "by", joins=True),
)


def _action(desk: Desk, one: Any) -> tuple[Any, ...]:
    told = [desk.value(one, name) for name in ("text", "owner_ref", "due_on", "status")]
    when = (one.effective_on or one.effective_at, one.recorded_at, desk.value(one, "recorded_by"))
    return (desk.anchor(one), *told, desk.marks(one), desk.value(one, "consultation_id"), *when)
