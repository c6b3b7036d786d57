"""An example in a document that does not do what the document says is a test that fails."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import pytest
from sybil import Sybil
from sybil.example import SybilFailure

from tests.documents import running

if TYPE_CHECKING:
    from pathlib import Path


def run(page: str, folder: Path) -> None:
    """Run the examples of a page, in a folder of its own."""
    written = folder / "page.md"
    written.write_text(page, encoding="utf-8")
    with contextlib.chdir(folder):
        for example in Sybil(running.parsers()).parse(written).examples():
            example.evaluate()


def test_what_is_printed_is_compared(tmp_path: Path) -> None:
    """Of Python as of commands; dots stand for what differs from time to time."""
    run(
        "```python\nprint(1)\nprint(2)\n```\n\n```output\n1\n2\n```\n\n```sh\necho 3 4\n```\n\n```output\n3 ...\n```\n",
        tmp_path,
    )

    for said in ("```python\nprint(1)\n```\n\n```output\n2\n```\n", "```sh\necho 3\n```\n\n```output\n4\n```\n"):
        with pytest.raises(SybilFailure):
            run(said, tmp_path)


def test_what_nothing_has_printed_is_no_output(tmp_path: Path) -> None:
    """What was printed is compared once, by the output that follows it."""
    with pytest.raises(KeyError):
        run("```python\nprint(1)\n```\n\n```output\n1\n```\n\n```output\n1\n```\n", tmp_path)


def test_a_command_that_fails_is_a_failure(tmp_path: Path) -> None:
    """The first of several too, and one that names a variable that is not set."""
    for commands in ("false\necho on", "echo $NOT_SET_BY_ANYBODY"):
        with pytest.raises(SybilFailure):
            run(f"```sh\n{commands}\n```\n", tmp_path)


def test_a_block_with_a_caption_is_a_file(tmp_path: Path) -> None:
    """It is there for what comes after it, in a folder if its name says so."""
    page = (
        "```{code-block} python\n:caption: made/hello.py\n\nprint('hello')\n```\n\n```sh\npython made/hello.py\n```\n"
    )

    run(f"{page}\n```output\nhello\n```\n", tmp_path)


def test_an_included_file_is_saved_whole(tmp_path: Path) -> None:
    """Whatever part of it the page shows."""
    (tmp_path / "host.py").write_text("def shown():\n    pass\n\n\nprint('whole')\n", encoding="utf-8")
    page = "```{literalinclude} host.py\n:caption: copied.py\n:pyobject: shown\n```\n\n```sh\npython copied.py\n```\n"

    run(f"{page}\n```output\nwhole\n```\n", tmp_path)


def test_text_is_not_run(tmp_path: Path) -> None:
    """Nor is it compared with anything."""
    run("```text\nfalse\n```\n", tmp_path)
