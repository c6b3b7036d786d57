"""The key that a record is signed with, and by what others know it."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from supervisio.vault.keys import JournalKey


@attrs.frozen(kw_only=True)
class Signer:
    """A key by its id, and its public half as hex digits."""

    key_id: str
    public_key: str

    @classmethod
    def of(cls, key: JournalKey) -> Signer:
        """Return who signs with a journal key: with the secret that signs seals too."""
        # Here, not above: it imports cryptography, which only those who sign need.
        from supervisio.vault.signing import public_key

        return cls(key_id=key.id, public_key=public_key(key.seals).hex())

    @property
    def fingerprint(self) -> str:
        """The SHA-256 of the public key's bytes, in groups of four hexadecimal digits."""
        return fingerprint(self.public_key)


def fingerprint(public_key: str) -> str:
    """Return the fingerprint of a public key that is given as hexadecimal digits."""
    digits = sha256(bytes.fromhex(public_key)).hexdigest()
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))
