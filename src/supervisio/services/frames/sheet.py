"""A frame in the making: what the actor may not read is gone from it before anything is derived."""

from __future__ import annotations

from functools import cached_property
from itertools import compress
from operator import not_
from typing import TYPE_CHECKING, Any

from supervisio.services.frames import plain, typed
from supervisio.services.frames.finding import find_below
from supervisio.services.frames.hung import hung_on
from supervisio.services.frames.plain import named
from supervisio.services.frames.shape import columns_of
from supervisio.services.frames.sights import Sights

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pandas import DataFrame
    from sqlalchemy import ColumnElement

    from supervisio.services.context import Context
    from supervisio.services.frames.finding import Found
    from supervisio.services.frames.hung import Hung
    from supervisio.services.frames.plain import Times, Truths, Values
    from supervisio.services.frames.shape import Column


class Sheet:
    """
    The columns of one frame, as far as the actor may read them: None, or NaT, stands for the rest.

    ``now`` is when it is read, in UTC, and ``today`` the day that is at the clinic.
    """

    def __init__(self, context: Context, noun: str, found: Found) -> None:
        import numpy as np

        self._context = context
        self._noun = noun
        self._found = found
        self._rows = plain.index_of(found.columns["id"])
        self._case_ids = found.columns["id" if noun == "case" else "case_id"]
        others = dict(compress(zip(self._case_ids, found.topics, strict=True), map(not_, found.own)))
        self._sights = Sights(context, others, found.today)
        self._seen = self._sights.of(noun, self._case_ids, found.columns)
        self._times: dict[str, Times] = {}
        self._derived: dict[str, Any] = {}
        self.now = np.datetime64(context.now().replace(tzinfo=None), "us")
        self.today = np.datetime64(found.today, "D")

    def shows(self, *names: str) -> Truths:
        """Return for each row whether the actor may read all of these fields."""
        return self._seen.shows(*names)

    def values(self, name: str) -> Values:
        """Return a column as it was read."""
        import numpy as np

        values, shown = self._found.columns[name], self.shows(name)
        return values if shown.all() else np.where(shown, values, None)

    def holds(self, name: str, *codes: str) -> Truths:
        """Return for each row whether a column holds one of these codes."""
        import numpy as np

        values = self.values(name)
        return np.logical_or.reduce([values == code for code in codes])

    def moments(self, name: str) -> Times:
        """Return a column of moments, ``datetime64[us]``."""
        return self._read_once(name, self.moments_in)

    def days(self, name: str) -> Times:
        """Return a column of calendar days, ``datetime64[D]``."""
        return self._read_once(name, self.days_in)

    def moments_in(self, values: Values) -> Times:
        """Return values, one a row, as moments."""
        return plain.moments(values, self._case_ids)

    def days_in(self, values: Values) -> Times:
        """Return values, one a row, as calendar days."""
        return plain.days(values, self._case_ids)

    def days_of(self, moments: Times, told: Times | None = None) -> Times:
        """Return the calendar days on which moments fall at the clinic; where a day was told, that one."""
        import numpy as np

        fallen_on = plain.days_at(self._context.policy.zone, moments)
        return fallen_on if told is None else np.where(np.isnat(told), fallen_on, told)

    @cached_property
    def _cases(self) -> dict[str, str]:
        return named(self._case_ids, self._context.database.dialect_name)

    def nested(
        self, noun: str, link: str, names: Sequence[str], *conditions: ColumnElement[bool], status: str | None = None
    ) -> Hung:
        """
        Return what hangs on the rows of the sheet by a link, where the actor may read the fields named.

        ``status`` is the one that all of it has, in a noun that has any.
        """
        below = find_below(self._context, noun, self._cases, (link, *names), *conditions)
        shown = self._seen.shows_below(noun, *names, status=status)
        return hung_on(self._rows, link, below, names, of_rows=shown)

    def consultations(self, link: str, names: Sequence[str], *conditions: ColumnElement[bool]) -> Hung:
        """Return the consultations about the rows of the sheet, where the actor may read that and the fields named."""
        noun = "consultation"
        below = find_below(self._context, noun, self._cases, (link, *names), *conditions)
        seen = self._sights.of(noun, below["case_id"], below)
        return hung_on(self._rows, link, below, names, of_each=seen.shows("about_id", *names))

    def add(self, name: str, column: Any) -> None:
        """Add a column that was derived of others."""
        self._derived[name] = column

    def frame(self) -> DataFrame:
        """Return the frame; its ``attrs["next"]`` says where the next batch goes on."""
        import pandas as pd

        read = {column.name: self._typed(column) for column in columns_of(self._noun)}
        frame = pd.DataFrame({**read, **self._derived}, copy=False)
        frame.attrs["next"] = self._found.next
        return frame

    def _typed(self, column: Column) -> Any:
        if column.kind == "moment":
            return typed.moments(self.moments(column.name))
        if column.kind == "day":
            return typed.days(self.days(column.name))
        values = self.values(column.name)
        if column.vocabulary is not None:
            return typed.codes(values, column.vocabulary)
        return {"id": typed.ids, "text": typed.texts, "flag": typed.flags, "count": typed.counts}[column.kind](values)

    def _read_once(self, name: str, read: Callable[[Values], Times]) -> Times:
        if name not in self._times:
            self._times[name] = read(self.values(name))
        return self._times[name]
