"""What is drawn on a terminal, and what is plain everywhere else."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from supervisio.cli import Exit
from tests.cli.terminal import on_terminal

if TYPE_CHECKING:
    from tests.cli.conftest import Place, Run

WITHOUT_RICH = """
import importlib.util
found = importlib.util.find_spec
importlib.util.find_spec = lambda name, *more: None if name == "rich" else found(name, *more)
sys.modules["rich"] = None
"""


def test_a_table_is_drawn_on_a_terminal(place: Place) -> None:
    """Its headings stand out, and it fits into 80 columns."""
    shown = on_terminal("queue", "--as", "s-lee", *place.options)

    assert shown.code == Exit.DONE
    assert "\x1b[1m" in shown.sent
    assert str(place.case_id) in shown.screen
    assert max(len(line.rstrip()) for line in shown.screen.splitlines()) <= 80


def test_progress_is_drawn_and_taken_away(place: Place) -> None:
    """On a terminal only; what is left in the end is the answer."""
    shown = on_terminal("verify", *place.options)

    assert shown.code == Exit.DONE
    assert "verifying" in shown.sent
    assert shown.sent.rstrip().endswith("--since FILE.")


def test_no_colour_is_heeded(place: Place) -> None:
    """NO_COLOR leaves weights and takes colours."""
    plain = on_terminal("verify", *place.options, environment={"NO_COLOR": "1"})
    coloured = on_terminal("verify", *place.options)

    assert "\x1b[38;5" in coloured.sent
    assert "\x1b[38;5" not in plain.sent
    assert "\x1b[3" not in plain.sent.replace("\x1b[3~", "")


def test_a_dumb_terminal_is_spared(place: Place) -> None:
    """It gets plain text, and progress in plain text too."""
    shown = on_terminal("verify", *place.options, environment={"TERM": "dumb"})

    assert shown.code == Exit.DONE
    assert "\x1b" not in shown.sent
    assert "verifying: 1 of 1" in shown.sent
    assert "In order: 1 entry in 1 chain." in shown.sent


def test_without_rich_all_is_plain(place: Place) -> None:
    """It is an extra; whoever has not installed it misses nothing but looks."""
    shown = on_terminal("queue", "--as", "s-lee", *place.options, python=WITHOUT_RICH)

    assert shown.code == Exit.DONE
    assert "\x1b" not in shown.sent
    assert str(place.case_id) in shown.sent


def test_json_is_not_drawn(place: Place) -> None:
    """On a terminal it is the same object."""
    shown = on_terminal("queue", "--json", "--as", "s-lee", *place.options)

    assert shown.sent.startswith('{"count": 1')
    assert "\x1b" not in shown.sent


def test_elsewhere_nothing_is_drawn(place: Place, run: Run) -> None:
    """Through a pipe, no sign of progress and none that moves a cursor; rich is not even loaded."""
    program = "import sys; from supervisio.cli import main; code = main(); print('rich' in sys.modules); sys.exit(code)"
    done = subprocess.run(
        [sys.executable, "-c", program, "verify", *place.options], capture_output=True, text=True, check=True
    )

    assert done.stderr == ""
    assert done.stdout.endswith("False\n")
    assert "\x1b" not in done.stdout


def test_an_old_encoding_shows_what_it_can(place: Place) -> None:
    """A sign that it does not have is shown by its number, and is no error."""
    with place.opened() as clinic, clinic.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE supervisio_consultation SET urgency = 'x-größer'")
    done = subprocess.run(
        [sys.executable, "-m", "supervisio", "queue", "--as", "s-lee", *place.options],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )

    assert rb"x-gr\xf6\xdfer" in done.stdout
