"""
Rows as they stand in the database, a span of roots at a time.

On SQLite they are read without any conversion: a typed read lets an upper-cased id, an offset behind a time or a
boolean of 2 pass, and stumbles over garbage. PostgreSQL keeps to its types by itself. Where a driver cannot make a
Python value at all (of text that is no UTF-8, of a day after the year 9999), the span is read again in a way that gives
all the others.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

import attrs
from sqlalchemy import LargeBinary, Text, Uuid, bindparam, func, or_, select, type_coerce, union_all
from sqlalchemy import cast as sql_cast
from sqlalchemy.exc import DataError, OperationalError

from supervisio.journal.chain import ENTRIES, READS
from supervisio.models import CHILDREN, ROOTS, CaseRow
from supervisio.models.types import CanonicalJSON

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import ColumnElement, Connection, Select, Table

    Row = Sequence[Any]

Bound = bytes | UUID
PERSONAL_TOPIC = "personal_issue"
ROOT_COLUMN: dict[Table, str] = {
    **{cast("Table", row.__table__): "id" for row in ROOTS.values()},
    **{cast("Table", row.__table__): "case_id" for row in CHILDREN.values()},
    READS: "case_id",
    ENTRIES: "root_id",
}
"""The column that names the root to which a row belongs."""

# These say how much there is: a row within a root has an entry, and an entry few rows.
_BOUNDING = {table: root for table, root in ROOT_COLUMN.items() if root != "case_id" or table is READS}
_ROWS_A_SPAN = 500
_UNDECODABLE = (DataError, OverflowError, ValueError)
_UNREADABLE = object()


@attrs.frozen
class Span:
    """Some neighbouring roots: those after one id and up to another (None: no bound), or one only."""

    after: Bound | None = None
    last: Bound | None = None
    only: UUID | None = None

    @property
    def bounds(self) -> dict[str, Bound]:
        """The bounds that there are, by name."""
        return {name: bound for name, bound in attrs.asdict(self).items() if bound is not None}


class Reader:
    """Reads the rows of one clinic."""

    def __init__(self, connection: Connection, clinic_id: str) -> None:
        self._connection = connection
        self._clinic = {"clinic_id": clinic_id}
        self.raw = connection.dialect.name == "sqlite"
        # For a text that is no UTF-8, SQLite's drivers raise what they also raise for a file that cannot be read; in
        # that case the second reading raises it too.
        driver = connection.dialect.loaded_dbapi
        self._undecodable = (*_UNDECODABLE, OperationalError, driver.OperationalError)

    def spans(self) -> Iterator[Span]:
        """
        Yield spans of neighbouring roots that together leave nothing out.

        A span has some hundred roots or entries, and the whole of its last root. The outermost spans are open, so
        rows whose root is gone come by too, whatever stands in place of its id.
        """
        after: Bound | None = None
        while True:
            last = self._end_of_span(after)
            yield Span(after=after, last=last)
            if last is None:
                return
            after = last

    def rows(self, table: Table, span: Span) -> Sequence[Row]:
        """Return a table's rows of these roots, columns in the table's order; entries in the order of their chains."""
        shape = tuple(span.bounds)
        given = {**self._clinic, **span.bounds}
        try:
            with self._connection.execute(_rows_as_they_are(table, shape, raw=self.raw), given) as result:
                # The driver's own tuples: to make SQLAlchemy's rows of them costs as much as to check what they hold.
                return result.cursor.fetchall() if self.raw else result.all()
        except self._undecodable:
            return list(self._decodable_rows(table, shape, given))

    def count_of_roots(self) -> int:
        """Return how many roots there are, without the cases of personal issues."""
        count: int = self._connection.execute(_count_of_roots(), self._clinic).scalar_one()
        return count

    def _end_of_span(self, after: Bound | None) -> Bound | None:
        lowest = b"" if self.raw else UUID(int=0)
        given = {**self._clinic, "after": lowest if after is None else after}
        return cast("Bound | None", self._connection.execute(_end_of_span(raw=self.raw), given).scalar())

    def _decodable_rows(self, table: Table, shape: tuple[str, ...], given: Mapping[str, Any]) -> Iterator[Row]:
        if self.raw:
            for row in self._connection.execute(_rows_in_hex(table, shape), given).all():
                yield [_value(kind, content) for kind, content in zip(row[::2], row[1::2], strict=True)]
            return
        for key in self._connection.execute(_keys(table, shape), given).mappings().all():
            try:
                yield self._connection.execute(_row_at_key(table), dict(key)).one()
            except _UNDECODABLE:
                yield [key.get(column.name, _UNREADABLE) for column in table.columns]


def _value(kind: str, content: str) -> Any:
    """Return the value that SQLite's ``typeof`` and ``hex`` tell of; what is no UTF-8 in a text becomes surrogates."""
    held = bytes.fromhex(content)
    match kind:
        case "null":
            return None
        case "integer":
            return int(held)
        case "real":
            return float(held)
        case "text":
            return held.decode("utf-8", "surrogateescape")
    return held


