"""Taking in what is to be checked: the bytes of a file, or values of JSON that a host kept. Nothing here raises."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs

MOST_BYTES = 64 * 1024 * 1024
"""The largest file that is read: what is larger is no record."""

_LONGEST_PATH = 4096


@attrs.frozen(kw_only=True)
class Taken:
    """What was handed in: ``content``, or ``values`` of JSON; else ``fault`` says why neither."""

    content: bytes | None = attrs.field(default=None, repr=False)
    values: Mapping[str, Any] | None = attrs.field(default=None, repr=False)
    fault: str | None = None


def take(source: Any) -> Taken | None:
    """Return what a path, bytes, the content of a file as text, or a mapping hold; None for anything else."""
    if isinstance(source, Mapping):
        return Taken(values=source)
    if isinstance(source, (bytes, bytearray)):
        return _of_content(bytes(source))
    if isinstance(source, str) and _is_content(source):
        # With halves of surrogate pairs too: an error in encoding would hold all of it.
        return _of_content(source.encode("utf-8", "surrogatepass"))
    return _of_file(source) if isinstance(source, (str, os.PathLike)) else None


def _is_content(text: str) -> bool:
    return "\n" in text or len(text) > _LONGEST_PATH or text.lstrip("\ufeff \t\r").startswith(("<", "{"))


def _of_content(content: bytes) -> Taken:
    return Taken(fault="too_large") if len(content) > MOST_BYTES else Taken(content=content)


def _of_file(path: Any) -> Taken:
    try:
        file = Path(path).expanduser()
        # Asked before it is opened, since opening a pipe would wait for whoever writes to it.
        if not stat.S_ISREG(file.stat().st_mode):
            return Taken(fault="unreadable")
        with file.open("rb") as opened:
            return _of_content(opened.read(MOST_BYTES + 1))
    except (OSError, RuntimeError, TypeError, ValueError):
        return Taken(fault="unreadable")
