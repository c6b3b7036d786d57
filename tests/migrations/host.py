"""A host with tables, an Alembic environment and a version table of its own."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from alembic.config import Config
from sqlalchemy import Column, ForeignKeyConstraint, Integer, MetaData, String, Table, Uuid

from supervisio.models import ConsultationRow, metadata

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine

_ENV = """
from alembic import context

attributes = context.config.attributes
with attributes["engine"].connect() as connection:
    context.configure(connection=connection, target_metadata=attributes["metadata"], **attributes["options"])
    with context.begin_transaction():
        context.run_migrations()
"""

_REVISION = """
from alembic import op

revision = "host_0001"
down_revision = None
depends_on = {depends_on!r}


def upgrade():
    {upgrade}


def downgrade():
    pass
"""


def appointments() -> MetaData:
    """
    Return a host's tables: an appointment for a consultation, with a real foreign key.

    Its naming convention would rename our constraints, if a migration let it.
    """
    hosts = MetaData(naming_convention={"ck": "CHECK_%(constraint_name)s", "pk": "PK_%(table_name)s"})
    consultation = ConsultationRow.__table__.c
    Table(
        "appointment",
        hosts,
        Column("id", Integer, primary_key=True),
        Column("clinic_id", String(128)),
        Column("consultation_id", Uuid),
        ForeignKeyConstraint(
            ["clinic_id", "consultation_id"], [consultation.clinic_id, consultation.id], name="appointment_consultation"
        ),
    )
    return hosts


def alembic_of_host(
    folder: Path,
    engine: Engine,
    *,
    upgrade: str = "pass",
    depends_on: str | None = None,
    also: str | None = None,
    **options: Any,
) -> Config:
    """
    Return the configuration of the host's Alembic, with one revision of its own.

    ``upgrade`` is what that revision does, ``also`` another folder of revisions, and ``options`` go to its ``env.py``.
    """
    versions = folder / "host" / "versions"
    versions.mkdir(parents=True)
    (folder / "host" / "env.py").write_text(_ENV)
    (versions / "host_0001.py").write_text(_REVISION.format(upgrade=upgrade, depends_on=depends_on))
    config = Config(attributes={"engine": engine, "metadata": [appointments(), metadata], "options": options})
    config.set_main_option("script_location", str(folder / "host"))
    config.set_main_option("path_separator", "os")
    config.set_main_option("version_locations", os.pathsep.join(filter(None, (str(versions), also))))
    return config
