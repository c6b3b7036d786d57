"""The chains of one span of roots: each followed entry by entry, and what they say was left behind."""

from __future__ import annotations

from datetime import datetime
from json import JSONDecoder
from typing import TYPE_CHECKING, Any

from supervisio.domain.records.base import LATE
from supervisio.journal.canonical import NotCanonicalError
from supervisio.journal.chain import ENTRIES, MAC_COLUMN, linked
from supervisio.models import ROOTS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import Table

    from supervisio.journal.keys import Keys
    from supervisio.journal.reading import Row

JOURNAL_ENTRY = "journal_entry"
# By the end of a call's name: what it does to a row, and which of them may leave a root without its key.
_ERASING = {"redact": "redacted", "drop": "dropped", "shred": "shredded"}
_ERASING_CALLS = tuple(f".{call}" for call in _ERASING)
_SHREDDING = {"drop", "shred"}
_NO_ENTRY = (0, 0, None, b"")
_read_json = JSONDecoder().raw_decode


class Chains:
    """
    What the entries of a span say, and what is found as its tables are held against them.

    A root goes by its id as it was read: whatever stands there has its place.

    Attributes:
        ends: The number of entries, and sequence, key id and MAC of the last one, by root.
        left: Digest, sequence and key id of the newest entry for a row, by root, noun and row id.
        roots: The roots whose own row is there.
        keyless: The roots that may be without a wrapped key.
        personal: The roots that are cases of personal issues.
        findings: Root, noun, row id and what.
        notices: The same of what is no fault.
    """

    def __init__(self) -> None:
        self.ends: dict[Any, tuple[int, int, Any, bytes]] = {}
        self.left: dict[tuple[Any, str, str], tuple[str, int, Any]] = {}
        self.roots: set[Any] = set()
        self.keyless: set[Any] = set()
        self.personal: set[Any] = set()
        self.findings: list[tuple[Any, str, Any, str]] = []
        self.notices: list[tuple[Any, str, Any, str]] = []


def follow(entries: Sequence[Row], encode: Callable[[Row], bytes], keys: Keys) -> Chains:
    """Return the chains of these entries, which come in order; after a fault a chain goes on with what is there."""
    chains = Chains()
    ends = chains.ends
    for row in entries:
        root_id, seq, mac, key_id = row[_ROOT_ID], row[_SEQ], row[_MAC], row[_KEY_ID]
        count, last_seq, _, last_mac = last = ends.get(root_id, _NO_ENTRY)
        fault = None
        try:
            content = encode(row)
        except NotCanonicalError:
            fault = "unreadable"
        else:
            if seq != last_seq + 1:
                fault = "gap"
            elif (key := keys[key_id]) is None:
                fault = "unknown_key"
            # Compared as they are: what is made here reaches nobody who could time it.
            elif key.entries(linked(content, last_mac)) != mac:
                fault = "mac"
        if fault is not None:
            chains.findings.append((root_id, JOURNAL_ENTRY, seq, fault))
        elif row[_EFFECTIVE_AT] != row[_RECORDED_AT] or row[_MOVE].endswith(_ERASING_CALLS):
            _note(chains, row)
        if type(seq) is int:
            ends[root_id] = (count + 1, seq, key_id, mac if isinstance(mac, bytes) else b"")
        else:
            ends[root_id] = (count + 1, *last[1:])
    return chains


def take_rows(chains: Chains, entries: Sequence[Row]) -> None:
    """Take together which rows the entries say were left behind: of each row what its newest entry says."""
    left = chains.left
    for entry in entries:
        root_id, seq, key_id = entry[_ROOT_ID], entry[_SEQ], entry[_KEY_ID]
        try:
            for noun, row_id, digest in _read_json(entry[_ROWS])[0]:
                left[root_id, noun, row_id] = (digest, seq, key_id)
        except (RecursionError, TypeError, ValueError):
            # Not what the library writes: then the entry is not what it wrote, and that has been found.
            continue


def positions(table: Table, *names: str) -> list[int]:
    """Return where these columns stand in a row of the table."""
    order = [column.name for column in table.columns]
    return [order.index(name) for name in names]


_ROOT_ID, _SEQ, _MAC, _KEY_ID, _ROWS, _MOVE, _EFFECTIVE_AT, _RECORDED_AT = positions(
    ENTRIES, "root_id", "seq", MAC_COLUMN, "mac_key_id", "rows", "move", "effective_at", "recorded_at"
)


def _note(chains: Chains, entry: Row) -> None:
    """Note what is no fault and should be known all the same, of an entry that is what was written."""
    root_id = entry[_ROOT_ID]
    if _moment(entry[_RECORDED_AT]) - _moment(entry[_EFFECTIVE_AT]) > LATE:
        chains.notices.append((root_id, JOURNAL_ENTRY, entry[_SEQ], "late"))
    call = entry[_MOVE].rpartition(".")[2]
    if call in _ERASING:
        rows = [(noun, row_id) for noun, row_id, _ in _read_json(entry[_ROWS])[0]]
        # What was erased is within the root, if the call has left behind anything but the root.
        noun, row_id = min(rows, key=lambda row: row[0] in ROOTS)
        chains.notices.append((root_id, noun, row_id, _ERASING[call]))
    if call in _SHREDDING:
        chains.keyless.add(root_id)


def _moment(value: datetime | str) -> datetime:
    return datetime.fromisoformat(value) if isinstance(value, str) else value
