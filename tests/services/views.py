"""What waits for somebody, and what has gone quiet, in short."""

from __future__ import annotations

from typing import TYPE_CHECKING

from supervisio import BoundaryConcern, Recommendation
from tests.services.people import CLIENT

if TYPE_CHECKING:
    from uuid import UUID

    from supervisio import Supervision
    from supervisio.domain.records import AskedRecord

FRIENDS = BoundaryConcern("friendship", client_ref=CLIENT)


def waiting(supervision: Supervision) -> list[tuple[str, UUID]]:
    """Return what waits for somebody: of which kind, and its id. It is counted alike."""
    found = [(one.kind, one.id) for one in supervision.queue()]
    assert supervision.queue_count() == len(found)
    return found


def quiet(supervision: Supervision) -> list[tuple[str, UUID, int]]:
    """Return what has gone quiet for somebody: of which kind, its id, and for how many days."""
    return [(one.kind, one.id, one.days) for one in supervision.watching()]


def advise(lee: Supervision, asked: AskedRecord) -> None:
    """Hold the talk, and recommend two things."""
    lee.consultations.accept(asked.consultation_id)
    lee.consultations.complete(asked.consultation_id, 20, [Recommendation("training"), Recommendation("no_action")])
