"""The pictures that documents show are what the code draws today."""

from __future__ import annotations

import runpy
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "docs" / "pictures"


def test_the_pictures_are_made_by_the_code() -> None:
    """To the byte: `python docs/pictures/make.py` would change nothing."""
    drawn = runpy.run_path(str(FOLDER / "make.py"))["drawn"]()

    assert drawn.keys() == {file.name for file in FOLDER.glob("*.svg")}
    assert all((FOLDER / name).read_text(encoding="utf-8") == svg for name, svg in drawn.items())
