"""Parts, entries, tables and lines as HTML, with headings that follow each other without a gap."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING, Any

from supervisio.document.content import Entry, Lines, Ref, Table, Text
from supervisio.document.fields import TITLES, WRITTEN
from supervisio.document.page.values import Values, anchor
from supervisio.domain.hidden import Hidden

if TYPE_CHECKING:
    from collections.abc import Iterable
    from zoneinfo import ZoneInfo

    from supervisio.document.content import Block, Column, Fact, Part
    from supervisio.domain.vocabulary import Code

    _Placed = tuple[int, Column]

_DEEPEST = 6  # levels of headings
_NARROW = 28  # characters
_ROWS_A_PIECE = 1_000


class Writer:
    """Writes the parts of one page."""

    def __init__(self, zone: ZoneInfo) -> None:
        self.values = Values(zone)
        self._captions = 0

    def part(self, part: Part) -> str:
        """Return one part as a section of the page."""
        heading = f"{part.name}-heading"
        told = "".join(self._block(block, 3) for block in part.blocks)
        return (
            f'<section id="{part.name}" aria-labelledby="{heading}">\n'
            f'<h2 id="{heading}">{escape(part.heading)}</h2>\n{told}</section>\n'
        )

    def _block(self, block: Block, level: int) -> str:
        if isinstance(block, Entry):
            return self._entry(block, level)
        return self._table(block) if isinstance(block, Table) else self._lines(block, level)

    def _entry(self, entry: Entry, level: int) -> str:
        named = "" if entry.id is None else f' id="{anchor(entry.title)}"'
        marks = "".join(f"<li>{self.values.html(mark)}</li>" for mark in entry.marks)
        below = "".join(self._block(block, level + 1) for block in entry.below)
        facts = [fact for fact in entry.facts if fact.name not in WRITTEN and not _is_title(fact, entry)]
        return (
            f'<article class="entry {entry.noun}"{named}>\n'
            f"{_heading(entry.title, level, entry.kind)}"
            f"{_wrapped('ul', marks, 'marks')}"
            f"{_wrapped('dl', ''.join(map(self._fact, facts)))}"
            f"{self._written({fact.name: fact.value for fact in entry.facts if fact.name in WRITTEN})}"
            f"{below}</article>\n"
        )

    def _fact(self, fact: Fact) -> str:
        wide = ' class="wide"' if _is_wide(fact.value) else ""
        return f"<div{wide}><dt>{escape(fact.label)}</dt><dd>{self.values.html(fact.value)}</dd></div>"

    def _written(self, when: dict[str, Any]) -> str:
        if not when:
            return ""
        # Where only the day is known, that it began at midnight says nothing.
        happened, written = when.get("effective_on") or when["effective_at"], when["recorded_at"]
        told = "Happened and written" if happened == written else f"Happened {self.values.html(happened)}; written"
        by = f" by {self.values.html(when['recorded_by'])}" if "recorded_by" in when else ""
        return f'<p class="written">{told} {self.values.html(written)}{by}</p>\n'

    def _table(self, table: Table) -> str:
        # A column in which no row has anything is left away, as the reasons where none is disclosed.
        used = [any(not _is_nothing(row[at]) for row in table.rows) for at in range(len(table.columns))]
        columns = [group for group in _joined(table.columns) if any(used[at] for at, _ in group)]
        head = "".join(f'<th scope="col">{escape(group[0][1].label)}</th>' for group in columns)
        return "".join(self._piece(table, begin, head, columns) for begin in range(0, len(table.rows), _ROWS_A_PIECE))

    def _piece(self, table: Table, begin: int, head: str, columns: list[list[_Placed]]) -> str:
        """Return some rows as a table of their own: a browser lays out many small ones sooner than one large one."""
        self._captions += 1
        caption = f"table-{self._captions}"
        shown = table.rows[begin : begin + _ROWS_A_PIECE]
        rows = "".join(self._row(row, columns) for row in shown)
        which = "" if len(table.rows) <= _ROWS_A_PIECE else f", rows {begin + 1} to {begin + len(shown)}"
        return (
            f'<div class="scroll" role="region" aria-labelledby="{caption}" tabindex="0">\n<table class="{table.name}">'
            f'<caption id="{caption}">{escape(table.caption)}{which}</caption>\n'
            f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody></table>\n</div>\n"
        )

    def _row(self, row: tuple[Any, ...], columns: list[list[_Placed]]) -> str:
        first, *others = (self._cell(row, group) for group in columns)
        return f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in others)}</tr>\n'

    def _cell(self, row: tuple[Any, ...], group: list[_Placed]) -> str:
        shown = []
        for at, column in group:
            value = row[at]
            if not _is_nothing(value):
                label = f"{escape(column.label)} " if column.joins and column.label else ""
                shown.append(f"{label}{self.values.html(value)}")
        return "<br>".join(shown)

    def _lines(self, lines: Lines, level: int) -> str:
        heading = _heading(lines.caption, level) if lines.caption else ""
        if len(lines.lines) == 1:
            return f"{heading}<p>{escape(lines.lines[0])}</p>\n"
        told = "".join(f"<li>{escape(line)}</li>\n" for line in lines.lines)
        return f"{heading}<{_LIST[lines.numbered]}>{told}</{_LIST[lines.numbered][:2]}>\n"


_LIST = {True: "ol", False: 'ul class="lines"'}


def _joined(columns: Iterable[Column]) -> list[list[_Placed]]:
    """Return the columns, each with its place, in groups: those that are shown in one."""
    groups: list[list[_Placed]] = []
    for at, column in enumerate(columns):
        if column.joins:
            groups[-1].append((at, column))
        else:
            groups.append([(at, column)])
    return groups


def _is_nothing(value: Any) -> bool:
    return value is None or value == ()


def _is_title(fact: Fact, entry: Entry) -> bool:
    return entry.kind is not None and fact.name in TITLES and fact.value is entry.kind


def _is_wide(value: Any) -> bool:
    """Return whether a value is better given the whole width of the page."""
    if isinstance(value, Text):
        return not isinstance(value.words, Hidden)
    if isinstance(value, Ref):
        return len(value.ref) > _NARROW
    if type(value) is tuple:
        return len(value) > 1 or any(map(_is_wide, value))
    return isinstance(value, Mapping) or (type(value) is str and len(value) > _NARROW)


def _heading(text: str, level: int, kind: Code | None = None) -> str:
    tag = f"h{min(level, _DEEPEST)}"
    if kind is None:
        return f"<{tag}>{escape(text)}</{tag}>\n"
    return f'<{tag} title="{escape(kind.definition)}">{escape(text)}: {escape(kind.label)}</{tag}>\n'


def _wrapped(tag: str, inner: str, class_: str = "") -> str:
    named = f' class="{class_}"' if class_ else ""
    return f"<{tag}{named}>{inner}</{tag}>\n" if inner else ""
