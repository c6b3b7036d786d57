"""A database of every schema that was released is brought up to date, holds, and can be worked with."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine

from supervisio import ClientRequest, Supervisio, Vault, schema
from supervisio.engines import engine_of
from tests.migrations.freeze import ASKED, AUDITOR, DUMP, FROZEN, KEYS, QUESTION, SQLITE, THERAPIST

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from supervisio import Clinic


def test_the_newest_revision_is_frozen() -> None:
    """Each release leaves its own, so that none of its databases is forgotten."""
    assert tuple(sorted(folder.name for folder in FROZEN.iterdir())) == schema.REVISIONS


@pytest.fixture(params=schema.REVISIONS)
def frozen(request: pytest.FixtureRequest) -> Path:
    """The folder of one release after the other."""
    folder: Path = FROZEN / request.param
    return folder


@pytest.fixture(params=["sqlite", "postgresql"])
def clinic(request: pytest.FixtureRequest, frozen: Path, tmp_path: Path) -> Iterator[Clinic]:
    """A frozen database, thawed on SQLite and on PostgreSQL in turn, and brought up to date."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    if request.param == "sqlite":
        shutil.copy(frozen / SQLITE, tmp_path / "supervisio.db")
    else:
        _restore(url, (frozen / DUMP).read_text(encoding="utf-8"))
    assert schema.current(url) == frozen.name
    schema.upgrade(url)
    engine = engine_of(url)
    assert {notice.code for notice in schema.check(engine)} <= {"superuser"}
    with Supervisio(Vault.at(shutil.copy(frozen / KEYS, tmp_path))).clinic(engine) as clinic:
        yield clinic


def _restore(url: str, dump: str) -> None:
    engine = create_engine(url)
    with engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute(dump)
        driver.commit()
    engine.dispose()


def test_it_holds_after_the_upgrade(clinic: Clinic) -> None:
    """Every entry and row is found as it was written, and what was sealed can be read."""
    with clinic.reading(AUDITOR) as supervision:
        found = supervision.journal.verify()
    assert found.ok
    assert found.entries > 0

    with clinic.acting(THERAPIST) as supervision:
        closed = [case for case in supervision.cases.list_() if case.status == "closed"]
        consultations = [
            consultation for case in closed for consultation in supervision.consultations.list_(case_id=case.id)
        ]
        assert [supervision.reveal(consultation).question for consultation in consultations] == [QUESTION]


def test_work_goes_on_in_it(clinic: Clinic) -> None:
    """What waited is accepted, something new is asked, and the whole still holds."""
    with clinic.acting(ASKED) as supervision:
        waiting = next(item for item in supervision.queue() if item.kind == "asked")
        supervision.consultations.accept(waiting.id)
    with clinic.acting(THERAPIST) as supervision:
        supervision.ask(ClientRequest("c-117", "gift"), question="May I keep a scarf?", asked_of=ASKED.ref)

    with clinic.reading(AUDITOR) as supervision:
        assert supervision.journal.verify().ok


def test_what_was_weighed_recomputes(clinic: Clinic, frozen: Path) -> None:
    """With the instrument and the rules of its day, though both have gone on since."""
    with clinic.reading(THERAPIST) as supervision:
        weighed = supervision.evaluations.list_().items

        assert len(weighed) == (frozen.name != "supervisio_0001")  # before, there was nothing to weigh with
        assert [supervision.evaluations.recompute(one.id) for one in weighed] == list(weighed)
