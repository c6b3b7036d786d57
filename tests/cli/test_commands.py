from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine, text

from supervisio import schema
from supervisio.cli import VARIABLE, Exit, main
from tests.migrations.host import alembic_of_host
from tests.migrations.running import run_python

if TYPE_CHECKING:
    from pathlib import Path


def _execute(url: str, *statements: str) -> None:
    engine = create_engine(url)
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


def test_migrate_makes_the_tables_and_says_so(database_url: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The first time it makes them, the second time it finds them; both succeed."""
    assert main(["migrate", "--database-url", database_url]) == Exit.DONE
    assert capsys.readouterr() == (f"The tables are at {schema.HEAD}; before: none.\n", "")

    assert main(["migrate", "--database-url", database_url]) == Exit.DONE
    assert capsys.readouterr() == (f"The tables are at {schema.HEAD} already.\n", "")
    assert schema.current(database_url) == schema.HEAD


def test_current_tells_the_revision(database_url: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Without tables it says none, which is no failure."""
    assert main(["current", "--database-url", database_url]) == Exit.DONE
    assert capsys.readouterr().out == "none\n"
    schema.upgrade(database_url)

    assert main(["current", "--database-url", database_url]) == Exit.DONE
    assert capsys.readouterr().out == f"{schema.HEAD}\n"


def test_check_finds_nothing_in_a_file_that_is_whole(sqlite_url: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What each program sets on connections of its own is not held against the file."""
    schema.upgrade(sqlite_url)

    assert main(["check", "--database-url", sqlite_url]) == Exit.DONE
    assert capsys.readouterr().out == f"Nothing is lacking; the tables are at {schema.HEAD}.\n"


def test_check_finds_nothing_as_the_programs_role(
    postgresql_clinic_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A role that owns nothing and bypasses nothing is as it should be."""
    assert main(["check", "--database-url", postgresql_clinic_url]) == Exit.DONE
    assert capsys.readouterr().out == f"Nothing is lacking; the tables are at {schema.HEAD}.\n"


def test_check_says_what_is_lacking(sqlite_url: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each line names one thing, and the exit code tells that there are some."""
    schema.upgrade(sqlite_url)
    _execute(sqlite_url, "DROP TRIGGER supervisio_journal_entry_no_update", "DROP TABLE supervisio_practice_response")

    assert main(["check", "--database-url", sqlite_url]) == Exit.LACKING
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2
    assert "supervisio_practice_response" in lines[0]
    assert "supervisio_journal_entry_no_update" in lines[1]


def test_json_is_one_object_for_every_command(sqlite_url: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A program that reads the answers needs no words."""
    answers = {}
    for command in ("current", "migrate", "check"):
        assert main([command, "--json", "--database-url", sqlite_url]) == Exit.DONE
        answers[command] = json.loads(capsys.readouterr().out)

    assert answers == {
        "current": {"revision": None, "head": schema.HEAD},
        "migrate": {"before": None, "after": schema.HEAD},
        "check": {"revision": schema.HEAD, "notices": []},
    }


def test_json_names_what_is_lacking_by_its_code(sqlite_url: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The codes are those of ``schema.check``."""
    schema.upgrade(sqlite_url)
    _execute(sqlite_url, "DROP TRIGGER supervisio_journal_entry_no_update")

    assert main(["check", "--json", "--database-url", sqlite_url]) == Exit.LACKING
    assert [notice["code"] for notice in json.loads(capsys.readouterr().out)["notices"]] == ["missing_trigger"]


def test_the_variable_names_the_database(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without the option the variable counts; with both, the option."""
    schema.upgrade(sqlite_url)
    monkeypatch.setenv(VARIABLE, sqlite_url)

    assert main(["current"]) == Exit.DONE
    assert capsys.readouterr().out == f"{schema.HEAD}\n"
    assert main(["current", "--database-url", f"{sqlite_url}-other"]) == Exit.DONE
    assert capsys.readouterr().out == "none\n"


@pytest.mark.parametrize("command", ["check", "current"])
def test_looking_makes_no_file(tmp_path: Path, command: str) -> None:
    """A name that was mistyped leaves no empty database behind."""
    main([command, "--database-url", f"sqlite:///{tmp_path / 'mistyped.db'}"])

    assert list(tmp_path.iterdir()) == []


def test_the_module_can_be_run(sqlite_url: str) -> None:
    """``python -m supervisio`` is the same command, and nothing but its answer is printed."""
    done = run_python("-W", "error", "-m", "supervisio", "migrate", env={**os.environ, VARIABLE: sqlite_url})

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"The tables are at {schema.HEAD}; before: none.\n"


def test_a_hosts_tables_are_left_to_the_host(
    sqlite_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where the host's Alembic keeps our tables, ``migrate`` refuses with what to run, and ``check`` works."""
    from alembic import command

    engine = create_engine(sqlite_url)
    command.upgrade(alembic_of_host(tmp_path, engine, also=schema.version_location()), "heads")
    engine.dispose()

    assert main(["migrate", "--database-url", sqlite_url]) == Exit.SCHEMA
    assert "upgrade heads" in capsys.readouterr().err
    assert main(["check", "--database-url", sqlite_url]) == Exit.DONE
