"""The examples run as they are, and show what they say they show. The demo's tests stand in test_demo.py."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.embedding.scripts import EXAMPLES, ROOT, run

if TYPE_CHECKING:
    from pathlib import Path


def test_the_first_snippet_of_the_readme_is_the_quickstart() -> None:
    """README.md holds examples/quickstart.py word for word."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    quickstart = (EXAMPLES / "quickstart.py").read_text(encoding="utf-8")

    assert f"```python\n{quickstart}```\n" in readme


def test_the_quickstart_asks_accepts_and_reveals(tmp_path: Path) -> None:
    """The question waits for the one asked, sealed until it is revealed, in two files and no more."""
    waiting, sealed, revealed = run("quickstart.py", folder=tmp_path).splitlines()

    assert waiting.split()[:2] == ["asked", "soon"]
    assert (sealed, revealed) == ("SEALED", "How do I say no without ending the work?")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["clinic.db", "clinic.keys"]


def test_the_quickstart_can_be_run_again(tmp_path: Path) -> None:
    """A second run goes on in the same clinic: what was accepted in the first still waits to be talked over."""
    run("quickstart.py", folder=tmp_path)

    printed = run("quickstart.py", folder=tmp_path).splitlines()

    assert [line.split()[0] for line in printed[:2]] == ["accepted", "asked"]


def test_a_host_keeps_or_loses_its_rows_together_with_ours(tmp_path: Path) -> None:
    """A form sent twice records once; where the host fails, ours goes too; a foreign key holds the two together."""
    printed = run("embed_in_host.py", folder=tmp_path)

    assert printed.splitlines() == [
        "asked and booked:            appointments 1, cases 1",
        "the same form sent twice:    appointments 1, cases 1 (replayed: True)",
        "the room was taken:          appointments 1, cases 1 (neither was kept)",
        "for no consultation of ours: appointments 1, cases 1 (the foreign key refuses it)",
        "the duty desk:               consultations.accept by user:2 as duty-desk",
    ]


def test_plain_sqlalchemy_and_pandas_read_the_tables(tmp_path: Path) -> None:
    """Rows are selected, joined and loaded; sealed columns are bytes; a row written behind the services is found."""
    printed = run("plain_sqlalchemy.py", folder=tmp_path).splitlines()

    assert printed[:3] == [
        "c-104: completed, asked of s-lee, advice ['discuss_in_session']",
        "c-117: requested, asked of s-lee, advice []",
        "the client's words: bytes, and not readable",
    ]
    assert [line.split() for line in printed[3:6]] == [
        ["urgency", "status", "asks"],
        ["routine", "completed", "1"],
        ["soon", "requested", "1"],
    ]
    assert printed[6:] == ["verify: ok True", "verify: ok False, ['client_request without_entry']"]


def test_the_other_examples_leave_nothing_behind(tmp_path: Path) -> None:
    """What is made only to be shown is gone at the end."""
    for example in ("embed_in_host.py", "plain_sqlalchemy.py"):
        run(example, folder=tmp_path)

    assert list(tmp_path.iterdir()) == []
