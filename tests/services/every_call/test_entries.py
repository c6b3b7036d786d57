"""The journal entry that every call writes."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from supervisio.models import JournalEntryRow
from tests.services.ways import MADE, MOVES, ready_for

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from supervisio import Supervision
    from supervisio.testing import FrozenClock

EARLIER = datetime(2026, 2, 28, 17, 30, tzinfo=UTC)
REASON = "Because she asked me twice."


def newest(session: Session) -> JournalEntryRow:
    """Return the entry that was written last."""
    rows = session.scalars(select(JournalEntryRow).execution_options(populate_existing=True)).all()
    return max(rows, key=lambda row: (row.recorded_at, row.root_id, row.seq))


@pytest.mark.parametrize(("noun", "move"), MOVES, ids=[" ".join(one) for one in MOVES])
@pytest.mark.parametrize("when", [EARLIER, "2026-02-28", None], ids=["a moment", "a day", "now"])
def test_every_call_says_who_when_and_why(
    ana: Supervision,
    lee: Supervision,
    jobs: Supervision,
    session: Session,
    clock: FrozenClock,
    noun: str,
    move: str,
    when: datetime | str | None,
) -> None:
    """One entry a call; a late one shows when it happened beside when it was written. The record proves itself."""
    if move == "record_held" and when is None:
        when = "2026-02-28"  # what is reported happened when it was held: see the tests of such talks
    by, make = MADE[noun][move]
    one = ready_for(noun, move, ana, lee)
    before = len(session.scalars(select(JournalEntryRow)).all())
    clock.advance(hours=1)
    given = (
        {}
        if move in {"decide", "decline", "reopen", "not_a_concern"} and noun != "consultation"
        else {"reason": REASON}
    )

    make(ana if by == "ana" else lee, one, effective_at=when, **given)

    entry = newest(session)
    assert len(session.scalars(select(JournalEntryRow)).all()) == before + 1
    assert (entry.actor_ref, entry.acting_as) == ("t-ana" if by == "ana" else "s-lee", None)
    assert entry.recorded_at == clock.now()
    assert (entry.effective_at, entry.effective_on) == {
        EARLIER: (EARLIER, None),
        "2026-02-28": (datetime(2026, 2, 28, tzinfo=UTC), date(2026, 2, 28)),
        None: (clock.now(), None),
    }[when]
    assert entry.reason is not None
    assert REASON.encode() not in entry.reason
    assert jobs.journal.verify().ok
