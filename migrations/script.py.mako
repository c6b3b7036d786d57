"""
${message}.

Revision ID: ${up_revision}
Revises: ${down_revision | comma,n}

Safe before a deploy: .. Safe after it: ..
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
${imports if imports else ""}
revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = ${repr(branch_labels)}
depends_on = ${repr(depends_on)}


def upgrade() -> None:
    """${message}."""
    ${upgrades if upgrades else "pass"}
    if op.get_context().version_table != "supervisio_alembic_version":
        op.execute("UPDATE supervisio_hosted_version SET version_num = ${repr(up_revision)}")


def downgrade() -> None:
    """Take it back."""
    ${downgrades if downgrades else "pass"}
    if op.get_context().version_table != "supervisio_alembic_version":
        op.execute("UPDATE supervisio_hosted_version SET version_num = ${repr(down_revision)}")
