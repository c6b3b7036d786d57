"""Therapist profiles: which bodies a therapist belongs to, so that the rules that bind are found by themselves."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Unpack

import attrs
from sqlalchemy import bindparam, select, update

from supervisio.domain import lifecycles
from supervisio.domain.checks import Problems, raise_if_any, reference
from supervisio.domain.membership import Membership, memberships_of
from supervisio.domain.quiet import quiet
from supervisio.domain.records import TherapistProfileRecord
from supervisio.errors import AccessDeniedError, ConflictError, JournalTamperedError, NotFoundError
from supervisio.services.act import Act
from supervisio.services.common import Common  # noqa: TC001 - shown in the signatures
from supervisio.services.statements import ENTRY_AT, table_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Select

    from supervisio.services.context import Context
    from supervisio.services.draft import Row

NOUN = "therapist_profile"


class Profiles:
    """
    The calls of ``supervision.profiles``.

    A profile is seen and set by the therapist whose it is, and by the host's own jobs (role ``system``).
    """

    def __init__(self, context: Context) -> None:
        self._context = context

    @quiet
    def get(self, therapist_ref: str | None = None) -> TherapistProfileRecord:
        """
        Return a therapist's profile, by default the actor's own.

        Raises:
            NotFoundError: there is none that this actor may see.
            InvalidValueError: the reference is not acceptable.

        """
        found = self.find(therapist_ref)
        if found is None:
            raise NotFoundError(NOUN)
        return found

    @quiet
    def find(self, therapist_ref: str | None = None) -> TherapistProfileRecord | None:
        """
        Return a therapist's profile, by default the actor's own, or None.

        Raises:
            InvalidValueError: the reference is not acceptable.

        """
        self._context.enter()
        therapist = self._therapist(therapist_ref)
        if not self._sees(therapist):
            return None
        row = profile_of(self._context, therapist)
        return None if row is None else _record(row)

    @quiet
    def set(
        self, memberships: Iterable[Membership | str], therapist_ref: str | None = None, **common: Unpack[Common]
    ) -> TherapistProfileRecord:
        """
        Say which bodies a therapist belongs to; replaces what was said before.

        A body is named as its rule file names it (``apa``, ``Texas LPC``); a ``Membership`` says from when to when
        (calendar days, both inclusive). One that ended is kept: what happened then is weighed by the rules of then.

        Raises:
            InvalidValueError: a value is not acceptable.
            AccessDeniedError: it is another therapist's.
            ConflictError: as for every move; nothing was written.

        """
        therapist = self._therapist(therapist_ref)
        problems: Problems = []
        kept = memberships_of(memberships, "memberships", problems)
        arguments = {"therapist_ref": therapist, "memberships": kept}
        act = Act(self._context, "profiles.set", arguments, problems, **common)
        raise_if_any(problems)
        if not self._sees(therapist):
            raise AccessDeniedError(act.call, lifecycles.THERAPIST)
        row = self._context.locked(_lock_of(), at_therapist=therapist)
        if act.look_up_replay():
            return attrs.evolve(self.get(therapist), replayed=True)
        listed = [membership.to_dict() for membership in kept]
        own = self._context.actor.ref
        act.acting_as = therapist if own != therapist and therapist in self._context.refs else None
        if row is None:
            act.open_root(NOUN, therapist_ref=therapist, memberships=listed)
        else:
            self._go_on_from(act, row)
            act.change(NOUN, row, memberships=listed)
        replayed = not act.finish()
        return attrs.evolve(self.get(therapist), replayed=replayed)

    def _go_on_from(self, act: Act, row: Row) -> None:
        if act.expect_version is not None and act.expect_version != row["journal_seq"]:
            raise ConflictError("stale_version")
        heads = self._context.rows(ENTRY_AT, {"root_id": row["id"], "seqs": [row["journal_seq"]]})
        if not heads:
            raise JournalTamperedError(row["id"], "missing")
        act.take_root(NOUN, row, heads[0])

    def _therapist(self, given: Any) -> str:
        if given is None:
            return self._context.actor.ref
        problems: Problems = []
        reference(given, "therapist_ref", problems)
        raise_if_any(problems)
        return str(given)

    def _sees(self, therapist_ref: str) -> bool:
        return "system" in self._context.actor.roles or therapist_ref in self._context.refs


def profile_of(context: Context, therapist_ref: str) -> Row | None:
    """Return the row of a therapist's profile, or None."""
    rows = context.rows(_of_therapist(), {"therapist_ref": therapist_ref})
    return rows[0] if rows else None


@cache
def _of_therapist() -> Select[Any]:
    table = table_of(NOUN)
    return select(table).where(
        table.c.clinic_id == bindparam("clinic_id"), table.c.therapist_ref == bindparam("therapist_ref")
    )


@cache
def _lock_of() -> Any:
    table = table_of(NOUN)
    return (
        update(table)
        .where(table.c.clinic_id == bindparam("at_clinic"), table.c.therapist_ref == bindparam("at_therapist"))
        .values(journal_seq=table.c.journal_seq)
        .returning(*table.c)
    )


def _record(row: Row) -> TherapistProfileRecord:
    same = ("id", "therapist_ref", "effective_at", "effective_on", "recorded_at", "recorded_by")
    return TherapistProfileRecord(
        **{name: row[name] for name in same},
        memberships=tuple(Membership.from_dict(one) for one in row["memberships"]),
        version=row["journal_seq"],
    )
