"""The side of the one asked: taking a consultation on, or not; holding it; what was advised."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from supervisio.domain import vocabulary
from supervisio.domain.checks import Problems, day, moment, needed_code_of, whole_number
from supervisio.domain.lifecycles import CONSULTATION, PERSONAL_ISSUE
from supervisio.domain.quiet import quiet
from supervisio.domain.records import ConsultationRecord
from supervisio.errors import RuleError
from supervisio.services.advice import (
    MINUTES_AT_MOST,
    add_recommendations,
    check_recommendations,
    require_directives_in_supervision,
)
from supervisio.services.service import Change, Service
from supervisio.services.statements import one

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from supervisio.domain.facts import Recommendation
    from supervisio.services.act import Act
    from supervisio.services.common import Common, Id

_decline_code = needed_code_of(vocabulary.DeclineCode)


class Answering(Service[ConsultationRecord]):
    """What the one asked does with a consultation."""

    lifecycle = CONSULTATION
    calls = "consultations"

    @quiet
    def accept(self, consultation_id: Id, **common: Unpack[Common]) -> ConsultationRecord:
        """
        Take it on. From now on the one asked sees what was attached to it.

        Raises:
            NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for every move.

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
            NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for every move.

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
    def schedule(self, consultation_id: Id, at: datetime, **common: Unpack[Common]) -> ConsultationRecord:
        """
        Set the moment of the talk (an aware datetime to come), or another one.

        Raises:
            InvalidValueError: the moment is not acceptable, or lies in the past.
            NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for every move.

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
            NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for every move.

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
        Record the talk: minutes of this matter, and what was recommended; an empty collection says that nothing was.

        ``follow_up_on`` is the calendar day to come back to it, or None. A talk that took place earlier is completed
        with its ``effective_at``.

        Raises:
            InvalidValueError: a value is not acceptable, such as a directive outside supervision.
            NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for every move.

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
    def confirm(self, consultation_id: Id, **common: Unpack[Common]) -> ConsultationRecord:
        """
        Confirm a talk that the therapist reported.

        Raises:
            RuleError: ``nothing_to_confirm``.
            NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for every move.

        """

        def confirmed(change: Change) -> None:
            self.lifecycle.after(change.row["status"], "confirm")
            if not change.row["reported_by_therapist"]:
                raise RuleError("nothing_to_confirm")
            change.move("confirm", reported_by_therapist=False, confirmed_at=change.at)

        return self._change("confirm", consultation_id, common, {}, confirmed)


def _support_issue(change: Change, issue_id: Any) -> None:
    issue = change.context.rows(one("personal_issue"), {"id": issue_id})[0]
    if issue["status"] in ("noted", "support_sought"):
        change.change("personal_issue", issue, status=PERSONAL_ISSUE.after(issue["status"], "be_supported"))
