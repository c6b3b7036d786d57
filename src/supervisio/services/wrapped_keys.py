"""The statements on the wrapped data keys of one table of roots."""

from __future__ import annotations

from functools import cache
from typing import Any

import attrs
from sqlalchemy import BindParameter, ColumnClause, Select, Text, Update, bindparam, column, func, select, table, update

from supervisio.models import ROOTS


@attrs.frozen(eq=False)
class WrappedKeys:
    """
    The statements; each names the clinic.

    Attributes:
        next_key_id: The smallest key id above the last one, so that the rows between are skipped.
        count: How many rows these keys wrap.
        following: The rows behind one that these keys wrap, in the order of ids.
        one: One row, if these keys wrap it.
        free: Takes hold of those of these rows that nobody else holds, and returns their ids. PostgreSQL only.
        swap: Puts another wrapped key into a row in which the one that was read still stands.
    """

    next_key_id: Select[Any]
    count: Select[Any]
    following: Select[Any]
    one: Select[Any]
    free: Select[Any]
    swap: Update


@cache
def of_root(noun: str) -> WrappedKeys:
    """Return the statements for the table of a root."""
    # Without types: what a row holds goes back into a condition as it was read, whatever it is.
    clinic_id, row_id, wrapped_key, key_id = (_column(name) for name in ("clinic_id", "id", "wrapped_key", "key_id"))
    root = table(ROOTS[noun].__tablename__, clinic_id, row_id, wrapped_key, key_id)
    of_clinic = clinic_id == bindparam("clinic_id")
    is_wrapped = wrapped_key.is_not(None)
    key_ids: BindParameter[Any] = bindparam("key_ids", expanding=True)
    # By no index but that of ids: each batch would look for all that is left, only to sort it.
    rows = select(row_id, wrapped_key, key_id).where(of_clinic, func.coalesce(key_id, key_id).in_(key_ids), is_wrapped)
    return WrappedKeys(
        next_key_id=select(func.min(key_id)).where(of_clinic, key_id > bindparam("last", type_=Text())),
        count=select(func.count()).select_from(root).where(of_clinic, key_id.in_(key_ids), is_wrapped),
        following=rows.where(row_id > bindparam("after")).order_by(row_id).limit(bindparam("limit")),
        one=rows.where(row_id == bindparam("id")),
        free=select(row_id)
        .where(of_clinic, row_id.in_(bindparam("ids", expanding=True)))
        .with_for_update(key_share=True, skip_locked=True),
        # Bound under names that are no columns: an update would take "clinic_id" for a value to set.
        swap=update(root)
        .where(clinic_id == bindparam("at_clinic"), row_id == bindparam("at_id"), wrapped_key == bindparam("wrapped"))
        .values(wrapped_key=bindparam("anew"), key_id=bindparam("new_id")),
    )


def _column(name: str) -> ColumnClause[Any]:
    return column(name)
