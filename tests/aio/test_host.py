from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import Column, Integer, MetaData, String, Table, Uuid, create_engine, func, insert, make_url, select
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine
from sqlalchemy.orm import Session

from supervisio import ClientRequest, Supervisio, schema
from supervisio.errors import InvalidValueError
from supervisio.models import CaseRow, ConsultationRow
from tests.aio.running import in_a_loop
from tests.services.people import ANA, CLIENT, LEE, QUESTION, WORDS

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from supervisio import Vault

APPOINTMENTS = Table(
    "appointment",
    MetaData(),
    Column("id", Integer, primary_key=True),
    Column("consultation_id", Uuid),
    Column("room", String),
)
REQUEST = ClientRequest(CLIENT, "friendship_after_ending", words=WORDS)


@pytest.fixture
def app(vault: Vault) -> Supervisio:
    """What a host makes once a process."""
    return Supervisio(vault)


@pytest.fixture
def host_url(database_url: str) -> str:
    """The address, for asyncio, of a host's database with the host's table and ours."""
    engine = create_engine(database_url)
    APPOINTMENTS.metadata.create_all(engine)
    schema.upgrade(engine)
    engine.dispose()
    url = make_url(database_url)
    if url.drivername == "sqlite":
        url = url.set(drivername="sqlite+aiosqlite")
    return url.render_as_string(hide_password=False)


@asynccontextmanager
async def hosts_session(url: str) -> AsyncIterator[AsyncSession]:
    """Give a host's session, on an engine as a host would make one."""
    engine = create_async_engine(url)
    try:
        async with AsyncSession(engine) as session:
            yield session
    finally:
        await engine.dispose()


async def ask_with_an_appointment(app: Supervisio, session: AsyncSession) -> None:
    """File an ask and a row of the host's that refers to it."""
    asked = await app.on_async(session, clinic_id="north", actor=ANA).ask(REQUEST, question=QUESTION, asked_of=LEE.ref)
    await session.execute(insert(APPOINTMENTS).values(consultation_id=asked.consultation_id, room="2"))


async def rows(session: AsyncSession) -> tuple[int, int]:
    """Return how many asks there are, and how many appointments."""
    counted = [await session.scalar(select(func.count()).select_from(one)) for one in (ConsultationRow, APPOINTMENTS)]
    return counted[0] or 0, counted[1] or 0


@in_a_loop
async def test_both_are_kept_together(app: Supervisio, host_url: str) -> None:
    """When the host commits; nothing of ours does."""
    async with hosts_session(host_url) as session:
        async with session.begin():
            await ask_with_an_appointment(app, session)
        assert await rows(session) == (1, 1)


@in_a_loop
async def test_both_vanish_together(app: Supervisio, host_url: str) -> None:
    """When the host rolls back."""
    async with hosts_session(host_url) as session:
        await ask_with_an_appointment(app, session)
        await session.rollback()
        assert await rows(session) == (0, 0)


@in_a_loop
async def test_the_hosts_savepoints_work(app: Supervisio, postgresql_clinic_url: str) -> None:
    """What was called within one is gone with it, and what was called before is not."""
    async with hosts_session(postgresql_clinic_url) as session:
        supervision = app.on_async(session, clinic_id="north", actor=ANA)
        first = await supervision.ask(REQUEST, question=QUESTION, asked_of=LEE.ref)
        async with session.begin_nested() as savepoint:
            await supervision.ask(REQUEST, question=QUESTION, asked_of=LEE.ref)
            await savepoint.rollback()
        await session.commit()

        assert [case.id for case in await supervision.cases.list_()] == [first.case_id]


@in_a_loop
async def test_two_clinics_on_one_session(app: Supervisio, postgresql_clinic_url: str) -> None:
    """Each call is about its own, also where PostgreSQL guards the rows of each."""
    async with hosts_session(postgresql_clinic_url) as session:
        north, south = (app.on_async(session, clinic_id=clinic, actor=ANA) for clinic in ("north", "south"))
        first = await north.ask(REQUEST, question=QUESTION, asked_of=LEE.ref)
        second = await south.ask(REQUEST, question=QUESTION, asked_of=LEE.ref)
        await session.commit()

        assert [case.id for case in await north.cases.list_()] == [first.case_id]
        assert [case.id for case in await south.cases.list_()] == [second.case_id]


@in_a_loop
async def test_a_row_that_the_host_holds_shows_the_change(app: Supervisio, host_url: str) -> None:
    """Its attributes are there: none is loaded later, where nothing could be awaited."""
    async with hosts_session(host_url) as session:
        supervision = app.on_async(session, clinic_id="north", actor=ANA)
        asked = await supervision.ask(REQUEST, question=QUESTION, asked_of=LEE.ref)
        held = (await session.scalars(select(CaseRow).where(CaseRow.id == asked.case_id))).one()
        assert (held.status, held.review_on) == ("open", None)

        monitored = await supervision.cases.monitor(asked.case_id, "2099-01-31")

        assert (held.status, held.review_on, held.journal_seq) == ("monitoring", monitored.review_on, monitored.version)


@in_a_loop
async def test_several_people_work_on_one_session(app: Supervisio, host_url: str) -> None:
    """Their calls take turns, too."""
    async with hosts_session(host_url) as session:
        ana, lee = (app.on_async(session, clinic_id="north", actor=actor) for actor in (ANA, LEE))
        asked = await ana.ask(REQUEST, question=QUESTION, asked_of=LEE.ref)
        await asyncio.gather(
            lee.consultations.accept(asked.consultation_id),
            ana.actions.add(asked.case_id, ANA.ref, "Write down how it went.", "2099-01-31"),
            ana.cases.monitor(asked.case_id, "2099-01-31"),
        )

        assert (await ana.cases.get(asked.case_id)).version == 4
        assert (await lee.consultations.get(asked.consultation_id)).status == "accepted"


@in_a_loop
async def test_a_session_of_the_other_kind_is_refused(app: Supervisio, host_url: str) -> None:
    """With a sentence that names the call to make, not with SQLAlchemy's on greenlets."""
    async with hosts_session(host_url) as session:
        with pytest.raises(InvalidValueError, match="on_async takes an AsyncSession"):
            app.on(session, clinic_id="north", actor=ANA)  # type: ignore[arg-type]  # the mistake that is meant
    with pytest.raises(InvalidValueError, match="on takes a Session"):
        app.on_async(Session(), clinic_id="north", actor=ANA)  # type: ignore[arg-type]  # the same, the other way round


@in_a_loop
async def test_it_says_who_acts_where(app: Supervisio, host_url: str) -> None:
    """And nothing else."""
    async with hosts_session(host_url) as session:
        supervision = app.on_async(session, clinic_id="north", actor=ANA)

        assert repr(supervision) == "<AsyncSupervision of 'north' for 't-ana'>"
        assert supervision.actor == ANA
