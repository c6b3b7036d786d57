from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from supervisio import ClientRequest, PersonalIssue
from supervisio.errors import AccessDeniedError, InvalidValueError, NotFoundError
from tests.services.people import CLIENT, QUESTION
from tests.services.tables import contents

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from supervisio import Supervision
    from supervisio.domain.records import AskedRecord


def test_it_is_told_before_one_asks(ana: Supervision, session: Session) -> None:
    """And it is what the ask then says; telling writes nothing."""
    request = ClientRequest(CLIENT, "gift")
    before = contents(session)

    told = ana.audience(about=request, route="peer_consultation", asked_of="peer-group", show_client_ref=True)

    assert contents(session) == before
    asked = ana.ask(request, question=QUESTION, route="peer_consultation", asked_of="peer-group", show_client_ref=True)
    assert told == asked.audience


def test_of_an_issue_only_the_therapist_is_told_its_support(ana: Supervision) -> None:
    """Nobody else's list names where else one turned."""
    owner, asked = ana.audience(about=PersonalIssue("burnout"), asked_of="s-lee")

    assert "since" in owner.after
    assert "since" not in asked.after
    assert {"kind", "note"} <= set(asked.after) - set(asked.before)


def test_in_a_case_everyone_who_sees_it_is_listed(ana: Supervision, lee: Supervision, asked: AskedRecord) -> None:
    """By the case or by what is recorded in it: those asked, those it was opened to, those who own an action."""
    lee.consultations.accept(asked.consultation_id)
    ana.cases.grant(asked.case_id, "q-audit")
    ana.actions.add(asked.case_id, "f-desk", "Send the letter", "2026-03-20")

    for told in (ana.audience(asked.case_id), ana.audience(about=asked.about_id)):
        assert [(one.ref, one.part) for one in told] == [
            ("t-ana", "therapist"),
            ("s-lee", "accepted"),
            ("q-audit", "granted"),
            ("f-desk", "action_owner"),
        ]
    assert ana.audience(asked.case_id, asked_of="s-kim")[2].ref == "s-kim"


def test_it_is_told_to_those_who_see_the_whole_case(
    ana: Supervision, lee: Supervision, sam: Supervision, asked: AskedRecord
) -> None:
    """The one asked does not learn who else was; for a stranger there is no case."""
    with pytest.raises(AccessDeniedError):
        lee.audience(asked.case_id)
    with pytest.raises(NotFoundError):
        sam.audience(asked.case_id)
    ana.cases.grant(asked.case_id, "q-sam")
    assert len(sam.audience(asked.case_id)) == 3


def test_what_is_hidden_is_not_told_apart_from_what_is_missing(sam: Supervision, asked: AskedRecord) -> None:
    """The id of something recorded does not tell that it is, nor in which case."""
    with pytest.raises(NotFoundError) as hidden:
        sam.audience(about=asked.about_id)
    with pytest.raises(NotFoundError) as missing:
        sam.audience(about=asked.case_id)

    assert hidden.value.noun == missing.value.noun
    assert (hidden.value.id, missing.value.id) == (asked.about_id, asked.case_id)


@pytest.mark.parametrize(
    ("options", "field"),
    [
        ({"route": "personal_therapy"}, "route"),
        ({"route": None}, "route"),
        ({"asked_of": ""}, "asked_of"),
        ({"show_client_ref": "yes"}, "show_client_ref"),
        ({"about": "a gift"}, "about"),
        ({"case_id": 7}, "case_id"),
    ],
    ids=str,
)
def test_what_is_no_ask_is_refused(ana: Supervision, options: dict[str, str], field: str) -> None:
    """As ``ask`` would refuse it."""
    with pytest.raises(InvalidValueError) as caught:
        ana.audience(**options)  # type: ignore[arg-type]  # slips

    assert caught.value.field == field
