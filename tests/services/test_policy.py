from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from supervisio import Actor, Supervisio
from supervisio.domain.policy import Watched
from supervisio.errors import AccessDeniedError, ConflictError, InvalidValueError
from supervisio.models import ClinicPolicyRow
from tests.services.people import JOBS, QUESTION
from tests.services.tables import refused

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from supervisio import Supervision, Vault
    from supervisio.testing import FrozenClock
    from tests.services.conftest import On

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
TIMES = {
    "routine": timedelta(days=14),
    "soon": timedelta(days=3),
    "urgent": timedelta(hours=24),
    "immediate": timedelta(hours=1),
}


def test_without_one_the_defaults_hold(sam: Supervision) -> None:
    """Whoever asks: UTC, 100,000 characters, a response time for each urgency."""
    policy = sam.policy.get()

    assert (policy.id, policy.time_zone, policy.text_limit, policy.response_times) == (None, "UTC", 100_000, TIMES)
    assert (policy.effective_at, policy.recorded_by, policy.version) == (None, None, 0)


def test_what_is_not_given_stays(jobs: Supervision, clock: FrozenClock) -> None:
    """Each setting by itself; every version is kept, and the newest holds."""
    first = jobs.policy.set(time_zone="Australia/Sydney")
    clock.advance(days=1)
    second = jobs.policy.set(response_times={"soon": timedelta(hours=12)})
    clock.advance(days=1)
    third = jobs.policy.set(text_limit=1_048_576)

    assert (third.time_zone, third.response_times, third.text_limit) == (
        "Australia/Sydney",
        {**TIMES, "soon": timedelta(hours=12)},
        1_048_576,
    )
    assert len({first.id, second.id, third.id}) == 3
    assert (third.recorded_by, third.effective_at) == (JOBS.ref, NOW + timedelta(days=2))
    assert jobs.journal.verify().roots == 3


def test_what_is_watched_for_has_defaults(sam: Supervision) -> None:
    """Two weeks without a consultation or an action, a week past a review, three crossings in a year."""
    policy = sam.policy.get()

    assert (policy.watched, policy.confirmed_rules) == (Watched(), ())
    assert policy.to_dict()["watched"] == {
        "concern_without_consultation_days": 14,
        "advice_without_action_days": 14,
        "review_lapsed_days": 7,
        "crossings": 3,
        "crossings_within_days": 365,
    }


def test_each_number_is_set_by_itself(jobs: Supervision, session: Session) -> None:
    """What was never set is not written down: should the default be another one some day, that holds."""
    jobs.policy.set(watched={"crossings": 5})
    policy = jobs.policy.set(watched={"review_lapsed_days": 1}, text_limit=200)

    assert policy.watched == Watched(crossings=5, review_lapsed_days=1)
    assert jobs.policy.set(text_limit=300).watched == policy.watched
    kept = session.scalars(select(ClinicPolicyRow.watched).order_by(ClinicPolicyRow.id)).all()
    assert kept == [{"crossings": 5}, {"crossings": 5, "review_lapsed_days": 1}, kept[1]]


def test_what_a_newer_version_watches_for_is_passed_over() -> None:
    """It can be read all the same."""
    assert Watched.of({"crossings": 4, "moons": 2}) == Watched(crossings=4)


def test_rules_are_confirmed_by_their_ids(jobs: Supervision) -> None:
    """All of them anew each time, sorted, each once; a host's own as well, and none takes all back."""
    policy = jobs.policy.set(confirmed_rules=["nbcc.former", "a-host.rule_1", "nbcc.former"])
    assert policy.confirmed_rules == ("a-host.rule_1", "nbcc.former")

    assert jobs.policy.set(text_limit=200).confirmed_rules == policy.confirmed_rules
    assert jobs.policy.set(confirmed_rules=()).confirmed_rules == ()


def test_it_holds_at_once(on: On, ana: Supervision, jobs: Supervision) -> None:
    """For whoever set it, and in the same transaction for everybody."""
    jobs.policy.set(response_times={"routine": timedelta(days=1)})

    assert ana.ask(question=QUESTION, asked_of="s-lee").respond_by == NOW + timedelta(days=1)
    me = on(Actor("t-ana", roles={"system"}))
    me.policy.set(text_limit=10)
    with pytest.raises(InvalidValueError):
        me.ask(question=QUESTION, asked_of="s-lee")


def test_what_is_rolled_back_never_held(on: On, session: Session, jobs: Supervision) -> None:
    """A policy that nobody committed is not kept in mind."""
    jobs.policy.get()
    session.commit()
    jobs.policy.set(text_limit=10)
    on(Actor("t-ana")).policy.get()
    session.rollback()

    asked = on(Actor("t-ana")).ask(question=QUESTION, asked_of="s-lee")
    assert asked.version == 1
    assert jobs.policy.get().id is None


def test_it_may_hold_from_earlier(jobs: Supervision) -> None:
    """A late entry; the one that is newest in effect holds, not the one written last."""
    jobs.policy.set(text_limit=200)
    late = jobs.policy.set(text_limit=100, effective_at="2026-02-01")

    assert (late.text_limit, late.effective_on) == (200, None)
    assert jobs.policy.get().text_limit == 200


def test_only_the_hosts_jobs_set_it(on: On, session: Session) -> None:
    """Whoever looks after the record does not."""
    for actor in (Actor("t-ana"), Actor("c-1", roles={"records_custodian", "auditor"})):
        with refused(session, AccessDeniedError) as caught:
            on(actor).policy.set(text_limit=10)
        assert caught.value.who_may == "the role system"


