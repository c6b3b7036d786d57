"""The tables of a case and of what came up in it."""

# No annotations from the future, see base.py.

from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from supervisio.domain.lifecycles import (
    ACTION_ITEM,
    BOUNDARY_CONCERN,
    CASE,
    CLIENT_REQUEST,
    PERSONAL_ISSUE,
    THERAPY_RELATIONSHIP,
)
from supervisio.models.asking import ConsultationRow
from supervisio.models.base import (
    Base,
    Child,
    Code,
    Json,
    MaybeCode,
    MaybeDay,
    MaybeMoment,
    MaybeReference,
    NeededSealed,
    Reference,
    Root,
    Sealed,
    child_args,
    refers_to,
    root_args,
    status_in,
)
from supervisio.models.weighing import DecisionRow, EvaluationRow, ReplyPlanRow


class ClinicPolicyRow(Root, Base):
    """What a clinic has set, from when. Each row is a version of its own and is never changed."""

    __tablename__ = "supervisio_clinic_policy"
    __table_args__ = root_args(others=(Index(None, "clinic_id", "effective_at"),))

    time_zone: Mapped[str] = mapped_column(comment="IANA name; days are counted in it")
    response_times: Mapped[Json] = mapped_column(comment="seconds by urgency")
    text_limit: Mapped[int] = mapped_column(comment="characters")
    confirmed_rules: Mapped[Json | None] = mapped_column(comment="ids of rules that were read again at the source")
    watched: Mapped[Json | None] = mapped_column(comment="numbers by which silence and drift are noticed")


class TherapyRelationshipRow(Root, Base):
    """One therapist and one client."""

    __tablename__ = "supervisio_therapy_relationship"
    __table_args__ = root_args(
        check=status_in(THERAPY_RELATIONSHIP.statuses),
        others=(UniqueConstraint("clinic_id", "therapist_ref", "client_ref"), Index(None, "clinic_id", "client_ref")),
    )

    therapist_ref: Mapped[Reference]
    client_ref: Mapped[Reference]
    status: Mapped[Code]
    began_on: Mapped[MaybeDay]
    ended_on: Mapped[MaybeDay]
    ending: Mapped[MaybeCode]
    resumed_on: Mapped[MaybeDay]
    last_professional_contact_on: Mapped[MaybeDay]
    last_contact_on: Mapped[MaybeDay] = mapped_column(comment="the last contact of any kind")


class CaseRow(Root, Base):
    """One matter, owned by one therapist."""

    __tablename__ = "supervisio_case"
    __table_args__ = root_args(
        check=status_in(CASE.statuses),
        others=(
            Index(None, "clinic_id", "therapist_ref", "status"),
            Index(None, "clinic_id", "client_ref"),
            Index(None, "clinic_id", "host_ref"),
        ),
    )

    therapist_ref: Mapped[Reference]
    topic: Mapped[Code]
    status: Mapped[Code]
    client_ref: Mapped[MaybeReference]
    host_ref: Mapped[MaybeReference]
    review_on: Mapped[MaybeDay]
    review_by: Mapped[MaybeMoment] = mapped_column(comment="the end of that day in the clinic's time zone")
    outcome: Mapped[Sealed]
    client_was_told: Mapped[Sealed]

    requests: Mapped[list["ClientRequestRow"]] = relationship(lazy="raise_on_sql", viewonly=True)
    issues: Mapped[list["PersonalIssueRow"]] = relationship(lazy="raise_on_sql", viewonly=True)
    concerns: Mapped[list["BoundaryConcernRow"]] = relationship(lazy="raise_on_sql", viewonly=True)
    consultations: Mapped[list[ConsultationRow]] = relationship(lazy="raise_on_sql", viewonly=True)
    actions: Mapped[list["ActionItemRow"]] = relationship(lazy="raise_on_sql", viewonly=True)
    grants: Mapped[list["GrantRow"]] = relationship(lazy="raise_on_sql", viewonly=True)


class ClientRequestRow(Child, Base):
    """What a client asked for, and the reply."""

    __tablename__ = "supervisio_client_request"
    __table_args__ = child_args(status_in(CLIENT_REQUEST.statuses))

    kind: Mapped[Code]
    phase: Mapped[Code]
    made_by: Mapped[Code]
    made_on: Mapped[MaybeDay]
    words: Mapped[Sealed]
    status: Mapped[Code]
    reply: Mapped[MaybeCode]
    replied_at: Mapped[MaybeMoment]
    explanation: Mapped[Sealed]
    redacted: Mapped[Json | None] = mapped_column(comment="names of the fields that were redacted")

    observations: Mapped[list["ObservationRow"]] = relationship(lazy="raise_on_sql", viewonly=True)
    plans: Mapped[list[ReplyPlanRow]] = relationship(lazy="raise_on_sql", viewonly=True)


