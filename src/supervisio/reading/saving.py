"""A file that is written as a whole, or not at all."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path
from typing import TYPE_CHECKING

from supervisio.errors import InvalidValueError, StorageError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from os import PathLike


def save(path: str | PathLike[str], forms: Mapping[str, Callable[[], bytes]]) -> None:
    """
    Write what the form makes that the path ends in, in place of what stood there.

    Raises:
        InvalidValueError: the path ends in none of them, is a folder, or lies in a folder that is not there.
        StorageError: the file could not be written; what stood there is as it was.

    """
    file = _place_of(path)
    form = forms.get(file.suffix.lower())
    if form is None:
        raise InvalidValueError.of("path", "unknown_suffix", wanted=" or ".join(forms))
    content = form()
    draft = file.parent / f".supervisio-{secrets.token_hex(8)}.tmp"
    try:
        with draft.open("xb") as opened:
            opened.write(content)
            opened.flush()
            os.fsync(opened.fileno())
        draft.replace(file)
    except (OSError, ValueError):
        # Beside the system's refusals: a NUL in the path.
        raise StorageError("file") from None
    finally:
        with contextlib.suppress(OSError, ValueError):
            draft.unlink(missing_ok=True)


def _place_of(path: str | PathLike[str]) -> Path:
    try:
        file = Path(path).expanduser()
    except TypeError:
        raise InvalidValueError.of("path", "wrong_type", wanted="a path") from None
    except RuntimeError:
        # The home folder of somebody who does not exist.
        raise InvalidValueError.of("path", "no_such_folder") from None
    if _is_folder(file):
        raise InvalidValueError.of("path", "is_a_folder")
    if not _is_folder(file.parent):
        raise InvalidValueError.of("path", "no_such_folder")
    return file


def _is_folder(place: Path) -> bool:
    try:
        return place.is_dir()
    except OSError:
        return False
