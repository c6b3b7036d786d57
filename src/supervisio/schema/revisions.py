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

# Every revision this version of the library knows, oldest first. It works with the newest only.
REVISIONS = ("supervisio_0001",)
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

    ``bind`` is an engine, a connection or a database URL. The revision is found in a host's own version table too, if
    that can be read without naming a schema and its name ends in ``alembic_version``.

    Raises:
        InvalidValueError: ``bind`` is none of these.
        StorageError: the database would not take part.

    """
    with connected(bind) as connection:
        return revision_in(connection)


def revision_in(connection: Connection) -> str | None:
    """Return the revision of the tables, whoever keeps them."""
    return own_revision_in(connection) or hosts_revision_in(connection)


def own_revision_in(connection: Connection) -> str | None:
    """Return the revision that ``upgrade`` has left, or None where it did not make the tables."""
    return _read(connection, VERSION_TABLE) if inspect(connection).has_table(VERSION_TABLE) else None


def hosts_revision_in(connection: Connection) -> str | None:
    """Return the revision that a host's own Alembic has left among its own, or None."""
    inspector = inspect(connection)
    for name in inspector.get_table_names():
        if not name.endswith("alembic_version") or name == VERSION_TABLE:
            continue
        # Reading a column that is not there would abort a host's transaction on PostgreSQL.
        if any(found["name"] == "version_num" for found in inspector.get_columns(name)):
            revision = _read(connection, name)
            if revision is not None:
                return revision
    return None


def tables_in(connection: Connection) -> list[str]:
    """Return the names of our tables that are there, whoever made them."""
    names = inspect(connection).get_table_names()
    return sorted(name for name in names if name.startswith(PREFIX) and name != VERSION_TABLE)


def _read(connection: Connection, version_table: str) -> str | None:
    version = column("version_num", String)
    ours = version.startswith(PREFIX, autoescape=True)
    revision: str | None = connection.scalar(select(version).select_from(table(version_table)).where(ours))
    return revision
