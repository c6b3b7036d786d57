"""Saying no: how a request is to be answered, what is expected to come of it, and what to look at next time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from supervisio.domain import vocabulary
from supervisio.domain.checks import Problems, code_of, codes_of, day, needed_code_of, text, yes_or_no
from supervisio.domain.lifecycles import CLIENT_REQUEST
from supervisio.domain.quiet import quiet
from supervisio.domain.records import ClientRequestRecord
from supervisio.models.ids import new_id
from supervisio.services.common import Common, Id  # noqa: TC001 - shown in the signatures
from supervisio.services.service import Change, Service

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from supervisio.services.act import Act

_reply = needed_code_of(vocabulary.Reply)
_reactions = codes_of(vocabulary.ClientReaction)
_barred = code_of(vocabulary.YesNoUnsure)
_TEXTS = ("explanation", "check_next_session", "return_plan")


class Planning(Service[ClientRequestRecord]):
    """The calls of ``supervision.requests`` that come before the reply."""

    lifecycle = CLIENT_REQUEST
    calls = "requests"

    @quiet
    def plan(
        self,
        request_id: Id,
        reply: str,
        *,
        explanation: str | None = None,
        expected_reactions: Iterable[str] = (),
        check_next_session: str | None = None,
        follow_up_on: date | str | None = None,
        return_plan: str | None = None,
        return_barred: str | None = None,
        client_told_of_return: bool | None = None,
        **common: Unpack[Common],
    ) -> ClientRequestRecord:
        """
        Plan the reply: which, the explanation to give, the reactions to expect, what to check at the next session.

        ``follow_up_on`` is the calendar day on which it comes back into the queue. After an ending: how a return to
        therapy would be gone about (``return_plan``), whether accepting bars one to this therapist (``return_barred``:
        yes, no, unsure), and whether the client was told of it. A later plan takes the place of an earlier one; what
        came of it, ``ClientRequestRecord.came_of`` tells.

        Raises:
            InvalidValueError: a value is not acceptable; ``no_reply_yet`` is not a reply.
            NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for every move.

        """
        problems: Problems = []
        kept = _reply(reply, "reply", problems)
        if kept == "no_reply_yet":
            problems.append(("reply", "out_of_range", {"wanted": "what the client is to be answered"}))
        if client_told_of_return is not None:
            yes_or_no(client_told_of_return, "client_told_of_return", problems)
        following = day(follow_up_on, "follow_up_on", problems)
        values: dict[str, Any] = {
            "reply": kept,
            "expected_reactions": sorted(_reactions(expected_reactions, "expected_reactions", problems)),
            "return_barred": _barred(return_barred, "return_barred", problems),
            "client_told_of_return": client_told_of_return,
            "follow_up_on": following,
        }
        given = {"explanation": explanation, "check_next_session": check_next_session, "return_plan": return_plan}
        words = {name: text(given[name], name, problems, limit=self._context.text_limit) for name in _TEXTS}

        def prepare(act: Act, found: Problems) -> None:
            act.not_before_today(following, "follow_up_on", found)

        def planned(change: Change) -> None:
            change.move("plan")
            plan_id = new_id()
            sealed = {name: change.seal("reply_plan", plan_id, name, words[name]) for name in _TEXTS}
            end = None if following is None else change.policy.end_of(following)
            change.add("reply_plan", id=plan_id, request_id=change.row["id"], follow_up_by=end, **values, **sealed)

        return self._change(
            "plan", request_id, common, {**values, **words}, planned, problems=problems, prepare=prepare
        )
