"""Asking for support: of whom, by which route and how urgently; waiting for an answer; reporting a talk."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from supervisio.testing.invented import advice
from supervisio.testing.invented.answering import Ask, goes_on
from supervisio.testing.invented.hours import day_of, later
from supervisio.testing.invented.matter import PRESSING, Matter
from supervisio.testing.invented.people import CONSULTANTS, DUTY_DESK

if TYPE_CHECKING:
    from uuid import UUID

    from supervisio.domain.facts import ClientRequest, PersonalIssue
    from supervisio.domain.records import AskedRecord
    from supervisio.testing.invented.chance import Chance
    from supervisio.testing.invented.stage import Part, Stage, Story

_URGENCY = {"routine": 56.0, "soon": 31.0, "urgent": 10.0, "immediate": 3.0}
_REACHED = {"phone": 60.0, "message": 20.0, "in_person": 15.0, "not_yet": 5.0}
_ROUTE = {"supervision": 66.0, "peer_consultation": 21.0, "consultation": 13.0}
_QUESTION_TYPES = {
    "client_request": ("boundary", "boundary", "ethics_code", "ending", None),
    "boundary_concern": ("boundary", "ethics_code", "countertransference", "legal_duty", None),
    "personal_issue": ("personal_issue", "countertransference", None),
    "other": ("treatment_plan", "countertransference", "risk_safety", "competence", "records", "legal_duty", "ending"),
}


def ask_first(stage: Stage, matter: Matter, chance: Chance, *, about: ClientRequest | PersonalIssue | None) -> None:
    """Open the matter's case by asking about it."""
    sent = question(stage, matter, chance)
    client_ref = matter.client_ref if about is None else None
    asked = stage.acting(matter.therapist).ask(about, client_ref=client_ref, **sent)
    matter.recorded(asked.case_id, asked.about_id)
    await_answer(stage, matter, asked, sent, chance)


def ask_on(
    stage: Stage, matter: Matter, chance: Chance, *, about: UUID | None = None, urgency: str | None = None
) -> None:
    """Ask in the matter's case, about what is recorded there or about the whole of it."""
    sent = question(stage, matter, chance, urgency=urgency)
    asked = stage.acting(matter.therapist).ask(about, case_id=matter.case, **sent)
    await_answer(stage, matter, asked, sent, chance)


def question(stage: Stage, matter: Matter, chance: Chance, *, urgency: str | None = None) -> dict[str, Any]:
    """Return what is asked, of whom and how, as the keywords of ``ask``."""
    urgency = urgency or chance.weighed(_URGENCY)
    supervisor = stage.people.supervisor_of(matter.therapist).ref
    asked: dict[str, Any] = {
        "question": chance.words("question", matter.noun),
        "question_type": chance.one_of(_QUESTION_TYPES[matter.noun]),
        "urgency": urgency,
        "route": "supervision",
        "asked_of": supervisor,
    }
    if urgency in PRESSING:
        asked["reached_how"] = chance.weighed(_REACHED)
        if DUTY_DESK not in matter.therapist.refs and chance.happens(0.5):
            asked["asked_of"] = DUTY_DESK
        return asked
    return asked | _among_equals(stage, matter, chance)


def _among_equals(stage: Stage, matter: Matter, chance: Chance) -> dict[str, Any]:
    """Return what is different where colleagues are asked and not the supervisor."""
    people, route = stage.people, chance.weighed(_ROUTE)
    colleagues = [one.ref for one in people.colleagues_of(matter.therapist) if one.ref != matter.other_party]
    # One's own is not laid before a whole group.
    if route == "peer_consultation" and matter.noun != "personal_issue" and people.peers_of(matter.therapist):
        return {"route": route, "asked_of": people.group_of(matter.therapist), "show_client_ref": chance.happens(0.3)}
    if route == "consultation" and colleagues:
        return {"route": route, "asked_of": chance.one_of(colleagues), "show_client_ref": chance.happens(0.4)}
    return {}


def await_answer(stage: Stage, matter: Matter, asked: AskedRecord, sent: dict[str, Any], chance: Chance) -> None:
    """Let what becomes of an ask go on beside the rest."""
    ask = Ask(asked.consultation_id, sent["asked_of"], sent["route"], sent["urgency"], asked.respond_by)
    matter.expected += 1
    stage.begin(goes_on(stage, matter, ask, chance.another()))


def answer_awaited(stage: Stage, matter: Matter, chance: Chance, *, most: float) -> Part[None]:
    """Wait until what was asked has been talked over, but no longer than so many days."""
    until = stage.now + timedelta(days=most)
    before = matter.held
    while matter.expected and matter.held == before and stage.now < until:
        yield later(stage.now, chance, 0.6, 2.2)


def reported(stage: Stage, matter: Matter, chance: Chance) -> Story:
    """Let the therapist report a talk that took place, with the supervisor or with somebody outside."""
    supervisor = stage.people.supervisor_of(matter.therapist)
    with_ = supervisor.ref if chance.happens(0.55) else chance.one_of(CONSULTANTS)
    held = stage.now
    yield later(held, chance, 0.1, 4)
    consultation = stage.acting(matter.therapist).consultations.record_held(
        matter.case,
        with_,
        day_of(held) if chance.happens(0.4) else held,
        chance.between(2, 10) * 5,
        route="supervision" if with_ == supervisor.ref else "consultation",
        question=chance.words("question", matter.noun),
        recommendations=advice.recommended(matter.noun, chance, with_directives=False),
    )
    advice.answer_all(stage, matter, consultation, chance)
    if with_ == supervisor.ref and chance.happens(0.7):
        yield later(stage.now, chance, 0.3, 8)
        stage.acting(supervisor).consultations.confirm(consultation.id)
        matter.held += 1
