"""What a decision stands on, and what is still lacking for it."""

from __future__ import annotations

from datetime import date
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import attrs
from sqlalchemy import bindparam, select

from supervisio.domain import vocabulary
from supervisio.domain.checks import Problems, code_of, day, needed_code_of, reference, text
from supervisio.errors import RuleError
from supervisio.models.ids import new_id
from supervisio.services.common import Common
from supervisio.services.statements import one, table_of

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy import Select

    from supervisio.services.draft import Row
    from supervisio.services.service import Change

# A plain no: a reason and what the client was told, nothing else.
PLAIN = ("declined", "avoided", "discontinued", "referred_out", "not_a_concern")
# What says that it goes on: refused under a hard stop. That it was made good is a record of what happened.
LETTING_GO_ON = ("permitted_with_safeguards", "tolerated_and_managed")
_WITH_A_CALL = {"escalated": "concerns.escalate", "withdrawn": "concerns.withdraw"}
_TEXTS = ("rationale", "safeguards", "expected_benefit", "expected_consequences", "client_was_told", "repair_plan")
_NEEDED = ("decided_by", "safeguards", "rationale", "expected_benefit", "expected_consequences", "review_on")
_disposition = needed_code_of(vocabulary.Disposition)
_classification = code_of(vocabulary.Classification)


class Grounds(Common, total=False):
    """The keywords of a decision beside those of every recording call; what each is, ``concerns.decide`` tells."""

    client_was_told: str | None
    decided_by: str | None
    safeguards: str | None
    rationale: str | None
    expected_benefit: str | None
    expected_consequences: str | None
    review_on: date | str | None
    classification: str | None


@attrs.frozen(kw_only=True)
class Said:
    """What was said with a decision, checked."""

    disposition: str | None = None
    decided_by: str | None = None
    classification: str | None = None
    review_on: date | None = None
    rationale: str | None = None
    safeguards: str | None = None
    expected_benefit: str | None = None
    expected_consequences: str | None = None
    client_was_told: str | None = None
    repair_plan: str | None = None

    @classmethod
    def of(cls, disposition: Any, given: Any, problems: Problems, *, limit: int) -> Said:
        """Check what was said: ``given`` by the names of the fields."""
        kept = _disposition(disposition, "disposition", problems)
        if kept in _WITH_A_CALL:
            problems.append(("disposition", "has_a_call", {"call": _WITH_A_CALL[kept]}))
        by = given.get("decided_by")
        return cls(
            disposition=kept,
            decided_by=None if by is None else reference(by, "decided_by", problems),
            classification=_classification(given.get("classification"), "classification", problems),
            review_on=day(given.get("review_on"), "review_on", problems),
            **{name: text(given.get(name), name, problems, limit=limit) for name in _TEXTS},
        )


def check(change: Change, said: Said) -> Row | None:
    """
    See that a decision has what it needs, and return the evaluation that stands, if there is one.

    Raises:
        RuleError: ``prohibited``, ``role_reversal``: it may not be decided so; ``other_party``.
        IncompleteError: something is lacking; all of it is named at once.

    """
    if said.decided_by in change.matter.other_parties:
        raise RuleError("other_party")
    evaluation = standing_evaluation(change)
    if said.disposition in LETTING_GO_ON and evaluation is not None:
        if evaluation["result"] == "prohibited":
            raise RuleError("prohibited")
        if vocabulary.EvaluationFinding.CLIENT_LOOKS_AFTER_THERAPIST in evaluation["weighing"]["findings"]:
            raise RuleError("role_reversal")
    change.require(*_missing(change, said, evaluation))
    return evaluation


def _missing(change: Change, said: Said, evaluation: Row | None) -> list[str]:
    if said.disposition in PLAIN:
        missing = [] if said.rationale else ["reason"]
        if said.classification == "boundary_violation" and said.decided_by is None:
            missing.append("decided_by")
    else:
        missing = ["evaluation"] if evaluation is None else []
        missing += [name for name in _NEEDED if getattr(said, name) is None]
        if evaluation is not None and evaluation["weighing"]["needs_second_opinion"] and consulted(change) is None:
            missing.append("second_opinion")
    if said.client_was_told is None and change.root["client_ref"] is not None:
        missing.append("client_was_told")
    return missing


def consulted(change: Change) -> UUID | None:
    """
    Return the newest talk about a concern, or about the case as a whole, that was completed; None where there is none.

    One that only the therapist says was held counts once the other has confirmed it.

    Raises:
        JournalTamperedError: a consultation is not what was recorded.

    """
    for asking in sorted(change.matter.askings, key=attrgetter("id"), reverse=True):
        if asking.status == "completed" and asking.about_id in (None, change.row["id"]):
            row = change.context.rows(one("consultation"), {"id": asking.id})[0]
            change.require_as_written("consultation", row)
            if not row["reported_by_therapist"] or row["confirmed_at"] is not None:
                return asking.id
    return None


def standing_evaluation(change: Change) -> Row | None:
    """
    Return the submitted evaluation of a concern, or None.

    Raises:
        JournalTamperedError: it is not what was submitted.

    """
    standing = None
    for row in evaluations_of(change, change.row["id"]):
        # All of them: which one stands is said in the rows themselves.
        change.require_as_written("evaluation", row)
        if row["status"] == "submitted":
            standing = row
    return standing


def evaluations_of(change: Change, concern_id: UUID) -> list[Row]:
    """Return all evaluations of a concern, the newest first."""
    return change.context.rows(_of_concern(), {"concern_id": concern_id, "case_id": change.root["id"]})


@cache
def _of_concern() -> Select[Any]:
    table = table_of("evaluation")
    return (
        select(table)
        .where(
            table.c.clinic_id == bindparam("clinic_id"),
            table.c.case_id == bindparam("case_id"),
            table.c.concern_id == bindparam("concern_id"),
        )
        .order_by(table.c.id.desc())
    )


def add_decision(change: Change, said: Said, evaluation: Row | None, *, against_with: str | None = None) -> None:
    """Add the row of a decision; ``against_with`` is who else stands for going on against a rule."""
    decision_id = new_id()
    change.add(
        "decision",
        id=decision_id,
        concern_id=change.row["id"],
        evaluation_id=None if evaluation is None else evaluation["id"],
        consultation_id=consulted(change),
        disposition=said.disposition,
        classification=said.classification,
        decided_by=said.decided_by or change.matter.therapist_ref,
        second_person=against_with,
        continues_against_rule=against_with is not None,
        review_on=said.review_on,
        **{name: change.seal("decision", decision_id, name, getattr(said, name)) for name in _TEXTS},
    )
