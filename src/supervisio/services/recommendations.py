"""Recommendations: advice is followed or declined, a directive is followed or contested."""

from __future__ import annotations

from typing import Unpack

from supervisio.domain import vocabulary
from supervisio.domain.lifecycles import RECOMMENDATION
from supervisio.domain.quiet import quiet
from supervisio.domain.records import Page, RecommendationRecord
from supervisio.errors import RuleError
from supervisio.services.common import Common, CommonButReason, Id  # noqa: TC001 - shown in the signatures
from supervisio.services.listing import listed
from supervisio.services.service import Change, Service

_FILTERS = {
    "status": vocabulary.RecommendationStatus,
    "kind": vocabulary.RecommendationKind,
    "force": vocabulary.Force,
}


class Recommendations(Service[RecommendationRecord]):
    """The calls of ``supervision.recommendations``."""

    lifecycle = RECOMMENDATION
    calls = "recommendations"

    @quiet
    def get(self, recommendation_id: Id) -> RecommendationRecord:
        """
        Return one recommendation.

        Raises:
            NotFoundError: there is none that this actor may see.

        """
        return self._get(recommendation_id)

    @quiet
    def list_(
        self,
        *,
        status: str | None = None,
        kind: str | None = None,
        force: str | None = None,
        case_id: Id | None = None,
        consultation_id: Id | None = None,
        limit: int = 50,
        after: str | None = None,
    ) -> Page[RecommendationRecord]:
        """
        Return a page of recommendations, newest first.

        Raises:
            InvalidValueError: a filter, the limit or the cursor is not acceptable.

        """
        return listed(
            self._context,
            "recommendation",
            _FILTERS,
            {"status": status, "kind": kind, "force": force},
            ids={"consultation_id": consultation_id},
            case_id=case_id,
            limit=limit,
            after=after,
        )

    @quiet
    def follow(self, recommendation_id: Id, **common: Unpack[Common]) -> RecommendationRecord:
        """
        Record that it was followed; a contested directive may be followed too.

        Raises:
            NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for every move.

        """
        return self._change("follow", recommendation_id, common, {}, lambda change: change.move("follow"))

    @quiet
    def decline(self, recommendation_id: Id, reason: str, **common: Unpack[CommonButReason]) -> RecommendationRecord:
        """
        Decline advice, with a reason (sealed in the journal).

        Raises:
            IncompleteError: there is no reason.
            RuleError: ``advice_only``: a directive is contested, not declined.
            NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for every move.

        """
        return self._answer("decline", recommendation_id, "advice", "advice_only", {**common, "reason": reason})

    @quiet
    def contest(self, recommendation_id: Id, reason: str, **common: Unpack[CommonButReason]) -> RecommendationRecord:
        """
        Contest a directive, with a reason (sealed in the journal): it stays open, and both see it.

        Raises:
            IncompleteError: there is no reason.
            RuleError: ``directive_only``: advice is declined, not contested.
            NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for every move.

        """
        return self._answer("contest", recommendation_id, "directive", "directive_only", {**common, "reason": reason})

    def _answer(self, name: str, recommendation_id: Id, force: str, rule: str, common: Common) -> RecommendationRecord:
        def answered(change: Change) -> None:
            self.lifecycle.after(change.row["status"], name)
            # What a newer version calls something else is advice: nobody is bound by a word this version does not know.
            if (change.row["force"] == "directive") != (force == "directive"):
                raise RuleError(rule)
            change.require(*(() if change.reason else ("reason",)))
            change.move(name)

        return self._change(name, recommendation_id, common, {}, answered)
