from __future__ import annotations

from datetime import date
from uuid import UUID

import attrs
import pytest

from supervisio.domain.access import Asking, Grant, Matter, Owning
from supervisio.domain.audience import audience

TODAY = date(2026, 3, 2)
ASKING = Asking(
    id=UUID(int=1),
    asked_of="s-lee",
    status="requested",
    route="supervision",
    show_client_ref=False,
    about="client_request",
    about_id=UUID(int=2),
)
MATTER = Matter(therapist_ref="t-ana", topic="client_request", askings=(ASKING,))


def test_the_therapist_stands_first() -> None:
    """Then those who were asked, those it was opened to, those who own an action."""
    matter = attrs.evolve(
        MATTER,
        grants=(Grant("q-audit", None), Grant("q-gone", date(2026, 3, 1))),
        ownings=(Owning(UUID(int=3), "f-desk"), Owning(UUID(int=4), "t-ana")),
    )

    assert [(one.ref, one.part) for one in audience(matter, TODAY)] == [
        ("t-ana", "therapist"),
        ("s-lee", "asked"),
        ("q-audit", "granted"),
        ("f-desk", "action_owner"),
    ]


def test_what_is_seen_before_and_after_acceptance() -> None:
    """The words of the client are for whoever takes it on."""
    asked = audience(MATTER, TODAY)[1]

    assert {"question", "urgency", "client_ref", "kind"} <= set(asked.before)
    assert "words" not in asked.before
    assert {"words", "explanation", "minutes"} <= set(asked.after)
    assert set(asked.before) < set(asked.after)


@pytest.mark.parametrize("shown", [False, True])
def test_a_colleague_sees_which_client_if_it_is_shown(*, shown: bool) -> None:
    """Only after acceptance, as the access rules say."""
    asking = attrs.evolve(ASKING, route="peer_consultation", show_client_ref=shown)
    asked = audience(attrs.evolve(MATTER, askings=(asking,)), TODAY)[1]

    assert ("client_ref" in asked.before, "client_ref" in asked.after) == (False, shown)


def test_of_a_personal_issue_not_even_the_kind_is_seen_before() -> None:
    """And where else the therapist turned is never seen."""
    asking = attrs.evolve(ASKING, about="personal_issue")
    asked = audience(Matter(therapist_ref="t-ana", topic="personal_issue", askings=(asking,)), TODAY)[1]

    assert not {"kind", "functioning", "affects_work", "note"} & set(asked.before)
    assert {"kind", "functioning", "affects_work", "note"} <= set(asked.after)
    assert "since" not in asked.after


@pytest.mark.parametrize("status", ["declined", "cancelled", "redirected"])
def test_who_was_turned_away_sees_that_they_were_asked(status: str) -> None:
    """Before as after."""
    asked = audience(attrs.evolve(MATTER, askings=(attrs.evolve(ASKING, status=status),)), TODAY)[1]

    assert asked.part == "turned_away"
    assert asked.before == asked.after == ("asked_of", "decline_code", "status")
