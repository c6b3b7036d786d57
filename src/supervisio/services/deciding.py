"""Boundary concerns from the decision on: decide, make good, pass on, look at again, close."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack, cast

import attrs

from supervisio.domain.checks import Problems, day, identifier, needed_text, raise_if_any, reference, text
from supervisio.domain.lifecycles import BOUNDARY_CONCERN
from supervisio.domain.quiet import quiet
from supervisio.domain.records import AskedRecord, BoundaryConcernRecord
from supervisio.errors import RuleError
from supervisio.services import grounds
from supervisio.services.asking import ask_about_row
from supervisio.services.common import Common, Id  # noqa: TC001 - shown in the signatures
from supervisio.services.grounds import Grounds, Said
from supervisio.services.question import Question
from supervisio.services.service import Change, Service

if TYPE_CHECKING:
    from datetime import date

    from supervisio.services.act import Act

_COMMON = frozenset({"effective_at", "reason", "request_key", "expect_version"})


class Deciding(Service[BoundaryConcernRecord]):
    """The calls of ``supervision.concerns`` from the decision on."""

    lifecycle = BOUNDARY_CONCERN
    calls = "concerns"

    @quiet
    def decide(
        self,
        concern_id: Id,
        disposition: str,
        *,
        client_was_told: str | None = None,
        decided_by: str | None = None,
        safeguards: str | None = None,
        rationale: str | None = None,
        expected_benefit: str | None = None,
        expected_consequences: str | None = None,
        review_on: date | str | None = None,
        classification: str | None = None,
        **common: Unpack[Common],
    ) -> BoundaryConcernRecord:
        """
        Decide about a concern.

        A plain no (declined, avoided, discontinued, referred_out, not_a_concern) needs the ``reason`` (or the
        ``rationale``) and, where there is a client, what the client was told: nothing else. What lets something go on
        (permitted_with_safeguards, tolerated_and_managed), or says that it was made good (repaired), needs a submitted
        evaluation, a completed consultation where that asks for a second opinion, who decides (``decided_by``),
        safeguards, rationale, expected benefit and consequences, what the client was told, and the calendar day of the
        next review. That it is a ``boundary_violation`` is said by somebody named in ``decided_by``.

        Raises:
            InvalidValueError: a value is not acceptable.
            IncompleteError: something is lacking; ``.missing`` names all of it.
            RuleError: ``prohibited``: a rule or the floor prohibits what was to be let go on; ``role_reversal``: it
                would make the client look after the therapist; ``other_party``: the other party does not decide.
            NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for every move.

        """
        given = {
            "client_was_told": client_was_told,
            "decided_by": decided_by,
            "safeguards": safeguards,
            "rationale": rationale,
            "expected_benefit": expected_benefit,
            "expected_consequences": expected_consequences,
            "review_on": review_on,
            "classification": classification,
        }
        return self._decide("decide", concern_id, disposition, given, common)

    @quiet
    def repair(self, concern_id: Id, repair_plan: str, **said: Unpack[Grounds]) -> BoundaryConcernRecord:
        """
        Record that what had happened was talked over and made good, and how: decide ``repaired``, with the plan.

        Takes the keywords of ``decide``.

        Raises:
            InvalidValueError, IncompleteError, RuleError: as for ``decide``.
            NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for every move.

        """
        common = {name: value for name, value in said.items() if name in _COMMON}
        given = {name: value for name, value in said.items() if name not in _COMMON}
        if unknown := given.keys() - Grounds.__annotations__.keys():
            raise TypeError(f"repair() got an unexpected keyword argument {min(unknown)!r}")
        problems: Problems = []
        needed_text(repair_plan, "repair_plan", problems)
        raise_if_any(problems)
        return self._decide(
            "repair", concern_id, "repaired", {**given, "repair_plan": repair_plan}, cast("Common", common)
        )

    def _decide(
        self, call: str, concern_id: Id, disposition: str, given: dict[str, Any], common: Common
    ) -> BoundaryConcernRecord:
        problems: Problems = []
        said = Said.of(disposition, given, problems, limit=self._context.text_limit)

        def prepare(act: Act, found: Problems) -> None:
            act.not_before_today(said.review_on, "review_on", found)

        def decided(change: Change) -> None:
            self.lifecycle.after(change.row["status"], call)
            with_reason = attrs.evolve(said, rationale=said.rationale or change.reason)
            evaluation = grounds.check(change, with_reason)
            grounds.add_decision(change, with_reason, evaluation)
            weighed = None if evaluation is None else evaluation["weighing"]["classification"]
            change.move(
                call,
                disposition=said.disposition,
                classification=said.classification or weighed or change.row["classification"],
                client_was_told=_told(change, said.client_was_told),
                # What is refused or ended does not go on against a rule any longer; what was made good may.
                continues_against_rule=change.row["continues_against_rule"] if call == "repair" else None,
                **_review_on(change, said.review_on),
            )

        arguments = attrs.asdict(said, recurse=False)
        return self._change(call, concern_id, common, arguments, decided, problems=problems, prepare=prepare)

    @quiet
    def escalate(
        self,
        concern_id: Id,
        asked_of: str,
        question: str,
        route: str = "supervision",
        *,
        urgency: str = "urgent",
        question_type: str | None = None,
        reached_how: str | None = None,
        show_client_ref: bool = False,
        host_ref: str | None = None,
        **common: Unpack[Common],
    ) -> AskedRecord:
        """
        Pass a concern on to somebody with the authority to decide: files a consultation, urgent unless said otherwise.

        The library alerts nobody: ``reached_how`` says how they were reached. Who will see what,
        ``supervision.audience`` tells beforehand.

        Raises:
            RuleError: ``other_party``, where the one asked is the other party of a concern in this case.
            InvalidValueError, NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for ``ask``;
                nothing was written.

        """
        row_id = identifier(concern_id, "boundary_concern_id")
        asking = Question(question, asked_of, route, urgency, question_type, reached_how, show_client_ref, host_ref)
        problems: Problems = []
        change = Change(self._context, "concerns.escalate", {"id": row_id, "question": asking}, problems, **common)
        asking.check(change, problems)
        raise_if_any(problems)
        return ask_about_row(change, row_id, asking, noun="boundary_concern", make=_escalated)

    @quiet
    def continue_against_rule(
        self,
        concern_id: Id,
        second_person: str,
        *,
        client_was_told: str | None = None,
        **common: Unpack[Common],
    ) -> BoundaryConcernRecord:
        """
        Record that it goes on although a rule prohibits it: why (``reason``), and who else stands for that.

        It permits nothing: the concern stays open until a decision ends it.

        Raises:
            InvalidValueError: a value is not acceptable, or the second person is the therapist.
            IncompleteError: there is no reason.
            RuleError: ``nothing_prohibits``: the evaluation does not say so; ``other_party``.
            NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for every move.

        """
        problems: Problems = []
        limit = self._context.text_limit
        told = text(client_was_told, "client_was_told", problems, limit=limit)
        reference(second_person, "second_person", problems)

        def goes_on(change: Change) -> None:
            self.lifecycle.after(change.row["status"], "continue_against_rule")
            change.require(*(() if change.reason else ("reason",)))
            change.keep_other_parties_out(second_person)
            evaluation = grounds.standing_evaluation(change)
            if evaluation is None or evaluation["result"] != "prohibited":
                raise RuleError("nothing_prohibits")
            said = Said(rationale=change.reason, client_was_told=told)
            grounds.add_decision(change, said, evaluation, against_with=second_person)
            change.move("continue_against_rule", continues_against_rule=True)

        def prepare(act: Act, found: Problems) -> None:
            if not problems and second_person in act.context.refs:
                found.append(("second_person", "asking_oneself", {}))

        arguments = {"second_person": second_person, "client_was_told": told}
        return self._change(
            "continue_against_rule", concern_id, common, arguments, goes_on, problems=problems, prepare=prepare
        )

    @quiet
    def review(
        self,
        concern_id: Id,
        review_on: date | str,
        on: date | str | None = None,
        **common: Unpack[Common],
    ) -> BoundaryConcernRecord:
        """
        Record that a decision was looked at again on a day (by default the day it is), and set the day of the next.

        Raises:
            InvalidValueError: a day is not acceptable: the next lies in the past, or the review in the future.
            NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for every move.

        """
        problems: Problems = []
        following, looked = day(review_on, "review_on", problems), day(on, "on", problems)
        if review_on is None:
            problems.append(("review_on", "required", {}))

        def prepare(act: Act, found: Problems) -> None:
            act.not_before_today(following, "review_on", found)
            act.not_after_today(looked, "on", found)

        def reviewed(change: Change) -> None:
            today = looked or change.on or change.policy.today(change.at)
            change.move("review", reviewed_on=today, **_review_on(change, following))

        arguments = {"review_on": following, "on": looked}
        return self._change("review", concern_id, common, arguments, reviewed, problems=problems, prepare=prepare)

    @quiet
    def reopen(self, concern_id: Id, **common: Unpack[Common]) -> BoundaryConcernRecord:
        """
        Weigh it again, because facts have changed (``reason``): the evaluation that was submitted is superseded.

        Raises:
            IncompleteError: there is no reason.
            NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for every move.

        """

        def reopened(change: Change) -> None:
            self.lifecycle.after(change.row["status"], "reopen")
            change.require(*(() if change.reason else ("reason",)))
            evaluation = grounds.standing_evaluation(change)
            if evaluation is not None:
                change.change("evaluation", evaluation, status="superseded")
            change.move("reopen", review_on=None, review_by=None)

        return self._change("reopen", concern_id, common, {}, reopened)

    @quiet
    def close(self, concern_id: Id, **common: Unpack[Common]) -> BoundaryConcernRecord:
        """
        Close a concern that was decided.

        Raises:
            RuleError: ``goes_on_against_rule``: it stays open until a decision ends that. ``passed_on``: it was passed
                on, and is still to be decided.
            NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for every move.

        """

        def closed(change: Change) -> None:
            self.lifecycle.after(change.row["status"], "close")
            if change.row["continues_against_rule"]:
                raise RuleError("goes_on_against_rule")
            if change.row["disposition"] == "escalated":
                raise RuleError("passed_on")
            change.move("close", review_on=None, review_by=None)

        return self._change("close", concern_id, common, {}, closed)


def _escalated(change: Change) -> None:
    said = Said(disposition="escalated", rationale=change.reason)
    grounds.add_decision(change, said, grounds.standing_evaluation(change))
    change.move("escalate", disposition="escalated")


def _told(change: Change, words: str | None) -> bytes | None:
    return change.seal("boundary_concern", change.row["id"], "client_was_told", words)


def _review_on(change: Change, on: date | None) -> dict[str, Any]:
    return {"review_on": on, "review_by": None if on is None else change.policy.end_of(on)}
