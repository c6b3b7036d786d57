"""Rings, ids and a key service, invented for the tests."""

from __future__ import annotations

import base64
import hmac
import os
from typing import TYPE_CHECKING
from uuid import UUID

from cryptography.hazmat.primitives.keywrap import aes_key_unwrap, aes_key_wrap

from supervisio.vault import Vault

if TYPE_CHECKING:
    import pytest

ROOT_ID = UUID("01975b5e-7c00-7000-8000-000000000001")
OTHER_ROOT_ID = UUID("01975b5e-7c00-7000-8000-000000000002")


def pair(key_id: str, secret: bytes) -> str:
    """Return a key as it stands in an environment variable."""
    return f"{key_id}:{base64.b64encode(secret).decode()}"


def vault_of(monkeypatch: pytest.MonkeyPatch, *pairs: str) -> Vault:
    """Return a vault on these keys, newest first."""
    monkeypatch.setenv("SUPERVISIO_TEST_KEYS", ",".join(pairs))
    return Vault.from_env("SUPERVISIO_TEST_KEYS")


class KeyService:
    """What a host's KMS does: AES key wrap (RFC 3394) under a master key that only it knows, bound to the context."""

    def __init__(self, key_id: str = "master-1") -> None:
        self.key_id = key_id
        self._master = os.urandom(32)

    def wrap(self, data_key: bytes, *, context: bytes) -> tuple[str, bytes]:
        """Wrap under the master key as the context bends it."""
        return self.key_id, aes_key_wrap(self._bent(context), data_key)

    def unwrap(self, wrapped: bytes, *, key_id: str, context: bytes) -> bytes:
        """Unwrap; a foreign context or master key is an error of the service's own."""
        if key_id != self.key_id:
            raise LookupError(key_id)
        return aes_key_unwrap(self._bent(context), wrapped)

    def _bent(self, context: bytes) -> bytes:
        return hmac.digest(self._master, context, "sha256")
