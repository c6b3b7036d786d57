"""Frames wherever they are asked for: where nothing may be written, beside another clinic, without pandas."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from supervisio import BoundaryConcern, ClientRequest
from supervisio.errors import JournalTamperedError, SupervisioError
from supervisio.models import BoundaryConcernRow, CaseRow
from supervisio.testing import memory_clinic
from tests.services.frames.expecting import NOUNS
from tests.services.people import ANA, CLIENT, LEE, QUESTION, WORDS
from tests.telling import told_by

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from supervisio import Clinic, Supervisio, Supervision


def test_they_can_be_read_where_nothing_is_written(clinic: Clinic) -> None:
    """On a connection that is open for reading only."""
    with clinic.acting(ANA) as ana:
        asked = ana.ask(ClientRequest(CLIENT, "gift", words=WORDS), question=QUESTION, asked_of="s-lee")
    for who in (ANA, LEE):
        with clinic.reading(who) as supervision:
            assert [len(getattr(supervision.frames, noun)()) for noun in NOUNS] == [1, 1, 1, 0, 0]
            assert supervision.frames.timeline(asked.case_id) is not None


def test_another_clinic_is_another_world(app: Supervisio, session: Session) -> None:
    """In one database, with the same people in both: each frame is of one clinic, and so is its cursor."""
    north, south = (app.on(session, clinic_id=clinic_id, actor=ANA) for clinic_id in ("north", "south"))
    noted = [one.note(BoundaryConcern("touch", client_ref=CLIENT)) for one in (north, north, south)]

    assert north.frames.concerns()["id"].to_list() == [str(one.about_id) for one in noted[:2]]
    assert south.frames.concerns()["id"].to_list() == [str(noted[2].about_id)]
    cursor = north.frames.concerns(limit=1).attrs["next"]
    assert south.frames.concerns(after=cursor)["id"].to_list() == [str(noted[2].about_id)]


@pytest.mark.parametrize("noun", [*NOUNS, "timeline"])
def test_without_pandas_the_extra_is_named(ana: Supervision, monkeypatch: pytest.MonkeyPatch, noun: str) -> None:
    """With the command that installs it, and before anything else is looked at."""
    monkeypatch.setitem(sys.modules, "pandas", None)
    given = ("no case",) if noun == "timeline" else ()
    with pytest.raises(SupervisioError) as caught:
        getattr(ana.frames, noun)(*given)

    assert (caught.value.code, isinstance(caught.value, ImportError)) == ("missing_extra", True)
    assert "pip install 'supervisio[notebook]'" in str(caught.value)


def test_pandas_is_loaded_when_a_frame_is_asked_for() -> None:
    """Not by those who ask for none."""
    script = (
        "import sys; from supervisio.testing import memory_clinic; from supervisio import Actor\n"
        "with memory_clinic() as clinic, clinic.reading(Actor('t-ana')) as supervision:\n"
        "    supervision.frames; print({'pandas', 'numpy'} & set(sys.modules))\n"
    )
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert found.stdout == "set()\n"


@pytest.mark.parametrize(
    ("row", "values"),
    [
        (BoundaryConcernRow, {"noticed_on": "§never§to§be§seen§"}),
        (CaseRow, {"recorded_at": "§never§to§be§seen§"}),
    ],
    ids=["a day", "a moment"],
)
def test_what_somebody_else_wrote_is_no_time(row: Any, values: dict[str, str]) -> None:
    """On SQLite, which takes anything: the case is named, and what stands there is not quoted."""
    with memory_clinic() as clinic:
        with clinic.acting(ANA) as ana:
            ana.note(BoundaryConcern("touch"))
            noted = ana.note(BoundaryConcern("touch", noticed_on="2026-02-01"))
        ((name, value),) = values.items()
        named = row.case_id if row is BoundaryConcernRow else row.id
        with clinic.engine.begin() as connection:
            statement = f"UPDATE {row.__tablename__} SET {name} = ? WHERE {named.name} = ?"
            connection.exec_driver_sql(statement, (value, noted.case_id.hex))
        with clinic.reading(ANA) as ana, pytest.raises(JournalTamperedError) as caught:
            ana.frames.concerns() if row is BoundaryConcernRow else ana.frames.cases()

    assert caught.value.to_dict()["root_id"] == str(noted.case_id)
    assert value not in told_by(caught.value)
