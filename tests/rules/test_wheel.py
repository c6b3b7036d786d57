"""What others install holds the files of data, too."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_a_wheel_holds_every_file_of_data(tmp_path: Path) -> None:
    """Rules, instrument, words: without them the first call that reads one would fail, and no sooner."""
    build = "import hatchling.build, sys; print(hatchling.build.build_wheel(sys.argv[1]))"
    subprocess.run([sys.executable, "-c", build, str(tmp_path)], cwd=ROOT, check=True, capture_output=True)
    names = {Path(name).name for wheel in tmp_path.glob("*.whl") for name in zipfile.ZipFile(wheel).namelist()}

    assert {path.name for path in (ROOT / "src" / "supervisio").rglob("*.toml")} <= names
