"""The file that a key ring lives in: readable by its owner only, never seen half written, never overwritten."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path
from typing import TYPE_CHECKING

from supervisio.errors import VaultError
from supervisio.vault.ring import KeyRing, new_ring_content, ring_of_content

if TYPE_CHECKING:
    from collections.abc import Iterator
    from os import PathLike

_OWNER_ONLY = 0o600
# A ring of a thousand keys is far below; a database named by mistake is not read into memory to find out.
_MOST_BYTES = 1 << 20


def create_ring(path: str | PathLike[str], *, exist_ok: bool) -> KeyRing:
    """Make a ring with one new key, or with ``exist_ok`` open the one that is there; else raise `VaultError`."""
    with _plain_faults(missing="missing_folder"):
        file = Path(path).expanduser()
        made = not file.exists() and _write_new(file, new_ring_content())
    if not made and not exist_ok:
        raise VaultError("exists" if file.is_file() else "not_a_file")
    return open_ring(file)


def open_ring(path: str | PathLike[str]) -> KeyRing:
    """Return the ring in this file, or raise `VaultError`."""
    with _plain_faults(missing="missing"):
        file = Path(path).expanduser()
        # Asked before it is opened, since opening a pipe would wait for whoever writes to it.
        is_file = file.is_file() or not file.exists()
        ring = ring_of_content(_content(file)) if is_file else None
    if ring is None:
        raise VaultError("malformed" if is_file else "not_a_file")
    return ring


@contextlib.contextmanager
def _plain_faults(*, missing: str) -> Iterator[None]:
    try:
        yield
    except (FileNotFoundError, NotADirectoryError):
        raise VaultError(missing) from None
    except (OSError, ValueError, RuntimeError):
        # Beside the system's refusals: a NUL in the path, or the home folder of somebody who does not exist.
        raise VaultError("unreadable") from None


def _content(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(_MOST_BYTES)


def _write_new(file: Path, content: bytes) -> bool:
    """Write the file and return True, or leave the one that another has just made and return False."""
    draft = file.parent / f".supervisio-{secrets.token_hex(8)}.tmp"
    try:
        _write_durably(draft, content)
        # A link to a complete file, not a rename: the second of two creators fails, and no reader sees half a ring.
        os.link(draft, file)
    except FileExistsError:
        return False
    finally:
        draft.unlink(missing_ok=True)
    _sync_folder(file.parent)
    return True


def _write_durably(draft: Path, content: bytes) -> None:
    with open(draft, "xb", opener=_owner_only) as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())


def _owner_only(path: str, flags: int) -> int:
    return os.open(path, flags, _OWNER_ONLY)


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return  # elsewhere a folder cannot be opened, and so not synced
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
