"""What PostgreSQL itself holds to: the rows of one clinic at a time, and no more rights than a program needs."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import inspect, text

from supervisio.errors import InvalidValueError, SchemaRefusedError, StorageError
from supervisio.models import ROOTS, metadata
from supervisio.models.base import PREFIX
from supervisio.models.database import CLINIC_SETTING
from supervisio.schema.binding import locked, typed_errors
from supervisio.schema.revisions import HOSTED_VERSION_TABLE, VERSION_TABLE, require

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Connection

    from supervisio.schema.binding import Bind


def enable_row_security(bind: Bind) -> None:
    """
    Let PostgreSQL show and take the rows of one clinic at a time, whatever statement asks.

    Every service call says by itself which clinic that is. Statements of a host's own on these tables say so once a
    transaction, ``SELECT set_config('supervisio.clinic', 'north', true)``; else they see nothing and cannot write.
    Superusers and the owner of the tables are not held back, so that migrations reach every row: let the program
    connect as another role, see ``grant``.

    Run it as the owner, once and after every ``upgrade``; where all is as it should be it does nothing. Programs that
    run are to be restarted. The transaction, the lock and ``bind`` are as in ``upgrade``.

    Raises:
        SchemaRefusedError: ``postgresql_only``; or as in ``upgrade``.
        SchemaMissingError, SchemaOutdatedError, SchemaTooNewError: as ``require`` does.
        InvalidValueError: ``bind`` is no engine, connection or database URL.
        StorageError, ConflictError: the database would not take part. A host whose transaction it was must roll back.

    """
    with _postgresql(bind) as connection:
        for table in (name for name, is_guarded in guarded_tables(connection).items() if not is_guarded):
            connection.execute(text(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"))
            connection.execute(text(f"DROP POLICY IF EXISTS {_POLICY} ON {table}"))
            connection.execute(
                text(f"CREATE POLICY {_POLICY} ON {table} USING ({_OF_THE_CLINIC}) WITH CHECK ({_OF_THE_CLINIC})")
            )


def grant(bind: Bind, role: str) -> None:
    """
    Give a program's role what the library needs on its tables, and take from it what is more.

    It may read and add rows, and change those that have a lifecycle; it may remove none, and it cannot change what only
    ever grows, the journal and the access log among it. How a policy's data key is wrapped it may change, which a
    rotation of keys does. The version table it reads. What it has through PUBLIC or as a member of other roles stays.

    Run it as the owner, once and after every ``upgrade``. The transaction, the lock and ``bind`` are as in ``upgrade``.

    Raises:
        InvalidValueError: there is no such role; or ``bind`` is no engine, connection or database URL.
        SchemaRefusedError: ``owner_role``: the role owns the tables or is a superuser; ``postgresql_only``; or as in
            ``upgrade``.
        SchemaMissingError, SchemaOutdatedError, SchemaTooNewError: as ``require`` does.
        StorageError: ``not_permitted``: whoever runs it does not own the tables, or cannot open their schema to the
            role. A host whose transaction it was must roll back.
        ConflictError: another transaction was in the way; the same.

    """
    with _postgresql(bind) as connection:
        _require_another_role(connection, role)
        tables = set(metadata.tables)
        versions = {name for name in (VERSION_TABLE, HOSTED_VERSION_TABLE) if inspect(connection).has_table(name)}
        quote = connection.dialect.identifier_preparer.quote_identifier
        to = quote(role)
        connection.exec_driver_sql(f"GRANT USAGE ON SCHEMA {quote(connection.scalar(_SCHEMA))} TO {to}")
        # PostgreSQL only warns whoever grants what is not theirs to grant.
        if not connection.scalar(_MAY_ENTER, {"role": role}):
            raise StorageError("not_permitted")
        connection.exec_driver_sql(f"REVOKE ALL ON {_listed(tables | versions)} FROM {to}")
        connection.exec_driver_sql(f"GRANT SELECT ON {_listed(tables | versions)} TO {to}")
        connection.exec_driver_sql(f"GRANT INSERT ON {_listed(tables)} TO {to}")
        connection.exec_driver_sql(f"GRANT UPDATE ON {_listed(tables - _ONLY_ADDED_TO)} TO {to}")
        connection.exec_driver_sql(f"GRANT UPDATE (wrapped_key, key_id) ON {_listed(_ONLY_REWRAPPED)} TO {to}")


def has_row_security(connection: Connection) -> bool:
    """
    Tell whether rows are shown clinic by clinic here.

    Raises:
        StorageError: the database would not take part.

    """
    if connection.dialect.name != "postgresql":
        return False
    with typed_errors():
        return any(guarded_tables(connection).values())


def guarded_tables(connection: Connection) -> dict[str, bool]:
    """Tell of each of our tables that is there whether its rows are shown clinic by clinic."""
    found = connection.execute(_GUARDED, {"policy": _POLICY, "tables": list(metadata.tables)})
    return {row.relname: row.is_guarded for row in found}


# The tables whose rows no call ever changes.
_ONLY_ADDED_TO = frozenset(
    f"{PREFIX}{noun}"
    for noun in (
        "access_entry",
        "addendum",
        "clinic_policy",
        "decision",
        "journal_entry",
        "observation",
        "practice_response",
        "reply_plan",
        "support_reference",
    )
)
# Of these a rotation changes by which key they are wrapped, and nothing else.
_ONLY_REWRAPPED = _ONLY_ADDED_TO & {row_class.__tablename__ for row_class in ROOTS.values()}
_POLICY = f"{PREFIX}clinic"
# A setting that was made for an earlier transaction of the same connection reads as an empty text.
_OF_THE_CLINIC = f"clinic_id = NULLIF(current_setting('{CLINIC_SETTING}', true), '')"

_GUARDED = text(
    "SELECT relname, relrowsecurity"
    " AND EXISTS (SELECT FROM pg_policy WHERE polrelid = pg_class.oid AND polname = :policy) AS is_guarded"
    " FROM pg_class WHERE pg_table_is_visible(oid) AND relkind IN ('r', 'p') AND relname = ANY(:tables)"
    " ORDER BY relname"
)
_SCHEMA = text("SELECT relnamespace::regnamespace::name FROM pg_class WHERE oid = to_regclass('supervisio_case')")
_MAY_ENTER = text(
    "SELECT has_schema_privilege(CAST(:role AS name), relnamespace, 'USAGE')"
    " FROM pg_class WHERE oid = to_regclass('supervisio_case')"
)
_ROLE = text("SELECT true FROM pg_roles WHERE rolname = :role")
_OWNS = text(
    "SELECT pg_has_role(CAST(:role AS name), relowner, 'USAGE')"
    " FROM pg_class WHERE oid = to_regclass('supervisio_case')"
)
_I_OWN = text("SELECT pg_has_role(relowner, 'USAGE') FROM pg_class WHERE oid = to_regclass('supervisio_case')")


@contextmanager
def _postgresql(bind: Bind) -> Iterator[Connection]:
    with locked(bind) as connection:
        if connection.dialect.name != "postgresql":
            raise SchemaRefusedError("postgresql_only")
        require(connection)
        yield connection


def _require_another_role(connection: Connection, role: str) -> None:
    # What cannot be printed cannot be looked up either: a NUL, half of a surrogate pair.
    if not str(role).isprintable() or connection.scalar(_ROLE, {"role": str(role)}) is None:
        raise InvalidValueError.of("role", "unknown_role")
    if connection.scalar(_OWNS, {"role": role}):
        raise SchemaRefusedError("owner_role")
    if not connection.scalar(_I_OWN):
        raise StorageError("not_permitted")


def _listed(tables: Iterable[str]) -> str:
    return ", ".join(sorted(tables))
