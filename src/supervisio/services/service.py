"""How every service reads one record and makes one move."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

import attrs

from supervisio.domain import lifecycles
from supervisio.domain.access import Standing, standing
from supervisio.domain.checks import Problems, identifier, raise_if_any
from supervisio.domain.records import Record
from supervisio.errors import (
    AccessDeniedError,
    ConflictError,
    IncompleteError,
    JournalTamperedError,
    NotFoundError,
    RuleError,
)
from supervisio.services import reading
from supervisio.services.act import Act
from supervisio.services.matter import matters_of
from supervisio.services.statements import ENTRY_AT, lock, one

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from supervisio.domain.access import Matter
    from supervisio.domain.lifecycle import Lifecycle
    from supervisio.services.common import Common, Id
    from supervisio.services.context import Context
    from supervisio.services.draft import Row

_RecordT = TypeVar("_RecordT", bound=Record)


class Change(Act):
    """A changing call on something that exists: the case it belongs to is locked, read and checked."""

    row: Row
    matter: Matter
    standing: Standing
    open_work: Mapping[str, int]
    lifecycle: Lifecycle

    def move(self, name: str, **changes: Any) -> Row:
        """
        Make a move of the lifecycle on the row.

        Raises:
            InvalidTransitionError: it is not allowed now.

        """
        status = self.lifecycle.after(self.row["status"], name)
        if changes or status != self.row["status"]:
            self.row = self.change(self.lifecycle.noun, self.row, status=status, **changes)
        return self.row

    def move_case(self, name: str, **changes: Any) -> None:
        """Make a move of the case along with it; with nothing to change it is only checked."""
        status = lifecycles.CASE.after(self.root["status"], name)
        if changes or status != self.root["status"]:
            self.root = self.change("case", self.root, status=status, **changes)

    def keep_other_parties_out(self, *refs: str) -> None:
        """
        Refuse what would let the other party of a concern see the case.

        Raises:
            RuleError: ``other_party``.

        """
        if not self.matter.other_parties.isdisjoint(refs):
            raise RuleError("other_party")

    def require(self, *missing: str) -> None:
        """
        Refuse a call for which something is lacking.

        Raises:
            IncompleteError: something is.

        """
        if missing:
            raise IncompleteError(self.call, missing)


class Service(Generic[_RecordT]):
    """The calls on one noun."""

    lifecycle: Lifecycle
    calls: str

    def __init__(self, context: Context) -> None:
        self._context = context

    def _get(self, given_id: Id) -> _RecordT:
        self._context.enter()
        return cast("_RecordT", reading.get(self._context, self.lifecycle.noun, given_id))

    def _change(
        self,
        name: str,
        given_id: Id,
        common: Common,
        arguments: Mapping[str, Any],
        make: Callable[[Change], object],
        *,
        problems: Problems | None = None,
        by: str | None = None,
        prepare: Callable[[Act, Problems], None] | None = None,
    ) -> _RecordT:
        """Make one change and return the record as it is now."""
        change = self._begin(name, given_id, common, arguments, problems=problems, by=by, prepare=prepare)
        if change.replayed is None:
            make(change)
            change.finish()
        record = self._get(given_id)
        return record if change.replayed is None else attrs.evolve(record, replayed=True)

    def _begin(
        self,
        name: str,
        given_id: Id,
        common: Common,
        arguments: Mapping[str, Any],
        *,
        problems: Problems | None = None,
        by: str | None = None,
        prepare: Callable[[Act, Problems], None] | None = None,
    ) -> Change:
        """Lock, read, and check what every change checks: sight, whose move it is, replay, version. In this order."""
        problems = [] if problems is None else problems
        row_id = identifier(given_id, f"{self.lifecycle.noun}_id")
        change = Change(self._context, f"{self.calls}.{name}", {"id": row_id, **arguments}, problems, **common)
        if prepare is not None:
            prepare(change, problems)
        raise_if_any(problems)
        change.lifecycle = self.lifecycle
        take_hold(change, self.lifecycle.noun, row_id)
        check_whose_move(change, by or self.lifecycle.whose(name))
        if not change.look_up_replay():
            check_version(change)
        return change


def take_hold(change: Change, noun: str, row_id: UUID, *, told_as: str | None = None) -> None:
    """
    Lock the case of a row, then read the row, the newest entry, and who has which part.

    ``told_as`` is what an error calls the row, where the caller did not say of which kind it is.

    Raises:
        NotFoundError: there is no such row, or none that this actor may see.

    """
    context = change.context
    case = context.locked(lock("case", None if noun == "case" else noun), at_id=row_id)
    if case is None:
        raise NotFoundError(told_as or noun, row_id)
    row = case if noun == "case" else context.rows(one(noun), {"id": row_id})[0]
    change.matter, change.open_work = matters_of(context, [case])[case["id"]]
    change.standing = standing(change.matter, context.refs, context.policy.today(change.now))
    if change.standing.fields(noun, row) is None or (row.get("status") == "dropped" and not _repeats_drop(change)):
        raise NotFoundError(told_as or noun, row_id)
    heads = context.rows(ENTRY_AT, {"root_id": case["id"], "seqs": [case["journal_seq"]]})
    if not heads:
        raise JournalTamperedError(case["id"], "missing")
    change.take_root("case", case, heads[0])
    change.row = row


def _repeats_drop(change: Change) -> bool:
    # What was dropped is there for nobody but the one who dropped it and makes that very call again.
    return change.call == "concerns.drop" and change.look_up_replay()


def check_whose_move(change: Change, by: str) -> None:
    """
    See that it is this actor's move, and under which reference.

    Raises:
        AccessDeniedError: it is somebody else's.

    """
    refs, row = change.context.refs, change.row
    as_whom = {
        lifecycles.THERAPIST: [change.matter.therapist_ref] if change.standing.is_therapist else [],
        lifecycles.ASKED: [row["asked_of"]] if "asked_of" in row and change.standing.was_asked(row["asked_of"]) else [],
    }
    owner = [row["owner_ref"]] if row.get("owner_ref") in refs else []
    as_whom[lifecycles.OWNER] = owner + as_whom[lifecycles.THERAPIST]
    as_whom[lifecycles.EITHER] = as_whom[lifecycles.THERAPIST] + as_whom[lifecycles.ASKED]
    if not as_whom[by]:
        raise AccessDeniedError(change.call, by)
    own = change.context.actor.ref
    change.acting_as = None if own in as_whom[by] else as_whom[by][0]


def check_version(change: Change) -> None:
    """
    See that the matter is as the caller read it.

    Raises:
        ConflictError: it has changed since.

    """
    if change.expect_version is not None and change.expect_version != change.root["journal_seq"]:
        raise ConflictError("stale_version")
