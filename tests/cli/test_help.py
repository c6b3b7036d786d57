"""The help: all of it, within 80 columns, and without loading what it does not need."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from supervisio.cli import Exit, main
from supervisio.cli.commands import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from supervisio.cli.command import Command

HEAVY = ("sqlalchemy", "alembic", "cryptography", "psycopg", "rich", "pandas", "altair", "supervisio.models")


def every(commands: tuple[Command, ...] = COMMANDS, above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield each command by its words."""
    for command in commands:
        yield (*above, command.name)
        yield from every(command.below, (*above, command.name))


def helped(words: tuple[str, ...], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> str:
    """Return the help on a command, on a terminal of 80 columns."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")
    with pytest.raises(SystemExit) as left:
        main([*words, "--help"])
    assert left.value.code == Exit.DONE
    return capsys.readouterr().out


@pytest.mark.parametrize("words", [(), *every()], ids=" ".join)
def test_each_help_can_be_read(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It fits, and says what the command does, with an example that begins with the command."""
    told = helped(words, capsys, monkeypatch)

    assert max(map(len, told.splitlines())) <= 80
    if words:
        example = told.partition("example:\n")[2]
        assert example.startswith(f"  supervisio {words[0]}")


def test_every_command_and_exit_code_is_listed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the first help that anybody sees."""
    told = helped((), capsys, monkeypatch)

    assert all(f"\n    {command.name}" in told for command in COMMANDS)
    assert all(f"\n  {code.value:<4} " in told for code in Exit)


@pytest.mark.parametrize("words", [words for words in every() if words != ("keys",)], ids=" ".join)
def test_every_command_gives_json(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """None is without."""
    assert "--json" in helped(words, capsys, monkeypatch)


@pytest.mark.parametrize("words", [("--help",), ("--version",), ("current", "--help"), ("keys", "rotate", "--help")])
def test_help_loads_nothing_heavy(words: tuple[str, ...]) -> None:
    """It is there at once."""
    program = (
        "import sys\nfrom supervisio.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        f"sys.stderr.write(repr([one for one in {HEAVY!r} if one in sys.modules]))"
    )

    done = subprocess.run([sys.executable, "-c", program, *words], capture_output=True, text=True, check=True)

    assert done.stderr == "[]"


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    """One line."""
    with pytest.raises(SystemExit) as left:
        main(["--version"])

    assert left.value.code == Exit.DONE
    assert capsys.readouterr().out.startswith("supervisio 0.")
