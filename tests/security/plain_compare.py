"""Everything that one reader can look at, held against the plain account of who sees what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs
import pytest

from supervisio import REDACTED, SEALED, SHREDDED, WITHHELD
from supervisio.errors import NotFoundError
from tests.security.plain_matter import ZONE
from tests.security.plain_sight import NAMES, sees_entry, sight
from tests.services.frames.expecting import NOUNS, Expected, cells_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from supervisio import Actor, Supervision
    from tests.security.plain_matter import PlainCase, PlainRow
    from tests.security.plain_world import World

SERVICES = {
    "case": "cases",
    "client_request": "requests",
    "personal_issue": "issues",
    "boundary_concern": "concerns",
    "consultation": "consultations",
    "recommendation": "recommendations",
    "action_item": "actions",
}
_NESTED = {
    "observations": "observation",
    "plans": "reply_plan",
    "evaluations": "evaluation",
    "decisions": "decision",
    "practice_responses": "practice_response",
    "support_references": "support_reference",
    "recommendations": "recommendation",
    "addenda": "addendum",
}
_VIEWED = {
    "requests": "client_request",
    "issues": "personal_issue",
    "concerns": "boundary_concern",
    "consultations": "consultation",
    "actions": "action_item",
    "grants": "grant",
}
_LEFT_OUT = ("entered_in_error", "dropped")

Where = tuple["PlainCase", "PlainRow"]


def _is_listed(case: PlainCase, row: PlainRow) -> bool:
    """Whether it is in lists: a mistake is not, nor what belongs to a case that is one, nor what was dropped."""
    return row.status not in _LEFT_OUT and case.row.status != "entered_in_error"


class Reader:
    """One reader, looking at everything."""

    def __init__(self, world: World, who: Actor) -> None:
        self.world = world
        self.who = who
        self.clinic = world.plain

    def look(self) -> None:
        """Get, list, frame, find, view and reveal whatever there is, and see that it is what this reader should see."""
        with self.world.clinic.acting(self.who) as supervision:
            for noun, service in SERVICES.items():
                self._get_each(getattr(supervision, service), noun)
                self._list(getattr(supervision, service), noun)
            self._frames(supervision)
            for case in self.world.cases:
                self._view(supervision, case)
            self._find(supervision)

    def _sees(self, where: Where) -> set[str] | None:
        return sight(self.clinic, *where, self.who.refs)

    def _rows(self, noun: str) -> list[Where]:
        return [where for where in self.clinic.rows if where[1].noun == noun]

    def _get_each(self, service: Any, noun: str) -> None:
        for where in self._rows(noun):
            if self._sees(where) is None:
                with pytest.raises(NotFoundError):
                    service.get(where[1].id)
            else:
                self._agree(service.get(where[1].id), where)

    def _list(self, service: Any, noun: str) -> None:
        listed = [where for where in self._rows(noun) if _is_listed(*where) and self._sees(where) is not None]
        newest_first = sorted((row.id for _, row in listed), reverse=True)
        assert [record.id for record in _all_pages(service)] == newest_first
        if noun in ("case", "client_request", "boundary_concern", "consultation"):
            told = [(case, row) for case, row in listed if "client_ref" in (self._sees((case, row)) or ())]
            found = [record.id for record in service.list_(client_ref="c-1", limit=200)]
            assert found == sorted((row.id for case, row in told if case.client == "c-1"), reverse=True)

    def _frames(self, supervision: Supervision) -> None:
        expected = Expected(supervision, now=self.clinic.now, zone=ZONE)
        for noun in NOUNS:
            assert cells_of(getattr(supervision.frames, noun)()) == expected.rows(noun)

    def _view(self, supervision: Supervision, case: PlainCase) -> None:
        if self._sees((case, case.row)) is None:
            for look in (supervision.cases.view, supervision.cases.timeline, supervision.frames.timeline):
                with pytest.raises(NotFoundError):
                    look(case.id)
            return
        view = supervision.cases.view(case.id)
        self._agree(view.case, (case, case.row))
        for name, noun in _VIEWED.items():
            self._agree_all(getattr(view, name), case, case.of(noun))
        seen = [seq for seq, entry in enumerate(case.entries, 1) if sees_entry(self.clinic, case, entry, self.who.refs)]
        assert [entry.seq for entry in view.timeline] == seen
        assert supervision.frames.timeline(case.id)["seq"].to_list() == seen
        for entry in view.timeline:
            self._agree_on_entry(entry, case)
        self._reveal(supervision, view, case)

    def _agree_on_entry(self, entry: Any, case: PlainCase) -> None:
        plain = case.entries[entry.seq - 1]
        assert (entry.move, entry.actor_ref, entry.acting_as) == (plain.move, plain.actor, plain.acting_as)
        assert set(entry.touched) == {(row.noun, row.id) for row in plain.rows}
        assert entry.reason is (None if plain.reason is None else SHREDDED if case.emptied else SEALED)

    def _reveal(self, supervision: Supervision, view: Any, case: PlainCase) -> None:
        opened = supervision.reveal(view)
        for name, noun in {"case": "case", **_VIEWED}.items():
            records = [opened.case] if name == "case" else getattr(opened, name)
            for record in records:
                row = next(row for row in (case.row, *case.rows) if row.id == record.id)
                assert row.noun == noun
                self._agree(record, (case, row), opened=True)
        for entry in opened.timeline:
            reason = case.entries[entry.seq - 1].reason
            assert entry.reason == (SHREDDED if case.emptied and reason else reason)

    def _find(self, supervision: Supervision) -> None:
        for host_ref in ("h-1", "h-2"):
            found = [
                case
                for case in self.world.cases
                if case.row.values["host_ref"] == host_ref and "host_ref" in (self._sees((case, case.row)) or ())
            ]
            newest = supervision.cases.find(host_ref)
            assert (newest and newest.id) == (found[-1].id if found else None)

    def _agree_all(
        self, records: Iterable[Any], case: PlainCase, rows: list[PlainRow], *, opened: bool = False
    ) -> None:
        seen = [row for row in rows if self._sees((case, row)) is not None]
        found = list(records)
        assert [record.id for record in found] == [row.id for row in seen]
        for record, row in zip(found, seen, strict=True):
            self._agree(record, (case, row), opened=opened)

    def _agree(self, record: Any, where: Where, *, opened: bool = False) -> None:
        case, row = where
        seen = self._sees(where)
        assert seen is not None
        assert (record.id, record.version) == (row.id, case.version)
        for name in {field.name for field in attrs.fields(type(record))} - NAMES:
            shown = getattr(record, name)
            if name in _NESTED:
                nested = case.below(row, _NESTED[name]) if name in seen else []
                self._agree_all(shown, case, nested, opened=opened)
            elif name not in seen:
                assert shown is WITHHELD
            elif name in row.texts:
                assert shown == _text(case, row, name, opened=opened)
            else:
                self._agree_on_value(shown, where, name)

    def _agree_on_value(self, shown: Any, where: Where, name: str) -> None:
        case, row = where
        plain = {"status": row.status, "client_ref": case.client, "therapist_ref": case.owner, **row.values}
        if name == "overdue":
            assert shown == (row.status == "open" and row.values["due_on"] < self.clinic.today)
        elif name in plain:
            assert shown == plain[name], name
        else:
            assert shown is not WITHHELD


def _text(case: PlainCase, row: PlainRow, name: str, *, opened: bool) -> Any:
    if name in row.redacted and row.texts[name] is None:
        return REDACTED
    if row.texts[name] is None:
        return None
    return SHREDDED if case.emptied else row.texts[name] if opened else SEALED


def _all_pages(service: Any) -> list[Any]:
    pages = [service.list_(limit=3)]
    while pages[-1].next:
        pages.append(service.list_(limit=3, after=pages[-1].next))
    return [record for page in pages for record in page]
