"""What is asked, of whom and how: checked once for every call that files a consultation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from supervisio.domain import vocabulary
from supervisio.domain.checks import Problems, code_of, needed_code_of, needed_text, reference, yes_or_no
from supervisio.models.ids import new_id

if TYPE_CHECKING:
    from uuid import UUID

    from supervisio.services.act import Act
    from supervisio.services.draft import Row

LINK_OF = {"client_request": "request_id", "personal_issue": "issue_id", "boundary_concern": "concern_id"}
_ASK_ROUTES = ", ".join(vocabulary.SupportRoute.asked)
_NEED_REACHING = ("urgent", "immediate")

_route = needed_code_of(vocabulary.SupportRoute)
_urgency = needed_code_of(vocabulary.Urgency)
_question_type = code_of(vocabulary.QuestionType)
_reached_how = code_of(vocabulary.ReachedHow)


@attrs.define
class Question:
    """What is asked, of whom and how. ``check`` puts every value into the form in which it is kept."""

    question: str = attrs.field(repr=False)
    asked_of: str
    route: str = "supervision"
    urgency: str = "routine"
    question_type: str | None = None
    reached_how: str | None = None
    show_client_ref: bool = False
    host_ref: str | None = None

    def check(self, act: Act, problems: Problems) -> None:
        """Check all of it, for this actor."""
        self.question = needed_text(self.question, "question", problems, limit=act.policy.text_limit)
        self.route = asked_route(self.route, problems)
        self.urgency = _urgency(self.urgency, "urgency", problems)
        self.question_type = _question_type(self.question_type, "question_type", problems)
        self.reached_how = _reached_how(self.reached_how, "reached_how", problems)
        yes_or_no(self.show_client_ref, "show_client_ref", problems)
        if self.host_ref is not None:
            reference(self.host_ref, "host_ref", problems)
        if self.reached_how is None and self.urgency in _NEED_REACHING:
            problems.append(("reached_how", "urgent_needs_reaching", {}))
        asked_of_another(act, self.asked_of, "asked_of", self.route, problems)

    def add_to(self, act: Act, *, about: str | None, about_id: UUID | None, **more: Any) -> Row:
        """Add the row of the consultation."""
        consultation_id = new_id()
        link = {} if about is None else {LINK_OF[about]: about_id}
        return act.add(
            "consultation",
            id=consultation_id,
            question=act.seal("consultation", consultation_id, "question", self.question),
            asked_of=self.asked_of,
            route=self.route,
            urgency=self.urgency,
            question_type=self.question_type,
            reached_how=self.reached_how,
            show_client_ref=self.show_client_ref,
            host_ref=self.host_ref,
            **{
                "status": "requested",
                "respond_by": act.policy.respond_by(act.at, self.urgency),
                "reported_by_therapist": False,
                **link,
                **more,
            },
        )


def asked_route(route: Any, problems: Problems) -> Any:
    """Check a route by which one asks; the others are references, with nobody who answers here."""
    kept = _route(route, "route", problems)
    if kept is not None and kept not in vocabulary.SupportRoute.asked:
        problems.append(("route", "out_of_range", {"wanted": _ASK_ROUTES}))
    return kept


def asked_of_another(act: Act, asked_of: Any, field: str, route: Any, problems: Problems) -> None:
    """
    Check the reference of the one asked: not oneself, nor one that the actor acts as.

    A peer group that the actor belongs to can be asked: the others in it answer.
    """
    before = len(problems)
    reference(asked_of, field, problems)
    actor = act.context.actor
    if len(problems) == before and (
        asked_of == actor.ref or (asked_of in actor.acts_as and route != "peer_consultation")
    ):
        problems.append((field, "asking_oneself", {}))
