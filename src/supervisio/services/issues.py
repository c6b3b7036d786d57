"""Personal issues: support sought and found, what follows for the practice, review and closing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from supervisio.domain import vocabulary
from supervisio.domain.checks import Problems, day, sealed_code_of
from supervisio.domain.facts import SupportReference
from supervisio.domain.lifecycles import PERSONAL_ISSUE
from supervisio.domain.quiet import quiet
from supervisio.domain.records import Page, PersonalIssueRecord
from supervisio.errors import RuleError
from supervisio.models.ids import new_id
from supervisio.services.common import Common, Id  # noqa: TC001 - shown in the signatures
from supervisio.services.facts_in import add_support
from supervisio.services.impairment import lacks_response
from supervisio.services.listing import listed
from supervisio.services.service import Change, Service

if TYPE_CHECKING:
    from datetime import date

    from supervisio.services.act import Act

_response = sealed_code_of(vocabulary.PracticeResponse)


class Issues(Service[PersonalIssueRecord]):
    """The calls of ``supervision.issues``."""

    lifecycle = PERSONAL_ISSUE
    calls = "issues"

    @quiet
    def get(self, issue_id: Id) -> PersonalIssueRecord:
        """
        Return one personal issue. Every code but its status reads as ``SEALED`` until it is revealed.

        Raises:
            NotFoundError: there is none that this actor may see.

        """
        return self._get(issue_id)

    @quiet
    def list_(
        self, *, status: str | None = None, case_id: Id | None = None, limit: int = 50, after: str | None = None
    ) -> Page[PersonalIssueRecord]:
        """
        Return a page of personal issues, newest first. Its other codes are sealed, so only the status filters.

        Raises:
            InvalidValueError: a filter, the limit or the cursor is not acceptable.

        """
        vocabularies = {"status": vocabulary.PersonalIssueStatus}
        given = {"status": status}
        return listed(self._context, "personal_issue", vocabularies, given, case_id=case_id, limit=limit, after=after)

    @quiet
    def support(self, issue_id: Id, support: SupportReference, **common: Unpack[Common]) -> PersonalIssueRecord:
        """
        Record that the therapist turned elsewhere, and since when. Nobody but the therapist ever sees it.

        Raises:
            InvalidValueError: a value is not acceptable.
            NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for every move.

        """
        problems: Problems = []
        if not isinstance(support, SupportReference):
            problems.append(("support", "wrong_type", {"wanted": "a SupportReference"}))

        def prepare(act: Act, found: Problems) -> None:
            if isinstance(support, SupportReference):
                act.not_after_today(support.since, "since", found)  # type: ignore[arg-type]  # a date once the fact is made

        def supported(change: Change) -> None:
            change.move("support")
            add_support(change, support, change.row["id"], new_id())

        return self._change(
            "support", issue_id, common, {"support": support}, supported, problems=problems, prepare=prepare
        )

    @quiet
    def practice_response(self, issue_id: Id, response: str, **common: Unpack[Common]) -> PersonalIssueRecord:
        """
        Record what follows for the practice: continue, continue with support, limit, suspend, terminate.

        Raises:
            InvalidValueError: a value is not acceptable.
            NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for every move.

        """
        problems: Problems = []
        kept = _response(response, "response", problems)

        def responded(change: Change) -> None:
            change.move("practice_response")
            response_id = new_id()
            sealed = change.seal_code("practice_response", response_id, "response", kept)
            change.add("practice_response", id=response_id, issue_id=change.row["id"], response=sealed)

        return self._change("practice_response", issue_id, common, {"response": kept}, responded, problems=problems)

    @quiet
    def review(self, issue_id: Id, on: date | str | None = None, **common: Unpack[Common]) -> PersonalIssueRecord:
        """
        Record that it was looked at again on a calendar day (by default the day it is).

        Raises:
            InvalidValueError: the day is not acceptable, or lies in the future.
            NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for every move.

        """
        problems: Problems = []
        kept = day(on, "on", problems)

        def reviewed(change: Change) -> None:
            change.move("review", reviewed_on=kept or change.on or change.policy.today(change.at))

        def prepare(act: Act, found: Problems) -> None:
            act.not_after_today(kept, "on", found)

        return self._change("review", issue_id, common, {"on": kept}, reviewed, problems=problems, prepare=prepare)

    @quiet
    def close(self, issue_id: Id, **common: Unpack[Common]) -> PersonalIssueRecord:
        """
        Close it. One that is marked as impairment needs a practice response other than to continue first.

        Raises:
            RuleError: ``impairment_needs_response``.
            NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for every move.

        """

        def closed(change: Change) -> None:
            self.lifecycle.after(change.row["status"], "close")
            if lacks_response(change.context, change.row, change.data_key):
                raise RuleError("impairment_needs_response")
            change.move("close")

        return self._change("close", issue_id, common, {}, closed)

    @quiet
    def mark_in_error(self, issue_id: Id, **common: Unpack[Common]) -> PersonalIssueRecord:
        """
        Mark it as entered in error: it leaves the lists, not the journal.

        Raises:
            NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for every move.

        """
        return self._change("mark_in_error", issue_id, common, {}, lambda change: change.move("mark_in_error"))
