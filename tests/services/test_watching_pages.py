from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from supervisio import Actor, BoundaryConcern
from supervisio.errors import InvalidValueError
from tests.services.people import ANA, AUDITOR, CLIENT, CUSTODIAN, JOBS, QUESTION
from tests.services.tables import statements_on
from tests.services.views import FRIENDS, advise, quiet

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from supervisio import Clinic, Supervisio, Supervision
    from supervisio.domain.records import AskedRecord
    from supervisio.testing import FrozenClock
    from tests.services.conftest import On


def test_nobody_else_sees_any_of_it(
    ana: Supervision, on: On, clock: FrozenClock, app: Supervisio, session: Session
) -> None:
    """No reader, no owner of an action, no other party, no role, no other clinic."""
    concern = BoundaryConcern("colleague_or_trainee", client_ref=CLIENT, other_party_ref="s-kim")
    case_id = ana.ask(concern, question=QUESTION, asked_of="s-lee").case_id
    readable = ana.note(FRIENDS).case_id
    ana.cases.grant(readable, "q-sam")
    ana.actions.add(readable, "f-desk", "Send the letter", "2026-03-20")
    ana.cases.monitor(readable, "2026-03-10")
    clock.advance(days=60)
    assert {one.case_id for one in ana.watching()} == {case_id, readable}

    for other in ("s-lee", "s-kim", "q-sam", "f-desk", "t-ben", CLIENT):
        assert quiet(on(Actor(other))) == []
    for role in (JOBS, AUDITOR, CUSTODIAN):
        assert quiet(on(role)) == []
    assert quiet(app.on(session, clinic_id="elsewhere", actor=ANA)) == []


def test_whoever_acts_as_somebody_sees_what_they_see(ana: Supervision, on: On, clock: FrozenClock) -> None:
    """A desk's asks are for those at the desk; what is one's own is shown once, as one's own."""
    asked = ana.ask(FRIENDS, question=QUESTION, asked_of="f-desk")
    desk = on(Actor("u-9", acts_as={"f-desk"}))
    desk.consultations.accept(asked.consultation_id)
    clock.advance(days=20)

    assert [one.own for one in desk.watching()] == [False]
    assert [one.own for one in on(Actor("u-7", acts_as={"f-desk", "t-ana"})).watching()] == [True]


def test_the_clinic_sets_the_numbers(
    ana: Supervision, lee: Supervision, jobs: Supervision, clock: FrozenClock, asked: AskedRecord
) -> None:
    """Each by itself."""
    advise(lee, asked)
    concern = ana.note(FRIENDS)
    ana.cases.monitor(concern.case_id, "2026-03-02")
    jobs.policy.set(
        watched={"concern_without_consultation_days": 2, "advice_without_action_days": 3, "review_lapsed_days": 4}
    )

    kinds = []
    for day in range(2, 8):
        clock.move_to(datetime(2026, 3, day, 12, tzinfo=UTC))
        kinds.append([one.kind for one in ana.watching()])

    assert [len(found) for found in kinds] == [0, 0, 1, 2, 3, 3]
    assert sorted(kinds[-1]) == ["advice_without_action", "concern_without_consultation", "review_lapsed"]


@pytest.mark.parametrize("limit", [1, 2, 3, 200])
def test_pages_show_everything_once(ana: Supervision, on: On, clock: FrozenClock, limit: int) -> None:
    """One's own first, then what one took on, the longest quiet before others."""
    ben = on(Actor("t-ben"))
    for _ in range(3):
        brought = ben.ask(FRIENDS, question=QUESTION, asked_of="t-ana")
        ana.consultations.accept(brought.consultation_id)
    clock.advance(days=1)
    own = [ana.note(FRIENDS).about_id for _ in range(3)]
    older = ana.note(FRIENDS, effective_at=date(2026, 2, 1)).about_id
    clock.advance(days=20)
    everything = [one.id for one in ana.watching()]
    found, after = [], None
    while True:
        page = ana.watching(limit=limit, after=after)
        found += [one.id for one in page]
        if page.next is None:
            break
        after = page.next

    assert found == everything
    assert everything[:4] == [older, *own]
    assert len(everything) == 7


@pytest.mark.parametrize("given", [{"limit": 0}, {"limit": 201}, {"limit": "9"}, {"after": "first"}, {"after": 7}])
def test_a_page_is_asked_for_properly(ana: Supervision, given: dict[str, object]) -> None:
    """1 to 200, and from where one ended."""
    with pytest.raises(InvalidValueError) as caught:
        ana.watching(**given)  # type: ignore[arg-type]  # that is the point
    assert caught.value.field in given


def test_it_takes_one_statement(
    clinic: Clinic, clock: FrozenClock, ana: Supervision, lee: Supervision, asked: AskedRecord
) -> None:
    """However much there is."""
    advise(lee, asked)
    ana.note(FRIENDS)
    clock.advance(days=30)
    ana.watching()

    with statements_on(clinic.engine) as statements:
        assert len(ana.watching()) == 2

    assert len([one for one in statements if "supervisio_" in one]) == 1


def test_it_is_told_in_one_line(ana: Supervision, clock: FrozenClock) -> None:
    """What, for how long, since when, which; and as values for a screen."""
    noted = ana.note(FRIENDS)
    clock.advance(timedelta(days=20))
    (one,) = ana.watching()

    assert str(one) == f"Concern without consultation: 20 days, since 2026-03-02 09:00 UTC  {noted.about_id}"
    assert one.to_dict()["kind"] == "concern_without_consultation"
