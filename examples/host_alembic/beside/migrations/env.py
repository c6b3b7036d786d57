"""The host's Alembic environment, as Alembic would write it; one line is about supervisio."""

from __future__ import annotations

import os
from typing import Any

from alembic import context
from sqlalchemy import NullPool, create_engine

from host_alembic.beside.tables import Base
from supervisio import schema


def configure_and_run(**where: Any) -> None:
    """Tell Alembic what is the host's, and let it go to work."""
    context.configure(
        target_metadata=Base.metadata,
        include_object=schema.include_object,  # else Alembic proposes to drop what is not the host's
        **where,
    )
    with context.begin_transaction():
        context.run_migrations()


url = os.environ["HOST_DATABASE_URL"]
if context.is_offline_mode():
    configure_and_run(url=url, literal_binds=True)
else:
    with create_engine(url, poolclass=NullPool).connect() as connection:
        configure_and_run(connection=connection)