@pytest.mark.parametrize(
    ("values", "field", "problem"),
    [
        ({"time_zone": "Middle/Earth"}, "time_zone", "unknown_zone"),
        ({"time_zone": ""}, "time_zone", "unknown_zone"),
        ({"time_zone": "../zoneinfo/UTC"}, "time_zone", "unknown_zone"),
        ({"time_zone": "a" * 10_000}, "time_zone", "unknown_zone"),
        ({"time_zone": "a\x00"}, "time_zone", "unknown_zone"),
        ({"time_zone": "\ud800"}, "time_zone", "unknown_zone"),
        ({"time_zone": 7}, "time_zone", "unknown_zone"),
        ({"time_zone": UTC}, "time_zone", "unknown_zone"),
        ({"text_limit": 0}, "text_limit", "out_of_range"),
        ({"text_limit": 1_048_577}, "text_limit", "out_of_range"),
        ({"text_limit": "many"}, "text_limit", "wrong_type"),
        ({"response_times": {"soonish": timedelta(days=1)}}, "response_times", "unknown_code"),
        ({"response_times": {"soon": 3}}, "response_times", "wrong_type"),
        ({"response_times": {"soon": timedelta(0)}}, "response_times", "out_of_range"),
        ({"response_times": {"soon": timedelta(days=400)}}, "response_times", "out_of_range"),
        ({"response_times": [("soon", timedelta(days=1))]}, "response_times", "wrong_type"),
        ({"watched": {"crossing": 3}}, "watched", "unknown_field"),
        ({"watched": {"crossings": 1}}, "watched", "out_of_range"),
        ({"watched": {"review_lapsed_days": 0}}, "watched", "out_of_range"),
        ({"watched": {"review_lapsed_days": 367}}, "watched", "out_of_range"),
        ({"watched": {"review_lapsed_days": True}}, "watched", "wrong_type"),
        ({"watched": {"review_lapsed_days": None}}, "watched", "required"),
        ({"watched": ["crossings"]}, "watched", "wrong_type"),
        ({"confirmed_rules": "apa"}, "confirmed_rules", "wrong_type"),
        ({"confirmed_rules": 7}, "confirmed_rules", "wrong_type"),
        ({"confirmed_rules": [7]}, "confirmed_rules", "wrong_type"),
        ({"confirmed_rules": [""]}, "confirmed_rules", "not_a_rule_id"),
        ({"confirmed_rules": ["Not an id"]}, "confirmed_rules", "not_a_rule_id"),
        ({"confirmed_rules": ["1st"]}, "confirmed_rules", "not_a_rule_id"),
        ({"confirmed_rules": ["a" * 65]}, "confirmed_rules", "not_a_rule_id"),
        ({"effective_at": "2026-03-03"}, "effective_at", "in_future"),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_what_makes_no_policy_is_refused(
    jobs: Supervision, session: Session, values: dict[str, Any], field: str, problem: str
) -> None:
    """By the name of the setting."""
    with refused(session, InvalidValueError) as caught:
        jobs.policy.set(**values)

    assert [(one, what) for one, what, _ in caught.value.problems] == [(field, problem)]


def test_a_retry_sets_it_once(jobs: Supervision, session: Session) -> None:
    """With the same key; other content is refused."""
    times = {"soon": timedelta(hours=12)}
    first = jobs.policy.set(time_zone="Europe/Berlin", response_times=times, request_key="k-1")
    again = jobs.policy.set(time_zone="Europe/Berlin", response_times=times, request_key="k-1")

    assert (again.id, again.replayed, first.replayed) == (first.id, True, False)
    with refused(session, ConflictError, "request_key_reused"):
        jobs.policy.set(time_zone="Europe/Rome", response_times=times, request_key="k-1")


def test_days_are_counted_in_its_zone(jobs: Supervision, ana: Supervision, clock: FrozenClock) -> None:
    """A day recorded at 08:00 in Sydney is that day there, and begins there."""
    jobs.policy.set(time_zone="Australia/Sydney")
    clock.move_to(datetime(2026, 3, 10, 21, tzinfo=UTC))

    asked = ana.ask(question=QUESTION, asked_of="s-lee", effective_at="2026-03-11")
    case = ana.cases.get(asked.case_id)
    assert (case.effective_on, case.effective_at) == (date(2026, 3, 11), datetime(2026, 3, 10, 13, tzinfo=UTC))


def test_another_process_learns_of_it_within_a_minute(
    app: Supervisio, vault: Vault, session: Session, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is set elsewhere is kept in mind for so long, by a clock that nobody moves."""
    elsewhere = Supervisio(vault, clock=clock)
    ticks = [1000.0]
    monkeypatch.setattr("supervisio.services.house.time.monotonic", lambda: ticks[0])
    due = ask_due(elsewhere, session)
    app.on(session, clinic_id="clinic", actor=JOBS).policy.set(response_times={"routine": timedelta(days=1)})
    session.commit()

    ticks[0] += 59
    clock.advance(days=30)
    assert ask_due(elsewhere, session) - clock.now() == due - NOW
    ticks[0] += 2
    assert ask_due(elsewhere, session) - clock.now() == timedelta(days=1)


def ask_due(app: Supervisio, session: Session) -> datetime:
    """Ask, in a transaction of its own, and return by when an answer is due."""
    due = app.on(session, clinic_id="clinic", actor=Actor("t-ana")).ask(question=QUESTION, asked_of="s-lee").respond_by
    session.commit()
    return due
