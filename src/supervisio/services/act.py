"""
One changing call: the journal entry that says what was done, and the writing of all of it.

Nothing is written before everything was checked: a refused call leaves nothing behind, even if the host commits
afterwards.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import update

from supervisio.errors import ConflictError
from supervisio.journal.chain import entry_mac, head_mac, request_mac, row_digest
from supervisio.models import ROWS
from supervisio.services.draft import Draft
from supervisio.services.statements import ENTRY_BY_KEY, append, append_unless_replayed, change, insertion

if TYPE_CHECKING:
    from sqlalchemy.sql.base import Executable

    from supervisio.services.draft import Row


class Act(Draft):
    """One changing call, from the look for an earlier one with its request key to the last row written."""

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
        if numbered := not self._is_new and self.context.database.dialect_name == "postgresql":
            entry["written_after"] = self._newest["written_in"]
        if self.request_key is None:
            self._write([(append(numbered=numbered), entry)], head)
            return True
        # Before all else: if the request key was used meanwhile, nothing else has been written.
        is_first = self._append_unless_replayed(entry, numbered=numbered)
        if is_first:
            self._write([], head)
        return is_first

    def _append_unless_replayed(self, entry: Row, *, numbered: bool) -> bool:
        database = self.context.database
        statement = append_unless_replayed(database.dialect_name, numbered=numbered)
        if database.execute(statement, entry).first() is not None:
            return True
        if not self._is_new:
            raise ConflictError("request_key_reused")
        if not self.look_up_replay():
            raise ConflictError("serialization", retry=True)
        return False

    def _write(self, appended: list[tuple[Executable, Row]], head: Row) -> None:
        """Write what is appended to the journal, the rows, and the root's new head."""
        database, clinic_id, root_id = self.context.database, self.context.clinic_id, self.root["id"]
        changed = {row["id"]: (noun, changes) for noun, row, changes in self._updates}
        if self._is_new:
            self.root.update(head)
        else:
            _, of_root = changed.pop(root_id, (self.root_noun, {}))
            changed[root_id] = (self.root_noun, {**of_root, **head})
            self.root = {**self.root, **of_root, **head}
        statements = [*appended, *((insertion(noun), row) for noun, row in self._inserts)]
        held = []
        for row_id, (noun, changes) in changed.items():
            row_class = ROWS[noun]
            if database.holds(row_class, clinic_id, row_id):
                # A Core update would leave the host's mapped row stale; this one stays right after a savepoint is
                # rolled back too.
                at_row = (row_class.clinic_id == clinic_id, row_class.id == row_id)  # type: ignore[attr-defined]  # every row has both
                held.append(update(row_class).where(*at_row).values(**changes))
            else:
                statements.append((change(noun), {**changes, "at_clinic": clinic_id, "at_id": row_id}))
        database.execute_all(statements)
        for statement in held:
            database.execute_mapped(statement)
