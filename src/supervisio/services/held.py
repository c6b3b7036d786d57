"""Recording a talk that already took place; the other one needs no login."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from supervisio.domain import lifecycles
from supervisio.domain.checks import Problems, identifier, moment_or_day, raise_if_any, text, whole_number
from supervisio.errors import InvalidValueError
from supervisio.models.ids import new_id
from supervisio.services.advice import (
    MINUTES_AT_MOST,
    add_recommendations,
    check_recommendations,
    require_directives_in_supervision,
)
from supervisio.services.asking import hold
from supervisio.services.question import asked_of_another, asked_route
from supervisio.services.replaying import written
from supervisio.services.service import Change

if TYPE_CHECKING:
    from uuid import UUID

    from supervisio.services.common import Common, Id
    from supervisio.services.context import Context


def record_held(
    context: Context,
    case_id: Id,
    *,
    with_: str,
    held_at: Any,
    minutes: int,
    route: str,
    question: str | None,
    recommendations: Any,
    common: Common,
) -> tuple[UUID, bool]:
    """File a completed consultation; returns its id, and whether it was filed before."""
    root_id = identifier(case_id, "case_id")
    problems: Problems = []
    held = moment_or_day(held_at, "held_at", problems)
    if held is None and not problems:
        problems.append(("held_at", "required", {}))
    limit = context.text_limit
    kept = {
        "minutes": whole_number(minutes, "minutes", problems, least=1, most=MINUTES_AT_MOST),
        "route": asked_route(route, problems),
    }
    words = text(question, "question", problems, limit=limit)
    advice = check_recommendations(recommendations, problems, limit=limit)
    arguments = {
        "case_id": root_id,
        "with": with_,
        "held_at": held,
        "question": words,
        "recommendations": advice,
        **kept,
    }
    change = Change(context, "consultations.record_held", arguments, problems, **common)
    asked_of_another(change, with_, "with_", route, problems)
    moment, only_day = (change.now, None) if held is None else change.moment_of(held)
    if moment > change.now:
        problems.append(("held_at", "in_future", {}))
    raise_if_any(problems)
    # It happened when it was held, unless the caller says otherwise.
    if common.get("effective_at") is None:
        change.at, change.on = moment, only_day
    require_directives_in_supervision(advice, route)
    if not hold(change, "case", root_id):
        return written(change, "consultation") or root_id, True
    change.move_case("record_held")
    if with_ == change.matter.therapist_ref:
        raise InvalidValueError.of("with_", "asking_oneself")
    change.keep_other_parties_out(with_)
    consultation_id = new_id()
    change.add(
        "consultation",
        id=consultation_id,
        question=change.seal("consultation", consultation_id, "question", words),
        asked_of=with_,
        urgency="routine",
        status=lifecycles.CONSULTATION.starts[-1],
        respond_by=moment,
        show_client_ref=False,
        held_at=moment,
        held_on=only_day,
        reported_by_therapist=True,
        **kept,
    )
    add_recommendations(change, advice, consultation_id, given_by=with_)
    change.finish()
    return consultation_id, False
