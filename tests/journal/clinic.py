"""A small clinic written by the journal's own functions, row by row: what the services write, without the services."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from sqlalchemy import Boolean, Date, Integer, LargeBinary, String, Uuid, insert, select, update

from supervisio.domain.lifecycles import LIFECYCLES
from supervisio.journal.chain import READS, access_mac, entry_mac, head_mac, row_digest, rows_json
from supervisio.models import CHILDREN, ROOTS, ROWS, JournalEntryRow
from supervisio.models.ids import new_id
from supervisio.models.types import CanonicalJSON, UTCDateTime

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Column, Connection, FromClause, Table

    from supervisio.vault import Vault

Row = dict[str, Any]
NORTH = "north"
NOW = datetime(2026, 3, 10, 8, 30, 0, 250_000, tzinfo=UTC)
SEAL_OF_KEYS = ("journal_seq", "journal_head", "journal_key_id", "wrapped_key", "key_id")


class Book:
    """Writes rows and the entries that speak of them, each chained to the one before."""

    def __init__(self, connection: Connection, vault: Vault, clinic_id: str = NORTH) -> None:
        self.connection = connection
        self.vault = vault
        self.clinic_id = clinic_id
        self.rows: dict[tuple[str, UUID], Row] = {}
        self._macs: dict[UUID, bytes] = {}

    def open_root(self, noun: str = "case", **values: Any) -> UUID:
        """Write a root and the first entry of its chain."""
        root_id = new_id()
        _, wrapped_key, key_id = self.vault.new_data_key(self.clinic_id, root_id)
        values = {"wrapped_key": wrapped_key, "key_id": key_id, **values}
        self.write(noun, root_id, f"{noun}.open", (noun, {"id": root_id, **values}))
        return root_id

    def write(self, root_noun: str, root_id: UUID, move: str, *rows: tuple[str, Row], **entry: Any) -> None:
        """Write rows (whole if new, else what changes), the entry that says so, and the root's new head."""
        key = self.vault.journal_key
        seq = self.rows[root_noun, root_id]["journal_seq"] + 1 if root_id in self._macs else 1
        written = [(noun, self._merged(noun, root_id, seq, changes)) for noun, changes in rows]
        entry = {
            "clinic_id": self.clinic_id,
            "root_id": root_id,
            "seq": seq,
            "root_noun": root_noun,
            "move": move,
            "actor_ref": "t-ana",
            "effective_at": NOW,
            "recorded_at": NOW,
            "rows": rows_json([(noun, row["id"], row_digest(key, noun, row)) for noun, row in written]),
            "mac_key_id": key.id,
            **entry,
        }
        mac = entry_mac(key, entry, self._macs.get(root_id, b""))
        head = head_mac(key, clinic_id=self.clinic_id, root_id=root_id, seq=seq, mac=mac)
        self._macs[root_id] = mac
        self.connection.execute(insert(JournalEntryRow), {**entry, "mac": mac})
        for noun, row in written:
            self._put(noun, row)
        self._put(
            root_noun,
            {
                **self.rows[root_noun, root_id],
                "journal_seq": seq,
                "journal_head": head,
                "journal_key_id": key.id,
            },
        )

    def read(self, case_id: UUID, **values: Any) -> UUID:
        """Write an entry of the access log."""
        row = filled(READS, clinic_id=self.clinic_id, case_id=case_id, mac_key_id=self.vault.journal_key.id, **values)
        row["mac"] = access_mac(self.vault.journal_key, row)
        self.connection.execute(insert(READS), row)
        return cast("UUID", row["id"])

    def _merged(self, noun: str, root_id: UUID, seq: int, changes: Row) -> Row:
        known = self.rows.get((noun, changes.get("id", root_id)))
        if known is None:
            # A root's head comes last; until then anything may stand there.
            later = dict.fromkeys(SEAL_OF_KEYS[:3]) if noun in ROOTS else {"case_id": root_id}
            known = filled(table_of(noun), clinic_id=self.clinic_id, **{**later, **changes})
        return {**known, **changes, "row_seq": seq}

    def _put(self, noun: str, row: Row) -> None:
        table = table_of(noun)
        at_row = (table.c.clinic_id == row["clinic_id"], table.c.id == row["id"])
        is_new = self.connection.execute(select(table.c.id).where(*at_row)).first() is None
        self.rows[noun, row["id"]] = row
        stored = {name: value for name, value in row.items() if name not in SEAL_OF_KEYS[:3] or value is not None}
        stored = {"journal_seq": 0, "journal_head": b"", "journal_key_id": "", **stored} if noun in ROOTS else stored
        self.connection.execute(insert(table).values(stored) if is_new else update(table).where(*at_row).values(stored))


def full_clinic(book: Book) -> dict[str, UUID]:
    """Write one row into every table, with no column left empty; returns their ids by noun."""
    case_id = book.open_root()
    ids = {noun: case_id if noun == "case" else book.open_root(noun) for noun in ROOTS}
    for table in table_of("case").metadata.sorted_tables:
        noun = noun_of(table)
        if noun not in CHILDREN:
            continue
        ids[noun] = new_id()
        references = {
            foreign_key.parent.name: ids[noun_of(foreign_key.column.table)]
            for foreign_key in table.foreign_keys
            if foreign_key.parent.name != "clinic_id"
        }
        told: Row = {"reason": b"sealed", "request_key": noun, "request_mac": b"mac", "acting_as": "s-lee"}
        told["effective_on"] = NOW.date()
        book.write("case", case_id, f"{noun}.add", (noun, {"id": ids[noun], **references}), **told)
    ids["access_entry"] = book.read(case_id)
    return ids


def table_of(noun: str) -> Table:
    """Return the table of a noun."""
    return cast("Table", ROWS[noun].__table__)


def filled(table: Table, **known: Any) -> Row:
    """Return a row with a value in every column."""
    return {column.name: known.get(column.name, _example(column)) for column in table.columns}


def another(value: Any) -> Any:
    """Return another value of the same type."""
    others: tuple[tuple[type[Any] | tuple[type[Any], ...], Callable[[Any], Any]], ...] = (
        (bool, lambda value: not value),
        (int, lambda value: value + 100),
        (str, lambda value: f"{value}x"),
        (bytes, lambda value: value + b"x"),
        (list, lambda value: [*value, "x"]),
        (UUID, lambda value: UUID(int=value.int ^ 1)),
        (date, lambda value: value + timedelta(days=1)),
    )
    return next(other for type_, other in others if isinstance(value, type_))(value)


def is_covered(column: Column[Any]) -> bool:
    """Whether a change must be found: the column is digested, or checked by itself as a root's head and key are."""
    return bool(column.info.get("digest", True)) or noun_of(column.table) in ROOTS


def noun_of(table: Table | FromClause) -> str:
    """Return the noun of a table."""
    return cast("Table", table).name.removeprefix("supervisio_")


def _example(column: Column[Any]) -> Any:
    if column.name == "status":
        return LIFECYCLES[noun_of(column.table)].statuses[0]
    examples: tuple[tuple[type[Any], Any], ...] = (
        (CanonicalJSON, ["words"]),
        (UTCDateTime, NOW - timedelta(days=1, microseconds=1)),
        (String, f"{column.name[:20]}-é"),
        (LargeBinary, f"{column.name}".encode()),
        (Uuid, new_id()),
        (Date, date(2026, 3, 9)),
        (Boolean, True),
        (Integer, 7),
    )
    return next(example for type_, example in examples if isinstance(column.type, type_))
