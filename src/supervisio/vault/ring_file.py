"""
The file that a key ring lives in: readable by its owner only, never seen half written.

It is made once and never overwritten by another ring. A change takes its place as a whole, so that a crash leaves the
ring as it was or as it is to be; whoever else changes it waits.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import sys
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from supervisio.domain.quiet import forget_locals
from supervisio.errors import VaultError
from supervisio.vault.ring import KeyRing, RingKey
from supervisio.vault.ring_changes import new_key
from supervisio.vault.ring_forms import content_of, keys_of_content

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from os import PathLike, stat_result

_OWNER_ONLY = 0o600
_GROUP_READS = 0o040
# A ring of a thousand keys is far below; a database named by mistake is not read into memory to find out.
_MOST_BYTES = 1 << 20


def create_ring(path: str | PathLike[str], *, exist_ok: bool) -> KeyRing:
    """Make a ring with one new key, or with ``exist_ok`` open the one that is there; else raise `VaultError`."""
    with _plain_faults(missing="missing_folder"):
        file = Path(path).expanduser()
        made = not file.exists() and _write_new(file, content_of([new_key()]))
    if not made and not exist_ok:
        raise VaultError("exists" if file.is_file() else "not_a_file")
    return open_ring(file)


def open_ring(path: str | PathLike[str]) -> KeyRing:
    """Return the ring in this file, or raise `VaultError`."""
    with _plain_faults(missing="missing"):
        return KeyRing(_keys_in(Path(path).expanduser()))


def change_ring(path: str | PathLike[str], change: Callable[[Sequence[RingKey]], list[RingKey]]) -> KeyRing:
    """Put what ``change`` makes of the keys in place of the ring in this file, and open it; else raise `VaultError`."""
    with _plain_faults(missing="missing"):
        # A link stays a link: it is what it leads to that is changed.
        file = Path(path).expanduser().resolve()
        _require_file(file)
        with _alone_with(file):
            before = _keys_in(file)
            after = change(before)
            if after != before:
                _replace(file, content_of(after))
    return KeyRing(after)


@contextlib.contextmanager
def _plain_faults(*, missing: str) -> Iterator[None]:
    try:
        yield
    except (FileNotFoundError, NotADirectoryError) as error:
        forget_locals(error)
        raise VaultError(missing) from None
    except (OSError, ValueError, RuntimeError) as error:
        # Beside the system's refusals: a NUL in the path, or the home folder of somebody who does not exist.
        forget_locals(error)
        raise VaultError("unreadable") from None


def _keys_in(file: Path) -> list[RingKey]:
    _require_file(file)
    keys = keys_of_content(_content(file))
    if keys is None:
        raise VaultError("malformed")
    return keys


def _require_file(file: Path) -> None:
    # Asked before it is opened, since opening a pipe would wait for whoever writes to it.
    if file.exists() and not file.is_file():
        raise VaultError("not_a_file")


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


def _replace(file: Path, content: bytes) -> None:
    """Put a file of this content in place of the one that is there."""
    # Always the same name: one that a crash has left behind is a copy of the keys, and goes with the next change.
    draft = file.parent / f".supervisio-{sha256(os.fsencode(file.name)).hexdigest()[:16]}.tmp"
    draft.unlink(missing_ok=True)
    try:
        _write_durably(draft, content, instead_of=file.stat())
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)
    _sync_folder(file.parent)


def _write_durably(draft: Path, content: bytes, *, instead_of: stat_result | None = None) -> None:
    with open(draft, "xb", opener=_owner_only) as opened:
        if instead_of is not None:
            _hand_over(opened.fileno(), instead_of)
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())


def _owner_only(path: str, flags: int) -> int:
    return os.open(path, flags, _OWNER_ONLY)


def _hand_over(descriptor: int, before: stat_result) -> None:
    """Keep owner and group, and what the group could read: a program must not be locked out. The world never reads."""
    if sys.platform == "win32":
        return
    if (before.st_uid, before.st_gid) != (os.fstat(descriptor).st_uid, os.fstat(descriptor).st_gid):
        os.fchown(descriptor, before.st_uid, before.st_gid)
    os.fchmod(descriptor, _OWNER_ONLY | (before.st_mode & _GROUP_READS))


@contextlib.contextmanager
def _alone_with(file: Path) -> Iterator[None]:
    """Keep others from changing the file meanwhile; they wait."""
    if sys.platform == "win32":
        yield  # a file that somebody holds open cannot be replaced there: of two at once, the second may win
        return
    import fcntl

    while True:
        with file.open("r+b") as opened:
            fcntl.flock(opened, fcntl.LOCK_EX)
            # Whoever was waited for has put another file in its place: the lock is on what nobody reads any more.
            if _is_at(os.fstat(opened.fileno()), file):
                yield
                return


def _is_at(opened: stat_result, file: Path) -> bool:
    return os.path.samestat(opened, file.stat())


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return  # elsewhere a folder cannot be opened, and so not synced
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
