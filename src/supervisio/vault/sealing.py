"""AES-256-GCM and HKDF-SHA256, by `cryptography`. Only a vault with keys imports this module."""

from __future__ import annotations

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from supervisio.vault.keys import KEY_BYTES, HoldsKeys, JournalKey, SealBrokenError

_VERSION = b"\x01"
_NONCE_BYTES = 12
_TAG_BYTES = 16
_HEADER_BYTES = len(_VERSION) + _NONCE_BYTES
_FINGERPRINT_BYTES = 4


class SealingKey(HoldsKeys):
    """A data key that seals texts with AES-256-GCM under a random nonce: version byte, nonce, ciphertext, tag."""

    __slots__ = ("_cipher",)

    def __init__(self, secret: bytes) -> None:
        self._cipher = AESGCM(secret)

    def seal(self, text: str, place: bytes) -> bytes:
        """Return the sealed form of any text, bound to its place."""
        # An encoding error would carry the whole text, so the encoding is one that cannot fail.
        return _encrypted(self._cipher, text.encode("utf-8", "surrogatepass"), place)

    def unseal(self, sealed: bytes, place: bytes) -> str:
        """Return the text that was sealed in this place, or raise `SealBrokenError`."""
        return _decrypted(self._cipher, sealed, place).decode("utf-8", "surrogatepass")


class WrappingKey(HoldsKeys):
    """Wraps data keys as `SealingKey` seals texts, bound to the root that they belong to."""

    __slots__ = ("_cipher",)

    def __init__(self, ring_secret: bytes) -> None:
        self._cipher = AESGCM(_derived(ring_secret, "wrapping key"))

    def wrap(self, data_key: bytes, context: bytes) -> bytes:
        """Return the data key, wrapped."""
        return _encrypted(self._cipher, data_key, context)

    def unwrap(self, wrapped: bytes, context: bytes) -> bytes:
        """Return the data key, or raise `SealBrokenError`."""
        return _decrypted(self._cipher, wrapped, context)


def journal_secret(ring_secret: bytes) -> bytes:
    """Derive the journal secret that goes with a key of a ring; nobody gets from it to that key."""
    return _derived(ring_secret, "journal key")


def journal_key(name: str, secret: bytes) -> JournalKey:
    """Derive the MAC secrets, and the fingerprint that ends the key's id, from one journal secret."""
    fingerprint = _derived(secret, "journal fingerprint", length=_FINGERPRINT_BYTES)
    return JournalKey(
        id=f"{name}.{fingerprint.hex()}",
        rows=_derived(secret, "journal rows"),
        entries=_derived(secret, "journal entries"),
        heads=_derived(secret, "journal heads"),
        requests=_derived(secret, "journal requests"),
        reads=_derived(secret, "journal reads"),
        seals=_derived(secret, "journal seals"),
    )


def _derived(secret: bytes, purpose: str, *, length: int = KEY_BYTES) -> bytes:
    return HKDF(algorithm=SHA256(), length=length, salt=None, info=f"supervisio 1 {purpose}".encode()).derive(secret)


def _encrypted(cipher: AESGCM, content: bytes, bound_to: bytes) -> bytes:
    nonce = os.urandom(_NONCE_BYTES)
    return _VERSION + nonce + cipher.encrypt(nonce, content, bound_to)


def _decrypted(cipher: AESGCM, sealed: bytes, bound_to: bytes) -> bytes:
    if sealed[:1] != _VERSION or len(sealed) < _HEADER_BYTES + _TAG_BYTES:
        raise SealBrokenError
    try:
        return cipher.decrypt(sealed[len(_VERSION) : _HEADER_BYTES], sealed[_HEADER_BYTES:], bound_to)
    except InvalidTag:
        raise SealBrokenError from None
