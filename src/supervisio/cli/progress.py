"""How far it is: on stderr, and only on a terminal."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeAlias

from supervisio.cli.showing import draws

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Tell: TypeAlias = Callable[[int, int | None], None]


@contextmanager
def progress(doing: str, *, at_once: bool = False) -> Iterator[Tell | None]:
    """
    Give what is called with how much is done, and of how much, while the block runs; None where nobody sees it.

    Nothing is shown before the first call, unless ``at_once``: it may well be that there is nothing to do.
    """
    if not sys.stderr.isatty():
        yield None
    elif draws(sys.stderr):
        with _drawn(doing, at_once=at_once) as tell:
            yield tell
    else:
        with _written(doing, at_once=at_once) as tell:
            yield tell


@contextmanager
def _drawn(doing: str, *, at_once: bool) -> Iterator[Tell]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    counts = (MofNCompleteColumn(), TimeRemainingColumn())
    columns = (TextColumn("{task.description}"), BarColumn(), *(() if at_once else counts))
    drawn = Progress(*columns, console=Console(file=sys.stderr), transient=True)
    task = drawn.add_task(doing, total=None)

    def tell(done: int, total: int | None) -> None:
        drawn.start()
        drawn.update(task, completed=done, total=total)

    if at_once:
        drawn.start()
    try:
        yield tell
    finally:
        drawn.stop()


@contextmanager
def _written(doing: str, *, at_once: bool) -> Iterator[Tell]:
    begun = False

    def write(text: str) -> None:
        nonlocal begun
        begun = True
        sys.stderr.write(text)
        sys.stderr.flush()

    if at_once:
        write(f"{doing} ...")
    try:
        yield lambda done, total: write(f"\r{doing}: {done:,}" + (f" of {total:,}" if total else ""))
    finally:
        if begun:
            write("\n")
