"""What happened in a case, as a frame."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from supervisio import Actor, BoundaryConcern, ClientRequest
from supervisio.errors import InvalidValueError, NotFoundError
from tests.services.frames.everybody import ACTORS, fill
from tests.services.frames.expecting import cells_of
from tests.services.people import ANA, CLIENT, LEE, QUESTION, SAM, WORDS

if TYPE_CHECKING:
    from supervisio import Supervision
    from supervisio.testing import FrozenClock
    from tests.services.conftest import On
    from tests.services.prepared import Prepared


@pytest.mark.parametrize("who", ACTORS.values(), ids=ACTORS)
def test_it_agrees_with_the_timeline(on: On, clock: FrozenClock, who: Actor) -> None:
    """Entry by entry, for whoever may see the case; for whoever may not, there is no such case."""
    for case_id in fill(on, clock).values():
        supervision = on(who)
        try:
            entries = supervision.cases.timeline(case_id).items
        except NotFoundError:
            with pytest.raises(NotFoundError):
                supervision.frames.timeline(case_id)
            continue
        rows = cells_of(supervision.frames.timeline(case_id))
        names = ("seq", "move", "actor_ref", "acting_as", "effective_at", "effective_on", "recorded_at")
        assert [tuple(row[name] for name in names) for row in rows] == [
            tuple(getattr(entry, name) for name in names) for entry in entries
        ]
        assert [row["late"] for row in rows] == [entry.late.total_seconds() > 24 * 3600 for entry in entries]


def test_it_says_what_each_was_about(ana: Supervision, lee: Supervision) -> None:
    """The noun of what it was done to; the case, where it was done to that alone."""
    asked = ana.ask(ClientRequest(CLIENT, "gift"), question=QUESTION, asked_of="s-lee", reason=WORDS)
    lee.consultations.accept(asked.consultation_id)
    ana.note(BoundaryConcern("touch"), case_id=asked.case_id)
    ana.cases.monitor(asked.case_id, "2026-06-01")
    ana.cases.grant(asked.case_id, "q-sam")

    frame = ana.frames.timeline(asked.case_id)

    assert frame[["move", "about"]].astype(str).to_numpy().tolist() == [
        ["ask", "client_request"],
        ["consultations.accept", "consultation"],
        ["note", "boundary_concern"],
        ["cases.monitor", "case"],
        ["cases.grant", "grant"],
    ]
    assert "reason" not in frame


def test_there_is_none_of_what_is_not_there(on: On, prepared: Prepared) -> None:
    """Nor of what is somebody else's; what is no id at all is told."""
    for who, case_id in ((SAM, prepared.case_id), (LEE, prepared.request), (ANA, uuid4())):
        with pytest.raises(NotFoundError):
            on(who).frames.timeline(case_id)
    with pytest.raises(InvalidValueError):
        on(ANA).frames.timeline("case 7")
