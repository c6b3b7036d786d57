"""How SQLite finds the rows of a call: by an index that leads to them, never by going through all of a clinic."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import event

from tests.services.people import ANA, CLIENT, LEE, QUESTION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pandas import DataFrame
    from sqlalchemy.orm import Session

    from supervisio import Actor, Supervision
    from tests.services.conftest import On
    from tests.services.prepared import Prepared

    Call = Callable[[Supervision, Prepared], object]

# A table read from end to end, or an index of which no more than the clinic, or a range within it, is used.
THROUGH_THE_CLINIC = re.compile(r"SCAN (?!anon_|\()|\(clinic_id=\?( AND \w+[<>]\?)*\)")

# What one has a part by, as the tables are called where it is looked for.
PARTS = re.compile(r"SEARCH (granted|owned|asked_by|accepted_by|turned_away_by) ")


def _next(frame: Callable[..., DataFrame]) -> str | None:
    """Return where a frame goes on after its first row."""
    following: str | None = frame(limit=1).attrs["next"]
    return following


CALLS: dict[str, tuple[Actor, Call]] = {
    "queue": (ANA, lambda s, _: s.queue()),
    "queue of the one asked": (LEE, lambda s, _: s.queue(limit=1)),
    "next page of the queue": (LEE, lambda s, _: s.queue(after=s.queue(limit=1).next)),
    "watching": (ANA, lambda s, _: s.watching()),
    "watching of the one asked": (LEE, lambda s, _: s.watching()),
    "crossings": (ANA, lambda s, _: s.crossings(CLIENT)),
    "can return": (ANA, lambda s, _: s.relationships.can_return(CLIENT)),
    "can return, for the one asked": (LEE, lambda s, _: s.relationships.can_return(CLIENT, "t-ana")),
    "queue_count": (ANA, lambda s, _: s.queue_count()),
    "cases": (ANA, lambda s, _: s.cases.list_()),
    "cases, filtered": (ANA, lambda s, _: s.cases.list_(status="open", topic="client_request", client_ref=CLIENT)),
    "next page of cases": (ANA, lambda s, _: s.cases.list_(after=s.cases.list_(limit=1).next)),
    "requests": (ANA, lambda s, _: s.requests.list_()),
    "requests, filtered": (ANA, lambda s, _: s.requests.list_(status="recorded", kind="friendship")),
    "issues": (ANA, lambda s, _: s.issues.list_()),
    "concerns": (LEE, lambda s, _: s.concerns.list_()),
    "consultations": (LEE, lambda s, _: s.consultations.list_()),
    "consultations, filtered": (LEE, lambda s, _: s.consultations.list_(status="requested", urgency="routine")),
    "next page of consultations": (LEE, lambda s, _: s.consultations.list_(after=s.consultations.list_(limit=1).next)),
    "recommendations": (ANA, lambda s, _: s.recommendations.list_()),
    "actions": (ANA, lambda s, _: s.actions.list_()),
    "relationships": (ANA, lambda s, _: s.relationships.list_()),
    "one case": (LEE, lambda s, p: s.cases.get(p.case_id)),
    "one request": (LEE, lambda s, p: s.requests.get(p.request)),
    "one issue": (ANA, lambda s, p: s.issues.get(p.issue)),
    "one consultation": (LEE, lambda s, p: s.consultations.get(p.completed)),
    "one relationship": (ANA, lambda s, p: s.relationships.get(p.relationship)),
    "find a case": (ANA, lambda s, _: s.cases.find("appointment:88")),
    "find a relationship": (ANA, lambda s, _: s.relationships.find(CLIENT)),
    "view": (LEE, lambda s, p: s.cases.view(p.case_id)),
    "timeline": (ANA, lambda s, p: s.cases.timeline(p.case_id)),
    "timeline of all one's cases": (ANA, lambda s, _: s.journal.timeline()),
    "frame of cases": (ANA, lambda s, _: s.frames.cases()),
    "frame of cases, filtered": (ANA, lambda s, _: s.frames.cases(status="open", client_ref=CLIENT)),
    "frame of consultations": (LEE, lambda s, _: s.frames.consultations()),
    "next batch of consultations": (LEE, lambda s, _: s.frames.consultations(after=_next(s.frames.consultations))),
    "frame of requests": (LEE, lambda s, _: s.frames.requests(kind="friendship")),
    "frame of concerns": (ANA, lambda s, _: s.frames.concerns()),
    "frame of concerns, for the one asked": (LEE, lambda s, _: s.frames.concerns()),
    "frame of actions": (ANA, lambda s, _: s.frames.actions(limit=1)),
    "frame of a timeline": (LEE, lambda s, p: s.frames.timeline(p.case_id)),
    "audience": (ANA, lambda s, p: s.audience(p.case_id)),
    "ask in a case": (ANA, lambda s, p: s.ask(p.request, question=QUESTION, asked_of="s-lee", request_key="k-1")),
    "accept": (LEE, lambda s, p: s.consultations.accept(p.requested)),
    "grant": (ANA, lambda s, p: s.cases.grant(p.case_id, "q-sam")),
    "drop": (ANA, lambda s, p: s.concerns.drop(p.concern)),
    "reveal": (LEE, lambda s, p: s.reveal(s.consultations.get(p.completed))),
    "verify a case": (ANA, lambda s, p: s.journal.verify(p.case_id)),
}


@pytest.mark.parametrize(("actor", "call"), CALLS.values(), ids=CALLS)
def test_no_call_goes_through_the_clinic(
    on: On, session: Session, prepared: Prepared, actor: Actor, call: Call
) -> None:
    """For every table its plan names an index of which it uses more than the clinic's id."""
    with listening(session) as statements:
        call(on(actor), prepared)

    plans = [plan for one in statements for plan in plans_of(session, *one)]

    assert plans
    assert [plan for plan in plans if THROUGH_THE_CLINIC.search(plan)] == []


@pytest.mark.parametrize("noun", ["cases", "requests", "concerns", "consultations", "actions"])
def test_a_part_is_looked_for_in_its_case(on: On, session: Session, prepared: Prepared, noun: str) -> None:
    """Not among all that an actor was ever asked, granted or given to do: for a supervisor that is most of a clinic."""
    with listening(session) as statements:
        getattr(on(LEE), noun).list_()

    plans = [plan for one in statements for plan in plans_of(session, *one)]
    looked_for = [plan for plan in plans if PARTS.search(plan)]
    assert looked_for
    assert [plan for plan in looked_for if not re.search(r"clinic_id=\? AND (case_)?id=\?", plan)] == []


@contextmanager
def listening(session: Session) -> Iterator[list[tuple[str, Any]]]:
    """Give the list into which every statement that finds rows is written, with its parameters."""
    heard: list[tuple[str, Any]] = []

    def hear(_connection: object, _cursor: object, statement: str, parameters: Any, *_: object) -> None:
        if not statement.startswith("INSERT"):
            heard.append((statement, parameters))

    connection = session.connection()
    event.listen(connection, "before_cursor_execute", hear)
    yield heard
    event.remove(connection, "before_cursor_execute", hear)


def plans_of(session: Session, statement: str, parameters: Any) -> list[str]:
    """Return what SQLite says of how it would find the rows, a line for each table."""
    return [row.detail for row in session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)]
