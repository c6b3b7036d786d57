"""What a host is told for its notifications, and how it asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import Engine, create_engine, event, text
from sqlalchemy.orm import Session

from supervisio import ClientRequest, PersonalIssue, Supervisio
from supervisio.errors import InvalidValueError, SchemaMissingError
from supervisio.journal import order
from supervisio.testing import FrozenClock, throwaway_vault
from tests.services.people import ANA, CLIENT, LEE, QUESTION, WORDS
from tests.settling import settle

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from supervisio import Clinic

NORTH = "north"


@pytest.fixture
def app() -> Supervisio:
    """What a host makes once a process."""
    return Supervisio(throwaway_vault(), clock=FrozenClock())


@pytest.fixture
def clinic(app: Supervisio, clinic_engine: Engine) -> Clinic:
    """A clinic."""
    return app.clinic(clinic_engine, clinic_id=NORTH)


def ask(clinic: Clinic, times: int = 1) -> list[UUID]:
    """File cases, and wait until the feed may tell of them."""
    asked = []
    for _ in range(times):
        with clinic.acting(ANA) as ana:
            asked.append(ana.ask(question=QUESTION, asked_of="s-lee").case_id)
    with clinic.engine.connect() as connection:
        settle(connection)
    return asked


def test_an_event_says_who_did_what_and_nothing_of_its_content(app: Supervisio, clinic: Clinic) -> None:
    """Also in a personal issue: what the host does with it is for the host to say."""
    with clinic.acting(ANA) as ana:
        request = ClientRequest(CLIENT, "friendship", words=WORDS)
        asked = ana.ask(request, question=QUESTION, asked_of="duty", reason=WORDS, effective_at="2026-02-27")
        noted = ana.note(PersonalIssue("bereavement", note=WORDS))
    with clinic.engine.connect() as connection:
        settle(connection)

    first, second = sorted(app.feed(clinic.engine, NORTH), key=lambda one: one.move)

    assert (first.root_noun, first.root_id, first.seq, first.move) == ("case", asked.case_id, 1, "ask")
    assert (first.actor_ref, first.acting_as, str(first.effective_on)) == ("t-ana", None, "2026-02-27")
    assert first.recorded_at == FrozenClock().now()
    assert {noun for noun, _ in first.touched} == {"case", "client_request", "consultation"}
    assert (second.root_id, second.move) == (noted.case_id, "note")
    told = repr(first) + repr(second) + repr(first.to_dict()) + repr(second.to_dict())
    assert [word for word in (WORDS, QUESTION, CLIENT, "bereavement", "friendship") if word in told] == []


def test_pages_follow_each_other(app: Supervisio, clinic: Clinic) -> None:
    """Each is asked for with what the page before gave; that is there on the last page too, for later."""
    assert app.feed(clinic.engine, NORTH).next is None
    ids = ask(clinic, 5)

    pages = []
    cursor = None
    while page := app.feed(clinic.engine, NORTH, after=cursor, limit=2):
        pages.append([one.root_id for one in page])
        cursor = page.next

    assert pages == [ids[:2], ids[2:4], ids[4:]]
    assert page.next == cursor
    later = ask(clinic)
    assert [one.root_id for one in app.feed(clinic.engine, NORTH, after=cursor)] == later


def test_one_can_go_on_behind_any_event(app: Supervisio, clinic: Clinic) -> None:
    """A host that keeps the cursor of each event with what it made of it does nothing twice."""
    ids = ask(clinic, 3)
    events = app.feed(clinic.engine, NORTH).items

    assert [one.root_id for one in app.feed(clinic.engine, NORTH, after=events[0].cursor)] == ids[1:]


def test_each_clinic_has_a_feed_of_its_own(app: Supervisio, clinic: Clinic) -> None:
    """The cursor of another is refused as one that names nothing here."""
    south = app.clinic(clinic.engine, clinic_id="south")
    (here,), (there,) = ask(clinic), ask(south)

    assert [one.root_id for one in app.feed(clinic.engine, NORTH)] == [here]
    theirs = app.feed(clinic.engine, "south")
    assert [one.root_id for one in theirs] == [there]
    with pytest.raises(InvalidValueError) as caught:
        app.feed(clinic.engine, NORTH, after=theirs.next)
    assert (caught.value.field, caught.value.problem) == ("after", "unknown_event")


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({"limit": 0}, ("limit", "out_of_range")),
        ({"limit": 201}, ("limit", "out_of_range")),
        ({"limit": "2"}, ("limit", "wrong_type")),
        ({"after": "x"}, ("after", "bad_cursor")),
        ({"after": "WyJub25lIiwxXQ"}, ("after", "not_an_id")),
        ({"after": "WyIwMTk3NWI1ZTdjMDA3MDAwODAwMDAwMDAwMDAwMDAwMSIsIjEiXQ"}, ("after", "bad_cursor")),
        ({"clinic_id": ""}, ("clinic_id", "empty")),
        ({"bind": "sqlite://"}, ("bind", "wrong_type")),
        ({"bind": None}, ("bind", "wrong_type")),
    ],
)
def test_what_cannot_be_a_page_is_refused(
    given: dict[str, Any], problem: tuple[str, str], app: Supervisio, clinic: Clinic
) -> None:
    """By the name of what is wrong."""
    with pytest.raises(InvalidValueError) as caught:
        app.feed(**{"bind": clinic.engine, "clinic_id": NORTH, **given})

    assert (caught.value.field, caught.value.problem) == problem


def test_a_database_without_tables(app: Supervisio, engine: Engine) -> None:
    """The error names the call that makes them."""
    with pytest.raises(SchemaMissingError):
        app.feed(engine, NORTH)


def test_a_hosts_connection_stays_as_it_was(app: Supervisio, clinic: Clinic) -> None:
    """A transaction of the host's goes on; without one, none is left open."""
    (case_id,) = ask(clinic)
    with clinic.engine.connect() as connection:
        assert [one.root_id for one in app.feed(connection, NORTH)] == [case_id]
        assert not connection.in_transaction()

        transaction = connection.begin()
        assert [one.root_id for one in app.feed(connection, NORTH)] == [case_id]
        assert transaction.is_active
        assert connection.scalar(text("SELECT 1")) == 1


