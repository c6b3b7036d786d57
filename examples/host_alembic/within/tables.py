"""
A host whose own Alembic keeps supervisio's tables too, because a table of the host's refers to one of them.

    export HOST_DATABASE_URL=sqlite:///host.db
    python host_alembic/within/manage.py upgrade heads
    python host_alembic/within/manage.py revision --autogenerate --head host@head -m "what changed"

There are two heads now, the host's and supervisio's: hence ``heads``, and ``--head host@head``. A revision of the
host's that needs a table of ours says so by ``depends_on``.
"""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from supervisio.models import ConsultationRow


class Base(DeclarativeBase):
    """The host's own, with metadata of its own."""


class Appointment(Base):
    """A slot in the host's calendar for a consultation that is in our table."""

    __tablename__ = "appointment"
    __table_args__ = (
        # Column objects, not text: the two tables are in different metadata. Both columns: every key of ours begins
        # with the clinic.
        ForeignKeyConstraint(
            ["clinic_id", "consultation_id"],
            [ConsultationRow.clinic_id, ConsultationRow.id],
            name="appointment_consultation",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    room: Mapped[str] = mapped_column(String(20))
    clinic_id: Mapped[str] = mapped_column(String(128))
    consultation_id: Mapped[UUID]
