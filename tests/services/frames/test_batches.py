"""Frames in batches: together they are the whole, and what makes no batch is refused by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from supervisio import BoundaryConcern, ClientRequest
from supervisio.domain.cursor import to_cursor
from supervisio.errors import InvalidValueError, NotFoundError
from tests.services.frames.everybody import ACTORS, fill
from tests.services.frames.expecting import NOUNS, cells_of
from tests.services.people import ANA, CLIENT, LEE, QUESTION, SAM
from tests.services.tables import statements_on

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pandas as pd

    from supervisio import Actor, Clinic, Supervision
    from supervisio.testing import FrozenClock
    from tests.services.conftest import On
    from tests.services.prepared import Prepared


def batches(frames: Callable[..., pd.DataFrame], limit: int, **options: Any) -> Iterator[pd.DataFrame]:
    """Yield one batch after another."""
    after = None
    while True:
        frame = frames(limit=limit, after=after, **options)
        yield frame
        after = frame.attrs["next"]
        if after is None:
            return


@pytest.mark.parametrize("who", [ANA, LEE, ACTORS["reader"]], ids=lambda who: who.ref)
def test_batches_are_the_whole(on: On, clock: FrozenClock, who: Actor) -> None:
    """In the order of recording, each row once, whatever the size; only the last one says that there is no more."""
    case_id = fill(on, clock)["concerns"]
    frames = on(who).frames
    for noun in NOUNS:
        call = getattr(frames, noun)
        whole = cells_of(call())
        assert [row["id"] for row in whole] == sorted(row["id"] for row in whole)
        for limit in (1, 2, len(whole) or 1, 100_000):
            found = list(batches(call, limit))
            assert [row for frame in found for row in cells_of(frame)] == whole
            assert [len(frame) for frame in found[:-1]] == [limit] * (len(found) - 1)
    whole = cells_of(frames.timeline(case_id))
    assert len(whole) > 3
    for limit in (1, 3, len(whole)):
        assert [
            row for frame in batches(lambda **at: frames.timeline(case_id, **at), limit) for row in cells_of(frame)
        ] == whole


def test_what_is_recorded_meanwhile_comes_last(ana: Supervision) -> None:
    """A batch goes on where the one before ended, so nothing is missed and nothing comes twice."""
    first, second = (ana.note(BoundaryConcern("touch")).about_id for _ in range(2))
    found = []
    for frame in batches(ana.frames.concerns, 1):
        found += frame["id"].to_list()
        if len(found) == 1:
            third = ana.note(BoundaryConcern("touch")).about_id

    assert found == [str(one) for one in (first, second, third)]


def test_batches_are_filtered_too(ana: Supervision) -> None:
    """The cursor and the filter go together."""
    ids = [str(ana.note(ClientRequest(CLIENT, kind)).about_id) for kind in ("gift", "touch", "gift", "gift")]

    found = [frame["id"].to_list() for frame in batches(ana.frames.requests, 2, kind="gift")]

    assert found == [[ids[0], ids[2]], [ids[3]]]


@pytest.mark.parametrize("noun", [*NOUNS, "timeline"])
@pytest.mark.parametrize(
    ("options", "field"),
    [
        ({"limit": 0}, "limit"),
        ({"limit": -1}, "limit"),
        ({"limit": 100_001}, "limit"),
        ({"limit": "50"}, "limit"),
        ({"limit": True}, "limit"),
        ({"limit": 2.0}, "limit"),
        ({"after": "first"}, "after"),
        ({"after": ""}, "after"),
        ({"after": 7}, "after"),
        ({"after": to_cursor()}, "after"),
        ({"after": to_cursor("not an id")}, "after"),
        ({"after": to_cursor("x" * 80)}, "after"),
        ({"after": to_cursor(1, 2)}, "after"),
        ({"after": "WzFlNTAwXQ"}, "after"),
    ],
    ids=str,
)
def test_what_makes_no_batch_is_refused(ana: Supervision, noun: str, options: dict[str, Any], field: str) -> None:
    """By the name of its argument."""
    given = {} if noun != "timeline" else {"case_id": ana.note(BoundaryConcern("touch")).case_id}
    with pytest.raises(InvalidValueError) as caught:
        getattr(ana.frames, noun)(**given, **options)

    assert caught.value.field == field


def test_all_that_is_wrong_is_named_at_once(ana: Supervision) -> None:
    """Of the filters, then of the batch; an id that is none by itself."""
    call = ana.frames.consultations
    for options, fields in (
        ({"status": "somewhere", "urgency": "x-tea-time", "asked_of": ""}, ["status", "urgency", "asked_of"]),
        ({"limit": 0, "after": "first"}, ["limit", "after"]),
        ({"case_id": "case 7"}, ["case_id"]),
    ):
        with pytest.raises(InvalidValueError) as caught:
            call(**options)
        assert [field for field, *_ in caught.value.problems] == fields


def test_a_forged_cursor_shows_nothing_more(on: On, prepared: Prepared) -> None:
    """Whatever id it names: it says where to go on, and nothing about what may be seen."""
    for noun in NOUNS:
        for row_id in (prepared.request.hex, "0" * 32, "f" * 32):
            assert len(getattr(on(SAM).frames, noun)(after=to_cursor(row_id))) == 0
    with pytest.raises(NotFoundError):
        on(SAM).frames.timeline(prepared.case_id, after=to_cursor(-5))
    assert on(ANA).frames.timeline(prepared.case_id, after=to_cursor(10_000))["seq"].to_list() == []


@pytest.mark.parametrize("noun", NOUNS)
def test_a_frame_takes_a_fixed_number_of_statements(clinic: Clinic, noun: str) -> None:
    """Whatever the number of rows and of cases."""
    counts = []
    for more in (1, 20):
        with clinic.acting(ANA) as ana:
            for _ in range(more):
                asked = ana.ask(ClientRequest(CLIENT, "gift"), question=QUESTION, asked_of="s-lee")
                concern = BoundaryConcern("touch", client_ref=CLIENT)
                ana.ask(concern, question=QUESTION, asked_of="s-lee", case_id=asked.case_id)
                ana.actions.add(asked.case_id, "s-lee", "Send it", "2026-03-20")
        with clinic.reading(LEE) as lee, statements_on(clinic.engine) as statements:
            rows = len(getattr(lee.frames, noun)())
        counts.append(len(statements))

    assert rows >= 21
    assert counts[0] == counts[1]
