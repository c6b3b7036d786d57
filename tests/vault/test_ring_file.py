from __future__ import annotations

import json
import multiprocessing
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from supervisio.errors import VaultError
from supervisio.vault import Vault
from tests.vault.invented import ROOT_ID

if TYPE_CHECKING:
    from multiprocessing.synchronize import Barrier

SECRET = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
KEY = {"id": "k-3f9a2c41", "created": "2026-03-10", "secret": SECRET}
FORM = "supervisio-key-ring/1"


def _ring(*keys: object, **changes: object) -> str:
    return json.dumps({"format": FORM, "keys": list(keys)} | changes)


def _code_of(path: Path) -> str:
    with pytest.raises(VaultError) as caught:
        Vault.at(path)
    return caught.value.code


def test_ring_opens_what_its_creator_sealed(tmp_path: Path) -> None:
    """A ring is kept: opened again it unwraps the keys that it wrapped before."""
    path = tmp_path / "clinic.keys"
    data_key, wrapped, key_id = Vault.create(path).new_data_key("north", ROOT_ID)

    opened = Vault.at(path).data_key(wrapped, key_id, "north", ROOT_ID)

    assert opened.unseal(data_key.seal("ask early", b"here"), b"here") == "ask early"


def test_ring_is_for_its_owner_only(tmp_path: Path) -> None:
    """The file is made with mode 0600, however open the process's umask is, and nothing else is left beside it."""
    before = os.umask(0)
    try:
        Vault.create(tmp_path / "clinic.keys")
    finally:
        os.umask(before)

    assert [tmp_path / "clinic.keys"] == list(tmp_path.iterdir())
    assert stat.S_IMODE((tmp_path / "clinic.keys").stat().st_mode) == 0o600


def test_ring_file_is_what_it_says(tmp_path: Path) -> None:
    """The file is JSON that names its format; each key has a random id, the day it was made and 32 bytes as base64."""
    Vault.create(tmp_path / "clinic.keys")
    Vault.create(tmp_path / "other.keys")

    one, other = (json.loads((tmp_path / name).read_text()) for name in ("clinic.keys", "other.keys"))

    assert one["format"] == FORM
    assert set(KEY) == set(one["keys"][0])
    assert one["keys"][0]["id"] != other["keys"][0]["id"]
    assert one["keys"][0]["secret"] != other["keys"][0]["secret"]


def test_existing_ring_is_never_overwritten(tmp_path: Path) -> None:
    """`create` where there is something refuses, and leaves it byte for byte as it was."""
    path = tmp_path / "clinic.keys"
    Vault.create(path)
    before = path.read_bytes()

    with pytest.raises(VaultError) as caught:
        Vault.create(path)

    assert caught.value.code == "exists"
    assert before == path.read_bytes()


def test_exist_ok_opens_the_ring_that_is_there(tmp_path: Path) -> None:
    """With `exist_ok` the first call makes the ring and every later one opens the same."""
    path = tmp_path / "clinic.keys"

    first = Vault.create(path, exist_ok=True)

    assert first.journal_key == Vault.create(path, exist_ok=True).journal_key


def test_exist_ok_does_not_replace_a_broken_ring(tmp_path: Path) -> None:
    """A file that is no ring is an error with `exist_ok` too: a fresh ring there would hide that keys are gone."""
    path = tmp_path / "clinic.keys"
    path.write_text("")

    with pytest.raises(VaultError) as caught:
        Vault.create(path, exist_ok=True)

    assert caught.value.code == "malformed"
    assert path.read_text() == ""


def test_opening_never_makes_a_ring(tmp_path: Path) -> None:
    """`at` on a path with nothing there names the call that makes a ring, and makes none."""
    with pytest.raises(VaultError, match=r"Vault\.create") as caught:
        Vault.at(tmp_path / "clinic.keys")

    assert caught.value.code == "missing"
    assert list(tmp_path.iterdir()) == []


