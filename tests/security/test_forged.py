"""What a caller makes by hand: cursors, records, views, people, and keys that somebody else has used."""

from __future__ import annotations

import base64
import functools
import inspect
import json
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select, text

from supervisio import SEALED, WITHHELD, Actor, BoundaryConcern, ClientRequest, PersonalIssue
from supervisio.domain.cursor import to_cursor
from supervisio.domain.records import ClientRequestRecord
from supervisio.errors import AccessDeniedError, ConflictError, InvalidValueError, NotFoundError, StorageError
from supervisio.models import AccessEntryRow, JournalEntryRow
from supervisio.testing import FrozenClock, memory_clinic
from tests.security.rich import every_call

if TYPE_CHECKING:
    from collections.abc import Iterator

    from supervisio import Clinic
    from supervisio.domain.records import AskedRecord

ANA, LEE, RAY = Actor("t-ana"), Actor("s-lee"), Actor("x-ray")
BO = Actor("t-bo")
WORDS = "Could we stay friends?"


@pytest.fixture(scope="module")
def clock() -> FrozenClock:
    """A clock that stands still."""
    return FrozenClock()


@pytest.fixture(scope="module")
def clinic(clock: FrozenClock) -> Iterator[Clinic]:
    """A clinic in memory."""
    with memory_clinic(clock=clock) as clinic:
        yield clinic


@pytest.fixture
def asked(clinic: Clinic) -> AskedRecord:
    """A request of a client's, about which Lee was asked."""
    with clinic.acting(ANA) as supervision:
        return supervision.ask(ClientRequest("c-1", "gift", words=WORDS), question="What now?", asked_of="s-lee")


def _counted(clinic: Clinic, row: Any) -> int:
    with clinic.engine.connect() as connection:
        return connection.scalar(select(func.count()).select_from(row)) or 0


_VALUES: st.SearchStrategy[Any] = st.one_of(
    st.integers(-(2**70), 2**70),
    st.text(max_size=8),
    st.sampled_from([str(uuid4()), "0" * 32, "\ud800", "\x00", "asked", None, True, 0.5, [[]]]),
)


@given(values=st.lists(_VALUES, max_size=4))
def test_a_cursor_made_by_hand_leads_nowhere(clinic: Clinic, values: list[Any]) -> None:
    """Whatever is in it, it is refused as a cursor, or leads to what the actor may see: to nothing, for a stranger."""
    cursor = base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")
    names = every_call(clinic)
    with clinic.reading(Actor("z-zoe")) as supervision:
        calls: list[Any] = [functools.reduce(getattr, name.split("."), supervision) for name in names]
        paged = [call for call in calls if "after" in inspect.signature(call).parameters]
        found = {_items_after(cursor, call) for call in paged if call.__name__ != "timeline"}
        found |= {_items_after(cursor, supervision.journal.timeline)}

    assert found <= {0, "after"}


def test_a_cursor_made_by_hand_leads_through_a_case(clinic: Clinic, asked: AskedRecord) -> None:
    """A timeline goes on after a number, and after nothing else."""
    with clinic.reading(ANA) as supervision:
        timeline = functools.partial(supervision.cases.timeline, asked.case_id)
        found = [_items_after(to_cursor(value), timeline) for value in (-(2**63) + 1, 0, 1, 2**63 - 1, 2**63, "1")]

    assert found == [1, 1, 0, 0, "after", "after"]


def _items_after(cursor: str, call: Any) -> int | str:
    """Return how many items come after a cursor, or the field that is refused."""
    try:
        return len(call(after=cursor))
    except InvalidValueError as error:
        return error.field


@pytest.fixture
def strange(clinic: Clinic) -> Any:
    """A request in a case of another therapist's, as that one sees it."""
    with clinic.acting(BO) as supervision:
        noted = supervision.note(ClientRequest("c-2", "gift", words=WORDS), reason=WORDS)
        return supervision.requests.get(noted.about_id)


