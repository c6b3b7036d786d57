"""A file that is written as a whole, or not at all: in the form that its name ends in."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from pathlib import Path
from typing import TYPE_CHECKING

from supervisio.errors import InvalidValueError, StorageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_EVERYBODY, _OWNER_ONLY = 0o666, 0o600  # the first less what the process masks, as for any file


def save(path: str | Path, forms: Mapping[str, Callable[[], bytes]], *, private: bool = False) -> Path:
    """
    Write what the form makes that the path ends in, in place of what stood there, and return where.

    ``~`` is the home folder. A ``private`` file is one that only its owner may read.

    Raises:
        InvalidValueError: ``wrong_type``: it is no path; ``unknown_suffix``: it ends in none of the forms.
        StorageError: ``missing_folder``, ``disk_full`` or ``io``; what stood there is as it was.

    """
    if not isinstance(path, (str, Path)):
        raise InvalidValueError.of("path", "wrong_type", wanted="a path")
    form = forms.get(Path(path).suffix.lower())
    if form is None:
        raise InvalidValueError.of("path", "unknown_suffix", wanted=" or ".join(forms))
    content = form()
    with _plain_faults():
        file = Path(path).expanduser()
        _replace(file, content, _OWNER_ONLY if private else _EVERYBODY)
    return file


@contextlib.contextmanager
def _plain_faults() -> Iterator[None]:
    try:
        yield
    except (FileNotFoundError, NotADirectoryError):
        raise StorageError("missing_folder") from None
    except (OSError, ValueError, RuntimeError) as error:
        # Beside the system's refusals: a NUL in the path, or the home folder of somebody who does not exist.
        is_full = isinstance(error, OSError) and error.errno == errno.ENOSPC
        raise StorageError("disk_full" if is_full else "io") from None


def _replace(file: Path, content: bytes, mode: int) -> None:
    """Write beside it and rename: whoever looks sees the old file or the new one."""
    draft = file.parent / f".supervisio-{secrets.token_hex(8)}.tmp"
    try:
        with open(draft, "xb", opener=lambda path, flags: os.open(path, flags, mode)) as opened:
            opened.write(content)
            opened.flush()
            os.fsync(opened.fileno())
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)
