"""
Reading texts is an act: they are shown to those who may read them, and that is written down unless they wrote them.

What is revealed is read afresh, under the access of now: a record from yesterday opens nothing that was closed today.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs
from sqlalchemy import bindparam

from supervisio.domain import vocabulary
from supervisio.domain.access import NOUNS
from supervisio.domain.checks import Problems, identifier, needed_code_of, raise_if_any, whole_number
from supervisio.domain.hidden import SEALED
from supervisio.domain.records import CaseView, Record, TimelineRecord
from supervisio.errors import InvalidValueError, NotFoundError
from supervisio.services.assembling import NESTED, assemble, sealed_fields
from supervisio.services.reading import case_of, rows_with_case, sight
from supervisio.services.statements import table_of
from supervisio.services.timeline import entries_seen_by, sighted_case
from supervisio.services.unsealing import Text, Unsealing

if TYPE_CHECKING:
    from collections.abc import Callable

    from supervisio.services.context import Context
    from supervisio.services.reading import Sighted

_LAST = 2**63 - 1  # no sequence is beyond
_purpose = needed_code_of(vocabulary.AccessPurpose)


def reveal(context: Context, record: Any, *, purpose: str) -> Any:
    """
    Return the record with its texts.

    Raises:
        InvalidValueError: it is no record with texts, or the purpose is no code.
        NotFoundError: it does not exist any more for this actor.
        StorageError: ``read_only``.
        VaultError: the key is gone or out of reach.

    """
    problems: Problems = []
    kept = _purpose(purpose, "purpose", problems)
    raise_if_any(problems)
    context.enter()
    return _Revealing(context, kept).reveal(record)


class _Revealing:
    """One revealing."""

    def __init__(self, context: Context, purpose: str) -> None:
        self._context = context
        self._texts = Unsealing(context, purpose)

    def reveal(self, record: Any) -> Any:
        opened = self._opened(record)
        self._texts.log()
        return opened

    def _opened(self, record: Any) -> Any:
        if isinstance(record, CaseView):
            return self._opened_view(record)
        if isinstance(record, TimelineRecord):
            return self._opened_reason(record)
        if isinstance(record, Record) and record.noun in NOUNS:
            return self._opened_record(record)
        raise InvalidValueError.of("record", "wrong_type", wanted="a record with texts")

    def _opened_view(self, view: CaseView) -> CaseView:
        parts = ("requests", "issues", "concerns", "consultations", "actions", "grants", "timeline")
        opened: dict[str, Any] = {name: tuple(self._opened(one) for one in getattr(view, name)) for name in parts}
        return attrs.evolve(view, case=self._opened(view.case), **opened)

    def _opened_record(self, record: Any) -> Any:
        context, noun = self._context, record.noun
        # A record made by hand may hold anything.
        row_id = identifier(record.id, "record")
        statement = rows_with_case(noun).where(table_of(noun).c.id == bindparam("id"))
        rows = [row for row in context.rows(statement, {"id": row_id}) if row.get("status") != "dropped"]
        if not rows:
            raise NotFoundError(noun, row_id)
        row, case = rows[0], case_of(noun, rows[0])
        found = sight(context, [case])[case["id"]]
        now = assemble(noun, row, case, found.standing)
        if now is None:
            raise NotFoundError(noun, row_id)
        nested = {name: tuple(self._opened(one) for one in getattr(record, name)) for name in NESTED.get(noun, {})}
        texts = {name: self._text(name, read, row, found, now) for name, read in sealed_fields(noun)}
        return attrs.evolve(record, **texts, **nested)

    def _text(self, name: str, read: Callable[[str], Any], row: dict[str, Any], found: Sighted, now: Record) -> Any:
        shown = getattr(now, name)
        if shown is not SEALED:
            return shown
        return read(self._texts.open(found, Text.of_row(now.noun, row, name)))

    def _opened_reason(self, record: TimelineRecord) -> TimelineRecord:
        if record.reason is not SEALED:
            return record
        case_id = identifier(record.case_id, "record")
        found = sighted_case(self._context, case_id)
        since = whole_number(record.seq, "record", [], least=1, most=_LAST) - 1
        entry = next(iter(entries_seen_by(self._context, found, since=since, limit=1)), None)
        if entry is None or entry["seq"] != record.seq:
            raise NotFoundError("journal_entry", case_id)
        if entry["reason"] is None:
            return record
        return attrs.evolve(record, reason=self._texts.open(found, Text.of_entry(entry)))
