"""What somebody changed behind the services is not weighed, and no decision stands on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from supervisio import Actor, BoundaryConcern, Supervisio
from supervisio.errors import JournalTamperedError
from supervisio.testing import FrozenClock, invent_answers, memory_clinic, throwaway_vault
from tests.services.weighed import GROUNDS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from supervisio import Supervision

ANA, LEE = Actor("t-ana"), Actor("s-lee")
CLIENT = "c-104"


class Played:
    """A concern that a rule prohibits, weighed and talked over, and somebody who can write to the database."""

    def __init__(self, ana: Supervision, lee: Supervision, session: Any) -> None:
        self.ana = ana
        self.session = session
        ana.profiles.set(["Texas LPC"])
        therapy = ana.relationships.begin(CLIENT, began_on="2020-01-06")
        ana.relationships.contact(therapy.id, "2026-01-05")
        ana.relationships.end(therapy.id, "planned", "2026-01-05")
        friendship = BoundaryConcern("friendship_after_ending", client_ref=CLIENT, occurrence="not_yet")
        self.concern: UUID = ana.note(friendship).about_id
        asked = ana.concerns.bring(self.concern, "s-lee", "What now?")
        lee.consultations.accept(asked.consultation_id)
        lee.consultations.complete(asked.consultation_id, 20)
        self.evaluation = ana.concerns.evaluate(self.concern, invent_answers())
        assert self.evaluation.result == "prohibited"

    def change(self, statement: str) -> None:
        """Change a row behind the services."""
        self.session.execute(text(statement))


@pytest.fixture
def played() -> Iterator[Played]:
    """Such a clinic, in one transaction."""
    with memory_clinic() as clinic, Session(clinic.engine) as session:
        app = Supervisio(throwaway_vault(), clock=FrozenClock())
        ana, lee = (app.on(session, clinic_id="another", actor=one) for one in (ANA, LEE))
        yield Played(ana, lee, session)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE supervisio_boundary_concern SET kind = 'shared_membership'",
        "UPDATE supervisio_therapy_relationship SET ended_on = '2010-01-05'",
        "UPDATE supervisio_therapist_profile SET memberships = '[]'",
    ],
    ids=["concern", "relationship", "profile"],
)
def test_what_was_changed_is_not_weighed(played: Played, change: str) -> None:
    """Else the result would be signed, and putting the row back would leave nothing to be found."""
    played.change(change)

    with pytest.raises(JournalTamperedError):
        played.ana.concerns.evaluate(played.concern, invent_answers())


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE supervisio_evaluation SET result = 'manage'",
        "UPDATE supervisio_evaluation SET status = 'superseded'",
        """UPDATE supervisio_evaluation SET weighing = '{"findings": [], "needs_second_opinion": false}'""",
    ],
    ids=["result", "status", "weighing"],
)
def test_no_decision_stands_on_what_was_changed(played: Played, change: str) -> None:
    """Whatever would be decided."""
    played.change(change)

    with pytest.raises(JournalTamperedError):
        played.ana.concerns.decide(played.concern, "permitted_with_safeguards", **GROUNDS)


def test_no_talk_that_was_made_up_is_a_second_opinion(played: Played) -> None:
    """A consultation that was completed by an update was not completed."""
    choir = BoundaryConcern("shared_membership", client_ref=CLIENT, occurrence="not_yet")
    concern = played.ana.note(choir).about_id
    played.ana.concerns.bring(concern, "s-kim", "And now?")
    played.ana.concerns.evaluate(concern, invent_answers(objectivity="unsure"))
    played.change("UPDATE supervisio_consultation SET status = 'completed' WHERE asked_of = 's-kim'")

    with pytest.raises(JournalTamperedError):
        played.ana.concerns.decide(concern, "tolerated_and_managed", **GROUNDS)


def test_circumstances_that_were_changed_are_not_recomputed(played: Played) -> None:
    """A result made of them would be nobody's."""
    played.change(
        "UPDATE supervisio_evaluation SET circumstances = replace(circumstances, 'friendship_after_ending', 'touch')"
    )

    with pytest.raises(JournalTamperedError):
        played.ana.evaluations.recompute(played.evaluation.id)


@pytest.mark.parametrize("column", ["weighing", "ruling"])
@pytest.mark.parametrize("garbage", ["7", '"x"', "{}", "[1]"])
def test_garbage_is_told_as_what_it_is(played: Played, column: str, garbage: str) -> None:
    """Not as an error of Python's from somewhere within; the rest of the clinic can be read."""
    played.change(f"UPDATE supervisio_evaluation SET {column} = '{garbage}'")

    with pytest.raises(JournalTamperedError) as caught:
        played.ana.evaluations.get(played.evaluation.id)
    assert caught.value.root_id == played.evaluation.case_id
    assert played.ana.cases.list_().items
