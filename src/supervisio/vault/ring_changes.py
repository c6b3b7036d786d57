"""What may become of the keys of a ring: one is prepared, one becomes the newest, one is retired."""

from __future__ import annotations

import secrets
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import attrs

from supervisio.errors import VaultError
from supervisio.vault.keys import HELD, KEY_BYTES, PREPARED, RETIRED
from supervisio.vault.ring import RingKey

if TYPE_CHECKING:
    from collections.abc import Sequence


def new_key(state: str = HELD) -> RingKey:
    """Return a key with a random id and secret."""
    return RingKey(f"k-{secrets.token_hex(4)}", secrets.token_bytes(KEY_BYTES), state, _today())


def with_prepared(keys: Sequence[RingKey]) -> list[RingKey]:
    """Return the keys with one that is prepared: the one that is there, or a new one."""
    return list(keys) if any(key.state == PREPARED for key in keys) else [new_key(PREPARED), *keys]


def with_newest(keys: Sequence[RingKey], *, instead_of: str | None) -> list[RingKey]:
    """Return the keys with another newest, prepared or new; as they are, where ``instead_of`` is not the newest."""
    newest = next(key for key in keys if key.state == HELD)
    if instead_of not in {None, newest.id}:
        return list(keys)
    prepared = next((key for key in keys if key.state == PREPARED), None)
    made = new_key() if prepared is None else attrs.evolve(prepared, state=HELD)
    return [made, *(key for key in keys if key is not prepared)]


def with_retired(keys: Sequence[RingKey], key_id: str) -> list[RingKey]:
    """
    Return the keys with all that is left of one of them its journal secret; one that is retired stays as it is.

    Raises:
        VaultError: ``not_in_ring``, or ``newest_key``, naming it.
    """
    newest = next(key for key in keys if key.state == HELD)
    if newest.id == key_id:
        raise VaultError("newest_key", key_id)
    # Without the id: whoever has mistaken the secret for it is not to read it in a log.
    if all(key.id != key_id for key in keys):
        raise VaultError("not_in_ring")
    return [_retired(key) if key.id == key_id and key.state != RETIRED else key for key in keys]


def _retired(key: RingKey) -> RingKey:
    # Here, not above: it imports cryptography, which only a vault with keys needs.
    from supervisio.vault import sealing

    return attrs.evolve(key, secret=sealing.journal_secret(key.secret), state=RETIRED, retired_on=_today())


def _today() -> date:
    return datetime.now(UTC).date()
