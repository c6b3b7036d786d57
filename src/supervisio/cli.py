"""
The command line: ``supervisio migrate``, ``supervisio check`` and ``supervisio current``.

What was asked for goes to stdout, in plain words or with ``--json`` as one object. What went wrong goes to stderr, in
one sentence, and never with the database's URL, which may hold a password.
"""

from __future__ import annotations

import json
import os
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING

from supervisio.errors import (
    InvalidValueError,
    SchemaError,
    SchemaMissingError,
    SchemaOutdatedError,
    SupervisioError,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import NoReturn, TypeAlias

    Answer: TypeAlias = tuple[dict[str, object], str]

VARIABLE = "SUPERVISIO_DATABASE_URL"


class Exit(IntEnum):
    """What the command returns to the shell."""

    DONE = 0
    LACKING = 1
    MISUSED = 2
    SCHEMA = 3
    DATABASE = 4


_EXITS = """\
exit codes:
  0  done, and nothing is lacking
  1  check: the database lacks something that supervisio counts on
  2  the command line is not understood, or names no database
  3  the tables are missing, outdated or too new, or others keep them
  4  the database cannot be reached, or refused

Where the URL holds a password, name it in SUPERVISIO_DATABASE_URL: other users
of a machine can read command lines.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that the arguments name (by default, those of this process), and return its exit code."""
    asked = _parser().parse_args(arguments)
    url = asked.database_url or os.environ.get(VARIABLE)
    if not url:
        return _fail(Exit.MISUSED, f"Say which database: --database-url sqlite:///clinic.db, or set {VARIABLE}.")
    try:
        answer, words = asked.command(url)
    except SupervisioError as error:
        if asked.json:
            _print(json.dumps({"error": error.to_dict()}))
        return _fail(*_told(error))
    except ImportError:
        return _fail(Exit.MISUSED, "The URL's driver is missing; for PostgreSQL: pip install 'supervisio[postgresql]'.")
    _print(json.dumps(answer) if asked.json else words)
    return Exit.LACKING if answer.get("notices") else Exit.DONE


def migrate(url: str) -> Answer:
    """Make the tables, or bring them up to date."""
    from supervisio import schema

    before = schema.current(url)
    schema.upgrade(url)
    after = schema.current(url)
    words = f"The tables are at {after}" + (" already." if before == after else f"; before: {before or 'none'}.")
    return {"before": before, "after": after}, words


def check(url: str) -> Answer:
    """
    Tell what the database lacks. Ask with the URL of the program: its role is looked at too.

    What a program sets on each connection of its own to SQLite cannot be seen from another process.
    """
    from supervisio import schema

    if _is_no_file_yet(url):
        raise SchemaMissingError(None, schema.HEAD)
    notices = [notice for notice in schema.check(url) if notice.code not in _OF_A_CONNECTION]
    words = "\n".join(map(str, notices)) or f"Nothing is lacking; the tables are at {schema.HEAD}."
    listed = [{"code": notice.code, "sentence": notice.sentence} for notice in notices]
    return {"revision": schema.HEAD, "notices": listed}, words


def current(url: str) -> Answer:
    """Tell at which revision the tables are."""
    from supervisio import schema

    found = None if _is_no_file_yet(url) else schema.current(url)
    return {"revision": found, "head": schema.HEAD}, found or "none"


_OF_A_CONNECTION = frozenset({"foreign_keys", "synchronous"})


class _Parser(ArgumentParser):
    def error(self, message: str) -> NoReturn:
        # argparse repeats what it did not understand, and that may be a URL with a password in it.
        super().error("a URL goes after --database-url" if "://" in message or "@" in message else message)


def _parser() -> ArgumentParser:
    parser = _Parser(
        prog="supervisio",
        description="Make, upgrade and check the tables of supervisio in a database.",
        epilog=_EXITS,
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    everywhere = ArgumentParser(add_help=False)
    everywhere.add_argument("--database-url", metavar="URL", help=f"which database; by default {VARIABLE}")
    everywhere.add_argument("--json", action="store_true", help="print one JSON object")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add(commands.add_parser, everywhere, migrate, "make the tables, or bring them up to date")
    _add(commands.add_parser, everywhere, check, "tell what the database lacks; with the URL that the program uses")
    _add(commands.add_parser, everywhere, current, "tell at which revision the tables are")
    return parser


def _add(
    add_parser: Callable[..., ArgumentParser], everywhere: ArgumentParser, command: Callable[[str], Answer], help_: str
) -> None:
    added = add_parser(command.__name__, parents=[everywhere], help=help_, description=help_, allow_abbrev=False)
    added.set_defaults(command=command)


def _told(error: SupervisioError) -> tuple[Exit, str]:
    if isinstance(error, InvalidValueError):
        return Exit.MISUSED, (
            "That is no URL of a database, such as sqlite:///clinic.db or postgresql+psycopg://user@host/clinic; "
            "a driver for asyncio will not do."
        )
    if isinstance(error, SchemaMissingError | SchemaOutdatedError):
        return Exit.SCHEMA, f"{error} On the command line: supervisio migrate."
    return Exit.SCHEMA if isinstance(error, SchemaError) else Exit.DATABASE, str(error)


def _is_no_file_yet(url: str) -> bool:
    """Tell whether looking into the database would make it: SQLite makes a file that it does not find."""
    driver, _, path = url.partition(":///")
    return driver.startswith("sqlite") and not path.startswith("file:") and not Path(path.partition("?")[0]).exists()


def _fail(code: Exit, sentence: str) -> Exit:
    sys.stderr.write(f"supervisio: {sentence}\n")
    return code


def _print(words: str) -> None:
    sys.stdout.write(f"{words}\n")