def test_path_forms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A path is text or path-like, and `~` is the home folder."""
    monkeypatch.setenv("HOME", str(tmp_path))

    made = Vault.create("~/clinic.keys").journal_key

    assert made == Vault.at(str(tmp_path / "clinic.keys")).journal_key
    assert made == Vault.at(Path("~") / "clinic.keys").journal_key


@pytest.mark.parametrize(
    ("path", "code_of_create", "code_of_at"),
    [
        ("nowhere/clinic.keys", "missing_folder", "missing"),
        ("file/clinic.keys", "missing_folder", "missing"),
        ("folder", "not_a_file", "not_a_file"),
        ("pipe", "not_a_file", "not_a_file"),
        ("loop", "not_a_file", "unreadable"),
        ("n" * 300, "unreadable", "unreadable"),
        ("nul\0", "unreadable", "unreadable"),
    ],
)
def test_impossible_paths(tmp_path: Path, path: str, code_of_create: str, code_of_at: str) -> None:
    """Whatever stands, or does not, at the path is answered by a plain code, and leaves nothing behind."""
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to("loop")
    before = sorted(tmp_path.iterdir())

    with pytest.raises(VaultError) as caught:
        Vault.create(tmp_path / path)

    assert code_of_create == caught.value.code
    assert code_of_at == _code_of(tmp_path / path)
    assert before == sorted(tmp_path.iterdir())


def test_home_of_nobody() -> None:
    """`~name` of a user that does not exist is a path that cannot be read."""
    assert _code_of(Path("~no-such-user/clinic.keys")) == "unreadable"


def test_ring_of_several_keys_opens(tmp_path: Path) -> None:
    """A ring may hold several keys; the first is the newest."""
    (tmp_path / "clinic.keys").write_text(_ring(KEY | {"id": "k-new"}, KEY))

    assert Vault.at(tmp_path / "clinic.keys").new_data_key("north", ROOT_ID)[2] == "k-new"


@pytest.mark.parametrize(
    "content",
    [
        "",
        "no JSON",
        '{"format": "supervisio-key-ring/1", "keys": [',
        "[" * 100_000,
        "null",
        "[]",
        json.dumps([KEY]),
        json.dumps({"keys": [KEY]}),
        json.dumps({"format": FORM}),
        _ring(KEY, format="supervisio-key-ring/2"),
        _ring(KEY, format=None),
        _ring(KEY, more=1),
        _ring(),
        _ring(keys=KEY),
        _ring(keys={"k-3f9a2c41": SECRET}),
        _ring(keys="k-3f9a2c41"),
        _ring(None),
        _ring("k-3f9a2c41"),
        _ring(KEY, None),
        _ring(KEY, KEY),
        _ring(KEY, KEY | {"secret": SECRET.replace("B", "C")}),
        _ring(KEY | {"more": 1}),
        *(_ring({name: value for name, value in KEY.items() if name != missing}) for missing in KEY),
        *(
            _ring(KEY | {"id": key_id})
            for key_id in ("", "n" * 65, "a b", "a:b", "a/b", "é", "k\n", "plaintext", None, 7)
        ),
        *(_ring(KEY | {"created": day}) for day in ("", "yesterday", "2026-02-30", None, 20260310)),
        *(
            _ring(KEY | {"secret": secret})
            for secret in ("", SECRET[:-2], SECRET[4:], SECRET + SECRET, SECRET + "\n", "é" * 43, "#" * 43, None, 7)
        ),
    ],
)
def test_malformed_rings(tmp_path: Path, content: str) -> None:
    """Whatever is not exactly a ring of this version is refused as a whole, not opened in part."""
    (tmp_path / "clinic.keys").write_text(content)

    assert _code_of(tmp_path / "clinic.keys") == "malformed"


def test_other_files_are_no_rings(tmp_path: Path) -> None:
    """A database or another binary file named by mistake is no ring, and a large one is not read to its end."""
    (tmp_path / "clinic.db").write_bytes(b"SQLite format 3\x00\xff")
    with (tmp_path / "large").open("wb") as large:
        large.write(_ring(KEY).encode())
        large.truncate(1 << 40)

    assert [_code_of(tmp_path / name) for name in ("clinic.db", "large")] == ["malformed", "malformed"]


ROUNDS = 25


def _create_all(folder: Path, who: int, together: Barrier) -> None:
    made = []
    for number in range(ROUNDS):
        together.wait(timeout=60)
        made.append(Vault.create(folder / f"{number}.keys", exist_ok=True).journal_key.id)
    (folder / f"{who}.made").write_text("\n".join(made))


def test_processes_that_create_at_once_share_one_ring(tmp_path: Path) -> None:
    """Two processes that start together on an empty folder make one ring, and both open that; none sees half a file."""
    spawn: Any = multiprocessing.get_context("spawn")
    together = spawn.Barrier(2)
    processes = [spawn.Process(target=_create_all, args=(tmp_path, who, together)) for who in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()

    assert [process.exitcode for process in processes] == [0, 0]
    assert (tmp_path / "0.made").read_text() == (tmp_path / "1.made").read_text()
    assert len(list(tmp_path.iterdir())) == ROUNDS + 2
