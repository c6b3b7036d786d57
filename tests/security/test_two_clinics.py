"""Two clinics in one database: to either the other does not exist, and the database itself refuses to join them."""

from __future__ import annotations

import inspect
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from supervisio import Recommendation, Supervisio, SupportReference
from supervisio.errors import InvalidValueError, NotFoundError, VaultError
from supervisio.models import CHILDREN, metadata
from supervisio.models.ids import new_id
from supervisio.testing import FrozenClock, memory_clinic, throwaway_vault
from tests.security.rich import ANA, DESK, LEE, SYSTEM, Words, every_call, play

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import ForeignKeyConstraint

    from supervisio import Actor, Clinic
    from tests.security.rich import Played

# What a call by an id is given beside it, by the name of the parameter: a new one has to be added.
_GIVEN: dict[str, Any] = {
    "answers": {},
    "audience": (),
    "disposition": "declined",
    "functioning": "stress",
    "repair_plan": "to say sorry",
    "second_person": "s-new",
    "asked_of": "s-new",
    "at": datetime(2999, 1, 1, tzinfo=UTC),
    "code": "on_leave",
    "due_on": "2999-01-01",
    "field": "words",
    "held_at": "2026-01-01",
    "kind": "planned",
    "minutes": 20,
    "on": "2026-01-01",
    "outcome": "all is well",
    "owner_ref": "a-max",
    "purpose": "legal_process",
    "question": "What now?",
    "reason": "no need",
    "recommendations": [Recommendation("training")],
    "ref": "r-ray",
    "reply": "declined",
    "response": "limit",
    "review_on": "2999-01-01",
    "support": SupportReference("ethics_line"),
    "text": "and then",
    "to": "s-new",
    "with_": "s-new",
}
_MORE = {
    "cases.decision_record": {"audience": "supervisor"},
    "concerns.escalate": {"reached_how": "phone"},
    "consultations.redact": {"field": "question"},
    "issues.escalate": {"reached_how": "phone"},
    "requests.observe": {"reaction": "hurt"},
}
_NOUNS = {
    "actions": "action",
    "cases": "case",
    "concerns": "concern",
    "consultations": "consultation",
    "evaluations": "evaluation",
    "frames": "case",
    "issues": "issue",
    "journal": "case",
    "recommendations": "recommendation",
    "relationships": "relationship",
    "requests": "request",
}
_LISTS = (*(service for service in _NOUNS if service not in ("frames", "journal")),)
everybody = pytest.mark.parametrize("who", [ANA, LEE, DESK, SYSTEM], ids=lambda who: who.ref)


@pytest.fixture(scope="module")
def both() -> Iterator[tuple[Played, Played]]:
    """Two rich clinics in one database, with the same people, references and request keys."""
    with memory_clinic() as memory:
        clock = FrozenClock()
        app = Supervisio(throwaway_vault(), clock=clock)
        yield (
            play(app.clinic(memory.engine, "north"), clock, Words()),
            play(app.clinic(memory.engine, "south"), clock, Words()),
        )


def _calls_by_id(clinic: Clinic) -> dict[str, dict[str, Any]]:
    """Return every call that takes the id of something first, with what else it has to be given."""
    found = {}
    names = every_call(clinic)
    with clinic.reading(ANA) as supervision:
        for name in names:
            service, _, call = name.rpartition(".")
            function = getattr(getattr(supervision, service) if service else supervision, call)
            parameters = list(inspect.signature(function).parameters.values())
            if service and parameters and parameters[0].name.endswith("_id"):
                needed = [
                    one.name for one in parameters[1:] if one.default is one.empty and one.kind != one.VAR_KEYWORD
                ]
                found[name] = {one: _GIVEN[one] for one in needed}
    return {name: {**given, **_MORE.get(name, {})} for name, given in found.items()}


@everybody
def test_what_is_in_another_clinic_is_not_there(both: tuple[Played, Played], who: Actor) -> None:
    """Every call by an id, with the id of something in the other clinic, is told that there is no such thing."""
    north, south = both
    calls = _calls_by_id(north.clinic)
    with north.clinic.acting(who) as supervision:
        for name, given in calls.items():
            service, call = name.split(".")
            with pytest.raises(NotFoundError):
                getattr(getattr(supervision, service), call)(south.ids[_NOUNS[service]], **given)

    assert len(calls) > len(_NOUNS)


@everybody
def test_nothing_is_asked_or_added_across_clinics(both: tuple[Played, Played], who: Actor) -> None:
    """Neither a case nor what was asked about, nor a record that was read there, can be handed to the other clinic."""
    north, south = both
    theirs = south.ids
    with south.clinic.reading(ANA) as supervision:
        record, view = supervision.requests.get(theirs["request"]), supervision.cases.view(theirs["case"])
        entry = supervision.cases.timeline(theirs["case"]).items[0]
    with north.clinic.acting(who) as supervision:
        for about in ("request", "issue", "concern"):
            with pytest.raises(NotFoundError):
                supervision.ask(theirs[about], question="What now?", asked_of="s-new")
            with pytest.raises(NotFoundError):
                supervision.audience(about=theirs[about])
        with pytest.raises(NotFoundError):
            supervision.ask(question="What now?", asked_of="s-new", case_id=theirs["case"])
        with pytest.raises(NotFoundError):
            supervision.audience(theirs["case"])
        for one in (record, view, entry):
            with pytest.raises(NotFoundError):
                supervision.reveal(one)


