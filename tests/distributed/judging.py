"""Whether a statement names the clinic of every row that it can reach, told from its text."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from supervisio.models.base import PREFIX

if TYPE_CHECKING:
    from collections.abc import Iterator

_DIALECTS = {"sqlite": "sqlite", "postgresql": "postgres"}
_CLINIC = "clinic_id"

_Scope: TypeAlias = exp.Select | exp.Insert | exp.Update | exp.Delete
_SCOPES = (exp.Select, exp.Insert, exp.Update, exp.Delete)


def fault_in(statement: str, dialect_name: str) -> str | None:
    """
    Return what is wrong with a statement on our tables, or None.

    A row that is inserted must be given its clinic. Every other mention of a table must be *bound*: by a condition that
    its clinic equals a parameter, or that of another mention that is bound. A condition counts only where no row gets
    past it: not within OR, NOT or a FILTER, and in an outer join only for the table that is joined. What a SELECT locks
    must be bound by a parameter itself.
    """
    try:
        trees = sqlglot.parse(statement, dialect=_DIALECTS[dialect_name])
    except SqlglotError:
        return "it cannot be parsed"
    # What sqlglot does not know it keeps as a text.
    if len(trees) != 1 or trees[0] is None or trees[0].find(exp.Command):
        return "it cannot be parsed"
    return next(_Statement(trees[0]).faults(), None)


class _Statement:
    """The mentions of our tables in one statement, and what binds them."""

    def __init__(self, tree: exp.Expr) -> None:
        self._tree = tree
        self._ours = [table for table in tree.find_all(exp.Table) if table.name.startswith(PREFIX)]
        # By identity, here and below: sqlglot takes two nodes that read alike for equal.
        self._sources: dict[int, dict[str, exp.Table | None]] = {id(scope): {} for scope in tree.find_all(*_SCOPES)}
        for source in tree.find_all(exp.Table, exp.Subquery):
            scope = _scope_of(source)
            if scope is not None and source.alias_or_name:
                ours = (table for table in self._ours if table is source)
                self._sources[id(scope)][source.alias_or_name] = next(ours, None)

    def faults(self) -> Iterator[str]:
        """Yield what is wrong."""
        if not self._ours:
            yield "no table of ours was found in it"
        by_parameter, bound = self._bound()
        for table in self._ours:
            scope = _scope_of(table)
            if scope is None:
                yield f"{table.sql()} stands outside of SELECT, INSERT, UPDATE and DELETE"
            elif isinstance(scope, exp.Insert):
                if not _lists_clinic(scope):
                    yield f"{table.sql()} is inserted into without a clinic"
            elif id(table) not in bound:
                yield f"{table.sql()} is not bound to a clinic"
            elif scope.args.get("locks") and id(table) not in by_parameter:
                yield f"{table.sql()} is locked, and its clinic is not a parameter"

    def _bound(self) -> tuple[set[int], set[int]]:
        """Return the mentions that a parameter binds, and all that are bound."""
        by_parameter: set[int] = set()
        to_another: list[tuple[int, int]] = []
        for table, other in self._equalities():
            if other is None:
                by_parameter.add(id(table))
            else:
                to_another.append((id(table), id(other)))
        bound = set(by_parameter)
        while more := {one for one, other in to_another if other in bound} - bound:
            bound |= more
        return by_parameter, bound

    def _equalities(self) -> Iterator[tuple[exp.Table, exp.Table | None]]:
        """Yield each mention whose clinic must equal something: that of another mention, or a parameter (None)."""
        for equality in self._tree.find_all(exp.EQ):
            can_be_bound = {id(table) for table in self._bindable_by(_clause_of(equality))}
            sides = equality.this, equality.expression
            for one, other in (sides, sides[::-1]):
                table = self._mentioned_by(one)
                if table is None or id(table) not in can_be_bound:
                    continue
                another = self._mentioned_by(other)
                if another is not None or _is_parameter(other):
                    yield table, another

    def _bindable_by(self, clause: exp.Expr | None) -> Iterator[exp.Table]:
        """Yield the tables of which no row gets past a WHERE or ON."""
        if clause is None:
            return
        scope = _scope_of(clause)
        for table in self._ours:
            within = (
                not isinstance(clause, exp.Join)
                or clause.side != "LEFT"
                or any(table is joined for joined in clause.this.find_all(exp.Table))
            )
            if _scope_of(table) is scope and within:
                yield table

    def _mentioned_by(self, column: exp.Expr) -> exp.Table | None:
        """Return the mention of a table whose clinic a column is, looking from the inside out."""
        if not isinstance(column, exp.Column) or column.name != _CLINIC:
            return None
        scope = _scope_of(column)
        while scope is not None:
            sources = self._sources[id(scope)]
            if column.table in sources:
                return sources[column.table]
            if not column.table and len(sources) == 1:
                return next(iter(sources.values()))
            scope = _scope_of(scope)
        return None


def _scope_of(node: exp.Expr) -> _Scope | None:
    found = node.find_ancestor(*_SCOPES)
    return found if isinstance(found, _SCOPES) else None


def _clause_of(condition: exp.Expr) -> exp.Expr | None:
    """Return the WHERE or ON that cannot be true without this condition."""
    while isinstance(condition.parent, (exp.And, exp.Paren)):
        condition = condition.parent
    clause = condition.parent
    if isinstance(clause, exp.Where) and isinstance(clause.parent, _SCOPES):
        return clause
    if isinstance(clause, exp.Join) and condition.arg_key == "on" and clause.side in {"", "LEFT"}:
        return clause
    return None


def _is_parameter(value: exp.Expr) -> bool:
    while isinstance(value, (exp.Cast, exp.Paren)):
        value = value.this
    return isinstance(value, (exp.Placeholder, exp.Parameter))


def _lists_clinic(insert: exp.Insert) -> bool:
    return isinstance(insert.this, exp.Schema) and _CLINIC in {column.name for column in insert.this.expressions}
