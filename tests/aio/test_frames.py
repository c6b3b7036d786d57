from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import pytest

from supervisio import BoundaryConcern, ClientRequest
from supervisio.errors import InvalidValueError
from tests.aio.running import in_a_loop
from tests.services.frames.expecting import NOUNS
from tests.services.people import ANA, CLIENT, LEE, QUESTION, WORDS

if TYPE_CHECKING:
    from uuid import UUID

    from supervisio import AsyncClinic, Clinic
    from tests.aio.conftest import Open


async def fill(clinic: AsyncClinic) -> UUID:
    """Ana asks Lee about a request and a concern, and Lee takes one of them on."""
    async with clinic.acting(ANA) as ana:
        asked = await ana.ask(ClientRequest(CLIENT, "gift", words=WORDS), question=QUESTION, asked_of=LEE.ref)
        concern = BoundaryConcern("touch", client_ref=CLIENT, noticed_on="2026-02-20")
        await ana.ask(concern, question=QUESTION, asked_of=LEE.ref, case_id=asked.case_id)
        await ana.actions.add(asked.case_id, LEE.ref, "Send it", "2026-03-20")
    async with clinic.acting(LEE) as lee:
        await lee.consultations.accept(asked.consultation_id)
    return asked.case_id


@in_a_loop
async def test_frames_are_the_same(open_clinic: Open, sync_clinic: Clinic) -> None:
    """Awaited or not, on SQLite and on PostgreSQL: the same values of the same types."""
    clinic = await open_clinic()
    case_id = await fill(clinic)
    for who in (ANA, LEE):
        async with clinic.reading(who) as supervision:
            awaited = {noun: await getattr(supervision.frames, noun)() for noun in NOUNS}
            awaited["timeline"] = await supervision.frames.timeline(case_id)
        with sync_clinic.reading(who) as plain:
            frames = {noun: getattr(plain.frames, noun)() for noun in NOUNS}
            frames["timeline"] = plain.frames.timeline(case_id)

        for noun, frame in frames.items():
            assert len(frame) > 0
            pd.testing.assert_frame_equal(awaited[noun], frame)
    await clinic.close()


@in_a_loop
async def test_batches_are_awaited_one_by_one(open_clinic: Open) -> None:
    """With the cursor that the one before gave; and what is no batch is refused."""
    clinic = await open_clinic()
    await fill(clinic)
    async with clinic.reading(ANA) as ana:
        first = await ana.frames.consultations(limit=1)
        second = await ana.frames.consultations(limit=1, after=first.attrs["next"])
        whole = await ana.frames.consultations()
        with pytest.raises(InvalidValueError):
            await ana.frames.consultations(limit=0)

    assert [*first["id"], *second["id"]] == whole["id"].to_list()
    assert second.attrs["next"] is None
    await clinic.close()
