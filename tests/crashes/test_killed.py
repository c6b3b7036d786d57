"""``kill -9`` at any moment: what was acknowledged stays, and nothing is half-written."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# Two thirds of them on SQLite, where the killed process is the one that writes the file.
_KILLS = int(os.environ.get("SUPERVISIO_TEST_KILLS", "300"))


def test_on_sqlite_no_kill_loses_anything(sqlite_clinic_url: str, keys: Path) -> None:
    """Each time the case is clean and the next write works; in the end all is there, each act once."""
    killed(sqlite_clinic_url, keys, _KILLS * 2 // 3)


def test_on_postgresql_no_kill_loses_anything(postgresql_clinic_url: str, keys: Path) -> None:
    """The same, where the server may still be at work on what the killed one sent."""
    killed(postgresql_clinic_url, keys, _KILLS - _KILLS * 2 // 3)


def killed(url: str, keys: Path, kills: int) -> None:
    """Let so many workers be killed, and see that not all of them were killed before they had done anything."""
    command = [sys.executable, "-W", "error", "-m", "tests.crashes.killing", url, str(keys), str(kills)]
    killing = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (killing.returncode, killing.stderr) == (0, "")
    said = json.loads(killing.stdout)
    print(said)  # noqa: T201 - `pytest -rP` shows how much there was to look at
    assert said["kills"] == kills
    assert said["acts"] > said["looks"] > 0
