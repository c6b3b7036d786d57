"""Passing a personal issue on where clients are at risk: to nobody whom the therapist was not shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from supervisio.domain.access import Asking
from supervisio.domain.audience import audience as audience_of
from supervisio.domain.checks import Problems, raise_if_any
from supervisio.domain.records import AskedRecord, AudienceRecord
from supervisio.errors import RuleError
from supervisio.models.ids import new_id
from supervisio.services.asking import ask_about_row
from supervisio.services.service import Change

if TYPE_CHECKING:
    from uuid import UUID

    from supervisio.services.common import Common
    from supervisio.services.context import Context
    from supervisio.services.question import Question

_NOUN = "personal_issue"


def escalate(context: Context, issue_id: UUID, asking: Question, shown: Any, common: Common) -> AskedRecord:
    """File a consultation about a personal issue, if those who will see it are those who were shown."""
    problems: Problems = []
    if not isinstance(shown, tuple) or not all(isinstance(one, AudienceRecord) for one in shown):
        problems.append(("audience", "wrong_type", {"wanted": "what supervision.audience returned"}))
    # Who was shown is no part of what is asked: a call that is repeated finds the one asked among those who see it.
    arguments = {"id": issue_id, "question": asking}
    change = Change(context, "issues.escalate", arguments, problems, **common)
    asking.check(change, problems)
    raise_if_any(problems)

    def escalated(change: Change) -> None:
        if _audience(change, issue_id, asking) != shown:
            raise RuleError("other_audience")
        change.move("escalate")

    return ask_about_row(change, issue_id, asking, noun=_NOUN, make=escalated)


def _audience(change: Change, issue_id: UUID, asking: Question) -> tuple[AudienceRecord, ...]:
    asked = Asking(
        id=new_id(),
        asked_of=asking.asked_of,
        status="requested",
        route=asking.route,
        show_client_ref=False,
        about=_NOUN,
        about_id=issue_id,
    )
    matter = attrs.evolve(change.matter, askings=(*change.matter.askings, asked))
    return audience_of(matter, change.policy.today(change.now), nouns=frozenset({_NOUN}))
