from __future__ import annotations

from typing import TYPE_CHECKING

from supervisio import SEALED, ClientRequest, PersonalIssue, Recommendation, SupportReference
from supervisio.domain.hidden import Hidden
from tests.aio.running import in_a_loop
from tests.services.people import ANA, AUDITOR, CLIENT, JOBS, LEE, QUESTION, WORDS

if TYPE_CHECKING:
    from uuid import UUID

    from supervisio import AsyncClinic, Clinic
    from supervisio.domain.records import AskedRecord, CaseView
    from supervisio.testing import FrozenClock
    from tests.aio.conftest import Open


async def ask(clinic: AsyncClinic) -> AskedRecord:
    """Ana asks Lee about a client who wants to stay friends."""
    async with clinic.acting(ANA) as supervision:
        await supervision.relationships.begin(CLIENT, began_on="2024-09-02")
        request = ClientRequest(CLIENT, "friendship_after_ending", words=WORDS)
        shown = await supervision.audience(about=request, asked_of=LEE.ref)
        asked = await supervision.ask(request, question=QUESTION, asked_of=LEE.ref, urgency="soon")
    assert asked.audience == shown
    return asked


async def advise(clinic: AsyncClinic) -> None:
    """Lee takes on what waits for her, and advises."""
    async with clinic.acting(LEE) as supervision:
        assert await supervision.queue_count() == 1
        for waiting in await supervision.queue():
            await supervision.consultations.accept(waiting.id)
            consultation = await supervision.reveal(await supervision.consultations.get(waiting.id))
            assert consultation.question == QUESTION
            advice = [Recommendation("decline_request", text="Kindly, and with the reason.")]
            await supervision.consultations.complete(waiting.id, 25, advice)
            action = "Write down how it went."
            await supervision.actions.add(waiting.case_id, ANA.ref, action, "2026-03-20", consultation_id=waiting.id)


async def see_it_through(clinic: AsyncClinic, case_id: UUID) -> CaseView:
    """Ana answers the client, does what was agreed, and closes the case."""
    async with clinic.acting(ANA) as supervision:
        shown = await supervision.cases.view(case_id)
        for advice in shown.recommendations:
            await supervision.recommendations.follow(advice.id)
        for request in shown.requests:
            await supervision.requests.reply(request.id, "declined_and_explained", "Our work is done when it ends.")
            await supervision.requests.observe(request.id, reaction="disappointed", next_session="attended")
        for action in await supervision.actions.list_(case_id=case_id, status="open"):
            await supervision.actions.complete(action.id)
        await supervision.cases.close(case_id, "Said no, and stayed in touch with the work.", "That we part as we met.")
        return await supervision.cases.view(case_id, reveal="supervision")


@in_a_loop
async def test_the_main_job_from_ask_to_close(open_clinic: Open) -> None:
    """Asked, taken on, advised, answered, followed up and closed; and the record is what was written."""
    async with await open_clinic() as clinic:
        asked = await ask(clinic)
        await advise(clinic)
        shown = await see_it_through(clinic, asked.case_id)
        async with clinic.reading(AUDITOR) as supervision:
            verified = await supervision.journal.verify(asked.case_id)

    assert (shown.case.status, shown.case.outcome) == ("closed", "Said no, and stayed in touch with the work.")
    assert [one.status for one in shown.requests] == ["followed_up"]
    assert [one.status for one in shown.consultations] == ["completed"]
    assert [one.status for one in shown.recommendations] == ["followed"]
    assert [one.status for one in shown.actions] == ["done"]
    assert (shown.requests[0].words, shown.consultations[0].question) == (WORDS, QUESTION)
    assert [entry.move for entry in shown.timeline] == [
        "ask",
        "consultations.accept",
        "consultations.complete",
        "actions.add",
        "recommendations.follow",
        "requests.reply",
        "requests.observe",
        "actions.complete",
        "cases.close",
    ]
    assert (verified.ok, verified.roots, verified.entries) == (True, 1, 9)


@in_a_loop
async def _what_was_read(open_clinic: Open, read: list[CaseView]) -> None:
    async with await open_clinic() as clinic:
        asked = await ask(clinic)
        await advise(clinic)
        read.append(await see_it_through(clinic, asked.case_id))


def test_records_outlive_session_clinic_and_loop(open_clinic: Open) -> None:
    """They are frozen copies: nothing is loaded when they are looked at, so nothing needs a loop."""
    read: list[CaseView] = []
    _what_was_read(open_clinic, read)
    (shown,) = read

    assert shown.to_dict()["case"]["status"] == "closed"
    assert WORDS not in repr(shown)
    assert "reopen" in [move.move for move in shown.case.moves]


def test_both_ways_lead_to_the_same_record(open_clinic: Open, sync_clinic: Clinic) -> None:
    """What was written with asyncio is read without, to the same records, and the other way round."""
    read: list[CaseView] = []
    _what_was_read(open_clinic, read)

    with sync_clinic.acting(ANA) as supervision:
        plain = supervision.cases.view(read[0].case.id, reveal="supervision")
        supervision.cases.reopen(plain.case.id, reason="She wrote again.")

    assert plain == read[0]
    _see_it_reopened(open_clinic, plain.case.id)


@in_a_loop
async def _see_it_reopened(open_clinic: Open, case_id: UUID) -> None:
    async with await open_clinic() as clinic, clinic.reading(ANA) as supervision:
        assert (await supervision.cases.get(case_id)).status == "open"


@in_a_loop
async def test_an_issue_of_ones_own_is_noted(open_clinic: Open) -> None:
    """Texts and codes come back sealed, and revealed to the one who wrote them."""
    async with await open_clinic() as clinic, clinic.acting(ANA) as supervision:
        issue = PersonalIssue("bereavement", note="My father died in May.")
        noted = await supervision.note(issue, support=SupportReference("personal_therapy"))
        kept = await supervision.issues.get(noted.about_id)
        revealed = await supervision.reveal(kept)

    assert (kept.note, revealed.note) == (SEALED, "My father died in May.")
    assert not isinstance(revealed.kind, Hidden)


@in_a_loop
async def test_a_policy_holds_for_the_clinic(open_clinic: Open, clock: FrozenClock) -> None:
    """Once it is committed, for whoever acts next."""
    async with await open_clinic() as clinic:
        async with clinic.acting(JOBS) as supervision:
            await supervision.policy.set(time_zone="Europe/Berlin", text_limit=40)
        async with clinic.reading(ANA) as supervision:
            policy = await supervision.policy.get()

    assert (policy.time_zone, policy.text_limit, policy.recorded_at) == ("Europe/Berlin", 40, clock.now())
