"""``supervisio demo``."""

from __future__ import annotations

import shlex
import stat
from typing import TYPE_CHECKING

import pytest

from supervisio.cli import Exit
from tests.cli.conftest import one_line

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where it is run: an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_what_it_says_to_try_works(folder: Path, run: Run) -> None:
    """Each command as it stands there, one after the other; and nothing else is made."""
    told = run("demo", "--json").json
    assert sorted(file.name for file in (folder / told["folder"]).iterdir()) == ["clinic.db", "clinic.keys"]
    commands = [shlex.split(command) for command in told["commands"]]
    assert [words[1] for words in commands] == ["queue", "verify", "record", "verify-record", "keys", "keys"]

    for program, *arguments in commands:
        said = run(*arguments, *([] if "verify-record" in arguments else ["--database-url", told["database_url"]]))
        assert program == "supervisio"
        assert (said.code, said.err) == (Exit.DONE, "")


def test_it_tells_in_words_what_is_there(folder: Path, run: Run) -> None:
    """The people, what waits for one of them, and what to try, within 80 columns."""
    said = run("demo", "here")

    lines = said.out.splitlines()
    assert (said.code, said.err) == (Exit.DONE, "")
    assert lines[0] == "An invented clinic, sealed, in here: its database and its key ring."
    assert any(line.startswith("4 therapists, ") for line in lines)
    assert any("things wait" in line for line in lines)
    assert "  export SUPERVISIO_DATABASE_URL=sqlite:///here/clinic.db" in lines
    assert max(map(len, lines)) <= 80
    assert all(stat.S_IMODE(file.stat().st_mode) == 0o600 for file in (folder / "here").iterdir())


@pytest.mark.parametrize("name", ["clinic.db", "clinic.db-wal", "clinic.keys"])
def test_it_overwrites_nothing(folder: Path, run: Run, name: str) -> None:
    """Whatever stands where one of its files would."""
    (folder / "here").mkdir()
    (folder / "here" / name).write_text("mine")

    said = run("demo", "here")

    assert (said.code, said.out) == (Exit.FILE, "")
    assert one_line(said)
    assert [(file.name, file.read_text()) for file in (folder / "here").iterdir()] == [(name, "mine")]


@pytest.mark.parametrize("path", ["letter", "letter/here", "nul\0"])
def test_a_folder_that_cannot_be_made(folder: Path, run: Run, path: str) -> None:
    """It says so, and leaves nothing."""
    (folder / "letter").write_text("")

    said = run("demo", path)

    assert (said.code, said.out) == (Exit.FILE, "")
    assert one_line(said)
    assert [file.name for file in folder.iterdir()] == ["letter"]
