"""What a decision record says of mistakes, of asks that came to nothing, and of what there is not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from supervisio import BoundaryConcern, ClientRequest
from tests.services.people import CLIENT, QUESTION, WORDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from supervisio import Supervision

SAID: dict[str, Any] = {"reason": "It was in the way.", "client_was_told": "That we stop."}
MISTAKE = {"mark": "entered_in_error", "words": "Entered in error"}
ENDED: dict[str, Callable[[Supervision, Supervision, Any], object]] = {
    "requested": lambda _ana, _lee, _asked: None,
    "accepted": lambda _ana, lee, asked: lee.consultations.accept(asked),
    "cancelled": lambda ana, _lee, asked: ana.consultations.cancel(asked),
    "declined": lambda _ana, lee, asked: lee.consultations.decline(asked, "no_capacity"),
    "redirected": lambda ana, _lee, asked: ana.consultations.redirect(asked, "s-kim", reason="Away."),
}


def parts(by: Supervision, case_id: Any, audience: str) -> dict[str, Any]:
    """Return what is written in a record that somebody makes, by part."""
    made = by.cases.decision_record(case_id, audience=audience, purpose="supervision").to_dict()
    return {one["part"]: one["written"] for one in made["parts"]}


def rows(written: Any, table: str) -> list[dict[str, Any]]:
    """Return the rows of a table in a part."""
    return [row for block in written if block.get("table") == table for row in block["rows"]]


@pytest.mark.parametrize("status", ENDED)
def test_a_client_is_not_told_of_an_ask_that_came_to_nothing(ana: Supervision, lee: Supervision, status: str) -> None:
    """Nor by the entry in which their own request was recorded: it says that somebody was asked."""
    asked = ana.ask(ClientRequest(CLIENT, "gift", words=WORDS), question=QUESTION, asked_of="s-lee")
    ENDED[status](ana, lee, asked.consultation_id)
    told = parts(ana, asked.case_id, "client")

    assert rows(told["timeline"], "timeline") == []
    assert [entry["id"] for entry in told["came_up"]] == [str(asked.about_id)]


def test_a_client_is_told_of_an_ask_that_was_held(ana: Supervision, lee: Supervision) -> None:
    """When it was asked, and when it was held."""
    asked = ana.ask(ClientRequest(CLIENT, "gift", words=WORDS), question=QUESTION, asked_of="s-lee")
    lee.consultations.accept(asked.consultation_id)
    lee.consultations.complete(asked.consultation_id, 20, [])
    told = parts(ana, asked.case_id, "client")

    assert [row["move"] for row in rows(told["timeline"], "timeline")] == ["ask", "consultations.complete"]


@pytest.mark.parametrize("audience", ["therapist", "board"])
def test_what_belongs_to_a_mistake_is_marked_as_one(ana: Supervision, lee: Supervision, audience: str) -> None:
    """Also where it stands apart from it; and it is in no summary."""
    request = ana.note(ClientRequest(CLIENT, "gift", words=WORDS))
    ana.requests.reply(request.about_id, "declined_and_explained", explanation="I take none.")
    concern = BoundaryConcern("gift_received", client_ref=CLIENT, description=WORDS)
    asked = ana.ask(concern, case_id=request.case_id, question=QUESTION, asked_of="s-lee")
    lee.consultations.accept(asked.consultation_id)
    lee.consultations.complete(asked.consultation_id, 20, [])
    assert asked.about_id is not None
    ana.concerns.decide(asked.about_id, "discontinued", **SAID)
    ana.requests.mark_in_error(request.about_id, reason="Of somebody else.")
    ana.concerns.mark_in_error(asked.about_id, reason="Of somebody else.")
    ana.consultations.mark_in_error(asked.consultation_id, reason="Of somebody else.")
    told = parts(ana, request.case_id, audience)

    assert [entry["marks"] for entry in told["decisions"]] == [[MISTAKE]]
    assert [MISTAKE in row["occasion"] for row in rows(told["told"], "told")] == [True, True]
    assert rows(told["about"], "in_short") == []


def test_a_client_is_shown_nothing_of_a_case_that_is_a_mistake(ana: Supervision) -> None:
    """It may be about somebody else altogether: that it is a mistake is all there is to tell."""
    noted = ana.note(ClientRequest(CLIENT, "gift", words=WORDS))
    ana.requests.reply(noted.about_id, "declined_and_explained", explanation="I take none.")
    ana.cases.close(noted.case_id, "Settled.", "That we stop.")
    ana.cases.mark_in_error(noted.case_id, reason="Of somebody else.")
    told = parts(ana, noted.case_id, "client")
    case = told["about"][1]

    assert case["marks"] == [MISTAKE]
    assert case["facts"].keys() == {"status", "therapist_ref", "effective_at", "recorded_at"}
    assert rows(told["timeline"], "timeline") == rows(told["told"], "told") == rows(told["about"], "in_short") == []
    assert not any(secret in str(told) for secret in (WORDS, CLIENT, "I take none.", "That we stop."))


def test_whoever_is_not_shown_all_is_not_told_that_there_is_none(ana: Supervision, lee: Supervision) -> None:
    """A decision about something else was made: a supervisor's record does not deny it."""
    asked = ana.ask(ClientRequest(CLIENT, "gift", words=WORDS), question=QUESTION, asked_of="s-lee")
    lee.consultations.accept(asked.consultation_id)
    empty = parts(ana, asked.case_id, "therapist")["decisions"]
    concern = ana.note(BoundaryConcern("touch", client_ref=CLIENT, description=WORDS), case_id=asked.case_id)
    ana.concerns.decide(concern.about_id, "discontinued", **SAID)

    assert [block["text"] for block in empty] == [["No decision is on record."]]
    for by in (ana, lee):
        (block,) = parts(by, asked.case_id, "supervisor")["decisions"]
        assert block["text"] == ["No decision is on record. This is said of what is shown here."]
