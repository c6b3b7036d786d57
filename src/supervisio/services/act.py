"""
One changing call: what it will write, and the journal entry that says so.

Nothing is written before everything was checked: a refused call leaves nothing behind, even if the host commits
afterwards.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import update

from supervisio.domain.checks import moment_or_day, reference, text
from supervisio.domain.vocabulary.code import LONGEST_CODE
from supervisio.errors import ConflictError, JournalTamperedError, VaultError
from supervisio.journal.chain import entry_mac, head_mac, request_mac, row_digest
from supervisio.models import ROWS
from supervisio.models.ids import new_id
from supervisio.services.statements import (
    APPEND,
    APPEND_UNLESS_REPLAYED,
    ENTRY_BY_KEY,
    NEWEST_ENTRY_NAMING,
    change,
    columns_of,
    insertion,
)
from supervisio.vault.keys import place

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from uuid import UUID

    from supervisio.domain.checks import Problems
    from supervisio.services.context import Context
    from supervisio.vault.keys import DataKey

Row = dict[str, Any]
_UNTIL_WRITTEN = b""


class Act:
    """
    One changing call.

    ``at`` and ``on`` are when it happened (``on`` only where no more than the day is known), ``now`` is when it is
    written.
    """

    def __init__(
        self,
        context: Context,
        call: str,
        arguments: Mapping[str, Any],
        problems: Problems,
        *,
        effective_at: datetime | date | str | None = None,
        reason: str | None = None,
        request_key: str | None = None,
        expect_version: int | None = None,
    ) -> None:
        context.enter_to_write()
        self.context = context
        self.call = call
        self.arguments = arguments
        self.policy = context.policy
        self.now = context.now()
        happened = moment_or_day(effective_at, "effective_at", problems)
        self.at, self.on = self._when(happened, problems)
        self.reason = text(reason, "reason", problems, limit=self.policy.text_limit)
        if request_key is not None:
            reference(request_key, "request_key", problems)
        if expect_version is not None and type(expect_version) is not int:
            problems.append(("expect_version", "wrong_type", {"wanted": "a whole number"}))
        self._given = (happened, self.reason)
        self.request_key = request_key
        self.expect_version = expect_version
        self.acting_as: str | None = None
        self.replayed: Row | None = None
        self.root_noun = "case"
        self.root: Row = {}
        self.row_seq = 1
        self._is_new = False
        self._previous_mac = _UNTIL_WRITTEN
        self._data_key: DataKey | None = None
        self._newest: Row = {}
        self._inserts: list[tuple[str, Row]] = []
        self._updates: list[tuple[str, Row, Row]] = []

    def _when(self, given: datetime | date | None, problems: Problems) -> tuple[datetime, date | None]:
        if given is None:
            return self.now, None
        at, on = self.moment_of(given)
        if at > self.now:
            problems.append(("effective_at", "in_future", {}))
        return at, on

    def moment_of(self, given: datetime | date) -> tuple[datetime, date | None]:
        """Return a moment, or the moment a day begins at the clinic and that day."""
        if isinstance(given, datetime):
            return given, None
        return self.policy.begin_of(given), given

    def not_after_today(self, day: date | None, field: str, problems: Problems) -> None:
        """Add a problem if a day that is said to have been lies after today at the clinic."""
        if day is not None and day > self.policy.today(self.now):
            problems.append((field, "in_future", {}))

    def not_before_today(self, day: date | None, field: str, problems: Problems) -> None:
        """Add a problem if a day that is said to come lies before the day this is said to happen."""
        if day is not None and day < self.policy.today(self.at):
            problems.append((field, "in_past", {}))

    # What is to be written

    def open_root(self, noun: str, **values: Any) -> Row:
        """Begin a new root with a chain and a data key of its own."""
        root_id = new_id()
        self._data_key, wrapped, key_id = self.context.vault.new_data_key(self.context.clinic_id, root_id)
        self.root_noun = noun
        self._is_new = True
        self.root = self.add(noun, id=root_id, journal_seq=1, wrapped_key=wrapped, key_id=key_id, **values)
        return self.root

    def take_root(self, noun: str, root: Row, head: Row) -> None:
        """
        Go on from a locked root and its newest entry.

        Raises:
            JournalTamperedError: the head does not fit the newest entry: nothing may be built on it.

        """
        self.root_noun, self.root = noun, root
        self.row_seq = root["journal_seq"] + 1
        self._previous_mac = head["mac"]
        self._newest = head
        key = self.context.vault.journal_key_by_id(root["journal_key_id"])
        expected = head_mac(
            key, clinic_id=self.context.clinic_id, root_id=root["id"], seq=root["journal_seq"], mac=head["mac"]
        )
        if expected != root["journal_head"]:
            raise JournalTamperedError(root["id"], "head")

    def add(self, noun: str, **values: Any) -> Row:
        """Add a row; returns it whole, as it will be."""
        row = {
            **columns_of(noun),
            "clinic_id": self.context.clinic_id,
            "id": values.get("id") or new_id(),
            "effective_at": self.at,
            "effective_on": self.on,
            "recorded_at": self.now,
            "recorded_by": self.context.actor.ref,
            "row_seq": self.row_seq,
            **values,
        }
        if "case_id" in row:
            row["case_id"] = self.root["id"]
        self._inserts.append((noun, row))
        return row

    def change(self, noun: str, row: Row, **changes: Any) -> Row:
        """
        Change a row; returns it as it will be.

        Raises:
            JournalTamperedError: the row is not what the journal says was left: a change would cover that up.

        """
        earlier = next((one for one in self._updates if one[1]["id"] == row["id"]), None)
        if earlier is not None:
            earlier[2].update(changes)
            return {**earlier[1], **earlier[2]}
        self._require_as_written(noun, row)
        changes["row_seq"] = self.row_seq
        self._updates.append((noun, row, changes))
        return {**row, **changes}

    def seal(self, noun: str, row_id: UUID, column: str, words: str | None) -> bytes | None:
        """Seal a text for the place it will have."""
        if words is None:
            return None
        return self.data_key.seal(words, place(noun, column, self.context.clinic_id, row_id))

    def seal_code(self, noun: str, row_id: UUID, column: str, code: str) -> bytes:
        """Seal a code, all of them at one length: that of what is sealed shows, and would tell which it is."""
        padded = code.ljust(LONGEST_CODE)
        return self.data_key.seal(padded, place(noun, column, self.context.clinic_id, row_id))

    @property
    def data_key(self) -> DataKey:
        """
        The key of this root's texts.

        Raises:
            VaultError: it was destroyed, or is out of reach.

        """
        if self._data_key is None:
            self._data_key = data_key_of(self.context, self.root)
        return self._data_key

    def _require_as_written(self, noun: str, row: Row) -> None:
        # The newest entry that names it, not the one that the row names: a row put back to what it once was names that.
        entries = [self._newest]
        if row["row_seq"] != self._newest["seq"]:
            entries = self.context.rows(NEWEST_ENTRY_NAMING, {"root_id": self.root["id"], "row_id": row["id"].hex})
        for entry in entries:
            key = self.context.vault.journal_key_by_id(entry["mac_key_id"])
            if [noun, row["id"].hex, row_digest(key, noun, row)] in entry["rows"]:
                return
        raise JournalTamperedError(self.root["id"], "edited")

    # Replay and writing

    def look_up_replay(self) -> bool:
        """
        Tell whether this request key was used before by this actor, for the same.

        Raises:
            ConflictError: it was used for something else.

        """
        if self.request_key is None:
            return False
        found = self.context.rows(ENTRY_BY_KEY, {"actor_ref": self.context.actor.ref, "request_key": self.request_key})
        if not found:
            return False
        entry = found[0]
        if self._request_mac(entry["mac_key_id"]) != entry["request_mac"]:
            raise ConflictError("request_key_reused")
        self.replayed = entry
        return True

    def _request_mac(self, key_id: str) -> bytes:
        key = self.context.vault.journal_key_by_id(key_id)
        return request_mac(key, self.call, {**self.arguments, "common": self._given})

    def finish(self) -> bool:
        """
        Write the entry, the rows and the root's new head. Returns False if the request key turns out to be a replay.

        Raises:
            ConflictError: another transaction was faster.

        """
        vault, clinic_id, root_id = self.context.vault, self.context.clinic_id, self.root["id"]
        key = vault.journal_key
        changed = [(noun, {**row, **changes}) for noun, row, changes in self._updates]
        entry = {
            "clinic_id": clinic_id,
            "root_id": root_id,
            "seq": self.row_seq,
            "root_noun": self.root_noun,
            "move": self.call,
            "actor_ref": self.context.actor.ref,
            "acting_as": self.acting_as,
            "reason": self.seal("journal_entry", root_id, f"reason:{self.row_seq}", self.reason),
            "effective_at": self.at,
            "effective_on": self.on,
            "recorded_at": self.now,
            "request_key": self.request_key,
            "request_mac": None if self.request_key is None else self._request_mac(key.id),
            "rows": [[noun, row["id"].hex, row_digest(key, noun, row)] for noun, row in (*self._inserts, *changed)],
            "mac_key_id": key.id,
        }
        entry["mac"] = entry_mac(key, entry, self._previous_mac)
        head = {
            "journal_seq": self.row_seq,
            "journal_head": head_mac(key, clinic_id=clinic_id, root_id=root_id, seq=self.row_seq, mac=entry["mac"]),
            "journal_key_id": key.id,
        }
        # The entry first: if the request key was used meanwhile, nothing else has been written.
        if not self._append(entry):
            return False
        if self._is_new:
            self.root.update(head)
        for noun, row in self._inserts:
            self.context.database.execute(insertion(noun), row)
        for noun, row, changes in self._updates:
            if row["id"] != root_id:
                self._write(noun, row["id"], changes)
            else:
                head.update(changes)
        if not self._is_new:
            self._write(self.root_noun, root_id, head)
            self.root = {**self.root, **head}
        return True

    def _append(self, entry: Row) -> bool:
        database = self.context.database
        if self.request_key is None:
            database.execute(APPEND, entry)
            return True
        if database.execute(APPEND_UNLESS_REPLAYED[database.dialect_name], entry).first() is not None:
            return True
        if not self._is_new:
            raise ConflictError("request_key_reused")
        if not self.look_up_replay():
            raise ConflictError("serialization", retry=True)
        return False

    def _write(self, noun: str, row_id: UUID, changes: Row) -> None:
        database, clinic_id = self.context.database, self.context.clinic_id
        row_class = ROWS[noun]
        if database.holds(row_class, clinic_id, row_id):
            # A Core update would leave the host's mapped row stale; this one stays right after a savepoint is rolled
            # back too.
            at_row = (row_class.clinic_id == clinic_id, row_class.id == row_id)  # type: ignore[attr-defined]  # every row has both
            database.execute(update(row_class).where(*at_row).values(**changes))
        else:
            database.execute(change(noun), {**changes, "at_clinic": clinic_id, "at_id": row_id})


def data_key_of(context: Context, root: Mapping[str, Any]) -> DataKey:
    """
    Return the key of a root's texts.

    Raises:
        VaultError: it was destroyed, or is out of reach.

    """
    if root["wrapped_key"] is None or root["key_id"] is None:
        raise VaultError("shredded")
    return context.vault.data_key(root["wrapped_key"], root["key_id"], context.clinic_id, root["id"])