def test_what_the_transaction_itself_has_written(app: Supervisio, postgresql_clinic_url: str) -> None:
    """On PostgreSQL it is left out until it is committed."""
    clinic = app.clinic(postgresql_clinic_url, clinic_id=NORTH)
    (before,) = ask(clinic)
    with Session(clinic.engine) as session:
        app.on(session, clinic_id=NORTH, actor=LEE).ask(question=QUESTION, asked_of="s-kim")

        assert [one.root_id for one in app.feed(session.connection(), NORTH)] == [before]
    clinic.close()


def fill(clinic: Clinic, request: pytest.FixtureRequest) -> None:
    """File so many cases that an index is worth it, and let PostgreSQL count them, lest it guess."""
    ask(clinic, 40)
    if clinic.engine.dialect.name == "postgresql":
        owner = create_engine(request.getfixturevalue("postgresql_owner_url"))
        with owner.begin() as connection:
            connection.execute(text("ANALYZE supervisio_journal_entry"))
        owner.dispose()


@pytest.mark.parametrize("from_the_first", [True, False])
def test_an_index_finds_the_page(
    clinic: Clinic, app: Supervisio, request: pytest.FixtureRequest, *, from_the_first: bool
) -> None:
    """However long the journal is, a page costs what it holds."""
    fill(clinic, request)
    cursor = None if from_the_first else app.feed(clinic.engine, NORTH, limit=1).next
    sent: list[tuple[str, Any]] = []
    event.listen(clinic.engine, "before_cursor_execute", lambda *given: sent.append((given[2], given[3])))
    app.feed(clinic.engine, NORTH, after=cursor)
    statement, values = sent[-1]

    with clinic.engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values).fetchall()
        else:
            # So few rows as these are read, and sorted, faster without an index.
            for setting in ("enable_seqscan", "enable_bitmapscan", "enable_sort"):
                connection.execute(text(f"SET LOCAL {setting} = off"))
            plan = connection.exec_driver_sql(f"EXPLAIN {statement}", values).fetchall()

    told = "\n".join(str(line[-1]) for line in plan)
    assert "ix_supervisio_journal_entry__written_in" in told
    assert "TEMP B-TREE" not in told
    assert "written_in >= " in told or from_the_first or "rowid>?" in told


def test_the_newest_entry_is_found_by_the_index(clinic: Clinic, request: pytest.FixtureRequest) -> None:
    """So is whether the order can be told at all, which every page asks first."""
    fill(clinic, request)
    statements: list[Callable[[str], Any]] = [order.newest, order.is_of_another_server]
    with clinic.engine.connect() as connection:
        is_sqlite = connection.dialect.name == "sqlite"
        for setting in () if is_sqlite else ("enable_seqscan", "enable_bitmapscan", "enable_sort"):
            connection.execute(text(f"SET LOCAL {setting} = off"))
        for statement in statements:
            made = statement(connection.dialect.name).params(clinic_id=NORTH)
            sql = made.compile(clinic.engine, compile_kwargs={"literal_binds": True})
            explain = "EXPLAIN QUERY PLAN" if is_sqlite else "EXPLAIN"
            plan = str(connection.exec_driver_sql(f"{explain} {sql}").fetchall())
            assert "ix_supervisio_journal_entry__written_in" in plan
