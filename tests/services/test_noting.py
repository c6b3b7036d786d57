from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from supervisio import SEALED, BoundaryConcern, ClientRequest, PersonalIssue, SupportReference
from supervisio.errors import InvalidTransitionError, InvalidValueError
from tests.services.people import CLIENT
from tests.services.tables import refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from supervisio import Supervision
    from supervisio.domain.records import AskedRecord

ISSUE = PersonalIssue("bereavement", functioning="distress", note="My mother died on Sunday.")
THERAPY = SupportReference("personal_therapy", since="2026-02-01")


@pytest.mark.parametrize(
    ("about", "topic", "status"),
    [
        (ClientRequest(CLIENT, "gift"), "client_request", "recorded"),
        (BoundaryConcern("touch", client_ref=CLIENT), "observed_concern", "noted"),
        (ISSUE, "personal_issue", "noted"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_noting_opens_a_case_and_asks_nobody(ana: Supervision, about: Any, topic: str, status: str) -> None:
    """It is the therapist's own, and waits for nothing."""
    noted = ana.note(about)
    shown = ana.cases.view(noted.case_id)

    assert (shown.case.topic, shown.case.status) == (topic, "open")
    assert [(one.id, one.status) for one in shown.came_up] == [(noted.about_id, status)]
    assert shown.consultations == ()
    assert [entry.move for entry in shown.timeline] == ["note"]
    assert ana.queue_count() == 0


def test_an_issue_can_be_noted_with_where_one_turned(ana: Supervision) -> None:
    """That, and since when: no more is kept, and the issue counts as supported."""
    noted = ana.note(ISSUE, support=THERAPY)
    (issue,) = ana.cases.view(noted.case_id).issues
    (support,) = issue.support_references

    assert (issue.status, issue.kind, issue.functioning, issue.note) == ("supported", SEALED, SEALED, SEALED)
    assert (support.route, support.since) == (SEALED, THERAPY.since)
    assert ana.reveal(issue).support_references[0].route == "personal_therapy"


def test_more_can_be_noted_in_a_case(ana: Supervision, asked: AskedRecord) -> None:
    """What else the same client brings up."""
    noted = ana.note(ClientRequest(CLIENT, "gift"), case_id=asked.case_id)

    assert (noted.case_id, noted.version) == (asked.case_id, 2)
    assert len(ana.cases.view(asked.case_id).requests) == 2


def test_a_case_can_be_linked_to_the_hosts_once(ana: Supervision, session: Session, asked: AskedRecord) -> None:
    """A reference given later is kept; another one is refused, the same one is not."""
    ana.note(ClientRequest(CLIENT, "gift"), case_id=asked.case_id, host_ref="file:7")
    ana.note(ClientRequest(CLIENT, "touch"), case_id=asked.case_id, host_ref="file:7")

    with refused(session, InvalidValueError) as caught:
        ana.note(ClientRequest(CLIENT, "gift"), case_id=asked.case_id, host_ref="file:8")
    assert caught.value.problems == (("host_ref", "already_linked", {}),)
    assert ana.cases.get(asked.case_id).host_ref == "file:7"


@pytest.mark.parametrize(
    ("about", "options", "problem"),
    [
        (ClientRequest(CLIENT, "gift"), {"support": THERAPY}, ("support", "only_with_issue")),
        (ISSUE, {"support": "personal_therapy"}, ("support", "wrong_type")),
        (ISSUE, {"support": SupportReference("ethics_line", since="2026-03-03")}, ("since", "in_future")),
        (ISSUE, {"host_ref": ""}, ("host_ref", "empty")),
        ("a gift", {}, ("about", "wrong_type")),
        (None, {}, ("about", "wrong_type")),
    ],
    ids=str,
)
def test_what_does_not_fit_is_refused(
    ana: Supervision,
    session: Session,
    about: Any,
    options: dict[str, Any],
    problem: tuple[str, str],
) -> None:
    """Each by the name of its argument."""
    with refused(session, InvalidValueError) as caught:
        ana.note(about, **options)

    assert (caught.value.field, caught.value.problem) == problem


def test_a_personal_issue_is_always_a_case_of_its_own(ana: Supervision, session: Session, asked: AskedRecord) -> None:
    """It never goes into a client's case, and nothing of a client's goes into its own."""
    own = ana.note(ISSUE).case_id
    attempts: list[Callable[[], object]] = [
        lambda: ana.note(ISSUE, case_id=asked.case_id),
        lambda: ana.ask(ISSUE, question="Can I work like this?", asked_of="s-lee", case_id=asked.case_id),
        lambda: ana.note(ISSUE, case_id=own),
        lambda: ana.note(ClientRequest(CLIENT, "gift"), case_id=own),
        lambda: ana.note(BoundaryConcern("touch"), case_id=own),
    ]

    for attempt in attempts:
        with refused(session, InvalidValueError) as caught:
            attempt()
        assert caught.value.problems == (("case_id", "own_case", {}),)


def test_an_issue_is_not_asked_about_under_a_client(ana: Supervision, session: Session) -> None:
    """No client's reference is kept in its case."""
    with refused(session, InvalidValueError) as caught:
        ana.ask(ISSUE, question="Can I work like this?", asked_of="s-lee", client_ref=CLIENT)

    assert caught.value.problems == (("client_ref", "own_case", {}),)


def test_a_case_has_one_client(ana: Supervision, session: Session, asked: AskedRecord) -> None:
    """What belongs to another client is refused in it, however it is handed in."""
    other = ClientRequest("c-105", "gift")
    attempts: list[Callable[[], object]] = [
        lambda: ana.note(other, case_id=asked.case_id),
        lambda: ana.ask(other, question="And now?", asked_of="s-lee", case_id=asked.case_id),
        lambda: ana.ask(question="And now?", asked_of="s-lee", case_id=asked.case_id, client_ref="c-105"),
        lambda: ana.ask(asked.about_id, question="And now?", asked_of="s-lee", client_ref="c-105"),
        lambda: ana.ask(other, question="And now?", asked_of="s-lee", client_ref=CLIENT),
    ]

    for attempt in attempts:
        with refused(session, InvalidValueError) as caught:
            attempt()
        assert caught.value.problems == (("client_ref", "other_client", {}),)


def test_nothing_is_added_to_a_closed_case(ana: Supervision, session: Session) -> None:
    """It is reopened first; the error names what can be done."""
    noted = ana.note(ClientRequest(CLIENT, "gift"))
    ana.cases.close(noted.case_id, "Settled.", client_was_told="That I cannot take it.")

    with refused(session, InvalidTransitionError, "invalid_transition") as caught:
        ana.note(ClientRequest(CLIENT, "touch"), case_id=noted.case_id)
    assert (caught.value.current, caught.value.wanted) == ("closed", "note")
    assert {"reopen", "record_held"} <= set(caught.value.allowed)
