from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from supervisio import BoundaryConcern, ClientRequest
from supervisio.errors import AccessDeniedError, ConflictError, NotFoundError
from tests.services.people import CLIENT, QUESTION
from tests.services.tables import refused
from tests.services.ways import MADE, MOVES, ready_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from supervisio import Supervision
    from supervisio.domain.records import AskedRecord
    from tests.services.prepared import Prepared


@pytest.mark.parametrize(("noun", "move"), MOVES, ids=[" ".join(one) for one in MOVES])
def test_a_stale_version_is_refused(ana: Supervision, lee: Supervision, session: Session, noun: str, move: str) -> None:
    """Whoever decided on what has changed since decides anew; on what is as they read it, they go on."""
    by, make = MADE[noun][move]
    actor = ana if by == "ana" else lee
    one = ready_for(noun, move, ana, lee)
    with refused(session, ConflictError, "stale_version") as caught:
        make(actor, one, expect_version=99)
    assert not caught.value.retry
    with refused(session, ConflictError, "stale_version"):
        make(actor, one, expect_version=0)

    made = make(actor, one, expect_version=version_of(ana, noun, one))
    assert made.version > 1


def version_of(supervision: Supervision, noun: str, one: object) -> int:
    """Return the version that a record says."""
    nouns = {
        "case": supervision.cases,
        "client_request": supervision.requests,
        "personal_issue": supervision.issues,
        "boundary_concern": supervision.concerns,
        "evaluation": supervision.evaluations,
        "consultation": supervision.consultations,
        "recommendation": supervision.recommendations,
        "action_item": supervision.actions,
        "therapy_relationship": supervision.relationships,
    }
    found: int = nouns[noun].get(one).version  # type: ignore[attr-defined]  # every service has get
    return found


def test_the_version_is_that_of_the_whole_matter(
    ana: Supervision, lee: Supervision, session: Session, asked: AskedRecord
) -> None:
    """A decision on the request is stale once the consultation was accepted."""
    assert asked.about_id is not None
    read = ana.requests.get(asked.about_id)
    lee.consultations.accept(asked.consultation_id)

    with refused(session, ConflictError, "stale_version"):
        ana.requests.reply(asked.about_id, "declined", expect_version=read.version)


def test_adding_to_a_case_goes_by_its_version_too(ana: Supervision, session: Session, prepared: Prepared) -> None:
    """Asking, bringing, noting, granting, reporting a talk, agreeing an action."""
    stale = ana.cases.get(prepared.case_id).version - 1
    request = ClientRequest(CLIENT, "gift")
    calls: dict[str, Callable[[], object]] = {
        "ask": lambda: ana.ask(question=QUESTION, asked_of="s-kim", case_id=prepared.case_id, expect_version=stale),
        "about": lambda: ana.ask(prepared.request, question=QUESTION, asked_of="s-kim", expect_version=stale),
        "bring": lambda: ana.concerns.bring(prepared.concern, "s-kim", QUESTION, expect_version=stale),
        "note": lambda: ana.note(request, case_id=prepared.case_id, expect_version=stale),
        "grant": lambda: ana.cases.grant(prepared.case_id, "q-sam", expect_version=stale),
        "held": lambda: ana.consultations.record_held(
            prepared.case_id, "s-kim", "2026-03-01", 20, expect_version=stale
        ),
        "action": lambda: ana.actions.add(prepared.case_id, "f-desk", "Send it", "2026-03-20", expect_version=stale),
    }
    for call in calls.values():
        with refused(session, ConflictError, "stale_version"):
            call()


def test_who_may_not_is_told_that_first(
    lee: Supervision, sam: Supervision, session: Session, asked: AskedRecord
) -> None:
    """A version tells nobody that there is something."""
    assert asked.about_id is not None
    with refused(session, AccessDeniedError):
        lee.requests.reply(asked.about_id, "declined", expect_version=99)
    with refused(session, NotFoundError):
        sam.requests.reply(asked.about_id, "declined", expect_version=99)


def test_what_is_new_has_no_version_before(ana: Supervision) -> None:
    """The first entry is number one."""
    assert ana.note(BoundaryConcern("touch")).version == 1
    assert ana.ask(question=QUESTION, asked_of="s-lee").version == 1
