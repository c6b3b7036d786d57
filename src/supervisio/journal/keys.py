"""The journal keys of a vault, for those who check what may name any."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from supervisio.errors import VaultError
from supervisio.vault.keys import JournalMacs

if TYPE_CHECKING:
    from supervisio.vault import Vault


class Keys(dict[Any, JournalMacs | None]):
    """The keys by id, whatever stands in its place; None where the vault does not hold one."""

    def __init__(self, vault: Vault) -> None:
        super().__init__()
        self._vault = vault

    def __missing__(self, key_id: Any) -> JournalMacs | None:
        self[key_id] = key = self._looked_up(key_id)
        return key

    def _looked_up(self, key_id: Any) -> JournalMacs | None:
        if not isinstance(key_id, str):
            return None
        try:
            return self._vault.journal_key_by_id(key_id).macs
        except VaultError:
            return None
