"""How a command ends that is stopped, or that nobody listens to."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from supervisio.cli import Exit

if TYPE_CHECKING:
    from tests.cli.conftest import Place

COMMAND = [sys.executable, "-W", "error", "-m", "supervisio"]


@pytest.mark.parametrize("arguments", [["rules", "--json"], ["rules"], ["rules", "show", "no_such_rule", "--json"]])
def test_nobody_reads_the_answer(arguments: list[str]) -> None:
    """The pipe is closed: it ends quietly, with the code that shells know."""
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run([*COMMAND, *arguments], stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)

    if "no_such_rule" in arguments:
        assert done.returncode == Exit.REFUSED
        assert done.stderr.count(b"\n") == 1
    else:
        assert (done.returncode, done.stderr) == (Exit.UNREAD, b"")


def test_the_disk_is_full() -> None:
    """What was asked for could not be written where it was to go, and that is told."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*COMMAND, "rules"], stdout=full, stderr=subprocess.PIPE, check=False)

    assert (done.returncode, done.stderr) == (Exit.FILE, b"supervisio: The answer could not be written.\n")


@pytest.mark.parametrize("closed", [1, 2])
@pytest.mark.parametrize("arguments", [["rules"], ["rules", "--json"], ["rules", "show", "no_such_rule"]])
def test_a_stream_is_closed(closed: int, arguments: list[str]) -> None:
    """As some that start programs close them: what was to be said there is not said, and nothing else is different."""
    shell = ["sh", "-c", f'exec "$@" {closed}>&-', "sh"]
    done = subprocess.run([*shell, *COMMAND, *arguments], capture_output=True, check=False)

    assert done.returncode == (Exit.REFUSED if "no_such_rule" in arguments else Exit.DONE)
    assert b"Traceback" not in done.stdout + done.stderr


def test_ctrl_c_ends_it_quietly(tmp_path: Path) -> None:
    """In the middle of its work, with the code that shells know, and half a clinic is not left behind."""
    with subprocess.Popen(
        [*COMMAND, "demo", str(tmp_path / "here")], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        while not (tmp_path / "here" / "clinic.db").exists():
            assert running.poll() is None
        running.send_signal(signal.SIGINT)
        out, err = running.communicate()

    assert (running.returncode, out, err) == (Exit.INTERRUPTED, b"", b"")
    assert list((tmp_path / "here").iterdir()) == []


def test_a_rotation_that_is_stopped_is_finished_later(place: Place) -> None:
    """Ctrl-C at any point: the record is in order, and the next run does what is left."""
    running = subprocess.Popen([*COMMAND, "keys", "rotate", *place.options], stderr=subprocess.PIPE)
    running.send_signal(signal.SIGINT)
    running.communicate()

    for command in (["keys", "rotate"], ["verify"]):
        subprocess.run([*COMMAND, *command, *place.options], check=True, capture_output=True)
