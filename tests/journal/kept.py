"""A clinic that was sealed, and what can be done to it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import attrs
from sqlalchemy import delete, insert, select

from supervisio.journal.chain import ENTRIES
from supervisio.journal.findings import FINDINGS, Finding
from supervisio.journal.seal import take
from supervisio.journal.verify import verify
from supervisio.models.ids import new_id
from tests.journal.clinic import NORTH, Book, table_of
from tests.settling import settle

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy import Connection

    from supervisio.domain.seal import Seal

CASE, REQUEST = table_of("case"), table_of("client_request")
AT = datetime(2026, 3, 10, 9, tzinfo=UTC)


class Kept:
    """A clinic with a few cases, one of them with a request that was replied to, and a seal of it."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.first = book.open_root()
        self.request = new_id()
        book.write("case", self.first, "ask", ("client_request", {"id": self.request, "reply": None}))
        book.connection.commit()
        self.before_the_reply = rows_of(book.connection, self.first)
        self.reply("declined")
        self.policy = book.open_root("clinic_policy")
        self.last = book.open_root()
        self.seal = sealed(book)

    def reply(self, code: str) -> None:
        """Reply to the request."""
        reply = {"id": self.request, "status": "replied", "reply": code}
        self.book.write("case", self.first, "requests.reply", ("client_request", reply))


def sealed(book: Book) -> Seal:
    """Commit what was written, and take a seal in a transaction of its own."""
    book.connection.commit()
    settle(book.connection)
    seal = take(book.connection, book.vault, book.clinic_id, taken_at=AT)
    book.connection.rollback()
    return seal


def rows_of(connection: Connection, root_id: UUID) -> dict[Any, list[dict[str, Any]]]:
    """Return all rows of a case, to put them back later."""
    at_root = {CASE: CASE.c.id, REQUEST: REQUEST.c.case_id, ENTRIES: ENTRIES.c.root_id}
    return {
        table: [dict(row) for row in connection.execute(select(table).where(column == root_id)).mappings()]
        for table, column in at_root.items()
    }


def remove(connection: Connection, root_id: UUID) -> None:
    """Remove a root with all that is its own, its chain too."""
    for table, column in ((CASE, CASE.c.id), (REQUEST, REQUEST.c.case_id), (ENTRIES, ENTRIES.c.root_id)):
        connection.execute(delete(table).where(column == root_id))


def put_back(connection: Connection, root_id: UUID, rows: dict[Any, list[dict[str, Any]]]) -> None:
    """Put a case back to what it once was."""
    remove(connection, root_id)
    for table, earlier in rows.items():
        connection.execute(insert(table), earlier)


def found(book: Book, seal: Seal) -> list[str]:
    """Return what is found when the seal is held against the journal; it is the same at every later time."""
    findings = verify(book.connection, book.vault, NORTH, since=seal).findings
    assert {one.what for one in findings} <= FINDINGS.keys()
    assert all(attrs.evolve(one, what="") == Finding(what="") for one in findings)
    return [one.what for one in findings]
