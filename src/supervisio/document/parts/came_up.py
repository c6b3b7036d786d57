"""What came up: requests with the plans for a reply, concerns, and in its own case a personal issue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from supervisio.document.content import Block, Column, Lines, Table
from supervisio.domain.hidden import LEFT_OUT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from supervisio.document.content import Entry
    from supervisio.document.parts.desk import Desk
    from supervisio.domain.records import ClientRequestRecord

_TOLD_ELSEWHERE = {
    "client_request": ("explanation", "plans", "observations"),
    "personal_issue": ("practice_responses", "support_references", "review_on", "reviewed_on"),
    "boundary_concern": ("client_was_told", "review_on", "reviewed_on", "evaluations", "decisions"),
}


def came_up(desk: Desk) -> Iterator[Block]:
    """Write what came up, in the order of recording."""
    for record in desk.view.came_up:
        # Of a concern of which not even the kind is told, the decision is told, and no more.
        if record.kind is not LEFT_OUT:
            yield desk.entry(record, leaving=_TOLD_ELSEWHERE[record.noun], below=_below(desk, record))


def _below(desk: Desk, record: Any) -> tuple[Entry, ...]:
    if record.noun == "client_request":
        return tuple(desk.entry(plan, leaving=("follow_up_on",)) for plan in record.plans)
    if record.noun == "personal_issue":
        return tuple(desk.entry(one) for one in (*record.practice_responses, *record.support_references))
    return ()


def next_session(desk: Desk) -> Iterator[Block]:
    """Write how each reply was taken, and what the next session showed."""
    for request in desk.view.requests:
        if not request.observations:
            continue
        link = desk.link(request.id)
        title = "Request" if link is None else link.title
        yield Table(
            name=f"observations_{request.id}",
            caption=f"{title}: what was seen",
            columns=_OBSERVED,
            rows=tuple(_observed(desk, one) for one in request.observations),
        )
        yield from _came_of(title, request)


_OBSERVED = (
    Column("observed_on", "Seen on"),
    Column("reaction", "How it was taken"),
    Column("next_session", "Next session"),
    Column("text", "What was seen"),
    Column("effective_at", "Happened"),
    Column("recorded_at", "Written"),
    Column("recorded_by", "by", joins=True),
    Column("marks", "", joins=True),
)


def _observed(desk: Desk, one: Any) -> tuple[Any, ...]:
    happened = one.effective_on or one.effective_at
    told = tuple(desk.value(one, name) for name in ("observed_on", "reaction", "next_session", "text"))
    return (*told, happened, one.recorded_at, desk.value(one, "recorded_by"), desk.marks(one))


def _came_of(title: str, request: ClientRequestRecord) -> Iterator[Block]:
    came_of = request.came_of
    if came_of is None:
        return
    lines = []
    if came_of.replied_as_planned is not None:
        lines.append(f"The reply was {'the one' if came_of.replied_as_planned else 'not the one'} that was planned.")
    if came_of.unexpected:
        lines.append(f"Not expected beforehand: {', '.join(one.label.lower() for one in came_of.unexpected)}.")
    elif came_of.reactions:
        lines.append("Every reaction had been expected beforehand.")
    if lines:
        yield Lines(name=f"came_of_{request.id}", caption=f"{title}: held against the plan", lines=tuple(lines))
