"""What the demo shows, and what it leaves."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

import pytest

from tests.embedding.scripts import EXAMPLES, run

if TYPE_CHECKING:
    from pathlib import Path

WIDEST = 100
STORY = EXAMPLES / "story"

# Played once for all of them, so they stay on one worker.
pytestmark = pytest.mark.xdist_group("demo")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which the demo is played."""
    return tmp_path_factory.mktemp("demo")


@pytest.fixture(scope="module")
def printed(folder: Path) -> str:
    """What the demo prints."""
    return run("demo.py", folder=folder)


def recorded_texts() -> dict[str, str]:
    """Return every text that the demo records, by its name in the story."""
    module = ast.parse((STORY / "words.py").read_text(encoding="utf-8"))
    words = next(node.value for node in module.body if isinstance(node, ast.Assign))
    texts: dict[str, str] = ast.literal_eval(words)
    return texts


def rows_under(title: str, printed: str) -> list[list[str]]:
    """Return the cells of the first table after a title; what goes on from the row before is left out."""
    _, table = re.split(r"\n *-[- ]+\n", printed.split(title, maxsplit=1)[1], maxsplit=1)
    lines = table.split("\n\n", maxsplit=1)[0].splitlines()
    return [re.split(r" {2,}", line.strip()) for line in lines if not line.startswith("   ")]


def test_shows_the_queue_before_and_after(printed: str) -> None:
    """Four wait for the supervisor, the most urgent first; after the talks there is one, at the time that was set."""
    before = rows_under("Lee's queue on Thursday at noon", printed)
    after = rows_under("Lee's queue after it", printed)

    assert [row[:3] for row in before] == [
        ["Urgent", "to be taken on", "Ana"],
        ["Soon", "to be taken on", "Cleo"],
        ["Soon", "to be taken on", "Ana"],
        ["Routine", "to be taken on", "Ben"],
    ]
    assert [row[:3] for row in after] == [["Routine", "to be talked over", "Ben"]]


def test_shows_a_case_by_each_ones_part_in_it(printed: str) -> None:
    """The one asked sees neither the client's words nor the answer before accepting; a stranger sees no case."""
    rows = {row[0]: row[1:] for row in rows_under("as each of them sees it", printed)}

    assert rows["The client's words"] == ["[sealed]", "not shown", "[sealed]"]
    assert rows["How it was taken"] == ["Hurt, Angry", "not shown", "Hurt, Angry"]
    assert rows["The next session"] == ["Missed", "not shown", "Missed"]
    assert rows["The question to Lee"] == ["[sealed]", "[sealed]", "[sealed]"]
    assert "To Max, a colleague who was not asked, it does not exist." in printed


def test_takes_a_case_the_whole_way(printed: str) -> None:
    """One case is asked about, taken on, set, held, answered, observed, done and closed, in this order."""
    moves = [row[-1] for row in rows_under("One case from beginning to end", printed)]

    assert list(dict.fromkeys(moves)) == [
        "asks for support with it",
        "takes it on",
        "sets a time to talk",
        "records the talk and what was recommended",
        "puts down what is to be done by when",
        "records what the client was answered",
        "records how the client took it",
        "records that a recommendation was followed",
        "records that it was done",
        "closes the case",
    ]


def test_finds_what_was_changed_behind_the_librarys_back(printed: str) -> None:
    """The record is in order, then one therapy relationship is not, then it is in order again."""
    said = re.findall(r"verify\(\) says: ([^.]+)\.", " ".join(printed.split()))

    assert said == [
        "in order",
        "NOT in order; one therapy relationship is not what the journal says was written",
        "in order",
    ]


def test_prints_and_keeps_no_text(folder: Path, printed: str) -> None:
    """No text that was recorded is on the screen, or in any file that the demo leaves."""
    shown = " ".join(printed.split())
    files = sorted((folder / "supervisio-demo").iterdir())
    kept = b"".join(file.read_bytes() for file in files)

    assert [file.name for file in files] == ["demo-clinic.db", "demo-clinic.keys"]
    assert [text for text in recorded_texts().values() if text in shown or text[:16].encode() in kept] == []
    assert shown.count("Found: 0.") == 2


def test_records_every_text_that_it_looks_for(printed: str) -> None:
    """A text that no scene records would be found nowhere, and prove nothing."""
    files = ("asking.py", "answering.py", "weighing.py")
    scenes = "".join((STORY / name).read_text(encoding="utf-8") for name in files)

    assert set(re.findall(r'WORDS\["(\w+)"\]', scenes)) == set(recorded_texts())
    assert f"{len(recorded_texts())} texts were recorded." in printed


def test_fits_a_terminal(printed: str) -> None:
    """No line is wider than 100 columns."""
    assert [line for line in printed.splitlines() if len(line) > WIDEST] == []


def test_can_be_played_again(tmp_path: Path) -> None:
    """Played in a folder that is named, it tells the same story each time, and leaves alone what is not its own."""
    (tmp_path / "named").mkdir()
    letter = tmp_path / "named" / "letter.txt"
    letter.write_text("somebody else's", encoding="utf-8")

    first = run("demo.py", "named", folder=tmp_path)
    again = run("demo.py", "named", folder=tmp_path)

    assert first == again
    assert letter.read_text(encoding="utf-8") == "somebody else's"
