"""Which clinics there are: the one question that is not about one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import String, column, func, select, table

from supervisio.errors import InvalidValueError
from supervisio.models import ROOTS
from supervisio.schema.binding import typed_errors

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection


def clinics_in(connection: Connection) -> list[str]:
    """
    Return the ids of the clinics that have anything in this database, in alphabetical order.

    Raises:
        InvalidValueError: ``clinic_id``: row security lets this role see one clinic at a time, and only one it names.
        StorageError: the database would not take part.

    """
    tables = [row_class.__tablename__ for row_class in ROOTS.values()]
    with typed_errors():
        if connection.dialect.name == "postgresql" and any(
            connection.scalar(select(func.row_security_active(name))) for name in tables
        ):
            raise InvalidValueError.of("clinic_id", "row_security")
        return sorted({clinic_id for name in tables for clinic_id in _clinics_of(connection, name)})


def _clinics_of(connection: Connection, table_name: str) -> Iterator[str]:
    """Yield each once: the smallest above the last, so that the rows between are skipped."""
    clinic_id = column("clinic_id", String)
    following = select(func.min(clinic_id)).select_from(table(table_name, clinic_id))
    last = connection.scalar(following)
    while last is not None:
        yield last
        last = connection.scalar(following.where(clinic_id > last))
