"""The other party of a concern comes to see nothing, by no way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from supervisio import Actor, BoundaryConcern
from supervisio.errors import NotFoundError, RuleError
from tests.services.people import CLIENT, QUESTION
from tests.services.tables import refused

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from sqlalchemy.orm import Session

    from supervisio import Supervision
    from supervisio.domain.records import AskedRecord, NotedRecord
    from tests.services.conftest import On

WITH_LEE = BoundaryConcern("colleague_or_trainee", client_ref=CLIENT, other_party_ref="s-lee")


@pytest.fixture
def noted(ana: Supervision) -> NotedRecord:
    """A concern of Ana's, with Lee as the other party."""
    return ana.note(WITH_LEE)


def test_a_case_is_not_opened_to_them(ana: Supervision, session: Session, noted: NotedRecord) -> None:
    """Not by asking, bringing, granting, reporting a talk, nor by giving them something to do."""
    case_id = noted.case_id
    ways: list[Callable[[], object]] = [
        lambda: ana.ask(WITH_LEE, question=QUESTION, asked_of="s-lee"),
        lambda: ana.ask(WITH_LEE, question=QUESTION, asked_of="s-lee", case_id=case_id),
        lambda: ana.ask(noted.about_id, question=QUESTION, asked_of="s-lee"),
        lambda: ana.ask(question=QUESTION, asked_of="s-lee", case_id=case_id),
        lambda: ana.concerns.bring(noted.about_id, "s-lee", QUESTION),
        lambda: ana.cases.grant(case_id, "s-lee"),
        lambda: ana.consultations.record_held(case_id, "s-lee", "2026-03-01", 20),
        lambda: ana.actions.add(case_id, "s-lee", "Think it over", "2026-03-20"),
    ]

    for way in ways:
        with refused(session, RuleError, "other_party"):
            way()


def test_it_is_not_redirected_to_them(ana: Supervision, session: Session, noted: NotedRecord) -> None:
    """Whoever was asked first."""
    asked = ana.concerns.bring(noted.about_id, "s-kim", QUESTION)

    with refused(session, RuleError, "other_party"):
        ana.consultations.redirect(asked.consultation_id, "s-lee")


@pytest.mark.parametrize("part", ["asked", "granted", "owner", "therapist"])
def test_a_concern_with_somebody_who_sees_the_case_is_refused(
    ana: Supervision, session: Session, asked: AskedRecord, part: str
) -> None:
    """It is noted in a case of its own."""
    ana.cases.grant(asked.case_id, "q-sam")
    ana.actions.add(asked.case_id, "f-desk", "Send it", "2026-03-20")
    other = {"asked": "s-lee", "granted": "q-sam", "owner": "f-desk", "therapist": "t-ana"}[part]
    concern = BoundaryConcern("colleague_or_trainee", other_party_ref=other)

    with refused(session, RuleError, "other_party"):
        ana.note(concern, case_id=asked.case_id)
    with refused(session, RuleError, "other_party"):
        ana.ask(concern, question=QUESTION, asked_of="s-kim", case_id=asked.case_id)


def test_one_is_not_the_other_party_of_ones_own_concern(on: On, session: Session) -> None:
    """Not under any reference one goes by."""
    for other in ("t-ana", "duty-desk"):
        me = on(Actor("t-ana", acts_as={"duty-desk"}))
        concern = BoundaryConcern("colleague_or_trainee", other_party_ref=other)
        with refused(session, RuleError, "other_party"):
            me.note(concern)
        with refused(session, RuleError, "other_party"):
            me.ask(concern, question=QUESTION, asked_of="s-kim")


def test_acting_as_somebody_else_does_not_help(on: On, ana: Supervision, session: Session, noted: NotedRecord) -> None:
    """Who comes to act as the one asked, and is the other party, finds nothing there."""
    asked = ana.concerns.bring(noted.about_id, "duty-desk", QUESTION)
    lee = on(Actor("s-lee", acts_as={"duty-desk"}))
    ids: list[tuple[Callable[[UUID], object], UUID]] = [
        (lee.cases.get, asked.case_id),
        (lee.cases.view, asked.case_id),
        (lee.cases.timeline, asked.case_id),
        (lee.audience, asked.case_id),
        (lee.journal.timeline, asked.case_id),
        (lee.journal.verify, asked.case_id),
        (lee.consultations.get, asked.consultation_id),
        (lee.consultations.accept, asked.consultation_id),
        (lee.concerns.get, noted.about_id),
    ]

    for call, given_id in ids:
        with refused(session, NotFoundError):
            call(given_id)
    assert lee.queue().items == ()
    assert lee.queue_count() == 0
    assert [*lee.cases.list_(), *lee.consultations.list_(), *lee.concerns.list_(), *lee.journal.timeline()] == []
    assert on(Actor("s-new", acts_as={"duty-desk"})).queue_count() == 1


def test_whoever_looks_after_the_record_does_not_see_it_either(on: On, noted: NotedRecord) -> None:
    """Custody and audit open nothing to the other party."""
    lee = on(Actor("s-lee", roles={"auditor", "records_custodian", "system"}))

    assert noted.case_id not in {entry.case_id for entry in lee.journal.timeline()}
    with pytest.raises(NotFoundError):
        lee.cases.view(noted.case_id)


def test_a_record_read_before_opens_nothing(ana: Supervision, on: On, session: Session) -> None:
    """Revealing goes by what holds now."""
    case_id = ana.note(BoundaryConcern("touch", client_ref=CLIENT, description="A long handshake.")).case_id
    ana.cases.grant(case_id, "duty-desk")
    (before,) = on(Actor("s-lee", acts_as={"duty-desk"})).cases.view(case_id).concerns
    ana.note(BoundaryConcern("colleague_or_trainee", other_party_ref="s-lee"), case_id=case_id)

    with refused(session, NotFoundError):
        on(Actor("s-lee", acts_as={"duty-desk"})).reveal(before)
