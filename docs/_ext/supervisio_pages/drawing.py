"""
A lifecycle as a drawing: a row a status, a column a move.

An arrow begins as a dot in each status that the move leaves and points at the one that it leads to; a ring is a move
after which the status is what it was. All lines and letters have the colour of the text around them.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from supervisio.domain.lifecycle import Lifecycle, Move

BEGINS = "begins"

_ROW, _COLUMN = 30, 37
_LETTER = 7.4  # the width of a letter of a status, in the script that the style sheet names
_HEADING = 6.4  # that of a letter of a heading
_LEAN = 60  # degrees by which headings rise
_SINE, _COSINE = 0.866, 0.5  # of that angle
_DOT, _RING, _HEAD = 4, 6, 9


def drawn(lifecycle: Lifecycle) -> str:
    """Return the drawing as an SVG element, in which no line is empty."""
    return Drawing(lifecycle).svg()


class Drawing:
    """The drawing of one lifecycle: where its rows and columns are, and what stands in them."""

    def __init__(self, lifecycle: Lifecycle) -> None:
        self.lifecycle = lifecycle
        self.columns = columns_of(lifecycle)
        longest = max(map(len, (BEGINS, *(moves[0].name for moves in self.columns)))) * _HEADING
        self._left = max(map(len, lifecycle.statuses)) * _LETTER + 26
        self._top = longest * _SINE + 22
        self._right = self._left + _COLUMN * (len(self.columns) + 1)
        self._bottom = self._top + _ROW * len(lifecycle.statuses)
        self._width = self._right + max(
            len(name) * _HEADING * _COSINE - place * _COLUMN for place, name in enumerate(reversed(self._headings()))
        )

    def svg(self) -> str:
        """Return it as an SVG element."""
        name = self.lifecycle.noun.replace("_", " ")
        ids = f"{self.lifecycle.noun}-title", f"{self.lifecycle.noun}-description"
        width, height = f"{self._width:.0f}", f"{self._bottom + 4:.0f}"
        begin = (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="lifecycle" width="{width}" height="{height}" '
            f'viewBox="0 0 {width} {height}" role="img" aria-labelledby="{" ".join(ids)}">'
        )
        parts = (
            begin,
            f'<title id="{ids[0]}">Lifecycle: {escape(name)}</title>',
            f'<desc id="{ids[1]}">{escape(in_words(self.lifecycle))}</desc>',
            *self._rows(),
            *self._beginning(),
            *(line for place, moves in enumerate(self.columns, start=1) for line in self._column(place, moves)),
            "</svg>",
        )
        return "\n".join(parts)

    def _headings(self) -> list[str]:
        return [BEGINS, *(moves[0].name for moves in self.columns)]

    def _rows(self) -> Iterator[str]:
        for place, status in enumerate(self.lifecycle.statuses):
            if place % 2 == 0:
                width = self._right - 4
                yield (
                    f'<rect class="row" x="4" y="{self._top + place * _ROW:.1f}" width="{width:.1f}" height="{_ROW}" '
                    'fill="currentColor" fill-opacity=".06" />'
                )
            yield (
                f'<text class="status" data-status="{status}" x="12" y="{self._y(status):.1f}" '
                f'dominant-baseline="central" fill="currentColor">{status}</text>'
            )

    def _beginning(self) -> Iterator[str]:
        x = self._x(0)
        yield f'<g class="{BEGINS}">'
        yield self._heading(x, BEGINS)
        last = max(map(self._y, self.lifecycle.starts))
        yield _line(x, self._top - 6, last - _HEAD)
        for status in self.lifecycle.starts:
            yield _head(x, self._y(status), "start", status, down=True)
        yield "</g>"

    def _column(self, place: int, moves: tuple[Move, ...]) -> Iterator[str]:
        x = self._x(place)
        yield f'<g class="move" data-move="{moves[0].name}">'
        yield self._heading(x, moves[0].name)
        yield (
            f'<line class="guide" x1="{x:.1f}" y1="{self._top:.1f}" x2="{x:.1f}" y2="{self._bottom:.1f}" '
            'stroke="currentColor" stroke-opacity=".14" />'
        )
        for move in moves:
            yield from self._stays(x, move) if move.target is None else self._leads(x, move, move.target)
        yield "</g>"

    def _stays(self, x: float, move: Move) -> Iterator[str]:
        return (_ring(x, self._y(status), status) for status in move.sources)

    def _leads(self, x: float, move: Move, target: str) -> Iterator[str]:
        at = self._y(target)
        left = [status for status in move.sources if status != target]
        # Where it also stays, the arrow ends at the ring.
        stays = target in move.sources or any(
            target in other.sources for other in self.lifecycle.moves if other.name == move.name and other is not move
        )
        gap = _RING + 1 if stays else 0
        for down in (True, False):
            ys = [self._y(status) for status in left if (self._y(status) < at) is down]
            if ys:
                tip = at - gap if down else at + gap
                yield _line(x, min(ys) if down else max(ys), tip - _HEAD + 1 if down else tip + _HEAD - 1)
                yield _head(x, tip, "to", target, down=down)
        yield from (_dot(x, self._y(status), status) for status in left)
        if target in move.sources:
            yield _ring(x, at, target)

    def _heading(self, x: float, name: str) -> str:
        y = self._top - 12
        return (
            f'<text class="name" transform="translate({x + 3:.1f} {y:.1f}) rotate(-{_LEAN})" '
            f'fill="currentColor">{name}</text>'
        )

    def _x(self, place: int) -> float:
        return self._left + _COLUMN * (place + 0.5)

    def _y(self, status: str) -> float:
        return self._top + _ROW * (self.lifecycle.statuses.index(status) + 0.5)


def columns_of(lifecycle: Lifecycle) -> list[tuple[Move, ...]]:
    """Return the moves as they stand in columns: those of one name together, of which one at most leads elsewhere."""
    columns: dict[tuple[str, str | None], list[Move]] = {}
    targets: dict[str, str | None] = {}
    for move in lifecycle.moves:
        target = targets.setdefault(move.name, move.target)
        if target is None or move.target is None:
            targets[move.name] = target or move.target
            columns.setdefault((move.name, None), []).append(move)
        else:
            columns.setdefault((move.name, None if target == move.target else move.target), []).append(move)
    return [tuple(moves) for moves in columns.values()]


def in_words(lifecycle: Lifecycle) -> str:
    """Return what the drawing shows, for whoever does not see it."""
    told = [f"It begins as {_either(lifecycle.starts)}."]
    for move in lifecycle.moves:
        to = "the status stays" if move.target is None else f"to {move.target}"
        told.append(f"{move.name}: from {_either(move.sources)}, {to}.")
    return " ".join(told)


def _either(statuses: Iterable[str]) -> str:
    *others, last = statuses
    return f"{', '.join(others)} or {last}" if others else last


def _line(x: float, start: float, end: float) -> str:
    return (
        f'<line class="way" x1="{x:.1f}" y1="{start:.1f}" x2="{x:.1f}" y2="{end:.1f}" '
        'stroke="currentColor" stroke-width="1.6" />'
    )


def _head(x: float, y: float, kind: str, status: str, *, down: bool) -> str:
    base = y - _HEAD if down else y + _HEAD
    points = f"{x:.1f},{y:.1f} {x - 5:.1f},{base:.1f} {x + 5:.1f},{base:.1f}"
    return f'<polygon class="{kind}" data-status="{status}" points="{points}" fill="currentColor" />'


def _dot(x: float, y: float, status: str) -> str:
    return f'<circle class="from" data-status="{status}" cx="{x:.1f}" cy="{y:.1f}" r="{_DOT}" fill="currentColor" />'


def _ring(x: float, y: float, status: str) -> str:
    return (
        f'<circle class="stays" data-status="{status}" cx="{x:.1f}" cy="{y:.1f}" r="{_RING}" fill="none" '
        'stroke="currentColor" stroke-width="1.6" />'
    )
