"""Which columns and indexes a peer's tables have: ours, without those that only the journal and the vault need."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from recording.asked import OF_JOURNAL_AND_VAULT
from supervisio.models import ROWS

if TYPE_CHECKING:
    from sqlalchemy import Column, Table

# The rows that others refer to, by the column that does.
PARENTS = {"case_id": "case", "request_id": "client_request"}


def columns_of(noun: str) -> list[Column[object]]:
    """Return our columns that a peer has too."""
    return [column for column in _table_of(noun).columns if column.name not in OF_JOURNAL_AND_VAULT]


def is_sealed(column: Column[object]) -> bool:
    """Tell whether this is a text, which a peer keeps as it is."""
    return bool(column.info.get("sealed"))


def indexes_of(noun: str) -> list[list[str]]:
    """Return the columns of each of our indexes that a peer has too."""
    indexes = ([column.name for column in index.columns] for index in _table_of(noun).indexes)
    return sorted(index for index in indexes if not OF_JOURNAL_AND_VAULT & set(index))


def _table_of(noun: str) -> Table:
    return cast("Table", ROWS[noun].__table__)
