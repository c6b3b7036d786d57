"""Make the tables, bring them up to date, or take them back."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from threading import RLock
from typing import TYPE_CHECKING

from sqlalchemy import literal, select, table

from supervisio.errors import InvalidValueError, SchemaRefusedError, SchemaTooNewError
from supervisio.schema.binding import locked
from supervisio.schema.hosting import script_location
from supervisio.schema.revisions import HEAD, REVISIONS, hosted_revision_in, own_revision_in, tables_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alembic.config import Config
    from sqlalchemy import Connection

    from supervisio.schema.binding import Bind

# Alembic keeps what it is doing in its modules, so that it can do one thing at a time in a process.
_ALEMBIC = RLock()


def upgrade(bind: Bind, *, revision: str = "head") -> None:
    """
    Make the tables, or bring them up to date; do nothing where they are that already.

    ``bind`` is an engine, a connection or a database URL. All happens in one transaction under a lock: of several
    programs that call this at once, one does the work and the others wait for it, and a failure leaves nothing behind.
    A transaction that the caller has begun on a connection is joined: what is done counts once the caller commits.

    Raises:
        InvalidValueError: ``bind`` or ``revision`` is not one that is wanted here.
        SchemaTooNewError: the tables are of a later version of the library.
        SchemaRefusedError: a host's own Alembic keeps the tables, or is running; ``.code`` tells what else there is.
        StorageError, ConflictError: the database would not take part. A host whose transaction it was must roll back.

    """
    wanted = _revision(revision, last="head", meant=HEAD)
    with _alone(), locked(bind) as connection:
        found = _own_revision_in(connection)
        if found is None or REVISIONS.index(found) < REVISIONS.index(wanted):
            from alembic.command import upgrade as run

            run(_config(connection), wanted)


def downgrade(bind: Bind, *, revision: str = "base", lose_data: bool = False) -> None:
    """
    Take the tables back to an earlier revision, or away altogether. What they hold is lost, hence ``lose_data``.

    The transaction, the lock and ``bind`` are as in ``upgrade``.

    Raises:
        SchemaRefusedError: the tables hold rows and ``lose_data`` is not said; or as in ``upgrade``.
        InvalidValueError, SchemaTooNewError, StorageError, ConflictError: as in ``upgrade``.

    """
    wanted = _revision(revision, last="base", meant="base")
    with _alone(), locked(bind) as connection:
        if _own_revision_in(connection) is None:
            return
        if not lose_data and _holds_rows(connection):
            raise SchemaRefusedError("holds_rows")
        from alembic.command import downgrade as run

        run(_config(connection), wanted)


@contextmanager
def _alone() -> Iterator[None]:
    """Wait for other threads, and refuse in the middle of a host's own migration, which a second one would break."""
    with _ALEMBIC:
        if _alembic_is_running():
            raise SchemaRefusedError("inside_migration")
        yield


def _alembic_is_running() -> bool:
    context = sys.modules.get("alembic.context")
    if context is None:
        return False
    try:
        context.is_offline_mode()
    except (NameError, AttributeError):  # what Alembic's modules raise before their first use and after each
        return False
    return True


def _own_revision_in(connection: Connection) -> str | None:
    found = own_revision_in(connection)
    if found is None and tables_in(connection):
        raise SchemaRefusedError("kept_by_host" if hosted_revision_in(connection) else "unversioned")
    if found is not None and found not in REVISIONS:
        raise SchemaTooNewError(found, HEAD)
    return found


def _holds_rows(connection: Connection) -> bool:
    any_row = (select(literal(1)).select_from(table(name)).limit(1) for name in tables_in(connection))
    return any(connection.scalar(row) for row in any_row)


def _config(connection: Connection) -> Config:
    from argparse import Namespace

    from alembic.config import Config

    # A migration that would lose data asks for this word; whether it may be said has been settled above.
    config = Config(attributes={"connection": connection}, cmd_opts=Namespace(x=["lose-data=yes"]))
    config.set_main_option("script_location", str(script_location()).replace("%", "%%"))
    return config


def _revision(given: str, *, last: str, meant: str) -> str:
    if given not in {last, *REVISIONS}:
        raise InvalidValueError.of("revision", "out_of_range", wanted=", ".join((last, *REVISIONS)))
    return meant if given == last else given
