"""The parser: every command with its options, and what is said to whoever mistypes one."""

from __future__ import annotations

import re
import sys
from argparse import Action, ArgumentParser, RawDescriptionHelpFormatter
from typing import TYPE_CHECKING

from supervisio.cli.commands import COMMANDS
from supervisio.cli.exits import EXITS, Exit
from supervisio.cli.failing import Failed

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence
    from typing import NoReturn

    from supervisio.cli.command import Command

_DESCRIPTION = """\
Look after the record that supervisio keeps: its tables, its proof, its keys.
To try it on an invented clinic: supervisio demo.
"""
_EPILOG = f"""\
Each command says more, with an example: supervisio COMMAND --help.

{EXITS}
With --json what went wrong is an object, too: {{"error": {{...}}}}.

Where the URL holds a password, name it in SUPERVISIO_DATABASE_URL: other users
of a machine can read command lines. Keys never stand there: --keys names a
file, --keys-env a variable.
"""
_TOO_MANY = "unrecognized arguments"
_OPTION = re.compile(r"--?[a-z][a-z-]*")


def parsed(arguments: Sequence[str] | None) -> Namespace:
    """
    Return what was asked for. Help and version are printed, and end the process.

    Raises:
        Failed: it is not understood.

    """
    parser = _Parser(
        prog="supervisio",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version, and leave")
    _add(parser, COMMANDS)
    return parser.parse_args(arguments)


class _Parser(ArgumentParser):
    def error(self, message: str) -> NoReturn:
        sentence = f"{_without_what_was_typed(message)}. See {self.prog} --help."
        raise Failed(Exit.MISUSED, sentence[0].upper() + sentence[1:], "misused")


class _Version(Action):
    """Prints the version, which is looked up only then."""

    def __call__(self, parser: ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        sys.stdout.write(f"supervisio {version('supervisio')}\n")
        parser.exit()


def _add(parser: ArgumentParser, commands: Sequence[Command], *, required: bool = True) -> None:
    added = parser.add_subparsers(required=required, metavar="COMMAND")
    for command in commands:
        below = added.add_parser(
            command.name,
            help=command.help,
            description=command.description,
            epilog=command.epilog,
            formatter_class=RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        command.options(below)
        if command.run is not None:
            below.set_defaults(run=command.run)
        if command.below:
            _add(below, command.below, required=command.run is None)


def _without_what_was_typed(message: str) -> str:
    """Return what argparse has to say without repeating what was typed: that may be a URL with a password, or a key."""
    what, _, typed = message.partition(": ")
    if what == _TOO_MANY:
        options = [word.partition("=")[0] for word in typed.split() if _OPTION.fullmatch(word.partition("=")[0])]
        if options:
            return f"there is no option {options[0]} here"
        return "a URL goes after --database-url" if "://" in typed or "@" in typed else "there is a word too many"
    said, _, choices = message.partition(" (choose from ")
    plain = re.split("['\"]", said, maxsplit=1)[0].rstrip(" :,")
    return f"{plain} (choose from {choices}" if choices else plain
