"""Reading therapy relationships."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import attrs
from sqlalchemy import bindparam, select

from supervisio.domain import vocabulary
from supervisio.domain.checks import Problems, code_of, day, identifier, raise_if_any, reference, whole_number
from supervisio.domain.cursor import from_cursor, to_cursor
from supervisio.domain.quiet import quiet
from supervisio.domain.records import Page, TherapyRelationshipRecord
from supervisio.errors import NotFoundError
from supervisio.services.reach import REFS
from supervisio.services.reading import MOST_A_PAGE
from supervisio.services.statements import by_no_index, one, table_of

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Select

    from supervisio.domain.records import ReturnRecord
    from supervisio.services.common import Id
    from supervisio.services.context import Context
    from supervisio.services.draft import Row

NOUN = "therapy_relationship"


class RelationshipReading:
    """Who sees a relationship: the therapist whose it is, and the host's own jobs."""

    def __init__(self, context: Context) -> None:
        self._context = context

    @quiet
    def get(self, relationship_id: Id) -> TherapyRelationshipRecord:
        """
        Return one relationship.

        Raises:
            NotFoundError: there is none that this actor may see.

        """
        self._context.enter()
        row_id = identifier(relationship_id, "relationship_id")
        rows = self._context.rows(one(NOUN), {"id": row_id})
        if not rows or not self._sees(rows[0]["therapist_ref"]):
            raise NotFoundError(NOUN, row_id)
        return _record(rows[0])

    @quiet
    def find(self, client_ref: str, therapist_ref: str | None = None) -> TherapyRelationshipRecord | None:
        """
        Return the relationship between these two (by default the actor's own), or None.

        Raises:
            InvalidValueError: a reference is not acceptable.

        """
        therapist = self._context.actor.ref if therapist_ref is None else therapist_ref
        found = self.list_(client_ref=client_ref, therapist_ref=therapist, limit=1)
        return found.items[0] if found.items else None

    @quiet
    def list_(
        self,
        *,
        status: str | None = None,
        client_ref: str | None = None,
        therapist_ref: str | None = None,
        limit: int = 50,
        after: str | None = None,
    ) -> Page[TherapyRelationshipRecord]:
        """
        Return a page of relationships, newest first.

        Raises:
            InvalidValueError: a filter, the limit or the cursor is not acceptable.

        """
        self._context.enter()
        problems: Problems = []
        limit = whole_number(limit, "limit", problems, least=1, most=MOST_A_PAGE)
        cursor = from_cursor(after, 1, problems)
        filters: dict[str, Any] = {"status": code_of(vocabulary.TherapyStatus)(status, "status", problems)}
        for name, value in (("client_ref", client_ref), ("therapist_ref", therapist_ref)):
            filters[name] = None if value is None else reference(value, name, problems)
        raise_if_any(problems)
        table = table_of(NOUN)
        statement = select(table).where(table.c.clinic_id == bindparam("clinic_id"))
        if not self._is_system:
            statement = statement.where(table.c.id.in_(_own_ids()))
        for name, value in filters.items():
            if value is not None:
                statement = statement.where(table.c[name] == value)
        if cursor is not None:
            statement = statement.where(by_no_index(table.c.id) < identifier(cursor[0], "after"))
        rows = self._context.rows(
            statement.order_by(table.c.id.desc()).limit(limit + 1), {"refs": sorted(self._context.refs)}
        )
        more = len(rows) > limit
        return Page(
            items=tuple(_record(row) for row in rows[:limit]),
            next=to_cursor(rows[limit - 1]["id"].hex) if more else None,
        )

    @quiet
    def can_return(
        self, client_ref: str, therapist_ref: str | None = None, on: date | str | None = None
    ) -> ReturnRecord:
        """
        Tell, for intake, what stands before this therapist treats this client again: findings, never a yes.

        Looks at the therapy between the two, at other relationships there are or were, at the rules that bind the
        therapist and bar treating somebody after such a one (22 TAC 681.38(d), APA 10.07, ACA A.5.b, A.5.d), at open
        concerns, and at what was planned for a return when a request was answered. ``therapist_ref`` is by default the
        actor's own; ``on`` is the calendar day by whose rules it is asked, by default today at the clinic.

        Only what the actor may see is in it. Whoever is not that therapist is told so in a finding of its own, whether
        or not there is more.

        Raises:
            InvalidValueError: a reference or the day is not acceptable.

        """
        from supervisio.services.returning import can_return

        self._context.enter()
        problems: Problems = []
        therapist = self._context.actor.ref if therapist_ref is None else therapist_ref
        reference(client_ref, "client_ref", problems)
        reference(therapist, "therapist_ref", problems)
        asked_for = day(on, "on", problems)
        raise_if_any(problems)
        return can_return(
            self._context,
            client_ref,
            therapist,
            asked_for or self._context.today(),
            relationship=self.find(client_ref, therapist),
            sees_relationship=self._sees(therapist),
        )

    def _sees(self, therapist_ref: str) -> bool:
        return self._is_system or therapist_ref in self._context.refs

    @property
    def _is_system(self) -> bool:
        return "system" in self._context.actor.roles


@cache
def _own_ids() -> Select[Any]:
    own = table_of(NOUN).alias("own")
    return select(own.c.id).where(own.c.clinic_id == bindparam("clinic_id"), own.c.therapist_ref.in_(REFS))


def _record(row: Row) -> TherapyRelationshipRecord:
    values = {name: row[name] for name in _PLAIN}
    return TherapyRelationshipRecord(
        **values,
        status=vocabulary.TherapyStatus.read(row["status"]),
        ending=None if row["ending"] is None else vocabulary.EndingKind.read(row["ending"]),
        version=row["journal_seq"],
    )


_PLAIN = tuple(
    field.name
    for field in attrs.fields(TherapyRelationshipRecord)
    if field.name not in {"status", "ending", "version", "moves", "replayed"}
)
