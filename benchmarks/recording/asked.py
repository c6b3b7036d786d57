"""One ask, and the rows it writes: listened to once, so that every other way writes the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

import attrs
from sqlalchemy import Insert, event
from sqlalchemy.orm import Session

from supervisio import Actor, ClientRequest, Clinic, Supervisio
from supervisio.models import ROWS
from supervisio.models.ids import new_id

if TYPE_CHECKING:
    from supervisio.supervision import Supervision

ROWS_AN_ASK = 4
WORDS = "Now that therapy is over, could we stay in touch, as friends? You know me better than anyone does. " * 2
QUESTION = "How do I say no, and why, without undoing what we worked for? What would you listen for? " * 3

# By noun, what a peer that neither seals nor chains would keep of it, by column.
PlainRows = dict[str, dict[str, Any]]
OF_JOURNAL_AND_VAULT = {"journal_seq", "journal_head", "journal_key_id", "wrapped_key", "key_id", "row_seq"}
_PLAIN_TEXTS = {("client_request", "words"): WORDS, ("consultation", "question"): QUESTION}
PEERS_NOUNS = ("case", "client_request", "consultation")


def ask_as_script(clinic: Clinic) -> None:
    """Ask as a script does."""
    with clinic.acting(Actor("t-ana")) as supervision:
        ask(supervision)


def ask_as_host(app: Supervisio, clinic: Clinic, *, request_key: str | None = None) -> None:
    """Ask as a host does, on a session of its own."""
    with Session(clinic.engine) as session, session.begin():
        ask(app.on(session, clinic_id=clinic.clinic_id, actor=Actor("t-ana")), request_key=request_key)


def ask(supervision: Supervision, *, request_key: str | None = None) -> None:
    """Ask about a client's request in a new case."""
    supervision.ask(
        ClientRequest("c-104", "friendship_after_ending", phase="after_ending", made_on="2026-03-02", words=WORDS),
        question=QUESTION,
        asked_of="s-lee",
        urgency="soon",
        question_type="boundary",
        request_key=request_key,
    )


@attrs.frozen
class Ask:
    """What one ask wrote: its inserts with their values as Python has them, and as the driver got them."""

    inserts: list[tuple[Insert, dict[str, Any]]]
    driver_inserts: list[tuple[str, Any]]

    def anew(self) -> Ask:
        """Return the same under new ids: otherwise the same values."""
        ids = {value: new_id() for _, row in self.inserts for value in row.values() if isinstance(value, UUID)}
        # SQLite's driver gets them as text.
        of_driver: dict[Any, Any] = {**ids, **{old.hex: new.hex for old, new in ids.items()}}
        return Ask(
            [(insert, {name: _renewed(value, ids) for name, value in row.items()}) for insert, row in self.inserts],
            [(sql, _row_anew(row, of_driver)) for sql, row in self.driver_inserts],
        )

    def plain(self) -> PlainRows:
        """Return the rows as a peer would keep them: texts as they are, and nothing for the journal or the vault."""
        rows = {_noun_of(insert): row for insert, row in self.inserts}
        return {
            noun: {
                column: _PLAIN_TEXTS.get((noun, column), value)
                for column, value in rows[noun].items()
                if column not in OF_JOURNAL_AND_VAULT
            }
            for noun in PEERS_NOUNS
        }


def rows_anew(rows: PlainRows) -> PlainRows:
    """Return the rows of a peer under new ids."""
    ids = {value: new_id() for row in rows.values() for value in row.values() if isinstance(value, UUID)}
    return {noun: {name: _renewed(value, ids) for name, value in row.items()} for noun, row in rows.items()}


def captured(clinic: Clinic) -> Ask:
    """Return what an ask writes, listened to while it writes."""
    written = Ask([], [])

    def keep(_connection: Any, statement: Any, _many: Any, row: dict[str, Any], _options: Any) -> None:
        if isinstance(statement, Insert):
            written.inserts.append((statement, row))

    def keep_driver(_connection: Any, _cursor: Any, sql: str, row: Any, _context: Any, _many: bool) -> None:  # noqa: FBT001 - SQLAlchemy's
        if sql.startswith("INSERT"):
            written.driver_inserts.append((sql, row))

    ask_as_script(clinic)
    event.listen(clinic.engine, "before_execute", keep)
    event.listen(clinic.engine, "before_cursor_execute", keep_driver)
    ask_as_script(clinic)
    event.remove(clinic.engine, "before_execute", keep)
    event.remove(clinic.engine, "before_cursor_execute", keep_driver)
    tables = [insert.table.name for insert, _ in written.inserts]
    assert len(tables) == len(written.driver_inserts) == len(set(tables)) == ROWS_AN_ASK, tables
    return written


def _noun_of(insert: Insert) -> str:
    return next((noun for noun, row_class in ROWS.items() if row_class.__table__ is insert.table), insert.table.name)


def _row_anew(row: Any, ids: dict[Any, Any]) -> Any:
    if isinstance(row, dict):
        return {name: _renewed(value, ids) for name, value in row.items()}
    return tuple(_renewed(value, ids) for value in row)


def _renewed(value: Any, ids: dict[Any, Any]) -> Any:
    return ids.get(value, value) if isinstance(value, (UUID, str)) else value
