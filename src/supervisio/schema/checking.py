"""What a database lacks that the library counts on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen
from sqlalchemy import inspect, text

from supervisio.models import metadata
from supervisio.schema.binding import connected
from supervisio.schema.guarding import guarded_tables
from supervisio.schema.revisions import require

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Connection, TextClause

    from supervisio.schema.binding import Bind


@frozen
class SchemaNotice:
    """Something that the library counts on and this database lacks."""

    code: str
    sentence: str

    def __str__(self) -> str:
        return self.sentence


def check(bind: Bind) -> tuple[SchemaNotice, ...]:
    """
    Tell what the database lacks that the library counts on; nothing, if all is well.

    ``bind`` is an engine, a connection or a database URL; best the very engine that the program works with, since the
    settings of its connections and their role are looked at too. The codes: missing_table, missing_column,
    missing_trigger; on SQLite foreign_keys, synchronous; on PostgreSQL synchronous_commit, row_security (some tables
    have it and some have not), and of the program's role superuser, owner, bypasses_row_security.

    Raises:
        SchemaMissingError, SchemaOutdatedError, SchemaTooNewError, SchemaRefusedError: as ``require`` does.
        InvalidValueError: ``bind`` is none of these.
        StorageError, ConflictError: the database would not take part.

    """
    with connected(bind) as connection:
        require(connection)
        return tuple(_notices(connection))


def _notices(connection: Connection) -> Iterator[SchemaNotice]:
    yield from _missing_tables_and_columns(connection)
    if connection.dialect.name == "sqlite":
        yield from _missing_triggers(connection, _SQLITE_TRIGGERS, ("update", "delete"))
        yield from _sqlite_settings(connection)
    elif connection.dialect.name == "postgresql":
        yield from _missing_triggers(connection, _POSTGRESQL_TRIGGERS, ("update", "delete", "truncate"))
        yield from _postgresql_settings(connection)
        yield from _postgresql_role(connection)


def _missing_tables_and_columns(connection: Connection) -> Iterator[SchemaNotice]:
    reflected = inspect(connection).get_multi_columns(filter_names=list(metadata.tables))
    found = {table: {column["name"] for column in columns} for (_, table), columns in reflected.items()}
    for name, table in metadata.tables.items():
        if name not in found:
            yield SchemaNotice("missing_table", f"The table {name} is gone, though the revision says it is there.")
            continue
        for column in table.columns:
            if column.name not in found[name]:
                yield SchemaNotice("missing_column", f"{name} has lost its column {column.name}.")


# The tables in which rows are only ever added, and the names that the migrations gave to what refuses the rest.
_APPEND_ONLY = ("supervisio_access_entry", "supervisio_journal_entry")
_SQLITE_TRIGGERS = text("SELECT name FROM sqlite_master WHERE type = 'trigger'")
_POSTGRESQL_TRIGGERS = text(
    "SELECT tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid"
    " WHERE pg_table_is_visible(tgrelid) AND relname LIKE 'supervisio%' AND tgenabled IN ('O', 'A')"
)


def _missing_triggers(connection: Connection, there: TextClause, operations: Iterable[str]) -> Iterator[SchemaNotice]:
    found = set(connection.scalars(there))
    for table in _APPEND_ONLY:
        for operation in operations:
            if f"{table}_no_{operation}" not in found:
                sentence = (
                    f"{table} has lost its trigger {table}_no_{operation}: what is only ever added to can be changed."
                )
                yield SchemaNotice("missing_trigger", sentence)


def _sqlite_settings(connection: Connection) -> Iterator[SchemaNotice]:
    if not connection.scalar(text("PRAGMA foreign_keys")):
        yield SchemaNotice(
            "foreign_keys",
            "SQLite does not enforce foreign keys here: run PRAGMA foreign_keys = ON on every new connection.",
        )
    if connection.scalar(text("PRAGMA synchronous")) < _FULL:
        yield SchemaNotice(
            "synchronous",
            "A power failure can undo what was acknowledged: run PRAGMA synchronous = FULL on every new connection.",
        )


_FULL = 2  # OFF 0, NORMAL 1, FULL 2, EXTRA 3


def _postgresql_settings(connection: Connection) -> Iterator[SchemaNotice]:
    if connection.scalar(text("SHOW synchronous_commit")) == "off":
        yield SchemaNotice(
            "synchronous_commit",
            "A crash of the server can undo what was acknowledged: set synchronous_commit to on.",
        )
    guarded = guarded_tables(connection)
    for table in (name for name, is_guarded in guarded.items() if any(guarded.values()) and not is_guarded):
        yield SchemaNotice(
            "row_security",
            f"{table} shows the rows of every clinic: call supervisio.schema.enable_row_security(engine) again.",
        )


def _postgresql_role(connection: Connection) -> Iterator[SchemaNotice]:
    if connection.scalar(_SUPERUSER):
        yield SchemaNotice(
            "superuser",
            "The program connects as a superuser, whom no privilege holds back: give it a role of its own.",
        )
    elif connection.scalar(_OWNER):
        yield SchemaNotice(
            "owner",
            "The program connects as the owner of the tables, who can drop their triggers: let it use another role.",
        )
    elif connection.scalar(_BYPASSES):
        yield SchemaNotice(
            "bypasses_row_security",
            "The program's role sees the rows of every clinic whatever row security says: alter it to NOBYPASSRLS.",
        )


_SUPERUSER = text("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
_BYPASSES = text("SELECT rolbypassrls FROM pg_roles WHERE rolname = current_user")
_OWNER = text(
    "SELECT EXISTS (SELECT FROM pg_class WHERE pg_table_is_visible(oid) AND relkind IN ('r', 'p')"
    " AND relname LIKE 'supervisio%' AND pg_has_role(relowner, 'USAGE'))"
)
