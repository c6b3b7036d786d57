"""The example notebooks run from an empty folder, show tables and pictures, and no text of anybody's."""

from __future__ import annotations

import html
import json
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from supervisio.testing import invent_clinic
from tests.embedding.scripts import EXAMPLES
from tests.invented.telling import texts

if TYPE_CHECKING:
    from pathlib import Path

NOTEBOOKS = sorted((EXAMPLES / "notebooks").glob("*.py"))
# Executed once, on one worker.
pytestmark = pytest.mark.xdist_group("notebooks")


@pytest.fixture(scope="module", params=NOTEBOOKS, ids=lambda path: path.stem)
def executed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A notebook with its outputs, as nbmake leaves it, which was alone in its folder."""
    notebook: Path = tmp_path_factory.mktemp("notebook") / f"{request.param.stem}.ipynb"
    home = tmp_path_factory.mktemp("home")
    # Else a kernel keeps its history in somebody's home.
    kept = ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "TMPDIR")
    for name in kept:
        (home / name).mkdir()
    environment = {**os.environ, **{name: str(home / name) for name in kept}}

    def run(*command: str) -> None:
        ran = subprocess.run(
            [sys.executable, "-m", *command],
            cwd=notebook.parent,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert ran.returncode == 0, ran.stdout + ran.stderr

    run("jupytext", "--quiet", "--to", "ipynb", "--output", notebook.name, str(request.param))
    run("pytest", "--nbmake", "--overwrite", "-p", "no:cacheprovider", "-q", notebook.name)
    assert list((home / "TMPDIR").iterdir()) == []
    return notebook


def cells_of(notebook: Path) -> list[dict[str, Any]]:
    """Return the cells that hold code."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    return [cell for cell in cells if cell["cell_type"] == "code"]


def source_of(notebook: Path) -> str:
    """Return the code of all cells."""
    return "\n".join("".join(cell["source"]) for cell in cells_of(notebook))


def outputs_of(notebook: Path) -> list[dict[str, Any]]:
    """Return what all cells have put out."""
    return [output for cell in cells_of(notebook) for output in cell["outputs"]]


def shown_in(notebook: Path, *kinds: str) -> list[str]:
    """Return what is shown in these forms: text/plain, text/html, image/svg+xml."""
    shown = [output.get("data", {}) for output in outputs_of(notebook)]
    return ["".join(data[kind]) for data in shown for kind in kinds if kind in data]


def recorded(source: str) -> set[str]:
    """Return every text that anybody has in the clinic of a notebook, which the same seed gives again."""
    numbers = re.search(r"seed=(\d+), therapists=(\d+), months=(\d+)", source)
    assert numbers is not None
    found = set(re.findall(r'question="([^"]+)"', source))
    with invent_clinic(*map(int, numbers.groups())) as clinic:
        for actor in clinic.therapists:
            with clinic.acting(actor) as supervision:
                found |= texts(supervision)
    return found


def test_each_is_found() -> None:
    """One of them awaits at top level."""
    sources = {path.stem: path.read_text(encoding="utf-8") for path in NOTEBOOKS}

    assert list(sources) == ["a_clinics_quarter", "a_supervisors_week", "asking_with_asyncio"]
    assert "\nclinic = await " in sources["asking_with_asyncio"]


def test_it_runs_to_the_end(executed: Path) -> None:
    """Every cell, with nothing on standard error, and it leaves nothing in its folder."""
    kinds = {(output["output_type"], output.get("name")) for output in outputs_of(executed)}

    assert all(cell["execution_count"] for cell in cells_of(executed))
    assert kinds == {("execute_result", None)}
    assert list(executed.parent.iterdir()) == [executed]


def test_it_shows_tables_and_pictures(executed: Path) -> None:
    """Each picture that it asks for is drawn, in the page itself and without a network."""
    asked_for = len(re.findall(r"^reading\.", source_of(executed), flags=re.MULTILINE))
    pictures, pages = shown_in(executed, "image/svg+xml"), shown_in(executed, "text/html")

    assert len(pictures) == asked_for > 0
    assert all(picture.startswith("<svg") for picture in pictures)
    assert sum("<table" in page for page in pages) > asked_for
    assert not any('src="http' in page or "<script" in page for page in pages)


def test_it_shows_no_text(executed: Path) -> None:
    """Nothing that anybody in the clinic wrote, nor what was revealed: of that it shows that it was."""
    source = source_of(executed)
    written = recorded(source)
    shown = html.unescape("\n".join(shown_in(executed, "text/plain", "text/html", "image/svg+xml")))

    assert len(written) > 100
    assert [text for text in written if text in shown] == []
    assert ("[revealed]" in shown) == ("supervision.reveal(" in source)
