"""Consultations: taking one on, or not; holding it; what was advised; and what is added afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

import attrs

from supervisio.domain import vocabulary
from supervisio.domain.checks import Problems, needed_text
from supervisio.domain.quiet import quiet
from supervisio.models.ids import new_id
from supervisio.services.answering import Answering
from supervisio.services.common import Common, Id  # noqa: TC001 - shown in the signatures
from supervisio.services.held import record_held
from supervisio.services.listing import listed
from supervisio.services.redirecting import redirect
from supervisio.services.requests import redact, redactable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from supervisio.domain.facts import Recommendation
    from supervisio.domain.records import ConsultationRecord, Page
    from supervisio.services.service import Change

_FILTERS = {
    "status": vocabulary.ConsultationStatus,
    "route": vocabulary.SupportRoute,
    "urgency": vocabulary.Urgency,
    "question_type": vocabulary.QuestionType,
}
_REDACTABLE = ("question",)


class Consultations(Answering):
    """The calls of ``supervision.consultations``."""

    @quiet
    def get(self, consultation_id: Id) -> ConsultationRecord:
        """
        Return one consultation, with what was recommended and added.

        Raises:
            NotFoundError: there is none that this actor may see.

        """
        return self._get(consultation_id)

    @quiet
    def list_(
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
    def redirect(
        self, consultation_id: Id, to: str, *, reached_how: str | None = None, **common: Unpack[Common]
    ) -> ConsultationRecord:
        """
        Ask someone else instead: the old one is marked, and the new one, which this returns, says where it came from.

        An urgent one that does not say how the other was reached is filed as ``not_yet``.

        Raises:
            InvalidValueError: a value is not acceptable, or one would ask oneself.
            RuleError: ``other_party``.
            NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for every move.

        """
        filed, replayed = redirect(self._begin, consultation_id, to, reached_how, common)
        record = self._get(filed)
        return attrs.evolve(record, replayed=True) if replayed else record

    @quiet
    def record_held(
        self,
        case_id: Id,
        with_: str,
        held_at: datetime | date | str,
        minutes: int,
        route: str = "supervision",
        question: str | None = None,
        recommendations: Sequence[Recommendation] = (),
        **common: Unpack[Common],
    ) -> ConsultationRecord:
        """
        Record a talk that took place at a moment, or on a day.

        It is marked as reported by the therapist until the other one confirms it; the other needs no login.

        Raises:
            InvalidValueError: a value is not acceptable.
            RuleError: ``other_party``.
            NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for every move.

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
    def cancel(self, consultation_id: Id, **common: Unpack[Common]) -> ConsultationRecord:
        """
        Cancel it.

        Raises:
            NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for every move.

        """
        return self._change("cancel", consultation_id, common, {}, lambda change: change.move("cancel"))

    @quiet
    def addendum(self, consultation_id: Id, text: str, **common: Unpack[Common]) -> ConsultationRecord:
        """
        Add a text to a completed consultation; what was written stays as it is.

        Raises:
            InvalidValueError: the text is not acceptable.
            NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for every move.

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
            NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for every move.

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
            NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for every move.

        """
        return self._change("mark_in_error", consultation_id, common, {}, lambda change: change.move("mark_in_error"))
