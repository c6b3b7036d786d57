"""What is to be put right in the journal once the database has moved to another server."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

from supervisio.schema.binding import locked
from supervisio.schema.revisions import require

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from supervisio.schema.binding import Bind


def renumber(bind: Bind) -> None:
    """
    Put the journal's entries that came from another database server before all that this one writes.

    Beside each entry stands the number of its transaction, by which ``feed`` and seals tell what came first. A dump
    takes the numbers along, and another PostgreSQL server may still be counting far below them. This moves them below
    zero, each in its place, so that cursors and seals hold on; no digest covers them. Feed and seals refuse to work
    until it has been done. A copy of the server's files, a replica that is promoted and an upgrade by pg_upgrade go on
    counting and do not need it.

    Run it as the owner of the tables, best before anything is written on the new server; where nothing is to be done it
    does nothing. The transaction, the lock and ``bind`` are as in ``upgrade``.

    Raises:
        SchemaRefusedError: as in ``upgrade``.
        SchemaMissingError, SchemaOutdatedError, SchemaTooNewError: as ``require`` does.
        InvalidValueError: ``bind`` is no engine, connection or database URL.
        StorageError, ConflictError: the database would not take part. A host whose transaction it was must roll back.

    """
    with locked(bind) as connection:
        require(connection)
        if connection.dialect.name == "postgresql":
            _renumber_on_postgresql(connection)
        elif connection.scalar(_NUMBERED_ON_SQLITE):
            _forget_on_sqlite(connection)


_TABLE = "supervisio_journal_entry"
_TRIGGER = f"{_TABLE}_no_update"

# No entry of this server's has this number or a higher one; one's own transaction may be past the snapshot's.
_NEXT = (
    "greatest(pg_snapshot_xmax(pg_current_snapshot())::text::bigint,"
    " coalesce(pg_current_xact_id_if_assigned()::text::bigint, 0) + 1)"
)
_SHIFT = text(f"SELECT max(written_in) + 1 FROM {_TABLE} HAVING max(written_in) >= {_NEXT}")  # noqa: S608 - no value
# What was restored stands in the table since then at the latest: at least as long as the youngest of those rows whose
# number this server cannot have given. Whatever is younger was written here.
_MOVE = text(
    f"UPDATE {_TABLE} SET written_in = written_in - :shift"  # noqa: S608 - the same
    f" WHERE age(xmin) >= (SELECT min(age(xmin)) FROM {_TABLE} WHERE written_in >= {_NEXT})"
)


def _renumber_on_postgresql(connection: Connection) -> None:
    # Not another row meanwhile: one that was restored and one that is written now must not be mixed up.
    connection.execute(text(f"LOCK TABLE {_TABLE} IN SHARE ROW EXCLUSIVE MODE"))
    shift = connection.scalar(_SHIFT)
    if shift is None:
        return
    connection.execute(text(f"ALTER TABLE {_TABLE} DISABLE TRIGGER {_TRIGGER}"))
    connection.execute(_MOVE, {"shift": shift})
    connection.execute(text(f"ALTER TABLE {_TABLE} ENABLE TRIGGER {_TRIGGER}"))


_NUMBERED_ON_SQLITE = text(f"SELECT EXISTS (SELECT 1 FROM {_TABLE} WHERE written_in IS NOT NULL)")  # noqa: S608 - the same


def _forget_on_sqlite(connection: Connection) -> None:
    """Rows that were carried over from PostgreSQL go by their own order here, as all do on SQLite."""
    trigger = connection.scalar(text("SELECT sql FROM sqlite_master WHERE name = :name"), {"name": _TRIGGER})
    connection.execute(text(f"DROP TRIGGER {_TRIGGER}"))
    connection.execute(text(f"UPDATE {_TABLE} SET written_in = NULL"))  # noqa: S608 - the same
    connection.exec_driver_sql(trigger)
