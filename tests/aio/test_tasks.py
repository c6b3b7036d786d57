from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from sqlalchemy.exc import InvalidRequestError

from supervisio import AsyncClinic
from supervisio.errors import InvalidValueError
from tests.aio.running import in_a_loop
from tests.services.people import ANA, AUDITOR, LEE, QUESTION

if TYPE_CHECKING:
    from supervisio import AsyncSupervision, Vault
    from tests.aio.conftest import Open

TASKS = 24


async def ask(supervision: AsyncSupervision) -> None:
    """Ask in a new case."""
    await supervision.ask(question=QUESTION, asked_of=LEE.ref)


async def entries(clinic: AsyncClinic) -> int:
    """Return how many entries the journal has, all of them as they were written."""
    async with clinic.reading(AUDITOR) as supervision:
        verified = await supervision.journal.verify()
    assert verified.ok
    return verified.entries


@in_a_loop
async def test_tasks_write_side_by_side(open_clinic: Open) -> None:
    """Each in a session of its own, in cases of their own: none is lost."""
    async with await open_clinic() as clinic:
        await asyncio.gather(*(clinic.run(ask, actor=ANA) for _ in range(TASKS)))

        assert await entries(clinic) == TASKS


@in_a_loop
async def test_tasks_write_in_one_case(open_clinic: Open) -> None:
    """They wait for each other, and the chain of the case has no fork."""
    async with await open_clinic() as clinic:
        async with clinic.acting(ANA) as supervision:
            asked = await supervision.ask(question=QUESTION, asked_of=LEE.ref)

        async def add(supervision: AsyncSupervision) -> None:
            await supervision.actions.add(asked.case_id, ANA.ref, "Write down how it went.", "2026-03-20")

        await asyncio.gather(*(clinic.run(add, actor=ANA) for _ in range(TASKS)))

        assert await entries(clinic) == 1 + TASKS
        async with clinic.reading(ANA) as supervision:
            assert (await supervision.cases.get(asked.case_id)).version == 1 + TASKS


@in_a_loop
async def test_a_click_of_many_is_recorded_once(open_clinic: Open) -> None:
    """The same request key in many tasks at once gives one case."""

    async def ask_once(supervision: AsyncSupervision) -> str:
        asked = await supervision.ask(question=QUESTION, asked_of=LEE.ref, request_key="k-1")
        return str(asked.case_id)

    async with await open_clinic() as clinic:
        found = await asyncio.gather(*(clinic.run(ask_once, actor=ANA) for _ in range(TASKS)))

        assert len(set(found)) == 1
        assert await entries(clinic) == 1


@in_a_loop
async def test_the_calls_of_one_session_take_turns(open_clinic: Open) -> None:
    """``gather`` makes tasks unasked; their calls do not mix in one transaction."""
    async with await open_clinic() as clinic:
        async with clinic.acting(ANA) as supervision:
            asked = await supervision.ask(question=QUESTION, asked_of=LEE.ref)
            await asyncio.gather(
                *(
                    supervision.actions.add(asked.case_id, ANA.ref, "Write down how it went.", "2026-03-20")
                    for _ in range(TASKS)
                )
            )

        assert await entries(clinic) == 1 + TASKS


@in_a_loop
async def test_calls_left_running_are_not_kept(open_clinic: Open) -> None:
    """``gather`` lets the first error out of the block while other calls go on: they are rolled back, or refused."""
    async with await open_clinic() as clinic:
        with pytest.raises(InvalidValueError):  # noqa: PT012 - the block is what is tested
            async with clinic.acting(ANA) as supervision:
                left = [asyncio.create_task(supervision.ask(question=QUESTION, asked_of=LEE.ref)) for _ in range(4)]
                await asyncio.gather(supervision.ask(question="", asked_of=LEE.ref), *left)
        ends = await asyncio.gather(*left, return_exceptions=True)

        assert {type(end) for end in ends if isinstance(end, Exception)} <= {InvalidRequestError}
        assert await entries(clinic) == 0


@in_a_loop
async def test_nothing_goes_on_after_the_block(open_clinic: Open) -> None:
    """It would be written in a transaction that nobody commits."""
    async with await open_clinic() as clinic:
        async with clinic.acting(ANA) as supervision:
            await ask(supervision)

        with pytest.raises(InvalidRequestError, match="closed"):
            await ask(supervision)

        assert await entries(clinic) == 1


@in_a_loop
async def test_in_memory_tasks_wait_for_each_other(vault: Vault) -> None:
    """There is one connection, and one transaction at a time."""
    async with await AsyncClinic.open(":memory:", vault=vault) as clinic:
        await asyncio.gather(*(clinic.run(ask, actor=ANA) for _ in range(TASKS)))

        assert await entries(clinic) == TASKS


@in_a_loop
async def test_verifying_tells_how_far_it_is(open_clinic: Open) -> None:
    """To an ordinary function, as without asyncio; what it has told last is all there is."""
    told: list[tuple[int, int | None]] = []
    async with await open_clinic() as clinic:
        async with clinic.acting(ANA) as supervision:
            for _ in range(3):
                await ask(supervision)
        async with clinic.reading(AUDITOR) as supervision:
            await supervision.journal.verify(progress=lambda done, total: told.append((done, total)))

    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told[-1] == (3, 3)
