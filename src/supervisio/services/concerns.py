"""Boundary concerns: bringing one to somebody, dropping it unshared, withdrawing it, finding that it is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack, cast

import attrs

from supervisio.domain import vocabulary
from supervisio.domain.checks import Problems, identifier, raise_if_any, text
from supervisio.domain.quiet import quiet
from supervisio.errors import RuleError
from supervisio.services.asking import ask_about_row
from supervisio.services.assembling import assemble
from supervisio.services.common import Common, Id  # noqa: TC001 - shown in the signatures
from supervisio.services.deciding import Deciding
from supervisio.services.evaluations import start
from supervisio.services.listing import listed
from supervisio.services.question import Question
from supervisio.services.service import Change
from supervisio.services.statements import columns_of, holds_else

if TYPE_CHECKING:
    from collections.abc import Mapping

    from supervisio.domain.records import AskedRecord, BoundaryConcernRecord, EvaluationRecord, Page

_FILTERS = {
    "status": vocabulary.ConcernStatus,
    "kind": vocabulary.ConcernKind,
    "phase": vocabulary.Phase,
    "occurrence": vocabulary.Occurrence,
}
# What is left of a concern once it is dropped; everything else becomes NULL.
_TOMBSTONE = frozenset(
    {"clinic_id", "id", "case_id", "effective_at", "effective_on", "recorded_at", "row_seq", "status"}
)


class Concerns(Deciding):
    """The calls of ``supervision.concerns``."""

    @quiet
    def get(self, concern_id: Id) -> BoundaryConcernRecord:
        """
        Return one concern.

        Raises:
            NotFoundError: there is none that this actor may see; one that was dropped is none.

        """
        return self._get(concern_id)

    @quiet
    def list_(
        self,
        *,
        status: str | None = None,
        kind: str | None = None,
        phase: str | None = None,
        occurrence: str | None = None,
        client_ref: str | None = None,
        case_id: Id | None = None,
        limit: int = 50,
        after: str | None = None,
    ) -> Page[BoundaryConcernRecord]:
        """
        Return a page of concerns, newest first; a filter matches only what the actor may read.

        Raises:
            InvalidValueError: a filter, the limit or the cursor is not acceptable.

        """
        given = {"status": status, "kind": kind, "phase": phase, "occurrence": occurrence}
        return listed(
            self._context,
            "boundary_concern",
            _FILTERS,
            given,
            client_ref=client_ref,
            case_id=case_id,
            limit=limit,
            after=after,
        )

    @quiet
    def bring(
        self,
        concern_id: Id,
        asked_of: str,
        question: str,
        route: str = "supervision",
        *,
        urgency: str = "routine",
        question_type: str | None = None,
        reached_how: str | None = None,
        show_client_ref: bool = False,
        host_ref: str | None = None,
        **common: Unpack[Common],
    ) -> AskedRecord:
        """
        Bring a concern to somebody: it opens to the one asked, to nobody else.

        Raises:
            RuleError: ``other_party``, where the one asked is the other party of a concern in this case.
            InvalidValueError, NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for ``ask``;
                nothing was written.

        """
        row_id = identifier(concern_id, "boundary_concern_id")
        asking = Question(question, asked_of, route, urgency, question_type, reached_how, show_client_ref, host_ref)
        problems: Problems = []
        change = Change(self._context, "concerns.bring", {"id": row_id, "question": asking}, problems, **common)
        asking.check(change, problems)
        raise_if_any(problems)
        return ask_about_row(change, row_id, asking, noun="boundary_concern")

    @quiet
    def evaluate(
        self, concern_id: Id, answers: Mapping[str, Any] | None = None, **common: Unpack[Common]
    ) -> EvaluationRecord:
        """
        Weigh a concern by the current instrument, all of it in one go: answer, ask the rules, submit.

        Without answers it begins a draft, as ``evaluations.start`` does, to be answered bit by bit. What each item
        asks, ``supervisio.instrument.current()`` tells.

        Raises:
            InvalidValueError: an answer is not acceptable.
            IncompleteError: items are not answered; ``.missing`` names them.
            RuleError: ``draft_open``: there is a draft already.
            NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for every move.

        """
        submit = answers is not None
        given = {} if answers is None else answers
        return start(self._context, "concerns.evaluate", concern_id, given, common, submit=submit)

    @quiet
    def drop(self, concern_id: Id, **common: Unpack[Common]) -> BoundaryConcernRecord:
        """
        Erase a concern that was never shared. What stays says that something was noted and dropped; returns that.

        If the case holds nothing else, its key is destroyed, its references are erased and it closes.

        Raises:
            RuleError: ``shared_already``: it was asked about, or the case was opened to a reader.
            NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for every move.

        """
        change = self._begin("drop", concern_id, common, {})
        if change.replayed is None:
            self._drop(change)
            change.finish()
        record = assemble("boundary_concern", change.row, change.root, change.standing)
        return attrs.evolve(cast("BoundaryConcernRecord", record), replayed=change.replayed is not None)

    def _drop(self, change: Change) -> None:
        self.lifecycle.after(change.row["status"], "drop")
        concern_id, case_id = change.row["id"], change.root["id"]
        shared = any(asking.about_id == concern_id for asking in change.matter.askings)
        # A grant that was revoked was one: what somebody may have read was shared.
        others = change.context.rows(holds_else(), {"case_id": case_id, "id": concern_id})
        if shared or any(row["noun"] == "grant" for row in others):
            raise RuleError("shared_already")
        change.move("drop", **dict.fromkeys(columns_of("boundary_concern").keys() - _TOMBSTONE))
        if not others:
            self._empty_case(change)

    def _empty_case(self, change: Change) -> None:
        # The key is fetched while it is there: the reason for dropping is sealed under it, and shredded with the rest.
        _ = change.data_key
        gone = dict.fromkeys(("client_ref", "host_ref", "wrapped_key", "key_id", "review_on", "review_by"))
        change.root = change.change("case", change.root, status="closed", **gone)

    @quiet
    def withdraw(self, concern_id: Id, **common: Unpack[Common]) -> BoundaryConcernRecord:
        """
        Withdraw a concern that was shared.

        Raises:
            RuleError: ``goes_on_against_rule``: it stays open until a decision ends that.
            NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for every move.

        """

        def withdrawn(change: Change) -> None:
            self.lifecycle.after(change.row["status"], "withdraw")
            if change.row["continues_against_rule"]:
                raise RuleError("goes_on_against_rule")
            change.move("withdraw", disposition="withdrawn")

        return self._change("withdraw", concern_id, common, {}, withdrawn)

    @quiet
    def not_a_concern(
        self, concern_id: Id, *, client_was_told: str | None = None, **common: Unpack[Common]
    ) -> BoundaryConcernRecord:
        """
        Close it as not a concern: with the reason and, where there is something to say, what the client was told.

        Raises:
            IncompleteError: there is no reason.
            NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for every move.

        """
        problems: Problems = []
        told = text(client_was_told, "client_was_told", problems, limit=self._context.text_limit)

        def not_one(change: Change) -> None:
            self.lifecycle.after(change.row["status"], "not_a_concern")
            change.require(*(() if change.reason else ("reason",)))
            sealed = change.seal("boundary_concern", change.row["id"], "client_was_told", told)
            change.move("not_a_concern", disposition="not_a_concern", client_was_told=sealed)

        return self._change("not_a_concern", concern_id, common, {"client_was_told": told}, not_one, problems=problems)

    @quiet
    def mark_in_error(self, concern_id: Id, **common: Unpack[Common]) -> BoundaryConcernRecord:
        """
        Mark it as entered in error: it leaves the lists, not the journal.

        Raises:
            NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for every move.

        """
        return self._change("mark_in_error", concern_id, common, {}, lambda change: change.move("mark_in_error"))
