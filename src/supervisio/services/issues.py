"""Personal issues: support sought and found, what follows for the practice, review and closing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from supervisio.domain import vocabulary
from supervisio.domain.checks import Problems, day, identifier, sealed_code_of
from supervisio.domain.facts import SupportReference
from supervisio.domain.lifecycles import PERSONAL_ISSUE
from supervisio.domain.quiet import quiet
from supervisio.domain.records import AskedRecord, AudienceRecord, Page, PersonalIssueRecord
from supervisio.errors import RuleError
from supervisio.models.ids import new_id
from supervisio.services.common import Common, Id  # noqa: TC001 - shown in the signatures
from supervisio.services.escalating import escalate
from supervisio.services.facts_in import add_support
from supervisio.services.impairment import lacks_response
from supervisio.services.listing import listed
from supervisio.services.question import Question
from supervisio.services.service import Change, Service

if TYPE_CHECKING:
    from datetime import date

    from supervisio.services.act import Act

_response = sealed_code_of(vocabulary.PracticeResponse)
_functioning = sealed_code_of(vocabulary.FunctioningLevel)
_affects_work = sealed_code_of(vocabulary.AffectsWork)


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
    def rate(
        self, issue_id: Id, functioning: str, affects_work: str | None = None, **common: Unpack[Common]
    ) -> PersonalIssueRecord:
        """
        Rate one's own functioning anew: stress, distress, impairment; and, if one likes, whether it shows in the work.

        Raises:
            InvalidValueError: a value is not acceptable.
            NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for every move.

        """
        problems: Problems = []
        codes = {"functioning": _functioning(functioning, "functioning", problems)}
        if affects_work is not None:
            codes["affects_work"] = _affects_work(affects_work, "affects_work", problems)

        def rated(change: Change) -> None:
            issue_id = change.row["id"]
            sealed = {name: change.seal_code("personal_issue", issue_id, name, code) for name, code in codes.items()}
            change.move("rate", **sealed)

        return self._change("rate", issue_id, common, codes, rated, problems=problems)

    @quiet
    def practice_response(
        self, issue_id: Id, response: str, *, review_on: date | str | None = None, **common: Unpack[Common]
    ) -> PersonalIssueRecord:
        """
        Record what follows for the practice: continue, continue with support, limit, suspend, terminate.

        ``review_on`` is the calendar day on which it is to be looked at again; it comes back into the queue then.

        Raises:
            InvalidValueError: a value is not acceptable.
            NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for every move.

        """
        problems: Problems = []
        kept = _response(response, "response", problems)
        following = day(review_on, "review_on", problems)

        def prepare(act: Act, found: Problems) -> None:
            act.not_before_today(following, "review_on", found)

        def responded(change: Change) -> None:
            change.move("practice_response", **review_by(change, following))
            response_id = new_id()
            sealed = change.seal_code("practice_response", response_id, "response", kept)
            change.add("practice_response", id=response_id, issue_id=change.row["id"], response=sealed)

        arguments = {"response": kept, "review_on": following}
        return self._change(
            "practice_response", issue_id, common, arguments, responded, problems=problems, prepare=prepare
        )

    @quiet
    def review(
        self,
        issue_id: Id,
        on: date | str | None = None,
        *,
        review_on: date | str | None = None,
        **common: Unpack[Common],
    ) -> PersonalIssueRecord:
        """
        Record that it was looked at again on a calendar day (by default the day it is), and the day of the next time.

        Raises:
            InvalidValueError: a day is not acceptable: the review lies in the future, or the next one in the past.
            NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for every move.

        """
        problems: Problems = []
        kept, following = day(on, "on", problems), day(review_on, "review_on", problems)

        def reviewed(change: Change) -> None:
            today = kept or change.on or change.policy.today(change.at)
            change.move(
                "review", **{"review_on": None, "review_by": None, **review_by(change, following)}, reviewed_on=today
            )

        def prepare(act: Act, found: Problems) -> None:
            act.not_after_today(kept, "on", found)
            act.not_before_today(following, "review_on", found)

        arguments = {"on": kept, "review_on": following}
        return self._change("review", issue_id, common, arguments, reviewed, problems=problems, prepare=prepare)

    @quiet
    def escalate(
        self,
        issue_id: Id,
        asked_of: str,
        question: str,
        *,
        audience: tuple[AudienceRecord, ...],
        route: str = "supervision",
        urgency: str = "urgent",
        question_type: str | None = None,
        reached_how: str | None = None,
        host_ref: str | None = None,
        **common: Unpack[Common],
    ) -> AskedRecord:
        """
        Pass it on where clients are at risk: files a consultation, urgent unless said otherwise.

        ``audience`` is what ``supervision.audience(about=issue_id, route=..., asked_of=...)`` returned and the
        therapist was shown: nobody learns of it whom the therapist did not see named. The library alerts nobody.

        Raises:
            RuleError: ``other_audience``: others would see it than those shown, or more of it.
            InvalidValueError, NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for ``ask``;
                nothing was written.

        """
        row_id = identifier(issue_id, "personal_issue_id")
        asking = Question(question, asked_of, route, urgency, question_type, reached_how, False, host_ref)  # noqa: FBT003 - there is no client to show
        return escalate(self._context, row_id, asking, audience, common)

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


def review_by(change: Change, on: date | None) -> dict[str, Any]:
    """Return the columns of a day of review; none where no day was said."""
    return {} if on is None else {"review_on": on, "review_by": change.policy.end_of(on)}
