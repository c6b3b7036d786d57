"""
The one order of all entries of a clinic that nothing is ever put into later: that in which they were committed.

Sequences count within a root, and neither clocks nor ids say who committed first. So it goes by transactions:

- SQLite has one writer at a time, and a new row gets the next higher rowid: the order of rowids is that of commits.
  Nothing is ever removed, so VACUUM, a dump and a copy keep the order, if perhaps not the numbers.
- PostgreSQL numbers transactions as they begin to write, and writes that number beside the entry (``written_in``).
  They commit in another order, but once all up to a number have ended, no entry will come before those. So only
  entries of such *settled* transactions are looked at: those older than the oldest that is still running. An entry of
  a transaction that began before the one whose entry it follows in its chain bears that one's number: so no chain is
  ever told backwards, and since a number is only ever raised, what is settled stays so.

A place in this order is kept as the root and sequence of an entry, never as a number, which is another one once the
database has moved. On another PostgreSQL server the numbers may also begin anew, below those that the entries brought
along; then what is new would come before what is old, and nothing is said until `schema.renumber` has put it right.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import BigInteger, LargeBinary, Text, and_, bindparam, func, literal_column, or_, select, true, tuple_
from sqlalchemy import cast as sql_cast

from supervisio.journal.chain import ENTRIES
from supervisio.journal.reading import PERSONAL_TOPIC
from supervisio.models import CaseRow

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Select, Table

_CASES = cast("Table", CaseRow.__table__)
_COLUMNS = ("root_noun", "root_id", "seq", "move", "actor_ref", "acting_as", "effective_at", "effective_on")
_ENTRY: list[Any] = [ENTRIES.c[name] for name in (*_COLUMNS, "recorded_at", "rows")]
_OF_CLINIC = ENTRIES.c.clinic_id == bindparam("clinic_id")


@cache
def is_of_another_server(dialect_name: str) -> Select[bool]:
    """Return the select that tells whether the numbers beside the entries are none that this server has given."""
    newest = func.max(ENTRIES.c.written_in)
    if dialect_name == "sqlite":
        return select(newest.is_not(None)).where(_OF_CLINIC)
    # One's own transaction is not among those that have ended; it may well be the newest.
    next_number = _number(func.pg_snapshot_xmax(func.pg_current_snapshot()))
    own_number = func.coalesce(_number(func.pg_current_xact_id_if_assigned()), 0)
    return select(func.coalesce(newest >= func.greatest(next_number, own_number + 1), False)).where(_OF_CLINIC)


@cache
def newest(dialect_name: str) -> Select[Any]:
    """Return the select of the newest settled entry: root, sequence, place."""
    place = _place(dialect_name)
    return (
        select(ENTRIES.c.root_id, ENTRIES.c.seq, place)
        .where(_OF_CLINIC, _is_settled(dialect_name))
        .order_by(place.desc(), ENTRIES.c.root_id.desc(), ENTRIES.c.seq.desc())
        .limit(1)
    )


@cache
def place_of(dialect_name: str) -> Select[Any]:
    """Return the select of the place of one entry."""
    return select(_place(dialect_name)).where(
        _OF_CLINIC, ENTRIES.c.root_id == bindparam("root_id"), ENTRIES.c.seq == bindparam("seq")
    )


@cache
def following(dialect_name: str, *, from_the_first: bool) -> Select[Any]:
    """Return the select of settled entries in their order, without reasons: the first ones, or those after one."""
    place = _place(dialect_name)
    after = bindparam("place", type_=BigInteger())
    statement = select(*_ENTRY).where(_OF_CLINIC, _is_settled(dialect_name))
    if dialect_name == "sqlite":
        statement = statement if from_the_first else statement.where(place > after)
        return statement.order_by(place).limit(bindparam("limit"))
    if not from_the_first:
        within = tuple_(ENTRIES.c.root_id, ENTRIES.c.seq) > tuple_(bindparam("root_id"), bindparam("seq"))
        # The first condition says nothing that the second does not; it is the one that the index knows.
        statement = statement.where(place >= after, or_(place > after, within))
    return statement.order_by(place, ENTRIES.c.root_id, ENTRIES.c.seq).limit(bindparam("limit"))


@cache
def heads(dialect_name: str) -> Select[Any]:
    """
    Return the select of the newest entry of each root up to a place: noun, id, sequence and MAC.

    On SQLite they come as bytes: anything may stand in a column there, and a driver stumbles over some of it.
    """
    covered = (
        select(ENTRIES.c.root_id, func.max(ENTRIES.c.seq).label("seq"))
        .where(_OF_CLINIC, _is_up_to_place(dialect_name))
        .group_by(ENTRIES.c.root_id)
        .subquery()
    )
    of_head = and_(ENTRIES.c.root_id == covered.c.root_id, ENTRIES.c.seq == covered.c.seq)
    columns: list[Any] = [ENTRIES.c[name] for name in ("root_noun", "root_id", "seq", "mac")]
    if dialect_name == "sqlite":
        columns = [sql_cast(column, LargeBinary()) for column in columns]
    return select(*columns).join_from(ENTRIES, covered, of_head).where(_OF_CLINIC).order_by(ENTRIES.c.root_id)


@cache
def counts(dialect_name: str) -> Select[Any]:
    """Return the select of how many roots and entries there are up to a place, without personal issues."""
    of_entry = and_(_CASES.c.clinic_id == ENTRIES.c.clinic_id, _CASES.c.id == ENTRIES.c.root_id)
    is_shown = func.coalesce(_CASES.c.topic != PERSONAL_TOPIC, true())
    columns: list[Any] = [func.count(ENTRIES.c.root_id.distinct()), func.count()]
    return (
        select(*columns)
        .outerjoin_from(ENTRIES, _CASES, of_entry)
        .where(_OF_CLINIC, _is_up_to_place(dialect_name), is_shown)
    )


def _place(dialect_name: str) -> ColumnElement[int]:
    if dialect_name == "sqlite":
        return literal_column(f"{ENTRIES.name}.rowid", BigInteger())
    return ENTRIES.c.written_in


def _is_up_to_place(dialect_name: str) -> ColumnElement[bool]:
    return _place(dialect_name) <= bindparam("place", type_=BigInteger())


def _is_settled(dialect_name: str) -> ColumnElement[bool]:
    if dialect_name == "sqlite":
        # What can be read is committed. Said so that the index is of use, which ends in the rowid.
        return ENTRIES.c.written_in.is_(None)
    return ENTRIES.c.written_in < _number(func.pg_snapshot_xmin(func.pg_current_snapshot()))


def _number(transaction: ColumnElement[Any]) -> ColumnElement[int]:
    return sql_cast(sql_cast(transaction, Text()), BigInteger())
