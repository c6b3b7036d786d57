from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supervisio.domain.policy import Policy
from supervisio.domain.vocabulary import Urgency

# Fourteen hours ahead, half hours, midnights that do not exist or come twice, a day that a country left out.
ZONES = (
    "UTC",
    "Europe/Berlin",
    "Australia/Sydney",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "Asia/Beirut",
    "America/Sao_Paulo",
    "America/Havana",
    "Pacific/Apia",
    "Pacific/Kiritimati",
    "Etc/GMT+12",
)
A_LITTLE = timedelta(microseconds=1)

zones = st.sampled_from(ZONES)
days = st.dates(date(1990, 1, 1), date(2037, 12, 31))


def at(zone: str) -> Policy:
    """Return the policy of a clinic in this zone."""
    return Policy(zone=ZoneInfo(zone))


@given(zones, st.datetimes(datetime(1990, 1, 1), datetime(2037, 12, 31), timezones=st.just(UTC)))  # noqa: DTZ001 - bounds are naive
def test_every_moment_lies_in_its_day(zone: str, moment: datetime) -> None:
    """Whatever the zone does to its clocks, the day it is has begun and is not over."""
    policy = at(zone)
    today = policy.today(moment)

    assert policy.begin_of(today) <= moment < policy.end_of(today)


@given(zones, days)
def test_a_day_begins_when_the_day_before_is_over(zone: str, day: date) -> None:
    """There is no moment between two days, and none in both."""
    policy = at(zone)
    begin = policy.begin_of(day)

    assert begin == policy.end_of(day - timedelta(days=1))
    assert policy.today(begin - A_LITTLE) < day <= policy.today(begin)


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [
        ("Europe/Berlin", date(2026, 3, 29), 23),
        ("Europe/Berlin", date(2026, 10, 25), 25),
        ("Australia/Lord_Howe", date(2026, 10, 4), 23.5),
        ("Asia/Beirut", date(2021, 3, 28), 23),
        ("America/Sao_Paulo", date(2018, 2, 17), 25),
        ("Pacific/Apia", date(2011, 12, 30), 0),
        ("UTC", date(2026, 3, 29), 24),
    ],
)
def test_a_day_is_as_long_as_it_is_there(zone: str, day: date, hours: float) -> None:
    """A due day ends when the day ends at the clinic, not 24 hours after it began."""
    policy = at(zone)

    assert policy.end_of(day) - policy.begin_of(day) == timedelta(hours=hours)


def test_sydney_is_a_day_ahead() -> None:
    """At 08:00 on 3 March in Sydney it is 21:00 on 2 March in UTC: today is the third."""
    assert at("Australia/Sydney").today(datetime(2026, 3, 2, 21, tzinfo=UTC)) == date(2026, 3, 3)


@pytest.mark.parametrize("edge", [date(2, 1, 1), date(9998, 12, 31)])
@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Etc/GMT+12"])
def test_no_zone_runs_over_the_edge_of_the_calendar(zone: str, edge: date) -> None:
    """The first and the last day that the checks let through have a beginning and an end everywhere."""
    policy = at(zone)

    assert policy.begin_of(edge) < policy.end_of(edge)


@pytest.mark.parametrize(
    ("urgency", "expected"),
    [
        ("routine", timedelta(days=14)),
        ("soon", timedelta(days=3)),
        ("urgent", timedelta(hours=24)),
        ("immediate", timedelta(hours=1)),
        ("of_a_newer_version", timedelta(days=14)),
    ],
)
def test_an_answer_is_due_by_urgency(urgency: str, expected: timedelta) -> None:
    """Without a policy the defaults hold; a code that this version does not know waits as a routine one."""
    asked_at = datetime(2026, 3, 2, 9, tzinfo=UTC)

    assert Policy().respond_by(asked_at, urgency) - asked_at == expected


def test_a_clinic_without_a_policy_counts_in_utc() -> None:
    """The defaults are UTC and 100,000 characters, with a response time for every urgency."""
    assert (Policy().zone.key, Policy().text_limit) == ("UTC", 100_000)
    assert set(Policy().response_times) == set(Urgency)