@cache
def _rows_as_they_are(table: Table, shape: tuple[str, ...], *, raw: bool) -> Select[Any]:
    # JSON as its text: white space, or a key that is there twice, would not show in the value.
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
    columns = dict.fromkeys([*table.primary_key.columns, table.columns[ROOT_COLUMN[table]]])
    return _of_span(select(*columns), table, shape, raw=False)


@cache
def _row_at_key(table: Table) -> Select[Any]:
    key = [column == bindparam(column.name) for column in table.primary_key.columns]
    return _rows_as_they_are(table, (), raw=False).where(*key)


def _of_span(statement: Select[Any], table: Table, shape: tuple[str, ...], *, raw: bool) -> Select[Any]:
    root = table.columns[ROOT_COLUMN[table]]
    statement = statement.where(table.columns.clinic_id == bindparam("clinic_id"))
    if "only" in shape:
        statement = statement.where(root == bindparam("only"))
    if "after" in shape:
        statement = statement.where(root > _bound("after", raw=raw))
    if "last" in shape:
        up_to_last = root <= _bound("last", raw=raw)
        # A NULL, which no constraint of ours lets in, is in no span; it is taken along with the first.
        statement = statement.where(up_to_last if "after" in shape else or_(up_to_last, root.is_(None)))
    return statement.order_by(root, table.columns.seq) if table is ENTRIES else statement


def _bound(name: str, *, raw: bool) -> ColumnElement[Any]:
    # On SQLite in bytes: an id may be a text that is no UTF-8, and could not be bound as one.
    return sql_cast(bindparam(name, type_=LargeBinary()), Text()) if raw else bindparam(name, type_=Uuid())


@cache
def _end_of_span(*, raw: bool) -> Select[Any]:
    """Return the statement for the root at which a span is full; it gives none if the rest is less than a span."""
    ends = [
        select(table.columns[root].label("root"))
        .where(table.columns.clinic_id == bindparam("clinic_id"), table.columns[root] > _bound("after", raw=raw))
        .order_by(table.columns[root])
        .limit(1)
        .offset(_ROWS_A_SPAN - 1)
        .subquery()
        for table, root in _BOUNDING.items()
    ]
    root = union_all(*(select(end.c.root) for end in ends)).subquery().c.root
    if not raw:
        return select(root).order_by(root).limit(1)
    # What is no text sorts after all text: it is left to the last span, which is open.
    return select(sql_cast(root, LargeBinary())).where(func.typeof(root) == "text").order_by(root).limit(1)


@cache
def _count_of_roots() -> Select[Any]:
    counts = {
        noun: select(func.count()).select_from(row).where(row.clinic_id == bindparam("clinic_id"))
        for noun, row in ROOTS.items()
    }
    counts["case"] = counts["case"].where(CaseRow.topic != PERSONAL_TOPIC)
    first, *others = (count.scalar_subquery() for count in counts.values())
    return select(sum(others, start=first))
