"""The tables of asking for support."""

# No annotations from the future, see base.py.

from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from supervisio.domain.lifecycles import CONSULTATION, RECOMMENDATION
from supervisio.models.base import (
    Base,
    Child,
    Code,
    Json,
    MaybeCode,
    MaybeDay,
    MaybeMoment,
    MaybeNumber,
    MaybeReference,
    Moment,
    Reference,
    Sealed,
    child_args,
    refers_to,
    status_in,
)


class ConsultationRow(Child, Base):
    """One asking for support. It is about a request, an issue or a concern, or about none of them."""

    __tablename__ = "supervisio_consultation"
    __table_args__ = child_args(
        status_in(CONSULTATION.statuses),
        refers_to("client_request", "request_id"),
        refers_to("personal_issue", "issue_id"),
        refers_to("boundary_concern", "concern_id"),
        refers_to("consultation", "redirected_from"),
        Index(None, "clinic_id", "asked_of", "status"),
        Index(None, "clinic_id", "host_ref"),
    )

    request_id: Mapped[UUID | None]
    issue_id: Mapped[UUID | None]
    concern_id: Mapped[UUID | None]
    route: Mapped[Code]
    question_type: Mapped[MaybeCode]
    urgency: Mapped[Code]
    question: Mapped[Sealed]
    asked_of: Mapped[Reference]
    status: Mapped[Code]
    respond_by: Mapped[Moment]
    reached_how: Mapped[MaybeCode]
    show_client_ref: Mapped[bool]
    host_ref: Mapped[MaybeReference]
    accepted_at: Mapped[MaybeMoment]
    scheduled_at: Mapped[MaybeMoment] = mapped_column(comment="for when the talk is set")
    held_at: Mapped[MaybeMoment]
    held_on: Mapped[MaybeDay] = mapped_column(comment="the day of the talk, where only the day is known")
    minutes: Mapped[MaybeNumber] = mapped_column(comment="minutes of this matter")
    follow_up_on: Mapped[MaybeDay]
    follow_up_by: Mapped[MaybeMoment] = mapped_column(comment="the end of that day in the clinic's time zone")
    decline_code: Mapped[MaybeCode]
    redirected_from: Mapped[UUID | None]
    reported_by_therapist: Mapped[bool]
    confirmed_at: Mapped[MaybeMoment]
    redacted: Mapped[Json | None] = mapped_column(comment="names of the fields that were redacted")

    recommendations: Mapped[list["RecommendationRow"]] = relationship(lazy="raise_on_sql", viewonly=True)
    addenda: Mapped[list["AddendumRow"]] = relationship(lazy="raise_on_sql", viewonly=True)


class RecommendationRow(Child, Base):
    """What was recommended."""

    __tablename__ = "supervisio_recommendation"
    __table_args__ = child_args(status_in(RECOMMENDATION.statuses), refers_to("consultation", "consultation_id"))

    consultation_id: Mapped[UUID]
    kind: Mapped[Code]
    force: Mapped[Code]
    given_by: Mapped[Reference]
    text: Mapped[Sealed]
    status: Mapped[Code]


class AddendumRow(Child, Base):
    """Something added to a consultation afterwards."""

    __tablename__ = "supervisio_addendum"
    __table_args__ = child_args(refers_to("consultation", "consultation_id"))

    consultation_id: Mapped[UUID]
    text: Mapped[Sealed]
