"""Evaluations: the structured weighing of a concern, item by item, and what comes of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Any, Unpack, cast

import attrs

from supervisio import instrument
from supervisio.domain import vocabulary
from supervisio.domain.checks import Problems, identifier, raise_if_any
from supervisio.domain.lifecycles import BOUNDARY_CONCERN, EVALUATION
from supervisio.domain.quiet import quiet
from supervisio.domain.records import EvaluationRecord, Page
from supervisio.errors import RuleError
from supervisio.models.ids import new_id
from supervisio.services import reading
from supervisio.services.asking import hold
from supervisio.services.circumstances import Circumstances
from supervisio.services.common import Common, Id  # noqa: TC001 - shown in the signatures
from supervisio.services.draft import data_key_of, require_as_written
from supervisio.services.grounds import evaluations_of
from supervisio.services.listing import listed
from supervisio.services.replaying import written
from supervisio.services.service import Change, Service
from supervisio.services.sheet import Sheet, opened
from supervisio.services.statements import one

if TYPE_CHECKING:
    from uuid import UUID

    from supervisio.services.context import Context
    from supervisio.services.draft import Row

_MOST_CHOSEN = 100  # of a collection of codes: no item has so many
_FILTERS = {
    "status": vocabulary.EvaluationStatus,
    "result": vocabulary.EvaluationResult,
    "risk": vocabulary.Risk,
}


class Evaluations(Service[EvaluationRecord]):
    """The calls of ``supervision.evaluations``. A draft is its therapist's alone."""

    lifecycle = EVALUATION
    calls = "evaluations"

    @quiet
    def get(self, evaluation_id: Id) -> EvaluationRecord:
        """
        Return one evaluation.

        Raises:
            NotFoundError: there is none that this actor may see.

        """
        return self._get(evaluation_id)

    @quiet
    def list_(
        self,
        *,
        status: str | None = None,
        result: str | None = None,
        risk: str | None = None,
        concern_id: Id | None = None,
        client_ref: str | None = None,
        case_id: Id | None = None,
        limit: int = 50,
        after: str | None = None,
    ) -> Page[EvaluationRecord]:
        """
        Return a page of evaluations, newest first; a filter matches only what the actor may read.

        Raises:
            InvalidValueError: a filter, the limit or the cursor is not acceptable.

        """
        return listed(
            self._context,
            "evaluation",
            _FILTERS,
            {"status": status, "result": result, "risk": risk},
            ids={"concern_id": concern_id},
            client_ref=client_ref,
            case_id=case_id,
            limit=limit,
            after=after,
        )

    @quiet
    def start(
        self, concern_id: Id, answers: Mapping[str, Any] | None = None, **common: Unpack[Common]
    ) -> EvaluationRecord:
        """
        Begin to weigh a concern by the current instrument; what was answered already may be handed in.

        ``.missing`` of what is returned are the items still to be answered; ``supervisio.instrument.current()`` tells
        what each asks.

        Raises:
            InvalidValueError: an answer is not acceptable.
            RuleError: ``draft_open``: there is a draft already.
            NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for every move.

        """
        given = {} if answers is None else answers
        return start(self._context, "evaluations.start", concern_id, given, common, submit=False)

    @quiet
    def answer(self, evaluation_id: Id, answers: Mapping[str, Any], **common: Unpack[Common]) -> EvaluationRecord:
        """
        Answer some items of a draft; an item answered again is replaced, one answered None is taken back.

        Raises:
            InvalidValueError: an item is not one of the instrument, or an answer is not acceptable.
            NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for every move.

        """
        problems: Problems = []
        given = _as_mapping(answers, problems)

        def answered(change: Change) -> None:
            self.lifecycle.after(change.row["status"], "answer")
            sheet = Sheet.of(change, change.row, _concern_of(change, change.row))
            sheet.answer(given)
            change.move("answer", **sheet.as_draft())

        return self._change("answer", evaluation_id, common, {"answers": given}, answered, problems=problems)

    @quiet
    def submit(self, evaluation_id: Id, **common: Unpack[Common]) -> EvaluationRecord:
        """
        Hand an evaluation in: the rules are asked, the result is worked out, and from then on it stands as it is.

        Another one of this concern that was submitted before is superseded.

        Raises:
            IncompleteError: items are not answered; ``.missing`` names them.
            NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for every move.

        """

        def submitted(change: Change) -> None:
            self.lifecycle.after(change.row["status"], "submit")
            values = Sheet.of(change, change.row, _concern_of(change, change.row)).as_submitted()
            _supersede_others(change, change.row["concern_id"])
            change.move("submit", **values)

        return self._change("submit", evaluation_id, common, {}, submitted)

    @quiet
    def supersede(
        self, evaluation_id: Id, answers: Mapping[str, Any] | None = None, **common: Unpack[Common]
    ) -> EvaluationRecord:
        """
        Begin anew from the answers of an evaluation that was submitted; returns the new draft, the old one stays.

        ``answers`` are those that are other ones now.

        Raises:
            InvalidValueError: an answer is not acceptable.
            RuleError: ``draft_open``: there is a draft already.
            NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for every move.

        """
        problems: Problems = []
        given = _as_mapping({} if answers is None else answers, problems)
        change = self._begin("supersede", evaluation_id, common, {"answers": given}, problems=problems)
        if change.replayed is not None:
            # The new draft is the first row of its entry, the old one the last.
            return attrs.evolve(self._get(written(change, "evaluation") or evaluation_id), replayed=True)
        old = change.row
        self.lifecycle.after(old["status"], "supersede")
        answers = opened(change.context.clinic_id, change.data_key, old)
        concern = _concern_of(change, old)
        draft_id = _begin_sheet(change, concern, {**answers, **given}, supersedes=old["id"], submit=False)
        change.move("supersede")
        change.finish()
        return self._get(draft_id)

    @quiet
    def recompute(self, evaluation_id: Id) -> EvaluationRecord:
        """
        Work a submitted evaluation out once more, from its answers, by its instrument and the rules of its day.

        What is returned equals what is recorded, unless rule files were changed under it. Nothing is written.

        Raises:
            NotFoundError: there is none that this actor may see.
            RuleError: ``not_submitted``: there is no result yet.
            VaultError, JournalTamperedError: as for ``reveal``.

        """
        recorded = self._get(evaluation_id)
        if recorded.result is None:
            raise RuleError("not_submitted")
        row = self._context.rows(one("evaluation"), {"id": recorded.id})[0]
        case = self._context.rows(one("case"), {"id": recorded.case_id})[0]
        require_as_written(self._context, recorded.case_id, "evaluation", row)
        answers = opened(self._context.clinic_id, data_key_of(self._context, case), row)
        circumstances = Circumstances.from_dict(row["circumstances"])
        ruling = circumstances.ruling(self._context.house.rules, answers)
        result = instrument.version(row["instrument"]).result(answers, circumstances.weighing, ruling)
        return attrs.evolve(recorded, result=result.result, risk=result.risk, weighing=result, ruling=ruling)


