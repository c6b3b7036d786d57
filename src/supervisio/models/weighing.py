"""The tables of weighing and deciding."""

# No annotations from the future, see base.py.

from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from supervisio.domain.lifecycles import EVALUATION
from supervisio.models.base import (
    Base,
    Child,
    Code,
    Json,
    MaybeCode,
    MaybeDay,
    MaybeMoment,
    MaybeReference,
    Reference,
    Root,
    Sealed,
    child_args,
    refers_to,
    root_args,
    status_in,
)


class TherapistProfileRow(Root, Base):
    """Which bodies a therapist belongs to, from when to when: whose rules bind."""

    __tablename__ = "supervisio_therapist_profile"
    __table_args__ = root_args(others=(UniqueConstraint("clinic_id", "therapist_ref"),))

    therapist_ref: Mapped[Reference]
    memberships: Mapped[Json] = mapped_column(comment="body, profession, jurisdiction, first and last day, one a row")


class EvaluationRow(Child, Base):
    """One pass of the structured weighing of a concern. Once submitted it is only ever superseded."""

    __tablename__ = "supervisio_evaluation"
    __table_args__ = child_args(
        status_in(EVALUATION.statuses),
        refers_to("boundary_concern", "concern_id"),
        refers_to("evaluation", "supersedes_id"),
    )

    concern_id: Mapped[UUID]
    supersedes_id: Mapped[UUID | None]
    status: Mapped[Code]
    instrument: Mapped[int] = mapped_column(comment="version of the instrument")
    circumstances: Mapped[Json] = mapped_column(comment="what was known without asking")
    answers: Mapped[Sealed] = mapped_column(comment="by item, as JSON; sealed under the key of the case")
    missing: Mapped[Json] = mapped_column(comment="items that are still to be answered")
    submitted_at: Mapped[MaybeMoment]
    result: Mapped[MaybeCode]
    risk: Mapped[MaybeCode]
    weighing: Mapped[Json | None] = mapped_column(comment="the result with its findings and reasons")
    ruling: Mapped[Json | None] = mapped_column(comment="what the rules said, and in which version")


class DecisionRow(Child, Base):
    """What was decided about a concern, by whom, on which grounds."""

    __tablename__ = "supervisio_decision"
    __table_args__ = child_args(
        refers_to("boundary_concern", "concern_id"),
        refers_to("evaluation", "evaluation_id"),
        refers_to("consultation", "consultation_id"),
    )

    concern_id: Mapped[UUID]
    evaluation_id: Mapped[UUID | None]
    consultation_id: Mapped[UUID | None] = mapped_column(comment="the second opinion")
    disposition: Mapped[MaybeCode] = mapped_column(comment="NULL where it only says that it goes on")
    classification: Mapped[MaybeCode]
    decided_by: Mapped[Reference]
    second_person: Mapped[MaybeReference] = mapped_column(comment="who else stands for going on against a rule")
    continues_against_rule: Mapped[bool]
    rationale: Mapped[Sealed]
    safeguards: Mapped[Sealed]
    expected_benefit: Mapped[Sealed]
    expected_consequences: Mapped[Sealed]
    client_was_told: Mapped[Sealed]
    repair_plan: Mapped[Sealed]
    review_on: Mapped[MaybeDay]


class ReplyPlanRow(Child, Base):
    """How a request is to be answered, which reaction is expected, and what is to be looked at next time."""

    __tablename__ = "supervisio_reply_plan"
    __table_args__ = child_args(refers_to("client_request", "request_id"))

    request_id: Mapped[UUID]
    reply: Mapped[Code]
    explanation: Mapped[Sealed]
    expected_reactions: Mapped[Json] = mapped_column(comment="codes")
    check_next_session: Mapped[Sealed]
    return_plan: Mapped[Sealed] = mapped_column(comment="how a return to therapy would be gone about")
    return_barred: Mapped[MaybeCode] = mapped_column(comment="whether accepting bars a return to this therapist")
    client_told_of_return: Mapped[bool | None]
    follow_up_on: Mapped[MaybeDay]
    follow_up_by: Mapped[MaybeMoment] = mapped_column(comment="the end of that day in the clinic's time zone")
