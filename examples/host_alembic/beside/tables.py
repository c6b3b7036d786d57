"""
A host that lets supervisio keep its tables: two commands bring a database up to date, and neither knows of the other.

    export HOST_DATABASE_URL=sqlite:///host.db
    supervisio migrate --database-url $HOST_DATABASE_URL
    alembic -c host_alembic/beside/alembic.ini upgrade head

Its appointments are named to supervisio by ``host_ref``, as ``Appointment.ref``; no foreign key ties the two.
"""

from __future__ import annotations

from sqlalchemy import String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    """The host's own, with metadata of its own."""


class Appointment(Base):
    """A slot in the host's calendar."""

    __tablename__ = "appointment"

    id: Mapped[int] = mapped_column(primary_key=True)
    room: Mapped[str] = mapped_column(String(20))

    @property
    def ref(self) -> str:
        """What supervisio keeps of it: ``supervision.cases.find(appointment.ref)`` gives the case."""
        return f"appointment:{self.id}"
