"""What people see: the queue, one case by each one's part in it, and one case from beginning to end."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from story.people import MAX
from story.screen import name, say, shown, table
from supervisio import WITHHELD
from supervisio.errors import NotFoundError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from story.stage import Stage
    from supervisio import Supervision
    from supervisio.domain.records import CaseView, ClientRequestRecord, ConsultationRecord, WaitingRecord

_MOMENT = timedelta(microseconds=1)
_WAITS = {
    "asked": "to be taken on",
    "accepted": "to be talked over",
    "answered": "advice to act on",
    "declined": "to ask another",
    "action": "to be done",
    "review": "to look at again",
}
_DONE = {
    "ask": "asks for support with it",
    "consultations.accept": "takes it on",
    "consultations.schedule": "sets a time to talk",
    "consultations.complete": "records the talk and what was recommended",
    "recommendations.follow": "records that a recommendation was followed",
    "actions.add": "puts down what is to be done by when",
    "actions.complete": "records that it was done",
    "requests.reply": "records what the client was answered",
    "requests.observe": "records how the client took it",
    "cases.close": "closes the case",
}


def queue(stage: Stage, ref: str) -> None:
    """Print what waits for somebody, most urgent first."""
    with stage.reading(ref) as supervision:
        rows = [_waiting(supervision, waiting) for waiting in supervision.queue()]
    table(("How soon", "What waits", "With", "What it is about", "When"), rows, (8, 17, 8, 27, 22))


def _waiting(supervision: Supervision, waiting: WaitingRecord) -> tuple[str, ...]:
    view = supervision.cases.view(waiting.case_id)
    came_up = [shown(one.kind) for one in view.requests] + [shown(one.kind) for one in view.concerns]
    about = " and ".join(came_up) or shown(view.case.topic)
    client = f", {view.case.client_ref}" if view.case.client_ref else ""
    asked = next((one for one in view.consultations if one.id == waiting.id), None)
    of_another = view.case.therapist_ref != supervision.actor.ref
    who = view.case.therapist_ref if of_another or asked is None else asked.asked_of
    return shown(waiting.urgency), _WAITS[waiting.kind], shown(who), f"{about}{client}", _when(waiting, asked)


def _when(waiting: WaitingRecord, asked: ConsultationRecord | None) -> str:
    if waiting.kind == "answered":
        return f"since {shown(waiting.since)}"
    if asked is not None and asked.scheduled_at:
        return f"set for {shown(asked.scheduled_at)}"
    # What is due on a day is due until that day is over.
    by = shown(waiting.respond_by) if asked is not None else shown((waiting.respond_by - _MOMENT).date())
    return f"{'overdue since' if waiting.overdue else 'by'} {by}"


def part(stage: Stage, ref: str, case_id: UUID) -> CaseView:
    """Return a case as somebody sees it now."""
    with stage.reading(ref) as supervision:
        return supervision.cases.view(case_id)


def side_by_side(headings: Iterable[str], views: Iterable[CaseView]) -> None:
    """Print one case, line by line, as several people see it."""
    columns = [_lines(view) for view in views]
    rows = [(line, *(column[line] for column in columns)) for line in columns[0]]
    table(("", *headings), rows, (21, 22, 20, 21))


def _lines(view: CaseView) -> dict[str, str]:
    request, asked = view.requests[0], view.consultations[0]
    return {
        "Whose case": shown(view.case.therapist_ref),
        "Which client": shown(request.client_ref),
        "What was asked for": shown(request.kind),
        "The client's words": shown(request.words),
        "The answer": shown(request.reply),
        "How it was explained": shown(request.explanation),
        "How it was taken": _observed(request, "reaction"),
        "The next session": _observed(request, "next_session"),
        "The question to Lee": shown(asked.question),
        "How urgent": shown(asked.urgency),
        "How Lee was reached": shown(asked.reached_how),
        "Journal entries": str(len(view.timeline)),
    }


def _observed(request: ClientRequestRecord, what: str) -> str:
    if request.reply is WITHHELD:
        return shown(WITHHELD)
    return ", ".join(shown(getattr(one, what)) for one in request.observations if getattr(one, what)) or "-"


def to_a_stranger(stage: Stage, case_id: UUID) -> None:
    """Print what somebody gets who has no part in the case."""
    with stage.reading(MAX) as supervision:
        listed = len(supervision.cases.list_())
        try:
            supervision.cases.view(case_id)
        except NotFoundError as error:
            answer = str(error).replace(str(case_id), "(its number)")
    say(
        f'To {name(MAX)}, a colleague who was not asked, it does not exist. He opens it by its number: "{answer}"',
        f"His list of cases has {listed} in it.",
    )


def from_beginning_to_end(stage: Stage, ref: str, case_id: UUID) -> None:
    """Print everything that happened in a case, from its journal."""
    view = part(stage, ref, case_id)
    rows = [
        (f"{entry.seq}", shown(entry.recorded_at), name(entry.actor_ref), _DONE[entry.move]) for entry in view.timeline
    ]
    table(("", "When", "Who", "What"), rows, (2, 19, 4, 50))
    say(
        f"The case is {shown(view.case.status).lower()}. Its outcome: {shown(view.case.outcome)}; what the client was",
        f"told: {shown(view.case.client_was_told)}.",
    )
