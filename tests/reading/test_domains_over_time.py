from __future__ import annotations

import re
from typing import Any

import pytest

from supervisio import BoundaryConcern, reading
from supervisio.domain.vocabulary import Disposition
from supervisio.errors import InvalidValueError
from supervisio.testing import FrozenClock, memory_clinic
from tests.reading.drawn import Drawn
from tests.reading.listed import crossing, crossings, many_crossings
from tests.services.people import ANA, CLIENT

VERDICTS = re.compile(
    r"violat|wrong|breach|guilt|unethical|offen[cs]e|misconduct|pattern|slippery|danger|warning", re.IGNORECASE
)


def test_what_counts_is_told_from_what_does_not() -> None:
    """By the mark and by the word."""
    counted, not_counted = crossing("touch", 3), crossing("gift_given", 5, counted=False)

    alone, both = (
        Drawn(reading.domains_over_time(crossings(counted))),
        Drawn(reading.domains_over_time(crossings(counted, not_counted))),
    )

    assert both.says("2026-03-17, counted")
    assert both.says("2026-03-15, not counted")
    assert both.svg.count('fill="#ffffff"') > alone.svg.count('fill="#ffffff"')


def test_they_stand_under_their_domain_in_the_order_of_days() -> None:
    """What has none stands last; the source of the domains is named."""
    found = crossings(
        crossing("other", 9), crossing("touch", 3), crossing("gift_given", 5), crossing("gift_received", 40)
    )

    words = Drawn(reading.domains_over_time(found)).words

    order = [
        words.index(one)
        for one in ("Gifts and services", "Gift received", "Gift given", "Physical contact", "Touch", "In no domain")
    ]
    assert order == sorted(order)
    assert any("Gutheil & Gabbard (1993)" in line for line in words)


@pytest.mark.parametrize("count", [3, 400])
def test_it_judges_nobody(count: int) -> None:
    """Neither on the picture nor in its words."""
    picture = reading.domains_over_time(many_crossings(count))

    told = [picture.title, picture.description, *Drawn(picture).words]
    assert [line for line in told if VERDICTS.search(line)] == []
    assert any("no verdict" in line for line in told)


def test_the_words_have_the_numbers() -> None:
    """Of whom, up to when, how many, how many of them count, and at how many the clinic looks twice."""
    found = crossings(crossing("touch", 3), crossing("language", 400), crossing("touch", 5, counted=False), number=4)

    assert reading.domains_over_time(found).description.endswith(
        "Therapist t-ana, client c-104. Up to 2026-03-20: n = 3 concerns, 1 counted within 365 days. "
        "The clinic looks twice at 4. Language 1 and Physical contact 2, from 2025-02-13 to 2026-03-17."
    )


def test_the_time_that_counts_has_a_line_where_it_begins() -> None:
    """Where something lies before it."""
    within, before = (Drawn(reading.domains_over_time(crossings(crossing("touch", days)))) for days in (364, 365))

    assert not within.says("dotted line")
    assert before.says("dotted line")
    assert len(before.dashes) == len(within.dashes) + 1


def test_whoever_sees_a_part_is_told() -> None:
    """There may be more, or nothing."""
    found = crossings(crossing("touch", 3), whole=False)

    assert Drawn(reading.domains_over_time(found)).says("Only what you may see")
    assert "Only what you may see" in reading.domains_over_time(found).description
    assert "Only what you may see" in "".join(Drawn(reading.domains_over_time(crossings(whole=False))).words)


def test_many_are_counted_in_lanes() -> None:
    """Above the line what counts, below it what does not."""
    drawn = Drawn(reading.domains_over_time(many_crossings(400)))

    assert drawn.says("counted (above the line)")
    assert drawn.says("not counted (below it)")


def test_a_real_pair_is_drawn() -> None:
    """With what was recorded, and none of its texts."""
    clinic = memory_clinic(clock=FrozenClock())
    with clinic.acting(ANA) as ana:
        words = "She hugged me at the door."
        ana.note(BoundaryConcern("touch", client_ref=CLIENT, noticed_on="2026-02-20", description=words))
        said: dict[str, Any] = {"reason": "A handshake.", "client_was_told": "Nothing."}
        refused = ana.note(BoundaryConcern("barter", client_ref=CLIENT, noticed_on="2026-02-25")).about_id
        ana.concerns.decide(refused, Disposition.DECLINED, **said)
        found = ana.crossings(CLIENT)
    clinic.close()

    drawn = Drawn(reading.domains_over_time(found))

    assert drawn.says("2026-02-20, counted")
    assert drawn.says("2026-02-25, not counted")
    assert not re.search("hugged|handshake", drawn.svg)


@pytest.mark.parametrize("given", [None, "c-104", {}, crossing("touch", 1)], ids=type)
def test_what_is_no_such_record_is_refused(given: Any) -> None:
    """By its name, and unquoted."""
    with pytest.raises(InvalidValueError) as caught:
        reading.domains_over_time(given)
    assert (caught.value.field, caught.value.problem) == ("crossings", "wrong_type")
