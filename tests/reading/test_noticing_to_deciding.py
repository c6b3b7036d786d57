from __future__ import annotations

import statistics

import pytest

from supervisio import reading
from supervisio.domain.vocabulary import BoundaryDomain, ConcernStatus
from supervisio.errors import InvalidValueError
from tests.reading.drawn import Drawn
from tests.reading.framed import concern, concerns, frame


def test_each_concern_has_its_days() -> None:
    """In a line of its own, under its domain; where it stands, if nothing was decided."""
    given = [
        concern("touch", 2, 9),
        concern("gift_received", 0),
        concern("x-lift-home", None, 3),
        concern("friendship"),
    ]

    drawn = Drawn(reading.noticing_to_deciding(frame("concerns", given)))

    for words in (
        BoundaryDomain.PHYSICAL_CONTACT.label,
        "asked on day 2, decided on day 9",
        f"asked the same day, not decided ({ConcernStatus.BROUGHT.label})",
        "In no domain",
        "not asked, decided on day 3",
        f"not asked, not decided ({ConcernStatus.NOTED.label})",
        "Gift received, c-104",
        "Gutheil & Gabbard (1993)",
    ):
        assert drawn.says(words), words


def test_what_was_asked_and_decided_on_one_day_has_both_marks() -> None:
    """The one does not hide the other."""
    one, both = (
        Drawn(reading.noticing_to_deciding(frame("concerns", [concern("touch", 2, decided)]))) for decided in (None, 2)
    )

    assert len(both.shapes - one.shapes) >= 2


@pytest.mark.parametrize("count", [36, 37, 500])
def test_the_words_have_the_numbers(count: int) -> None:
    """Few or many: how many were asked about and decided, and the median of the days."""
    given = concerns(count)
    asked, decided = (given[name].dropna() for name in ("days_to_asking", "days_to_deciding"))

    description = reading.noticing_to_deciding(given).description

    assert f"{count} concerns; {len(asked)} asked about (median {statistics.median(asked):g} day" in description
    assert f"{len(decided)} decided (median {statistics.median(decided):g} day" in description


def test_many_are_spread_over_classes() -> None:
    """In each of the two, every concern stands once: those not yet asked about, or decided, too."""
    drawn = Drawn(reading.noticing_to_deciding(concerns(500)))

    shares = [int(words.partition(" (")[0]) for words in drawn.words if words.endswith("%)")]
    assert sum(shares) == 2 * 500
    assert drawn.words.count("not yet, or not at all") == 2
    assert drawn.says("median to asking")


def test_days_before_it_was_noticed_are_drawn() -> None:
    """A day that was written down wrongly is no error of the picture."""
    drawn = Drawn(reading.noticing_to_deciding(frame("concerns", [concern("touch", -3, -1)])))

    assert drawn.says("asked on day -3, decided on day -1")


def test_what_should_not_have_been_recorded_is_left_out() -> None:
    """Nor is anything shown of what was dropped."""
    given = [concern("touch", 1), *(concern("touch", 1, status=status) for status in ("entered_in_error", "dropped"))]

    assert "1 concern;" in reading.noticing_to_deciding(frame("concerns", given)).description


def test_what_may_not_be_read_is_not_shown() -> None:
    """Under a heading of its own."""
    drawn = Drawn(reading.noticing_to_deciding(frame("concerns", [{}, concern("touch", 1)])))

    assert drawn.words.count("Not shown") == 2


def test_nobody_is_named_without_the_column() -> None:
    """Whoever shows it to others leaves the column out."""
    drawn = Drawn(reading.noticing_to_deciding(frame("concerns", [concern("touch", 1)]).drop(columns="client_ref")))

    assert not drawn.says("c-104")
    assert drawn.says("Touch")


@pytest.mark.parametrize("column", ["kind", "domain", "status", "days_to_asking", "days_to_deciding"])
def test_a_column_that_is_missing_is_named(column: str) -> None:
    """As the frame calls it."""
    with pytest.raises(InvalidValueError, match=column):
        reading.noticing_to_deciding(concerns(2).drop(columns=column))
