"""The same request key twice: a double click, or a retry after a cut connection, records once."""

from __future__ import annotations

from datetime import date, timedelta, timezone
from typing import TYPE_CHECKING, Any

import attrs
import pytest

from supervisio import BoundaryConcern, ClientRequest, PersonalIssue, SupportReference
from supervisio.domain.vocabulary import ClientRequestKind
from supervisio.errors import ConflictError, NotFoundError
from tests.services.people import CLIENT, QUESTION, WORDS
from tests.services.tables import contents, refused, statements_on
from tests.services.ways import MADE, MOVES, ready_for

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from supervisio import Clinic, Supervision
    from supervisio.domain.records import AskedRecord
    from supervisio.testing import FrozenClock

REQUEST = ClientRequest(CLIENT, "gift", words=WORDS)


@pytest.mark.parametrize(("noun", "move"), MOVES, ids=[" ".join(one) for one in MOVES])
def test_every_call_records_once(ana: Supervision, lee: Supervision, session: Session, noun: str, move: str) -> None:
    """The second time it returns the first result and writes nothing; with other content it is refused."""
    by, make = MADE[noun][move]
    actor = ana if by == "ana" else lee
    one = ready_for(noun, move, ana, lee)
    first = make(actor, one, request_key="k-1", effective_at="2026-03-02")
    before = contents(session)

    again = make(actor, one, request_key="k-1", effective_at="2026-03-02")

    assert contents(session) == before
    assert not first.replayed
    assert again == attrs.evolve(first, replayed=True)
    with refused(session, ConflictError, "request_key_reused") as caught:
        make(actor, one, request_key="k-1", effective_at="2026-03-01")
    assert not caught.value.retry
    # The host's transaction goes on.
    assert not ana.note(REQUEST, request_key="k-2").replayed


@pytest.mark.parametrize(
    "about", [REQUEST, PersonalIssue("burnout"), BoundaryConcern("touch"), None], ids=lambda one: type(one).__name__
)
def test_asking_twice_asks_once(ana: Supervision, session: Session, about: Any) -> None:
    """The same ids, the same day, the same audience."""
    first = ana.ask(about, question=QUESTION, asked_of="s-lee", request_key="k-1")
    before = contents(session)

    again = ana.ask(about, question=QUESTION, asked_of="s-lee", request_key="k-1")

    assert again == attrs.evolve(first, replayed=True)
    assert contents(session) == before


def test_a_replay_returns_the_record_of_now(ana: Supervision, lee: Supervision) -> None:
    """What happened since is in it."""
    first = ana.ask(REQUEST, question=QUESTION, asked_of="s-lee", request_key="k-1")
    lee.consultations.accept(first.consultation_id)

    again = ana.ask(REQUEST, question=QUESTION, asked_of="s-lee", request_key="k-1")
    assert (again.consultation_id, again.version, again.audience[1].part) == (first.consultation_id, 2, "accepted")


def test_noting_twice_notes_once(ana: Supervision, session: Session) -> None:
    """With where one turned, and in a case that is there."""
    support = SupportReference("ethics_line")
    issue = ana.note(PersonalIssue("burnout"), support=support, request_key="k-1")
    case_id = ana.note(REQUEST).case_id
    concern = ana.note(BoundaryConcern("touch"), case_id=case_id, request_key="k-2")
    before = contents(session)

    assert ana.note(PersonalIssue("burnout"), support=support, request_key="k-1").about_id == issue.about_id
    assert ana.note(BoundaryConcern("touch"), case_id=case_id, request_key="k-2").about_id == concern.about_id
    assert contents(session) == before