def test_a_record_made_by_hand_opens_nothing(clinic: Clinic, asked: AskedRecord, strange: Any) -> None:
    """Another's record, or one's own with another's id, or within a view of one's own: it is not there."""
    before = _counted(clinic, AccessEntryRow)
    with clinic.acting(ANA) as supervision:
        own, view = supervision.requests.get(asked.about_id or ""), supervision.cases.view(asked.case_id)
        entry = view.timeline[0]
        forged = (
            strange,
            attrs.evolve(own, id=strange.id),
            attrs.evolve(view, requests=(own, strange)),
            attrs.evolve(view, case=attrs.evolve(view.case, id=strange.case_id)),
            attrs.evolve(entry, case_id=strange.case_id, reason=SEALED),
            attrs.evolve(entry, seq=99, reason=SEALED),
        )
        for one in forged:
            with pytest.raises(NotFoundError):
                supervision.reveal(one)

    assert _counted(clinic, AccessEntryRow) == before


def test_a_record_of_another_kind_opens_nothing(clinic: Clinic, asked: AskedRecord) -> None:
    """A class that says it is a request while its id is an issue's, or no record at all, gets nowhere."""
    with clinic.acting(BO) as supervision:
        issue = supervision.note(PersonalIssue("burnout", note=WORDS))

    @attrs.frozen(kw_only=True)
    class Issue(ClientRequestRecord):
        noun = "personal_issue"

    with clinic.acting(ANA) as supervision:
        own = supervision.requests.get(asked.about_id or "")
        values = {field.name: getattr(own, field.name) for field in attrs.fields(ClientRequestRecord)}
        with pytest.raises(NotFoundError):
            supervision.reveal(Issue(**{**values, "id": issue.about_id}))
        by_hand: list[dict[str, Any]] = [{"id": "'; --"}, {"id": None}, {"observations": (WORDS,)}]
        for junk in (None, WORDS, asked, *(attrs.evolve(own, **values) for values in by_hand)):
            with pytest.raises(InvalidValueError) as caught:
                supervision.reveal(junk)
            assert WORDS not in repr(caught.value)


def test_a_field_that_is_withheld_stays_withheld(clinic: Clinic, asked: AskedRecord) -> None:
    """Who writes SEALED over what was withheld does not get to read it."""
    with clinic.acting(LEE) as supervision:
        record = supervision.requests.get(asked.about_id or "")
        opened = supervision.reveal(attrs.evolve(record, words=SEALED, explanation=SEALED))

    assert (record.words, opened.words, opened.explanation) == (WITHHELD, WITHHELD, WITHHELD)


def test_a_record_of_yesterday_opens_nothing_today(clinic: Clinic, clock: FrozenClock, asked: AskedRecord) -> None:
    """What was granted to a day ends with it, whatever the reader has kept; and what was turned away is withheld."""
    with clinic.acting(ANA) as supervision:
        supervision.cases.grant(asked.case_id, "x-ray", clock.now().date())
    with clinic.acting(RAY) as supervision:
        kept = supervision.cases.view(asked.case_id)
        assert supervision.reveal(kept).requests[0].words == WORDS
    clock.advance(days=1)

    with clinic.acting(RAY) as supervision, pytest.raises(NotFoundError):
        supervision.reveal(kept)


def test_nobody_answers_their_own_ask_by_another_name(clinic: Clinic, asked: AskedRecord) -> None:
    """A therapist who comes to act as the one asked cannot take on their own ask."""
    with clinic.acting(Actor("t-ana", acts_as={"s-lee"})) as supervision:
        for move in (supervision.consultations.accept, lambda it: supervision.consultations.complete(it, 20)):
            with pytest.raises(AccessDeniedError):
                move(asked.consultation_id)
        assert [waiting.id for waiting in supervision.queue() if waiting.kind == "asked"] == []


@pytest.mark.parametrize("who", [Actor("x-ray"), Actor("s-lee", acts_as={"x-ray"}), Actor("t-ana", acts_as={"x-ray"})])
@pytest.mark.parametrize("roles", [(), ("auditor", "system", "records_custodian")])
def test_the_other_party_learns_nothing(clinic: Clinic, who: Actor, roles: tuple[str, ...]) -> None:
    """By no reference, claim or role: not that there is a case, nor that anything happened in it."""
    with clinic.acting(ANA) as supervision:
        asked = supervision.ask(
            BoundaryConcern("touch", other_party_ref="x-ray"), question="What now?", asked_of="s-lee", host_ref="h-1"
        )
        supervision.actions.add(asked.case_id, "d-desk", "call", "2999-01-01")
    who = Actor(who.ref, acts_as={*who.acts_as, "d-desk"}, roles=roles)

    with clinic.acting(who) as supervision:
        cases, journal = supervision.cases, supervision.journal
        looks: tuple[Any, ...] = (cases.get, cases.view, cases.timeline, journal.verify, journal.timeline)
        for look in (*looks, supervision.audience):
            with pytest.raises(NotFoundError):
                look(asked.case_id)
        with pytest.raises(NotFoundError):
            supervision.ask(asked.about_id, question="And I?", asked_of="s-new")
        assert asked.case_id not in {entry.case_id for entry in supervision.journal.timeline(limit=200)}
        assert asked.case_id not in {waiting.case_id for waiting in supervision.queue(limit=200)}
        assert asked.case_id not in {case.id for case in supervision.cases.list_(limit=200)}


