"""The vault: one object a process that seals texts and holds the journal's MAC secrets."""

from __future__ import annotations

import hmac
import os
from functools import partial
from typing import TYPE_CHECKING, Final, Self

from supervisio.errors import VaultError
from supervisio.vault.journal_secret import journal_key_of_text, new_journal_secret, rewrapped_journal_secret
from supervisio.vault.keys import KEY_BYTES, PLAINTEXT, DataKey, HeldKey, HoldsKeys, JournalKey
from supervisio.vault.plaintext import PlaintextKey, PlaintextProvider
from supervisio.vault.provider import KeyProvider, unwrapped_by, wrapped_by
from supervisio.vault.ring import KeyRing
from supervisio.vault.ring_changes import with_newest, with_prepared, with_retired
from supervisio.vault.ring_file import change_ring, create_ring, open_ring
from supervisio.vault.ring_forms import keys_of_variable, pair_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
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
        ``openssl rand -base64 32``. Whoever sets the variable rotates: a key that is prepared stands there as
        ``id:base64:prepared``, and becomes the newest when that word is taken away and its pair stands first. What is
        left of a retired key is ``id:base64:retired``, as `retired_pair` gives it out.

        Raises:
            VaultError: ``unset`` or ``malformed_variable``.
        """
        return cls(KeyRing(keys_of_variable(name)))

    @classmethod
    def prepare_key(cls, path: str | PathLike[str]) -> Self:
        """
        Add a key to the ring in this file that is held and wraps nothing yet, and open the ring.

        The first step of a rotation where programs run that have the ring open. A program reads the ring once, as it
        makes its vault, so that it would refuse with `VaultError` ``unknown_key`` what another one keeps under a key
        that was made since. Hence: prepare a key, copy the ring to where its backup is kept, start every program anew,
        call `new_key`, start every program anew, and then ``Supervisio.rewrap``. A key that is prepared already stays.

        Raises:
            VaultError: ``missing``, ``not_a_file``, ``unreadable`` (also where the file or its folder cannot be
                written) or ``malformed``; the ring is as it was.
        """
        return cls(change_ring(path, with_prepared))

    @classmethod
    def new_key(cls, path: str | PathLike[str], *, instead_of: str | None = None) -> Self:
        """
        Make the prepared key of the ring in this file its newest, or a new one, and open the ring.

        From now on what is new is kept under it. What is there already stays under the older keys until
        ``Supervisio.rewrap`` has wrapped it anew. The file is replaced as a whole: a crash leaves the old ring or the
        new one, and of two programs that do this at once neither loses the other's key. It stays its owner's, and
        nobody but its owner and, where it was so, its group can read it.

        Args:
            path: Where the ring is.
            instead_of: The id of the newest key, as it was last seen: where another one is the newest by now, nothing
                is done.

        Raises:
            VaultError: As for `prepare_key`.
        """
        return cls(change_ring(path, partial(with_newest, instead_of=instead_of)))

    @staticmethod
    def retired_pair(name: str, key_id: str) -> str:
        """
        Return what is to stand in an environment variable in place of a key's pair once the key is retired.

        It is a secret too: the journal's, which whoever verifies needs. ``Supervisio.require_unused`` comes first.

        Raises:
            VaultError: ``newest_key`` or ``not_in_ring``; or as for `from_env`.
        """
        return next(pair_of(key) for key in with_retired(keys_of_variable(name), key_id) if key.id == key_id)

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

    @staticmethod
    def rewrap_journal_key(provider: KeyProvider, journal_key: str) -> str:
        """
        Wrap the secret in such a text anew, under the provider's newest key; its name, and the journal, stay the same.

        To be done, and the new text kept, before the key service forgets an older key.

        Raises:
            VaultError: ``malformed_journal_key``, or what the provider says to it.
        """
        return rewrapped_journal_secret(provider, journal_key)

    @property
    def keys(self) -> tuple[HeldKey, ...]:
        """The keys of the ring, newest first; a vault on a key service knows of none."""
        return self._provider.keys if isinstance(self._provider, KeyRing) else ()

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

    def newest_key_id(self) -> str:
        """
        Return the id of the key that wraps what is new; a key service tells by wrapping something.

        Raises:
            VaultError: What the key service says to it.
        """
        if isinstance(self._provider, KeyRing):
            return self._provider.newest
        return wrapped_by(self._provider, os.urandom(KEY_BYTES), context=b"supervisio newest key")[0]

    def superseded(self, key_ids: Iterable[str]) -> list[str]:
        """
        Return those of these keys that what they wrap is to be wrapped anew: another one of this vault is newer.

        A key that is not held, or prepared, is none of them: a newer ring may have made it the newest.

        Raises:
            VaultError: As for `newest_key_id`.
        """
        if isinstance(self._provider, KeyRing):
            return [key_id for key_id in key_ids if key_id in self._provider.superseded]
        if self.is_plaintext:
            return []
        newest = self.newest_key_id()
        return [key_id for key_id in key_ids if key_id not in {newest, PLAINTEXT}]

    def rewrapped(self, wrapped: bytes, key_id: str, clinic_id: str, root_id: UUID) -> tuple[bytes, str]:
        """
        Return the data key of a root wrapped under the newest key, and the id of that key.

        Raises:
            VaultError: As for `check`; ``provider``, where what the key service wrapped cannot be unwrapped again.
        """
        context = _context(clinic_id, root_id)
        secret = unwrapped_by(self._provider, wrapped, key_id=key_id, context=context)
        new_id, anew = wrapped_by(self._provider, secret, context=context)
        # It takes the place of the only copy there is.
        if not hmac.compare_digest(unwrapped_by(self._provider, anew, key_id=new_id, context=context), secret):
            raise VaultError("provider", new_id)
        return anew, new_id

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
