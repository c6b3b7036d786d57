"""A clinic in memory, and keys that are kept nowhere."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from supervisio.app import Supervisio
from supervisio.engines import memory_engine
from supervisio.vault import Vault
from supervisio.vault.keys import KEY_BYTES
from supervisio.vault.ring import KeyRing, RingKey

if TYPE_CHECKING:
    from supervisio.clinic import Clinic
    from supervisio.services.house import Clock


def memory_clinic(*, clinic_id: str = "clinic", clock: Clock | None = None, vault: Vault | None = None) -> Clinic:
    """Return an empty clinic in memory: sealed by a ring of its own, gone when it is closed."""
    from supervisio import schema

    engine = memory_engine()
    schema.upgrade(engine)
    return Supervisio(vault or throwaway_vault(), clock=clock).clinic(engine, clinic_id=clinic_id)


def throwaway_vault(key_id: str = "k-throwaway") -> Vault:
    """Return a vault with a ring that is kept nowhere: what it seals is lost with it."""
    return Vault(KeyRing([RingKey(key_id, secrets.token_bytes(KEY_BYTES))]))
