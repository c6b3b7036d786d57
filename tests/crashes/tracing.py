"""Faults that the kernel hands to a worker on SQLite, at whichever of its writes: strace injects them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from typing import TYPE_CHECKING

import attrs

from tests.crashes.working import Done

if TYPE_CHECKING:
    from pathlib import Path

ACTS = 4
# All by which SQLite changes a file; which of them occur, and how often, a run without faults shows.
_WRITES = "write,pwrite64,fsync,fdatasync,ftruncate,unlink"
# Without a stop at every other system call it takes half the time; but then no signal arrives.
_QUICKLY = "--seccomp-bpf"


@attrs.frozen
class Fault:
    """What strace does to a call, and how often the worker tries, before it dies of it, what a StorageError stopped."""

    name: str
    injection: str
    attempts: int = 3

    @property
    def kills(self) -> bool:
        """Whether it comes as a signal."""
        return self.injection.startswith("signal=")


FAULTS = (
    Fault("ENOSPC", "error=ENOSPC"),
    Fault("EIO", "error=EIO"),
    # What SQLite could not sync stands in the file all the same, and after a crash it may be taken for kept.
    Fault("EIO and a crash", "error=EIO", attempts=1),
    Fault("SIGKILL", "signal=SIGKILL"),
)


@attrs.frozen
class Point:
    """The n-th of the calls of one kind."""

    call: str
    occurrence: int


@attrs.frozen
class Worked:
    """What a worker got done, and what it was told where a fault stopped it."""

    done: list[Done]
    failed: list[str]
    told_words: bool
    returncode: int


def reason_not_to() -> str | None:
    """Return why strace cannot be used here; None if it can."""
    try:
        tried = subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True, text=True, check=False)  # noqa: S607 - whichever there is
    except FileNotFoundError:
        return "strace is not installed."
    return f"strace may not trace here: {tried.stderr.strip()}" if tried.returncode else None


def points(path: Path, keys: Path) -> list[Point]:
    """Let a worker work without a fault, and return where one could be."""
    log = path.with_suffix(".strace")
    _trace(path, keys, 1, _QUICKLY, "-e", f"trace={_WRITES}", "-o", str(log))
    calls = Counter(re.findall(r"^\d+ +(\w+)\(", log.read_text(encoding="utf-8"), flags=re.MULTILINE))
    log.unlink()
    return [Point(call, occurrence) for call, times in calls.items() for occurrence in range(1, times + 1)]


def inject(fault: Fault, at: Point, path: Path, keys: Path) -> Worked:
    """Let a worker work with a fault at this point."""
    injection = f"inject={at.call}:{fault.injection}:when={at.occurrence}"
    how = [] if fault.kills else [_QUICKLY]
    traced = _trace(path, keys, fault.attempts, *how, "-e", f"trace={at.call}", "-e", injection, "-o", "/dev/null")
    said = [(line, json.loads(line)) for line in traced.stdout.splitlines()]
    return Worked(
        done=[Done.from_line(line) for line, one in said if "number" in one],
        failed=[one["failed"] for _, one in said if "failed" in one],
        told_words=any(one["told_words"] for _, one in said if "failed" in one),
        returncode=traced.returncode,
    )


def _trace(path: Path, keys: Path, attempts: int, *options: str) -> subprocess.CompletedProcess[str]:
    # The folder too: SQLite has it written to disk when a file is made or removed.
    files = [str(path.parent), str(path), *(f"{path}-{suffix}" for suffix in ("wal", "shm", "journal"))]
    only = [part for file in files for part in ("-P", file)]
    working = [sys.executable, "-m", "tests.crashes.working", str(path), str(keys), str(ACTS), str(attempts)]
    return subprocess.run(
        ["strace", "-f", "-qq", *only, *options, *working],  # noqa: S607 - whichever there is
        capture_output=True,
        text=True,
        check=False,
    )
