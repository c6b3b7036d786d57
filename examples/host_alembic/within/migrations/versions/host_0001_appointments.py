"""
Make the host's appointments.

Revision ID: host_0001
Revises:
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "host_0001"
down_revision = None
branch_labels = ("host",)
depends_on = "supervisio_0001"  # its consultations are referred to


def upgrade() -> None:
    """Go to this revision."""
    op.create_table(
        "appointment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("room", sa.String(length=20), nullable=False),
        sa.Column("clinic_id", sa.String(length=128), nullable=False),
        sa.Column("consultation_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["clinic_id", "consultation_id"],
            ["supervisio_consultation.clinic_id", "supervisio_consultation.id"],
            name="appointment_consultation",
        ),
        sa.PrimaryKeyConstraint("id"),
    )


def downgrade() -> None:
    """Go back to the one before."""
    op.drop_table("appointment")
