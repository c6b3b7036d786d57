"""The journal keys of a vault, made ready to check many MACs."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

import attrs

from supervisio.errors import VaultError

if TYPE_CHECKING:
    from collections.abc import Callable

    from supervisio.vault import Vault
    from supervisio.vault.keys import JournalKey

    Mac = Callable[[bytes], bytes]

_BLOCK = 64
_INNER = bytes(byte ^ 0x36 for byte in range(256))
_OUTER = bytes(byte ^ 0x5C for byte in range(256))


@attrs.frozen
class VerifyingKey:
    """One MAC for each use that ``verify()`` checks."""

    rows: Mac
    entries: Mac
    heads: Mac
    reads: Mac

    @classmethod
    def of(cls, key: JournalKey) -> VerifyingKey:
        """Make the MACs of a journal key."""
        return cls(rows=keyed(key.rows), entries=keyed(key.entries), heads=keyed(key.heads), reads=keyed(key.reads))


class Keys(dict[Any, VerifyingKey | None]):
    """The keys by id, whatever stands in its place; None where the vault does not hold one."""

    def __init__(self, vault: Vault) -> None:
        super().__init__()
        self._vault = vault

    def __missing__(self, key_id: Any) -> VerifyingKey | None:
        self[key_id] = key = self._looked_up(key_id)
        return key

    def _looked_up(self, key_id: Any) -> VerifyingKey | None:
        if not isinstance(key_id, str):
            return None
        try:
            return VerifyingKey.of(self._vault.journal_key_by_id(key_id))
        except VaultError:
            return None


def keyed(secret: bytes) -> Mac:
    """
    Return HMAC-SHA256 under a secret of at most 64 bytes, the same as ``hmac.digest(secret, content, "sha256")``.

    The secret is hashed once and not for every row: half of the time that a short content takes.
    """
    block = secret.ljust(_BLOCK, b"\0")
    inner, outer = sha256(block.translate(_INNER)), sha256(block.translate(_OUTER))

    def mac(content: bytes) -> bytes:
        within = inner.copy()
        within.update(content)
        without = outer.copy()
        without.update(within.digest())
        return without.digest()

    return mac
