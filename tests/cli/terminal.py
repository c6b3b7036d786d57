"""A terminal of 80 columns, and what a command shows on it."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Mapping

_ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


@attrs.frozen
class Shown:
    """How a command ended, what the terminal was sent, and what of it can be read."""

    code: int
    sent: str

    @property
    def screen(self) -> str:
        """What was sent, without what only moves the cursor or colours."""
        return _ESCAPES.sub("", self.sent).replace("\r", "")


def on_terminal(*arguments: str, environment: Mapping[str, str] | None = None, python: str = "") -> Shown:
    """Run the command on a terminal, as a process of its own; ``python`` is run before it."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 80, 0, 0))
    program = f"import sys\n{python}\nfrom supervisio.cli import main\nsys.exit(main())"
    with subprocess.Popen(
        [sys.executable, "-W", "error", "-c", program, *arguments],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm-256color", **(environment or {})},
    ) as running:
        os.close(theirs)
        sent = _all_of(ours)
    os.close(ours)
    return Shown(running.returncode, sent)


def _all_of(terminal: int) -> str:
    sent = b""
    while True:
        try:
            piece = os.read(terminal, 1 << 16)
        except OSError:  # what Linux says when nobody is left on the other side
            piece = b""
        if not piece:
            return sent.decode()
        sent += piece
