"""What a database that is spread over several servers by the clinic asks of a table's keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Column, UniqueConstraint

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import ForeignKeyConstraint, Table

CLINIC = "clinic_id"


def faults_in(table: Table) -> list[str]:
    """
    Return what in a table does not begin with the clinic, one short line each.

    Citus refuses a primary key, a unique constraint and a foreign key without the column that rows are spread by, and
    an index that another column leads is of no use to a query of one clinic.
    """
    return [*_faults_in_keys(table), *_faults_in_references(table)]


def _faults_in_keys(table: Table) -> Iterator[str]:
    uniques = [constraint for constraint in table.constraints if isinstance(constraint, UniqueConstraint)]
    found: list[tuple[str, Iterable[object]]] = [
        ("primary key", table.primary_key.columns),
        *(("unique constraint", unique.columns) for unique in uniques),
        *(("index", index.expressions) for index in table.indexes),
    ]
    for kind, expressions in found:
        # What is no column shows as its SQL.
        names = [one.name if isinstance(one, Column) else str(one) for one in expressions]
        if names[:1] != [CLINIC]:
            yield f"{kind} ({', '.join(names)})"


def _faults_in_references(table: Table) -> Iterator[str]:
    for key in table.foreign_key_constraints:
        if _pairs(key)[0] != (CLINIC, CLINIC):
            yield f"foreign key ({', '.join(f'{ours} -> {theirs}' for ours, theirs in _pairs(key))})"


def _pairs(key: ForeignKeyConstraint) -> list[tuple[str, str]]:
    # By text, for the table that a reflected key refers to may not have been reflected.
    return [(element.parent.name, element.target_fullname.rpartition(".")[2]) for element in key.elements]
