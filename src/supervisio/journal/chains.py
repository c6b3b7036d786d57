"""The chains of one span of roots: each followed entry by entry, and what it says was left behind."""

from __future__ import annotations

import hmac
from datetime import datetime, timedelta
from json import JSONDecoder
from typing import TYPE_CHECKING, Any

import attrs

from supervisio.errors import VaultError
from supervisio.journal.canonical import NotCanonicalError
from supervisio.journal.chain import ENTRIES, MAC_COLUMN, linked
from supervisio.models import ROOTS, ROWS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import Table

    from supervisio.journal.reading import Row
    from supervisio.vault import Vault
    from supervisio.vault.keys import JournalKey

JOURNAL_ENTRY = "journal_entry"
LATE = timedelta(hours=24)
# By the end of a call's name: what it does to a row, and which of them may leave a root without its key.
_ERASING = {"redact": "redacted", "drop": "dropped", "shred": "shredded"}
_ERASING_CALLS = tuple(f".{call}" for call in _ERASING)
_SHREDDING = {"drop", "shred"}
_read_json = JSONDecoder().raw_decode

Left = dict[tuple[str, str], tuple[str, int, "JournalKey | None"]]
"""Digest, sequence and key of the rows that entries left behind, by noun and id."""


def positions(table: Table, *names: str) -> list[int]:
    """Return where these columns stand in a row of the table."""
    order = [column.name for column in table.columns]
    return [order.index(name) for name in names]


@attrs.define
class Chain:
    """
    One root: how far its chain goes, the rows that it says were left behind, and what was found in all of it.

    A row that has been looked at is taken out of ``rows``.
    """

    seq: int = 0
    mac: bytes = b""
    key_id: Any = None
    key: JournalKey | None = None
    rows: Left = attrs.Factory(dict)
    entries: int = 0
    has_root: bool = False
    may_lack_key: bool = False
    is_personal: bool = False
    findings: list[tuple[str, Any, str]] = attrs.Factory(list)
    notices: list[tuple[str, Any, str]] = attrs.Factory(list)


class Chains(dict[Any, Chain]):
    """The chains by root id, as it was read: whatever stands there has its place."""

    def __missing__(self, root_id: Any) -> Chain:
        chain = self[root_id] = Chain()
        return chain


class Keys(dict[Any, "JournalKey | None"]):
    """The journal keys by id, as it was read; None where the vault does not hold one."""

    def __init__(self, vault: Vault) -> None:
        super().__init__()
        self._vault = vault

    def __missing__(self, key_id: Any) -> JournalKey | None:
        self[key_id] = key = self._looked_up(key_id)
        return key

    def _looked_up(self, key_id: Any) -> JournalKey | None:
        if not isinstance(key_id, str):
            return None
        try:
            return self._vault.journal_key_by_id(key_id)
        except VaultError:
            return None


def follow(rows: Sequence[Row], encode: Callable[[Row], bytes], keys: Keys) -> Chains:
    """Return the chains of these entries, which come in order; after a fault a chain goes on with what is there."""
    root_at, seq_at, mac_at, key_id_at, rows_at, move_at, effective_at, recorded_at = positions(
        ENTRIES, "root_id", "seq", MAC_COLUMN, "mac_key_id", "rows", "move", "effective_at", "recorded_at"
    )
    chains = Chains()
    for row in rows:
        chain = chains[row[root_at]]
        chain.entries += 1
        seq, mac, key = row[seq_at], row[mac_at], keys[row[key_id_at]]
        chain.written.append((row[rows_at], seq, key))
        try:
            content = encode(row)
        except NotCanonicalError:
            chain.findings.append((JOURNAL_ENTRY, seq, "unreadable"))
        else:
            # Compared as they are: what is compared here was not made for whoever might time it.
            if seq != chain.seq + 1:
                chain.findings.append((JOURNAL_ENTRY, seq, "gap"))
            elif key is None:
                chain.findings.append((JOURNAL_ENTRY, seq, "unknown_key"))
            elif hmac.digest(key.entries, linked(content, chain.mac), "sha256") != mac:
                chain.findings.append((JOURNAL_ENTRY, seq, "mac"))
            else:
                if row[effective_at] != row[recorded_at] and _is_late(row[effective_at], row[recorded_at]):
                    chain.notices.append((JOURNAL_ENTRY, seq, "late"))
                if row[move_at].endswith(_ERASING_CALLS):
                    _note_erasing(chain, row[move_at], row[rows_at])
        if type(seq) is int:
            chain.seq, chain.key_id, chain.key = seq, row[key_id_at], key
            chain.mac = mac if isinstance(mac, bytes) else b""
    return chains


def _left_behind(text: Any, seq: int, key: JournalKey | None) -> Left:
    """Return the rows that an entry says were left behind; none where it is no such list, for then its MAC is wrong too."""
    try:
        return {(noun, row_id): (digest, seq, key) for noun, row_id, digest in _read_json(text)[0] if noun in ROWS}
    except (RecursionError, TypeError, ValueError):
        return {}


def _is_late(effective_at: datetime | str, recorded_at: datetime | str) -> bool:
    happened, written = (
        datetime.fromisoformat(one) if isinstance(one, str) else one for one in (effective_at, recorded_at)
    )
    return written - happened > LATE


def _note_erasing(chain: Chain, move: str, left: Left) -> None:
    """Note which row was erased, wholly or in part: the first that is no root, if there is one."""
    erasing = move.rpartition(".")[2]
    noun, row_id = min(left, key=lambda row: row[0] in ROOTS, default=(None, None))
    chain.notices.append((noun, row_id, _ERASING[erasing]))
    chain.may_lack_key |= erasing in _SHREDDING
