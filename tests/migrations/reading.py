"""What stands in a database, in a form that can be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import inspect, text

from supervisio.models import metadata

if TYPE_CHECKING:
    from sqlalchemy import Engine


def our_tables(engine: Engine) -> dict[str, dict[str, Any]]:
    """Return all that the database tells about the tables of the models."""
    inspector = inspect(engine)
    return {
        table: {
            "columns": {
                column["name"]: (str(column["type"]), column["nullable"], column["default"], column.get("comment"))
                for column in inspector.get_columns(table)
            },
            "primary key": inspector.get_pk_constraint(table),
            "foreign keys": _by_name(inspector.get_foreign_keys(table)),
            "unique": _by_name(inspector.get_unique_constraints(table)),
            "indexes": _by_name(inspector.get_indexes(table)),
            "checks": _by_name(inspector.get_check_constraints(table)),
        }
        for table in metadata.tables
    }


def names_in(engine: Engine) -> set[str]:
    """Return the name of everything that somebody made in the database."""
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            return set(connection.scalars(text("SELECT name FROM sqlite_master")))
        return set(
            connection.scalars(
                text(
                    "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"
                    " UNION SELECT conname FROM pg_constraint WHERE connamespace = 'public'::regnamespace"
                    " UNION SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace"
                    " UNION SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
                )
            )
        )


def _by_name(found: Any) -> dict[str, Any]:
    return {one["name"]: one for one in found}
