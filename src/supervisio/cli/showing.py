"""Print an answer: by ``rich`` on a terminal where it is installed, else as plain text that lines up."""

from __future__ import annotations

import json
import os
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING, TextIO

from supervisio.cli.answers import Table

if TYPE_CHECKING:
    from supervisio.cli.answers import Answer

_GAP = "  "
_ODD = "\N{REPLACEMENT CHARACTER}"


def show(answer: Answer, *, as_json: bool) -> None:
    """Print an answer on stdout."""
    if answer.as_it_is is not None:
        _write(answer.as_it_is)
    elif as_json:
        _write(json.dumps(answer.data))
    elif draws(sys.stdout):
        _draw(answer)
    else:
        for part in answer.shown:
            for line in _lines_of(part) if isinstance(part, Table) else [printable(part)]:
                _write(line.rstrip())


def draws(stream: TextIO) -> bool:
    """Tell whether a stream is a terminal on which ``rich`` can draw."""
    return stream.isatty() and os.environ.get("TERM") != "dumb" and find_spec("rich") is not None


def printable(text: str) -> str:
    """Return a text that moves no cursor and hides nothing: anybody may have put it into the database."""
    return "".join(sign if sign.isprintable() else _ODD for sign in text)


def _lines_of(table: Table) -> list[str]:
    head = [table.columns] if any(table.columns) else []
    rows = [*head, *(tuple(map(printable, row)) for row in table.rows)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(table.columns))]
    return [_GAP.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows]


def _draw(answer: Answer) -> None:
    from rich.console import Console
    from rich.table import Table as Drawn
    from rich.text import Text

    # NO_COLOR is heeded by rich itself.
    console = Console(file=sys.stdout, highlight=False)
    for part in answer.shown:
        if not isinstance(part, Table):
            console.print(Text(printable(part)), soft_wrap=True)
            continue
        drawn = Drawn(
            box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="bold", show_header=any(part.columns)
        )
        for column in part.columns:
            drawn.add_column(Text(column), overflow="fold")
        for number, row in enumerate(part.rows):
            drawn.add_row(*map(Text, map(printable, row)), style="bold" if number in part.marked else None)
        console.print(drawn)


def _write(line: str) -> None:
    # A terminal that cannot show a sign gets its number, and no error.
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    sys.stdout.write(f"{line.encode(encoding, 'backslashreplace').decode(encoding)}\n")
