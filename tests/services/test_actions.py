from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from supervisio import SEALED, WITHHELD, Actor
from supervisio.errors import AccessDeniedError, InvalidValueError, NotFoundError
from tests.services.people import QUESTION
from tests.services.tables import refused

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from supervisio import Supervision
    from supervisio.domain.records import AskedRecord
    from supervisio.testing import FrozenClock
    from tests.services.conftest import On
    from tests.services.prepared import Prepared

TEXT = "Send her the letter about the new fee."


def test_it_is_agreed_who_does_what_by_when(ana: Supervision, asked: AskedRecord) -> None:
    """The text is sealed."""
    action = ana.actions.add(asked.case_id, "f-desk", TEXT, "2026-03-20")

    assert (action.owner_ref, action.due_on, action.status, action.overdue, action.text, action.consultation_id) == (
        "f-desk",
        date(2026, 3, 20),
        "open",
        False,
        SEALED,
        None,
    )
    assert ana.reveal(action).text == TEXT


def test_its_owner_sees_it_and_does_it(ana: Supervision, on: On, session: Session, asked: AskedRecord) -> None:
    """That action and its text, not the case; cancelling is the therapist's."""
    action = ana.actions.add(asked.case_id, "f-desk", TEXT, "2026-03-20")
    desk = on(Actor("u-9", acts_as={"f-desk"}))

    assert desk.reveal(desk.actions.get(action.id)).text == TEXT
    shown = desk.cases.view(asked.case_id)
    assert (shown.requests, shown.consultations, shown.timeline) == ((), (), ())
    assert (shown.case.topic, shown.case.client_ref, shown.case.therapist_ref) == (WITHHELD,) * 3
    with refused(session, AccessDeniedError):
        desk.actions.cancel(action.id)
    assert desk.actions.complete(action.id).status == "done"
    assert ana.cases.timeline(asked.case_id).items[-1].acting_as == "f-desk"


def test_the_one_asked_adds_to_their_consultation(
    ana: Supervision, lee: Supervision, session: Session, asked: AskedRecord
) -> None:
    """Once they took it on, and to nothing else."""
    with refused(session, AccessDeniedError):
        lee.actions.add(asked.case_id, "t-ana", TEXT, "2026-03-20", asked.consultation_id)
    lee.consultations.accept(asked.consultation_id)
    other = ana.ask(question=QUESTION, asked_of="s-kim", case_id=asked.case_id)

    action = lee.actions.add(asked.case_id, "t-ana", TEXT, "2026-03-20", asked.consultation_id)
    assert action.consultation_id == asked.consultation_id
    assert [one.id for one in lee.cases.view(asked.case_id).actions] == [action.id]
    for consultation_id in (None, other.consultation_id):
        with refused(session, AccessDeniedError):
            lee.actions.add(asked.case_id, "t-ana", TEXT, "2026-03-20", consultation_id)


def test_it_belongs_to_a_consultation_of_its_case(ana: Supervision, session: Session, asked: AskedRecord) -> None:
    """Another case's is refused."""
    other = ana.ask(question=QUESTION, asked_of="s-lee")

    with refused(session, InvalidValueError) as caught:
        ana.actions.add(asked.case_id, "f-desk", TEXT, "2026-03-20", other.consultation_id)
    assert caught.value.problems == (("consultation_id", "not_this_case", {}),)


def test_a_stranger_adds_nothing(sam: Supervision, session: Session, asked: AskedRecord) -> None:
    """There is no such case."""
    with refused(session, NotFoundError):
        sam.actions.add(asked.case_id, "q-sam", TEXT, "2026-03-20")


def test_it_is_overdue_after_its_day_at_the_clinic(
    ana: Supervision, jobs: Supervision, clock: FrozenClock, asked: AskedRecord
) -> None:
    """Derived, never stored: the whole day counts, as long as it lasts in Sydney."""
    jobs.policy.set(time_zone="Australia/Sydney")
    action = ana.actions.add(asked.case_id, "f-desk", TEXT, "2026-03-20")

    clock.move_to(datetime(2026, 3, 20, 12, 59, tzinfo=UTC))
    assert not ana.actions.get(action.id).overdue
    clock.move_to(datetime(2026, 3, 20, 13, 0, tzinfo=UTC))
    assert ana.actions.get(action.id).overdue
    assert not ana.actions.complete(action.id).overdue


@pytest.mark.parametrize("due_on", [None, "tomorrow", datetime(2026, 3, 20, tzinfo=UTC)], ids=str)
def test_it_has_a_day(ana: Supervision, session: Session, asked: AskedRecord, due_on: date) -> None:
    """A calendar day."""
    with refused(session, InvalidValueError) as caught:
        ana.actions.add(asked.case_id, "f-desk", TEXT, due_on)
    assert caught.value.field == "due_on"


def test_they_are_listed_by_what_one_may_read(ana: Supervision, on: On, prepared: Prepared) -> None:
    """By status, owner, case and consultation."""
    own = ana.actions.add(prepared.case_id, "t-ana", TEXT, "2026-03-10", prepared.accepted)
    ana.actions.complete(prepared.action)
    lists = ana.actions.list_

    assert [one.id for one in lists()] == [own.id, prepared.action]
    assert [one.id for one in lists(status="done")] == [prepared.action]
    assert [one.id for one in lists(owner_ref="t-ana")] == [own.id]
    assert [one.id for one in lists(consultation_id=prepared.accepted)] == [own.id]
    assert [one.id for one in on(Actor("f-desk")).actions.list_()] == [prepared.action]


def test_adding_twice_with_one_key_adds_once(ana: Supervision, asked: AskedRecord) -> None:
    """A retry gets the action, as it is now."""
    first = ana.actions.add(asked.case_id, "f-desk", TEXT, "2026-03-20", request_key="k-1")
    ana.actions.complete(first.id)
    again = ana.actions.add(asked.case_id, "f-desk", TEXT, "2026-03-20", request_key="k-1")

    assert (again.id, again.status, again.replayed) == (first.id, "done", True)
    assert len(ana.actions.list_()) == 1
