"""The page of the tables: every column with its type and what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy.dialects import postgresql

from supervisio.models import metadata
from supervisio_pages.text import code, plain, table

if TYPE_CHECKING:
    from sqlalchemy import Column, Table


def page() -> str:
    """Return all of them."""
    return "\n\n".join(_told(one) for one in sorted(metadata.tables.values(), key=lambda one: one.name))


def _told(of: Table) -> str:
    return f"## {code(of.name)}\n\n{table(('column', 'type', 'what it is'), map(_row, of.columns))}"


def _row(column: Column[object]) -> tuple[str, str, str]:
    kind = column.type.compile(dialect=_POSTGRESQL).lower()
    return code(column.name), f"{plain(kind)}{', or NULL' if column.nullable else ''}", _meaning(column)


_POSTGRESQL = postgresql.dialect()  # type: ignore[no-untyped-call]  # SQLAlchemy does not say what it takes


def _meaning(column: Column[object]) -> str:
    refers = [code(key.column.table.name) for key in column.foreign_keys if column.name != "clinic_id"]
    return "; ".join(filter(None, [plain(column.comment or ""), f"refers to {', '.join(refers)}" if refers else ""]))
