"""Keys that are prepared, and what is left of retired ones, in both forms that a ring is kept in."""

from __future__ import annotations

import base64
import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from supervisio.errors import VaultError
from supervisio.vault import Vault
from supervisio.vault.keys import HeldKey
from supervisio.vault.sealing import journal_secret
from tests.vault.invented import ROOT_ID, pair, vault_of

if TYPE_CHECKING:
    from pathlib import Path

OLD, NEW, NEXT = b"o" * 32, b"n" * 32, b"x" * 32
FORM = "supervisio-key-ring/1"


def _text(secret: bytes) -> str:
    return base64.b64encode(secret).decode()


HELD = {"id": "k-new", "created": "2026-03-10", "secret": _text(NEW)}
PREPARED = {"id": "k-next", "created": "2027-01-04", "prepared": True, "secret": _text(NEXT)}
RETIRED = {"id": "k-old", "created": "2024-03-10", "retired": "2026-04-11", "journal": _text(journal_secret(OLD))}


def _ring(folder: Path, *entries: object) -> Path:
    path = folder / "clinic.keys"
    path.write_text(json.dumps({"format": FORM, "keys": entries}))
    return path


@pytest.fixture(params=["file", "variable"])
def vault_with_all(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Vault:
    """A vault on a ring with a key of each kind, from a file and from an environment variable in turn."""
    if request.param == "file":
        return Vault.at(_ring(tmp_path, PREPARED, HELD, RETIRED))
    retired = f"{pair('k-old', journal_secret(OLD))}:retired"
    return vault_of(monkeypatch, f"{pair('k-next', NEXT)}:prepared", pair("k-new", NEW), retired)


def test_a_prepared_key_wraps_nothing(vault_with_all: Vault) -> None:
    """What is new goes under the newest key that is not prepared, and so do the entries of the journal."""
    assert vault_with_all.new_data_key("north", ROOT_ID)[2] == "k-new"
    assert vault_with_all.newest_key_id() == "k-new"
    assert vault_with_all.journal_key.id.startswith("k-new.")


def test_a_prepared_key_opens_what_another_program_keeps(
    vault_with_all: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One in which it is the newest already: its data keys are unwrapped, its entries verified."""
    rotated = vault_of(monkeypatch, pair("k-next", NEXT), pair("k-new", NEW))
    data_key, wrapped, key_id = rotated.new_data_key("north", ROOT_ID)

    opened = vault_with_all.data_key(wrapped, key_id, "north", ROOT_ID)

    assert opened.unseal(data_key.seal("ask early", b"here"), b"here") == "ask early"
    assert vault_with_all.journal_key_by_id(rotated.journal_key.id) == rotated.journal_key


def test_a_retired_key_verifies_and_opens_nothing(vault_with_all: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its journal key is the same as ever, by the same id; what it wraps is refused by a code of its own."""
    before = vault_of(monkeypatch, pair("k-old", OLD))
    _, wrapped, key_id = before.new_data_key("north", ROOT_ID)

    assert vault_with_all.journal_key_by_id(before.journal_key.id) == before.journal_key
    with pytest.raises(VaultError) as caught:
        vault_with_all.data_key(wrapped, key_id, "north", ROOT_ID)
    assert (caught.value.code, caught.value.key_id) == ("retired", "k-old")


def test_what_is_wrapped_anew(vault_with_all: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what an older key wraps that is held: a prepared one may be the newest elsewhere."""
    older = vault_of(monkeypatch, pair("k-new", NEW), pair("k-older", OLD))
    ids = ["k-new", "k-next", "k-old", "k-older", "k-unheard-of", "plaintext"]

    assert vault_with_all.superseded(ids) == []
    assert older.superseded(ids) == ["k-older"]
    assert Vault.plaintext().superseded(ids) == []


def test_a_ring_tells_of_its_keys(tmp_path: Path) -> None:
    """By id, state and days, newest first."""
    vault = Vault.at(_ring(tmp_path, PREPARED, HELD, RETIRED))

    assert vault.keys == (
        HeldKey("k-next", "prepared", date(2027, 1, 4)),
        HeldKey("k-new", "held", date(2026, 3, 10)),
        HeldKey("k-old", "retired", date(2024, 3, 10), date(2026, 4, 11)),
    )
    assert Vault.plaintext().keys == ()


@pytest.mark.parametrize(
    "entries",
    [
        [PREPARED],
        [RETIRED],
        [PREPARED, RETIRED],
        [HELD, PREPARED | {"prepared": False}],
        [HELD, PREPARED | {"prepared": 1}],
        [HELD, PREPARED | {"prepared": "yes"}],
        [HELD, PREPARED | {"id": "k-new"}],
        [HELD, PREPARED | {"retired": "2027-02-04"}],
        [HELD, RETIRED | {"retired": "yesterday"}],
        [HELD, RETIRED | {"retired": None}],
        [HELD, RETIRED | {"secret": _text(OLD)}],
        [HELD, RETIRED | {"prepared": True}],
        [HELD, RETIRED | {"journal": _text(OLD)[:-2]}],
        [HELD, {name: value for name, value in RETIRED.items() if name != "journal"}],
        [HELD, {name: value for name, value in RETIRED.items() if name != "retired"}],
    ],
)
def test_malformed_rings(tmp_path: Path, entries: list[object]) -> None:
    """A key is one thing or the other, and one at least wraps: else the ring is refused as a whole."""
    with pytest.raises(VaultError) as caught:
        Vault.at(_ring(tmp_path, *entries))

    assert caught.value.args == ("malformed", None)


@pytest.mark.parametrize(
    "value",
    [
        f"{pair('k-next', NEXT)}:prepared",
        f"{pair('k-old', OLD)}:retired",
        f"{pair('k-new', NEW)} {pair('k-next', NEXT)}:",
        f"{pair('k-new', NEW)} {pair('k-next', NEXT)}:newest",
        f"{pair('k-new', NEW)} {pair('k-next', NEXT)}:PREPARED",
        f"{pair('k-new', NEW)} {pair('k-next', NEXT)}:prepared:retired",
        f"{pair('k-new', NEW)} {pair('k-new', NEXT)}:prepared",
        f"{pair('k-new', NEW)} k-next::prepared",
    ],
)
def test_malformed_variables(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    """The same for a variable."""
    with pytest.raises(VaultError) as caught:
        vault_of(monkeypatch, value)

    assert caught.value.args == ("malformed_variable", None)


def test_a_pair_is_retired(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is to stand in its place in the variable verifies as before and opens nothing; the newest never retires."""
    before = vault_of(monkeypatch, pair("k-new", NEW), pair("k-old", OLD))

    retired = Vault.retired_pair("SUPERVISIO_TEST_KEYS", "k-old")

    after = vault_of(monkeypatch, pair("k-new", NEW), retired)
    assert [key.state for key in after.keys] == ["held", "retired"]
    assert _text(OLD) not in retired
    for vault in (before, after):
        assert [vault.journal_key_by_id(key_id) for key_id in before._journal_keys] == list(
            before._journal_keys.values()
        )
    for key_id, code in (("k-new", "newest_key"), ("k-none", "not_in_ring"), (_text(NEW), "not_in_ring")):
        with pytest.raises(VaultError) as caught:
            Vault.retired_pair("SUPERVISIO_TEST_KEYS", key_id)
        assert caught.value.code == code
        assert _text(NEW) not in str(caught.value)
