"""The drawings of the lifecycles show what the tables say: no more, no less, and to everybody."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING
from xml.etree.ElementTree import fromstring

import pytest

from supervisio.domain.lifecycles import LIFECYCLES
from supervisio_pages import lifecycles
from supervisio_pages.drawing import BEGINS, columns_of, drawn

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from supervisio.domain.lifecycle import Lifecycle

SVG = "{http://www.w3.org/2000/svg}"
NEAR = 10  # of a point in a drawing: less than half a row

each_lifecycle = pytest.mark.parametrize("lifecycle", LIFECYCLES.values(), ids=LIFECYCLES)


def drawing(lifecycle: Lifecycle) -> Element:
    """Return the drawing, parsed."""
    return fromstring(drawn(lifecycle))  # noqa: S314 - we have just made it


def of_class(name: str, within: Element) -> list[Element]:
    """Return what is of a class within something drawn."""
    return [one for one in within.iter() if one.get("class") == name]


def height(mark: Element) -> float:
    """Return at which height a mark stands: the centre of a circle, the tip of an arrow, the middle of a text."""
    return float(mark.get("cy") or mark.get("y") or mark.get("points", "").partition(" ")[0].partition(",")[2])


@each_lifecycle
def test_every_status_has_a_row(lifecycle: Lifecycle) -> None:
    """In the order of the table, evenly, and those in which it begins are pointed at."""
    drawn_rows = of_class("status", drawing(lifecycle))
    heights = [height(row) for row in drawn_rows]

    assert tuple(row.text for row in drawn_rows) == lifecycle.statuses
    assert len({round(after - before, 3) for before, after in pairwise(heights)}) == 1
    assert {mark.get("data-status") for mark in of_class("start", drawing(lifecycle))} == set(lifecycle.starts)


@each_lifecycle
def test_every_move_is_drawn_and_no_other(lifecycle: Lifecycle) -> None:
    """From each status that it leaves to the one it leads to; where it stays, a ring."""
    expected = {
        (move.name, source, move.target if move.target != source else None)
        for move in lifecycle.moves
        for source in move.sources
    }

    assert set(moves_in(drawing(lifecycle))) == expected


def moves_in(svg: Element) -> Iterator[tuple[str | None, str | None, str | None]]:
    """Read the moves from the marks: name, from, to; None where the status stays."""
    for column in of_class("move", svg):
        name = column.get("data-move")
        yield from ((name, ring.get("data-status"), None) for ring in of_class("stays", column))
        targets = {head.get("data-status") for head in of_class("to", column)}
        assert len(targets) <= 1
        yield from ((name, dot.get("data-status"), to) for dot in of_class("from", column) for to in targets)


@each_lifecycle
def test_every_mark_stands_in_the_row_that_it_names(lifecycle: Lifecycle) -> None:
    """A dot and a ring in the middle of it, the tip of an arrow there or at a ring."""
    svg = drawing(lifecycle)
    rows = {row.text: height(row) for row in of_class("status", svg)}

    for kind in ("from", "stays", "to", "start"):
        for mark in of_class(kind, svg):
            assert abs(height(mark) - rows[mark.get("data-status")]) < (NEAR if kind == "to" else 0.1)


@each_lifecycle
def test_a_line_leads_from_every_dot_to_an_arrow(lifecycle: Lifecycle) -> None:
    """In its own column, without a gap."""
    for column in of_class("move", drawing(lifecycle)):
        lines = [sorted((float(line.get("y1", 0)), float(line.get("y2", 0)))) for line in of_class("way", column)]
        heads = [height(head) for head in of_class("to", column)]
        places = {mark.get("cx") or mark.get("x1") for mark in column if mark.get("class") in {"from", "stays", "way"}}

        assert len(places) == 1
        assert len(heads) == len(lines)
        for dot in of_class("from", column):
            assert any(top <= height(dot) <= bottom for top, bottom in lines)
        for top, bottom in lines:
            assert any(abs(head - top) < NEAR or abs(head - bottom) < NEAR for head in heads)


@each_lifecycle
def test_a_column_is_headed_by_its_move(lifecycle: Lifecycle) -> None:
    """Each name once, unless moves of one name lead to different statuses."""
    headings = [name.text for name in of_class("name", drawing(lifecycle))]

    assert headings == [BEGINS, *(moves[0].name for moves in columns_of(lifecycle))]
    assert set(headings) == {BEGINS, *(move.name for move in lifecycle.moves)}


@each_lifecycle
def test_who_does_not_see_it_is_told_the_same(lifecycle: Lifecycle) -> None:
    """A title, and a description with every status and every move; the drawing names them as its labels."""
    svg = drawing(lifecycle)
    texts = {one.get("id"): one.text or "" for one in (*svg.iter(f"{SVG}title"), *svg.iter(f"{SVG}desc"))}
    title, description = (texts[name] for name in svg.get("aria-labelledby", "").split())

    assert svg.get("role") == "img"
    assert lifecycle.noun.replace("_", " ") in title
    assert all(f"{move.name}: from" in description for move in lifecycle.moves)
    assert all(status in description for move in lifecycle.moves for status in (*move.sources, move.target or ""))
    assert all(status in description for status in lifecycle.starts)


@each_lifecycle
def test_it_has_the_colour_of_the_text_around_it(lifecycle: Lifecycle) -> None:
    """So that it can be read on a light page, on a dark one and in print; and nothing is drawn outside of it."""
    svg = drawing(lifecycle)
    wide, high = float(svg.get("width", 0)), float(svg.get("height", 0))

    for one in svg.iter():
        assert {one.get("fill", "none"), one.get("stroke", "none")} <= {"currentColor", "none"}
        assert 0 <= float(one.get("cx") or one.get("x") or 0) <= wide
        assert 0 <= float(one.get("cy") or one.get("y") or 0) <= high


@each_lifecycle
def test_the_table_below_tells_of_every_move(lifecycle: Lifecycle) -> None:
    """A line each: what it means, whose it is and what it needs; and what every status means."""
    page = lifecycles.page()

    for move in lifecycle.moves:
        assert any(
            f"`{move.name}`" in line
            and move.label in line
            and move.by in line
            and all(need in line for need in move.needs)
            for line in page.splitlines()
        )
    assert tuple(lifecycles.statuses_of(lifecycle)) == lifecycle.statuses
