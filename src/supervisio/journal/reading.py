"""
Rows as they stand in the database, a span of roots at a time.

On SQLite they are read without any conversion: a typed read lets an upper-cased id, an offset behind a time or a boolean of
2 pass, and stumbles over garbage. PostgreSQL keeps to its types by itself. Where a driver cannot turn a value into a Python
one at all (text that is no UTF-8, a day after the year 9999), the span is read again in a way that gives every other value.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Protocol, cast
from uuid import UUID

import attrs
from sqlalchemy import LargeBinary, Text, Uuid, bindparam, func, or_, select, tuple_, type_coerce, union_all
from sqlalchemy import cast as sql_cast
from sqlalchemy.exc import DataError, OperationalError
from sqlalchemy.types import NullType

from supervisio.errors import StorageError
from supervisio.journal.chain import ENTRIES, READS
from supervisio.models import CHILDREN, ROOTS, CaseRow
from supervisio.models.types import CanonicalJSON

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import ColumnElement, Dialect, Result, Select, Table
    from sqlalchemy.sql.base import Executable

    Row = Sequence[Any]
    Bound = bytes | UUID

PERSONAL_TOPIC = "personal_issue"
_ROWS_A_SPAN = 2000
_ROOT_TABLES = tuple(cast("Table", row.__table__) for row in ROOTS.values())
# The column that names the root a row belongs to.
_ROOT_COLUMN = {
    **dict.fromkeys(_ROOT_TABLES, "id"),
    **{cast("Table", row.__table__): "case_id" for row in CHILDREN.values()},
    READS: "case_id",
    ENTRIES: "root_id",
}
# What a fetch raises for a value that cannot be decoded. SQLite's drivers say OperationalError, as they do when the file
# cannot be read; then the second reading says so too.
_UNDECODABLE = (DataError, OperationalError, OverflowError, StorageError, ValueError)


class Run(Protocol):
    """Whoever runs the statements: a Connection, or what hands them to the host's session."""

    @property
    def dialect(self) -> Dialect:
        """The dialect of the database."""

    def execute(self, statement: Executable, parameters: Mapping[str, Any], /) -> Result[Any]:
        """Run one statement."""


@attrs.frozen
class Span:
    """Some neighbouring roots: those after one id and up to another (None: no bound), or one only."""

    after: Bound | None = None
    last: Bound | None = None
    only: Bound | None = None

    @property
    def given(self) -> dict[str, Bound]:
        """The bounds that there are, by name."""
        return {name: bound for name, bound in attrs.asdict(self).items() if bound is not None}


class Reader:
    """Reads the rows of one clinic."""

    def __init__(self, run: Run, clinic_id: str) -> None:
        self._run = run
        self._clinic = {"clinic_id": clinic_id}
        self.raw = run.dialect.name == "sqlite"

    def spans(self) -> Iterator[Span]:
        """
        Yield spans of neighbouring roots that together leave nothing out.

        A span takes in some thousand rows of each table, and the whole of the last root. The outermost spans are open, so
        rows whose root is gone come by too, whatever stands in place of its id.
        """
        after: Bound | None = None
        while True:
            last = self._end_of_span(after)
            yield Span(after=after, last=last)
            if last is None:
                return
            after = last

    def span_of(self, root_id: UUID) -> Span:
        """Return the span of one root."""
        return Span(only=root_id.hex.encode() if self.raw else root_id)

    def rows(self, table: Table, span: Span) -> Sequence[Row]:
        """Return a table's rows of these roots, every column in the table's order; entries in the order of their chains."""
        shape = tuple(span.given)
        given = {**self._clinic, **span.given}
        try:
            return self._run.execute(_rows_as_they_are(table, shape, raw=self.raw), given).all()
        except _UNDECODABLE:
            return list(self._decodable_rows(table, shape, given))

    def count_of_roots(self) -> int:
        """Return how many roots there are, without the cases of personal issues."""
        return cast("int", self._run.execute(_count_of_roots(), self._clinic).scalar_one())

    def _end_of_span(self, after: Bound | None) -> Bound | None:
        lowest = b"" if self.raw else UUID(int=0)
        given = {**self._clinic, "after": lowest if after is None else after}
        return cast("Bound | None", self._run.execute(_end_of_span(raw=self.raw), given).scalar())

    def _decodable_rows(self, table: Table, shape: tuple[str, ...], given: Mapping[str, Any]) -> Iterator[Row]:
        if self.raw:
            for row in self._run.execute(_rows_in_hex(table, shape), given).all():
                yield [_raw_value(*pair) for pair in zip(row[::2], row[1::2], strict=True)]
            return
        for key in self._run.execute(_keys(table, shape), given).all():
            try:
                yield self._run.execute(_row_at_key(table), key._asdict()).one()
            except (DataError, OverflowError, ValueError):
                known = key._mapping
                yield [known.get(column.name, _UNREADABLE) for column in table.columns]


