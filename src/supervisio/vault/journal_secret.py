"""
The journal's secret for a vault whose provider only wraps and unwraps.

It is made once and kept, wrapped, in the host's configuration as ``name:key id:base64``. Its own name stays when it is
wrapped anew under another key, and so do the journal key ids that stand in the database.
"""

from __future__ import annotations

import base64
import re
import secrets
from typing import TYPE_CHECKING

from supervisio.errors import VaultError
from supervisio.vault.keys import KEY_BYTES, JournalKey
from supervisio.vault.provider import unwrapped_by, wrapped_by

if TYPE_CHECKING:
    from supervisio.vault.provider import KeyProvider

_KEPT = re.compile(r"(?P<name>[A-Za-z0-9._-]{1,64}):(?P<key_id>[A-Za-z0-9._-]{1,64}):(?P<wrapped>[A-Za-z0-9+/]+={0,2})")
_BASE64_GROUP = 4


def new_journal_secret(provider: KeyProvider) -> str:
    """Return a fresh secret, wrapped by the provider, as the text that a host keeps."""
    return _text(provider, f"j-{secrets.token_hex(4)}", secrets.token_bytes(KEY_BYTES))


def rewrapped_journal_secret(provider: KeyProvider, text: str) -> str:
    """Return the same secret, by the same name, wrapped under the provider's newest key."""
    return _text(provider, *_name_and_secret(provider, text))


def journal_key_of_text(provider: KeyProvider, text: str) -> JournalKey:
    """Return the journal key of a text that `new_journal_secret` gave out."""
    # Here, not above: it imports cryptography, which only a vault with keys needs.
    from supervisio.vault import sealing

    return sealing.journal_key(*_name_and_secret(provider, text))


def _name_and_secret(provider: KeyProvider, text: str) -> tuple[str, bytes]:
    kept = _KEPT.fullmatch(text.strip())
    if kept is None or len(kept["wrapped"]) % _BASE64_GROUP:
        raise VaultError("malformed_journal_key")
    wrapped = base64.b64decode(kept["wrapped"])
    return kept["name"], unwrapped_by(provider, wrapped, key_id=kept["key_id"], context=_context(kept["name"]))


def _text(provider: KeyProvider, name: str, secret: bytes) -> str:
    key_id, wrapped = wrapped_by(provider, secret, context=_context(name))
    return f"{name}:{key_id}:{base64.b64encode(wrapped).decode()}"


def _context(name: str) -> bytes:
    return f"supervisio journal secret {name}".encode()
