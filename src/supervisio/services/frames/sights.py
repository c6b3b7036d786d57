"""
Which fields of many rows an actor sees: told by ``standing``, once for each kind of row.

Of ids ``standing`` knows no more than which are the same. So rows are seen alike if their matters are alike but for the
ids in them, and it is asked about one row of each kind: with a matter that holds what gives the actor a part.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from supervisio.domain.access import TIES, Asking, Grant, Matter, Owning, standing
from supervisio.services.frames.held import Held, together
from supervisio.services.frames.plain import day

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from supervisio.domain.access import Standing
    from supervisio.services.context import Context
    from supervisio.services.frames.held import What
    from supervisio.services.frames.plain import Numbers, Truths, Values

_BELOW = UUID(int=0)


class Kind(NamedTuple):
    """How the actor stands to the matter of a row that others are like, and that row."""

    standing: Standing
    row: Mapping[str, Any]


class Seen:
    """What of each of several rows of a noun the actor sees; ``of_row`` says of which kind each one is."""

    def __init__(self, noun: str, kinds: Sequence[Kind], of_row: Numbers) -> None:
        self._noun = noun
        self._kinds = kinds
        self._of_row = of_row

    def shows(self, *names: str) -> Truths:
        """Return for each row whether all of these fields are seen."""
        return self._of_each(names, (kind.standing.fields(self._noun, kind.row) for kind in self._kinds))

    def shows_below(self, noun: str, *names: str, status: str | None = None) -> Truths:
        """Return for each row whether all of these fields are seen of what hangs on it alone, and has this status."""
        below = {"id": _BELOW, "status": status}
        rows = ({**below, **dict.fromkeys(TIES[noun], kind.row["id"])} for kind in self._kinds)
        return self._of_each(
            names, (kind.standing.fields(noun, row) for kind, row in zip(self._kinds, rows, strict=True))
        )

    def _of_each(self, names: Sequence[str], fields: Iterable[frozenset[str] | None]) -> Truths:
        import numpy as np

        wanted = frozenset(names)
        shown = np.array([seen is not None and wanted <= seen for seen in fields], dtype=bool)
        return shown[self._of_row]


class Sights:
    """
    How one actor sees the rows of some cases, as of a day at the clinic.

    ``others`` are the cases that are not the actor's own, by id, with their topics. What is in an own case is all seen:
    the rows were found without those of which the actor is the other party.
    """

    def __init__(self, context: Context, others: Mapping[str, str], today: date) -> None:
        import pandas as pd

        self._ref = min(context.refs)
        self._today = today
        self._topics = list(others.values())
        self._topic_numbers = pd.factorize(pd.Series(self._topics, dtype=object))[0]
        self._held = Held(context, list(others))

    def of(self, noun: str, case_ids: Values, columns: Mapping[str, Values]) -> Seen:
        """Return what is seen of rows of a noun, told their cases, and their ids and ``TIES``."""
        import numpy as np

        cases = self._held.numbers_of(case_ids)
        others = np.flatnonzero(cases >= 0)
        ids = {name: columns[name][others] for name in ("id", *TIES.get(noun, ()))}
        alike = together(self._held.alike(cases[others], ids), self._topic_numbers[cases[others]])
        _, firsts, of_other = np.unique(alike, return_index=True, return_inverse=True)
        of_row = np.zeros(len(case_ids), dtype="i8")
        of_row[others] = of_other + 1
        own = Kind(self._standing(Matter(therapist_ref=self._ref, topic="")), {"id": _BELOW})
        standings = map(self._standing, map(self._matter, cases[others][firsts]))
        rows = ({name: _id(values[at]) for name, values in ids.items()} for at in firsts)
        return Seen(noun, [own, *map(Kind, standings, rows)], of_row)

    def _standing(self, matter: Matter) -> Standing:
        return standing(matter, frozenset({self._ref}), self._today)

    def _matter(self, number: int) -> Matter:
        """Return the matter of a case of somebody else's, as far as the actor has a part in it."""
        found: dict[str, list[Any]] = defaultdict(list)
        for what, its_id, about_id in self._held.in_case(number):
            found[what.what].append(self._part(what, UUID(its_id), _id(about_id)))
        return Matter(
            "",  # which nobody goes by
            self._topics[number],
            other_parties=frozenset(found["concern"]),
            askings=tuple(found["asking"]),
            grants=tuple(found["grant"]),
            ownings=tuple(found["action"]),
        )

    def _part(self, what: What, its_id: UUID, about_id: UUID | None) -> Any:
        if what.what == "asking":
            return Asking(
                id=its_id,
                asked_of=self._ref,
                status=str(what.status),
                route=str(what.route),
                show_client_ref=bool(what.shows),
                about=None,
                about_id=about_id,
            )
        if what.what == "grant":
            return Grant(self._ref, None if what.until is None else day(what.until))
        return Owning(its_id, self._ref) if what.what == "action" else self._ref


def _id(value: str | None) -> UUID | None:
    return None if value is None else UUID(value)
