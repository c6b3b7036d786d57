"""``supervisio verify`` and ``supervisio seal``."""

from __future__ import annotations

import json
import shutil
import stat
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine, text

from supervisio import Clinic, Seal, Vault
from supervisio.cli import Exit
from tests.cli.conftest import one_line
from tests.services.people import ANA, QUESTION, WORDS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Place, Run


def tamper(place: Place) -> None:
    """Change a row behind the services."""
    engine = create_engine(place.url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE supervisio_consultation SET urgency = 'immediate'"))
    engine.dispose()


def test_a_record_that_is_in_order(place: Place, run: Run) -> None:
    """It says how much was looked at, without what is in a personal issue, and what it could not have found."""
    said = run("verify", *place.options)

    assert (said.code, said.err) == (Exit.DONE, "")
    assert said.out.splitlines() == [
        "In order: 1 entry in 1 chain.",
        "A whole case that was removed shows only against a seal: --since FILE.",
    ]


def test_what_was_edited_is_listed(place: Place, run: Run) -> None:
    """By what it is, where it is, and in words; the exit code tells that there is something."""
    tamper(place)

    said = run("verify", *place.options)

    assert (said.code, said.err) == (Exit.LACKING, "")
    assert said.out.startswith("Not in order: 1 finding.")
    assert f"edited  consultation  {place.case_id}  1\n" in said.out
    assert max(map(len, said.out.splitlines())) <= 80
    assert "edited: the row is not the one that its newest journal entry left behind.\n" in said.out


def test_json_is_the_record_of_the_library(place: Place, run: Run) -> None:
    """With codes and ids for programs."""
    tamper(place)

    said = run("verify", "--json", *place.options)

    assert said.code == Exit.LACKING
    assert said.json["findings"] == [
        {"root": str(place.case_id), "table": "consultation", "id": str(place.consultation_id), "what": "edited"}
    ]


def test_one_case(place: Place, run: Run) -> None:
    """A personal issue is not told of; a case that is not there is refused, and so is what is no id."""
    assert run("verify", "--case", str(place.case_id), *place.options).code == Exit.DONE
    for case_id, code in ((str(place.issue_id), Exit.REFUSED), (str(place.consultation_id), Exit.REFUSED)):
        said = run("verify", "--case", case_id, *place.options)
        assert (said.code, said.out) == (code, "")
        assert one_line(said)
    said = run("verify", "--case", "the one with the scarf", *place.options)
    assert (said.code, said.err) == (
        Exit.MISUSED,
        "supervisio: The id of the case is not an id; wanted a UUID or its text.\n",
    )


def test_many_findings_are_cut_short(place: Place, run: Run) -> None:
    """In words, not in JSON."""
    with place.opened() as clinic:
        for _ in range(59):
            with clinic.acting(ANA) as ana:
                ana.ask(question=QUESTION, asked_of="s-lee")
    tamper(place)

    assert "And 10 more lines; --json lists all.\n" in run("verify", *place.options).out
    assert len(run("verify", "--json", *place.options).json["findings"]) == 60


def test_a_ring_that_cannot_open_it_is_named_for_what_it_is(place: Place, run: Run, tmp_path: Path) -> None:
    """No finding, but an error about the keys."""
    Vault.create(tmp_path / "other.keys")

    said = run("verify", "--database-url", place.url, "--keys", str(tmp_path / "other.keys"))

    assert (said.code, said.out) == (Exit.KEYS, "")
    assert "is not in this vault" in said.err
    assert one_line(said)


def test_an_empty_clinic_may_be_the_wrong_one(place: Place, run: Run) -> None:
    """A name that was mistyped is not told to be in order."""
    said = run("verify", "--clinic", "nroth", *place.options)

    assert said == type(said)(Exit.DONE, "There is nothing in this clinic; is it the right one?\n", "")


def test_a_seal_is_printed_as_its_line(place: Place, run: Run) -> None:
    """What was printed can be kept, and reads as a seal of the clinic."""
    said = run("seal", *place.options)

    assert (said.code, said.err) == (Exit.DONE, "")
    assert Seal.from_json(said.out).entries == 1


def test_a_seal_is_written_to_a_new_file(place: Place, run: Run, tmp_path: Path) -> None:
    """Readable by its owner only; JSON tells where, and what."""
    file = tmp_path / "clinic.seal"

    said = run("seal", "-o", str(file), *place.options)

    assert (said.code, said.err) == (Exit.DONE, "")
    assert said.out.startswith("Sealed: 1 entry in 1 chain, as of ")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    told = run("seal", "--json", "-o", str(tmp_path / "again.seal"), *place.options).json
    assert told == {"file": str(tmp_path / "again.seal"), "seal": json.loads((tmp_path / "again.seal").read_text())}


@pytest.mark.parametrize("command", ["seal", "record"])
def test_no_file_is_overwritten(place: Place, run: Run, tmp_path: Path, command: str) -> None:
    """Whatever it is, a link that leads nowhere included; and nothing was done for it."""
    more = ["--as", "t-ana", "--audience", "board", "--purpose", "quality_audit"] if command == "record" else []
    what = [str(place.case_id)] if command == "record" else []
    (tmp_path / "there.json").write_text("a letter")
    (tmp_path / "link.json").symlink_to("nowhere")
    for name, words in (
        ("there.json", "already"),
        ("link.json", "already"),
        ("no/such.json", "does not exist"),
        ("nul\0.json", "no path"),
    ):
        said = run(command, *what, "-o", str(tmp_path / name), *more, *place.options)
        assert (said.code, said.out) == (Exit.FILE, "")
        assert one_line(said)
        assert words in said.err
    assert (tmp_path / "there.json").read_text() == "a letter"
    with place.opened() as clinic, clinic.engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM supervisio_access_entry")) == 0


def test_an_older_copy_shows_against_a_seal(place: Place, run: Run, tmp_path: Path) -> None:
    """Put in place of the database, it is in order by itself."""
    copy = tmp_path / "copy.db"
    shutil.copy(place.database, copy)
    with place.opened() as clinic, clinic.acting(ANA) as ana:
        ana.ask(question=QUESTION, asked_of="s-lee")
    seal = tmp_path / "clinic.seal"
    run("seal", "-o", str(seal), *place.options)
    assert run("verify", "--since", str(seal), *place.options).code == Exit.DONE
    shutil.copy(copy, place.database)

    assert run("verify", *place.options).code == Exit.DONE
    said = run("verify", "--since", str(seal), *place.options)

    assert said.code == Exit.LACKING
    assert "older: the newest entry that the seal covers is not there" in said.out


@pytest.mark.parametrize("content", [b"", b"a letter", b"{}", b"\xff\xfe", b"[" * 100_000])
def test_what_is_no_seal(place: Place, run: Run, tmp_path: Path, content: bytes) -> None:
    """A file that holds something else, or none at all."""
    (tmp_path / "letter").write_bytes(content)

    said = run("verify", "--since", str(tmp_path / "letter"), *place.options)
    assert (said.code, said.out) == (Exit.FILE, "")
    assert said.err == "supervisio: The file holds no seal that supervisio seal has made.\n"
    said = run("verify", "--since", str(tmp_path / "nothing"), *place.options)
    assert (said.code, said.err) == (Exit.FILE, "supervisio: The file cannot be read.\n")


def test_a_seal_of_another_clinic(place: Place, run: Run, tmp_path: Path) -> None:
    """It says nothing about this one."""
    with Clinic.open(tmp_path / "other.db", vault=Vault.at(place.keys), clinic_id="south"):
        pass
    seal = tmp_path / "south.seal"
    other = ["--database-url", f"sqlite:///{tmp_path / 'other.db'}", "--keys", str(place.keys), "--clinic", "south"]
    assert run("seal", "-o", str(seal), *other).code == Exit.DONE

    said = run("verify", "--since", str(seal), *place.options)

    assert (said.code, said.err) == (Exit.MISUSED, "supervisio: The seal is a seal of another clinic.\n")


def test_no_text_is_opened(place: Place, run: Run) -> None:
    """Neither by verifying nor by sealing, and the access log stays empty."""
    tamper(place)
    for command in ("verify", "seal"):
        assert WORDS not in run(command, *place.options).all
        assert QUESTION not in run(command, "--json", *place.options).all
    with place.opened() as clinic, clinic.engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM supervisio_access_entry")) == 0