def start(
    context: Context, call: str, concern_id: Id, answers: Mapping[str, Any], common: Common, *, submit: bool
) -> EvaluationRecord:
    """Begin an evaluation, or make all of it in one go."""
    row_id = identifier(concern_id, "boundary_concern_id")
    problems: Problems = []
    given = _as_mapping(answers, problems)
    change = Change(context, call, {"id": row_id, "answers": given, "submit": submit}, problems, **common)
    raise_if_any(problems)
    change.lifecycle = BOUNDARY_CONCERN
    if not hold(change, "boundary_concern", row_id):
        return attrs.evolve(_evaluation(context, written(change, "evaluation")), replayed=True)
    concern = change.row
    change.lifecycle.after(concern["status"], "evaluate")
    evaluation_id = _begin_sheet(change, concern, given, supersedes=None, submit=submit)
    change.move("evaluate")
    change.finish()
    return _evaluation(context, evaluation_id)


def _evaluation(context: Context, evaluation_id: UUID | None) -> EvaluationRecord:
    return cast("EvaluationRecord", reading.get(context, "evaluation", evaluation_id or ""))


def _begin_sheet(
    change: Change, concern: Row, answers: Mapping[str, Any], *, supersedes: UUID | None, submit: bool
) -> UUID:
    BOUNDARY_CONCERN.after(concern["status"], "evaluate")
    if any(row["status"] == "draft" for row in evaluations_of(change, concern["id"])):
        raise RuleError("draft_open")
    form, evaluation_id = instrument.current(), new_id()
    sheet = Sheet(change, evaluation_id, form, concern, {})
    sheet.answer(answers)
    values = sheet.as_submitted() if submit else sheet.as_draft()
    change.add(
        "evaluation",
        id=evaluation_id,
        concern_id=concern["id"],
        supersedes_id=supersedes,
        status="submitted" if submit else "draft",
        instrument=form.version,
        **values,
    )
    if submit:
        _supersede_others(change, concern["id"])
    return evaluation_id


def _supersede_others(change: Change, concern_id: UUID) -> None:
    for row in evaluations_of(change, concern_id):
        if row["status"] == "submitted":
            change.change("evaluation", row, status=EVALUATION.after("submitted", "supersede"))


def _concern_of(change: Change, evaluation: Row) -> Row:
    """Return the concern of an evaluation, which is one that is still weighed."""
    concern = change.context.rows(one("boundary_concern"), {"id": evaluation["concern_id"]})[0]
    BOUNDARY_CONCERN.after(concern["status"], "evaluate")
    return concern


def _as_mapping(answers: Any, problems: Problems) -> dict[str, Any]:
    if not isinstance(answers, Mapping):
        problems.append(("answers", "wrong_type", {"wanted": "a mapping of item to answer"}))
        return {}
    return {item: _plain(answer, problems) for item, answer in answers.items()}


def _plain(answer: Any, problems: Problems) -> Any:
    """Return an answer as it can be told from another one; what cannot be an answer is a problem."""
    if answer is None or (isinstance(answer, (str, int, date)) and not isinstance(answer, datetime)):
        return answer
    if isinstance(answer, (float, Decimal)):
        return str(answer)
    if isinstance(answer, Iterable) and not isinstance(answer, (bytes, Mapping, type)):
        several = list(islice(answer, _MOST_CHOSEN))
        if all(isinstance(one, str) for one in several):
            return several
    problems.append(("answers", "wrong_type", {"wanted": "a code, several codes, a day, an amount or a text"}))
    return None
