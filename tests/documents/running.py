"""How the examples in docs/ run: Python, commands of a shell, files to save, and what is said to be printed."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
from doctest import ELLIPSIS, NORMALIZE_WHITESPACE, Example, OutputChecker
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sybil.evaluators.python import PythonEvaluator
from sybil.parsers import markdown, myst

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sybil import Document, Region
    from sybil import Example as DocumentExample
    from sybil.typing import Parser

OPTIONS = ELLIPSIS | NORMALIZE_WHITESPACE

_PRINTED = "_what_the_last_example_printed"


def parsers() -> Sequence[Parser]:
    """
    Return what finds the examples of a document.

    ``python`` and ``sh`` are run, ``output`` is what the example before it prints, and a ``{code-block}`` or a
    ``{literalinclude}`` with a caption is a file of that name. What is not to be run is written as ``text``.
    """
    return [
        markdown.CodeBlockParser("python", _run_python),
        markdown.CodeBlockParser("sh", _run_commands),
        markdown.CodeBlockParser("output", _compare),
        _files,
    ]


def _run_python(example: DocumentExample) -> None:
    __tracebackhide__ = True
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        _EVALUATE(example)
    example.namespace[_PRINTED] = printed.getvalue()


_EVALUATE: Any = PythonEvaluator()


def _run_commands(example: DocumentExample) -> str | None:
    """Run them with the programs of this environment; the first that fails ends it."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    ran = subprocess.run(
        ["sh", "-euc", example.parsed],  # noqa: S607 - whichever sh there is
        check=False,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PATH": path},
    )
    example.namespace[_PRINTED] = ran.stdout
    return f"exit code {ran.returncode}\n{ran.stdout}{ran.stderr}" if ran.returncode else None


def _compare(example: DocumentExample) -> str | None:
    printed, told = example.namespace.pop(_PRINTED), example.parsed
    checker = OutputChecker()
    if checker.check_output(told, printed, OPTIONS):
        return None
    return checker.output_difference(Example("", told), printed, OPTIONS)


def _files(document: Document) -> Iterable[Region]:
    for region in _DIRECTIVES(document):
        if "caption" in region.lexemes["options"]:
            region.parsed = _content(region, Path(document.path).parent)
            region.evaluator = _save
            yield region


_DIRECTIVES = myst.lexers.DirectiveLexer("code-block|literalinclude")


def _content(region: Region, folder: Path) -> str:
    """Return what is in the file: an included one as it is, whatever part of it the page shows."""
    lexed = region.lexemes
    if lexed["directive"] == "code-block":
        return str(lexed["source"])
    return (folder / str(lexed["arguments"])).read_text(encoding="utf-8")


def _save(example: DocumentExample) -> None:
    file = Path(example.region.lexemes["options"]["caption"])
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(example.parsed, encoding="utf-8")
