"""
The keyed digests and MACs of the journal.

A row's digest stands in the entry of the call that last wrote it; an entry's MAC goes over the entry and the MAC
before. The head in the root row is a MAC of its own, over clinic, root, sequence and newest MAC: so a chain that was
cut cannot be closed again by copying. Each use has a secret of its own (`JournalKey`): no MAC can stand in for another.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, cast

from supervisio.journal.arguments import encoded
from supervisio.journal.canonical import encoder, size
from supervisio.models import ROWS, AccessEntryRow, JournalEntryRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from uuid import UUID

    from sqlalchemy import Table

    from supervisio.vault.keys import JournalKey

ENTRIES = cast("Table", JournalEntryRow.__table__)
READS = cast("Table", AccessEntryRow.__table__)
MAC_COLUMN = "mac"


def row_digest(key: JournalKey, noun: str, values: Mapping[str, Any]) -> str:
    """
    Return the digest of a row as it will stand in the database, by its noun; a missing name counts as NULL.

    Raises:
        NotCanonicalError: A value has not the form of its column.
    """
    return key.macs.rows(_row_encoder(noun)(values)).hex()


def rows_json(rows: Iterable[tuple[str, UUID, str]]) -> list[list[str]]:
    """Return the ``rows`` of an entry: noun, id and digest of every row that the call has left behind."""
    return [[noun, row_id.hex, digest] for noun, row_id, digest in rows]


def entry_mac(key: JournalKey, values: Mapping[str, Any], previous: bytes) -> bytes:
    """Return the MAC of an entry and the MAC before; ``previous`` is empty for the first of a chain."""
    return key.macs.entries(linked(encoder(ENTRIES, without=MAC_COLUMN)(values), previous))


def linked(entry: bytes, previous: bytes) -> bytes:
    """Return what an entry's MAC is made over."""
    return size(len(previous)) + previous + entry


def head_mac(key: JournalKey, *, clinic_id: str, root_id: UUID, seq: int, mac: bytes) -> bytes:
    """Return the head of a chain whose newest entry has this sequence and MAC."""
    content = head_content(clinic_id=clinic_id, root_id=root_id, seq=seq, mac=mac)
    return key.macs.heads(content)


def head_content(*, clinic_id: str, root_id: UUID, seq: int, mac: bytes) -> bytes:
    """Return what a head is made over."""
    clinic = clinic_id.encode()
    return b"".join((size(len(clinic)), clinic, root_id.bytes, seq.to_bytes(8, "big", signed=True), mac))


def access_mac(key: JournalKey, values: Mapping[str, Any]) -> bytes:
    """Return the MAC of one entry of the access log."""
    return key.macs.reads(encoder(READS, without=MAC_COLUMN)(values))


def request_mac(key: JournalKey, call: str, arguments: Mapping[str, Any]) -> bytes:
    """
    Return the MAC that tells one request from another: of the call's name and its arguments.

    Raises:
        NotCanonicalError: An argument is of a type that is not a value, or a naive datetime.
    """
    return key.macs.requests(encoded((call, arguments)))


@cache
def _row_encoder(noun: str) -> Callable[[Mapping[str, Any]], bytes]:
    return encoder(cast("Table", ROWS[noun].__table__))
