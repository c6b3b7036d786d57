"""House rules that no linter holds."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LINES_OF_A_MODULE = 300

# A path under somebody's home, or the host of a package registry: neither means anything to whoever reads it elsewhere.
FOREIGN = re.compile(rb"/(?:home|root|Users|work)/|\b(?:test\.)?pypi\.org\b|\bpythonhosted\.org\b")


@pytest.mark.parametrize("path", sorted((ROOT / "src").rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_can_be_read_in_one_go(path: Path) -> None:
    """No module of the library is longer than 300 lines; one that grows beyond wants another room."""
    lines = len(path.read_text(encoding="utf-8").splitlines())

    assert lines <= LINES_OF_A_MODULE


def test_no_tracked_file_names_a_machine() -> None:
    """No tracked file holds a path in somebody's home or the host of a package registry."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)  # noqa: S607 - whichever git there is
    if listed.returncode:
        pytest.skip("this is not a checkout")
    tracked = [ROOT / name for name in listed.stdout.decode().split("\0") if name]

    found = [
        f"{path.relative_to(ROOT)}: {match.group().decode()}"
        for path in tracked
        if path.is_file()
        for match in FOREIGN.finditer(path.read_bytes())
    ]

    assert found == []
