"""Consultations: taking one on, or not; holding it; what was advised; and what is added afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

import attrs

from supervisio.domain import vocabulary
from supervisio.domain.checks import Problems, day, moment, needed_code_of, needed_text, whole_number
from supervisio.domain.lifecycles import CONSULTATION, PERSONAL_ISSUE
from supervisio.domain.quiet import quiet
from supervisio.domain.records import ConsultationRecord, Page
from supervisio.errors import RuleError
from supervisio.models.ids import new_id
from supervisio.services.advice import (
    MINUTES_AT_MOST,
    add_recommendations,
    check_recommendations,
    require_directives_in_supervision,
)
from supervisio.services.common import Common, Id  # noqa: TC001 - shown in the signatures
from supervisio.services.held import record_held
from supervisio.services.listing import listed
from supervisio.services.redirecting import redirect
from supervisio.services.requests import redact, redactable
from supervisio.services.service import Change, Service
from supervisio.services.statements import one

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from supervisio.domain.facts import Recommendation
    from supervisio.services.act import Act

_FILTERS = {
    "status": vocabulary.ConsultationStatus,
    "route": vocabulary.SupportRoute,
    "urgency": vocabulary.Urgency,
    "question_type": vocabulary.QuestionType,
}
_REDACTABLE = ("question",)
_decline_code = needed_code_of(vocabulary.DeclineCode)


class Consultations(Service[ConsultationRecord]):
    """``supervision.consultations``"""

    lifecycle = CONSULTATION
    calls = "consultations"

    @quiet
    def get(self, consultation_id: Id) -> ConsultationRecord:
        """
        Return one consultation, with what was recommended and added.

        Raises:
            NotFoundError: there is none that this actor may see.

        """
        return self._get(consultation_id)

    @quiet
    def list_(  # noqa: PLR0913 - filters
        self,
        *,
        status: str | None = None,
        route: str | None = None,
        urgency: str | None = None,
        question_type: str | None = None,
        asked_of: str | None = None,
        client_ref: str | None = None,
        case_id: Id | None = None,
        limit: int = 50,
        after: str | None = None,
    ) -> Page[ConsultationRecord]:
        """
        Return a page of consultations, newest first; a filter matches only what the actor may read.

        Raises:
            InvalidValueError: a filter, the limit or the cursor is not acceptable.

        """
        return listed(
            self._context,
            "consultation",
            _FILTERS,
            {"status": status, "route": route, "urgency": urgency, "question_type": question_type},
            refs={"asked_of": asked_of},
            client_ref=client_ref,
            case_id=case_id,
            limit=limit,
            after=after,
        )

    @quiet
    def accept(self, consultation_id: Id, **common: Unpack[Common]) -> ConsultationRecord:
        """
        Take it on. From now on the one asked sees what was attached to it.

        Raises:
            NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for every move; nothing was written.

        """
        return self._change(
            "accept", consultation_id, common, {}, lambda change: change.move("accept", accepted_at=change.at)
        )

    @quiet
    def decline(self, consultation_id: Id, code: str, **common: Unpack[Common]) -> ConsultationRecord:
        """
        Say that it cannot be taken on, with a code: no_capacity, conflict_of_interest, on_leave, ...

        Raises:
            InvalidValueError: the code is not acceptable.
            NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for every move; nothing was written.

        """
        problems: Problems = []
        kept = _decline_code(code, "code", problems)
        return self._change(
            "decline",
            consultation_id,
            common,
            {"code": kept},
            lambda change: change.move("decline", decline_code=kept),
            problems=problems,
        )

    @quiet
    def redirect(
        self, consultation_id: Id, to: str, *, reached_how: str | None = None, **common: Unpack[Common]
    ) -> ConsultationRecord:
        """
        Ask someone else instead: the old one is marked, and the new one, which this returns, says where it came from.

        An urgent one that does not say how the other was reached is filed as ``not_yet``.

        Raises:
            InvalidValueError: a value is not acceptable, or one would ask oneself.
            RuleError: ``other_party``.
            NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for every move; nothing was written.

        """
        filed, replayed = redirect(self._begin, consultation_id, to, reached_how, common)
        record = self._get(filed)
        return attrs.evolve(record, replayed=True) if replayed else record

    @quiet
    def schedule(self, consultation_id: Id, at: datetime, **common: Unpack[Common]) -> ConsultationRecord:
        """
        Set the moment of the talk (an aware datetime to come), or another one.

        Raises:
            InvalidValueError: the moment is not acceptable, or lies in the past.
            NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for every move; nothing was written.

        """
        problems: Problems = []
        kept = moment(at, "at", problems)
        if kept is None and not problems:
            problems.append(("at", "required", {}))

        def prepare(act: Act, found: Problems) -> None:
            if kept is not None and kept < act.at:
                found.append(("at", "in_past", {}))

        return self._change(
            "schedule",
            consultation_id,
            common,
            {"at": kept},
            lambda change: change.move("schedule", scheduled_at=kept),
            problems=problems,
            prepare=prepare,
        )

    @quiet
    def missed(self, consultation_id: Id, **common: Unpack[Common]) -> ConsultationRecord:
        """
        Record that the talk did not take place.

        Raises:
            NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for every move; nothing was written.

        """
        return self._change("missed", consultation_id, common, {}, lambda change: change.move("missed"))

    @quiet
    def complete(
        self,
        consultation_id: Id,
        minutes: int,
        recommendations: Sequence[Recommendation] = (),
        follow_up_on: date | str | None = None,
        **common: Unpack[Common],
    ) -> ConsultationRecord:
        """
        Record the talk: minutes of this matter, what was recommended (none is explicit), and a day to follow up, or none.

        A talk that took place earlier is completed with its ``effective_at``.

        Raises:
            InvalidValueError: a value is not acceptable, such as a directive outside supervision.
            NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for every move; nothing was written.

        """
        problems: Problems = []
        kept = {
            "minutes": whole_number(minutes, "minutes", problems, least=1, most=MINUTES_AT_MOST),
            "follow_up_on": day(follow_up_on, "follow_up_on", problems),
        }
        advice = check_recommendations(recommendations, problems, limit=self._context.text_limit)

        def completed(change: Change) -> None:
            row = change.row
            self.lifecycle.after(row["status"], "complete")
            require_directives_in_supervision(advice, row["route"])
            follow_up_by = None if kept["follow_up_on"] is None else change.policy.end_of(kept["follow_up_on"])
            change.move("complete", held_at=change.at, held_on=change.on, follow_up_by=follow_up_by, **kept)
            add_recommendations(change, advice, row["id"], given_by=row["asked_of"])
            if row["issue_id"] is not None:
                _support_issue(change, row["issue_id"])

        return self._change(
            "complete",
            consultation_id,
            common,
            {**kept, "recommendations": advice},
            completed,
            problems=problems,
            prepare=lambda act, found: act.not_before_today(kept["follow_up_on"], "follow_up_on", found),
        )

    @quiet
    def record_held(  # noqa: PLR0913 - what a talk is made of
        self,
        case_id: Id,
        with_: str,
        held_at: datetime | date | str,
        minutes: int,
        route: str = "supervision",
        *,
        question: str | None = None,
        recommendations: Sequence[Recommendation] = (),
        **common: Unpack[Common],
    ) -> ConsultationRecord:
        """
        Record a talk that took place (a moment, or the day): marked as reported by the therapist until the other confirms.

        Raises:
            InvalidValueError: a value is not acceptable.
            RuleError: ``other_party``.
            NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for every move; nothing was written.

        """
        filed, replayed = record_held(
            self._context,
            case_id,
            with_=with_,
            held_at=held_at,
            minutes=minutes,
            route=route,
            question=question,
            recommendations=recommendations,
            common=common,
        )
        record = self._get(filed)
        return attrs.evolve(record, replayed=True) if replayed else record

    @quiet
    def confirm(self, consultation_id: Id, **common: Unpack[Common]) -> ConsultationRecord:
        """
        Confirm a talk that the therapist reported.

        Raises:
            RuleError: ``nothing_to_confirm``.
            NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for every move; nothing was written.

        """

        def confirmed(change: Change) -> None:
            self.lifecycle.after(change.row["status"], "confirm")
            if not change.row["reported_by_therapist"]:
                raise RuleError("nothing_to_confirm")
            change.move("confirm", reported_by_therapist=False, confirmed_at=change.at)

        return self._change("confirm", consultation_id, common, {}, confirmed)

    @quiet
    def cancel(self, consultation_id: Id, **common: Unpack[Common]) -> ConsultationRecord:
        """
        Cancel it.

        Raises:
            NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for every move; nothing was written.

        """
        return self._change("cancel", consultation_id, common, {}, lambda change: change.move("cancel"))

    @quiet
    def addendum(self, consultation_id: Id, text: str, **common: Unpack[Common]) -> ConsultationRecord:
        """
        Add a text to a completed consultation; what was written stays as it is.

        Raises:
            InvalidValueError: the text is not acceptable.
            NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for every move; nothing was written.

        """
        problems: Problems = []
        words = needed_text(text, "text", problems, limit=self._context.text_limit)

        def added(change: Change) -> None:
            change.move("addendum")
            addendum_id = new_id()
            sealed = change.seal("addendum", addendum_id, "text", words)
            change.add("addendum", id=addendum_id, consultation_id=change.row["id"], text=sealed)

        return self._change("addendum", consultation_id, common, {"text": words}, added, problems=problems)

    @quiet
    def redact(self, consultation_id: Id, field: str, **common: Unpack[Common]) -> ConsultationRecord:
        """
        Take a text filed under the wrong client out of the record, which says so: ``question``.

        Raises:
            InvalidValueError: there is no such field.
            NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for every move; nothing was written.

        """
        problems = redactable(field, _REDACTABLE)
        return self._change(
            "redact", consultation_id, common, {"field": field}, lambda change: redact(change, field), problems=problems
        )

    @quiet
    def mark_in_error(self, consultation_id: Id, **common: Unpack[Common]) -> ConsultationRecord:
        """
        Mark it as entered in error: it leaves the lists, not the journal.

        Raises:
            NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for every move; nothing was written.

        """
        return self._change(
            "mark_in_error", consultation_id, common, {}, lambda change: change.move("mark_in_error")
        )


def _support_issue(change: Change, issue_id: Any) -> None:  # noqa: ANN401 - an id
    issue = change.context.rows(one("personal_issue"), {"id": issue_id})[0]
    if issue["status"] in ("noted", "support_sought"):
        change.change("personal_issue", issue, status=PERSONAL_ISSUE.after(issue["status"], "be_supported"))
