"""Cases: finding and viewing one, opening it to a reader, keeping an eye on it, closing it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

import attrs

from supervisio.domain import vocabulary
from supervisio.domain.checks import Problems, day, needed_text, raise_if_any, reference, text
from supervisio.domain.lifecycles import CASE
from supervisio.domain.quiet import quiet
from supervisio.domain.records import CaseRecord, CaseView, GrantRecord, Page, TimelineRecord
from supervisio.errors import InvalidValueError, NotFoundError, RuleError
from supervisio.models.ids import new_id
from supervisio.services import reading, timeline, viewing
from supervisio.services.common import Common, Id  # noqa: TC001 - shown in the signatures
from supervisio.services.finding import case_by_host_ref
from supervisio.services.listing import listed
from supervisio.services.replaying import written
from supervisio.services.service import Change, Service
from supervisio.services.statements import grants_to

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from supervisio.document import DecisionDocument
    from supervisio.services.act import Act

_FILTERS = {"status": vocabulary.CaseStatus, "topic": vocabulary.CaseTopic}


class Cases(Service[CaseRecord]):
    """The calls of ``supervision.cases``."""

    lifecycle = CASE
    calls = "cases"

    @quiet
    def get(self, case_id: Id) -> CaseRecord:
        """
        Return one case.

        Raises:
            NotFoundError: there is none that this actor may see.

        """
        return self._get(case_id)

    @quiet
    def find(self, host_ref: str) -> CaseRecord | None:
        """
        Return the newest case that this actor may see under a reference of the host's, or None.

        Raises:
            InvalidValueError: the reference is not acceptable.

        """
        self._context.enter()
        problems: Problems = []
        reference(host_ref, "host_ref", problems)
        raise_if_any(problems)
        found = case_by_host_ref(self._context, host_ref)
        return None if found is None else self._get(found)

    @quiet
    def list_(
        self,
        *,
        status: str | None = None,
        topic: str | None = None,
        client_ref: str | None = None,
        limit: int = 50,
        after: str | None = None,
    ) -> Page[CaseRecord]:
        """
        Return a page of cases, newest first; a filter matches only what the actor may read.

        Raises:
            InvalidValueError: a filter, the limit or the cursor is not acceptable.

        """
        given = {"status": status, "topic": topic}
        return listed(self._context, "case", _FILTERS, given, client_ref=client_ref, limit=limit, after=after)

    @quiet
    def view(self, case_id: Id, reveal: str | None = None) -> CaseView:
        """
        Return the whole matter for one screen, as far as this actor may see it, with the moves open to them.

        ``reveal`` is a purpose: with it the texts are shown, and the reading is written to the access log.

        Raises:
            NotFoundError: there is none that this actor may see.
            StorageError: ``read_only``, where texts that somebody else wrote were to be revealed.

        """
        self._context.enter()
        return viewing.view(self._context, case_id, reveal=reveal)

    @quiet
    def timeline(self, case_id: Id, *, limit: int = 200, after: str | None = None) -> Page[TimelineRecord]:
        """
        Return what happened in a case, in the order of writing.

        Raises:
            NotFoundError: there is none that this actor may see.

        """
        self._context.enter()
        return timeline.of_case(self._context, case_id, limit=limit, after=after)

    @quiet
    def decision_record(self, case_id: Id, *, audience: str, purpose: str, texts: bool = True) -> DecisionDocument:
        """
        Return the decision record of a case as one signed document: HTML to read and to print, and the same as JSON.

        ``audience`` is therapist, supervisor, board or client: it shows what both its maker and they may see, and says
        what it leaves out. A therapist makes one for anybody; whoever took on an ask, or was granted the case, makes
        one for a supervisor. The making is written to the access log under ``purpose``, and so is each text of
        another's that it shows; with ``texts=False`` none is opened. What was changed behind the services is not
        signed.

        Raises:
            InvalidValueError: audience, purpose or id is not acceptable.
            NotFoundError: there is none that this actor may see. AccessDeniedError: it is not theirs to make.
            RuleError: ``personal_issue_not_disclosed``; ``record_too_large``.
            JournalTamperedError: the case is not what was written: see ``journal.verify()``.
            StorageError: ``read_only``. VaultError: a key is gone or out of reach.

        """
        # Here, not above: most who work on cases make no document.
        from supervisio.services.recording import decision_record

        return decision_record(self._context, case_id, audience=audience, purpose=purpose, texts=texts)

    @quiet
    def monitor(self, case_id: Id, review_on: date | str, **common: Unpack[Common]) -> CaseRecord:
        """
        Keep an eye on it, to a calendar day, on which it comes back into the queue.

        Raises:
            InvalidValueError: the day is not acceptable, or lies in the past.
            NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for every move.

        """
        problems: Problems = []
        kept = day(review_on, "review_on", problems)
        if review_on is None:
            problems.append(("review_on", "required", {}))
        return self._change(
            "monitor",
            case_id,
            common,
            {"review_on": kept},
            lambda change: change.move("monitor", review_on=kept, review_by=change.policy.end_of(kept)),
            problems=problems,
            prepare=lambda act, found: act.not_before_today(kept, "review_on", found),
        )

    @quiet
    def close(
        self, case_id: Id, outcome: str, client_was_told: str | None = None, **common: Unpack[Common]
    ) -> CaseRecord:
        """
        Close it: with the outcome and, where there is a client, what the client was told, or a reason why nothing was.

        Raises:
            IncompleteError: consultations, concerns or actions are open, or it is not said what the client was told.
            InvalidValueError: a text is not acceptable.
            NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for every move.

        """
        problems: Problems = []
        limit = self._context.text_limit
        kept_outcome = needed_text(outcome, "outcome", problems, limit=limit)
        told = text(client_was_told, "client_was_told", problems, limit=limit)

        def closed(change: Change) -> None:
            case = change.row
            self.lifecycle.after(case["status"], "close")
            silent = case["client_ref"] is not None and not told and not change.reason
            change.require(*change.open_work, *(("client_was_told",) if silent else ()))
            change.move(
                "close",
                outcome=change.seal("case", case["id"], "outcome", kept_outcome),
                client_was_told=change.seal("case", case["id"], "client_was_told", told),
            )

        arguments = {"outcome": kept_outcome, "client_was_told": told}
        return self._change("close", case_id, common, arguments, closed, problems=problems)

    @quiet
    def reopen(self, case_id: Id, **common: Unpack[Common]) -> CaseRecord:
        """
        Open a closed case again, with a reason.

        Raises:
            IncompleteError: there is no reason.
            RuleError: ``nothing_left``: all that was in it was dropped, and its key destroyed.
            NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for every move.

        """

        def reopened(change: Change) -> None:
            self.lifecycle.after(change.row["status"], "reopen")
            change.require(*(() if change.reason else ("reason",)))
            if change.row["wrapped_key"] is None:
                raise RuleError("nothing_left")
            change.move("reopen")

        return self._change("reopen", case_id, common, {}, reopened)

    @quiet
    def grant(self, case_id: Id, ref: str, until: date | str | None = None, **common: Unpack[Common]) -> GrantRecord:
        """
        Open the whole case to a reader, to a calendar day (inclusive, at the clinic) or until it is revoked.

        Raises:
            RuleError: ``personal_issue_never_granted``, or ``other_party``.
            InvalidValueError: a value is not acceptable.
            NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for every move.

        """
        problems: Problems = []
        reference(ref, "ref", problems)
        kept = day(until, "until", problems)

        def prepare(act: Act, found: Problems) -> None:
            act.not_before_today(kept, "until", found)

        change = self._begin("grant", case_id, common, {"ref": ref, "until": kept}, problems=problems, prepare=prepare)
        if change.replayed is not None:
            return self._grant_record(written(change, "grant"), replayed=True)
        if ref in {change.matter.therapist_ref, *self._context.refs}:
            raise InvalidValueError.of("ref", "asking_oneself")
        if change.root["topic"] == "personal_issue":
            raise RuleError("personal_issue_never_granted")
        change.move("grant")
        change.keep_other_parties_out(ref)
        grant_id = new_id()
        change.add("grant", id=grant_id, ref=ref, until=kept)
        change.finish()
        return self._grant_record(grant_id)

    @quiet
    def revoke(self, case_id: Id, ref: str, **common: Unpack[Common]) -> GrantRecord:
        """
        Take a reader's access back; returns the grant that was revoked.

        Raises:
            NotFoundError: there is no such grant, or no such case that this actor may see.
            AccessDeniedError, InvalidTransitionError, ConflictError: as for every move.

        """
        problems: Problems = []
        reference(ref, "ref", problems)
        change = self._begin("revoke", case_id, common, {"ref": ref}, problems=problems)
        if change.replayed is not None:
            return self._grant_record(written(change, "grant"), replayed=True)
        grants = self._context.rows(grants_to(), {"case_id": change.root["id"], "ref": ref})
        if not grants:
            raise NotFoundError("grant")
        change.move("revoke")
        for grant in grants:
            change.change("grant", grant, revoked_at=change.now)
        change.finish()
        # Of several the first, as a replay finds it in the entry.
        return self._grant_record(grants[0]["id"])

    @quiet
    def mark_in_error(self, case_id: Id, **common: Unpack[Common]) -> CaseRecord:
        """
        Mark it as entered in error: it leaves the lists, not the journal.

        Raises:
            NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for every move.

        """
        return self._change("mark_in_error", case_id, common, {}, lambda change: change.move("mark_in_error"))

    def _grant_record(self, grant_id: UUID | None, *, replayed: bool = False) -> GrantRecord:
        record: Any = reading.get(self._context, "grant", grant_id)  # type: ignore[arg-type]  # the entry of a grant names one
        return attrs.evolve(record, replayed=replayed)  # type: ignore[no-any-return]  # a GrantRecord
