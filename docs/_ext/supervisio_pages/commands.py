"""The page of the command line: what each command says of itself."""

from __future__ import annotations

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from functools import partial
from typing import TYPE_CHECKING

from supervisio.cli.commands import COMMANDS
from supervisio.cli.exits import EXITS
from supervisio_pages.text import code, plain, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from supervisio.cli.command import Command

_WIDTH = 84  # columns of what a page shows without scrolling
_formatter = partial(RawDescriptionHelpFormatter, width=_WIDTH)


def page() -> str:
    """Return the list of them, and each with its options."""
    listed = table(("command", ""), ((code(path), plain(command.help)) for path, command in commands()))
    told = (part for path, command in commands() for part in (f"## {path}", f"```text\n{_help(path, command)}```"))
    return "\n\n".join(("## The commands", listed, *told))


def exits() -> str:
    """Return the exit codes."""
    return f"```text\n{EXITS}```"


def commands(within: Iterable[Command] = COMMANDS, *, before: str = "supervisio") -> Iterator[tuple[str, Command]]:
    """Yield every command that can be typed, with all its words."""
    for command in within:
        path = f"{before} {command.name}"
        yield path, command
        yield from commands(command.below, before=path)


def _help(path: str, command: Command) -> str:
    parser = ArgumentParser(
        prog=path, description=command.description, epilog=command.epilog, formatter_class=_formatter
    )
    command.options(parser)
    if command.below:
        below = parser.add_subparsers(required=command.run is None, metavar="COMMAND")
        for one in command.below:
            below.add_parser(one.name, help=one.help)
    return parser.format_help()
