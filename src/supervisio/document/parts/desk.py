"""Where the parts are written: what is disclosed lies here, numbered, so that each part can refer to another."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Any
from uuid import UUID

import attrs

from supervisio.document.content import Anchor, Entry, Fact, Link, Mark, Move, Ref, Text
from supervisio.document.fields import ALSO_NONE, LABELS, LINKS, NOUNS, ONLY_IF, REFS, TITLES, WRITTEN, label_of
from supervisio.domain.calls import done
from supervisio.domain.disclosure import with_nested
from supervisio.domain.hidden import LEFT_OUT, REDACTED, Hidden
from supervisio.domain.lifecycles import ENTERED_IN_ERROR
from supervisio.domain.records.base import LATE
from supervisio.domain.vocabulary import Code

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from supervisio.document.content import Block
    from supervisio.document.material import Material
    from supervisio.domain.records import DecisionRecord, EvaluationRecord, TimelineRecord

_TEXTS = frozenset({"text", "sealed_json"})
_SUPERSEDED = "superseded"


class Desk:
    """What a record is made of, and how its parts name and show it."""

    def __init__(self, material: Material) -> None:
        self.material = material
        self.view = material.view

    @property
    def evaluations(self) -> tuple[EvaluationRecord, ...]:
        """All evaluations, in the order in which they were begun."""
        return tuple(sorted((one for concern in self.view.concerns for one in concern.evaluations), key=_id))

    @property
    def decisions(self) -> tuple[DecisionRecord, ...]:
        """All decisions, in the order in which they were recorded."""
        return tuple(sorted((one for concern in self.view.concerns for one in concern.decisions), key=_id))

    @cached_property
    def _titles(self) -> dict[UUID, str]:
        numbers: dict[str, int] = defaultdict(int)
        titles = {}
        for record in sorted(self._named(), key=_id):
            numbers[record.noun] += 1
            titles[record.id] = f"{NOUNS[record.noun]} {numbers[record.noun]}"
        return titles

    def _named(self) -> Iterator[Any]:
        view = self.view
        yield from view.requests
        yield from view.issues
        yield from (concern for concern in view.concerns if concern.kind is not LEFT_OUT)
        yield from (*self.evaluations, *self.decisions, *view.consultations, *view.actions)
        for consultation in view.consultations:
            yield from (*consultation.recommendations, *consultation.addenda)
        yield from (plan for request in view.requests for plan in request.plans)
        for issue in view.issues:
            yield from (*issue.practice_responses, *issue.support_references)

    @cached_property
    def _entries(self) -> dict[UUID, list[TimelineRecord]]:
        found: dict[UUID, list[TimelineRecord]] = defaultdict(list)
        for entry in self.view.timeline:
            for row_id in _touched(entry):
                found[row_id].append(entry)
        return found

    def entries_of(self, record: Any, *calls: str) -> list[TimelineRecord]:
        """Return the journal entries of these calls that have written a record, oldest first."""
        return [entry for entry in self._entries[record.id] if entry.move in calls]

    def link(self, to: UUID | Hidden | None) -> Link | None:
        """Return the reference to another entry; None where the record has none such."""
        return Link(to, self._titles[to]) if isinstance(to, UUID) and to in self._titles else None

    def anchor(self, record: Any) -> Anchor:
        """Return what a row is referred to by."""
        return Anchor(record.id, self._titles[record.id])

    def entry(
        self,
        record: Any,
        *,
        leaving: Iterable[str] = (),
        below: tuple[Block, ...] = (),
        first: tuple[Fact, ...] = (),
        last: tuple[Fact, ...] = (),
    ) -> Entry:
        """Return the entry of a record: all of its fields but those that are told elsewhere."""
        told, written = (
            tuple(fact for name in names if name not in leaving and (fact := self.fact(record, name)) is not None)
            for names in (LABELS[record.noun], WRITTEN)
        )
        return Entry(
            noun=record.noun,
            id=record.id,
            title=self._titles.get(record.id, NOUNS[record.noun]),
            kind=next((code for name in TITLES if isinstance(code := getattr(record, name, None), Code)), None),
            marks=self.marks(record),
            facts=(*first, *told, *last, *written),
            below=below,
        )

    def fact(self, record: Any, name: str, label: str | None = None) -> Fact | None:
        """Return one field of a record; None where there is nothing to say of it."""
        value = self.value(record, name)
        is_said = value is not None or name in ALSO_NONE.get(record.noun, ())
        if not is_said or getattr(record, name) is LEFT_OUT or (value is False and name in ONLY_IF):
            return None
        return Fact(name, label or label_of(record.noun, name), value)

    def value(self, record: Any, name: str) -> Any:
        """Return the value of a field as it is shown; None for nothing, and for what is left out."""
        value = getattr(record, name)
        if value is None or value is LEFT_OUT or value == ():
            return None
        if attrs.fields_dict(type(record))[name].metadata.get("supervisio.kept") in _TEXTS:
            return Text(value)
        if name in LINKS:
            return self.link(value) if isinstance(value, UUID) else value
        return Ref(value) if name in REFS and isinstance(value, str) else value

    def days_late(self, record: Any) -> int | None:
        """Return after how many calendar days at the clinic a late entry was written; None where it is not late."""
        if record.recorded_at - record.effective_at <= LATE:
            return None
        zone = self.material.zone
        happened = record.effective_on or record.effective_at.astimezone(zone).date()
        days: int = (record.recorded_at.astimezone(zone).date() - happened).days
        return days

    def marks(self, record: Any) -> tuple[Mark, ...]:
        """Return what sets a record apart."""
        return tuple(self._marks(record))

    def _marks(self, record: Any) -> Iterator[Mark]:
        days = self.days_late(record)
        if days is not None:
            yield Mark("late", f"Late entry: written {days} {'day' if days == 1 else 'days'} after it happened")
        yield from self.mistake(record)
        if getattr(record, "status", None) == _SUPERSEDED:
            yield Mark(_SUPERSEDED, "Superseded by a later one")
        redacted = [name for name in LABELS[record.noun] if getattr(record, name) is REDACTED]
        if redacted:
            yield Mark("redacted", f"Redacted: {', '.join(label_of(record.noun, name) for name in redacted)}")
        if getattr(record, "reported_by_therapist", None) is True and record.confirmed_at is None:
            yield Mark("reported", "Reported by the therapist, not confirmed by the other")
        if getattr(record, "continues_against_rule", None) is True:
            yield Mark("against_rule", "Goes on against a rule")
        if getattr(record, "overdue", None) is True:
            yield Mark("overdue", "Overdue")

    def mistake(self, record: Any) -> tuple[Mark, ...]:
        """Return the mark of what was entered in error, by itself or with what it belongs to."""
        is_one = getattr(record, "id", None) in self._mistakes
        return (Mark(ENTERED_IN_ERROR, "Entered in error"),) if is_one else ()

    @cached_property
    def _mistakes(self) -> frozenset[UUID]:
        view = self.view
        records: tuple[Any, ...] = (view.case, *view.requests, *view.issues, *view.concerns, *view.consultations)
        return frozenset(
            one.id for record in records if record.status == ENTERED_IN_ERROR for one in with_nested(record)
        )

    def call(self, entry: TimelineRecord) -> Move:
        """Return what was done, by its call."""
        return Move(entry.move, done(entry.move))

    def on_what(self, entry: TimelineRecord) -> tuple[Link, ...]:
        """Return the entries of the record that a journal entry has written."""
        return tuple(link for row_id in _touched(entry) if (link := self.link(row_id)) is not None)

    def actor(self, entry: TimelineRecord) -> Any:
        """Return who made a journal entry, or what stands in their place."""
        named: Any = entry.actor_ref
        return Ref(named) if isinstance(named, str) else named

    def reason(self, entry: TimelineRecord) -> Text | None:
        """Return the reason that was given with a journal entry."""
        return None if entry.reason is None or entry.reason is LEFT_OUT else Text(entry.reason)


def _touched(entry: TimelineRecord) -> tuple[UUID, ...]:
    touched: Any = entry.touched
    return () if isinstance(touched, Hidden) else tuple(row_id for _, row_id in touched)


def _id(record: Any) -> UUID:
    found: UUID = record.id
    return found
