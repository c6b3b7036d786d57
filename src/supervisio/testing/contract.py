"""What a host may rely on, as tests that it runs on an engine and sessions of its own."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, insert, select, update
from sqlalchemy.orm import Session, sessionmaker

from supervisio import schema
from supervisio.app import Supervisio
from supervisio.domain.facts import BoundaryConcern, ClientRequest, Recommendation
from supervisio.domain.hidden import SEALED
from supervisio.errors import ConflictError, InvalidValueError, NotFoundError, RuleError
from supervisio.models import AccessEntryRow, CaseRow, ConsultationRow
from supervisio.testing.clinics import throwaway_vault
from supervisio.testing.premises import ANA, AUDITOR, HOSTS_TABLE, KIM, LEE, Premises, settings_of

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from supervisio.domain.records import AskedRecord
    from supervisio.supervision import Supervision

_WORDS = "Could we stay friends when this is over?"
_QUESTION = "How do I say no without ending the work?"


class SupervisionContract:
    """
    What holds on every engine that supervisio can work on.

    A host sees that it holds on its own::

        from supervisio.testing import SupervisionContract

        class TestSupervision(SupervisionContract):
            pass

    and has a fixture ``engine``. Tables are made there if there are none. Each test works in a clinic of a new name
    and leaves its rows, so let it be a database for tests. ``supervisio_sessions`` and ``supervisio_app`` are fixtures
    that a host may replace in its class, where its sessions are of a kind of their own or its keys are kept elsewhere.
    """

    @pytest.fixture
    def supervisio_app(self) -> Supervisio:
        """What the host makes once a process."""
        return Supervisio(throwaway_vault())

    @pytest.fixture
    def supervisio_sessions(self, engine: Engine) -> sessionmaker[Session]:
        """What makes the host's sessions."""
        return sessionmaker(engine)

    @pytest.fixture
    def supervisio_premises(
        self, engine: Engine, supervisio_app: Supervisio, supervisio_sessions: sessionmaker[Session]
    ) -> Premises:
        """An empty clinic in the host's database."""
        if schema.current(engine) is None:
            schema.upgrade(engine)
        return Premises(supervisio_app, supervisio_sessions)

    def test_the_main_job_from_asking_to_closing(self, supervisio_premises: Premises) -> None:
        """Asked, accepted, advised, followed, answered, observed, closed: each in a transaction of its own."""
        with supervisio_premises.acting(ANA) as ana:
            asked = _ask(ana)
        with supervisio_premises.acting(LEE) as lee:
            lee.consultations.accept(asked.consultation_id)
        with supervisio_premises.acting(LEE) as lee:
            lee.consultations.complete(asked.consultation_id, 25, [Recommendation("decline_request")])
        with supervisio_premises.acting(ANA) as ana:
            (advice,) = ana.recommendations.list_(case_id=asked.case_id)
            ana.recommendations.follow(advice.id)
            ana.requests.reply(_about(asked), "declined_and_explained", explanation="So that you can come back.")
            ana.requests.observe(_about(asked), reaction="relieved", next_session="attended")
        with supervisio_premises.acting(ANA) as ana:
            closed = ana.cases.close(asked.case_id, "Talked through.", client_was_told="That we will not be friends.")

        assert closed.status == "closed"
        with supervisio_premises.acting(ANA) as ana:
            moves = [entry.move for entry in ana.cases.timeline(asked.case_id)]
            assert ana.queue_count() == 0
        assert moves == [
            "ask",
            "consultations.accept",
            "consultations.complete",
            "recommendations.follow",
            "requests.reply",
            "requests.observe",
            "cases.close",
        ]

    def test_what_the_host_commits_is_kept_together(self, supervisio_premises: Premises) -> None:
        """A row of the host's and ours, on one session, in one transaction."""
        with supervisio_premises.beside_hosts_table() as connection:
            with supervisio_premises.sessions(bind=connection) as session:
                asked = _ask(supervisio_premises.on(session, ANA))
                session.execute(insert(HOSTS_TABLE).values(id=1))
                session.commit()

            assert connection.scalar(select(func.count()).select_from(HOSTS_TABLE)) == 1
        with supervisio_premises.acting(ANA) as ana:
            assert ana.cases.get(asked.case_id).status == "open"

    def test_what_the_host_rolls_back_vanishes_together(self, supervisio_premises: Premises) -> None:
        """The case, its journal and the row of the host's; and the next one is recorded as if it were the first."""
        with supervisio_premises.beside_hosts_table() as connection:
            with supervisio_premises.sessions(bind=connection) as session:
                session.execute(insert(HOSTS_TABLE).values(id=1))
                asked = _ask(supervisio_premises.on(session, ANA), request_key="the-form")
                session.rollback()

            assert connection.scalar(select(func.count()).select_from(HOSTS_TABLE)) == 0
        with supervisio_premises.acting(ANA) as ana:
            with pytest.raises(NotFoundError):
                ana.cases.get(asked.case_id)
            assert not _ask(ana, request_key="the-form").replayed

    def test_a_savepoint_takes_back_what_was_done_within(self, supervisio_premises: Premises) -> None:
        """What was recorded before and afterwards stays, and the chain fits."""
        with supervisio_premises.sessions() as session, session.begin():
            ana = supervisio_premises.on(session, ANA)
            asked = _ask(ana)
            savepoint = session.begin_nested()
            ana.cases.monitor(asked.case_id, "2999-01-01")
            within = _ask(ana)
            savepoint.rollback()
            ana.consultations.cancel(asked.consultation_id)

        with supervisio_premises.acting(ANA) as ana:
            assert [one.id for one in ana.cases.list_()] == [asked.case_id]
            assert within.case_id != asked.case_id
            assert [one.move for one in ana.cases.timeline(asked.case_id)] == ["ask", "consultations.cancel"]
        assert _verified(supervisio_premises)

    def test_a_refused_call_leaves_the_transaction_to_the_host(self, supervisio_premises: Premises) -> None:
        """What it did before is kept when the host goes on and commits; of the refused call there is nothing."""
        with supervisio_premises.sessions() as session, session.begin():
            ana = supervisio_premises.on(session, ANA)
            asked = _ask(ana)
            with pytest.raises(InvalidValueError):
                ana.ask(question="", asked_of="s-lee", case_id=asked.case_id)

        with supervisio_premises.acting(ANA) as ana:
            assert [one.move for one in ana.cases.timeline(asked.case_id)] == ["ask"]

    def test_a_row_that_the_host_holds_shows_the_change(self, supervisio_premises: Premises) -> None:
        """Without being asked for again, also when a savepoint takes the change back."""
        with supervisio_premises.sessions() as session, session.begin():
            ana = supervisio_premises.on(session, ANA)
            asked = _ask(ana)
            held = session.get_one(CaseRow, (supervisio_premises.clinic_id, asked.case_id))
            savepoint = session.begin_nested()
            ana.cases.monitor(asked.case_id, "2999-01-01")
            assert held.status == "monitoring"
            savepoint.rollback()

            assert held.status == "open"

    def test_the_same_request_key_records_once(self, supervisio_premises: Premises) -> None:
        """Sent twice, the second gives what the first gave; another content under the same key is refused."""
        with supervisio_premises.acting(ANA) as ana:
            first = _ask(ana, request_key="the-form")
        with supervisio_premises.acting(ANA) as ana:
            again = _ask(ana, request_key="the-form")
            with pytest.raises(ConflictError) as caught:
                _ask(ana, request_key="the-form", urgency="soon")

            assert (caught.value.code, caught.value.retry) == ("request_key_reused", False)
            assert len(ana.cases.list_().items) == 1
        assert (first.replayed, again.replayed) == (False, True)
        assert again.consultation_id == first.consultation_id

    def test_two_clinics_see_nothing_of_each_other(self, supervisio_premises: Premises) -> None:
        """On one session, in one transaction, for the same person."""
        with supervisio_premises.sessions() as session, session.begin():
            north = supervisio_premises.on(session, ANA)
            south = supervisio_premises.on(session, ANA, clinic_id=f"{supervisio_premises.clinic_id}-south")
            asked = _ask(north)
            with pytest.raises(NotFoundError):
                south.cases.get(asked.case_id)
            there = _ask(south)

            assert [one.id for one in north.cases.list_()] == [asked.case_id]
            assert [one.id for one in south.cases.list_()] == [there.case_id]

    def test_a_text_is_sealed_until_it_is_revealed_and_that_is_logged(self, supervisio_premises: Premises) -> None:
        """Who read what of whose, and for what; reading one's own is not written down."""
        with supervisio_premises.acting(ANA) as ana:
            asked = _ask(ana)
            assert ana.reveal(ana.requests.get(_about(asked))).words == _WORDS
        with supervisio_premises.acting(LEE) as lee:
            consultation = lee.consultations.accept(asked.consultation_id)
            assert consultation.question is SEALED
            assert lee.reveal(consultation).question == _QUESTION

        with supervisio_premises.sessions() as session:
            supervisio_premises.on(session, AUDITOR).queue()  # so that the database knows which clinic this is about
            of_clinic = AccessEntryRow.clinic_id == supervisio_premises.clinic_id
            logged = [
                (one.actor_ref, one.purpose, one.noun, one.record_id, one.fields)
                for one in session.scalars(select(AccessEntryRow).where(of_clinic))
            ]
        assert logged == [("s-lee", "supervision", "consultation", asked.consultation_id, ["question"])]

    def test_verify_is_clean_and_finds_an_edit(self, supervisio_premises: Premises) -> None:
        """A row that was changed behind the services is named, and until then nothing is."""
        with supervisio_premises.acting(ANA) as ana:
            asked = _ask(ana)
        assert _verified(supervisio_premises)

        with supervisio_premises.sessions() as session:
            auditor = supervisio_premises.on(session, AUDITOR)
            auditor.queue()
            of_clinic = ConsultationRow.clinic_id == supervisio_premises.clinic_id
            behind = update(ConsultationRow).where(of_clinic, ConsultationRow.id == asked.consultation_id)
            session.execute(behind.values(urgency="immediate"))
            found = auditor.journal.verify()
            session.rollback()
        assert not found.ok
        assert [finding.id for finding in found.findings] == [asked.consultation_id]
        assert _verified(supervisio_premises)

    def test_the_queue_is_most_urgent_first(self, supervisio_premises: Premises) -> None:
        """Then by when an answer is due; and page by page it is the same."""
        with supervisio_premises.acting(ANA) as ana:
            for urgency in ("routine", "immediate", "soon", "urgent"):
                _ask(ana, urgency=urgency)

        with supervisio_premises.acting(LEE) as lee:
            waiting = list(lee.queue())
            first = lee.queue(limit=3)
            rest = lee.queue(limit=3, after=first.next)
            assert [one.urgency for one in waiting] == ["immediate", "urgent", "soon", "routine"]
            assert [one.id for one in (*first, *rest)] == [one.id for one in waiting]
            assert lee.queue_count() == len(waiting)
            assert all(one.respond_by - one.since > timedelta() for one in waiting)

    def test_the_other_party_of_a_concern_sees_nothing_of_it(self, supervisio_premises: Premises) -> None:
        """Nor can they be asked about it; for them it does not exist."""
        concern = BoundaryConcern("colleague_or_trainee", other_party_ref=KIM.ref)
        with supervisio_premises.acting(ANA) as ana:
            asked = ana.ask(concern, question=_QUESTION, asked_of=LEE.ref)
        with supervisio_premises.acting(ANA) as ana, pytest.raises(RuleError) as caught:
            ana.ask(question=_QUESTION, asked_of=KIM.ref, case_id=asked.case_id)

        assert caught.value.code == "other_party"
        with supervisio_premises.acting(KIM) as kim:
            with pytest.raises(NotFoundError):
                kim.cases.view(asked.case_id)
            assert (kim.cases.list_().items, kim.queue().items) == ((), ())

    def test_nothing_is_left_on_the_connection(self, supervisio_premises: Premises) -> None:
        """No setting, no lock and no transaction, whether the host committed or rolled back."""
        with supervisio_premises.sessions() as session:
            engine = session.get_bind().engine
        with engine.connect() as connection:
            before = settings_of(connection)
            with supervisio_premises.sessions(bind=connection) as session:
                _ask(supervisio_premises.on(session, ANA))
                session.commit()
                supervisio_premises.on(session, LEE).queue()
                session.rollback()

            assert not connection.in_transaction()
            assert settings_of(connection) == before


def _ask(ana: Supervision, *, urgency: str = "routine", request_key: str | None = None) -> AskedRecord:
    about = ClientRequest("c-104", "friendship_after_ending", words=_WORDS)
    return ana.ask(
        about, question=_QUESTION, asked_of=LEE.ref, urgency=urgency, reached_how="phone", request_key=request_key
    )


def _about(asked: AskedRecord) -> str:
    return str(asked.about_id)


def _verified(premises: Premises) -> bool:
    with premises.acting(AUDITOR) as auditor:
        return auditor.journal.verify().ok
