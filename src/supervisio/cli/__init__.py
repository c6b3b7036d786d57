"""
The command line: ``supervisio COMMAND``. ``supervisio --help`` lists the commands and the exit codes.

What was asked for goes to stdout, in plain words or with ``--json`` as one object. What went wrong goes to stderr, in
one sentence, and never with the database's URL or a key. On a terminal, tables and progress are drawn by ``rich`` where
that is installed; elsewhere they are plain text.
"""

from __future__ import annotations

from supervisio.cli.exits import Exit
from supervisio.cli.places import KEYS_VARIABLE, VARIABLE
from supervisio.cli.running import main

__all__ = ["KEYS_VARIABLE", "VARIABLE", "Exit", "main"]
