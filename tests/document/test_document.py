from __future__ import annotations

import copy
import json
import stat
from typing import TYPE_CHECKING, Any

import pytest

from supervisio.document import verify_record
from supervisio.errors import InvalidValueError, RuleError, StorageError
from tests.document.made import document, request, view
from tests.telling import told_by

if TYPE_CHECKING:
    from pathlib import Path

    from supervisio.document import DecisionDocument
    from supervisio.vault.keys import JournalKey

WORDS = "Could we stay friends when this is over?"


def test_it_shows_what_it_is_and_no_text(made: DecisionDocument) -> None:
    """Neither on a terminal nor in a notebook."""
    told = f"{made!r} {made} {made._repr_html_()}"

    assert WORDS in made.to_html()
    assert WORDS not in told
    for shown in ("for the therapist", str(made.case_id), "came_up", made.fingerprint):
        assert shown in told


def test_both_forms_are_one_record(made: DecisionDocument) -> None:
    """With one manifest, so that one can be told to be the same as the other."""
    values = made.to_dict()

    assert json.loads(made.to_json()) == values
    assert json.dumps(values["manifest"], sort_keys=True, separators=(",", ":")) in made.to_html()
    assert tuple(part["part"] for part in values["parts"]) == made.parts
    assert made.to_json().count("\n") == 1


def test_it_is_a_value(made: DecisionDocument, key: JournalKey) -> None:
    """It can be copied, compared and not be changed; made anew of the same it is the same."""
    assert copy.deepcopy(made) == made
    assert document(key, view(request(WORDS))) == made
    with pytest.raises(AttributeError):
        made.audience = "client"  # type: ignore[misc,assignment]  # frozen


@pytest.mark.parametrize("name", ["record.html", "record.json", "RECORD.HTML"])
def test_it_is_saved_for_its_owner_only(made: DecisionDocument, tmp_path: Path, name: str) -> None:
    """In the form that its name says, with nothing left beside it; a file that is there is replaced."""
    (tmp_path / name).write_text("before")
    saved = made.save(tmp_path / name)

    assert saved.read_text() == (made.to_json() if name.endswith("json") else made.to_html())
    assert stat.S_IMODE(saved.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert verify_record(made.save(str(saved))).ok


@pytest.mark.parametrize("name", ["record", "record.txt", "record.pdf", ".html", ""])
def test_another_name_is_refused(made: DecisionDocument, tmp_path: Path, name: str) -> None:
    """Before anything is written."""
    with pytest.raises(InvalidValueError) as caught:
        made.save(tmp_path / name)

    assert (caught.value.field, caught.value.problem) == ("path", "unknown_suffix")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("path", [None, 7, b"record.html"], ids=repr)
def test_what_is_no_path_is_refused(made: DecisionDocument, path: Any) -> None:
    """As everywhere."""
    with pytest.raises(InvalidValueError) as caught:
        made.save(path)

    assert (caught.value.field, caught.value.problem) == ("path", "wrong_type")


def test_a_place_that_cannot_be_written_is_told(made: DecisionDocument, tmp_path: Path) -> None:
    """Without the text, which stands in no frame of the error either; and nothing is left."""
    (tmp_path / "folder.html").mkdir()
    (tmp_path / "file").write_text("")
    for name, code in (
        ("nowhere/record.html", "missing_folder"),
        ("file/record.html", "missing_folder"),
        ("folder.html", "io"),
        ("no\x00name.html", "io"),
    ):
        with pytest.raises(StorageError) as caught:
            made.save(tmp_path / name)
        assert caught.value.code == code
        assert WORDS not in told_by(caught.value)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder.html"]


def test_a_record_that_no_check_would_read_is_not_made(key: JournalKey) -> None:
    """Its size is told, not its texts."""
    words = "w" * 1_000_000
    with pytest.raises(RuleError) as caught:
        document(key, view(*(request(words) for _ in range(70))))

    assert caught.value.code == "record_too_large"
