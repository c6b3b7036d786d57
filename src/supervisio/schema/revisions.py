"""At which revision the tables are, read without Alembic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import String, column, inspect, select, table

from supervisio.errors import SchemaMissingError, SchemaOutdatedError, SchemaRefusedError, SchemaTooNewError
from supervisio.models.base import PREFIX
from supervisio.schema.binding import connected, typed_errors

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from supervisio.schema.binding import Bind

# A table of our own: two programs that share one lose each other's revisions.
VERSION_TABLE = f"{PREFIX}alembic_version"

# Where a host's Alembic keeps our tables, our migrations note the revision here: the host's version table may have any
# name, and Alembic leaves out of it what another revision depends on.
HOSTED_VERSION_TABLE = f"{PREFIX}hosted_version"

# Every revision this version of the library knows, oldest first. It works with the newest only.
REVISIONS = ("supervisio_0001", "supervisio_0002")
HEAD = REVISIONS[-1]


def require(connection: Connection) -> None:
    """
    Refuse to go on unless the tables are the ones this version of the library works with.

    It asks the database two questions and aborts no transaction: a table is looked for before it is read.

    Raises:
        SchemaMissingError: the tables are not there.
        SchemaOutdatedError: they are of an earlier version.
        SchemaTooNewError: they are of a later version.
        SchemaRefusedError: they are there, but nothing says at which revision.
        StorageError: the database would not take part.

    """
    with typed_errors():
        found = revision_in(connection)
        if found == HEAD:
            return
        if found is None and tables_in(connection):
            raise SchemaRefusedError("unversioned")
    if found is None:
        raise SchemaMissingError(None, HEAD)
    if found in REVISIONS:
        raise SchemaOutdatedError(found, HEAD)
    raise SchemaTooNewError(found, HEAD)


def current(bind: Bind) -> str | None:
    """
    Return the revision of the tables, or None where there are none.

    ``bind`` is an engine, a connection or a database URL, and it does not matter whose Alembic keeps the tables.

    Raises:
        InvalidValueError: ``bind`` is none of these.
        StorageError: the database would not take part.

    """
    with connected(bind) as connection:
        return revision_in(connection)


def revision_in(connection: Connection) -> str | None:
    """Return the revision of the tables, whoever keeps them."""
    return own_revision_in(connection) or hosted_revision_in(connection)


def own_revision_in(connection: Connection) -> str | None:
    """Return the revision that ``upgrade`` has left, or None where it did not make the tables."""
    return _read(connection, VERSION_TABLE)


def hosted_revision_in(connection: Connection) -> str | None:
    """Return the revision that a host's own Alembic has brought the tables to, or None where it did not."""
    return _read(connection, HOSTED_VERSION_TABLE)


def tables_in(connection: Connection) -> list[str]:
    """Return the names of our tables that are there, whoever made them."""
    names = inspect(connection).get_table_names()
    return sorted({name for name in names if name.startswith(PREFIX)} - {VERSION_TABLE, HOSTED_VERSION_TABLE})


def _read(connection: Connection, version_table: str) -> str | None:
    if not inspect(connection).has_table(version_table):
        return None
    version = column("version_num", String)
    return connection.scalar(select(version).select_from(table(version_table)))
