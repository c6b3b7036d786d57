"""Each frame holds, cell for cell, what the records say that the same actor is given: not a row or a value more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest

from tests.services.frames.everybody import ACTORS, fill
from tests.services.frames.expecting import NOUNS, Expected, cells_of
from tests.services.people import ANA, KIM, LEE

if TYPE_CHECKING:
    from supervisio import Actor, Supervision
    from supervisio.testing import FrozenClock
    from tests.services.conftest import On

ZONE = ZoneInfo("Australia/Sydney")
FILTERS: dict[str, list[dict[str, Any]]] = {
    "cases": [{"status": "open"}, {"topic": "client_request"}, {"client_ref": "c-104"}, {"status": "entered_in_error"}],
    "consultations": [
        {"status": "requested"},
        {"route": "consultation", "urgency": "routine"},
        {"asked_of": "s-kim"},
        {"client_ref": "c-104"},
        {"question_type": "boundary"},
        {"status": "entered_in_error"},
    ],
    "requests": [{"kind": "gift"}, {"phase": "during"}, {"reply": "declined_and_explained"}, {"client_ref": "c-104"}],
    "concerns": [{"kind": "touch"}, {"occurrence": "ongoing"}, {"status": "noted"}, {"phase": "not_said"}],
    "actions": [{"status": "open"}, {"owner_ref": "a-max"}],
}


@pytest.fixture
def filled(on: On, jobs: Supervision, clock: FrozenClock) -> None:
    """A clinic in Sydney in which everybody has another part."""
    jobs.policy.set(time_zone=ZONE.key, effective_at="2020-01-01")
    fill(on, clock)


@pytest.mark.parametrize("who", ACTORS.values(), ids=ACTORS)
def test_a_frame_agrees_with_the_records(on: On, filled: None, clock: FrozenClock, who: Actor) -> None:
    """What is withheld, or not there, is missing; each value is that of the record; derived are the same for all."""
    supervision = on(who)
    expected = Expected(supervision, now=clock.now(), zone=ZONE)

    for noun in NOUNS:
        frame = getattr(supervision.frames, noun)()

        assert cells_of(frame) == expected.rows(noun), noun
        assert frame.attrs["next"] is None


@pytest.mark.parametrize("noun", NOUNS)
@pytest.mark.parametrize("who", [ANA, LEE, KIM], ids=lambda who: who.ref)
def test_a_frame_is_filtered_as_the_list_is(on: On, filled: None, clock: FrozenClock, who: Actor, noun: str) -> None:
    """By the same keywords, and only by what the actor may read."""
    supervision = on(who)
    expected = Expected(supervision, now=clock.now(), zone=ZONE)
    case_id = supervision.cases.list_().items[-1].id

    for filters in [*FILTERS[noun], *([] if noun == "cases" else [{"case_id": case_id}])]:
        assert cells_of(getattr(supervision.frames, noun)(**filters)) == expected.rows(noun, **filters), filters
    whole = [len(getattr(on(ANA).frames, noun)(**filters)) for filters in FILTERS[noun]]
    assert any(whole)
