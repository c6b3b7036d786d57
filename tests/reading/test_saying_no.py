from __future__ import annotations

from typing import Any

import pytest

from supervisio import reading
from supervisio.domain.hidden import WITHHELD
from supervisio.domain.vocabulary import ClientReaction, NextSession, Reply
from supervisio.errors import InvalidValueError
from tests.reading.drawn import Drawn
from tests.reading.framed import frame, requests

NO = {"kind": "friendship", "status": "followed_up", "reply": "declined_and_explained"}


def test_each_reply_has_its_column() -> None:
    """With what was asked for, how it was taken, and what became of the next session; labels are those of the codes."""
    given = [
        {**NO, "last_reaction": "hurt", "next_session": "attended"},
        {**NO, "last_reaction": "hurt", "next_session": "missed"},
        {"kind": "gift", "status": "replied", "reply": "accepted", "last_reaction": "relieved"},
    ]

    picture = reading.saying_no(frame("requests", given))

    drawn = Drawn(picture)
    for words in ("n = 2", "n = 1", ClientReaction.HURT.label, NextSession.MISSED.label, "Nothing recorded"):
        assert drawn.says(words)
    assert not drawn.says(ClientReaction.ANGRY.label)
    assert "3 requests (Declined and explained 2 and Accepted 1)" in picture.description
    assert "Of the 2 declined, the reply was taken last as: Hurt 2; the next session: Attended 1 and Missed 1." in (
        picture.description
    )


def test_the_numbers_of_a_column_add_up() -> None:
    """In each of the three blocks each request stands once."""
    drawn = Drawn(reading.saying_no(requests(500)))

    numbers = [int(words) for words in drawn.words if words.isdigit()]
    totals = [
        int(words.removeprefix("n = ")) for words in drawn.words if words.startswith("n = ") and words[4:].isdigit()
    ]
    assert (sum(totals), sum(numbers)) == (500, 3 * 500)


def test_without_a_reply_it_says_why() -> None:
    """There is none yet, it was withdrawn, or it is not for this reader; a mistake is left out."""
    given = [
        {"kind": "gift", "status": "recorded"},
        {"kind": "gift", "status": "withdrawn"},
        {"kind": "gift", "status": "replied"},
        {"kind": "gift", "status": "entered_in_error", "reply": "declined"},
        {},
    ]

    description = reading.saying_no(frame("requests", given)).description

    assert f"4 requests ({Reply.NO_REPLY_YET.label} 1, Withdrawn 1 and Not shown 2)" in description
    assert "None was declined" in description


def test_what_is_hidden_is_not_shown() -> None:
    """Should a frame hold such a value after all."""
    hidden: Any = [WITHHELD, WITHHELD]

    assert "Not shown 2" in reading.saying_no(requests(2).assign(reply=hidden)).description


def test_codes_of_others_are_shown_and_few_of_them_by_name() -> None:
    """A host's, and those of a newer version; the rarest together."""
    given = [{**NO, "reply": f"x-reply-{place % 40}", "kind": "of_a_newer_version"} for place in range(100)]

    drawn = Drawn(reading.saying_no(frame("requests", given)))

    assert drawn.says("of a newer version")
    assert drawn.says("32 other")
    assert drawn.width < 1300


@pytest.mark.parametrize("column", ["kind", "status", "reply", "last_reaction", "next_session"])
def test_a_column_that_is_missing_is_named(column: str) -> None:
    """As the frame calls it."""
    with pytest.raises(InvalidValueError, match=column):
        reading.saying_no(requests(2).drop(columns=column))
