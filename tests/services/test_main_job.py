"""The whole way, in a clinic's own transactions: from what came up to a closed case and a record that proves itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from supervisio import (
    SEALED,
    Actor,
    BoundaryConcern,
    ClientRequest,
    PersonalIssue,
    Recommendation,
    SupportReference,
    schema,
)
from supervisio.errors import NotFoundError
from tests.services.people import ANA, CLIENT, JOBS, KIM, LEE, QUESTION, SAM, WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine

    from supervisio import Clinic, Supervisio
    from supervisio.testing import FrozenClock


@pytest.fixture
def clinic(app: Supervisio, engine: Engine) -> Iterator[Clinic]:
    """A clinic on a host's own engine, on SQLite and on PostgreSQL in turn."""
    schema.upgrade(engine)
    with app.clinic(engine) as clinic:
        yield clinic


def test_a_dinner_is_declined_and_what_the_no_did_is_watched(clinic: Clinic, clock: FrozenClock) -> None:
    """Asked, taken on, advised; told no with the reason, hurt and angry, the next session missed; closed and proved."""
    with clinic.acting(ANA) as ana:
        invited = ClientRequest(CLIENT, "meet_family_or_partner", phase="during", words=WORDS)
        asked = ana.ask(invited, question=QUESTION, asked_of="s-lee", urgency="soon", request_key="dinner")
    assert asked.about_id is not None
    clock.advance(hours=3)
    with clinic.acting(LEE) as lee:
        (waiting,) = lee.queue()
        lee.consultations.accept(waiting.id)
        advice = [Recommendation("decline_request"), Recommendation("discuss_in_session", text="At the beginning.")]
        lee.consultations.complete(waiting.id, 25, advice, "2026-03-30")
    clock.advance(days=1)
    with clinic.acting(ANA) as ana:
        (answered,) = ana.queue()
        assert answered.kind == "answered"
        for recommendation in ana.cases.view(asked.case_id).recommendations:
            ana.recommendations.follow(recommendation.id)
        ana.requests.reply(asked.about_id, "declined_and_explained", explanation="That I stay her therapist.")
        ana.requests.observe(asked.about_id, reaction="hurt")
        ana.requests.observe(asked.about_id, reaction="angry", next_session="missed")
        ana.cases.close(asked.case_id, "She came back the week after.", "That I stay her therapist.")

    with clinic.acting(ANA) as ana:
        shown = ana.cases.view(asked.case_id, reveal="supervision")
        assert (shown.case.status, shown.requests[0].status, shown.requests[0].words) == (
            "closed",
            "followed_up",
            WORDS,
        )
        assert [one.reaction for one in shown.requests[0].observations] == ["hurt", "angry"]
        assert [entry.move for entry in shown.timeline] == [
            "ask",
            "consultations.accept",
            "consultations.complete",
            "recommendations.follow",
            "recommendations.follow",
            "requests.reply",
            "requests.observe",
            "requests.observe",
            "cases.close",
        ]
        assert ana.queue().items == ()
    with clinic.reading(JOBS) as jobs:
        verified = jobs.journal.verify()
        assert (verified.ok, verified.entries, verified.roots) == (True, 9, 1)


def test_one_case_to_its_therapist_to_the_one_asked_and_to_a_stranger(clinic: Clinic) -> None:
    """The same matter, as far as each may see it."""
    with clinic.acting(ANA) as ana:
        asked = ana.ask(ClientRequest(CLIENT, "friendship", words=WORDS), question=QUESTION, asked_of="s-lee")
        ana.ask(asked.about_id, question="And for me?", asked_of="s-kim", route="consultation")
    with clinic.reading(ANA) as ana:
        assert len(ana.cases.view(asked.case_id).consultations) == 2
    with clinic.reading(LEE) as lee:
        shown = lee.cases.view(asked.case_id)
        assert [(one.asked_of, one.question) for one in shown.consultations] == [("s-lee", SEALED)]
        assert shown.requests[0].client_ref == CLIENT
    with clinic.reading(KIM) as kim:
        assert kim.cases.view(asked.case_id).requests[0].client_ref != CLIENT
    with clinic.reading(SAM) as sam, pytest.raises(NotFoundError):
        sam.cases.view(asked.case_id)


