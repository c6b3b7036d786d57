"""
The key ring: one or more secrets, newest first, in a file of their own or in an environment variable.

The first key wraps what is new, the others unwrap what is old. What fails to parse is never quoted, and the functions
that hold the content return None instead of raising, so that no traceback with local variables shows a secret either.
"""

from __future__ import annotations

import base64
import json
import os
import re
import secrets
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import attrs

from supervisio.errors import VaultError
from supervisio.vault.keys import KEY_BYTES, HoldsKeys, SealBrokenError, is_key_id

if TYPE_CHECKING:
    from collections.abc import Sequence

_FORMAT = "supervisio-key-ring/1"
_SEPARATORS = re.compile(r"[,\s]+")
_SECRET = re.compile(r"[A-Za-z0-9+/_-]{43}=?")


@attrs.frozen
class RingKey(HoldsKeys):
    """One secret of a ring and the id it goes by."""

    id: str
    secret: bytes = attrs.field(repr=False)


class KeyRing(HoldsKeys):
    """A `KeyProvider` on secrets that this process holds."""

    __slots__ = ("_newest", "_wrapping", "journal_keys")

    def __init__(self, keys: Sequence[RingKey]) -> None:
        """Derive every wrapping and journal key once; ``keys`` come newest first, at least one, each id once."""
        # Here, not above: it imports cryptography, which only a vault with keys needs.
        from supervisio.vault import sealing

        self._newest = keys[0].id
        self._wrapping = {key.id: sealing.WrappingKey(key.secret) for key in keys}
        self.journal_keys = tuple(sealing.journal_key_of_ring(key.id, key.secret) for key in keys)

    def __repr__(self) -> str:
        return f"KeyRing({', '.join(self._wrapping)})"

    def wrap(self, data_key: bytes, *, context: bytes) -> tuple[str, bytes]:
        """Wrap a data key under the newest key."""
        return self._newest, self._wrapping[self._newest].wrap(data_key, context)

    def unwrap(self, wrapped: bytes, *, key_id: str, context: bytes) -> bytes:
        """
        Return the data key that was wrapped under this key and context.

        Raises:
            VaultError: ``unknown_key`` or ``wrong_key``, naming the key.
        """
        key = self._wrapping.get(key_id)
        if key is None:
            raise VaultError("unknown_key", key_id)
        try:
            return key.unwrap(wrapped, context)
        except SealBrokenError:
            raise VaultError("wrong_key", key_id) from None


def ring_of_variable(name: str) -> KeyRing:
    """Return the ring of ``id:base64`` pairs in an environment variable, or raise `VaultError`."""
    if not os.environ.get(name, "").strip():
        raise VaultError("unset")
    keys = _keys_of_pairs(os.environ[name])
    if keys is None:
        raise VaultError("malformed_variable")
    return KeyRing(keys)


def ring_of_content(content: bytes) -> KeyRing | None:
    """Return the ring that a ring file holds, or None where this is not one."""
    keys = _keys_of_document(_parsed(content))
    return None if keys is None else KeyRing(keys)


def new_ring_content() -> bytes:
    """Return the content of a ring file with one new random key."""
    key = {
        "id": f"k-{secrets.token_hex(4)}",
        "created": datetime.now(UTC).date().isoformat(),
        "secret": base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode(),
    }
    return json.dumps({"format": _FORMAT, "keys": [key]}, indent=2).encode() + b"\n"


def _keys_of_pairs(text: str) -> list[RingKey] | None:
    pairs = [pair.partition(":") for pair in _SEPARATORS.split(text) if pair]
    return _ring_keys([_ring_key(key_id, secret) for key_id, _, secret in pairs])


def _keys_of_document(document: object) -> list[RingKey] | None:
    match document:
        case {"format": str(form), "keys": [*entries], **rest} if form == _FORMAT and not rest:
            return _ring_keys([_key_of_entry(entry) for entry in entries])
    return None


def _key_of_entry(entry: object) -> RingKey | None:
    match entry:
        case {"id": str(key_id), "created": str(created), "secret": str(secret), **rest} if not rest:
            return _ring_key(key_id, secret) if _is_day(created) else None
    return None


def _ring_keys(keys: Sequence[RingKey | None]) -> list[RingKey] | None:
    good = [key for key in keys if key is not None]
    unique = {key.id for key in good}
    return good if good and len(unique) == len(keys) else None


def _ring_key(key_id: str, secret: str) -> RingKey | None:
    if not is_key_id(key_id) or _SECRET.fullmatch(secret) is None:
        return None
    # Both alphabets of base64 are in use, with and without the last sign; 43 characters are always 32 bytes.
    standard = secret.rstrip("=").translate(str.maketrans("-_", "+/")) + "="
    return RingKey(key_id, base64.b64decode(standard))


def _parsed(content: bytes) -> object:
    try:
        return json.loads(content.decode())
    except (ValueError, RecursionError):
        return None


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
