from __future__ import annotations

import base64

import pytest

from supervisio.errors import VaultError
from supervisio.vault import Vault
from tests.vault.invented import ROOT_ID, pair, vault_of

ONE = pair("k-1", b"\xfb" * 32)
TWO = pair("k-2", b"2" * 32)
NAME = "SUPERVISIO_TEST_KEYS"


@pytest.mark.parametrize(
    "value",
    [
        f"{TWO},{ONE}",
        f"{TWO} {ONE}",
        f"{TWO}\n{ONE}\n",
        f"  {TWO} ,\t{ONE} , ",
    ],
)
def test_pairs_newest_first(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    """Pairs are parted by commas, white space or both; the first wraps, and all open."""
    _, wrapped, _ = vault_of(monkeypatch, ONE).new_data_key("north", ROOT_ID)
    monkeypatch.setenv(NAME, value)

    vault = Vault.from_env(NAME)

    assert vault.new_data_key("north", ROOT_ID)[2] == "k-2"
    vault.data_key(wrapped, "k-1", "north", ROOT_ID)


@pytest.mark.parametrize(
    "secret",
    [
        base64.b64encode(b"\xfb" * 32).decode(),
        base64.urlsafe_b64encode(b"\xfb" * 32).decode(),
        base64.urlsafe_b64encode(b"\xfb" * 32).decode().rstrip("="),
    ],
)
def test_both_alphabets_of_base64(monkeypatch: pytest.MonkeyPatch, secret: str) -> None:
    """The usual alphabet and the one for addresses, with or without the last sign, give the same key."""
    assert vault_of(monkeypatch, ONE).journal_key == vault_of(monkeypatch, f"k-1:{secret}").journal_key


@pytest.mark.parametrize("value", [None, "", " \n"])
def test_unset(monkeypatch: pytest.MonkeyPatch, value: str | None) -> None:
    """A variable that is not there, or empty, is said to be unset."""
    monkeypatch.delenv(NAME, raising=False)
    if value is not None:
        monkeypatch.setenv(NAME, value)

    with pytest.raises(VaultError) as caught:
        Vault.from_env(NAME)

    assert caught.value.code == "unset"


@pytest.mark.parametrize(
    "value",
    [
        ",",
        "k-1",
        "k-1:",
        ":" + ONE.partition(":")[2],
        ONE.partition(":")[2],
        "".join(reversed(ONE.partition(":"))),
        ONE + "=",
        ONE[:-2],
        ONE + "AAAA",
        pair("k-1", b"1" * 31),
        pair("k-1", b"1" * 33),
        pair("k-1", b""),
        pair("plaintext", b"1" * 32),
        pair("n" * 65, b"1" * 32),
        pair("k:1", b"1" * 32),
        pair("é", b"1" * 32),
        f"{ONE};{TWO}",
        f"{ONE},{ONE}",
        f"{ONE},k-2",
        f"{ONE},{pair('k-1', b'2' * 32)}",
    ],
)
def test_malformed_variables(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    """Whatever is not pairs of an id and 32 bytes, each id once, is refused as a whole, and no character is quoted."""
    monkeypatch.setenv(NAME, value)

    with pytest.raises(VaultError) as caught:
        Vault.from_env(NAME)

    assert caught.value.args == ("malformed_variable", None)
