"""
Keys and sealed texts.

Every free text is sealed under a data key of its own root (a case, a relationship, a policy). The data key is wrapped
by a key that never enters the database: one of a key ring, or one of the host's key service (`KeyProvider`). `Vault`
joins the two and also holds the secrets of the journal's MACs. Nothing here imports `cryptography` before a vault with
keys is made.
"""

from __future__ import annotations

from supervisio.vault.provider import KeyProvider
from supervisio.vault.vault import Vault

__all__ = ["KeyProvider", "Vault"]
