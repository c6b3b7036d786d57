"""``kill -9`` in the middle of a rotation, as often as there is patience for."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.rotation.rotating import CASES

if TYPE_CHECKING:
    from pathlib import Path

# Few beside those that the tests of crashes kill: the look at what one has left goes through all of the clinic.
_KILLS = int(os.environ.get("SUPERVISIO_TEST_KILLS", "300")) // 30


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_killed_anywhere_it_loses_nothing_and_goes_on(
    request: pytest.FixtureRequest, ring: Path, database: str
) -> None:
    """Every text is read after each, the record is clean, and in the end all of it hangs on the newest key."""
    url: str = request.getfixturevalue(f"{database}_clinic_url")

    command = [sys.executable, "-W", "error", "-m", "tests.rotation.rotating", url, str(ring), str(_KILLS)]
    rotating = subprocess.run(command, capture_output=True, text=True, check=False)

    assert (rotating.returncode, rotating.stderr) == (0, "")
    said = json.loads(rotating.stdout)
    print(said)  # noqa: T201 - `pytest -rP` shows how much there was to look at
    assert said["kills"] == _KILLS
    assert said["batches"] > 0
    assert said["roots"] == CASES + (_KILLS + 3) // 4
