"""What goes wrong is one sentence, a code, and never the URL."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine, make_url, text

from supervisio import Vault, schema
from supervisio.cli import VARIABLE, Exit, main

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Place

SECRET = "gr8secret"
COMMANDS = ("migrate", "check", "current")


@pytest.mark.parametrize("command", COMMANDS)
def test_without_a_database_it_says_how_to_name_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    """A variable that is empty names none."""
    monkeypatch.setenv(VARIABLE, "")

    assert main([command]) == Exit.MISUSED
    told = capsys.readouterr()
    assert told.out == ""
    assert "--database-url" in told.err
    assert VARIABLE in told.err


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("url", "code"),
    [
        (f"clinic:{SECRET}@localhost", Exit.MISUSED),
        (f"postgresql://clinic:{SECRET}@localhost:{SECRET}/clinic", Exit.MISUSED),
        (f"nosuch://clinic:{SECRET}@localhost/clinic", Exit.MISUSED),
        (f"postgresql+nosuch://clinic:{SECRET}@localhost/clinic", Exit.MISUSED),
        (f"oracle+oracledb://clinic:{SECRET}@localhost/clinic", Exit.MISUSED),
        (f"sqlite+aiosqlite:///{SECRET}.db", Exit.MISUSED),
        (f"postgresql+psycopg://clinic:{SECRET}@127.0.0.1:1/clinic", Exit.DATABASE),
        (f"postgresql://clinic:{SECRET}@127.0.0.1:1/clinic", Exit.DATABASE),
    ],
)
def test_no_password_shows(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    url: str,
    code: Exit,
    command: str,
) -> None:
    """Whatever is wrong with a URL, its sentence does not repeat it."""
    monkeypatch.chdir(tmp_path)
    missing_file = url.startswith("sqlite") and command != "migrate"

    assert main([command, "--json", "--database-url", url]) == code or missing_file
    told = capsys.readouterr()
    assert told.err.count("\n") <= 1
    assert SECRET not in told.out + told.err


@pytest.mark.parametrize("command", ["check", "current", "verify"])
@pytest.mark.parametrize(
    ("path", "code"),
    [("clinic.db?timeout=" + SECRET, Exit.MISUSED), (f"{SECRET * 40}/clinic.db", Exit.DATABASE)],
    ids=["option", "long"],
)
def test_no_path_shows(place: Place, capsys: pytest.CaptureFixture[str], path: str, code: Exit, command: str) -> None:
    """An option of the driver's that is none, and a path that no file can have, are told in a sentence."""
    keys = ["--keys", str(place.keys)] if command == "verify" else []

    assert main([command, "--database-url", f"sqlite:///{place.database.parent / path}", *keys]) == code
    told = capsys.readouterr()
    assert told.err.count("\n") == 1
    assert SECRET not in told.out + told.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["migrate", f"postgresql://clinic:{SECRET}@localhost/clinic"],
        [f"postgresql://clinic:{SECRET}@localhost/clinic"],
        ["migrate", f"clinic:{SECRET}@localhost"],
        ["--database-url", f"postgresql://clinic:{SECRET}@localhost/clinic", "migrate"],
    ],
)
def test_a_url_in_the_wrong_place_is_not_repeated(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    """It says where it goes instead."""
    assert main(arguments) == Exit.MISUSED
    told = capsys.readouterr()
    assert "--database-url" in told.err
    assert SECRET not in told.out + told.err


def test_a_wrong_password_is_not_repeated(postgresql_url: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A server that lets nobody of this name in ends the command with a sentence."""
    url = make_url(postgresql_url).set(username="nobody_of_this_name", password=SECRET)

    assert main(["migrate", "--database-url", url.render_as_string(hide_password=False)]) == Exit.DATABASE
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("supervisio: Storage: ")
    assert told.err.count("\n") == 1
    assert SECRET not in told.err


@pytest.mark.parametrize("revision", ["supervisio_9999", "0007 of somebody else"])
def test_newer_tables_are_left_alone(sqlite_url: str, capsys: pytest.CaptureFixture[str], revision: str) -> None:
    """A revision that this version does not know is refused by both commands that count on it."""
    schema.upgrade(sqlite_url)
    engine = create_engine(sqlite_url)
    with engine.begin() as connection:
        connection.execute(text(f"UPDATE {schema.VERSION_TABLE} SET version_num = '{revision}'"))
    engine.dispose()

    for command in ("migrate", "check"):
        assert main([command, "--json", "--database-url", sqlite_url]) == Exit.SCHEMA
        told = capsys.readouterr()
        assert "pip install --upgrade supervisio" in told.err
        assert json.loads(told.out)["error"]["code"] == "schema_too_new"


def test_missing_tables_name_the_command_to_run(sqlite_url: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Who checks before anything was made learns how it is made."""
    assert main(["check", "--database-url", sqlite_url]) == Exit.SCHEMA
    assert "supervisio migrate" in capsys.readouterr().err


def test_a_file_that_is_no_database(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is told apart from a database without tables."""
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear colleague, this is a letter and no database at all.")

    for command in COMMANDS:
        assert main([command, "--database-url", f"sqlite:///{letter}"]) == Exit.DATABASE
        assert capsys.readouterr() == ("", "supervisio: Storage: the file is not a SQLite database.\n")
    assert main(["migrate", "--database-url", f"sqlite:///{tmp_path / 'nowhere' / 'clinic.db'}"]) == Exit.DATABASE


@pytest.mark.parametrize(
    "arguments",
    [
        ["keys", "rotate", SECRET],
        ["keys", SECRET],
        [SECRET],
        ["queue", "--limit", SECRET],
        ["verify", f"--json={SECRET}"],
        ["keys", "retire"],
        ["rules", "show", "apa_10_08", SECRET],
        ["verify", "--keys", "clinic.keys", "--keys-env", SECRET],
        ["keys", "status", f"--no-such-option={SECRET}"],
        ["keys", "status", "--keys", f"{SECRET}\0"],
        ["keys", "status", "--keys-env", SECRET],
        ["seal", "-o", f"{SECRET}/seal"],
        ["verify", "--since", SECRET],
        ["rules", "check", SECRET],
        ["rules", "list", "--rules", SECRET],
        ["rules", "show", SECRET],
        ["verify-record", SECRET],
    ],
)
@pytest.mark.parametrize("as_json", [False, True])
def test_what_was_typed_is_not_repeated(
    sqlite_clinic_url: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    as_json: bool,  # noqa: FBT001 - parametrize gives it by name
) -> None:
    """A key that was typed where none belongs stands in no message: one sentence, and an object with ``--json``."""
    monkeypatch.setenv(VARIABLE, sqlite_clinic_url)

    code = main([*arguments, *(["--json"] if as_json else [])])

    told = capsys.readouterr()
    assert code in {Exit.MISUSED, Exit.KEYS, Exit.FILE, Exit.REFUSED}
    assert told.err.startswith("supervisio: ")
    assert told.err.count("\n") == 1
    assert SECRET not in told.out + told.err
    if as_json:
        assert json.loads(told.out)["error"]["sentence"] in told.err
    else:
        assert told.out == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ["verify"],
        ["seal"],
        ["queue", "--as", "s-lee"],
        ["keys", "status"],
        ["keys", "rotate"],
        ["keys", "retire", "k-1"],
    ],
)
def test_without_keys_it_says_how_to_name_them(
    sqlite_clinic_url: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    """A variable that is empty names none; and without a database it asks for that first."""
    monkeypatch.setenv("SUPERVISIO_KEYS", " ")

    assert main([*arguments, "--database-url", sqlite_clinic_url]) == Exit.MISUSED
    assert "--keys" in capsys.readouterr().err
    assert main(arguments) == Exit.MISUSED
    assert "--database-url" in capsys.readouterr().err


@pytest.mark.parametrize("command", [["verify"], ["queue", "--as", "s-lee"], ["keys", "status"], ["keys", "rotate"]])
def test_a_database_that_is_not_there_is_not_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    """A name that was mistyped leaves no empty database behind, and no key is made for it."""
    keys = tmp_path / "clinic.keys"
    Vault.create(keys)
    before = keys.read_bytes()

    assert main([*command, "--database-url", f"sqlite:///{tmp_path / 'no.db'}", "--keys", str(keys)]) == Exit.SCHEMA
    assert "supervisio migrate" in capsys.readouterr().err
    assert (keys.read_bytes(), list(tmp_path.iterdir())) == (before, [keys])


def test_keys_that_cannot_be_opened(
    sqlite_clinic_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that is missing or no ring, a variable that is not of the form: each says so."""
    (tmp_path / "letter").write_text("Dear colleague")
    monkeypatch.setenv("SUPERVISIO_KEYS", SECRET)
    for options, words in (
        (["--keys", str(tmp_path / "nothing")], "there is no key ring"),
        (["--keys", str(tmp_path / "letter")], "not of the form"),
        (["--keys", str(tmp_path)], "not a file"),
        ([], "not of the form id:base64"),
        (["--keys-env", "SUPERVISIO_NO_SUCH"], "is not set"),
    ):
        assert main(["verify", "--database-url", sqlite_clinic_url, *options]) == Exit.KEYS
        told = capsys.readouterr()
        assert words in told.err
        assert SECRET not in told.err