@pytest.mark.parametrize(
    "other",
    [
        {"question": "Another question?"},
        {"asked_of": "s-kim"},
        {"urgency": "soon"},
        {"route": "consultation"},
        {"show_client_ref": True},
        {"host_ref": "file:7"},
        {"question_type": "boundary"},
        {"reason": "Because."},
        {"effective_at": "2026-03-01"},
        {"about": ClientRequest(CLIENT, "gift")},
        {"about": ClientRequest("c-105", "gift", words=WORDS)},
        {"about": None},
    ],
    ids=lambda other: next(iter(other)),
)
def test_other_content_under_the_same_key_is_refused(ana: Supervision, session: Session, other: dict[str, Any]) -> None:
    """Whatever differs; nobody would know which of the two was meant."""
    same: dict[str, Any] = {"about": REQUEST, "question": QUESTION, "asked_of": "s-lee", "request_key": "k-1"}
    ana.ask(**same)

    with refused(session, ConflictError, "request_key_reused") as caught:
        ana.ask(**{**same, **other})
    assert (caught.value.retry, caught.value.http_status) == (False, 409)


def test_one_form_of_a_value_is_as_good_as_another(ana: Supervision, session: Session, clock: FrozenClock) -> None:
    """An id or its text, a day or its text, a code or its text, one moment in two zones: the content is the same."""
    case_id = ana.note(REQUEST).case_id
    earlier = clock.now() - timedelta(hours=2)
    ana.ask(
        ClientRequest(CLIENT, "gift", made_on="2026-03-01"),
        question=QUESTION,
        asked_of="s-lee",
        case_id=case_id,
        effective_at=earlier,
        request_key="k-1",
    )
    ana.cases.monitor(case_id, "2026-06-01", effective_at="2026-03-01", request_key="k-2")
    before = contents(session)

    again = ana.ask(
        ClientRequest(CLIENT, ClientRequestKind.GIFT, made_on=date(2026, 3, 1)),
        question=QUESTION,
        asked_of="s-lee",
        case_id=str(case_id),
        effective_at=earlier.astimezone(timezone(timedelta(hours=11))),
        request_key="k-1",
    )
    assert again.replayed
    monitored = ana.cases.monitor(str(case_id), date(2026, 6, 1), effective_at=date(2026, 3, 1), request_key="k-2")
    assert monitored.replayed
    assert contents(session) == before


def test_a_key_belongs_to_whoever_used_it(ana: Supervision, ben: Supervision) -> None:
    """Two people may come upon the same one."""
    first = ana.ask(question=QUESTION, asked_of="s-lee", request_key="k-1")
    second = ben.ask(question=QUESTION, asked_of="s-lee", request_key="k-1")

    assert (first.case_id != second.case_id, second.replayed) == (True, False)


def test_a_key_belongs_to_a_call(ana: Supervision, session: Session) -> None:
    """The same key for another call is other content."""
    noted = ana.note(REQUEST, request_key="k-1")

    with refused(session, ConflictError, "request_key_reused"):
        ana.requests.withdraw(noted.about_id, request_key="k-1")
    with refused(session, ConflictError, "request_key_reused"):
        ana.ask(question=QUESTION, asked_of="s-lee", request_key="k-1")


def test_a_replay_is_told_before_version_and_lifecycle(ana: Supervision, asked: AskedRecord) -> None:
    """The retry of a call that went through is no conflict, though it changed what it was about."""
    first = ana.consultations.cancel(asked.consultation_id, expect_version=1, request_key="k-1")
    again = ana.consultations.cancel(asked.consultation_id, expect_version=1, request_key="k-1")

    assert (first.status, again.status, again.replayed) == ("cancelled", "cancelled", True)


def test_but_not_before_access(ana: Supervision, sam: Supervision, session: Session, asked: AskedRecord) -> None:
    """A key opens nothing that was closed since."""
    ana.cases.grant(asked.case_id, "q-sam", request_key="k-1")
    with refused(session, NotFoundError):
        sam.cases.revoke(asked.consultation_id, "q-sam", request_key="k-1")


def test_a_replay_adds_one_statement(ana: Supervision, clinic: Clinic) -> None:
    """To look at the entry that is there; what was filed is then read."""
    ana.ask(REQUEST, question=QUESTION, asked_of="s-lee", request_key="k-1")
    with statements_on(clinic.engine) as statements:
        ana.ask(REQUEST, question=QUESTION, asked_of="s-lee", request_key="k-1")

    assert [one.split(maxsplit=1)[0] for one in statements[:2]] == ["INSERT", "SELECT"]
    assert not any(one.startswith(("INSERT", "UPDATE")) for one in statements[1:])
