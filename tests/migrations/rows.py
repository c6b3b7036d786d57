"""Rows for tables whose contents do not matter."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy.types import TypeDecorator

from supervisio.domain.lifecycles import LIFECYCLES

if TYPE_CHECKING:
    from sqlalchemy import Column, Table

_BY_TYPE: dict[type, Any] = {
    bool: False,
    bytes: b"sealed",
    date: date(2026, 3, 10),
    datetime: datetime(2026, 3, 10, 9, 30, tzinfo=UTC),
    int: 1,
    str: "north",
    UUID: UUID(int=7),
}


def invented_row(table: Table) -> dict[str, Any]:
    """Return a value for every column that needs one; all of clinic ``north``, and referring to one another."""
    row = {column.name: _BY_TYPE[_python_type(column)] for column in table.columns if not column.nullable}
    if "status" in row:
        row["status"] = LIFECYCLES[table.name.removeprefix("supervisio_")].starts[0]
    return row


def _python_type(column: Column[Any]) -> type:
    underneath = column.type.impl_instance if isinstance(column.type, TypeDecorator) else column.type
    return underneath.python_type
