"""
What a decision record consists of, before it is HTML or JSON: parts, and in them entries, tables and lines.

Both forms are made from the same parts, so that they say the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

import attrs

from supervisio.domain.hidden import Hidden
from supervisio.domain.vocabulary import Code

if TYPE_CHECKING:
    from collections.abc import Iterable


@attrs.frozen
class Text:
    """A text that somebody wrote, in whatever language and direction, or what stands in its place."""

    words: str | Hidden = attrs.field(repr=False)


@attrs.frozen
class Ref:
    """A reference of the host's, shown as it is."""

    ref: str


@attrs.frozen
class Link:
    """Another entry of the record, by its id and title."""

    id: UUID
    title: str


@attrs.frozen
class Anchor:
    """A row that other entries refer to, by its id and title."""

    id: UUID
    title: str


@attrs.frozen
class Move:
    """A call of the journal, and what it is called once it is done."""

    call: str
    words: str


@attrs.frozen
class Mark:
    """Something that sets an entry apart, said in words: that it is late, redacted, superseded, a mistake."""

    code: str
    words: str


@attrs.frozen
class Fact:
    """One thing said: the name of the field, its label, and a value. None says that there is nothing."""

    name: str
    label: str
    value: Any = attrs.field(repr=False)


@attrs.frozen(kw_only=True)
class Entry:
    """One thing recorded: ``kind`` is a code that goes with its title, ``below`` what belongs to it."""

    noun: str
    title: str
    kind: Code | None = None
    id: UUID | None = None
    marks: tuple[Mark, ...] = ()
    facts: tuple[Fact, ...] = ()
    below: tuple[Block, ...] = ()


@attrs.frozen
class Column:
    """One column of a table; where it ``joins``, the page shows it below the one before, with its label before it."""

    name: str
    label: str
    joins: bool = False


@attrs.frozen(kw_only=True)
class Table:
    """Rows of one kind, whose first column says what each is about."""

    name: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Any, ...], ...] = attrs.field(repr=False)


@attrs.frozen(kw_only=True)
class Lines:
    """Plain lines of our own; ``numbered`` where they are steps, one after the other."""

    name: str
    caption: str = ""
    lines: tuple[str, ...]
    numbered: bool = False


Block = Entry | Table | Lines


@attrs.frozen(kw_only=True)
class Part:
    """One part of a record: each is digested by itself, so that an alteration is found in its place."""

    name: str
    heading: str
    blocks: tuple[Block, ...]


def facts(*given: Fact) -> tuple[Fact, ...]:
    """Return those facts of which there is something to say."""
    return tuple(one for one in given if one.value is not None and one.value != ())


def tables(given: Iterable[Table]) -> tuple[Table, ...]:
    """Return those tables that have a row."""
    return tuple(one for one in given if one.rows)
