"""The check of one span of roots: its chains first, then its rows against what the chains say was left behind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from supervisio.errors import VaultError
from supervisio.journal.canonical import NotCanonicalError, raw_encoder, row_encoder
from supervisio.journal.chain import ENTRIES, MAC_COLUMN, READS, head_content
from supervisio.journal.chains import JOURNAL_ENTRY, Chains, follow, positions, take_rows
from supervisio.journal.findings import Finding, Verification
from supervisio.journal.keys import Keys
from supervisio.journal.reading import PERSONAL_TOPIC, ROOT_COLUMN, Reader
from supervisio.models import CHILDREN, ROOTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sqlalchemy import Connection, Table

    from supervisio.journal.reading import Row, Span
    from supervisio.vault import Vault

ACCESS_ENTRY = "access_entry"
_CASE = "case"
_PERSONAL_NOUNS = {"personal_issue", "practice_response", "support_reference"}
_NOT_LEFT = (None, None, None)
_ID = re.compile(r"[0-9a-f]{32}")


class Checker:
    """Checks spans of one clinic's roots."""

    def __init__(self, connection: Connection, vault: Vault, clinic_id: str) -> None:
        self.reader = Reader(connection, clinic_id)
        self._vault = vault
        self._clinic_id = clinic_id
        self._keys = Keys(vault)

    def check(self, span: Span) -> Verification:
        """Read the rows of these roots once, and return what is wrong with them."""
        entries = self.reader.rows(ENTRIES, span)
        chains = follow(entries, self._encoder(ENTRIES, without=MAC_COLUMN), self._keys)
        take_rows(chains, entries)
        for noun, root_class in ROOTS.items():
            table = cast("Table", root_class.__table__)
            rows = self.reader.rows(table, span)
            self._check_rows(chains, noun, table, rows)
            self._check_roots(chains, noun, table, rows)
        for noun, child_class in CHILDREN.items():
            table = cast("Table", child_class.__table__)
            self._check_rows(chains, noun, table, self.reader.rows(table, span))
        self._check_reads(chains, self.reader.rows(READS, span))
        for root_id, noun, row_id in chains.left:
            chains.findings.append((root_id, noun, row_id, "missing"))
            if noun in _PERSONAL_NOUNS:
                chains.personal.add(root_id)
        return _result(chains)

    def _check_rows(self, chains: Chains, noun: str, table: Table, rows: Sequence[Row]) -> None:
        """Hold each row against the newest digest that the chain of its root has for it."""
        encode, keys, left, raw = self._encoder(table), self._keys, chains.left, self.reader.raw
        id_at, root_at, seq_at = positions(table, "id", ROOT_COLUMN[table], "row_seq")
        for row in rows:
            root_id, row_id = row[root_at], row[id_at]
            digest, seq, key_id = left.pop((root_id, noun, row_id if raw else row_id.hex), _NOT_LEFT)
            if digest is None:
                is_known = root_id in chains.ends or root_id in chains.roots or noun in ROOTS
                chains.findings.append((root_id, noun, row_id, "without_entry" if is_known else "orphan"))
                continue
            try:
                content = encode(row)
            except NotCanonicalError:
                chains.findings.append((root_id, noun, row_id, "unreadable"))
                continue
            key = keys[key_id]
            # Without the key of that entry nothing can be said, and that it is unknown has been said.
            if key is not None and (key.rows(content).hex() != digest or row[seq_at] != seq):
                chains.findings.append((root_id, noun, row_id, "edited"))
        if noun in _PERSONAL_NOUNS:
            chains.personal.update(row[root_at] for row in rows)

    def _check_roots(self, chains: Chains, noun: str, table: Table, rows: Sequence[Row]) -> None:
        """Hold the head and the wrapped key of each root against its chain."""
        id_at, seq_at, head_at, head_key_at, wrapped_at, key_id_at = positions(
            table, "id", "journal_seq", "journal_head", "journal_key_id", "wrapped_key", "key_id"
        )
        if noun == _CASE:
            (topic_at,) = positions(table, "topic")
            chains.personal.update(row[id_at] for row in rows if row[topic_at] == PERSONAL_TOPIC)
        for row in rows:
            root_id = row[id_at]
            chains.roots.add(root_id)
            end, uuid = chains.ends.get(root_id), _id(root_id)
            # A root without a chain, or with such an id, has been found by now.
            if end is None or uuid is None:
                continue
            _, seq, key_id, mac = end
            if type(row[seq_at]) is not int or (row[seq_at], row[head_key_at]) != (seq, key_id):
                chains.findings.append((root_id, noun, root_id, "head"))
            elif (key := self._keys[key_id]) is not None:
                content = head_content(clinic_id=self._clinic_id, root_id=uuid, seq=seq, mac=mac)
                if key.heads(content) != row[head_at]:
                    chains.findings.append((root_id, noun, root_id, "head"))
            wrapped, wrapping_key_id = row[wrapped_at], row[key_id_at]
            if wrapped is None and wrapping_key_id is None and root_id in chains.keyless:
                continue
            if not self._unwraps(wrapped, wrapping_key_id, uuid):
                chains.findings.append((root_id, noun, root_id, "key"))

    def _check_reads(self, chains: Chains, rows: Sequence[Row]) -> None:
        """Check the MAC of each entry of the access log."""
        encode = self._encoder(READS, without=MAC_COLUMN)
        id_at, root_at, key_id_at, mac_at = positions(READS, "id", "case_id", "mac_key_id", MAC_COLUMN)
        for row in rows:
            fault = None
            try:
                content = encode(row)
            except NotCanonicalError:
                fault = "unreadable"
            else:
                if (key := self._keys[row[key_id_at]]) is None:
                    fault = "unknown_key"
                elif key.reads(content) != row[mac_at]:
                    fault = "access"
            if fault is not None:
                chains.findings.append((row[root_at], ACCESS_ENTRY, row[id_at], fault))

    def _unwraps(self, wrapped: Any, key_id: Any, root_id: UUID) -> bool:
        if not (isinstance(wrapped, bytes) and isinstance(key_id, str)):
            return False
        try:
            self._vault.data_key(wrapped, key_id, self._clinic_id, root_id)
        except VaultError:
            return False
        return True

    def _encoder(self, table: Table, *, without: str | None = None) -> Callable[[Row], bytes]:
        return (raw_encoder if self.reader.raw else row_encoder)(table, without=without)


def _result(chains: Chains) -> Verification:
    roots = chains.ends.keys() | chains.roots
    return Verification(
        findings=tuple(_told(chains, chains.findings)),
        notices=tuple(_told(chains, chains.notices)),
        entries=sum(count for count, *_ in chains.ends.values()),
        roots=len(roots),
        personal_entries=sum(chains.ends[root][0] for root in chains.personal if root in chains.ends),
        personal_roots=len(roots & chains.personal),
    )


def _told(chains: Chains, found: Sequence[tuple[Any, str, Any, str]]) -> Iterator[Finding]:
    for root_id, noun, row_id, what in sorted(found, key=lambda one: str(one[0])):
        yield Finding(
            root=_id(root_id),
            table=noun,
            id=_sequence(row_id) if noun == JOURNAL_ENTRY else _id(row_id),
            what=what,
            personal=root_id in chains.personal,
        )


def _id(value: Any) -> UUID | None:
    """Return an id as it should be, or None: what stands in its place may be anybody's words."""
    if isinstance(value, str) and _ID.fullmatch(value):
        return UUID(value)
    return value if isinstance(value, UUID) else None


def _sequence(value: Any) -> str | None:
    return str(value) if type(value) is int else None
