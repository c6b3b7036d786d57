"""
Run our migrations, on the connection handed over by ``supervisio.schema`` or on what SUPERVISIO_DATABASE_URL names.

Logging is left as it is: a migration may run within a host, whose handlers and loggers are its own.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Literal

from alembic import context
from alembic.util import CommandError
from sqlalchemy.types import TypeDecorator

from supervisio.models import metadata
from supervisio.models.base import PREFIX
from supervisio.schema import VERSION_TABLE
from supervisio.schema.binding import locked

if TYPE_CHECKING:
    from alembic.autogenerate.api import AutogenContext


def run() -> None:
    """Run the migrations, or write them out as SQL where Alembic is told to (``--sql``)."""
    bind = context.config.attributes.get("connection") or os.environ.get("SUPERVISIO_DATABASE_URL")
    if not bind:
        raise CommandError("Say which database: set SUPERVISIO_DATABASE_URL, such as sqlite:///clinic.db")
    if context.is_offline_mode():
        configure_and_run(url=bind, literal_binds=True)
    else:
        with locked(bind) as connection:
            configure_and_run(connection=connection, render_as_batch=connection.dialect.name == "sqlite")


def configure_and_run(**where: Any) -> None:
    """Tell Alembic what is ours, and let it go to work."""
    context.configure(
        target_metadata=metadata,
        version_table=VERSION_TABLE,
        include_name=is_ours,
        render_item=render_item,
        transactional_ddl=True,
        **where,
    )
    with context.begin_transaction():
        context.run_migrations()


def is_ours(name: str | None, type_: str, parent_names: object) -> bool:  # noqa: ARG001 - the signature is Alembic's
    """Pass over a host's tables in the same database."""
    return type_ != "table" or (name is not None and name.startswith(PREFIX))


def render_item(type_: str, item: object, autogen_context: AutogenContext) -> str | Literal[False]:  # noqa: ARG001 - as above
    """Spell the types of columns out in a new migration: ours may change, and it must not."""
    return f"sa.{item.impl!r}" if type_ == "type" and isinstance(item, TypeDecorator) else False


run()
