"""A command: its name, its options, its help, and what it does."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable

import attrs

from supervisio.cli.answers import Answer


@attrs.frozen(kw_only=True)
class Command:
    """
    One command of ``supervisio``, or a group of them (``below``).

    ``help`` is a line in a list; ``description`` and ``epilog`` stand in the help of the command itself, as they are.
    """

    name: str
    help: str
    description: str
    example: str
    options: Callable[[ArgumentParser], None]
    run: Callable[[Namespace], Answer] | None = None
    below: tuple[Command, ...] = ()

    @property
    def epilog(self) -> str:
        """The example, as the help shows it."""
        return f"example:\n  {self.example}"
