from __future__ import annotations

import asyncio
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import event

from supervisio import AsyncClinic, Clinic, schema
from tests.aio.running import in_a_loop
from tests.services.people import ANA, AUDITOR, LEE, QUESTION

if TYPE_CHECKING:
    from supervisio import AsyncSupervision, Vault
    from supervisio.domain.records import AskedRecord
    from tests.aio.conftest import Open


class Cancelling:
    """Cancels the task that runs the n-th statement, just as it sends it."""

    def __init__(self, clinic: AsyncClinic) -> None:
        self.at = 0
        self.statements = 0
        event.listen(clinic.engine.sync_engine, "before_cursor_execute", self._count)

    def next_time_at(self, statement: int) -> None:
        """Count from here."""
        self.at, self.statements = statement, 0

    def _count(self, *_: Any) -> None:
        self.statements += 1
        if self.statements == self.at:
            cancel_this_task()


def cancel_this_task(*_: Any) -> None:
    """Cancel whoever runs this: at the next thing that the task waits for, it is told."""
    task = asyncio.current_task()
    assert task is not None
    task.cancel()


async def ask(clinic: AsyncClinic) -> AskedRecord:
    """Ana asks Lee, under one key."""
    async with clinic.acting(ANA) as supervision:
        return await supervision.ask(question=QUESTION, asked_of=LEE.ref, request_key="k-1")


async def number_of_cases(clinic: AsyncClinic) -> int:
    """Return how many cases Ana has."""
    async with clinic.reading(ANA) as supervision:
        return len(await supervision.cases.list_())


@in_a_loop
async def test_a_task_cancelled_at_any_statement_leaves_nothing(open_clinic: Open) -> None:
    """It rolls back, and the clinic works on."""
    async with await open_clinic() as clinic:
        cancelling = Cancelling(clinic)
        for statement in count(1):
            cancelling.next_time_at(statement)
            task = asyncio.create_task(ask(clinic))
            await asyncio.wait([task])
            cancelling.next_time_at(0)
            if not task.cancelled():
                break
            assert await number_of_cases(clinic) == 0

        async with clinic.reading(AUDITOR) as supervision:
            verified = await supervision.journal.verify()
        assert (await number_of_cases(clinic), verified.ok, verified.entries) == (1, True, 1)
    assert statement > 3


@in_a_loop
async def test_a_task_cancelled_between_two_calls_leaves_nothing(open_clinic: Open) -> None:
    """What it waits for may be anything."""
    async with await open_clinic() as clinic:
        has_asked = asyncio.Event()

        async def ask_and_wait() -> None:
            async with clinic.acting(ANA) as supervision:
                await supervision.ask(question=QUESTION, asked_of=LEE.ref)
                has_asked.set()
                await asyncio.Event().wait()

        task = asyncio.create_task(ask_and_wait())
        await has_asked.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

        assert await number_of_cases(clinic) == 0


@in_a_loop
async def test_a_task_cancelled_while_it_commits_may_ask_again(open_clinic: Open) -> None:
    """Whether it was kept is not known; under the same key it is recorded once."""
    async with await open_clinic() as clinic:
        event.listen(clinic.engine.sync_engine, "commit", cancel_this_task, once=True)
        with pytest.raises(asyncio.CancelledError):
            await asyncio.create_task(ask(clinic))

        await ask(clinic)

        assert await number_of_cases(clinic) == 1


@in_a_loop
async def test_a_task_cancelled_while_it_waits_for_another(postgresql_url: str, vault: Vault) -> None:
    """It does not wait on, and the other one is not disturbed."""
    schema.upgrade(postgresql_url)
    with Clinic.open(postgresql_url, vault=vault) as sync_clinic:
        async with await AsyncClinic.open(postgresql_url, vault=vault) as clinic:
            asked = await ask(clinic)
            with sync_clinic.acting(LEE) as ahead:
                ahead.consultations.accept(asked.consultation_id)

                async def accept_too(supervision: AsyncSupervision) -> None:
                    await supervision.consultations.accept(asked.consultation_id)

                with pytest.raises(TimeoutError):
                    await asyncio.wait_for(clinic.run(accept_too, actor=LEE), timeout=0.2)

            async with clinic.reading(LEE) as supervision:
                assert (await supervision.consultations.get(asked.consultation_id)).status == "accepted"


@in_a_loop
async def test_a_memory_outlives_a_task_that_was_cancelled_in_it(vault: Vault) -> None:
    """Though SQLAlchemy closes the connection of a cancelled task."""
    async with await AsyncClinic.open(":memory:", vault=vault) as clinic:
        await ask(clinic)
        cancelling = Cancelling(clinic)
        cancelling.next_time_at(3)
        with pytest.raises(asyncio.CancelledError):
            await asyncio.create_task(ask(clinic))

        assert await number_of_cases(clinic) == 1
