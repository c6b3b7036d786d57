from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from supervisio import reading
from supervisio.errors import InvalidValueError, StorageError
from tests.reading.listed import NOW, waiting

if TYPE_CHECKING:
    from pathlib import Path

    from supervisio.reading import Picture


@pytest.fixture(scope="module")
def picture() -> Picture:
    """Some picture."""
    return reading.queue(waiting(3), now=NOW)


def test_it_is_written_in_the_form_that_the_path_ends_in(picture: Picture, tmp_path: Path) -> None:
    """As text or path, in capitals too; nothing else is left in the folder."""
    picture.save(tmp_path / "queue.svg")
    picture.save(str(tmp_path / "queue.PNG"))

    assert (tmp_path / "queue.svg").read_text(encoding="utf-8") == picture.svg()
    assert (tmp_path / "queue.PNG").read_bytes() == picture.png()
    assert len(list(tmp_path.iterdir())) == 2


def test_what_stood_there_is_replaced(picture: Picture, tmp_path: Path) -> None:
    """As a whole: nothing of it is left behind the end."""
    file = tmp_path / "queue.svg"
    file.write_text("x" * 1_000_000)

    picture.save(file)

    assert file.read_text(encoding="utf-8") == picture.svg()


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("queue.pdf", "unknown_suffix"),
        ("queue", "unknown_suffix"),
        (".svg", "unknown_suffix"),
        (".", "unknown_suffix"),
        (7, "wrong_type"),
        (None, "wrong_type"),
        (b"queue.svg", "wrong_type"),
    ],
)
def test_a_path_that_will_not_do_is_refused(
    picture: Picture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: Any, problem: str
) -> None:
    """It is said why, and nothing is written."""
    monkeypatch.chdir(tmp_path)

    with pytest.raises(InvalidValueError) as caught:
        picture.save(path)

    assert (caught.value.field, caught.value.problem) == ("path", problem)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("nowhere/queue.svg", "missing_folder"),
        ("file.txt/queue.svg", "missing_folder"),
        ("folder.svg", "io"),
        ("~nobody-of-this-name/queue.svg", "io"),
        ("x" * 300 + ".svg", "io"),
        ("queue\0.svg", "io"),
    ],
)
def test_what_cannot_be_written_leaves_nothing(
    picture: Picture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, code: str
) -> None:
    """Not half a file either, nor a draft of one."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder.svg").mkdir()
    (tmp_path / "file.txt").touch()

    with pytest.raises(StorageError) as caught:
        picture.save(path)

    assert caught.value.code == code
    assert len(list(tmp_path.iterdir())) == 2
