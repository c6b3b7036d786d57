"""
The statements of the hot paths, each built once.

Building an ``insert(table)`` anew costs more than running it through a cached compiler; so the constants are made on
first use.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import BigInteger, Text, bindparam, func, insert, literal, select, type_coerce, union_all, update

from supervisio.models import CHILDREN, ROWS, JournalEntryRow
from supervisio.models.types import CurrentTransaction

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy import BindParameter, ColumnElement, Insert, Select, Table, Update
    from sqlalchemy.sql.dml import ReturningInsert


@cache
def table_of(noun: str) -> Table:
    """Return the table of a noun."""
    return ROWS[noun].__table__  # type: ignore[return-value]  # declarative types it as FromClause


@cache
def columns_of(noun: str) -> dict[str, None]:
    """Return a row of this noun with nothing in it."""
    return dict.fromkeys(table_of(noun).columns.keys())


def by_no_index(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """
    Return a column for a comparison that no index is to be looked for.

    A clinic leads every index, and SQLite, which does not count rows, takes a clinic for small: it would rather go
    through all of it in the order of an id than to the few rows that another condition names.
    """
    return func.coalesce(column, column)


@cache
def insertion(noun: str) -> Insert:
    """Return the insert of one row, or of many."""
    return insert(table_of(noun))


@cache
def change(noun: str) -> Update:
    """Return the update of one row; the columns to set are those that parameters name."""
    table = table_of(noun)
    return update(table).where(table.c.clinic_id == bindparam("at_clinic"), table.c.id == bindparam("at_id"))


@cache
def lock(root: str, child: str | None) -> Update:
    """
    Return the update that takes hold of a root, by its own id or by the id of one of its children, and reads it.

    It changes nothing. A call on an existing root begins with it: whatever is read before it may be stale by the time
    one writes.
    """
    table = table_of(root)
    # Bound under names that are no columns: an update would take "clinic_id" for a value to set.
    clinic: BindParameter[str] = bindparam("at_clinic")
    row_id: BindParameter[UUID] = bindparam("at_id")
    found: Any = row_id
    if child is not None:
        below = CHILDREN[child].__table__
        found = select(below.c.case_id).where(below.c.clinic_id == clinic, below.c.id == row_id).scalar_subquery()
    return (
        update(table)
        .where(table.c.clinic_id == clinic, table.c.id == found)
        .values(journal_seq=table.c.journal_seq)
        .returning(*table.c)
    )


@cache
def one(noun: str) -> Select[Any]:
    """Return the select of one whole row."""
    table = table_of(noun)
    return select(table).where(table.c.clinic_id == bindparam("clinic_id"), table.c.id == bindparam("id"))


@cache
def children_of_issue(noun: str) -> Select[Any]:
    """Return the select of what hangs on a personal issue."""
    table = table_of(noun)
    return select(table).where(table.c.clinic_id == bindparam("clinic_id"), table.c.issue_id == bindparam("issue_id"))


@cache
def grants_to() -> Select[Any]:
    """Return the select of the grants of a case to one reader that were not revoked."""
    table = table_of("grant")
    return (
        select(table)
        .where(
            table.c.clinic_id == bindparam("clinic_id"),
            table.c.case_id == bindparam("case_id"),
            table.c.ref == bindparam("ref"),
            table.c.revoked_at.is_(None),
        )
        .order_by(table.c.id)
    )


@cache
def holds_else() -> Select[Any]:
    """Return the select of what else a case holds beside one row; what was dropped counts as nothing."""
    parts = []
    for noun, row_class in CHILDREN.items():
        table = row_class.__table__
        part = select(literal(noun).label("noun"), table.c.id).where(
            table.c.clinic_id == bindparam("clinic_id"),
            table.c.case_id == bindparam("case_id"),
            table.c.id != bindparam("id"),
        )
        parts.append(part if noun != "boundary_concern" else part.where(table.c.status != "dropped"))
    return union_all(*parts)  # type: ignore[return-value]  # a compound select is run as any other


@cache
def which_about() -> Select[Any]:
    """Return the select that tells which kind of thing an id names: request, issue or concern, and its case."""
    parts = []
    for noun in ("client_request", "personal_issue", "boundary_concern"):
        table = table_of(noun)
        parts.append(
            select(literal(noun).label("noun"), table.c.case_id).where(
                table.c.clinic_id == bindparam("clinic_id"), table.c.id == bindparam("id"), table.c.status != "dropped"
            )
        )
    return union_all(*parts)  # type: ignore[return-value]  # a compound select is run as any other


_ENTRY = cast("Table", JournalEntryRow.__table__)
ENTRY_AT = select(_ENTRY.c.seq, _ENTRY.c.mac, _ENTRY.c.mac_key_id, _ENTRY.c.rows, _ENTRY.c.written_in).where(
    _ENTRY.c.clinic_id == bindparam("clinic_id"),
    _ENTRY.c.root_id == bindparam("root_id"),
    _ENTRY.c.seq.in_(bindparam("seqs", expanding=True)),
)
NEWEST_ENTRY_NAMING = (
    select(_ENTRY.c.seq, _ENTRY.c.mac_key_id, _ENTRY.c.rows)
    .where(
        _ENTRY.c.clinic_id == bindparam("clinic_id"),
        _ENTRY.c.root_id == bindparam("root_id"),
        type_coerce(_ENTRY.c.rows, Text()).contains(bindparam("row_id", type_=Text())),
    )
    .order_by(_ENTRY.c.seq.desc())
    .limit(1)
)
ENTRY_BY_KEY = select(
    _ENTRY.c.root_id, _ENTRY.c.seq, _ENTRY.c.move, _ENTRY.c.request_mac, _ENTRY.c.mac_key_id, _ENTRY.c.rows
).where(
    _ENTRY.c.clinic_id == bindparam("clinic_id"),
    _ENTRY.c.actor_ref == bindparam("actor_ref"),
    _ENTRY.c.request_key == bindparam("request_key"),
)
_BY_KEY = ("clinic_id", "actor_ref", "request_key")
# The number that PostgreSQL gives a transaction may be lower than that of an entry it comes after: then it takes that
# one's, and the order of numbers is that of every chain.
_NUMBERED = {"written_in": func.greatest(CurrentTransaction(), bindparam("written_after", type_=BigInteger()))}


@cache
def append(*, numbered: bool) -> Insert:
    """Return the insert of an entry; ``numbered``, on PostgreSQL only, where it comes after another in its chain."""
    return insert(_ENTRY).values(_NUMBERED if numbered else {})


@cache
def append_unless_replayed(dialect_name: str, *, numbered: bool) -> ReturningInsert[Any]:
    """
    Return the same insert, but one that returns nothing where its request key was used before.

    A second writer of the same key must not abort the host's transaction, so it gets no error.
    """
    # Here, not above: a dialect is slow to import, and the engine has imported the one in use.
    if dialect_name == "postgresql":
        from sqlalchemy.dialects import postgresql

        appended = postgresql.insert(_ENTRY).values(_NUMBERED if numbered else {})
        return appended.on_conflict_do_nothing(index_elements=_BY_KEY).returning(_ENTRY.c.seq)
    from sqlalchemy.dialects import sqlite

    return sqlite.insert(_ENTRY).on_conflict_do_nothing(index_elements=_BY_KEY).returning(_ENTRY.c.seq)
