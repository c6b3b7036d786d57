from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from supervisio import Actor
from supervisio.errors import InvalidValueError, NotFoundError
from tests.services.people import WORDS
from tests.services.tables import refused

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from supervisio import Supervision
    from supervisio.domain.records import AskedRecord
    from supervisio.testing import FrozenClock
    from tests.services.conftest import On


def test_a_grant_opens_the_whole_case_to_a_reader(ana: Supervision, sam: Supervision, asked: AskedRecord) -> None:
    """With its words, which are logged when they are read; but with no moves."""
    granted = ana.cases.grant(asked.case_id, "q-sam")
    shown = sam.cases.view(asked.case_id, reveal="quality_audit")

    assert (granted.ref, granted.until, granted.revoked_at) == ("q-sam", None, None)
    assert shown.requests[0].words == WORDS
    assert [one.ref for one in shown.grants] == ["q-sam"]
    assert shown.case.moves == shown.requests[0].moves == shown.consultations[0].moves == ()


def test_a_grant_holds_to_its_day_at_the_clinic(
    ana: Supervision, jobs: Supervision, sam: Supervision, clock: FrozenClock, asked: AskedRecord
) -> None:
    """The day named is the last: as long as it lasts in Sydney."""
    jobs.policy.set(time_zone="Australia/Sydney")
    assert ana.cases.grant(asked.case_id, "q-sam", until="2026-03-20").until == date(2026, 3, 20)

    clock.move_to(datetime(2026, 3, 20, 12, 59, tzinfo=UTC))
    assert sam.cases.get(asked.case_id).id == asked.case_id
    assert len(sam.cases.list_()) == 1
    clock.move_to(datetime(2026, 3, 20, 13, 0, tzinfo=UTC))
    assert sam.cases.list_().items == ()
    with pytest.raises(NotFoundError):
        sam.cases.get(asked.case_id)


def test_a_grant_is_taken_back(
    ana: Supervision, sam: Supervision, session: Session, clock: FrozenClock, asked: AskedRecord
) -> None:
    """At once; that there was one stays."""
    ana.cases.grant(asked.case_id, "q-sam")

    revoked = ana.cases.revoke(asked.case_id, "q-sam", reason="She has seen enough.")
    assert (revoked.ref, revoked.revoked_at) == ("q-sam", clock.now())
    with refused(session, NotFoundError):
        sam.cases.get(asked.case_id)
    assert [one.revoked_at for one in ana.cases.view(asked.case_id).grants] == [clock.now()]
    with refused(session, NotFoundError) as caught:
        ana.cases.revoke(asked.case_id, "q-sam")
    assert caught.value.noun == "grant"


def test_revoking_takes_back_all_grants_to_a_reader(
    ana: Supervision, sam: Supervision, session: Session, asked: AskedRecord
) -> None:
    """However many there are; a retry with the same key gives the same grant."""
    ana.cases.grant(asked.case_id, "q-sam", until="2026-03-20")
    ana.cases.grant(asked.case_id, "q-sam")

    first = ana.cases.revoke(asked.case_id, "q-sam", request_key="k-1")
    again = ana.cases.revoke(asked.case_id, "q-sam", request_key="k-1")
    assert (again.id, again.revoked_at, again.replayed) == (first.id, first.revoked_at, True)
    with refused(session, NotFoundError):
        sam.cases.get(asked.case_id)


def test_granting_twice_with_one_key_grants_once(ana: Supervision, asked: AskedRecord) -> None:
    """A retry gets the grant."""
    first = ana.cases.grant(asked.case_id, "q-sam", request_key="k-1")
    again = ana.cases.grant(asked.case_id, "q-sam", request_key="k-1")

    assert (again.id, again.replayed) == (first.id, True)
    assert len(ana.cases.view(asked.case_id).grants) == 1


def test_a_case_is_not_opened_to_oneself(on: On, session: Session, asked: AskedRecord) -> None:
    """Under no reference one goes by."""
    me = on(Actor("t-ana", acts_as={"duty-desk"}))
    for ref in ("t-ana", "duty-desk"):
        with refused(session, InvalidValueError) as caught:
            me.cases.grant(asked.case_id, ref)
        assert (caught.value.field, caught.value.problem) == ("ref", "asking_oneself")


@pytest.mark.parametrize("status", ["open", "monitoring", "closed"])
def test_a_case_is_opened_whatever_its_state(
    ana: Supervision, lee: Supervision, asked: AskedRecord, status: str
) -> None:
    """A closed one too: that is when it is audited."""
    lee.consultations.decline(asked.consultation_id, "no_capacity")
    moves: dict[str, Any] = {
        "open": lambda: None,
        "monitoring": lambda: ana.cases.monitor(asked.case_id, "2026-06-01"),
        "closed": lambda: ana.cases.close(asked.case_id, "Settled.", "That I cannot."),
    }
    moves[status]()

    ana.cases.grant(asked.case_id, "q-sam")
    assert ana.cases.get(asked.case_id).status == status


def test_who_was_asked_may_be_granted_more(ana: Supervision, lee: Supervision, asked: AskedRecord) -> None:
    """Both parts hold: what was granted is seen, what was asked is answered."""
    ana.cases.grant(asked.case_id, "s-lee")

    assert lee.reveal(lee.cases.view(asked.case_id)).requests[0].words == WORDS
    assert lee.consultations.accept(asked.consultation_id).status == "accepted"
