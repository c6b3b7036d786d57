"""A PostgreSQL database in which two clinics have a row in every table, and the engine of a program on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import NullPool, create_engine, func, insert, select, text

from supervisio.models import metadata
from tests.migrations.rows import invented_row

if TYPE_CHECKING:
    from sqlalchemy import Connection


def with_rows(owner_url: str, *clinics: str) -> None:
    """Put one row for each clinic into every table, as only the owner of the tables can without naming a clinic."""
    owner = create_engine(owner_url, poolclass=NullPool)
    with owner.begin() as connection:
        for clinic in clinics:
            for table in metadata.sorted_tables:
                connection.execute(insert(table), {**invented_row(table), "clinic_id": clinic})


def name_clinic(connection: Connection, clinic: str) -> None:
    """Do what a host does before statements of its own."""
    connection.execute(text("SELECT set_config('supervisio.clinic', :clinic, true)"), {"clinic": clinic})


def seen(connection: Connection) -> dict[str, set[str]]:
    """Return of which clinics there are rows, by table; tables that look empty are left out."""
    clinics = {name: set(connection.scalars(select(table.c.clinic_id))) for name, table in metadata.tables.items()}
    return {name: of for name, of in clinics.items() if of}


def rows_in(connection: Connection, name: str) -> int:
    """Return how many rows of a table there are to be seen."""
    return connection.scalar(select(func.count()).select_from(metadata.tables[name])) or 0
