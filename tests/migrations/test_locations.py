from __future__ import annotations

import shutil
import tarfile
import zipfile
from pathlib import Path

import pytest

from supervisio import schema
from tests.migrations.running import run_python

ROOT = Path(__file__).parent.parent.parent
PACKAGE = ROOT / "src" / "supervisio"

# Building twice at once takes longer than once after the other.
pytestmark = pytest.mark.xdist_group("locations")


def _located(where: Path, elsewhere: Path) -> Path:
    """Return where the package in this folder finds its revisions, after it has made tables from there."""
    script = "from supervisio import schema; schema.upgrade('sqlite:///clinic.db'); print(schema.version_location())"
    elsewhere.mkdir(exist_ok=True)
    done = run_python("-c", script, cwd=elsewhere, env={"PYTHONPATH": str(where)})
    assert (done.returncode, done.stderr) == (0, "")
    return Path(done.stdout.strip())


def _build(what: str, source: Path, folder: Path) -> Path:
    """Build a distribution, and return what is in it, unpacked."""
    built = folder / what
    done = run_python("-m", "build", "--no-isolation", f"--{what}", "--outdir", str(built), str(source))
    assert done.returncode == 0, done.stderr
    (archive,) = built.iterdir()
    unpacked = folder / f"unpacked {what}"
    if what == "wheel":
        zipfile.ZipFile(archive).extractall(unpacked)  # noqa: S202 - built by the lines above
        return unpacked
    with tarfile.open(archive) as members:
        members.extractall(unpacked, filter="data")
    return next(unpacked.iterdir())


def test_from_a_checkout() -> None:
    """An editable install uses the migrations of the checkout."""
    assert Path(schema.version_location()) == ROOT / "migrations" / "versions"


def test_from_a_wheel(tmp_path: Path) -> None:
    """A wheel brings its migrations along."""
    wheel = _build("wheel", ROOT, tmp_path)

    assert _located(wheel, tmp_path / "elsewhere") == wheel / "supervisio" / "_migrations" / "versions"


def test_from_a_wheel_that_was_made_from_the_sdist(tmp_path: Path) -> None:
    """The sdist holds what the wheel needs."""
    wheel = _build("wheel", _build("sdist", ROOT, tmp_path), tmp_path)

    assert _located(wheel, tmp_path / "elsewhere") == wheel / "supervisio" / "_migrations" / "versions"


def test_a_stale_copy_in_a_checkout_is_not_used(tmp_path: Path) -> None:
    """Building an editable install may leave a copy of the migrations in the package; the checkout's own are newer."""
    checkout = tmp_path / "100% ours"
    shutil.copytree(PACKAGE, checkout / "src" / "supervisio")
    shutil.copytree(ROOT / "migrations", checkout / "migrations")
    (checkout / "src" / "supervisio" / "_migrations" / "versions").mkdir(parents=True)

    assert _located(checkout / "src", tmp_path / "elsewhere") == checkout / "migrations" / "versions"


def test_a_hosts_own_migrations_folder_is_not_taken_for_ours(tmp_path: Path) -> None:
    """Where a host has the package in its own ``src``, the folder beside that is the host's."""
    host = tmp_path / "host"
    shutil.copytree(PACKAGE, host / "src" / "supervisio")
    shutil.copytree(ROOT / "migrations", host / "src" / "supervisio" / "_migrations")
    (host / "migrations" / "versions").mkdir(parents=True)

    assert _located(host / "src", tmp_path / "elsewhere") == host / "src" / "supervisio" / "_migrations" / "versions"
