"""Action items: who does what by when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

import attrs

from supervisio.domain import lifecycles, vocabulary
from supervisio.domain.access import ACCEPTED
from supervisio.domain.checks import Problems, day, identifier, needed_text, raise_if_any, reference
from supervisio.domain.lifecycles import ACTION_ITEM
from supervisio.domain.quiet import quiet
from supervisio.domain.records import ActionItemRecord, Page
from supervisio.errors import AccessDeniedError, InvalidValueError
from supervisio.models.ids import new_id
from supervisio.services.common import Common, Id  # noqa: TC001 - shown in the signatures
from supervisio.services.listing import listed
from supervisio.services.replaying import written
from supervisio.services.service import Change, Service, check_version, take_hold

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID


class Actions(Service[ActionItemRecord]):
    """The calls of ``supervision.actions``."""

    lifecycle = ACTION_ITEM
    calls = "actions"

    @quiet
    def get(self, action_id: Id) -> ActionItemRecord:
        """
        Return one action.

        Raises:
            NotFoundError: there is none that this actor may see.

        """
        return self._get(action_id)

    @quiet
    def list_(
        self,
        *,
        status: str | None = None,
        owner_ref: str | None = None,
        case_id: Id | None = None,
        consultation_id: Id | None = None,
        limit: int = 50,
        after: str | None = None,
    ) -> Page[ActionItemRecord]:
        """
        Return a page of actions, newest first.

        Raises:
            InvalidValueError: a filter, the limit or the cursor is not acceptable.

        """
        return listed(
            self._context,
            "action_item",
            {"status": vocabulary.ActionStatus},
            {"status": status},
            refs={"owner_ref": owner_ref},
            ids={"consultation_id": consultation_id},
            case_id=case_id,
            limit=limit,
            after=after,
        )

    @quiet
    def add(
        self,
        case_id: Id,
        owner_ref: str,
        text: str,
        due_on: date | str,
        consultation_id: Id | None = None,
        **common: Unpack[Common],
    ) -> ActionItemRecord:
        """
        Agree who does what by which calendar day. The one who was asked may add one to their consultation.

        Raises:
            InvalidValueError: a value is not acceptable.
            RuleError: ``other_party``: the owner would see the action.
            NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for every move.

        """
        root_id = identifier(case_id, "case_id")
        asking_id = None if consultation_id is None else identifier(consultation_id, "consultation_id")
        problems: Problems = []
        reference(owner_ref, "owner_ref", problems)
        words = needed_text(text, "text", problems, limit=self._context.text_limit)
        due = day(due_on, "due_on", problems)
        if due_on is None:
            problems.append(("due_on", "required", {}))
        arguments = {
            "case_id": root_id,
            "owner_ref": owner_ref,
            "text": words,
            "due_on": due,
            "consultation_id": asking_id,
        }
        change = Change(self._context, "actions.add", arguments, problems, **common)
        change.not_before_today(due, "due_on", problems)
        raise_if_any(problems)
        take_hold(change, "case", root_id)
        _check_who_adds(change, asking_id)
        if change.look_up_replay():
            return attrs.evolve(self._get(written(change, "action_item") or root_id), replayed=True)
        check_version(change)
        change.move_case("add_action")
        change.keep_other_parties_out(owner_ref)
        action_id = new_id()
        change.add(
            "action_item",
            id=action_id,
            owner_ref=owner_ref,
            text=change.seal("action_item", action_id, "text", words),
            due_on=due,
            due_by=change.policy.end_of(due),
            consultation_id=asking_id,
            status=lifecycles.ACTION_ITEM.starts[0],
        )
        change.finish()
        return self._get(action_id)

    @quiet
    def complete(self, action_id: Id, **common: Unpack[Common]) -> ActionItemRecord:
        """
        Record that it was done.

        Raises:
            NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for every move.

        """
        return self._change("complete", action_id, common, {}, lambda change: change.move("complete"))

    @quiet
    def cancel(self, action_id: Id, **common: Unpack[Common]) -> ActionItemRecord:
        """
        Cancel it.

        Raises:
            NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for every move.

        """
        return self._change("cancel", action_id, common, {}, lambda change: change.move("cancel"))


def _check_who_adds(change: Change, consultation_id: UUID | None) -> None:
    asking = next((one for one in change.matter.askings if one.id == consultation_id), None)
    if change.standing.is_therapist:
        if consultation_id is not None and asking is None:
            raise InvalidValueError.of("consultation_id", "not_this_case")
        own, as_whom = change.context.actor.ref, change.matter.therapist_ref
    elif asking is not None and change.standing.was_asked(asking.asked_of) and asking.part.name == ACCEPTED:
        own, as_whom = change.context.actor.ref, asking.asked_of
    else:
        raise AccessDeniedError(change.call, lifecycles.EITHER)
    change.acting_as = None if own == as_whom else as_whom
