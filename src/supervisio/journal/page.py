"""The check of one span of roots: its chains first, then its rows against what the chains say was left behind."""

from __future__ import annotations

import hmac
import re
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from supervisio.errors import VaultError
from supervisio.journal.canonical import NotCanonicalError, raw_encoder, row_encoder
from supervisio.journal.chain import ENTRIES, MAC_COLUMN, READS, head_mac
from supervisio.journal.chains import JOURNAL_ENTRY, Chain, Chains, Keys, follow, positions
from supervisio.journal.findings import Finding, Verification
from supervisio.journal.reading import PERSONAL_TOPIC
from supervisio.models import CHILDREN, ROOTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sqlalchemy import Table

    from supervisio.journal.reading import Reader, Row, Span
    from supervisio.vault import Vault

_PERSONAL_NOUNS = {"personal_issue", "practice_response", "support_reference"}
_ID = re.compile(r"[0-9a-f]{32}")


def check_span(reader: Reader, vault: Vault, clinic_id: str, span: Span) -> Verification:
    """Read the rows of these roots once, and return what is wrong with them."""
    keys = Keys(vault)
    chains = follow(reader.rows(ENTRIES, span), _encoder(ENTRIES, raw=reader.raw, without=MAC_COLUMN), keys)
    for noun, root_class in ROOTS.items():
        table = cast("Table", root_class.__table__)
        rows = reader.rows(table, span)
        _check_rows(chains, noun, table, rows, root_column="id", raw=reader.raw)
        _check_roots(chains, noun, table, rows, vault=vault, clinic_id=clinic_id)
    for noun, child_class in CHILDREN.items():
        table = cast("Table", child_class.__table__)
        _check_rows(chains, noun, table, reader.rows(table, span), root_column="case_id", raw=reader.raw)
    _check_reads(chains, reader.rows(READS, span), keys, raw=reader.raw)
    for chain in chains.values():
        chain.findings += [(noun, row_id, "missing") for noun, row_id in chain.rows]
        chain.is_personal |= any(noun in _PERSONAL_NOUNS for noun, _ in chain.rows)
    return _result(chains)


def _check_rows(
    chains: Chains, noun: str, table: Table, rows: Sequence[Row], *, root_column: str, raw: bool
) -> None:
    """Hold each row against the newest digest that the chain of its root has for it."""
    encode = _encoder(table, raw=raw)
    id_at, root_at, seq_at = positions(table, "id", root_column, "row_seq")
    is_personal = noun in _PERSONAL_NOUNS
    for row in rows:
        chain = chains[row[root_at]]
        row_id = row[id_at]
        chain.is_personal |= is_personal
        left = chain.rows.pop((noun, row_id if raw else row_id.hex), None)
        if left is None:
            is_known = chain.entries or chain.has_root or root_at == id_at
            chain.findings.append((noun, row_id, "without_entry" if is_known else "orphan"))
            continue
        digest, seq, key = left
        try:
            content = encode(row)
        except NotCanonicalError:
            chain.findings.append((noun, row_id, "unreadable"))
            continue
        # Without the key of that entry nothing can be said, and that it is unknown has been said.
        if key is not None and (hmac.digest(key.rows, content, "sha256").hex() != digest or row[seq_at] != seq):
            chain.findings.append((noun, row_id, "edited"))


def _check_roots(
    chains: Chains, noun: str, table: Table, rows: Sequence[Row], *, vault: Vault, clinic_id: str
) -> None:
    """Hold the head and the wrapped key of each root against its chain."""
    id_at, seq_at, head_at, head_key_at, wrapped_at, key_id_at = positions(
        table, "id", "journal_seq", "journal_head", "journal_key_id", "wrapped_key", "key_id"
    )
    topic_at = positions(table, "topic")[0] if noun == "case" else None
    for row in rows:
        chain = chains[row[id_at]]
        chain.has_root = True
        if topic_at is not None:
            chain.is_personal |= row[topic_at] == PERSONAL_TOPIC
        root_id = _id(row[id_at])
        # A root without a chain, or with such an id, has been found by now.
        if not chain.entries or root_id is None:
            continue
        seq = row[seq_at]
        if type(seq) is not int or (seq, row[head_key_at]) != (chain.seq, chain.key_id):
            chain.findings.append((noun, row[id_at], "head"))
        elif chain.key is not None:
            expected = head_mac(chain.key, clinic_id=clinic_id, root_id=root_id, seq=seq, mac=chain.mac)
            if expected != row[head_at]:
                chain.findings.append((noun, row[id_at], "head"))
        wrapped, key_id = row[wrapped_at], row[key_id_at]
        if wrapped is None and key_id is None and chain.may_lack_key:
            continue
        if not _unwraps(vault, wrapped, key_id, clinic_id, root_id):
            chain.findings.append((noun, row[id_at], "key"))


def _unwraps(vault: Vault, wrapped: Any, key_id: Any, clinic_id: str, root_id: UUID) -> bool:
    if not (isinstance(wrapped, bytes) and isinstance(key_id, str)):
        return False
    try:
        vault.data_key(wrapped, key_id, clinic_id, root_id)
    except VaultError:
        return False
    return True


def _check_reads(chains: Chains, rows: Sequence[Row], keys: Keys, *, raw: bool) -> None:
    """Check the MAC of each entry of the access log."""
    encode = _encoder(READS, raw=raw, without=MAC_COLUMN)
    id_at, root_at, key_id_at, mac_at = positions(READS, "id", "case_id", "mac_key_id", MAC_COLUMN)
    for row in rows:
        key = keys[row[key_id_at]]
        try:
            content = encode(row)
        except NotCanonicalError:
            fault = "unreadable"
        else:
            if key is None:
                fault = "unknown_key"
            elif hmac.digest(key.reads, content, "sha256") == row[mac_at]:
                continue
            else:
                fault = "access"
        chains[row[root_at]].findings.append(("access_entry", row[id_at], fault))


def _result(chains: Chains) -> Verification:
    roots = [chain for chain in chains.values() if chain.entries or chain.has_root]
    personal = [chain for chain in roots if chain.is_personal]
    in_order = sorted(chains.items(), key=lambda item: str(item[0]))
    return Verification(
        findings=tuple(one for root, chain in in_order for one in _told(root, chain, chain.findings)),
        notices=tuple(one for root, chain in in_order for one in _told(root, chain, chain.notices)),
        entries=sum(chain.entries for chain in roots),
        roots=len(roots),
        personal_entries=sum(chain.entries for chain in personal),
        personal_roots=len(personal),
    )


def _told(root: Any, chain: Chain, what: list[tuple[str, Any, str]]) -> Iterator[Finding]:
    for noun, row_id, word in what:
        told_id = _sequence(row_id) if noun == JOURNAL_ENTRY else _id(row_id)
        yield Finding(root=_id(root), table=noun, id=told_id, what=word, personal=chain.is_personal)


def _id(value: Any) -> UUID | None:
    """Return an id as it should be, or None: what stands in its place may be anybody's words."""
    if isinstance(value, str) and _ID.fullmatch(value):
        return UUID(value)
    return value if isinstance(value, UUID) else None


def _sequence(value: Any) -> str | None:
    return str(value) if type(value) is int else None


def _encoder(table: Table, *, raw: bool, without: str | None = None) -> Callable[[Row], bytes]:
    return (raw_encoder if raw else row_encoder)(table, without=without)
