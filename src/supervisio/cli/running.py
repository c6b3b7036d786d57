"""Run a command, and see to its end: answer, error, Ctrl-C, or a pipe that nobody reads any more."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING

from supervisio.cli.exits import Exit
from supervisio.cli.failing import Failed, told
from supervisio.cli.parsing import parsed
from supervisio.cli.showing import show
from supervisio.errors import SupervisioError

if TYPE_CHECKING:
    from collections.abc import Sequence

_NO_DRIVER = "The URL's driver is missing; for PostgreSQL: pip install 'supervisio[postgresql]'."


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that the arguments name (by default, those of this process), and return its exit code."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    try:
        exit_ = _run(given)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read it has gone: what is left goes nowhere, and nobody is told a second time at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.UNREAD
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    return exit_


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
    show(answer, as_json=asked.json)
    code: Exit = answer.code
    return code


def _fail(failed: Failed, *, as_json: bool) -> Exit:
    if as_json:
        sys.stdout.write(f"{json.dumps({'error': failed.error})}\n")
    sys.stderr.write(f"supervisio: {failed.sentence}\n")
    return failed.exit