def test_a_divorce_is_taken_to_support_and_not_to_a_client(clinic: Clinic) -> None:
    """A personal issue, with where else one turned; the supervisor sees it once he takes it on."""
    issue = PersonalIssue("relationship_or_family_crisis", functioning="impairment", note=WORDS)
    with clinic.acting(ANA) as ana:
        noted = ana.note(issue, support=SupportReference("personal_therapy"))
        asked = ana.ask(noted.about_id, question=QUESTION, asked_of="s-lee")
    with clinic.acting(LEE) as lee:
        assert lee.cases.view(asked.case_id).issues == ()
        lee.consultations.accept(asked.consultation_id)
        shown = lee.cases.view(asked.case_id, reveal="supervision").issues[0]
        assert (shown.note, shown.kind, shown.support_references) == (WORDS, issue.kind, ())
        lee.consultations.complete(asked.consultation_id, 50, [Recommendation("reduce_caseload")])
    with clinic.acting(ANA) as ana:
        ana.issues.practice_response(noted.about_id, "limit")
        ana.issues.review(noted.about_id)
        assert ana.issues.close(noted.about_id).status == "closed"
        assert ana.cases.close(noted.case_id, "I work three days a week until the summer.").status == "closed"


def test_a_peer_group_is_asked_and_who_is_on_leave_is_replaced(clinic: Clinic) -> None:
    """Somebody of the group answers; the other ask is redirected."""
    me, peer = Actor("t-ana", acts_as={"peers"}), Actor("t-ben", acts_as={"peers"})
    concern = BoundaryConcern("small_community", client_ref=CLIENT, description=WORDS)
    with clinic.acting(me) as ana:
        noted = ana.note(concern)
        asked = ana.concerns.bring(noted.about_id, "peers", QUESTION, "peer_consultation", show_client_ref=True)
        other = ana.ask(noted.about_id, question=QUESTION, asked_of="s-lee")
    with clinic.acting(LEE) as lee:
        lee.consultations.decline(other.consultation_id, "on_leave")
    with clinic.acting(me) as ana:
        redirected = ana.consultations.redirect(other.consultation_id, "s-kim")
    with clinic.acting(peer) as ben:
        ben.consultations.accept(asked.consultation_id)
        assert ben.cases.view(asked.case_id, reveal="consultation").concerns[0].description == WORDS
    with clinic.reading(KIM) as kim:
        assert [one.id for one in kim.queue()] == [redirected.id]


def test_a_block_that_fails_leaves_nothing(clinic: Clinic) -> None:
    """All of it or none of it."""
    with pytest.raises(ZeroDivisionError), clinic.acting(ANA) as ana:
        fail_after_asking(ana.ask(question=QUESTION, asked_of="s-lee"))

    with clinic.reading(LEE) as lee:
        assert lee.queue_count() == 0


def fail_after_asking(asked: object) -> float:
    """Fail as a host's own code may."""
    return 1 / (asked is None)


def test_a_row_changed_behind_the_library_is_found(clinic: Clinic) -> None:
    """Whoever can write to the database cannot write to the record."""
    with clinic.acting(ANA) as ana:
        asked = ana.ask(ClientRequest(CLIENT, "gift", words=WORDS), question=QUESTION, asked_of="s-lee")
    with clinic.engine.begin() as connection:
        connection.execute(text("UPDATE supervisio_client_request SET made_by = 'partner'"))

    with clinic.reading(JOBS) as jobs:
        (finding,) = jobs.journal.verify().findings
    assert (finding.root, finding.table, finding.id, finding.what) == (
        asked.case_id,
        "client_request",
        asked.about_id,
        "edited",
    )
