"""A whole matter at once, as one actor sees it, with the rows it was made of: so that each is read once."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import attrs
from sqlalchemy import bindparam, select

from supervisio.domain.hidden import SEALED
from supervisio.domain.records import CaseView, TimelineRecord
from supervisio.services.assembling import NESTED, assemble, sealed_fields
from supervisio.services.reading import with_overdue
from supervisio.services.statements import table_of
from supervisio.services.timeline import as_record, entries_seen_by
from supervisio.services.unsealing import Text

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy import Select

    from supervisio.services.context import Context
    from supervisio.services.reading import Sighted
    from supervisio.services.unsealing import Unsealing

_Row = dict[str, Any]
SHOWN = {
    "requests": "client_request",
    "issues": "personal_issue",
    "concerns": "boundary_concern",
    "consultations": "consultation",
    "actions": "action_item",
    "grants": "grant",
}
"""What a view of a case shows, by the name of its field."""


class Gathered(NamedTuple):
    """A matter as the actor sees it, sealed, and the rows and journal entries that it was made of."""

    found: Sighted
    view: CaseView
    rows: dict[UUID, _Row]
    entries: dict[int, _Row]

    def opened(self, view: CaseView, texts: Unsealing) -> CaseView:
        """Return a view that was made of this one with the texts that it shows as sealed, and no others."""
        parts: dict[str, Any] = {name: tuple(self._opened(one, texts) for one in getattr(view, name)) for name in SHOWN}
        timeline = tuple(self._with_reason(entry, texts) for entry in view.timeline)
        return attrs.evolve(view, case=self._opened(view.case, texts), timeline=timeline, **parts)

    def _opened(self, record: Any, texts: Unsealing) -> Any:
        row = self.rows[record.id]
        opened: dict[str, Any] = {
            name: read(texts.open(self.found, Text.of_row(record.noun, row, name)))
            for name, read in sealed_fields(record.noun)
            if getattr(record, name) is SEALED
        }
        for name in NESTED.get(record.noun, {}):
            opened[name] = tuple(self._opened(one, texts) for one in getattr(record, name))
        return attrs.evolve(record, **opened)

    def _with_reason(self, entry: TimelineRecord, texts: Unsealing) -> TimelineRecord:
        if entry.reason is not SEALED:
            return entry
        return attrs.evolve(entry, reason=texts.open(self.found, Text.of_entry(self.entries[entry.seq])))


def gather(context: Context, found: Sighted) -> Gathered:
    """Return all of a case that the actor sees: its timeline to the end, whatever the number of entries."""
    case, standing = found.case, found.standing
    shown: Any = assemble("case", case, case, standing)
    rows: dict[UUID, _Row] = {case["id"]: case}
    parts: dict[str, Any] = {}
    for name, noun in SHOWN.items():
        children = {
            field: (below, _below(context, below, column, found, rows)) for field, (below, column) in _nested(noun)
        }
        parts[name] = tuple(_records(context, noun, found, rows, children))
    entries = {entry["seq"]: entry for entry in entries_seen_by(context, found, since=0, limit=None)}
    timeline = tuple(as_record(entry, found) for entry in entries.values())
    view = CaseView(case=shown, timeline=timeline, version=case["journal_seq"], **parts)
    return Gathered(found, view, rows, entries)


def _nested(noun: str) -> Any:
    return NESTED.get(noun, {}).items()


def _records(context: Context, noun: str, found: Sighted, rows: dict[UUID, _Row], children: dict[str, Any]) -> Any:
    for row in _of_case(context, noun, found, rows):
        nested = {
            field: tuple(
                record
                for child in by_parent[row["id"]]
                if (record := assemble(below, child, found.case, found.standing)) is not None
            )
            for field, (below, by_parent) in children.items()
        }
        record = assemble(noun, row, found.case, found.standing, **nested)
        if record is not None:
            yield with_overdue(context, record)


def _below(context: Context, noun: str, column: str, found: Sighted, rows: dict[UUID, _Row]) -> dict[UUID, list[_Row]]:
    by_parent: dict[UUID, list[_Row]] = defaultdict(list)
    for row in _of_case(context, noun, found, rows):
        by_parent[row[column]].append(row)
    return by_parent


def _of_case(context: Context, noun: str, found: Sighted, rows: dict[UUID, _Row]) -> list[_Row]:
    of_case = context.rows(_select(noun), {"case_id": found.case["id"]})
    kept = sorted((row for row in of_case if row.get("status") != "dropped"), key=lambda row: row["id"])
    rows.update((row["id"], row) for row in kept)
    return kept


@cache
def _select(noun: str) -> Select[Any]:
    # Without an order: for one SQLite would go through the clinic by id.
    table = table_of(noun)
    return select(table).where(table.c.clinic_id == bindparam("clinic_id"), table.c.case_id == bindparam("case_id"))
