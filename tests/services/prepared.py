"""A case in which there is something of everything, to try calls on."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import UUID

import attrs

from supervisio import BoundaryConcern, ClientRequest, PersonalIssue, Recommendation
from tests.services.people import CLIENT, QUESTION, WORDS

if TYPE_CHECKING:
    from supervisio import Supervision

TOMORROW = datetime(2026, 3, 3, 9, tzinfo=UTC)


@attrs.frozen
class Prepared:
    """The ids in a case of Ana's in which Lee was asked, and of an issue of hers that has a case of its own."""

    case_id: UUID
    request: UUID
    concern: UUID
    action: UUID
    requested: UUID
    accepted: UUID
    scheduled: UUID
    completed: UUID
    advice: UUID
    directive: UUID
    issue: UUID
    relationship: UUID


def prepare(ana: Supervision, lee: Supervision) -> Prepared:
    """Make the case, and the issue."""
    first = ana.ask(ClientRequest(CLIENT, "friendship", words=WORDS), question=QUESTION, asked_of="s-lee")
    again = [ana.ask(first.about_id, question=QUESTION, asked_of="s-lee").consultation_id for _ in range(3)]
    requested, scheduled, completed = again
    lee.consultations.accept(first.consultation_id)
    lee.consultations.accept(scheduled)
    lee.consultations.schedule(scheduled, TOMORROW)
    lee.consultations.accept(completed)
    advised = [Recommendation("training", text=WORDS), Recommendation("decline_request", force="directive")]
    advice, directive = lee.consultations.complete(completed, 20, advised).recommendations
    concern = ana.note(BoundaryConcern("touch", client_ref=CLIENT, description=WORDS), case_id=first.case_id)
    action = ana.actions.add(first.case_id, "f-desk", "Send the letter", "2026-03-20")
    assert first.about_id is not None
    return Prepared(
        case_id=first.case_id,
        request=first.about_id,
        concern=concern.about_id,
        action=action.id,
        requested=requested,
        accepted=first.consultation_id,
        scheduled=scheduled,
        completed=completed,
        advice=advice.id,
        directive=directive.id,
        issue=ana.note(PersonalIssue("burnout", note=WORDS)).about_id,
        relationship=ana.relationships.begin(CLIENT, began_on="2026-01-05").id,
    )
