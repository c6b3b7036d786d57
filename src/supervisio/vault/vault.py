"""The vault: one object a process that seals texts and holds the journal's MAC secrets."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final, Self

from supervisio.errors import VaultError
from supervisio.vault.journal_secret import journal_key_of_text, new_journal_secret
from supervisio.vault.keys import KEY_BYTES, PLAINTEXT, DataKey, HoldsKeys, JournalKey
from supervisio.vault.plaintext import PlaintextKey, PlaintextProvider
from supervisio.vault.provider import KeyProvider, unwrapped_by, wrapped_by
from supervisio.vault.ring import KeyRing, ring_of_variable
from supervisio.vault.ring_file import create_ring, open_ring

if TYPE_CHECKING:
    from collections.abc import Callable
    from os import PathLike
    from uuid import UUID

    from sqlalchemy import Connection


class Vault(HoldsKeys):
    """
    Seals every free text under a key of its own root, and keeps the secrets of the journal.

    Make one a process; threads may share it. It is never pickled, and it shows key ids only.
    """

    __slots__ = ("_journal_keys", "_key_of_secret", "_provider", "is_plaintext", "journal_key")

    def __init__(self, provider: KeyProvider, *, journal_key: str | None = None) -> None:
        """
        Make a vault on a key service of the host's.

        Args:
            provider: Wraps and unwraps the data keys.
            journal_key: The text that `new_journal_key` gave out for this provider, from the host's configuration.

        Raises:
            VaultError: ``no_journal_key``, ``malformed_journal_key``, or what the provider says to it.
        """
        journal_keys = provider.journal_keys if isinstance(provider, KeyRing | PlaintextProvider) else ()
        if journal_key is not None:
            journal_keys = (journal_key_of_text(provider, journal_key), *journal_keys)
        if not journal_keys:
            raise VaultError("no_journal_key")
        self._provider: Final = provider
        self._key_of_secret: Final = _data_key_maker(provider)
        self._journal_keys: Final = {key.id: key for key in journal_keys}
        self.journal_key: Final[JournalKey] = journal_keys[0]
        self.is_plaintext: Final = isinstance(provider, PlaintextProvider)

    @classmethod
    def create(cls, path: str | PathLike[str], *, exist_ok: bool = False) -> Self:
        """
        Make a key ring with one new key in a new file (mode 0600), and open it.

        Keep a copy elsewhere: without the ring no text can be read again. ``~`` is the home folder. With ``exist_ok`` a
        ring that is there is opened as it is.

        Raises:
            VaultError: ``exists``, ``missing_folder``, ``not_a_file``, ``unreadable`` or ``malformed``.
        """
        return cls(create_ring(path, exist_ok=exist_ok))

    @classmethod
    def at(cls, path: str | PathLike[str]) -> Self:
        """
        Open the key ring in this file; never make one.

        Raises:
            VaultError: ``missing``, ``not_a_file``, ``unreadable`` or ``malformed``.
        """
        return cls(open_ring(path))

    @classmethod
    def from_env(cls, name: str) -> Self:
        """
        Open the key ring in an environment variable: ``id:base64`` pairs, newest first, parted by commas or spaces.

        An id is 1 to 64 of ``A-Z a-z 0-9 . _ -``; a secret is the base64 of 32 random bytes, as from
        ``openssl rand -base64 32``.

        Raises:
            VaultError: ``unset`` or ``malformed_variable``.
        """
        return cls(ring_of_variable(name))

    @classmethod
    def plaintext(cls) -> Self:
        """Make a vault that seals nothing: texts stay readable in the database, ``verify()`` finds accidents only."""
        return cls(PlaintextProvider())

    @staticmethod
    def new_journal_key(provider: KeyProvider) -> str:
        """
        Make the secret of the journal's MACs, wrapped by the provider, as a text for the host's configuration.

        Do this once: every later ``Vault(provider, journal_key=...)`` takes the same text, and without it a journal can
        no more be verified.

        Raises:
            VaultError: ``provider`` or ``bad_key_id``.
        """
        return new_journal_secret(provider)

    def check(self, connection: Connection, clinic_id: str) -> None:
        """
        See that this vault holds every key that the rows of a clinic were written with. Reads only, by index.

        Raises:
            VaultError: ``unknown_key``, ``wrong_key``, ``plaintext_on_sealed`` or ``sealed_on_plaintext``, naming the
                key; or what the key provider says.
        """
        # Here, not above: it imports SQLAlchemy, which making a ring does not need.
        from supervisio.vault.check import check_keys

        check_keys(self, connection, clinic_id)

    def new_data_key(self, clinic_id: str, root_id: UUID) -> tuple[DataKey, bytes, str]:
        """Return a fresh data key for a root, the same wrapped, and the id of the key that wrapped it."""
        secret = os.urandom(KEY_BYTES)
        key_id, wrapped = wrapped_by(self._provider, secret, context=_context(clinic_id, root_id))
        return self._key_of_secret(secret), wrapped, key_id

    def data_key(self, wrapped: bytes, key_id: str, clinic_id: str, root_id: UUID) -> DataKey:
        """
        Return the data key of a root.

        Raises:
            VaultError: As for `check`.
        """
        if key_id == PLAINTEXT and not self.is_plaintext:
            raise VaultError("sealed_on_plaintext", key_id)
        context = _context(clinic_id, root_id)
        return self._key_of_secret(unwrapped_by(self._provider, wrapped, key_id=key_id, context=context))

    def journal_key_by_id(self, key_id: str) -> JournalKey:
        """
        Return the journal key that an entry or head names.

        Raises:
            VaultError: ``unknown_key``; ``wrong_key`` where another secret goes by the same name;
                ``plaintext_on_sealed`` or ``sealed_on_plaintext``.
        """
        key = self._journal_keys.get(key_id)
        if key is None:
            raise VaultError(self._why_not_held(key_id), key_id)
        return key

    def __repr__(self) -> str:
        return f"Vault({type(self._provider).__name__}, journal_keys={list(self._journal_keys)})"

    def _why_not_held(self, journal_key_id: str) -> str:
        if self.is_plaintext:
            return "plaintext_on_sealed"
        if journal_key_id == PLAINTEXT:
            return "sealed_on_plaintext"
        names_held = {held.rpartition(".")[0] for held in self._journal_keys}
        return "wrong_key" if journal_key_id.rpartition(".")[0] in names_held else "unknown_key"


def _data_key_maker(provider: KeyProvider) -> Callable[[bytes], DataKey]:
    if isinstance(provider, PlaintextProvider):
        return PlaintextKey
    # Here, not above: it imports cryptography, which only a vault with keys needs.
    from supervisio.vault.sealing import SealingKey

    return SealingKey


def _context(clinic_id: str, root_id: UUID) -> bytes:
    return f"supervisio data key {len(clinic_id)}:{clinic_id}".encode() + root_id.bytes
