"""What hangs on a row counts for whom it is theirs to see: nobody learns of anything by what was derived of it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from sqlalchemy import insert, select

from supervisio import Actor, BoundaryConcern, ClientRequest, PersonalIssue
from supervisio.errors import NotFoundError
from supervisio.models import GrantRow
from supervisio.testing import invent_answers
from tests.services.frames.expecting import NOUNS, cells_of
from tests.services.people import ANA, CLIENT, KIM, LEE, QUESTION, SAM, WORDS

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from supervisio import Supervision
    from supervisio.testing import FrozenClock
    from tests.services.conftest import On

SAID: dict[str, Any] = {"reason": WORDS, "client_was_told": WORDS}


def test_nobody_learns_who_else_was_asked(on: On, ana: Supervision, clock: FrozenClock) -> None:
    """Whoever was asked later is told of their own asking only; a reader of the whole case of the first."""
    noted = ana.note(BoundaryConcern("touch", client_ref=CLIENT, noticed_on="2026-03-01"))
    first = ana.concerns.bring(noted.about_id, "s-lee", QUESTION)
    clock.advance(days=4)
    second = ana.concerns.bring(noted.about_id, "s-kim", QUESTION, "consultation")
    ana.cases.grant(noted.case_id, "r-ray")
    on(LEE).consultations.accept(first.consultation_id)
    on(KIM).consultations.accept(second.consultation_id)

    told = {
        who.ref: [(row["asked_at"].day, row["days_to_asking"]) for row in cells_of(on(who).frames.concerns())]
        for who in (ANA, LEE, KIM, Actor("r-ray"))
    }

    assert told == {"t-ana": [(2, 1)], "s-lee": [(2, 1)], "s-kim": [(6, 5)], "r-ray": [(2, 1)]}


def test_nobody_learns_when_they_were_turned_away(on: On, ana: Supervision, clock: FrozenClock) -> None:
    """Kim declined to look at it, and took it on later: that she was asked before is told, when is not."""
    noted = ana.note(BoundaryConcern("touch", client_ref=CLIENT, noticed_on="2026-03-01"))
    first = ana.concerns.bring(noted.about_id, "s-kim", QUESTION, "consultation")
    on(KIM).consultations.decline(first.consultation_id, "no_capacity")
    clock.advance(days=4)
    second = ana.concerns.bring(noted.about_id, "s-kim", QUESTION, "consultation")
    on(KIM).consultations.accept(second.consultation_id)

    told = [on(who).frames.concerns()["days_to_asking"].to_list() for who in (ANA, KIM)]

    assert told == [[1], [5]]


def test_each_row_of_a_case_is_seen_by_its_own_asking(on: On, ana: Supervision) -> None:
    """Lee took one request on and has not answered about the other, in one case: each shows what it shows alone."""
    first = ana.ask(ClientRequest(CLIENT, "gift", phase="during"), question=QUESTION, asked_of="s-lee")
    ana.ask(ClientRequest(CLIENT, "touch", phase="during"), question=QUESTION, asked_of="s-lee", case_id=first.case_id)
    on(LEE).consultations.accept(first.consultation_id)

    rows = cells_of(on(LEE).frames.requests())

    assert [(row["kind"], row["phase"]) for row in rows] == [("gift", "during"), ("touch", None)]


def test_a_case_is_seen_by_all_that_one_was_asked_in_it(on: On, ana: Supervision) -> None:
    """Two cases of which the first asking is alike, and the second is not."""
    for accepts in (True, False):
        about = ana.note(ClientRequest(CLIENT, "gift", phase="during")).about_id
        asked = [ana.ask(about, question=QUESTION, asked_of="s-lee").consultation_id for _ in range(2)]
        on(LEE).consultations.decline(asked[0], "no_capacity")
        if accepts:
            on(LEE).consultations.accept(asked[1])

    assert [row["phase"] for row in cells_of(on(LEE).frames.requests())] == ["during", None]


def test_a_grant_opens_no_personal_issue(on: On, ana: Supervision, session: Session) -> None:
    """Not even one that was written past the library: whoever was asked sees of the case what they saw before."""
    asked = [
        ana.ask(about, question=QUESTION, asked_of="s-lee", host_ref="h-1").case_id
        for about in (ClientRequest(CLIENT, "gift"), PersonalIssue("burnout"))
    ]
    ana.cases.grant(asked[0], "s-lee")
    grant = session.connection().execute(select(GrantRow.__table__)).mappings().one()
    session.connection().execute(insert(GrantRow), {**grant, "id": uuid4(), "case_id": asked[1]})

    assert [row["host_ref"] for row in cells_of(on(LEE).frames.cases())] == ["h-1", None]


def test_a_draft_is_its_therapists_alone(on: On, ana: Supervision) -> None:
    """Nothing of it is told, not even that there is one; once it is handed in, all who see the concern are told."""
    noted = ana.note(BoundaryConcern("shared_membership", client_ref=CLIENT))
    asked = ana.concerns.bring(noted.about_id, "s-lee", QUESTION)
    on(LEE).consultations.accept(asked.consultation_id)
    draft = ana.evaluations.start(noted.about_id, invent_answers())
    columns = ["evaluated_at", "result", "risk"]
    before = [on(who).frames.concerns()[columns].notna().to_numpy().any() for who in (ANA, LEE)]
    ana.evaluations.submit(draft.id)

    assert before == [False, False]
    assert [on(who).frames.concerns()[columns].notna().to_numpy().all() for who in (ANA, LEE)] == [True, True]


def test_who_has_not_answered_is_told_what_it_is_about(on: On, ana: Supervision, clock: FrozenClock) -> None:
    """The kind, the client in supervision, and their own asking; not when it came up, what was decided, how it went."""
    concern = BoundaryConcern("touch", client_ref=CLIENT, noticed_on="2026-02-01")
    asked = ana.ask(concern, question=QUESTION, asked_of="s-lee")
    request = ana.ask(ClientRequest(CLIENT, "gift"), question=QUESTION, asked_of="s-lee")
    assert asked.about_id
    assert request.about_id
    ana.concerns.decide(asked.about_id, "declined", **SAID)
    ana.requests.observe(request.about_id, reaction="hurt", next_session="missed")
    frames = on(LEE).frames

    (about,), (request_row,) = cells_of(frames.concerns()), cells_of(frames.requests())

    assert {name: value for name, value in about.items() if value is not None} == {
        "id": str(asked.about_id),
        "case_id": str(asked.case_id),
        "client_ref": CLIENT,
        "kind": "touch",
        "domain": "physical_contact",
        "asked_at": clock.now(),
    }
    assert {name: value for name, value in request_row.items() if value is not None} == {
        "id": str(request.about_id),
        "case_id": str(request.case_id),
        "client_ref": CLIENT,
        "kind": "gift",
    }


def test_who_was_turned_away_is_told_that_they_were_asked(on: On, ana: Supervision) -> None:
    """And nothing of when, why and about what."""
    asked = ana.ask(ClientRequest(CLIENT, "gift"), question=QUESTION, asked_of="s-kim", route="consultation")
    on(KIM).consultations.decline(asked.consultation_id, "on_leave")
    frames = on(KIM).frames

    (row,) = cells_of(frames.consultations())

    assert {name: value for name, value in row.items() if value is not None} == {
        "id": str(asked.consultation_id),
        "case_id": str(asked.case_id),
        "asked_of": "s-kim",
        "status": "declined",
        "decline_code": "on_leave",
    }
    assert (len(frames.requests()), len(frames.cases())) == (0, 1)
    assert frames.timeline(asked.case_id).empty


def test_one_part_does_not_hide_what_another_shows(on: On, ana: Supervision) -> None:
    """Kim was turned away from one asking about it, and took another on: she sees the one, and that the other was."""
    about = ana.note(ClientRequest(CLIENT, "gift")).about_id
    asked = [ana.ask(about, question=QUESTION, asked_of="s-kim", route="consultation") for _ in range(2)]
    on(KIM).consultations.decline(asked[0].consultation_id, "no_capacity")
    on(KIM).consultations.accept(asked[1].consultation_id)
    on(KIM).requests.get(about)

    rows = cells_of(on(KIM).frames.consultations())

    assert [(row["status"], row["urgency"], row["client_ref"]) for row in rows] == [
        ("declined", None, None),
        ("accepted", "routine", None),
    ]
    assert [row["status"] for row in cells_of(on(KIM).frames.requests())] == ["recorded"]


def test_a_personal_issue_is_a_case_and_no_more(on: On, ana: Supervision) -> None:
    """Its case stands among the cases, as in the lists; what it is about is in no frame, not even the therapist's."""
    asked = ana.ask(PersonalIssue("burnout", note=WORDS), question=QUESTION, asked_of="s-lee")
    on(LEE).consultations.accept(asked.consultation_id)

    for who in (ANA, LEE):
        frames = {noun: getattr(on(who).frames, noun)() for noun in NOUNS}
        assert frames["cases"]["topic"].to_list() == ["personal_issue"]
        assert "burnout" not in "".join(frame.to_csv() for frame in frames.values())
    ana.cases.grant(ana.note(ClientRequest(CLIENT, "gift")).case_id, "q-sam")
    assert on(SAM).frames.cases()["topic"].to_list() == ["client_request"]


def test_a_grant_ends_with_its_day(on: On, ana: Supervision, clock: FrozenClock) -> None:
    """On the day named it is there, on the next one it is not: neither the row, nor anything that hangs on it."""
    noted = ana.note(BoundaryConcern("touch", client_ref=CLIENT))
    ana.cases.grant(noted.case_id, "q-sam", until=date(2026, 3, 10))
    found = []
    for day in (10, 11):
        clock.move_to(datetime(2026, 3, day, 12, tzinfo=UTC))
        found.append([len(getattr(on(SAM).frames, noun)()) for noun in ("cases", "concerns")])

    assert found == [[1, 1], [0, 0]]
    with pytest.raises(NotFoundError):
        on(SAM).frames.timeline(noted.case_id)
