"""A ring in a file that is changed: by whom it can be read, what a crash leaves, and two at once."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import stat
import subprocess
import sys
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest

from supervisio.errors import VaultError
from supervisio.vault import Vault
from supervisio.vault.ring_changes import with_retired
from supervisio.vault.ring_file import change_ring
from tests.vault.dying import change_and_die, fork_server
from tests.vault.invented import ROOT_ID

if TYPE_CHECKING:
    from multiprocessing.synchronize import Barrier
    from pathlib import Path


@pytest.fixture
def ring(tmp_path: Path) -> Path:
    """A ring with one key."""
    path = tmp_path / "clinic.keys"
    Vault.create(path)
    return path


def retire(path: Path, key_id: str) -> None:
    """Retire a key, whatever it still wraps."""
    change_ring(path, lambda keys: with_retired(keys, key_id))


def states(path: Path) -> list[str]:
    """Return the state of each key, newest first."""
    return [key.state for key in Vault.at(path).keys]


def ids(path: Path) -> list[str]:
    """Return the id of each key, newest first."""
    return [key.id for key in Vault.at(path).keys]


def test_a_new_key_comes_first(ring: Path) -> None:
    """What is new goes under it, and what was there is opened and verified as before."""
    before = Vault.at(ring)
    data_key, wrapped, key_id = before.new_data_key("north", ROOT_ID)

    after = Vault.new_key(ring)

    assert after.keys == Vault.at(ring).keys
    assert after.new_data_key("north", ROOT_ID)[2] == after.keys[0].id != before.keys[0].id
    assert after.data_key(wrapped, key_id, "north", ROOT_ID).unseal(data_key.seal("early", b"."), b".") == "early"
    assert after.journal_key_by_id(before.journal_key.id) == before.journal_key


def test_a_prepared_key_becomes_the_newest(ring: Path) -> None:
    """It is prepared once, and then it is the one that is taken; its journal key is the same all along."""
    first = Vault.at(ring).keys[0].id
    prepared = Vault.prepare_key(ring).keys[0]
    journal_keys = set(Vault.prepare_key(ring)._journal_keys)
    assert (prepared.state, Vault.at(ring).newest_key_id()) == ("prepared", first)

    rotated = Vault.new_key(ring)

    assert [key.id for key in rotated.keys] == [prepared.id, first]
    assert rotated.newest_key_id() == prepared.id
    assert set(rotated._journal_keys) == journal_keys


def test_instead_of_the_key_that_was_seen(ring: Path) -> None:
    """Where another one is the newest by now, somebody else was faster, and nothing is done."""
    first = Vault.at(ring).keys[0].id
    second = Vault.new_key(ring, instead_of=first).newest_key_id()
    before = ring.read_bytes()

    assert Vault.new_key(ring, instead_of=first).newest_key_id() == second
    assert ring.read_bytes() == before


def test_a_retired_key_is_gone_from_the_file(ring: Path) -> None:
    """What is left is the journal's secret, and the day; retiring it again changes nothing."""
    old = Vault.at(ring)
    (entry,) = json.loads(ring.read_text())["keys"]
    Vault.new_key(ring)

    retire(ring, entry["id"])

    kept = ring.read_text()
    assert entry["secret"] not in kept
    assert set(json.loads(kept)["keys"][1]) == {"id", "created", "retired", "journal"}
    assert Vault.at(ring).journal_key_by_id(old.journal_key.id) == old.journal_key
    retire(ring, entry["id"])
    assert ring.read_text() == kept


@pytest.mark.parametrize(("which", "code"), [(0, "newest_key"), (None, "not_in_ring")])
def test_what_is_not_retired(ring: Path, which: int | None, code: str) -> None:
    """The newest key, and one that is not there; the ring stays byte for byte what it was."""
    Vault.new_key(ring)
    before = ring.read_bytes()

    with pytest.raises(VaultError) as caught:
        retire(ring, "k-none" if which is None else ids(ring)[which])

    assert caught.value.code == code
    assert ring.read_bytes() == before


