"""A clinic that was opened before its process forked."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from supervisio import Clinic, Vault
from tests.concurrency import forking
from tests.services.people import JOBS

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_children_use_no_connection_of_their_parent(
    request: pytest.FixtureRequest, tmp_path: Path, database: str
) -> None:
    """Each opens its own, and what each was told is kept is there."""
    url, keys = request.getfixturevalue(f"{database}_clinic_url"), tmp_path / "clinic.keys"
    Vault.create(keys)

    program = [sys.executable, "-m", forking.__name__, url, str(keys)]
    done = subprocess.run(program, check=False, timeout=120, capture_output=True, text=True)

    assert (done.returncode, done.stderr) == (0, "")
    with Clinic.open(url, vault=Vault.at(keys)) as clinic, clinic.reading(JOBS) as jobs:
        verified = jobs.journal.verify()
    assert (verified.findings, verified.entries) == ((), 1 + forking.ACTS * (forking.WORKERS + 1))
