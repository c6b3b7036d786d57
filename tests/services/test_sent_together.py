"""On PostgreSQL the writes of a call are sent without a wait for each answer; what fails is told all the same."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import pytest
from psycopg.pq import PipelineStatus
from sqlalchemy import event, text
from sqlalchemy.orm import Session

from supervisio import ClientRequest, Clinic
from supervisio.engines import engine_of
from supervisio.errors import ConflictError, StorageError
from supervisio.models.database import Database
from supervisio.services.statements import insertion
from tests.services.people import ANA, CLIENT, QUESTION, WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from supervisio import Supervisio

NEWEST_CASE = text("SELECT * FROM supervisio_case WHERE clinic_id = 'clinic' ORDER BY id DESC LIMIT 1")


@pytest.fixture
def clinic(app: Supervisio, postgresql_clinic_url: str) -> Iterator[Clinic]:
    """Give a clinic on PostgreSQL, known to the library already."""
    with Clinic(app, engine_of(postgresql_clinic_url)) as clinic:
        file(clinic)
        yield clinic


def file(clinic: Clinic, **options: Any) -> None:
    """Ask, in a transaction."""
    request = ClientRequest(CLIENT, "gift", made_on="2026-03-01", words=WORDS)
    with clinic.acting(ANA) as ana:
        ana.ask(request, question=QUESTION, asked_of="s-lee", **options)


@pytest.mark.parametrize(("key", "together"), [(None, 4), ("k-1", 3)])
def test_what_an_ask_writes_is_sent_together(clinic: Clinic, key: str | None, together: int) -> None:
    """With a request key all but the entry, whose answer says whether to go on."""
    modes = []

    def note(connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if statement.startswith("INSERT"):
            modes.append(connection.connection.driver_connection.pgconn.pipeline_status)

    event.listen(clinic.engine, "before_cursor_execute", note)
    file(clinic, request_key=key)

    assert modes == [PipelineStatus.OFF] * (4 - together) + [PipelineStatus.ON] * together


def test_what_fails_among_them_is_told_and_can_be_undone(clinic: Clinic, caplog: pytest.LogCaptureFixture) -> None:
    """The first that fails says why; after the savepoint is rolled back, the host's transaction goes on."""
    with Session(clinic.engine) as session, caplog.at_level(logging.DEBUG, "psycopg"):
        database = Database(session)
        database.name_clinic("clinic")
        case = dict(database.execute(NEWEST_CASE).mappings().one())
        savepoint = session.begin_nested()
        with pytest.raises(ConflictError) as caught:
            database.execute_all([(insertion("case"), case)] * 3)
        savepoint.rollback()

        assert caught.value.code == "exists"
        assert caplog.messages == []
        assert database.execute(NEWEST_CASE).mappings().one()["id"] == case["id"]


def test_a_connection_that_is_lost_among_them_is_not_used_again(clinic: Clinic) -> None:
    """The call says that the database was out of reach; the next one finds it on a new connection."""
    left = ["supervisio_consultation"]

    def cut(connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if left and left[0] in statement:
            left.clear()
            process = connection.connection.driver_connection.info.backend_pid
            with clinic.engine.connect() as another:
                another.execute(text("SELECT pg_terminate_backend(:process, 5000)"), {"process": process})

    event.listen(clinic.engine, "before_cursor_execute", cut)
    with pytest.raises(StorageError) as caught:
        file(clinic)
    file(clinic)

    assert caught.value.code == "unreachable"
    with clinic.reading(ANA) as ana:
        assert len(ana.cases.list_()) == 2
