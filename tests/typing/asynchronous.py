"""
What a type checker knows of the lifted calls. ``make check`` reads this; nothing runs it.

An ignored error is one that must be found: where it is not, the ignoring of it is an error itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_type

from pandas import DataFrame

from supervisio import AsyncClinic, AsyncSupervision, ClientRequest
from supervisio.aio.lifting import AsyncService, lifted
from supervisio.domain.records import (
    AskedRecord,
    AudienceRecord,
    CaseRecord,
    CaseView,
    ClinicPolicyRecord,
    ConsultationRecord,
    Page,
    TherapyRelationshipRecord,
    VerificationRecord,
    WaitingRecord,
)
from supervisio.services.cases import Cases
from supervisio.services.consultations import Consultations

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession
    from sqlalchemy.orm import Session

    from supervisio import Actor, Supervisio, Vault


async def a_call_returns_what_the_service_returns(supervision: AsyncSupervision, record_id: UUID) -> None:
    """The frozen records, once it is awaited."""
    about = ClientRequest("c-104", "gift")
    assert_type(await supervision.ask(about, question="How?", asked_of="s-lee", request_key="k-1"), AskedRecord)
    assert_type(await supervision.audience(record_id, route="consultation"), tuple[AudienceRecord, ...])
    assert_type(await supervision.queue(limit=3), Page[WaitingRecord])
    assert_type(await supervision.queue_count(), int)
    assert_type(await supervision.cases.view(record_id, reveal="supervision"), CaseView)
    assert_type(await supervision.cases.list_(status="open"), Page[CaseRecord])
    assert_type(await supervision.cases.find("appointment:88"), CaseRecord | None)
    assert_type(await supervision.consultations.accept(str(record_id), expect_version=2), ConsultationRecord)
    assert_type(await supervision.relationships.begin("c-104"), TherapyRelationshipRecord)
    assert_type(await supervision.policy.get(), ClinicPolicyRecord)
    assert_type(await supervision.frames.consultations(urgency="soon", limit=100), DataFrame)
    assert_type(await supervision.frames.timeline(record_id), DataFrame)
    assert_type(await supervision.journal.verify(progress=lambda _done, _total: None), VerificationRecord)


async def what_is_revealed_is_of_the_same_kind(supervision: AsyncSupervision, record_id: UUID) -> None:
    """The type variable of ``reveal`` survives the lifting."""
    assert_type(await supervision.reveal(await supervision.cases.get(record_id)), CaseRecord)
    assert_type(
        await supervision.reveal(await supervision.consultations.get(record_id), purpose="audit"), ConsultationRecord
    )


async def a_wrong_call_is_found(supervision: AsyncSupervision, record_id: UUID) -> None:
    """By its arguments, as without asyncio, and where it is not awaited."""
    await supervision.ask(question="How?")  # type: ignore[call-arg]  # asked of nobody
    await supervision.ask(ClientRequest("c-104", "gift"), "How?")  # type: ignore[call-arg]  # not by keyword
    await supervision.cases.get(7)  # type: ignore[arg-type]  # no id
    await supervision.consultations.accept(record_id, because="I can")  # type: ignore[call-arg]  # no such keyword
    await supervision.consultations.acept(record_id)  # type: ignore[attr-defined]  # no such call
    await supervision.supervisions.get(record_id)  # type: ignore[attr-defined]  # no such noun
    supervision.consultations.accept(record_id)  # type: ignore[unused-coroutine]  # not awaited
    accepted: ConsultationRecord = supervision.consultations.accept(record_id)  # type: ignore[assignment]  # the same
    del accepted


class Mixed(AsyncService[Cases]):
    """A call of another service's, lifted by mistake."""

    get = lifted(Cases.get)
    accept = lifted(Consultations.accept)


async def a_call_is_lifted_where_it_belongs(mixed: Mixed, record_id: UUID) -> None:
    """To the service that has it."""
    assert_type(await mixed.get(record_id), CaseRecord)
    await mixed.accept(record_id)  # type: ignore[misc]  # cases are not accepted


async def a_clinic_gives_the_services(vault: Vault, actor: Actor, app: Supervisio, engine: AsyncEngine) -> None:
    """In blocks and in ``run``, which returns what the work returns."""
    async with await AsyncClinic.open("clinic.db", vault=vault) as clinic, clinic.acting(actor) as supervision:
        assert_type(clinic, AsyncClinic)
        assert_type(supervision, AsyncSupervision)
    async with AsyncClinic(app, engine, clinic_id="north").reading(actor) as supervision:
        assert_type(supervision, AsyncSupervision)
    assert_type(await clinic.run(lambda given: given.queue_count(), actor=actor), int)
    with clinic.acting(actor):  # type: ignore[attr-defined]  # not without async
        pass


def a_host_hands_over_a_session(app: Supervisio, session: AsyncSession, plain: Session, actor: Actor) -> None:
    """An AsyncSession, and no other one."""
    assert_type(app.on_async(session, clinic_id="north", actor=actor), AsyncSupervision)
    app.on_async(plain, clinic_id="north", actor=actor)  # type: ignore[arg-type]
    app.on(session, clinic_id="north", actor=actor)  # type: ignore[arg-type]
