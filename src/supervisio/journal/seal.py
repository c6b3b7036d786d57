"""
Seals: what stood in a clinic's journal at one moment, signed, to be held against it later.

``verify()`` by itself cannot find what was right once: a case that was removed with its chain, a chain put back to what
it was, the whole database put back. For that one must know from elsewhere how far the journal had come. A `Seal` says
it in two things:

- the newest entry that it covers. It covers all entries up to that one, in the order in which entries were committed
  (`journal.order`), to which nothing is ever added but at its end. So which entries those are can be told at any later
  time, whatever was added since, without a list of them: a seal is as small for 100,000 cases as for one.
- the root of a Merkle tree over the heads as of then: of each root its noun, id, newest sequence and that entry's MAC.
  A MAC is made over the entry and the MAC before it, so a head stands for its whole chain.

Later the journal is cut at the same entry, and must give the same tree. Where that entry is gone, the database is older
than the seal, or its end was removed; where the tree is another one, something before that was. Growth changes neither:
new cases and entries come after the cut, and rotation, shredding and erasing change rows and keys, never an entry.

The signature (Ed25519) is by a key that the vault derives beside those of the MACs: whoever has no key cannot make a
seal that fits a record they have changed. With `Vault.plaintext()` that key is public, as all of its keys are.

A seal says what is there, not that it is right; ``verify()`` says that. It belongs to the database that it was taken
of, and to backups and copies of that; where rows were carried over into a database of another kind, it is taken anew.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any
from uuid import UUID

import attrs

from supervisio.domain.seal import FORMAT, Seal
from supervisio.errors import StorageError, VaultError
from supervisio.journal import order
from supervisio.journal.arguments import encoded
from supervisio.journal.canonical import size

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlalchemy import Connection

    from supervisio.vault import Vault

_UNSIGNED = "0" * 128


def take(connection: Connection, vault: Vault, clinic_id: str, *, taken_at: datetime) -> Seal:
    """
    Return a seal of all that is settled in a clinic.

    Raises:
        StorageError: ``other_server``: the order of the entries cannot be told.
    """
    # Here, not above: it imports cryptography, which only those who seal need.
    from supervisio.vault.signing import public_key, signature

    dialect = connection.dialect.name
    clinic = {"clinic_id": clinic_id}
    if connection.execute(order.is_of_another_server(dialect), clinic).scalar_one():
        raise StorageError("other_server")
    newest_root, newest_seq, place = connection.execute(order.newest(dialect), clinic).first() or (None, 0, None)
    roots, entries = connection.execute(order.counts(dialect), {**clinic, "place": place}).one()
    key = vault.journal_key
    seal = Seal(
        clinic_id=clinic_id,
        taken_at=taken_at,
        roots=roots,
        entries=entries,
        newest_root=newest_root,
        newest_seq=newest_seq,
        merkle_root=_merkle_root_at(connection, clinic_id, place),
        key_id=key.id,
        public_key=public_key(key.seals).hex(),
        signature=_UNSIGNED,
    )
    return attrs.evolve(seal, signature=signature(key.seals, _signed_content(seal)).hex())


def fault_since(connection: Connection, vault: Vault, seal: Seal) -> str | None:
    """Return what does not fit between a seal and the journal as it is now, as a word of `findings`, or None."""
    fault = _fault_of_seal(vault, seal)
    if fault is not None:
        return fault
    dialect = connection.dialect.name
    clinic = {"clinic_id": seal.clinic_id}
    if connection.execute(order.is_of_another_server(dialect), clinic).scalar_one():
        return "other_server"
    place = None
    if seal.newest_root is not None:
        named = {**clinic, "root_id": seal.newest_root, "seq": seal.newest_seq}
        place = connection.execute(order.place_of(dialect), named).scalar()
        if place is None:
            return "older"
    return None if _merkle_root_at(connection, seal.clinic_id, place) == seal.merkle_root else "sealed"


def merkle_root(leaves: Iterable[bytes]) -> bytes:
    """
    Return the root of the Merkle tree over these leaves, in this order: that of RFC 6962, SHA-256.

    A leaf is hashed behind a zero byte and a node behind a one, so that neither can be taken for the other.
    """
    # Of each height at most one tree waits for another of its height, the highest first.
    waiting: list[tuple[int, bytes]] = []
    for leaf in leaves:
        height, tree = 0, sha256(b"\x00" + leaf).digest()
        while waiting and waiting[-1][0] == height:
            tree = _node(waiting.pop()[1], tree)
            height += 1
        waiting.append((height, tree))
    if not waiting:
        return sha256().digest()
    _, root = waiting.pop()
    while waiting:
        root = _node(waiting.pop()[1], root)
    return root


def _node(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()


def _merkle_root_at(connection: Connection, clinic_id: str, place: int | None) -> str:
    # Without a place nothing compares with it, and nothing is covered.
    given = {"clinic_id": clinic_id, "place": place}
    with connection.execute(order.heads(connection.dialect.name), given) as found:
        return merkle_root(_leaf(row) for row in found).hex()


def _leaf(head: Iterable[Any]) -> bytes:
    values = [_as_bytes(value) for value in head]
    return b"".join(size(len(value)) + value for value in values)


def _as_bytes(value: Any) -> bytes:
    """Return the bytes that SQLite gives, also of what PostgreSQL gives in types of its own."""
    if isinstance(value, bytes):
        return value
    return (value.hex if isinstance(value, UUID) else str(value)).encode()


def _fault_of_seal(vault: Vault, seal: Seal) -> str | None:
    from supervisio.vault.signing import is_signed, public_key

    try:
        key = vault.journal_key_by_id(seal.key_id)
    except VaultError:
        return "unknown_key"
    own = public_key(key.seals)
    is_genuine = own.hex() == seal.public_key and is_signed(own, bytes.fromhex(seal.signature), _signed_content(seal))
    return None if is_genuine else "forged"


def _signed_content(seal: Seal) -> bytes:
    return encoded((FORMAT, attrs.asdict(seal, filter=lambda field, _: field.name != "signature")))
