"""Files that a command writes for whoever asked, and those that it reads."""

from __future__ import annotations

import os
from pathlib import Path

from supervisio.cli.exits import Exit
from supervisio.cli.failing import Failed

_OWNER_ONLY = 0o600
# Far more than a seal or a decision record has.
_MOST_BYTES = 1 << 28


def require_new(path: str) -> Path:
    """
    Return where a file is to be written, before anything is done for it.

    Raises:
        Failed: something is there already, or there is no such folder.

    """
    file = Path(path)
    try:
        is_there, has_folder = os.path.lexists(file), file.parent.is_dir()
    except (OSError, ValueError):
        raise Failed(Exit.FILE, "That is no path of a file.", "unreadable") from None
    if is_there:
        raise _there_already()
    if not has_folder:
        raise Failed(Exit.FILE, "The folder for that file does not exist.", "missing_folder")
    return file


def write_new(file: Path, content: bytes) -> None:
    """
    Write a file that only its owner can read.

    Raises:
        Failed: something is there by now, or it cannot be written.

    """
    try:
        opened = open(file, "xb", opener=_owner_only)  # noqa: SIM115 - what cannot be written is removed when it is closed
    except FileExistsError:
        raise _there_already() from None
    except OSError:
        raise _unwritable() from None
    try:
        with opened:
            opened.write(content)
    except OSError:
        file.unlink()
        raise _unwritable() from None


def read(path: str) -> bytes:
    """
    Return what a file holds.

    Raises:
        Failed: it cannot be read.

    """
    try:
        with Path(path).open("rb") as opened:
            return opened.read(_MOST_BYTES)
    except (OSError, ValueError):
        raise Failed(Exit.FILE, "The file cannot be read.", "unreadable") from None


def _owner_only(path: str, flags: int) -> int:
    return os.open(path, flags, _OWNER_ONLY)


# Without the path: something else may have been given in its place.
def _there_already() -> Failed:
    return Failed(Exit.FILE, "There is a file of that name already, and none is overwritten.", "exists")


def _unwritable() -> Failed:
    return Failed(Exit.FILE, "The file could not be written.", "unwritable")
