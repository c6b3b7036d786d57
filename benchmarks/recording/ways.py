"""The ways to write the rows of an ask without asking: the driver, Core, a Session, the ORM."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Table, text
from sqlalchemy.orm import Session, registry, relationship

from supervisio.models import CaseRow, ClientRequestRow, ConsultationRow, JournalEntryRow
from supervisio.models.database import CLINIC_SETTING

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from recording.asked import Ask

_SET_CLINIC = text(f"SELECT set_config('{CLINIC_SETTING}', :clinic_id, true)")


def through_driver(driver: Any, ask: Ask) -> None:
    """Write with a connection of the driver's alone, one that begins nothing by itself."""
    driver.execute("BEGIN")
    for sql, row in ask.driver_inserts:
        driver.execute(sql, row)
    driver.execute("COMMIT")


def through_core(engine: Engine, ask: Ask) -> None:
    """Write with Core."""
    with engine.begin() as connection:
        for insert, row in ask.inserts:
            connection.execute(insert, row)


def through_session(engine: Engine, ask: Ask) -> None:
    """Write the same Core statements through a Session of their own."""
    with Session(engine) as session, session.begin():
        for insert, row in ask.inserts:
            session.execute(insert, row)


def through_guarded_session(engine: Engine, ask: Ask) -> None:
    """Write them where row security wants to know the clinic."""
    with Session(engine) as session, session.begin():
        session.execute(_SET_CLINIC, {"clinic_id": ask.inserts[0][1]["clinic_id"]})
        for insert, row in ask.inserts:
            session.execute(insert, row)


def through_orm(engine: Engine, ask: Ask) -> None:
    """Write as mapped objects."""
    with Session(engine) as session, session.begin():
        for insert, row in ask.inserts:
            session.add(MAPPED[insert.table](**row))
        session.flush()


class Case:
    """A case, as a plain ORM maps it."""


class Request:
    """A client's request, likewise."""


class Consultation:
    """A consultation, likewise."""


class Entry:
    """An entry of the journal, likewise."""


# Mapped once more, with the relationships that let a flush find the order of its inserts: those of the library's own
# models are for reading.
MAPPED = {
    row_class.__table__: mapped
    for row_class, mapped in (
        (CaseRow, Case),
        (ClientRequestRow, Request),
        (ConsultationRow, Consultation),
        (JournalEntryRow, Entry),
    )
}
_REGISTRY = registry()
_PROPERTIES: dict[type, dict[str, Any]] = {
    Request: {"case": relationship(Case)},
    Consultation: {"case": relationship(Case), "request": relationship(Request, overlaps="case")},
}
for _table, _mapped in MAPPED.items():
    assert isinstance(_table, Table)
    _REGISTRY.map_imperatively(_mapped, _table, properties=_PROPERTIES.get(_mapped))
