"""What a vault asks of whoever keeps the wrapping keys, and how it asks."""

from __future__ import annotations

from typing import Protocol

from supervisio.errors import VaultError
from supervisio.vault.keys import KEY_BYTES, is_key_id
from supervisio.vault.plaintext import PlaintextProvider


class KeyProvider(Protocol):
    """
    Wraps and unwraps data keys: a key service (KMS, HSM) of the host's, or the library's own key ring.

    A provider is called inside the caller's transaction and from several threads. It must bind ``context`` to what it
    wraps (as associated data or encryption context) and refuse to unwrap under another one. A failure may be any
    exception; it reaches the caller as ``VaultError("provider")``, without its text. To say more, raise
    ``VaultError("unknown_key", key_id)`` or ``VaultError("wrong_key", key_id)``, which pass unchanged.
    """

    def wrap(self, data_key: bytes, *, context: bytes) -> tuple[str, bytes]:
        """
        Wrap 32 bytes under the newest key.

        Returns:
            The id of that key (1 to 64 of ``A-Z a-z 0-9 . _ -``; it is stored unsealed) and the wrapped bytes.
        """

    def unwrap(self, wrapped: bytes, *, key_id: str, context: bytes) -> bytes:
        """Return the 32 bytes that were wrapped under this key id and this context."""


def wrapped_by(provider: KeyProvider, secret: bytes, *, context: bytes) -> tuple[str, bytes]:
    """Have a secret wrapped; whatever goes wrong on the provider's side is a `VaultError` that tells nothing of it."""
    try:
        key_id, wrapped = provider.wrap(secret, context=context)
    except VaultError:
        raise
    except Exception:  # noqa: BLE001 - a foreign provider raises what it likes
        raise VaultError("provider") from None
    if not _is_bytes(wrapped, at_least=1):
        raise VaultError("provider")
    if not (is_key_id(key_id) or isinstance(provider, PlaintextProvider)):
        raise VaultError("bad_key_id")
    return key_id, wrapped


def unwrapped_by(provider: KeyProvider, wrapped: bytes, *, key_id: str, context: bytes) -> bytes:
    """Have a secret unwrapped, with the same care."""
    try:
        secret = provider.unwrap(wrapped, key_id=key_id, context=context)
    except VaultError:
        raise
    except Exception:  # noqa: BLE001 - a foreign provider raises what it likes
        raise VaultError("provider") from None
    if not _is_bytes(secret, at_least=KEY_BYTES) or len(secret) > KEY_BYTES:
        raise VaultError("provider", key_id)
    return secret


def _is_bytes(value: object, *, at_least: int) -> bool:
    return isinstance(value, bytes) and len(value) >= at_least
