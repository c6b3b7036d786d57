"""What every list does: pages by keyset, and filters that match only what the actor may read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from supervisio import BoundaryConcern, ClientRequest, PersonalIssue
from supervisio.domain.vocabulary import ClientRequestKind
from supervisio.errors import InvalidValueError
from tests.services.people import CLIENT, QUESTION
from tests.services.tables import statements_on

if TYPE_CHECKING:
    from collections.abc import Callable

    from supervisio import Clinic, Supervision
    from tests.services.prepared import Prepared

    List = Callable[..., Any]

LISTS: dict[str, Callable[[Supervision], List]] = {
    "cases": lambda s: s.cases.list_,
    "requests": lambda s: s.requests.list_,
    "issues": lambda s: s.issues.list_,
    "concerns": lambda s: s.concerns.list_,
    "consultations": lambda s: s.consultations.list_,
    "recommendations": lambda s: s.recommendations.list_,
    "actions": lambda s: s.actions.list_,
    "relationships": lambda s: s.relationships.list_,
}
each_list = pytest.mark.parametrize("noun", LISTS)


@each_list
def test_a_page_goes_on_where_the_last_one_ended(
    ana: Supervision, lee: Supervision, prepared: Prepared, noun: str
) -> None:
    """Newest first, without a gap and without a repetition, though more was recorded meanwhile."""
    for number in range(4):
        ana.note(PersonalIssue("burnout"))
        ana.note(BoundaryConcern("touch", client_ref=CLIENT), case_id=prepared.case_id)
        ana.ask(ClientRequest(CLIENT, "gift"), question=QUESTION, asked_of="s-lee")
        ana.actions.add(prepared.case_id, "f-desk", "Send it", "2026-03-20")
        ana.relationships.begin(f"c-2{number}")
    listed = LISTS[noun](ana)
    everything = [one.id for one in listed()]
    assert everything == sorted(everything, reverse=True)

    found, after = [], None
    while True:
        page = listed(limit=2, after=after)
        found += [one.id for one in page]
        after = page.next
        if after is None:
            break
        ana.note(PersonalIssue("burnout"))
    assert found == everything
    assert len(everything) > 1


@each_list
@pytest.mark.parametrize(
    ("options", "field"),
    [
        ({"limit": 0}, "limit"),
        ({"limit": 201}, "limit"),
        ({"limit": "50"}, "limit"),
        ({"limit": True}, "limit"),
        ({"after": "first"}, "after"),
        ({"after": "WzFd"}, "after"),
        ({"after": 7}, "after"),
        ({"status": "somewhere"}, "status"),
    ],
    ids=str,
)
def test_what_makes_no_page_is_refused(ana: Supervision, noun: str, options: dict[str, Any], field: str) -> None:
    """By the name of its argument."""
    with pytest.raises(InvalidValueError) as caught:
        LISTS[noun](ana)(**options)

    assert caught.value.field == field


@each_list
def test_a_list_takes_a_fixed_number_of_statements(
    ana: Supervision, clinic: Clinic, prepared: Prepared, noun: str
) -> None:
    """Whatever the number of rows."""
    listed = LISTS[noun](ana)
    counts: list[int] = []
    for more in (0, 6):
        for number in range(more):
            ana.ask(ClientRequest(CLIENT, "gift"), question=QUESTION, asked_of="s-lee")
            ana.note(BoundaryConcern("touch", client_ref=CLIENT), case_id=prepared.case_id)
            ana.note(PersonalIssue("burnout"))
            ana.actions.add(prepared.case_id, "f-desk", "Send it", "2026-03-20")
            ana.relationships.begin(f"c-3{number}")
        with statements_on(clinic.engine) as statements:
            listed()
        counts.append(len(statements))

    assert counts[0] == counts[1]


def test_a_filter_matches_only_what_one_may_read(ana: Supervision, lee: Supervision, kim: Supervision) -> None:
    """Else it would tell what is withheld: which client, how a request was replied to, what a case was about."""
    asked = ana.ask(
        ClientRequest(CLIENT, "gift", phase="during"), question=QUESTION, asked_of="s-kim", route="consultation"
    )
    assert asked.about_id is not None
    ana.requests.reply(asked.about_id, "declined")

    assert len(kim.requests.list_()) == len(kim.requests.list_(kind="gift")) == 1
    assert kim.requests.list_(client_ref=CLIENT).items == ()
    assert kim.requests.list_(reply="declined").items == ()
    assert kim.requests.list_(phase="during").items == ()
    assert kim.requests.list_(status="replied").items == ()
    assert kim.cases.list_(client_ref=CLIENT).items == ()
    assert len(kim.cases.list_(topic="client_request", status="open")) == 1
    kim.consultations.accept(asked.consultation_id)
    assert len(kim.requests.list_(reply="declined", phase="during", status="replied")) == 1
    assert kim.requests.list_(client_ref=CLIENT).items == ()
    kim.consultations.decline(asked.consultation_id, "conflict_of_interest")
    assert kim.requests.list_().items == ()
    assert kim.consultations.list_(route="consultation").items == ()
    assert len(kim.consultations.list_(status="declined", asked_of="s-kim")) == 1
    assert kim.cases.list_(topic="client_request").items == ()
    assert len(kim.cases.list_()) == 1


def test_consultations_are_listed_by_all_they_go_by(ana: Supervision, prepared: Prepared) -> None:
    """Status, route, urgency, kind of question, who was asked, client and case."""
    other = ana.ask(
        question=QUESTION,
        asked_of="s-kim",
        route="peer_consultation",
        urgency="soon",
        question_type="legal_duty",
        client_ref="c-105",
    )
    lists = ana.consultations.list_
    for options in (
        {"route": "peer_consultation"},
        {"urgency": "soon"},
        {"question_type": "legal_duty"},
        {"asked_of": "s-kim"},
        {"client_ref": "c-105"},
        {"case_id": other.case_id},
        {"case_id": str(other.case_id), "asked_of": "s-kim"},
    ):
        assert [one.id for one in lists(**options)] == [other.consultation_id]
    assert [one.id for one in lists(status="completed")] == [prepared.completed]
    assert lists(status="completed", asked_of="s-kim").items == ()


def test_requests_and_concerns_are_listed_by_their_codes(ana: Supervision, prepared: Prepared) -> None:
    """Kind and phase, and for a concern whether it goes on."""
    concern = ana.note(BoundaryConcern("home_visit", occurrence="ongoing", phase="during")).about_id
    request = ana.note(ClientRequest("c-105", "gift", phase="during")).about_id

    assert [one.id for one in ana.concerns.list_(kind="home_visit")] == [concern]
    assert [one.id for one in ana.concerns.list_(occurrence="ongoing", phase="during")] == [concern]
    assert [one.id for one in ana.concerns.list_(client_ref=CLIENT)] == [prepared.concern]
    assert [one.id for one in ana.requests.list_(kind=ClientRequestKind.GIFT)] == [request]
    assert [one.id for one in ana.requests.list_(phase="during", client_ref="c-105")] == [request]
    assert [one.id for one in ana.requests.list_(case_id=prepared.case_id)] == [prepared.request]


def test_a_hosts_own_code_filters_too(ana: Supervision) -> None:
    """And a code of a newer version, as it came in a record."""
    ours = ana.note(ClientRequest(CLIENT, "x-adopt-my-cat")).about_id

    assert [one.id for one in ana.requests.list_(kind="x-adopt-my-cat")] == [ours]
    assert ana.requests.list_(kind=ClientRequestKind.read("of_a_newer_version")).items == ()
