from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from supervisio import Recommendation, reading
from supervisio.domain.calls import DONE
from supervisio.errors import InvalidValueError
from supervisio.testing import FrozenClock, invent_case, memory_clinic
from tests.reading.drawn import Drawn
from tests.reading.framed import MONDAY, entry, frame, timeline, timeline_of
from tests.services.people import ANA, LEE

if TYPE_CHECKING:
    from collections.abc import Callable

LINE = "4,3"
DAY = timedelta(days=1)


def test_a_late_entry_has_a_line_to_where_it_was_written() -> None:
    """And a shape of its own, and words: it is seen in grey, and by whoever does not see it."""
    on_time = entry()
    late = entry(at=MONDAY + DAY, later=9 * DAY)

    plain = Drawn(reading.case_timeline(frame("timeline", [on_time, on_time])))
    both = reading.case_timeline(frame("timeline", [on_time, late]))

    drawn = Drawn(both)
    assert (plain.dashes.count(LINE), drawn.dashes.count(LINE)) == (0, 1)
    assert len(drawn.shapes - plain.shapes) >= 2
    assert drawn.says("written 9 days later")
    assert not plain.says("later")
    assert "1 written later than a day, the latest 9 days after it happened." in both.description


def test_a_day_is_not_late() -> None:
    """Over midnight, but within 24 hours."""
    drawn = Drawn(reading.case_timeline(frame("timeline", [entry(later=timedelta(hours=23))])))

    assert LINE not in drawn.dashes


def test_moves_stand_in_plain_words_under_what_they_are_about() -> None:
    """The words are those of the lifecycles; who did it stands beside."""
    drawn = Drawn(reading.case_timeline(frame("timeline", [entry(move="consultations.complete")])))

    assert drawn.says("Consultation")
    assert drawn.says(DONE["consultations.complete"])
    assert drawn.says("s-lee")


def test_nobody_is_named_without_the_column() -> None:
    """Whoever shows it to others leaves the column out."""
    drawn = Drawn(reading.case_timeline(timeline(5).drop(columns="actor_ref")))

    assert not drawn.says("s-lee")


def test_many_are_counted_by_what_they_are_about() -> None:
    """With how many of them were written late, and how much later."""
    picture = reading.case_timeline(timeline(400))

    drawn = Drawn(picture)
    assert drawn.says("400 entries, 100 written late")
    assert drawn.says("134; 34 late")
    assert drawn.says("3 to 7 days")
    assert drawn.says("100 (100%)")
    assert "Client request 134" in picture.description


def test_a_batch_says_that_more_follow() -> None:
    """So that nobody takes it for the whole case."""
    batch = timeline(3)
    batch.attrs["next"] = "more"

    assert "more entries follow" in reading.case_timeline(batch).description
    assert Drawn(reading.case_timeline(batch)).says("more entries follow")
    assert "more entries follow" not in reading.case_timeline(timeline(3)).description


def test_a_real_case_is_drawn() -> None:
    """Each of its moves has its words, and none of its texts is on it."""
    clock = FrozenClock()
    clinic = memory_clinic(clock=clock)
    with clinic.acting(ANA) as ana:
        asked = invent_case(ana, 1)
    with clinic.acting(LEE) as lee:
        lee.consultations.accept(asked.consultation_id)
        clock.advance(days=3)
        advice = [Recommendation("decline_request", text="Say it plainly.")]
        lee.consultations.complete(asked.consultation_id, 25, advice, effective_at=clock.now() - 2 * DAY)
        assert lee.reveal(lee.consultations.get(asked.consultation_id)).recommendations[0].text == "Say it plainly."
    with clinic.reading(ANA) as ana:
        records = list(ana.cases.timeline(asked.case_id))
    clinic.close()

    picture = reading.case_timeline(timeline_of(records))

    drawn = Drawn(picture)
    assert drawn.says(DONE["consultations.accept"])
    assert drawn.says("written 2 days later")
    assert "3 entries" in picture.description
    assert "plainly" not in drawn.svg


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (datetime(2, 1, 1, tzinfo=MONDAY.tzinfo), datetime(9998, 12, 31, tzinfo=MONDAY.tzinfo)),
        (MONDAY, MONDAY),
        (MONDAY, MONDAY + timedelta(milliseconds=1)),
    ],
)
@pytest.mark.parametrize("count", [2, 100])
def test_any_length_of_time_is_drawn(first: datetime, last: datetime, count: int) -> None:
    """From the beginning to the end of the calendar, or all within a moment."""
    ends = [entry(at=(last if place % 2 else first)) for place in range(count)]

    assert "NaN" not in Drawn(reading.case_timeline(frame("timeline", ends))).svg


@pytest.mark.parametrize(
    ("spoil", "field", "problem"),
    [
        (lambda good: good.drop(columns=["about", "late"]), "frame", "missing_columns"),
        (lambda _: [1, 2], "frame", "wrong_type"),
        (lambda _: None, "frame", "wrong_type"),
        (lambda good: good.assign(effective_at="yesterday"), "effective_at", "wrong_type"),
        (lambda good: good.assign(recorded_at=MONDAY.replace(tzinfo=None)), "recorded_at", "wrong_type"),
        (lambda good: good.assign(late_days="many"), "late_days", "wrong_type"),
    ],
)
def test_what_is_no_such_frame_is_refused(spoil: Callable[[Any], Any], field: str, problem: str) -> None:
    """What it lacks is named; what is in it is not quoted."""
    with pytest.raises(InvalidValueError) as caught:
        reading.case_timeline(spoil(timeline(2)))

    assert (caught.value.field, caught.value.problem) == (field, problem)
    assert "yesterday" not in str(caught.value)
    if problem == "missing_columns":
        assert "about, late" in str(caught.value)
