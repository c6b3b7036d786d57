"""Codes, days, moments, numbers and ids that no call takes: each is told by its name, before anything is written."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest

from supervisio import ClientRequest, Recommendation
from supervisio.errors import InvalidValueError
from tests.services.people import CLIENT, QUESTION
from tests.services.tables import refused
from tests.telling import told_by

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from supervisio import Supervision
    from tests.services.prepared import Prepared

    Call = Callable[[Supervision, Prepared, Any], object]

MARK = "§never§to§be§seen§"
NAIVE = datetime(2026, 3, 2, 9)  # noqa: DTZ001 - that is the point

CODES: dict[str, tuple[str, Call]] = {
    "route": ("route", lambda s, _, code: s.ask(question=QUESTION, asked_of="s-lee", route=code)),
    "urgency": ("urgency", lambda s, _, code: s.ask(question=QUESTION, asked_of="s-lee", urgency=code)),
    "question type": ("question_type", lambda s, _, code: s.ask(question="?", asked_of="s-lee", question_type=code)),
    "reached how": ("reached_how", lambda s, _, code: s.ask(question="?", asked_of="s-lee", reached_how=code)),
    "decline": ("code", lambda s, p, code: s.consultations.decline(p.requested, code)),
    "reply": ("reply", lambda s, p, code: s.requests.reply(p.request, code)),
    "reaction": ("reaction", lambda s, p, code: s.requests.observe(p.request, reaction=code)),
    "next session": ("next_session", lambda s, p, code: s.requests.observe(p.request, next_session=code)),
    "response": ("response", lambda s, p, code: s.issues.practice_response(p.issue, code)),
    "ending": ("kind", lambda s, p, code: s.relationships.end(p.relationship, code, "2026-03-01")),
    "held by": (
        "route",
        lambda s, p, code: s.consultations.record_held(p.case_id, "s-kim", "2026-03-01", 20, route=code),
    ),
    "case status": ("status", lambda s, _, code: s.cases.list_(status=code)),
    "topic": ("topic", lambda s, _, code: s.cases.list_(topic=code)),
    "kind": ("kind", lambda s, _, code: s.requests.list_(kind=code)),
    "framed kind": ("kind", lambda s, _, code: s.frames.concerns(kind=code)),
    "framed urgency": ("urgency", lambda s, _, code: s.frames.consultations(urgency=code)),
    "force": ("force", lambda s, _, code: s.recommendations.list_(force=code)),
    "purpose": ("purpose", lambda s, p, code: s.reveal(s.cases.get(p.case_id), purpose=code)),
    "view": ("purpose", lambda s, p, code: s.cases.view(p.case_id, reveal=code)),
    "record for": ("audience", lambda s, p, code: s.cases.decision_record(p.case_id, audience=code, purpose="system")),
    "record why": ("purpose", lambda s, p, code: s.cases.decision_record(p.case_id, audience="board", purpose=code)),
}
# What is said to have happened, by a calendar day.
PAST_DAYS: dict[str, tuple[str, Call]] = {
    "request made": ("made_on", lambda s, _, day: s.note(ClientRequest(CLIENT, "gift", made_on=day))),
    "observed": ("on", lambda s, p, day: s.requests.observe(p.request, reaction="hurt", on=day)),
    "reviewed": ("on", lambda s, p, day: s.issues.review(p.issue, day)),
    "began": ("began_on", lambda s, _, day: s.relationships.begin("c-105", began_on=day)),
    "ended": ("on", lambda s, p, day: s.relationships.end(p.relationship, "planned", day)),
    "contact": ("on", lambda s, p, day: s.relationships.contact(p.relationship, day)),
    "held": ("held_at", lambda s, p, day: s.consultations.record_held(p.case_id, "s-kim", day, 20)),
    "asked": ("effective_at", lambda s, _, day: s.ask(question=QUESTION, asked_of="s-lee", effective_at=day)),
    "replied": ("effective_at", lambda s, p, day: s.requests.reply(p.request, "declined", effective_at=day)),
    "closed": ("effective_at", lambda s, p, day: s.issues.close(p.issue, effective_at=day)),
}
# What is to come.
DAYS_TO_COME: dict[str, tuple[str, Call]] = {
    "monitored": ("review_on", lambda s, p, day: s.cases.monitor(p.case_id, day)),
    "granted": ("until", lambda s, p, day: s.cases.grant(p.case_id, "q-sam", until=day)),
    "due": ("due_on", lambda s, p, day: s.actions.add(p.case_id, "f-desk", "Send it", day)),
}


@pytest.mark.parametrize(("field", "call"), CODES.values(), ids=CODES)
def test_an_unknown_code_is_refused(
    ana: Supervision, session: Session, prepared: Prepared, field: str, call: Call
) -> None:
    """It is told which field, and not quoted: somebody may have typed a sentence there."""
    for code, problem in ((MARK, "unknown_code"), ("", "unknown_code"), (7, "wrong_type"), (["x"], "wrong_type")):
        with refused(session, InvalidValueError) as caught:
            call(ana, prepared, code)

        assert (caught.value.field, caught.value.problem) == (field, problem)
        assert MARK not in told_by(caught.value)


def test_a_host_adds_no_urgency_of_its_own(ana: Supervision, session: Session) -> None:
    """Nobody would know when an answer is due."""
    with refused(session, InvalidValueError) as caught:
        ana.ask(question=QUESTION, asked_of="s-lee", urgency="x-tea-time")

    assert (caught.value.field, caught.value.problem) == ("urgency", "unknown_code")


@pytest.mark.parametrize("route", ["personal_therapy", "ethics_line", "regulator"])
def test_only_who_answers_here_is_asked_here(ana: Supervision, session: Session, route: str) -> None:
    """The other routes are references: nobody behind them takes a question on."""
    with refused(session, InvalidValueError) as caught:
        ana.ask(question=QUESTION, asked_of="s-lee", route=route)

    assert (caught.value.field, caught.value.problem) == ("route", "out_of_range")


@pytest.mark.parametrize(("field", "call"), PAST_DAYS.values(), ids=PAST_DAYS)
def test_what_happened_did_not_happen_tomorrow(
    ana: Supervision, session: Session, prepared: Prepared, field: str, call: Call
) -> None:
    """A day after today at the clinic is refused; today itself is not."""
    with refused(session, InvalidValueError) as caught:
        call(ana, prepared, date(2026, 3, 3))

    assert caught.value.problems == ((field, "in_future", {}),)
    call(ana, prepared, "2026-03-02")


@pytest.mark.parametrize(("field", "call"), PAST_DAYS.values(), ids=PAST_DAYS)
def test_today_is_the_clinics_today(
    ana: Supervision, jobs: Supervision, session: Session, prepared: Prepared, clock: Any, field: str, call: Call
) -> None:
    """At 08:00 in Sydney it is still yesterday in UTC: what happened this morning is taken, tomorrow is not."""
    jobs.policy.set(time_zone="Australia/Sydney")
    clock.move_to(datetime(2026, 3, 10, 21, tzinfo=UTC))

    with refused(session, InvalidValueError) as caught:
        call(ana, prepared, "2026-03-12")
    assert caught.value.problems == ((field, "in_future", {}),)
    call(ana, prepared, "2026-03-11")


@pytest.mark.parametrize(("field", "call"), DAYS_TO_COME.values(), ids=DAYS_TO_COME)
def test_what_is_to_come_does_not_lie_in_the_past(
    ana: Supervision, session: Session, prepared: Prepared, field: str, call: Call
) -> None:
    """Yesterday is refused; today is not over yet."""
    with refused(session, InvalidValueError) as caught:
        call(ana, prepared, date(2026, 3, 1))

    assert caught.value.problems == ((field, "in_past", {}),)
    call(ana, prepared, "2026-03-02")


@pytest.mark.parametrize(
    ("field", "call"), [*PAST_DAYS.values(), *DAYS_TO_COME.values()], ids=[*PAST_DAYS, *DAYS_TO_COME]
)
def test_what_is_no_day_is_refused(
    ana: Supervision, session: Session, prepared: Prepared, field: str, call: Call
) -> None:
    """Neither text of another form nor a number; nor a naive datetime, which would be another moment everywhere."""
    for value in (MARK, "2026-02-30", 20260301, NAIVE):
        with refused(session, InvalidValueError) as caught:
            call(ana, prepared, value)

        assert caught.value.field == field
        assert caught.value.problem in {"not_a_day", "naive"}
        assert MARK not in told_by(caught.value)


@pytest.mark.parametrize("call", [one for field, one in PAST_DAYS.values() if field in {"effective_at", "held_at"}])
def test_a_moment_is_aware_and_not_to_come(ana: Supervision, session: Session, prepared: Prepared, call: Call) -> None:
    """A naive one is told from one in the future."""
    for value, problem in ((NAIVE, "naive"), (datetime(2026, 3, 2, 9, 0, 1, tzinfo=UTC), "in_future")):
        with refused(session, InvalidValueError) as caught:
            call(ana, prepared, value)
        assert caught.value.problem == problem


@pytest.mark.parametrize(
    ("at", "problem"),
    [
        (None, "required"),
        (NAIVE, "naive"),
        ("2026-03-04", "not_a_moment"),
        (date(2026, 3, 4), "not_a_moment"),
        (datetime(2026, 3, 2, 8, 59, tzinfo=UTC), "in_past"),
    ],
    ids=str,
)
def test_a_talk_is_set_for_a_moment_to_come(
    lee: Supervision, session: Session, prepared: Prepared, at: Any, problem: str
) -> None:
    """An aware one."""
    with refused(session, InvalidValueError) as caught:
        lee.consultations.schedule(prepared.accepted, at)

    assert caught.value.problems == (("at", problem, {}),)


@pytest.mark.parametrize(
    ("minutes", "problem"),
    [
        (0, "out_of_range"),
        (-5, "out_of_range"),
        (1441, "out_of_range"),
        (20.5, "wrong_type"),
        ("20", "wrong_type"),
        (None, "required"),
        (True, "wrong_type"),
    ],
)
def test_minutes_are_a_whole_number_within_a_day(
    ana: Supervision, lee: Supervision, session: Session, prepared: Prepared, minutes: Any, problem: str
) -> None:
    """Of this matter, not of the meeting."""
    calls: list[Callable[[], object]] = [
        lambda: lee.consultations.complete(prepared.accepted, minutes),
        lambda: ana.consultations.record_held(prepared.case_id, "s-kim", "2026-03-01", minutes),
    ]
    for call in calls:
        with refused(session, InvalidValueError) as caught:
            call()
        assert (caught.value.field, caught.value.problem) == ("minutes", problem)


@pytest.mark.parametrize(
    "advice", ["training", [Recommendation("training"), "training"], None, 7, {"kind": "training"}], ids=str
)
def test_recommendations_come_in_a_collection(
    lee: Supervision, session: Session, prepared: Prepared, advice: Any
) -> None:
    """Of ``Recommendation`` and of nothing else; none at all is an empty one."""
    with refused(session, InvalidValueError) as caught:
        lee.consultations.complete(prepared.accepted, 20, advice)

    assert (caught.value.field, caught.value.problem) == ("recommendations", "wrong_type")


@pytest.mark.parametrize("given_id", ["c-104", "", None, 7, MARK, f"{UUID(int=1)}x"], ids=repr)
def test_what_is_no_id_is_refused(ana: Supervision, session: Session, given_id: Any) -> None:
    """By the name of its argument, and without a look at the database."""
    calls: dict[str, list[Callable[[Any], object]]] = {
        "case_id": [ana.cases.get, ana.cases.view, ana.cases.timeline, ana.cases.reopen, ana.cases.mark_in_error],
        "client_request_id": [ana.requests.get, ana.requests.withdraw],
        "personal_issue_id": [ana.issues.get, ana.issues.close],
        "boundary_concern_id": [ana.concerns.get, ana.concerns.drop, lambda one: ana.concerns.bring(one, "s-lee", "?")],
        "consultation_id": [ana.consultations.get, ana.consultations.accept, ana.consultations.confirm],
        "recommendation_id": [ana.recommendations.get, ana.recommendations.follow],
        "action_item_id": [ana.actions.get, ana.actions.complete],
        "relationship_id": [ana.relationships.get, lambda one: ana.relationships.resume(one, "2026-03-01")],
    }
    for field, several in calls.items():
        for call in several:
            with refused(session, InvalidValueError) as caught:
                call(given_id)
            assert caught.value.problems == ((field, "not_an_id", {}),)
            assert MARK not in told_by(caught.value)


@pytest.mark.parametrize("version", ["1", 1.0, True], ids=repr)
def test_a_version_is_a_whole_number(ana: Supervision, session: Session, prepared: Prepared, version: Any) -> None:
    """What a record says, as it says it."""
    with refused(session, InvalidValueError) as caught:
        ana.requests.withdraw(prepared.request, expect_version=version)

    assert (caught.value.field, caught.value.problem) == ("expect_version", "wrong_type")


def test_all_that_is_wrong_with_an_ask_is_told_at_once(ana: Supervision, session: Session) -> None:
    """A form can mark every field after one try."""
    with refused(session, InvalidValueError) as caught:
        ana.ask(
            question="",
            asked_of="",
            route="by_owl",
            urgency="urgent",
            show_client_ref=1,  # type: ignore[arg-type]  # a slip
            effective_at=datetime(2026, 3, 2, 9, tzinfo=UTC) + timedelta(days=1),
        )

    assert {field for field, *_ in caught.value.problems} == {
        "question",
        "asked_of",
        "route",
        "reached_how",
        "show_client_ref",
        "effective_at",
    }
