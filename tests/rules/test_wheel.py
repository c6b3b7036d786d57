"""What others install holds the rules, too."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_a_wheel_holds_every_rule_file(tmp_path: Path) -> None:
    """Without them the first evaluation would fail, and no sooner."""
    build = "import hatchling.build, sys; print(hatchling.build.build_wheel(sys.argv[1]))"
    subprocess.run([sys.executable, "-c", build, str(tmp_path)], cwd=ROOT, check=True, capture_output=True)
    names = {Path(name).name for wheel in tmp_path.glob("*.whl") for name in zipfile.ZipFile(wheel).namelist()}

    assert {path.name for path in (ROOT / "src" / "supervisio" / "rules").glob("*.toml")} <= names
