"""
The key ring: one or more secrets, newest first, and what each of them is still good for.

The newest wraps what is new, the others unwrap what is old.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import attrs

from supervisio.errors import VaultError
from supervisio.vault.keys import HELD, RETIRED, HeldKey, HoldsKeys, SealBrokenError

if TYPE_CHECKING:
    from collections.abc import Sequence


@attrs.frozen
class RingKey(HoldsKeys):
    """
    One secret of a ring and the id it goes by.

    A prepared key is held, and wraps nothing yet. Of a retired one only the journal secret is left, which says nothing
    about the secret that it was derived from.
    """

    id: str
    secret: bytes = attrs.field(repr=False)
    state: str = HELD
    created: date | None = None
    retired_on: date | None = None


class KeyRing(HoldsKeys):
    """A `KeyProvider` on secrets that this process holds."""

    __slots__ = ("_wrapping", "journal_keys", "keys", "newest", "superseded")

    def __init__(self, keys: Sequence[RingKey]) -> None:
        """
        Derive every wrapping and journal key once.

        ``keys`` come newest first, each id once, and one at least is neither prepared nor retired.
        """
        # Here, not above: it imports cryptography, which only a vault with keys needs.
        from supervisio.vault import sealing

        self.newest, *older = (key.id for key in keys if key.state == HELD)
        self.superseded = frozenset(older)
        self._wrapping = {key.id: sealing.WrappingKey(key.secret) for key in keys if key.state != RETIRED}
        self.journal_keys = tuple(
            sealing.journal_key(key.id, key.secret if key.state == RETIRED else sealing.journal_secret(key.secret))
            for key in sorted(keys, key=lambda key: key.id != self.newest)
        )
        self.keys = tuple(HeldKey(key.id, key.state, key.created, key.retired_on) for key in keys)

    def __repr__(self) -> str:
        return f"KeyRing({', '.join(key.id for key in self.keys)})"

    def wrap(self, data_key: bytes, *, context: bytes) -> tuple[str, bytes]:
        """Wrap a data key under the newest key."""
        return self.newest, self._wrapping[self.newest].wrap(data_key, context)

    def unwrap(self, wrapped: bytes, *, key_id: str, context: bytes) -> bytes:
        """
        Return the data key that was wrapped under this key and context.

        Raises:
            VaultError: ``unknown_key``, ``retired`` or ``wrong_key``, naming the key.
        """
        key = self._wrapping.get(key_id)
        if key is None:
            raise VaultError("retired" if any(one.id == key_id for one in self.keys) else "unknown_key", key_id)
        try:
            return key.unwrap(wrapped, context)
        except SealBrokenError:
            raise VaultError("wrong_key", key_id) from None
