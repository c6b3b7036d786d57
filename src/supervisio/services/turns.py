"""
How one piece of work that can be done again takes hold of several roots without ever standing in a ring of waiters.

In one transaction a caller may go on with several matters, in whatever order. Two who take hold of the same two in
opposite orders wait for each other, until PostgreSQL, after a second, breaks the ring; with many of them the same one
may lose every time. So whoever holds a root waits for another one only for a moment, and then lets all go. When it
tries again it knows which ones it wants, and takes hold of them first, in the order of their ids: nobody who waits in
that order can be in a ring.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select, text

from supervisio.models import ROWS
from supervisio.services.statements import lock, table_of

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from supervisio.models.database import Database

# Far longer than a call takes, far shorter than PostgreSQL waits before it looks for rings.
_WAIT_A_MOMENT = text("SET LOCAL lock_timeout = '100ms'")


class Turns:
    """Which roots the attempts of one ``run`` take hold of. SQLite lets one write at a time: there is nothing to do."""

    def __init__(self) -> None:
        self._wanted: dict[Hashable, tuple[Any, Mapping[str, Any]]] = {}
        self._held: set[Hashable] = set()
        self._waits_a_moment = False

    def begin(self) -> bool:
        """Begin an attempt. Returns whether those before it wanted several roots: these are to be taken first."""
        self._held = set()
        self._waits_a_moment = False
        return len(self._wanted) > 1

    def take_all(self, database: Database) -> None:
        """Take hold of all roots that the attempts before this one wanted."""
        roots = {
            (noun, root_id, at["at_clinic"])
            for statement, at in self._wanted.values()
            for noun, root_id in _found(database, statement, at)
        }
        for noun, root_id, clinic_id in sorted(roots):
            database.execute(lock(noun, None), {"at_clinic": clinic_id, "at_id": root_id})
        self._held = set(self._wanted)

    def take(self, database: Database, statement: Any, at: Mapping[str, Any]) -> None:
        """Be told which root is taken hold of next."""
        if database.dialect_name != "postgresql":
            return
        key = (statement.table.name, *sorted(at.items()))
        if self._held and key not in self._held and not self._waits_a_moment:
            database.execute(_WAIT_A_MOMENT)
            self._waits_a_moment = True
        self._wanted[key] = (statement, at)
        self._held.add(key)


def _found(database: Database, statement: Any, at: Mapping[str, Any]) -> list[tuple[str, Any]]:
    noun = next(noun for noun in ROWS if table_of(noun) is statement.table)
    found = database.execute(select(statement.table.c.id).where(statement.whereclause), at)
    return [(noun, row.id) for row in found]
