"""Therapy relationships: rules about former clients count from what is recorded here."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Unpack

import attrs
from sqlalchemy import bindparam, update

from supervisio.domain import lifecycles, vocabulary
from supervisio.domain.checks import (
    Problems,
    day,
    identifier,
    needed_code_of,
    raise_if_any,
    reference,
    yes_or_no,
)
from supervisio.domain.lifecycles import THERAPY_RELATIONSHIP
from supervisio.domain.quiet import quiet
from supervisio.errors import (
    AccessDeniedError,
    ConflictError,
    InvalidValueError,
    JournalTamperedError,
    NotFoundError,
    RuleError,
)
from supervisio.services.act import Act
from supervisio.services.common import Common, Id  # noqa: TC001 - shown in the signatures
from supervisio.services.relationship_reading import NOUN, RelationshipReading
from supervisio.services.replaying import written
from supervisio.services.statements import ENTRY_AT, lock, table_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from supervisio.domain.records import TherapyRelationshipRecord
    from supervisio.services.draft import Row


_ending = needed_code_of(vocabulary.EndingKind)


class Relationships(RelationshipReading):
    """
    The calls of ``supervision.relationships``.

    One is seen by the therapist whose it is, and by the host's own jobs (role ``system``).
    """

    @quiet
    def begin(
        self,
        client_ref: str,
        therapist_ref: str | None = None,
        began_on: date | str | None = None,
        **common: Unpack[Common],
    ) -> TherapyRelationshipRecord:
        """
        Record that therapy begins on a calendar day; without a day it is prospective, and begins with a second call.

        Raises:
            InvalidValueError: a value is not acceptable.
            RuleError: ``already_exists``: there is one between these two that has begun.
            AccessDeniedError: it is another therapist's.
            ConflictError: as for every move; nothing was written.

        """
        therapist = self._context.actor.ref if therapist_ref is None else therapist_ref
        problems: Problems = []
        reference(client_ref, "client_ref", problems)
        reference(therapist, "therapist_ref", problems)
        began = day(began_on, "began_on", problems)
        arguments = {"client_ref": client_ref, "therapist_ref": therapist, "began_on": began}
        act = Act(self._context, "relationships.begin", arguments, problems, **common)
        act.not_after_today(began, "began_on", problems)
        raise_if_any(problems)
        self._require_own(act, therapist)
        return self._begun(act, client_ref, therapist, began)

    def _begun(self, act: Act, client_ref: str, therapist: str, began: date | None) -> TherapyRelationshipRecord:
        context = self._context
        row = context.locked(_lock_pair(), at_client=client_ref, at_therapist=therapist)
        if act.look_up_replay():
            return attrs.evolve(self.get(written(act, NOUN) or ""), replayed=True)
        if row is not None:
            self._go_on_from(act, row)
            if began is None or row["status"] != "prospective":
                raise RuleError("already_exists")
            act.change(NOUN, row, status=THERAPY_RELATIONSHIP.after("prospective", "begin"), began_on=began)
        else:
            act.open_root(
                NOUN,
                client_ref=client_ref,
                therapist_ref=therapist,
                status="prospective" if began is None else "current",
                began_on=began,
            )
        if not act.finish():
            return attrs.evolve(self.get(written(act, NOUN) or ""), replayed=True)
        return self.get(act.root["id"])

    @quiet
    def end(
        self, relationship_id: Id, kind: str, on: date | str, **common: Unpack[Common]
    ) -> TherapyRelationshipRecord:
        """
        Record how therapy ended, and on which calendar day.

        Raises:
            InvalidValueError: a value is not acceptable, such as an end before the beginning.
            NotFoundError, InvalidTransitionError, ConflictError: as for every move.

        """
        problems: Problems = []
        ending = _ending(kind, "kind", problems)
        ended = _needed_day(on, problems)

        def make(act: Act, row: Row) -> None:
            status = THERAPY_RELATIONSHIP.after(row["status"], "transfer" if ending == "transferred" else "end")
            _not_before(ended, row["resumed_on"] or row["began_on"])
            act.change(NOUN, row, status=status, ended_on=ended, ending=ending)

        return self._change("end", relationship_id, common, {"kind": ending, "on": ended}, make=make, problems=problems)

    @quiet
    def contact(
        self,
        relationship_id: Id,
        on: date | str,
        professional: bool = True,  # noqa: FBT001, FBT002 - as one would say it
        **common: Unpack[Common],
    ) -> TherapyRelationshipRecord:
        """
        Record a contact on a calendar day; only a professional one counts for rules about former clients.

        Raises:
            InvalidValueError: a value is not acceptable.
            NotFoundError, ConflictError: as for every move; nothing was written.

        """
        problems: Problems = []
        contact = _needed_day(on, problems)
        yes_or_no(professional, "professional", problems)

        def make(act: Act, row: Row) -> None:
            fields = ("last_contact_on", "last_professional_contact_on") if professional else ("last_contact_on",)
            later = {field: contact for field in fields if row[field] is None or row[field] < contact}
            act.change(NOUN, row, **later)

        return self._change(
            "contact",
            relationship_id,
            common,
            {"on": contact, "professional": professional},
            make=make,
            problems=problems,
        )

    @quiet
    def resume(self, relationship_id: Id, on: date | str, **common: Unpack[Common]) -> TherapyRelationshipRecord:
        """
        Record that therapy resumed on a calendar day.

        Raises:
            InvalidValueError: the day is not acceptable, such as one before the end.
            NotFoundError, InvalidTransitionError, ConflictError: as for every move.

        """
        problems: Problems = []
        resumed = _needed_day(on, problems)

        def make(act: Act, row: Row) -> None:
            status = THERAPY_RELATIONSHIP.after(row["status"], "resume")
            _not_before(resumed, row["ended_on"])
            act.change(NOUN, row, status=status, resumed_on=resumed)

        return self._change("resume", relationship_id, common, {"on": resumed}, make=make, problems=problems)

    def _change(
        self,
        name: str,
        relationship_id: Id,
        common: Common,
        arguments: dict[str, Any],
        *,
        make: Callable[[Act, Row], None],
        problems: Problems,
    ) -> TherapyRelationshipRecord:
        row_id = identifier(relationship_id, "relationship_id")
        act = Act(self._context, f"relationships.{name}", {"id": row_id, **arguments}, problems, **common)
        act.not_after_today(arguments["on"], "on", problems)
        raise_if_any(problems)
        row = self._context.locked(lock(NOUN, None), at_id=row_id)
        if row is None or not self._sees(row["therapist_ref"]):
            raise NotFoundError(NOUN, row_id)
        if act.look_up_replay():
            return attrs.evolve(self.get(row_id), replayed=True)
        self._go_on_from(act, row)
        make(act, row)
        act.finish()
        return self.get(row_id)

    def _go_on_from(self, act: Act, row: Row) -> None:
        if act.expect_version is not None and act.expect_version != row["journal_seq"]:
            raise ConflictError("stale_version")
        heads = self._context.rows(ENTRY_AT, {"root_id": row["id"], "seqs": [row["journal_seq"]]})
        if not heads:
            raise JournalTamperedError(row["id"], "missing")
        act.take_root(NOUN, row, heads[0])
        self._require_own(act, row["therapist_ref"])

    def _require_own(self, act: Act, therapist_ref: str) -> None:
        if not self._sees(therapist_ref):
            raise AccessDeniedError(act.call, lifecycles.THERAPIST)
        own = self._context.actor.ref
        act.acting_as = therapist_ref if own != therapist_ref and therapist_ref in self._context.refs else None


@cache
def _lock_pair() -> Any:
    table = table_of(NOUN)
    return (
        update(table)
        .where(
            table.c.clinic_id == bindparam("at_clinic"),
            table.c.client_ref == bindparam("at_client"),
            table.c.therapist_ref == bindparam("at_therapist"),
        )
        .values(journal_seq=table.c.journal_seq)
        .returning(*table.c)
    )


def _needed_day(on: Any, problems: Problems) -> Any:
    if on is None:
        problems.append(("on", "required", {}))
    return day(on, "on", problems)


def _not_before(on: date, begin: date | None) -> None:
    if begin is not None and on < begin:
        raise InvalidValueError.of("on", "before_begin")