@pytest.mark.parametrize(
    ("before", "after"), [(0o600, 0o600), (0o640, 0o640), (0o660, 0o640), (0o644, 0o640), (0o666, 0o640)]
)
def test_a_changed_ring_is_for_its_owner(ring: Path, before: int, after: int) -> None:
    """And for the group that could read it, of which the program may be; never for everybody."""
    ring.chmod(before)
    umask = os.umask(0)
    try:
        Vault.new_key(ring)
    finally:
        os.umask(umask)

    assert stat.S_IMODE(ring.stat().st_mode) == after
    assert list(ring.parent.iterdir()) == [ring]


def test_a_link_stays_a_link(ring: Path) -> None:
    """What it leads to is changed, in its own folder."""
    (ring.parent / "mounted").mkdir()
    link = ring.parent / "mounted" / "keys"
    link.symlink_to(ring)

    Vault.new_key(link)

    assert link.is_symlink()
    assert len(ids(ring)) == 2
    assert list(link.parent.iterdir()) == [link]


@pytest.mark.parametrize("change", [Vault.prepare_key, Vault.new_key])
@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("nothing", "missing"),
        ("nowhere/clinic.keys", "missing"),
        ("folder", "not_a_file"),
        ("pipe", "not_a_file"),
        ("loop", "unreadable"),
        ("letter", "malformed"),
        ("nul\0", "unreadable"),
    ],
)
def test_impossible_paths(tmp_path: Path, change: Any, path: str, code: str) -> None:
    """Whatever stands, or does not, at the path is answered by a plain code, and left as it is."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "letter").write_text("Dear colleague")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to("loop")
    before = sorted(tmp_path.iterdir())

    with pytest.raises(VaultError) as caught:
        change(tmp_path / path)

    assert caught.value.code == code
    assert sorted(tmp_path.iterdir()) == before
    assert (tmp_path / "letter").read_text() == "Dear colleague"


def test_a_full_disk_leaves_the_ring(ring: Path) -> None:
    """The new one could not be written: the old one is there, alone, and the error shows no secret of either."""
    before = ring.read_bytes()
    program = (
        "import resource, signal, sys, traceback\n"
        "from supervisio.vault import Vault, sealing\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))\n"
        "try:\n"
        "    Vault.new_key(sys.argv[1])\n"
        "except Exception as error:\n"
        "    while error is not None:\n"
        "        print(*traceback.TracebackException.from_exception(error, capture_locals=True).format())\n"
        "        error = error.__context__\n"
    )

    shown = subprocess.run(
        [sys.executable, "-c", program, str(ring)], check=True, capture_output=True, text=True
    ).stdout

    assert "could not be read or written" in shown
    assert '"secret"' not in shown
    assert json.loads(before)["keys"][0]["secret"] not in shown
    assert ring.read_bytes() == before
    assert list(ring.parent.iterdir()) == [ring]


def test_killed_anywhere_it_leaves_one_ring_or_the_other(ring: Path) -> None:
    """Whatever the line before which it is killed, and the next change works and clears up."""
    for line in count(1):
        before = ids(ring)
        process = fork_server().Process(target=change_and_die, args=(str(ring), line))
        process.start()
        process.join()
        assert ids(ring)[-len(before) :] == before
        if process.exitcode == 0:
            assert line > 20
            break
        assert process.exitcode == -signal.SIGKILL
        assert all(stat.S_IMODE(file.stat().st_mode) == 0o600 for file in ring.parent.iterdir())

        Vault.new_key(ring)

        assert list(ring.parent.iterdir()) == [ring]


ROUNDS = 25


def _add_many(path: Path, who: int, together: Barrier) -> None:
    together.wait(timeout=60)
    made = [Vault.new_key(path).newest_key_id() for _ in range(ROUNDS)]
    (path.parent / f"{who}.made").write_text("\n".join(made))


def test_two_at_once_lose_no_key(ring: Path) -> None:
    """Each key that one of them was handed is in the ring in the end, and each once."""
    spawn: Any = multiprocessing.get_context("spawn")
    together = spawn.Barrier(2)
    processes = [spawn.Process(target=_add_many, args=(ring, who, together)) for who in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()

    assert [process.exitcode for process in processes] == [0, 0]
    made = {key_id for who in range(2) for key_id in (ring.parent / f"{who}.made").read_text().split()}
    assert len(made) == 2 * ROUNDS
    assert made < set(ids(ring))
    assert len(ids(ring)) == 2 * ROUNDS + 1
