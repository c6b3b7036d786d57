"""The vault that seals nothing: the same calls, with the texts left readable and the MAC secrets known to everyone."""

from __future__ import annotations

from hashlib import sha256

from supervisio.errors import VaultError
from supervisio.vault.keys import KEY_BYTES, PLAINTEXT, JournalKey, SealBrokenError

_VERSION = b"\x00"
# Not empty: a wrapped key that is gone means that the root was shredded.
_WRAPPED = b"plaintext"


class PlaintextProvider:
    """A key provider without keys."""

    __slots__ = ()

    def wrap(self, data_key: bytes, *, context: bytes) -> tuple[str, bytes]:  # noqa: ARG002 - the protocol's parameters
        """Return the reserved key id and a marker."""
        return PLAINTEXT, _WRAPPED

    def unwrap(self, wrapped: bytes, *, key_id: str, context: bytes) -> bytes:  # noqa: ARG002 - the protocol's parameters
        """Return zeros for the marker; refuse rows that a vault with keys has written."""
        if key_id != PLAINTEXT:
            raise VaultError("plaintext_on_sealed", key_id)
        if wrapped != _WRAPPED:
            raise VaultError("wrong_key", key_id)
        return bytes(KEY_BYTES)

    @property
    def journal_keys(self) -> tuple[JournalKey, ...]:
        """The journal key that anyone can compute: it finds accidents, not intent."""
        purposes = ("rows", "entries", "heads", "requests", "reads", "seals")
        secrets = {purpose: sha256(f"supervisio plaintext {purpose}".encode()).digest() for purpose in purposes}
        return (JournalKey(PLAINTEXT, **secrets),)


class PlaintextKey:
    """A data key that leaves its texts readable: version byte, UTF-8."""

    __slots__ = ()

    def __init__(self, secret: bytes) -> None:
        """Take what the other data keys take, and keep none of it."""

    def seal(self, text: str, place: bytes) -> bytes:  # noqa: ARG002 - nothing is bound here
        """Return the text as bytes."""
        return _VERSION + text.encode("utf-8", "surrogatepass")

    def unseal(self, sealed: bytes, place: bytes) -> str:  # noqa: ARG002 - nothing is bound here
        """Return the text, or raise `SealBrokenError` where these are not bytes that `seal` has made."""
        text = _decoded(sealed[1:]) if sealed[:1] == _VERSION else None
        if text is None:
            raise SealBrokenError
        return text


def _decoded(content: bytes) -> str | None:
    # A decoding error carries the whole text: it ends here, so that it is not even the context of another error.
    try:
        return content.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return None
