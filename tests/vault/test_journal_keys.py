from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from supervisio.errors import VaultError
from supervisio.vault import Vault
from tests.vault.invented import pair, vault_of

if TYPE_CHECKING:
    from pathlib import Path

    from supervisio.vault.keys import JournalKey

OLD, NEW = pair("k-old", b"o" * 32), pair("k-new", b"n" * 32)


def _secrets(key: JournalKey) -> list[bytes]:
    return [key.rows, key.entries, key.heads, key.requests, key.reads, key.seals]


def test_each_use_has_a_secret_of_its_own(any_vault: Vault) -> None:
    """A MAC made for one use never passes for another: the six secrets are 32 bytes each and all different."""
    made = _secrets(any_vault.journal_key)

    assert [len(secret) for secret in made] == [32] * 6
    assert len(set(made)) == 6


def test_same_ring_gives_the_same_journal_key(tmp_path: Path) -> None:
    """The journal's secrets are derived: the ring, opened again, verifies what was written before."""
    created = Vault.create(tmp_path / "clinic.keys")

    assert created.journal_key == Vault.at(tmp_path / "clinic.keys").journal_key


def test_newest_key_signs_and_older_ones_still_verify(monkeypatch: pytest.MonkeyPatch) -> None:
    """New entries use the newest ring key; those of an older one are found by the id that stands in the entry."""
    before = vault_of(monkeypatch, OLD).journal_key
    turned = vault_of(monkeypatch, NEW, OLD)

    assert turned.journal_key.id.startswith("k-new.")
    assert turned.journal_key is turned.journal_key_by_id(turned.journal_key.id)
    assert before == turned.journal_key_by_id(before.id)


def test_missing_journal_key_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """An entry under a key that is not held is answered with that key's id."""
    before = vault_of(monkeypatch, OLD).journal_key

    with pytest.raises(VaultError, match="k-old") as caught:
        vault_of(monkeypatch, NEW).journal_key_by_id(before.id)

    assert ("unknown_key", before.id) == (caught.value.code, caught.value.key_id)


def test_other_secret_under_the_same_id_is_a_wrong_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """A wrong secret under a known name is found by its fingerprint, before any journal seems tampered with."""
    before = vault_of(monkeypatch, OLD).journal_key

    with pytest.raises(VaultError) as caught:
        vault_of(monkeypatch, pair("k-old", b"i" * 32)).journal_key_by_id(before.id)

    assert ("wrong_key", before.id) == (caught.value.code, caught.value.key_id)


def test_plaintext_journal_key_is_public() -> None:
    """Every plaintext vault has the same journal key, under the reserved id."""
    assert Vault.plaintext().journal_key == Vault.plaintext().journal_key_by_id("plaintext")


def test_plaintext_and_sealed_journals_are_told_apart(vault: Vault) -> None:
    """Entries of the other kind of vault are refused by a code of their own."""
    with pytest.raises(VaultError) as on_sealed:
        Vault.plaintext().journal_key_by_id(vault.journal_key.id)
    with pytest.raises(VaultError) as on_plaintext:
        vault.journal_key_by_id("plaintext")

    assert [on_sealed.value.code, on_plaintext.value.code] == ["plaintext_on_sealed", "sealed_on_plaintext"]
