"""Opening sealed texts: each as it stands in its row, and whatever another wrote is noted for the access log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import insert

from supervisio.errors import JournalTamperedError, StorageError
from supervisio.journal.chain import access_mac
from supervisio.models import AccessEntryRow
from supervisio.models.ids import new_id
from supervisio.services.draft import data_key_of
from supervisio.vault.keys import SealBrokenError, place

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from supervisio.services.context import Context
    from supervisio.services.reading import Sighted
    from supervisio.vault.keys import DataKey

_LOG = insert(AccessEntryRow)
_Row = dict[str, Any]


class Text(NamedTuple):
    """Where one sealed value is, and who wrote it."""

    noun: str
    record_id: UUID
    field: str
    column: str
    sealed: bytes
    written_by: str | None

    @classmethod
    def of_row(cls, noun: str, row: Mapping[str, Any], field: str) -> Text:
        """Return where a text of a row is."""
        return cls(noun, row["id"], field, field, row[field], row["recorded_by"])

    @classmethod
    def of_entry(cls, entry: Mapping[str, Any]) -> Text:
        """Return where the reason of a journal entry is."""
        column = f"reason:{entry['seq']}"
        return cls("journal_entry", entry["root_id"], "reason", column, entry["reason"], entry["actor_ref"])


class _Read(NamedTuple):
    """What was read of one record, and as whom."""

    case_id: UUID
    acting_as: str | None
    fields: set[str]


class Unsealing:
    """One opening of texts, for one purpose: what was opened is logged in one go, before any of it is handed out."""

    def __init__(self, context: Context, purpose: str) -> None:
        self._context = context
        self._purpose = purpose
        self._keys: dict[UUID, DataKey] = {}
        self._read: dict[tuple[str, UUID], _Read] = {}

    def open(self, found: Sighted, text: Text) -> str:
        """
        Return a text of a case.

        Raises:
            JournalTamperedError: it is not what was sealed there.
            VaultError: the key is gone or out of reach.

        """
        context = self._context
        at = place(text.noun, text.column, context.clinic_id, text.record_id)
        try:
            opened = self._key_of(found.case).unseal(text.sealed, at)
        except SealBrokenError:
            raise JournalTamperedError(found.case["id"], "sealed") from None
        if text.written_by != context.actor.ref:
            self.note(found, text.noun, text.record_id, text.field)
        return opened

    def note(self, found: Sighted, noun: str, record_id: UUID, field: str) -> None:
        """Note for the log that something of a case was read."""
        as_whom = found.standing.acting_as(self._context.actor.ref)
        read = self._read.setdefault((noun, record_id), _Read(found.case["id"], as_whom, set()))
        read.fields.add(field)

    def log(self) -> None:
        """
        Write down what was read.

        Raises:
            StorageError: ``read_only``.

        """
        if not self._read:
            return
        if self._context.read_only:
            raise StorageError("read_only")
        self._context.database.execute(_LOG, [self._entry(*one) for one in self._read.items()])

    def _key_of(self, case: Mapping[str, Any]) -> DataKey:
        # Unwrapped once: that may be a call to a key service.
        if case["id"] not in self._keys:
            self._keys[case["id"]] = data_key_of(self._context, case)
        return self._keys[case["id"]]

    def _entry(self, what: tuple[str, UUID], read: _Read) -> _Row:
        context, key = self._context, self._context.vault.journal_key
        noun, record_id = what
        entry: _Row = {
            "clinic_id": context.clinic_id,
            "id": new_id(),
            "case_id": read.case_id,
            "actor_ref": context.actor.ref,
            "acting_as": read.acting_as,
            "purpose": self._purpose,
            "noun": noun,
            "record_id": record_id,
            "fields": sorted(read.fields),
            "read_at": context.now(),
            "mac_key_id": key.id,
        }
        return {**entry, "mac": access_mac(key, entry)}
