"""Rules that every table keeps, looked up in the metadata, so that a table to come is held to them too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import CheckConstraint

from supervisio.models import metadata

if TYPE_CHECKING:
    from sqlalchemy import Table

each_table = pytest.mark.parametrize("table", metadata.sorted_tables, ids=lambda table: table.name)


@each_table
def test_nothing_is_deleted_along_with_something_else(table: Table) -> None:
    """No foreign key deletes or changes the rows that refer to a row."""
    actions = {(key.ondelete, key.onupdate) for key in table.foreign_key_constraints}

    assert actions <= {(None, None)}


@each_table
def test_a_check_guards_the_status_and_nothing_else(table: Table) -> None:
    """Every other vocabulary is open, so that a later version's codes can be kept."""
    checks = [constraint for constraint in table.constraints if isinstance(constraint, CheckConstraint)]

    assert [check.name for check in checks] == [f"ck_{table.name}__status"] * ("status" in table.columns)
    assert all(str(check.sqltext).startswith("status IN (") for check in checks)


@each_table
def test_every_name_is_given_and_fits(table: Table) -> None:
    """PostgreSQL cuts names at 63 bytes, and a migration cannot drop by a name that was cut."""
    constraints = [str(constraint.name) for constraint in table.constraints]
    names = [*constraints, *(str(index.name) for index in table.indexes)]

    assert [name for name in names if name[:2] not in {"pk", "fk", "uq", "ck", "ix"} or table.name not in name] == []
    assert [name for name in names if len(name.encode()) > 63] == []
