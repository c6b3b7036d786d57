from __future__ import annotations

import base64
import copy
import json
import pickle
import subprocess
import sys
import traceback
from typing import TYPE_CHECKING

import pytest

from supervisio.errors import VaultError
from supervisio.vault import Vault
from tests.vault.invented import ROOT_ID, pair, vault_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import TracebackType

SECRET = bytes(range(32))
MARKS = (base64.b64encode(SECRET).decode(), repr(SECRET)[2:-1], SECRET.hex())


def _shown(error: BaseException) -> str:
    """Return all that a log could make of an error: its args, its traceback with locals, and the errors before it."""
    traced = traceback.TracebackException.from_exception(error, capture_locals=True)
    before = error.__context__
    return "".join(traced.format()) + repr(error.args) + (_shown(before) if before else "")


def _shown_by(call: Callable[[], object]) -> str:
    with pytest.raises(VaultError) as caught:
        call()
    return _shown(caught.value.with_traceback(_beyond_the_tests(caught.value)))


def _beyond_the_tests(error: BaseException) -> TracebackType | None:
    """Return the traceback from where the library begins."""
    found = error.__traceback__
    while found and not found.tb_frame.f_globals["__name__"].startswith("supervisio"):
        found = found.tb_next
    return found


def _parts(vault: Vault) -> list[object]:
    data_key, _, _ = vault.new_data_key("north", ROOT_ID)
    return [vault, vault.journal_key, data_key]


def test_repr_shows_key_ids_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """A vault, its ring and its keys show ids and nothing of a secret."""
    vault = vault_of(monkeypatch, pair("k-3f9a2c41", SECRET))
    secrets = (*MARKS, *(repr(getattr(vault.journal_key, use))[2:-1] for use in ("rows", "entries", "heads")))

    shown = repr([*_parts(vault), vault._provider])

    assert "k-3f9a2c41" in repr(vault)
    assert not [mark for mark in secrets if mark in shown]


def test_nothing_with_keys_is_pickled_or_copied(vault: Vault, vault_on_service: Vault) -> None:
    """A vault sent to another process or copied into a cache would carry its keys there: refused in plain words."""
    for part in (*_parts(vault), *_parts(vault_on_service), vault._provider):
        for carry in (pickle.dumps, copy.copy, copy.deepcopy):
            with pytest.raises(TypeError, match="holds keys and cannot be pickled or copied"):
                carry(part)


@pytest.mark.parametrize("broken", ["{}:{}", "{1}:{0}", "{0}:{1}A", "{0}:{1} {0}:{1}", "k 1:{1}"])
def test_errors_about_a_variable_show_no_secret(monkeypatch: pytest.MonkeyPatch, broken: str) -> None:
    """A mistake in the variable shows no secret: not in the error, its traceback's locals or the error before it."""
    monkeypatch.setenv("SUPERVISIO_TEST_KEYS", broken.format("n" * 65, MARKS[0]))

    shown = _shown_by(lambda: Vault.from_env("SUPERVISIO_TEST_KEYS"))

    assert "malformed_variable" in shown
    assert not [mark for mark in MARKS if mark in shown]


@pytest.mark.parametrize(
    "broken", ['{"secret": "%s"', '{"format": "supervisio-key-ring/1", "keys": [{"secret": "%s"}]}']
)
def test_errors_about_a_file_show_no_secret(tmp_path: Path, broken: str) -> None:
    """A ring file that cannot be parsed shows no secret, though a JSON error would carry the whole of it."""
    (tmp_path / "clinic.keys").write_text(broken % MARKS[0])

    shown = _shown_by(lambda: Vault.at(tmp_path / "clinic.keys"))

    assert "malformed" in shown
    assert not [mark for mark in MARKS if mark in shown]


def test_errors_about_keys_show_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    """A wrong or unknown key is named by its id, and no secret of the vault is near."""
    vault = vault_of(monkeypatch, pair("k-3f9a2c41", SECRET))

    for key_id in ("k-3f9a2c41", "k-other"):
        shown = _shown_by(lambda key_id=key_id: vault.data_key(b"\x01" * 61, key_id, "north", ROOT_ID))  # type: ignore[misc] # bound per turn
        assert key_id in shown
        assert not [mark for mark in MARKS if mark in shown]


def test_heavy_packages_wait_for_a_vault_with_keys() -> None:
    """Importing the vault, and a plaintext vault, load neither cryptography nor SQLAlchemy."""
    code = (
        "import json, sys; from supervisio.vault import Vault; Vault.plaintext(); "
        "print(json.dumps([name for name in ('cryptography', 'sqlalchemy') if name in sys.modules]))"
    )

    printed = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout

    assert json.loads(printed) == []
