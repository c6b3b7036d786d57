"""Days are counted at the clinic, wherever the clocks are put, and in every year that can be recorded."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest

from supervisio import BoundaryConcern, ClientRequest
from tests.services.frames.expecting import NOUNS, Expected, cells_of
from tests.services.people import CLIENT, QUESTION

if TYPE_CHECKING:
    from supervisio import Supervision
    from supervisio.testing import FrozenClock


@pytest.mark.parametrize(
    ("zone", "happened", "written", "days", "late"),
    [
        # An hour over midnight is a day; 23 hours within one are none.
        ("UTC", "2026-03-02T23:30+00:00", "2026-03-03T00:30+00:00", 1, False),
        ("UTC", "2026-03-03T00:10+00:00", "2026-03-03T23:10+00:00", 0, False),
        ("Europe/Vienna", "2026-03-02T22:30+00:00", "2026-03-02T23:30+00:00", 1, False),
        ("Australia/Sydney", "2026-03-02T12:30+00:00", "2026-03-02T23:30+00:00", 1, False),
        ("America/St_Johns", "2026-03-02T03:00+00:00", "2026-03-02T04:00+00:00", 1, False),
        # The clocks are put forward, and back: a day of 23 hours, and one of 25.
        ("Europe/Vienna", "2026-03-28T23:05+00:00", "2026-03-29T21:55+00:00", 0, False),
        ("Europe/Vienna", "2026-03-28T22:55+00:00", "2026-03-29T22:05+00:00", 2, False),
        ("Europe/Vienna", "2026-10-24T22:05+00:00", "2026-10-25T22:55+00:00", 0, True),
        ("Europe/Vienna", "2026-10-24T21:55+00:00", "2026-10-25T22:55+00:00", 1, True),
    ],
)
def test_lateness_is_counted_at_the_clinic(
    ana: Supervision,
    jobs: Supervision,
    clock: FrozenClock,
    zone: str,
    happened: str,
    written: str,
    days: int,
    late: Any,
) -> None:
    """In calendar days of its time zone; a timeline also says whether it was more than 24 hours."""
    jobs.policy.set(time_zone=zone, effective_at="2026-01-01")
    clock.move_to(datetime.fromisoformat(written))
    noted = ana.note(BoundaryConcern("touch"), effective_at=datetime.fromisoformat(happened))
    timeline = ana.frames.timeline(noted.case_id)

    assert ana.frames.concerns()["late_days"].to_list() == [days]
    assert timeline["late_days"].to_list() == [days]
    assert timeline["late"].to_list() == [late]


def test_a_day_that_was_told_stays_that_day(ana: Supervision, jobs: Supervision, clock: FrozenClock) -> None:
    """Though it began at another moment when the clinic was in another time zone."""
    jobs.policy.set(time_zone="Australia/Sydney", effective_at="2026-01-01")
    concern = ana.note(BoundaryConcern("touch"), effective_at="2026-02-25").about_id
    ana.concerns.bring(concern, "s-lee", QUESTION, effective_at="2026-02-27")
    jobs.policy.set(time_zone="America/St_Johns", effective_at="2026-01-02")

    (row,) = cells_of(ana.frames.concerns())

    assert row["effective_at"].astimezone(ZoneInfo("America/St_Johns")).date() == date(2026, 2, 24)
    assert (row["late_days"], row["days_to_asking"]) == (5, 2)


def test_any_year_that_can_be_recorded_can_be_framed(ana: Supervision, jobs: Supervision, clock: FrozenClock) -> None:
    """From the second to the last but one: nanoseconds would end in 2262."""
    zone = ZoneInfo("Europe/Vienna")
    jobs.policy.set(time_zone=zone.key, effective_at="2026-01-01")
    old: dict[str, Any] = {"effective_at": "0002-01-01"}
    asked = ana.ask(ClientRequest(CLIENT, "gift", made_on="1899-12-31"), question=QUESTION, asked_of="s-lee", **old)
    ana.note(BoundaryConcern("touch", noticed_on="0002-03-01"), case_id=asked.case_id)
    ana.actions.add(asked.case_id, "f-desk", "Keep it", "9998-12-31")
    ana.consultations.record_held(asked.case_id, "s-kim", datetime(1899, 12, 31, 23, 59, 59, 999_999, UTC), 30)
    clock.move_to(datetime(9998, 12, 1, tzinfo=UTC))
    expected = Expected(ana, now=clock.now(), zone=zone)

    for noun in NOUNS:
        assert cells_of(getattr(ana.frames, noun)()) == expected.rows(noun)
    assert ana.frames.requests()["made_on"].dt.year.to_list() == [1899]
    assert ana.frames.actions()["due_on"].dt.year.to_list() == [9998]
    assert ana.frames.timeline(asked.case_id)["effective_on"].dt.year.to_list()[0] == 2


def test_today_is_that_of_the_clinic(ana: Supervision, jobs: Supervision, clock: FrozenClock) -> None:
    """What is due today there is not overdue, though somewhere else it is tomorrow already."""
    case_id = ana.note(BoundaryConcern("touch")).case_id
    ana.actions.add(case_id, "f-desk", "Send it", "2026-03-05")
    clock.move_to(datetime(2026, 3, 6, 1, tzinfo=UTC))
    found = {}
    for day, zone in enumerate(("America/St_Johns", "Australia/Sydney"), 1):
        jobs.policy.set(time_zone=zone, effective_at=f"2026-01-0{day}")
        found[zone] = ana.frames.actions()["overdue"].to_list()

    assert found == {"America/St_Johns": [False], "Australia/Sydney": [True]}
