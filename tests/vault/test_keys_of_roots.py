from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supervisio.errors import VaultError
from supervisio.vault import Vault
from supervisio.vault.keys import place
from tests.vault.invented import OTHER_ROOT_ID, ROOT_ID, pair, vault_of

HERE = place("supervisio_case", "outcome", "north", ROOT_ID)
OLD, NEW = pair("k-old", b"o" * 32), pair("k-new", b"n" * 32)
IMPOSTOR = pair("k-old", b"i" * 32)


def test_data_key_comes_back(any_vault: Vault) -> None:
    """What was sealed under a root's key is opened with the key that is unwrapped again from the root's row."""
    data_key, wrapped, key_id = any_vault.new_data_key("north", ROOT_ID)
    sealed = data_key.seal("ask early", HERE)

    assert any_vault.data_key(wrapped, key_id, "north", ROOT_ID).unseal(sealed, HERE) == "ask early"


@pytest.mark.parametrize(("clinic_id", "root_id"), [("south", ROOT_ID), ("north", OTHER_ROOT_ID)])
def test_wrapped_key_is_bound_to_its_root(vault: Vault, clinic_id: str, root_id: object) -> None:
    """A wrapped key copied into another case or another clinic is refused, so their texts cannot be exchanged."""
    _, wrapped, key_id = vault.new_data_key("north", ROOT_ID)

    with pytest.raises(VaultError) as caught:
        vault.data_key(wrapped, key_id, clinic_id, root_id)  # type: ignore[arg-type] # parametrize says object

    assert caught.value.code == "wrong_key"
    assert caught.value.key_id == key_id


@given(position=st.integers(min_value=0), bit=st.integers(0, 7))
def test_changed_wrapped_key_is_refused(position: int, bit: int) -> None:
    """One bit changed in a wrapped key is found, with the id of the key that should have opened it."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        vault = vault_of(monkeypatch, OLD)
    _, wrapped, key_id = vault.new_data_key("north", ROOT_ID)
    changed = bytearray(wrapped)
    changed[position % len(changed)] ^= 1 << bit

    with pytest.raises(VaultError) as caught:
        vault.data_key(bytes(changed), key_id, "north", ROOT_ID)

    assert (caught.value.code, caught.value.key_id) == ("wrong_key", "k-old")


def test_newest_key_wraps_and_older_ones_still_open(monkeypatch: pytest.MonkeyPatch) -> None:
    """After a key is put in front, new roots are wrapped with it and old ones open as before."""
    data_key, wrapped, _ = vault_of(monkeypatch, OLD).new_data_key("north", ROOT_ID)
    sealed = data_key.seal("ask early", HERE)
    turned = vault_of(monkeypatch, NEW, OLD)

    assert turned.new_data_key("north", ROOT_ID)[2] == "k-new"
    assert turned.data_key(wrapped, "k-old", "north", ROOT_ID).unseal(sealed, HERE) == "ask early"


def test_missing_key_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """A vault that does not hold the key says which one it lacks."""
    _, wrapped, key_id = vault_of(monkeypatch, OLD).new_data_key("north", ROOT_ID)

    with pytest.raises(VaultError, match="k-old") as caught:
        vault_of(monkeypatch, NEW).data_key(wrapped, key_id, "north", ROOT_ID)

    assert caught.value.code == "unknown_key"


def test_other_secret_under_the_same_id_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """A key of the right name with a wrong secret is told apart from a missing one."""
    _, wrapped, key_id = vault_of(monkeypatch, OLD).new_data_key("north", ROOT_ID)

    with pytest.raises(VaultError, match="k-old") as caught:
        vault_of(monkeypatch, IMPOSTOR).data_key(wrapped, key_id, "north", ROOT_ID)

    assert caught.value.code == "wrong_key"


def test_plaintext_and_sealed_rows_are_told_apart(vault: Vault, vault_on_service: Vault) -> None:
    """A plaintext vault refuses sealed rows and the others refuse plaintext rows, each by a code of its own."""
    plaintext = Vault.plaintext()
    _, sealed_wrapped, sealed_id = vault.new_data_key("north", ROOT_ID)
    _, plain_wrapped, plain_id = plaintext.new_data_key("north", ROOT_ID)

    with pytest.raises(VaultError) as on_sealed:
        plaintext.data_key(sealed_wrapped, sealed_id, "north", ROOT_ID)
    assert ("plaintext_on_sealed", sealed_id) == (on_sealed.value.code, on_sealed.value.key_id)

    for with_keys in (vault, vault_on_service):
        with pytest.raises(VaultError) as on_plaintext:
            with_keys.data_key(plain_wrapped, plain_id, "north", ROOT_ID)
        assert on_plaintext.value.code == "sealed_on_plaintext"


def test_plaintext_rows_have_a_wrapped_key_too() -> None:
    """A wrapped key that is gone means a shredded root, in a plaintext vault as well: so it is not just anything."""
    plaintext = Vault.plaintext()
    _, wrapped, key_id = plaintext.new_data_key("north", ROOT_ID)

    with pytest.raises(VaultError) as caught:
        plaintext.data_key(b"", key_id, "north", ROOT_ID)

    assert wrapped
    assert (caught.value.code, caught.value.key_id) == ("wrong_key", "plaintext")


def test_vault_says_whether_it_is_plaintext(vault: Vault, vault_on_service: Vault) -> None:
    """`is_plaintext` tells a vault without keys from the others."""
    assert [kept.is_plaintext for kept in (vault, vault_on_service, Vault.plaintext())] == [False, False, True]
