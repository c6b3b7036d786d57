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
def progress(doing: str) -> Iterator[Tell | None]:
    """Give what is called with how much is done, and of how much, while the block runs; None where nobody sees it."""
    if not sys.stderr.isatty():
        yield None
    elif draws(sys.stderr):
        with _drawn(doing) as tell:
            yield tell
    else:
        try:
            yield lambda done, total: _write(f"\r{doing}: {done:,}" + (f" of {total:,}" if total else ""))
        finally:
            _write("\n")


@contextmanager
def _drawn(doing: str) -> Iterator[Tell]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(file=sys.stderr), transient=True) as drawn:
        task = drawn.add_task(doing, total=None)
        yield lambda done, total: drawn.update(task, completed=done, total=total)


def _write(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()
