from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import attrs
import pytest

from supervisio import ClientRequest, Recommendation, reading
from supervisio.domain.records import Page
from supervisio.errors import InvalidValueError
from supervisio.testing import FrozenClock, memory_clinic
from tests.reading.drawn import Drawn
from tests.reading.listed import NOW, page, thing, waiting
from tests.services.people import ANA, LEE, QUESTION

STRIPES = "4,2"
HOUR = timedelta(hours=1)


def test_what_is_overdue_is_seen_without_colour() -> None:
    """It is striped, has a mark of another shape, and says by how much; what is not has none of these."""
    in_time, late = thing(10 * HOUR), thing(75 * HOUR)

    plain, both = (Drawn(reading.queue(page(*things), now=NOW)) for things in ([in_time], [in_time, late]))

    assert (plain.dashes.count(STRIPES), both.dashes.count(STRIPES)) == (0, 1)
    assert both.shapes - plain.shapes
    assert both.says("overdue by 3 h, waits 3 d 3 h")
    assert both.says("waits 10 h, due in 2 d 14 h")
    assert not plain.says("overdue by")


def test_what_was_accepted_too_late_is_overdue_from_then_on() -> None:
    """It waits since it was accepted, which may be after it was due: there is nothing to show before that."""
    accepted = attrs.evolve(thing(75 * HOUR, kind="accepted"), since=NOW - HOUR)

    drawn = Drawn(reading.queue(page(accepted), now=NOW))

    assert drawn.says("overdue by 3 h, waits 1 h")
    assert drawn.dashes.count(STRIPES) == 1


@pytest.mark.parametrize("length", [timedelta(), timedelta(minutes=1), timedelta(days=30), timedelta(days=30000)])
@pytest.mark.parametrize("kind", ["asked", "answered"])
def test_any_age_is_drawn(length: timedelta, kind: str) -> None:
    """Of what has only just come, and of what nobody has looked at for years."""
    drawn = Drawn(reading.queue(page(thing(length, kind=kind)), now=NOW))

    assert "NaN" not in drawn.svg
    assert drawn.width < 1300


def test_the_words_have_the_numbers() -> None:
    """How many wait, of which urgency, how many are overdue, by how much, and what waits longest."""
    things = [thing(2 * HOUR, urgency="immediate"), thing(100 * HOUR), thing(50 * HOUR, urgency="routine")]

    assert reading.queue(page(*things), now=NOW).description.endswith(
        "3 things wait on 2026-03-20 15:30 UTC (Immediate 1, Soon 1 and Routine 1). "
        "2 overdue, the longest by 1 d 4 h. The longest wait is 4 d 4 h."
    )
    assert "Nothing is overdue." in reading.queue(page(thing(HOUR)), now=NOW).description


def test_the_most_urgent_stands_first() -> None:
    """Then what is due first, as in the queue itself, however the pages came."""
    things = [thing(HOUR, urgency=urgency) for urgency in ("routine", "soon", "immediate", "urgent")]

    words = Drawn(reading.queue(page(*things), now=NOW)).words

    order = [words.index(urgency) for urgency in ("Immediate", "Urgent", "Soon", "Routine")]
    assert order == sorted(order)


def test_many_are_counted_by_urgency() -> None:
    """By the time until it is due, or since it was, and by age; each stands once in either."""
    found = waiting(400)

    drawn = Drawn(reading.queue(found, now=NOW))

    assert drawn.says("Until it is due, or since it was")
    assert drawn.says("How long it has waited")
    assert sum(int(words) for words in drawn.words if words.isdigit()) == 2 * 400
    overdue = [int(words.split()[-2]) for words in drawn.words if words.startswith("n = 100, ")]
    assert (len(overdue), sum(overdue)) == (4, sum(one.overdue for one in found))


def test_several_pages_are_one_queue() -> None:
    """Whether more follow, the last of them says."""
    first, last = page(thing(HOUR), following="x"), page(thing(2 * HOUR, id_=2))

    assert "2 things wait" in reading.queue([first, last], now=NOW).description
    assert "next one" not in reading.queue([first, last], now=NOW).description
    assert "next one" in reading.queue(first, now=NOW).description
    assert reading.queue(list(first), now=NOW).description == reading.queue(page(thing(HOUR)), now=NOW).description


def test_it_is_until_now_if_nothing_else_is_said() -> None:
    """By the clock of the machine: what was due long ago is overdue."""
    assert "1 overdue" in reading.queue(page(thing(timedelta(days=3000)))).description


def test_a_real_queue_agrees_on_what_is_overdue() -> None:
    """Of what was answered or declined nothing is, however long ago."""
    clock = FrozenClock()
    clinic = memory_clinic(clock=clock)
    with clinic.acting(ANA) as ana:
        asked = [
            ana.ask(ClientRequest("c-104", "gift"), question=QUESTION, asked_of="s-lee").consultation_id
            for _ in range(4)
        ]
        case_id = ana.note(ClientRequest("c-104", "gift")).case_id
        ana.actions.add(case_id, ANA.ref, "Write the letter", "2026-03-05")
    with clinic.acting(LEE) as lee:
        for consultation_id in asked[:2]:
            lee.consultations.accept(consultation_id)
        lee.consultations.complete(asked[0], 25, [Recommendation("decline_request")])
        lee.consultations.decline(asked[2], "on_leave")
    clock.advance(days=30)

    for actor in (ANA, LEE):
        with clinic.reading(actor) as supervision:
            found = supervision.queue()
        drawn = Drawn(reading.queue(found, now=clock.now()))
        assert sum(words.startswith("overdue by") for words in drawn.words) == sum(one.overdue for one in found) > 0
        assert {one.kind.capitalize() for one in found} <= {words.partition(" ")[0] for words in drawn.words}
        assert "letter" not in drawn.svg
    clinic.close()


@pytest.mark.parametrize("given", ["queue", None, 7, [7], Page(items=("asked",)), [page(), "asked"]], ids=repr)
def test_what_is_no_queue_is_refused(given: Any) -> None:
    """By its name, and unquoted."""
    with pytest.raises(InvalidValueError) as caught:
        reading.queue(given)
    assert (caught.value.field, caught.value.problem) == ("page", "wrong_type")


def test_now_has_a_time_zone() -> None:
    """Or the age would be wrong by hours."""
    with pytest.raises(InvalidValueError) as caught:
        reading.queue(page(), now=datetime(2026, 3, 2))  # noqa: DTZ001 - that is what is refused
    assert (caught.value.field, caught.value.problem) == ("now", "naive")


def test_no_pages_are_nothing() -> None:
    """A queue that was gathered page by page may be empty."""
    assert "nothing yet" in reading.queue([], now=NOW).description