class ObservationRow(Child, Base):
    """How a client took a reply, or what the next session showed."""

    __tablename__ = "supervisio_observation"
    __table_args__ = child_args(refers_to("client_request", "request_id"))

    request_id: Mapped[UUID]
    reaction: Mapped[MaybeCode]
    next_session: Mapped[MaybeCode]
    observed_on: Mapped[MaybeDay]
    text: Mapped[Sealed]


class PersonalIssueRow(Child, Base):
    """Something of the therapist's own; its codes are sealed as its texts are."""

    __tablename__ = "supervisio_personal_issue"
    __table_args__ = child_args(status_in(PERSONAL_ISSUE.statuses))

    status: Mapped[Code]
    kind: Mapped[NeededSealed]
    functioning: Mapped[NeededSealed]
    affects_work: Mapped[NeededSealed]
    noticed_on: Mapped[MaybeDay]
    note: Mapped[Sealed]
    reviewed_on: Mapped[MaybeDay]
    review_on: Mapped[MaybeDay]
    review_by: Mapped[MaybeMoment] = mapped_column(comment="the end of that day in the clinic's time zone")

    practice_responses: Mapped[list["PracticeResponseRow"]] = relationship(lazy="raise_on_sql", viewonly=True)
    support_references: Mapped[list["SupportReferenceRow"]] = relationship(lazy="raise_on_sql", viewonly=True)


class SupportReferenceRow(Child, Base):
    """That the therapist turned elsewhere, and since when."""

    __tablename__ = "supervisio_support_reference"
    __table_args__ = child_args(refers_to("personal_issue", "issue_id"))

    issue_id: Mapped[UUID]
    route: Mapped[NeededSealed]
    since: Mapped[MaybeDay]


class PracticeResponseRow(Child, Base):
    """What follows for the practice from a personal issue."""

    __tablename__ = "supervisio_practice_response"
    __table_args__ = child_args(refers_to("personal_issue", "issue_id"))

    issue_id: Mapped[UUID]
    response: Mapped[NeededSealed]


class BoundaryConcernRow(Child, Base):
    """
    A possible or actual crossing of a boundary.

    Once dropped, only a tombstone is left: hence the columns that may be NULL.
    """

    __tablename__ = "supervisio_boundary_concern"
    __table_args__ = child_args(status_in(BOUNDARY_CONCERN.statuses))

    status: Mapped[Code]
    kind: Mapped[MaybeCode]
    other_party_ref: Mapped[MaybeReference]
    origin: Mapped[MaybeCode]
    phase: Mapped[MaybeCode]
    occurrence: Mapped[MaybeCode]
    noticed_on: Mapped[MaybeDay]
    description: Mapped[Sealed]
    classification: Mapped[MaybeCode]
    disposition: Mapped[MaybeCode]
    client_was_told: Mapped[Sealed]
    review_on: Mapped[MaybeDay]
    review_by: Mapped[MaybeMoment] = mapped_column(comment="the end of that day in the clinic's time zone")
    reviewed_on: Mapped[MaybeDay]
    continues_against_rule: Mapped[bool | None]

    evaluations: Mapped[list[EvaluationRow]] = relationship(lazy="raise_on_sql", viewonly=True)
    decisions: Mapped[list[DecisionRow]] = relationship(lazy="raise_on_sql", viewonly=True)


class ActionItemRow(Child, Base):
    """Who does what by when."""

    __tablename__ = "supervisio_action_item"
    __table_args__ = child_args(
        status_in(ACTION_ITEM.statuses),
        refers_to("consultation", "consultation_id"),
        Index(None, "clinic_id", "owner_ref", "status"),
    )

    consultation_id: Mapped[UUID | None]
    owner_ref: Mapped[Reference]
    text: Mapped[Sealed]
    due_on: Mapped[MaybeDay]
    due_by: Mapped[MaybeMoment] = mapped_column(comment="the end of that day in the clinic's time zone")
    status: Mapped[Code]


class GrantRow(Child, Base):
    """That the therapist opened a case to a reader."""

    __tablename__ = "supervisio_grant"
    __table_args__ = child_args(Index(None, "clinic_id", "ref"))

    ref: Mapped[Reference]
    until: Mapped[MaybeDay]
    revoked_at: Mapped[MaybeMoment]
