"""What is derived, by example; that it is derived only of what an actor may read is seen where frames are compared."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pandas as pd
from sqlalchemy import insert, select

from supervisio import BoundaryConcern, ClientRequest
from supervisio.models import ObservationRow
from supervisio.testing import invent_answers
from tests.services.frames.expecting import cells_of
from tests.services.people import CLIENT, QUESTION, WORDS

if TYPE_CHECKING:
    import pandas as pd
    from sqlalchemy.orm import Session

    from supervisio import Supervision
    from supervisio.domain.records import AskedRecord
    from supervisio.testing import FrozenClock

DAY = timedelta(days=1)
SAID: dict[str, Any] = {"reason": WORDS, "client_was_told": WORDS}


def told(frame: pd.DataFrame, *names: str) -> list[tuple[Any, ...]]:
    """Return some columns, row by row."""
    return [tuple(row[name] for name in names) for row in cells_of(frame)]


def ask(ana: Supervision, **options: Any) -> AskedRecord:
    """Ask a plain question."""
    return ana.ask(question=QUESTION, asked_of="s-lee", **options)


def test_how_long_an_answer_took(ana: Supervision, lee: Supervision, clock: FrozenClock) -> None:
    """From asking to accepting, however late that was recorded; to now as long as nobody has answered."""
    soon, late, open_, overdue = (ask(ana, urgency=one) for one in ("soon", "soon", "routine", "soon"))
    clock.advance(days=2)
    lee.consultations.accept(soon.consultation_id)
    clock.advance(days=2)
    lee.consultations.accept(late.consultation_id)

    rows = told(ana.frames.consultations(), "id", "waiting", "answered_in_time", "overdue", "response_due")

    assert rows == [
        (str(soon.consultation_id), 2 * DAY, True, False, soon.respond_by),
        (str(late.consultation_id), 4 * DAY, False, False, late.respond_by),
        (str(open_.consultation_id), 4 * DAY, None, False, open_.respond_by),
        (str(overdue.consultation_id), 4 * DAY, None, True, overdue.respond_by),
    ]


def test_what_was_never_answered_has_no_length(ana: Supervision, lee: Supervision, clock: FrozenClock) -> None:
    """Declined and cancelled: when that was is in the timeline. A talk that was reported took no waiting."""
    declined, cancelled = (ask(ana) for _ in range(2))
    clock.advance(days=1)
    lee.consultations.decline(declined.consultation_id, "no_capacity")
    ana.consultations.cancel(cancelled.consultation_id)
    ana.consultations.record_held(cancelled.case_id, "s-kim", "2026-02-20", 30)

    rows = told(ana.frames.consultations(), "status", "waiting", "answered_in_time", "overdue", "late_days")

    assert rows == [
        ("declined", None, None, False, 0),
        ("cancelled", None, None, False, 0),
        ("completed", timedelta(), True, False, 11),
    ]


def test_how_a_client_took_it(ana: Supervision, clock: FrozenClock) -> None:
    """Reactions and sessions in the order of recording; the reply ends the waiting, though it may be repeated."""
    replied, open_, withdrawn = (ana.note(ClientRequest(CLIENT, "gift")).about_id for _ in range(3))
    clock.advance(hours=6)
    ana.requests.reply(replied, "deferred")
    ana.requests.withdraw(withdrawn)
    observed: tuple[dict[str, Any], ...] = (
        {"reaction": "hurt"},
        {"next_session": "missed"},
        {"reaction": "relieved"},
        {"text": WORDS},
    )
    for seen in observed:
        clock.advance(hours=1)
        ana.requests.observe(replied, **seen)
    ana.requests.observe(replied, next_session="attended", on="2026-03-01")

    frame = ana.frames.requests()

    assert told(frame, "id", "waiting") == [
        (str(replied), timedelta(hours=6)),
        (str(open_), timedelta(hours=10)),
        (str(withdrawn), None),
    ]
    assert told(frame, "first_reaction", "last_reaction", "reaction_count", "next_session") == [
        ("hurt", "relieved", 2, "attended"),
        (None, None, 0, None),
        (None, None, 0, None),
    ]


def test_reactions_come_in_the_order_of_recording(ana: Supervision, session: Session, clock: FrozenClock) -> None:
    """By their ids, wherever the database keeps them: what another process recorded first may have come in last."""
    request = ana.note(ClientRequest(CLIENT, "gift")).about_id
    for reaction in ("hurt", "relieved"):
        clock.advance(hours=1)
        ana.requests.observe(request, reaction=reaction)
    hurt = ana.requests.get(request).observations[0].id
    row = (
        session.connection().execute(select(ObservationRow.__table__).where(ObservationRow.id == hurt)).mappings().one()
    )
    earlier = {"id": UUID(int=hurt.int - 1), "reaction": "angry"}
    session.connection().execute(insert(ObservationRow), {**row, **earlier})

    assert told(ana.frames.requests(), "first_reaction", "last_reaction") == [("angry", "relieved")]


def test_what_was_entered_in_error_is_no_asking(ana: Supervision, clock: FrozenClock) -> None:
    """A mistake leaves reports."""
    concern = ana.note(BoundaryConcern("touch", client_ref=CLIENT)).about_id
    mistaken = ana.concerns.bring(concern, "s-kim", QUESTION)
    ana.consultations.mark_in_error(mistaken.consultation_id)
    before = told(ana.frames.concerns(), "days_to_asking")
    clock.advance(days=3)
    ana.concerns.bring(concern, "s-lee", QUESTION)

    assert (before, told(ana.frames.concerns(), "days_to_asking")) == ([(None,)], [(3,)])


def test_from_noticing_to_asking_to_deciding(ana: Supervision, lee: Supervision, clock: FrozenClock) -> None:
    """In calendar days from the day it was noticed, or else happened; by the first asking and the first decision."""
    noticed = ana.note(BoundaryConcern("touch", client_ref=CLIENT, noticed_on="2026-02-20")).about_id
    happened = ana.note(BoundaryConcern("touch", client_ref=CLIENT), effective_at="2026-02-28").about_id
    alone = ana.note(BoundaryConcern("touch", client_ref=CLIENT)).about_id
    ana.concerns.bring(noticed, "s-lee", QUESTION)
    ana.concerns.bring(noticed, "s-kim", QUESTION, effective_at="2026-02-25")
    clock.advance(days=3)
    ana.concerns.bring(happened, "s-lee", QUESTION)
    ana.concerns.decide(noticed, "declined", **SAID)
    clock.advance(days=3)
    ana.concerns.decide(noticed, "avoided", **SAID)

    frame = ana.frames.concerns()

    assert told(frame, "id", "asked_at", "days_to_asking", "decided_at", "days_to_deciding") == [
        (str(noticed), datetime(2026, 2, 25, tzinfo=UTC), 5, datetime(2026, 3, 5, 9, tzinfo=UTC), 13),
        (str(happened), datetime(2026, 3, 5, 9, tzinfo=UTC), 5, None, None),
        (str(alone), None, None, None, None),
    ]


def test_the_evaluation_that_stands_is_told(ana: Supervision, clock: FrozenClock) -> None:
    """The one that was submitted last; while it is weighed again there is none."""
    concern = ana.note(BoundaryConcern("shared_membership", client_ref=CLIENT)).about_id
    first = ana.concerns.evaluate(concern, invent_answers())
    submitted_at = clock.now()
    before = ana.frames.concerns()
    clock.advance(days=1)
    again = ana.evaluations.supersede(first.id, {"objectivity": "no"})
    meanwhile = ana.frames.concerns()
    second = ana.evaluations.submit(again.id)

    told_of = ("evaluated_at", "result", "risk")
    assert told(before, *told_of) == [(submitted_at, first.result, first.risk)]
    assert told(meanwhile, *told_of) == [(None, None, None)]
    assert told(ana.frames.concerns(), *told_of) == [(clock.now(), second.result, second.risk)]
    assert first.risk != second.risk


def test_a_review_is_overdue_the_day_after(ana: Supervision, clock: FrozenClock) -> None:
    """As long as the concern is decided or monitored."""
    concern = ana.note(BoundaryConcern("touch", client_ref=CLIENT)).about_id
    ana.concerns.decide(concern, "discontinued", **SAID, review_on="2026-03-10")
    found = []
    for day in (10, 11):
        clock.move_to(datetime(2026, 3, day, 12, tzinfo=UTC))
        found += ana.frames.concerns()["review_overdue"].to_list()
    ana.concerns.close(concern)

    assert [*found, *ana.frames.concerns()["review_overdue"]] == [False, True, False]


def test_an_action_is_overdue_by_days(ana: Supervision, clock: FrozenClock) -> None:
    """Open, and its day has passed; whatever is done, or still has time, is overdue by no days at all."""
    case_id = ask(ana).case_id
    late, done, due = (ana.actions.add(case_id, "f-desk", WORDS, f"2026-03-{day}") for day in ("05", "05", "12"))
    ana.actions.complete(done.id)
    clock.move_to(datetime(2026, 3, 12, 23, 59, tzinfo=UTC))

    assert told(ana.frames.actions(), "id", "due_on", "overdue", "overdue_days") == [
        (str(late.id), date(2026, 3, 5), True, 7),
        (str(done.id), date(2026, 3, 5), False, None),
        (str(due.id), date(2026, 3, 12), False, None),
    ]
