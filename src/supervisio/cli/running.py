"""Run a command, and see to its end: answer, error, Ctrl-C, or a pipe that nobody reads any more."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from supervisio.cli.exits import Exit
from supervisio.cli.failing import Failed, told
from supervisio.cli.parsing import parsed
from supervisio.cli.showing import printable, show
from supervisio.errors import SupervisioError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_NO_DRIVER = "The URL's driver is missing; for PostgreSQL: pip install 'supervisio[postgresql]'."


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that the arguments name (by default, those of this process), and return its exit code."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    _require_streams()
    try:
        return _run(given)
    except KeyboardInterrupt:
        return Exit.INTERRUPTED


def _require_streams() -> None:
    # Where one was closed, Python has None, and the next file that is opened, a database perhaps, takes its number.
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            devnull = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - open as long as the process runs
            setattr(sys, name, devnull)


def _run(given: Sequence[str]) -> Exit:
    try:
        asked = parsed(given)
        answer = asked.run(asked)
    except Failed as failed:
        return _fail(failed, as_json="--json" in given)
    except SupervisioError as error:
        return _fail(told(error), as_json="--json" in given)
    except ModuleNotFoundError as error:
        if str(error.name).startswith("supervisio"):
            raise
        return _fail(Failed(Exit.MISUSED, _NO_DRIVER, "missing_driver"), as_json="--json" in given)
    return _said(lambda: show(answer, as_json=asked.json)) or answer.code


def _fail(failed: Failed, *, as_json: bool) -> Exit:
    sys.stderr.write(f"supervisio: {printable(failed.sentence)}\n")
    if as_json:
        _said(lambda: sys.stdout.write(f"{json.dumps({'error': failed.error})}\n"))
    return failed.exit


def _said(say: Callable[[], object]) -> Exit | None:
    """Say it on stdout; return an exit code where nobody hears it."""
    try:
        say()
        sys.stdout.flush()
    except BrokenPipeError:
        _say_no_more()
        return Exit.UNREAD
    except OSError:
        _say_no_more()
        sys.stderr.write("supervisio: The answer could not be written.\n")
        return Exit.FILE
    return None


def _say_no_more() -> None:
    # What is left goes nowhere; else Python would try once more as it ends, and complain.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
