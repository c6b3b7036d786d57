"""What is recommended and agreed on in a talk, and what the therapist does with it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from supervisio.domain.facts import Recommendation
from supervisio.testing.invented.hours import later
from supervisio.testing.invented.people import CONSULTANTS
from supervisio.testing.invented.stage import written_late

if TYPE_CHECKING:
    from uuid import UUID

    from supervisio.domain.facts import Actor
    from supervisio.domain.records import ConsultationRecord, RecommendationRecord
    from supervisio.testing.invented.chance import Chance
    from supervisio.testing.invented.matter import Matter
    from supervisio.testing.invented.stage import Stage, Story

_KINDS = {
    "client_request": {
        "decline_request": 30.0,
        "discuss_in_session": 28.0,
        "clarify_boundary": 22.0,
        "proceed_with_safeguards": 9.0,
        "written_agreement": 6.0,
        "further_consultation": 3.0,
        "no_action": 2.0,
    },
    "boundary_concern": {
        "clarify_boundary": 28.0,
        "discuss_in_session": 26.0,
        "proceed_with_safeguards": 12.0,
        "further_consultation": 9.0,
        "more_supervision": 8.0,
        "written_agreement": 6.0,
        "transfer_client": 4.0,
        "end_with_referral": 3.0,
        "suspend_work_with_client": 2.0,
        "legal_advice": 2.0,
    },
    "personal_issue": {
        "more_supervision": 28.0,
        "personal_therapy": 26.0,
        "reduce_caseload": 24.0,
        "no_action": 12.0,
        "further_consultation": 6.0,
        "stop_practice": 4.0,
    },
    "other": {
        "discuss_in_session": 26.0,
        "training": 20.0,
        "no_action": 18.0,
        "further_consultation": 16.0,
        "legal_advice": 10.0,
        "report_required": 6.0,
        "end_with_referral": 4.0,
    },
}
_NEVER_DIRECTED = ("personal_therapy", "no_action")
_DONE = {"in_time": 66.0, "late": 14.0, "cancelled": 8.0, "open": 12.0}


def recommended(noun: str, chance: Chance, *, with_directives: bool) -> list[Recommendation]:
    """Return what is recommended in a talk about something of this kind: mostly one thing or two, or nothing."""
    kinds = dict.fromkeys(chance.weighed(_KINDS[noun]) for _ in range(chance.one_of((0, 1, 1, 1, 2, 2, 3))))
    return [
        Recommendation(
            kind,
            force="directive" if with_directives and kind not in _NEVER_DIRECTED and chance.happens(0.2) else "advice",
            text=chance.words("advice", kind) if chance.happens(0.8) else None,
        )
        for kind in kinds
    ]


def answer_all(stage: Stage, matter: Matter, consultation: ConsultationRecord, chance: Chance) -> None:
    """Let the therapist take up what was recommended, one after the other."""
    for recommendation in consultation.recommendations:
        stage.begin(_answered(stage, matter, recommendation, chance.another()), later(stage.now, chance, 0.7, 12))


def _answered(stage: Stage, matter: Matter, recommendation: RecommendationRecord, chance: Chance) -> Story:
    recommendations = stage.acting(matter.therapist).recommendations
    is_directive = recommendation.force == "directive"
    fate = chance.weighed({"follow": 70.0, "object": 22.0 if is_directive else 12.0, "leave": 14.0})
    when = yield from written_late(stage, chance, 0.05)
    if fate == "follow":
        recommendations.follow(recommendation.id, **when)
    elif fate == "object" and is_directive:
        recommendations.contest(recommendation.id, chance.words("reason_contested"))
        if chance.happens(0.5):
            yield later(stage.now, chance, 2, 14)
            recommendations.follow(recommendation.id)
    elif fate == "object":
        recommendations.decline(recommendation.id, chance.words("reason_declined"))


def agree_on_action(
    stage: Stage, matter: Matter, chance: Chance, *, by: Actor, consultation_id: UUID | None = None
) -> None:
    """Agree who does what by when; mostly it is the therapist who does."""
    owner = matter.therapist if chance.happens(0.8) or by.ref in CONSULTANTS else by
    days = chance.between(3, 21)
    action = stage.acting(by).actions.add(
        matter.case,
        owner.ref,
        chance.words("action"),
        stage.today + timedelta(days=days),
        consultation_id=consultation_id,
    )
    stage.begin(_done(stage, matter, action.id, owner, days, chance.another()))


def _done(stage: Stage, matter: Matter, action_id: UUID, owner: Actor, days: int, chance: Chance) -> Story:
    fate = chance.weighed(_DONE)
    if fate == "open":
        return
    least, most = (days + 1, days + 9) if fate == "late" else (days * 0.2, days * 0.95)
    yield later(stage.now, chance, least, most)
    if fate == "cancelled":
        stage.acting(matter.therapist).actions.cancel(action_id)
    else:
        stage.acting(owner).actions.complete(action_id)