def test_a_key_is_the_actors_own(clinic: Clinic) -> None:
    """Whoever sends another's request key, even acting as them, neither gets that one's result nor is in their way."""
    cases = set()
    for who in (BO, LEE, Actor("t-new", acts_as={"t-bo"})):
        with clinic.acting(who) as supervision:
            noted = supervision.note(ClientRequest("c-2", "gift"), request_key="the-same")
            assert not noted.replayed
            cases.add(noted.case_id)

    assert len(cases) == len((BO, LEE, "t-new"))


def test_a_key_opens_nothing_that_is_closed_by_now(clinic: Clinic) -> None:
    """Who has come to act as the other party of a concern does not get at the case by repeating how they opened it."""

    def repeat(supervision: Any) -> list[Any]:
        about = ClientRequest("c-3", "gift")
        return [
            supervision.ask(about, question="What now?", asked_of="s-lee", request_key="opened"),
            supervision.note(about, request_key="noted"),
        ]

    with clinic.acting(ANA) as supervision:
        for opened in repeat(supervision):
            supervision.note(BoundaryConcern("touch", other_party_ref="x-new"), case_id=opened.case_id)

    with clinic.acting(Actor("t-ana", acts_as={"x-new"})) as supervision:
        with pytest.raises(NotFoundError):
            repeat(supervision)
        with pytest.raises(NotFoundError):
            supervision.note(ClientRequest("c-3", "gift"), request_key="noted")


def test_a_key_is_good_for_one_thing(clinic: Clinic, asked: AskedRecord) -> None:
    """A key that was used for one call, matter or content is refused for every other, and nothing is written."""
    with clinic.acting(ANA) as supervision:
        other = supervision.note(ClientRequest("c-1", "gift"))
        supervision.requests.reply(other.about_id, "declined", request_key="once")
    before = _counted(clinic, JournalEntryRow)

    with clinic.acting(ANA) as supervision:
        for again in (
            lambda: supervision.requests.reply(asked.about_id or "", "declined", request_key="once"),
            lambda: supervision.requests.reply(other.about_id, "deferred", request_key="once"),
            lambda: supervision.requests.reply(other.about_id, "declined", request_key="once", reason="because"),
            lambda: supervision.requests.withdraw(other.about_id, request_key="once"),
            lambda: supervision.note(ClientRequest("c-1", "gift"), request_key="once"),
            lambda: supervision.ask(question="What now?", asked_of="s-lee", request_key="once"),
        ):
            with pytest.raises(ConflictError, match="request_key"):
                again()

    assert _counted(clinic, JournalEntryRow) == before


def test_nothing_is_shown_that_cannot_be_logged(clinic: Clinic, asked: AskedRecord) -> None:
    """Where the access log takes no entry, the reader gets no text, in a clinic opened for reading or for writing."""
    with clinic.acting(LEE) as supervision:
        supervision.consultations.accept(asked.consultation_id)
        record = supervision.requests.get(asked.about_id or "")
    with clinic.reading(LEE) as supervision, pytest.raises(StorageError):
        supervision.reveal(record)
    refusal = "BEFORE INSERT ON supervisio_access_entry BEGIN SELECT RAISE(ABORT, 'no'); END"
    with clinic.engine.begin() as connection:
        connection.execute(text(f"CREATE TRIGGER refusal {refusal}"))

    with pytest.raises(StorageError), clinic.acting(LEE) as supervision:
        supervision.reveal(record)

    with clinic.engine.begin() as connection:
        connection.execute(text("DROP TRIGGER refusal"))
