"""``supervisio queue``: what waits for somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from supervisio.cli.answers import Answer, Table, counted
from supervisio.cli.command import Command
from supervisio.cli.places import actor_of, add_actor, add_clinic, add_json, clinic_of

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator

    from supervisio.domain.records import Page, WaitingRecord


def _options(parser: ArgumentParser) -> None:
    add_actor(parser)
    parser.add_argument("--limit", metavar="N", type=int, default=50, help="at most so many, up to 200; by default 50")
    add_clinic(parser)
    add_json(parser)


def _queue(asked: Namespace) -> Answer:
    actor = actor_of(asked)
    with clinic_of(asked) as clinic, clinic.reading(actor) as supervision:
        waiting = supervision.queue(limit=asked.limit)
        count = supervision.queue_count()
    return Answer(data={"count": count, **waiting.to_dict()}, shown=list(shown(waiting, count)))


def shown(waiting: Page[WaitingRecord], count: int) -> Iterator[str | Table]:
    """Yield what waits as lines and a table, most urgent first."""
    if not count:
        yield "Nothing waits."
        return
    yield f"{counted(count, 'thing waits', 'things wait')}, the most urgent first."
    rows = [
        (
            one.kind,
            str(one.urgency or ""),
            f"{one.respond_by:%Y-%m-%d %H:%M}",
            "!" if one.overdue else "",
            str(one.case_id),
        )
        for one in waiting
    ]
    overdue = frozenset(place for place, one in enumerate(waiting) if one.overdue)
    yield Table(("what", "urgency", "due by (UTC)", "", "case"), rows, overdue)
    if overdue:
        yield "! is overdue."
    if len(waiting) < count:
        yield f"{count - len(waiting):,} more wait; --limit shows up to 200."


QUEUE = Command(
    name="queue",
    help="show what waits for somebody",
    description=(
        "Show what waits for somebody, the most urgent first: what they were asked, what\n"
        "was answered or declined, actions, reviews that are due. No text is opened."
    ),
    example="supervisio queue --as s-lee --acts-as duty-desk --keys clinic.keys",
    options=_options,
    run=_queue,
)
