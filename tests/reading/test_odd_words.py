from __future__ import annotations

import unicodedata
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from supervisio import reading
from supervisio.domain.calls import DONE
from supervisio.reading.paper import LETTER, pixels
from supervisio.reading.words import length, move_in_words, reference, short
from tests.reading.drawn import Drawn
from tests.reading.framed import concern, concerns, entry, frame, requests, timeline
from tests.reading.listed import crossing, crossings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from supervisio.reading import Picture

WIDEST = 1300
EVIL = "<script>alert('&')</script>"
ODD = {
    "markup": EVIL,
    "entities": "&amp;&lt;]]>\"'",
    "expression": "${datum.value}'+alert(1)+'",
    "right to left": "מטפלת-א",
    "long and right to left": "م" * 128,
    "long": "W" * 128,
    "wide": "療" * 128,
    "emoji": "👩‍👩‍👧" * 40,
    "marks upon marks": "e" + "\u0301" * 127,
    "direction": "t-\u202eana\u2066",
    "control": "t-\x00\x1b\x7f-ana\nx\ty",
    "surrogate": "t-\ud800",
    "no character": "t-\uffff\ufffe",
    "blank": "   ",
}
REFERRING: dict[str, Callable[[Sequence[str]], Picture]] = {
    "case_timeline": lambda refs: reading.case_timeline(frame("timeline", [entry(actor_ref=ref) for ref in refs])),
    "noticing_to_deciding": lambda refs: reading.noticing_to_deciding(
        frame("concerns", [concern("touch", 1, client_ref=ref) for ref in refs])
    ),
    "domains_over_time": lambda refs: reading.domains_over_time(
        crossings(crossing("touch", 3), client_ref=refs[0], therapist_ref=refs[-1])
    ),
}
CODING: dict[str, Callable[[Sequence[str]], Picture]] = {
    "moves": lambda codes: reading.case_timeline(frame("timeline", [entry(move=code, about=code) for code in codes])),
    "requests": lambda codes: reading.saying_no(
        frame(
            "requests",
            [dict.fromkeys(("kind", "status", "reply", "last_reaction", "next_session"), code) for code in codes],
        )
    ),
    "concerns": lambda codes: reading.noticing_to_deciding(
        frame("concerns", [concern(code, domain=code, status=code) for code in codes])
    ),
    "crossings": lambda codes: reading.domains_over_time(
        crossings(by_domain={code: (crossing(code, 3),) for code in codes})
    ),
}

anything = st.text(min_size=1, max_size=128)


each_way = pytest.mark.parametrize("draw", [*REFERRING.values(), *CODING.values()], ids=[*REFERRING, *CODING])


@each_way
def test_odd_words_neither_break_it_nor_become_markup(draw: Callable[[Sequence[str]], Picture]) -> None:
    """A reference is the host's; a code may be of anybody's. All of them stay within their place."""
    drawn = Drawn(draw(list(ODD.values())))

    assert "script" not in drawn.tags
    assert 0 < drawn.width < WIDEST
    drawn.svg.encode()


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_each_of_them_can_stand_alone(odd: str) -> None:
    """At either end of a pair."""
    assert 0 < Drawn(REFERRING["domains_over_time"]([odd])).width < WIDEST


@pytest.mark.parametrize("draw", REFERRING.values(), ids=REFERRING)
def test_a_reference_is_shown_as_it_is(draw: Callable[[Sequence[str]], Picture]) -> None:
    """Where it is short enough; else so far, and an ellipsis says that there is more."""
    short_one, long_one = Drawn(draw(["c-<&>-7"])), Drawn(draw(["W" * 128]))

    assert short_one.says("c-<&>-7")
    assert long_one.says("WW…")
    assert not long_one.says("W" * 40)


@settings(max_examples=10)
@given(st.lists(anything, min_size=1, max_size=9))
def test_any_reference_can_be_drawn(refs: list[str]) -> None:
    """On each of the pictures that name somebody."""
    for draw in REFERRING.values():
        assert 0 < Drawn(draw(refs)).width < WIDEST


@given(anything, st.integers(2, 60))
def test_a_text_is_as_short_as_it_is_wanted(text: str, most: int) -> None:
    """By how wide it is; what fits is whole."""
    shown = short(text, most)

    assert pixels(shown) <= most * LETTER
    assert shown.endswith("…") or len(shown) == len(text)
    assert not {unicodedata.category(one) for one in shown} & {"Cc", "Cs", "Cn"}


def test_what_runs_from_right_to_left_leaves_its_neighbours_alone() -> None:
    """It is set apart by characters that have no width; what does not is left as it is."""
    assert reference("t-ana", 20) == "t-ana"
    assert reference(ODD["right to left"], 20) == f"\u2068{ODD['right to left']}\u2069"


@pytest.mark.parametrize(
    ("move", "words"),
    [
        *DONE.items(),
        ("things.of_a_newer_version", "Things: of a newer version"),
        ("", ""),
    ],
)
def test_a_move_is_told_as_it_is_in_a_decision_record(move: str, words: str) -> None:
    """Once it is done; one of a newer version by its own name."""
    assert move_in_words(move) == words


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "0 min"), (59, "59 min"), (60, "1 h"), (61, "1 h 1 min"), (1440, "1 d"), (1500, "1 d 1 h"), (14400, "10 d")],
)
def test_a_length_has_two_units_at_most(minutes: int, words: str) -> None:
    """And the same behind the day as before it."""
    assert length(timedelta(minutes=minutes)) == length(timedelta(minutes=-minutes)) == words


def test_no_text_is_drawn() -> None:
    """A frame has no column of texts; should somebody add one, it is in no picture, nor in its chart."""
    words = "Could we stay friends when this is over?"

    for picture in (
        reading.case_timeline(timeline(3).assign(reason=words)),
        reading.saying_no(requests(3).assign(words=words)),
        reading.noticing_to_deciding(concerns(3).assign(description=words)),
    ):
        assert "stay friends" not in picture.svg() + picture.description + str(picture.chart.to_dict())
