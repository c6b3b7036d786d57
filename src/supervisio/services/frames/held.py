"""What gives one actor a part in many cases, and which rows are alike in that."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import func, select

from supervisio.services.frames.plain import as_values, index_of, is_named, named, places_in, plain
from supervisio.services.matter import parts
from supervisio.services.reach import REFS
from supervisio.services.statements import by_no_index

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Select

    from supervisio.services.context import Context
    from supervisio.services.frames.plain import Numbers, Values


class What(NamedTuple):
    """Something that gives a part, apart from whose it is and from any id."""

    what: str
    status: str | None
    route: str | None
    shows: Any
    until: Any


class Held:
    """
    What gives an actor a part in some cases.

    A case goes by its number among these, which for any other is -1.
    """

    def __init__(self, context: Context, case_ids: Sequence[str]) -> None:
        import numpy as np

        dialect_name = context.database.dialect_name
        given = {**named(case_ids, dialect_name), "refs": sorted(context.refs)}
        in_cases, ids, abouts, *whats = context.plain_columns(_parts_of_actor(dialect_name), given)
        self._cases = index_of(as_values(case_ids))
        of_case = places_in(self._cases, as_values(in_cases))
        order = np.argsort(of_case, kind="stable")
        numbers: dict[tuple[Any, ...], int] = {}
        self._what = np.array([numbers.setdefault(one, len(numbers)) for one in zip(*whats, strict=True)], "i8")[order]
        self._ids, self._abouts = (as_values(each)[order] for each in (ids, abouts))
        self._counts = np.bincount(of_case, minlength=len(case_ids))
        self._begins = np.cumsum(self._counts) - self._counts
        self._whats = [What(*one) for one in numbers]

    def numbers_of(self, case_ids: Values) -> Numbers:
        """Return the numbers of cases."""
        return places_in(self._cases, case_ids)

    def in_case(self, number: int) -> list[tuple[What, str, str | None]]:
        """Return what gives the actor a part in a case, each with its id and the id of what it is about."""
        begin = self._begins[number]
        these = slice(begin, begin + self._counts[number])
        return [
            (self._whats[what], its, about)
            for what, its, about in zip(self._what[these], self._ids[these], self._abouts[these], strict=True)
        ]

    def alike(self, cases: Numbers, ids: Mapping[str, Values]) -> Numbers:
        """
        Return numbers of rows, given the numbers of their cases and their ids: the same if they are alike.

        They are, if the same gives the actor a part in their cases, in the same order, and of its ids the same are ids
        of the row.
        """
        import numpy as np

        counts = self._counts[cases]
        alike = np.zeros(len(cases), dtype="i8")
        for nth in range(counts.max(initial=0)):
            rows = np.flatnonzero(counts > nth)
            part = self._begins[cases[rows]] + nth
            its, about = self._ids[part], self._abouts[part]
            told = self._what[part]
            for column in ids.values():
                told = together(told, its == column[rows])
                told = together(told, about == column[rows])
            alike[rows] = together(alike[rows], told) + alike.max() + 1
        return alike


def together(one: Numbers, other: Any) -> Numbers:
    """Number anew what two columns of numbers say together."""
    import numpy as np

    other = other.astype("i8")
    return np.unique(one * (other.max(initial=0) + 1) + other, return_inverse=True)[1]


@cache
def _parts_of_actor(dialect_name: str) -> Select[Any]:
    found = parts(is_named(dialect_name)).subquery().c
    about_id = func.coalesce(found.request_id, found.issue_id, found.concern_id)
    columns = (found.case_id, found.id, about_id, *(found[name] for name in What._fields))
    return select(*(plain(column, dialect_name) for column in columns)).where(by_no_index(found.ref).in_(REFS))
