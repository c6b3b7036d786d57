"""What one changing call will write: collected row by row, sealed, and held against the journal."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from supervisio.domain.checks import moment_or_day, reference, text
from supervisio.domain.vocabulary.code import LONGEST_CODE
from supervisio.errors import JournalTamperedError, VaultError
from supervisio.journal.chain import head_mac, row_digest
from supervisio.models.ids import new_id
from supervisio.services.statements import ENTRY_AT, NEWEST_ENTRY_NAMING, columns_of
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


class Draft:
    """
    What one changing call will write.

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
        _require_head(self.context, root, head)

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
        self.require_as_written(noun, row)
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

    def require_as_written(self, noun: str, row: Row) -> None:
        """
        See that a row of this root is what the journal says was left: for rows that something is to rest on.

        Raises:
            JournalTamperedError: it is not.

        """
        # The newest entry that names it, not the one that the row names: a row put back to what it once was names that.
        entries = [self._newest] if row["row_seq"] == self._newest["seq"] else None
        require_as_written(self.context, self.root["id"], noun, row, entries)


def data_key_of(context: Context, root: Mapping[str, Any]) -> DataKey:
    """
    Return the key of a root's texts.

    Raises:
        VaultError: it was destroyed, or is out of reach.

    """
    if root["wrapped_key"] is None or root["key_id"] is None:
        raise VaultError("shredded")
    return context.vault.data_key(root["wrapped_key"], root["key_id"], context.clinic_id, root["id"])


def require_as_written(
    context: Context, root_id: UUID, noun: str, row: Mapping[str, Any], entries: list[Row] | None = None
) -> None:
    """
    See that a row is what the newest entry that names it says was left; ``entries`` are those, where they are at hand.

    Raises:
        JournalTamperedError: it is not.

    """
    if entries is None:
        entries = context.rows(NEWEST_ENTRY_NAMING, {"root_id": root_id, "row_id": row["id"].hex})
    for entry in entries:
        key = context.vault.journal_key_by_id(entry["mac_key_id"])
        if [noun, row["id"].hex, row_digest(key, noun, row)] in entry["rows"]:
            return
    raise JournalTamperedError(root_id, "edited")


def require_root_as_written(context: Context, noun: str, root: Mapping[str, Any]) -> None:
    """
    See that another root, which is only read, is what its own chain says.

    Raises:
        JournalTamperedError: it is not.

    """
    heads = context.rows(ENTRY_AT, {"root_id": root["id"], "seqs": [root["journal_seq"]]})
    if not heads:
        raise JournalTamperedError(root["id"], "missing")
    _require_head(context, root, heads[0])
    require_as_written(context, root["id"], noun, root)


def _require_head(context: Context, root: Mapping[str, Any], head: Mapping[str, Any]) -> None:
    key = context.vault.journal_key_by_id(root["journal_key_id"])
    expected = head_mac(key, clinic_id=context.clinic_id, root_id=root["id"], seq=root["journal_seq"], mac=head["mac"])
    if expected != root["journal_head"]:
        raise JournalTamperedError(root["id"], "head")