def test_an_action_belongs_to_no_consultation_of_another_clinic(both: tuple[Played, Played]) -> None:
    """A consultation of the other clinic's is as good as none."""
    north, south = both
    theirs = south.ids["consultation"]
    with north.clinic.acting(ANA) as supervision, pytest.raises(InvalidValueError) as caught:
        supervision.actions.add(north.ids["case"], "a-max", "call", "2999-01-01", theirs)

    assert caught.value.problem == "not_this_case"


@everybody
def test_lists_hold_nothing_of_another_clinic(both: tuple[Played, Played], who: Actor) -> None:
    """Lists, queues and timelines differ in every id; nor does a filter or a cursor reach across."""
    seen = []
    for played in both:
        with played.clinic.reading(who) as supervision:
            pages = [getattr(supervision, service).list_(limit=200) for service in _LISTS]
            ids = {record.id for page in pages for record in page}
            ids |= {waiting.id for waiting in supervision.queue()}
            ids |= {entry.case_id for entry in supervision.journal.timeline(limit=200)}
        seen.append(ids)

    assert seen[0] & seen[1] == set()
    assert len(seen[0]) == len(seen[1])


def test_filters_and_cursors_do_not_reach_across(both: tuple[Played, Played]) -> None:
    """The other clinic's case filters everything away, and its cursors lead through one's own records only."""
    north, south = both
    with south.clinic.reading(ANA) as supervision:
        cursors = {
            "requests": supervision.requests.list_(limit=1).next,
            "consultations": supervision.consultations.list_(limit=1).next,
            "relationships": supervision.relationships.list_(limit=1).next,
        }
    with north.clinic.reading(ANA) as supervision:
        for service in ("requests", "issues", "concerns", "consultations", "recommendations", "actions"):
            assert len(getattr(supervision, service).list_(case_id=south.ids["case"])) == 0
        for service, cursor in cursors.items():
            own = {record.id for record in getattr(supervision, service).list_()}
            assert {record.id for record in getattr(supervision, service).list_(after=cursor)} <= own
        found = supervision.cases.find("host:3")
    assert found is not None
    assert found.id == north.ids["concern_case"]


def test_what_is_done_in_one_clinic_is_verified_there(both: tuple[Played, Played]) -> None:
    """Either record proves itself, and counts its own entries only."""
    counted = []
    for played in both:
        with played.clinic.reading(SYSTEM) as supervision:
            found = supervision.journal.verify()
        counted.append((found.ok, found.entries, found.roots))

    assert counted[0] == counted[1]
    assert counted[0][0]


def test_the_same_ids_and_keys_fit_into_another_clinic(both: tuple[Played, Played]) -> None:
    """Ids and request keys are unique within a clinic; but what was sealed for one clinic does not open in another."""
    app = Supervisio(both[0].clinic._app.house.vault)
    with both[0].clinic.engine.connect() as connection, connection.begin() as transaction:
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        for table in metadata.sorted_tables:
            rows = connection.execute(select(table).where(table.c.clinic_id == "north")).mappings().all()
            connection.execute(insert(table), [{**row, "clinic_id": "west"} for row in rows])
        with Session(connection) as session, pytest.raises(VaultError, match="not the one that sealed these rows"):
            app.on(session, clinic_id="west", actor=SYSTEM).journal.verify()
        transaction.rollback()


_KEYS = sorted(
    (key for table in metadata.sorted_tables for key in table.foreign_key_constraints),
    key=lambda key: (key.table.name, *key.column_keys),
)


@pytest.mark.parametrize("key", _KEYS, ids=lambda key: f"{key.table.name}.{key.column_keys[-1]}")
def test_the_database_refuses_a_row_that_refers_to_another_clinic(
    both: tuple[Played, Played], key: ForeignKeyConstraint
) -> None:
    """Every foreign key goes by clinic and id, so that an id of another clinic's refers to nothing."""
    table, column = key.table, key.column_keys[-1]
    other = key.elements[0].column.table
    with both[0].clinic.engine.connect() as connection, connection.begin() as transaction:
        row = connection.execute(select(table).where(table.c.clinic_id == "north")).mappings().first()
        theirs = connection.scalar(select(other.c.id).where(other.c.clinic_id == "south"))
        ours = connection.scalar(select(other.c.id).where(other.c.clinic_id == "north"))
        assert row is not None
        connection.execute(insert(table).values({**row, "id": new_id(), column: ours}))
        with pytest.raises(IntegrityError, match="FOREIGN KEY"):
            connection.execute(insert(table).values({**row, "id": new_id(), column: theirs}))
        transaction.rollback()


def test_every_row_of_a_case_refers_to_it_within_the_clinic() -> None:
    """Whatever table is added: what belongs to a case cannot belong to another clinic's."""
    of_a_case = {row.__tablename__ for row in CHILDREN.values()}
    held = {key.table.name for key in _KEYS if key.column_keys == ["clinic_id", "case_id"]}

    assert held == of_a_case
    assert {key.column_keys[0] for key in _KEYS} == {"clinic_id"}
