"""``supervisio record`` and ``supervisio verify-record``."""

from __future__ import annotations

import json
import stat
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from supervisio.cli import Exit
from tests.cli.conftest import one_line
from tests.cli.terminal import on_terminal
from tests.services.people import LEE, QUESTION, WORDS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Place, Run, Said

BOARD = ["--audience", "board", "--purpose", "quality_audit"]
OWN = ["--as", "t-ana", "--audience", "therapist", "--purpose", "supervision"]


@pytest.fixture
def record(place: Place, run: Run, tmp_path: Path) -> Path:
    """A decision record of the case, with its texts."""
    file = tmp_path / "record.html"
    assert _record(run, place, *OWN, "--reveal", "-o", str(file)).code == Exit.DONE
    return file


def _record(run: Run, place: Place, *arguments: str) -> Said:
    return run("record", str(place.case_id), *arguments, *place.options)


def _reads(place: Place) -> list[tuple[str, str]]:
    with place.opened() as clinic, clinic.engine.connect() as connection:
        found = connection.execute(text("SELECT actor_ref, purpose FROM supervisio_access_entry ORDER BY id"))
        return [(row.actor_ref, row.purpose) for row in found]


@pytest.mark.parametrize("suffix", [".html", ".json"])
def test_without_reveal_there_is_no_text(place: Place, run: Run, tmp_path: Path, suffix: str) -> None:
    """In a file that only its owner can read; that it was made stands in the access log."""
    file = tmp_path / f"record{suffix}"

    said = _record(run, place, "--as", "t-ana", *BOARD, "-o", str(file))

    assert (said.code, said.err) == (Exit.DONE, "")
    assert "without a text" in said.out
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert str(place.case_id) in file.read_text()
    assert WORDS not in file.read_text()
    assert QUESTION not in file.read_text()
    assert ("t-ana", "quality_audit") in _reads(place)


def test_with_reveal_there_are_texts(record: Path, run: Run, place: Place, tmp_path: Path) -> None:
    """In the file, and nowhere else; JSON tells where that is."""
    assert QUESTION in record.read_text()

    said = _record(run, place, *OWN, "--reveal", "--json", "-o", str(tmp_path / "again.json"))

    assert QUESTION not in said.all
    assert said.json == {
        "file": str(tmp_path / "again.json"),
        "audience": "therapist",
        "purpose": "supervision",
        "texts": True,
    }
    assert QUESTION in (tmp_path / "again.json").read_text()


def test_without_a_file_it_goes_down_a_pipe(place: Place, run: Run, tmp_path: Path) -> None:
    """As the document itself, byte for byte, with its texts if they are asked for."""
    said = _record(run, place, *OWN)
    assert (said.code, said.err) == (Exit.DONE, "")
    assert QUESTION not in json.dumps(said.json)
    with_texts = _record(run, place, *OWN, "--reveal").out
    assert QUESTION in with_texts
    (tmp_path / "kept.json").write_bytes(with_texts.encode())
    assert run("verify-record", str(tmp_path / "kept.json")).code == Exit.DONE


def test_no_text_is_shown_on_a_terminal(place: Place) -> None:
    """It is refused, and nothing is opened for it."""
    shown = on_terminal("record", str(place.case_id), *OWN, "--reveal", *place.options)

    assert shown.code == Exit.MISUSED
    assert "not shown on a terminal" in shown.screen
    assert QUESTION not in shown.screen
    assert _reads(place) == []


@pytest.mark.parametrize(
    ("change", "code", "word"),
    [
        (["--audience", "everybody"], Exit.MISUSED, "--audience"),
        (["--purpose", "curiosity"], Exit.MISUSED, "--purpose"),
        (["--as", "q-sam"], Exit.REFUSED, "no case"),
        (["-o", "record.pdf"], Exit.MISUSED, ".html or .json"),
        (["-o", "record"], Exit.MISUSED, ".html or .json"),
    ],
)
def test_what_is_refused(
    place: Place, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, change: list[str], code: Exit, word: str
) -> None:
    """In one sentence, and no file is left."""
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.iterdir())

    said = _record(run, place, "--as", "t-ana", *BOARD, "-o", "record.html", *change)

    assert (said.code, said.out) == (code, "")
    assert one_line(said)
    assert word in said.err
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("missing", ["--as", "--audience", "--purpose"])
def test_what_must_be_said(place: Place, run: Run, missing: str) -> None:
    """Who reads, for whom, and to what end: also with ``--reveal``."""
    given = ["--as", "t-ana", *BOARD, "--reveal"]
    at = given.index(missing)

    said = _record(run, place, *given[:at], *given[at + 2 :])

    assert (said.code, said.out) == (Exit.MISUSED, "")
    assert missing in said.err


def test_what_may_not_be_seen_does_not_exist(place: Place, run: Run) -> None:
    """A case of which somebody else was asked, an issue that is another's, an id of nothing."""
    for case_id in (place.issue_id, place.consultation_id):
        said = run("record", str(case_id), "--as", LEE.ref, *BOARD, *place.options)
        assert (said.code, said.out) == (Exit.REFUSED, "")
        assert one_line(said)


def test_a_record_is_what_was_made(record: Path, run: Run, place: Place, tmp_path: Path) -> None:
    """By itself, and signed with the key that a seal knows."""
    seal = tmp_path / "clinic.seal"
    run("seal", "-o", str(seal), *place.options)

    assert run("verify-record", str(record)).code == Exit.DONE
    said = run("verify-record", str(record), "--seal", str(seal))
    assert (said.code, said.err) == (Exit.DONE, "")
    assert run("verify-record", str(record), "--json").json["ok"] is True
    public_key = json.loads(seal.read_text())["public_key"]
    assert run("verify-record", str(record), "--public-key", public_key).code == Exit.DONE
    assert run("verify-record", str(record), "--public-key", "0" * 64).code == Exit.LACKING
    assert run("verify-record", str(record), "--public-key", "zero").code == Exit.MISUSED


def test_an_altered_record_is_told_apart(record: Path, run: Run) -> None:
    """With which part it is, and without repeating what stands there."""
    record.write_bytes(record.read_bytes().replace(QUESTION.encode(), b"Was it my fault, and who would know?"))

    said = run("verify-record", str(record))

    assert (said.code, said.err) == (Exit.LACKING, "")
    assert "my fault" not in said.out
    assert run("verify-record", str(record), "--json").json["altered"]


@pytest.mark.parametrize("content", [b"", b"Dear colleague", b"\xff\xfe", b"{}"])
def test_what_is_no_record(run: Run, tmp_path: Path, content: bytes) -> None:
    """It is not what was made."""
    (tmp_path / "letter").write_bytes(content)

    assert run("verify-record", str(tmp_path / "letter")).code == Exit.LACKING


def test_a_record_that_is_not_there(run: Run, tmp_path: Path) -> None:
    """Neither a file that is missing nor a folder is read."""
    for path in (tmp_path, tmp_path / "nothing"):
        said = run("verify-record", str(path))
        assert (said.code, said.err) == (Exit.FILE, "supervisio: The file cannot be read.\n")


def test_it_needs_no_database(record: Path, run: Run, place: Place) -> None:
    """Only the file: the clinic may be gone."""
    place.database.unlink()
    place.keys.unlink()

    assert run("verify-record", str(record)).code == Exit.DONE