_UNREADABLE = object()
"""Stands for a value that the driver could not decode."""


def _raw_value(kind: str, content: str) -> Any:
    """Return the value that SQLite's ``typeof`` and ``hex`` tell of; text that is no UTF-8 with surrogates in it."""
    content_bytes = bytes.fromhex(content)
    match kind:
        case "null":
            return None
        case "integer":
            return int(content_bytes)
        case "real":
            return float(content_bytes)
        case "text":
            return content_bytes.decode("utf-8", "surrogateescape")
    return content_bytes


@cache
def _rows_as_they_are(table: Table, shape: tuple[str, ...], *, raw: bool) -> Select[Any]:
    if raw:
        columns = [type_coerce(column, NullType()) for column in table.columns]
    else:
        # JSON as its text: white space or a key given twice would not show in the value.
        columns = [
            type_coerce(column, Text()) if isinstance(column.type, CanonicalJSON) else column for column in table.columns
        ]
    return _of_span(select(*columns), table, shape, raw=raw)


@cache
def _rows_in_hex(table: Table, shape: tuple[str, ...]) -> Select[Any]:
    columns = [tell(column) for column in table.columns for tell in (func.typeof, func.hex)]
    return _of_span(select(*columns), table, shape, raw=True)


@cache
def _keys(table: Table, shape: tuple[str, ...]) -> Select[Any]:
    return _of_span(select(*table.primary_key.columns), table, shape, raw=False)


@cache
def _row_at_key(table: Table) -> Select[Any]:
    whole = _rows_as_they_are(table, (), raw=False)
    return whole.where(*(column == bindparam(column.name) for column in table.primary_key.columns if column.name != "clinic_id"))


def _of_span(statement: Select[Any], table: Table, shape: tuple[str, ...], *, raw: bool) -> Select[Any]:
    root = table.columns[_ROOT_COLUMN[table]]
    statement = statement.where(table.columns.clinic_id == bindparam("clinic_id"))
    if "only" in shape:
        statement = statement.where(root == _bound("only", raw=raw))
    if "after" in shape:
        statement = statement.where(root > _bound("after", raw=raw))
    if "last" in shape:
        up_to_last = root <= _bound("last", raw=raw)
        # A NULL, which no constraint of ours lets in, lies in no span; so it is taken along with the first.
        statement = statement.where(up_to_last if "after" in shape else or_(up_to_last, root.is_(None)))
    return statement.order_by(root, table.columns.seq) if table is ENTRIES else statement


def _bound(name: str, *, raw: bool) -> ColumnElement[Any]:
    # As bytes, since an id may be text that is no UTF-8 and could not be bound as a text.
    return sql_cast(bindparam(name, type_=LargeBinary()), Text()) if raw else bindparam(name, type_=Uuid())


@cache
def _end_of_span(*, raw: bool) -> Select[Any]:
    """Return the statement for the id up to which no table has more than a span's rows; for none once all have fewer."""
    ends = [
        select(table.columns[root].label("root"))
        .where(table.columns.clinic_id == bindparam("clinic_id"), table.columns[root] > _bound("after", raw=raw))
        .order_by(table.columns[root])
        .limit(1)
        .offset(_ROWS_A_SPAN - 1)
        .subquery()
        for table, root in _ROOT_COLUMN.items()
    ]
    root = union_all(*(select(end.c.root) for end in ends)).subquery().c.root
    if not raw:
        return select(root).order_by(root).limit(1)
    # What is no text sorts after all text: it is left to the last span, which is open.
    return select(sql_cast(root, LargeBinary())).where(func.typeof(root) == "text").order_by(root).limit(1)


@cache
def _count_of_roots() -> Select[int]:
    counts = [
        select(func.count()).select_from(table).where(table.columns.clinic_id == bindparam("clinic_id"))
        for table in _ROOT_TABLES
    ]
    cases = _ROOT_TABLES.index(cast("Table", CaseRow.__table__))
    counts[cases] = counts[cases].where(CaseRow.topic != PERSONAL_TOPIC)
    total = counts[0].scalar_subquery() + counts[1].scalar_subquery() + counts[2].scalar_subquery()
    return select(total)
