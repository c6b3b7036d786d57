"""What a command returns to the shell."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """The exit codes; the help of the command tells them."""

    DONE = 0
    LACKING = 1
    MISUSED = 2
    SCHEMA = 3
    DATABASE = 4
    KEYS = 5
    REFUSED = 6
    FILE = 7
    INTERRUPTED = 130
    UNREAD = 141


EXITS = """\
exit codes:
  0    done, and all is in order
  1    done, and something is lacking or not in order; what, is told on stdout
  2    the command line is not understood, or lacks something
  3    the tables are missing, outdated or too new, or others keep them
  4    the database cannot be reached, or refused
  5    the keys are missing, wrong, or cannot be changed so
  6    there is no such thing that whoever asks may see, or they may not do that
  7    a file or folder cannot be read or written, or is there already
  130  stopped by Ctrl-C; what was done until then is done
  141  nobody read the answer to its end
"""
