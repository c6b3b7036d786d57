"""What hangs on the rows of a frame: of each row the first, the last, and how many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from supervisio.services.frames.plain import are_there, places_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from supervisio.services.frames.plain import Index, Numbers, Truths, Values


class Hung:
    """
    Several things, each of which hangs on one of so many rows; in the order of recording, unless it is given another.

    ``on`` is the row on which each hangs, ``columns`` hold a value of each.
    """

    def __init__(self, rows: int, on: Numbers, columns: Mapping[str, Values]) -> None:
        self._rows = rows
        self._on = on
        self._columns = columns

    def column(self, name: str) -> Values:
        """Return a value of each."""
        return self._columns[name]

    def having(self, name: str) -> Hung:
        """Return those that have a value there."""
        import numpy as np

        return self.picked(np.flatnonzero(are_there(self._columns[name])))

    def picked(self, which: Numbers) -> Hung:
        """Return some of them, in this order."""
        return Hung(self._rows, self._on[which], {name: values[which] for name, values in self._columns.items()})

    def first(self, name: str) -> Values:
        """Return for each row the value of the first that hangs on it; None where nothing does."""
        import numpy as np

        found = np.full(self._rows, None, dtype=object)
        rows, firsts = np.unique(self._on, return_index=True)
        found[rows] = self._columns[name][firsts]
        return found

    def last(self, name: str) -> Values:
        """Return for each row the value of the last that hangs on it; None where nothing does."""
        return Hung(self._rows, self._on[::-1], {name: self._columns[name][::-1]}).first(name)

    def counts(self) -> Numbers:
        """Return for each row how many hang on it."""
        import numpy as np

        return np.bincount(self._on, minlength=self._rows)


def hung_on(
    rows: Index,
    link: str,
    below: Mapping[str, Values],
    names: Sequence[str],
    *,
    of_rows: Truths | None = None,
    of_each: Truths | None = None,
) -> Hung:
    """
    Return what of ``below`` hangs on these rows by a link, with the columns named, where it is shown.

    Whether it is shown is said of the rows that it hangs on, or of each by itself.
    """
    import numpy as np

    on = places_in(rows, below[link])
    kept = on >= 0
    if of_rows is not None:
        kept[kept] = of_rows[on[kept]]
    if of_each is not None:
        kept &= of_each
    which = np.flatnonzero(kept)
    in_order = which[np.argsort(below["id"][which], kind="stable")]
    return Hung(len(rows), on[in_order], {name: below[name][in_order] for name in names})
