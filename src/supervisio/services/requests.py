"""Client requests: the reply, how it was taken, and what the next session showed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from supervisio.domain import vocabulary
from supervisio.domain.checks import Problems, code_of, day, needed_code_of, text
from supervisio.domain.quiet import quiet
from supervisio.models.ids import new_id
from supervisio.services.common import Common, Id  # noqa: TC001 - shown in the signatures
from supervisio.services.listing import listed
from supervisio.services.planning import Planning

if TYPE_CHECKING:
    from datetime import date

    from supervisio.domain.records import ClientRequestRecord, Page
    from supervisio.services.act import Act
    from supervisio.services.service import Change

_FILTERS = {
    "status": vocabulary.ClientRequestStatus,
    "kind": vocabulary.ClientRequestKind,
    "phase": vocabulary.Phase,
    "reply": vocabulary.Reply,
}
_REDACTABLE = ("words", "explanation")
_reply = needed_code_of(vocabulary.Reply)
_reaction = code_of(vocabulary.ClientReaction)
_next_session = code_of(vocabulary.NextSession)


class Requests(Planning):
    """The calls of ``supervision.requests``."""

    @quiet
    def get(self, request_id: Id) -> ClientRequestRecord:
        """
        Return one request, with what was observed after it.

        Raises:
            NotFoundError: there is none that this actor may see.

        """
        return self._get(request_id)

    @quiet
    def list_(
        self,
        *,
        status: str | None = None,
        kind: str | None = None,
        phase: str | None = None,
        reply: str | None = None,
        client_ref: str | None = None,
        case_id: Id | None = None,
        limit: int = 50,
        after: str | None = None,
    ) -> Page[ClientRequestRecord]:
        """
        Return a page of requests, newest first; a filter matches only what the actor may read.

        Raises:
            InvalidValueError: a filter, the limit or the cursor is not acceptable.

        """
        given = {"status": status, "kind": kind, "phase": phase, "reply": reply}
        return listed(
            self._context,
            "client_request",
            _FILTERS,
            given,
            client_ref=client_ref,
            case_id=case_id,
            limit=limit,
            after=after,
        )

    @quiet
    def reply(
        self, request_id: Id, reply: str, explanation: str | None = None, **common: Unpack[Common]
    ) -> ClientRequestRecord:
        """
        Record what the client was answered, and the explanation given if one was given. May be repeated.

        Raises:
            InvalidValueError: a value is not acceptable; ``no_reply_yet`` is not a reply.
            NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for every move.

        """
        problems: Problems = []
        kept = _reply(reply, "reply", problems)
        if kept == "no_reply_yet":
            problems.append(("reply", "out_of_range", {"wanted": "what the client was answered"}))
        kept_explanation = text(explanation, "explanation", problems, limit=self._context.text_limit)

        def replied(change: Change) -> None:
            sealed = change.seal("client_request", change.row["id"], "explanation", kept_explanation)
            change.move("reply", reply=kept, replied_at=change.at, explanation=sealed)

        arguments = {"reply": kept, "explanation": kept_explanation}
        return self._change("reply", request_id, common, arguments, replied, problems=problems)

    @quiet
    def observe(
        self,
        request_id: Id,
        reaction: str | None = None,
        next_session: str | None = None,
        on: date | str | None = None,
        text: str | None = None,
        **common: Unpack[Common],
    ) -> ClientRequestRecord:
        """
        Record how the client took it, or what the next session showed, on a calendar day (by default the day it is).

        One reaction a call: hurt and angry are two. A next session that took place, or not, follows the request up.

        Raises:
            InvalidValueError: a value is not acceptable, or nothing was observed.
            NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for every move.

        """
        problems: Problems = []
        values = {
            "reaction": _reaction(reaction, "reaction", problems),
            "next_session": _next_session(next_session, "next_session", problems),
            "observed_on": day(on, "on", problems),
        }
        words = _text(text, problems, self._context.text_limit)
        if not problems and not any((values["reaction"], values["next_session"], words)):
            problems.append(("reaction", "required", {}))

        def observed(change: Change) -> None:
            self.lifecycle.after(change.row["status"], "observe")
            observation_id = new_id()
            change.add(
                "observation",
                id=observation_id,
                request_id=change.row["id"],
                **{**values, "observed_on": values["observed_on"] or change.on or change.policy.today(change.at)},
                text=change.seal("observation", observation_id, "text", words),
            )
            if values["next_session"] not in (None, "not_yet") and change.row["status"] == "replied":
                change.move("follow_up")

        def prepare(act: Act, found: Problems) -> None:
            act.not_after_today(values["observed_on"], "on", found)

        return self._change(
            "observe", request_id, common, {**values, "text": words}, observed, problems=problems, prepare=prepare
        )

    @quiet
    def withdraw(self, request_id: Id, **common: Unpack[Common]) -> ClientRequestRecord:
        """
        Record that the client withdrew it.

        Raises:
            NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for every move.

        """
        return self._change("withdraw", request_id, common, {}, lambda change: change.move("withdraw"))

    @quiet
    def redact(self, request_id: Id, field: str, **common: Unpack[Common]) -> ClientRequestRecord:
        """
        Take a text filed under the wrong client out of the record, which says so: ``words`` or ``explanation``.

        Raises:
            InvalidValueError: there is no such field.
            NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for every move.

        """
        problems = redactable(field, _REDACTABLE)
        return self._change(
            "redact", request_id, common, {"field": field}, lambda change: redact(change, field), problems=problems
        )

    @quiet
    def mark_in_error(self, request_id: Id, **common: Unpack[Common]) -> ClientRequestRecord:
        """
        Mark it as entered in error: it leaves the lists, not the journal.

        Raises:
            NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for every move.

        """
        return self._change("mark_in_error", request_id, common, {}, lambda change: change.move("mark_in_error"))


def _text(value: Any, problems: Problems, limit: int) -> str | None:
    kept: str | None = text(value, "text", problems, limit=limit)
    return kept


def redactable(field: Any, fields: tuple[str, ...]) -> Problems:
    """Return the problem with a field that cannot be redacted, if that is one."""
    return [] if field in fields else [("field", "unknown_field", {"wanted": ", ".join(fields)})]


def redact(change: Change, field: str) -> None:
    """Set a sealed text to NULL; the row says which ones were."""
    already = change.row["redacted"] or []
    change.move("redact", redacted=sorted({*already, field}), **{field: None})
