"""
The services on one session, on behalf of one actor.

Each service is imported when it is first called for: who imports this has not mapped a table yet.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar, Unpack

from supervisio.domain.quiet import quiet
from supervisio.services.common import Common, Id  # noqa: TC001 - shown in the signatures
from supervisio.services.looking import Looking

if TYPE_CHECKING:
    from supervisio.domain.facts import Actor, BoundaryConcern, ClientRequest, PersonalIssue, SupportReference
    from supervisio.domain.records import AskedRecord, AudienceRecord, NotedRecord
    from supervisio.services.actions import Actions
    from supervisio.services.cases import Cases
    from supervisio.services.concerns import Concerns
    from supervisio.services.consultations import Consultations
    from supervisio.services.context import Context
    from supervisio.services.evaluations import Evaluations
    from supervisio.services.frames import Frames
    from supervisio.services.issues import Issues
    from supervisio.services.journals import Journal
    from supervisio.services.policies import Policies
    from supervisio.services.profiles import Profiles
    from supervisio.services.recommendations import Recommendations
    from supervisio.services.relationships import Relationships
    from supervisio.services.requests import Requests

_AnyRecord = TypeVar("_AnyRecord")


class Supervision(Looking):
    """
    All there is to do on one session, on behalf of one actor: made by ``Clinic.acting`` or ``Supervisio.on``.

    It never commits, rolls back, closes or opens a savepoint. After a ``ConflictError``, ``StorageError`` or
    ``SchemaError`` from the database the transaction must be rolled back; after any other error nothing was written and
    it can go on.
    """

    def __init__(self, context: Context) -> None:
        self._context = context

    def __repr__(self) -> str:
        return f"<Supervision of {self._context.clinic_id!r} for {self._context.actor.ref!r}>"

    @property
    def actor(self) -> Actor:
        """On whose behalf."""
        return self._context.actor

    @quiet
    def ask(
        self,
        about: ClientRequest | PersonalIssue | BoundaryConcern | Id | None = None,
        *,
        question: str,
        asked_of: str,
        route: str = "supervision",
        urgency: str = "routine",
        question_type: str | None = None,
        client_ref: str | None = None,
        case_id: Id | None = None,
        reached_how: str | None = None,
        show_client_ref: bool = False,
        host_ref: str | None = None,
        **common: Unpack[Common],
    ) -> AskedRecord:
        """
        Ask for support: record what came up, file the consultation and the journal entry, in one go.

        Opens a case, or goes on in ``case_id``. ``about`` is what came up, the id of what was recorded already, or
        nothing (a plain question). ``asked_of`` is a person or a reference that several act as. ``route`` is
        supervision, consultation or peer_consultation. The library alerts nobody: ``urgent`` and ``immediate`` say how
        the other was reached.

        Returns:
            The ids, by when an answer is due (aware UTC), and who sees what.

        Raises:
            InvalidValueError: a value is not acceptable; all that is wrong is named at once.
            RuleError: ``other_party``: the one asked is the other party of a concern in this case.
            NotFoundError, AccessDeniedError, InvalidTransitionError: the case or what it is about cannot be asked
                about. ConflictError: the matter changed since ``expect_version``, or the ``request_key`` was used for
                something else.

        """
        from supervisio.services.asking import ask
        from supervisio.services.question import Question

        asked = Question(question, asked_of, route, urgency, question_type, reached_how, show_client_ref, host_ref)
        return ask(self._context, about, asked, client_ref=client_ref, case_id=case_id, common=common)

    @quiet
    def note(
        self,
        about: ClientRequest | PersonalIssue | BoundaryConcern,
        *,
        support: SupportReference | None = None,
        case_id: Id | None = None,
        host_ref: str | None = None,
        **common: Unpack[Common],
    ) -> NotedRecord:
        """
        Record what came up, without asking anyone: in a new case, or in ``case_id``.

        ``support``, with a personal issue only: that the therapist turned elsewhere.

        Raises:
            InvalidValueError: a value is not acceptable.
            RuleError: ``other_party``: the other party of this concern is among those who see the case.
            NotFoundError, AccessDeniedError, InvalidTransitionError, ConflictError: as for ``ask``.

        """
        from supervisio.services.noting import note

        return note(self._context, about, support=support, case_id=case_id, host_ref=host_ref, common=common)

    @quiet
    def audience(
        self,
        case_id: Id | None = None,
        *,
        about: ClientRequest | PersonalIssue | BoundaryConcern | Id | None = None,
        route: str = "supervision",
        asked_of: str | None = None,
        show_client_ref: bool = False,
    ) -> tuple[AudienceRecord, ...]:
        """
        Tell who will see what, before one asks: the names of the fields seen before and after acceptance.

        The therapist comes first. With ``case_id`` (or the id of something recorded) everyone who sees that case today
        is listed too.

        Raises:
            InvalidValueError: a value is not acceptable.
            NotFoundError: there is no such case that this actor may see.
            AccessDeniedError: it is not the actor's to open.

        """
        from supervisio.services.prospect import audience

        return audience(
            self._context, case_id, about=about, route=route, asked_of=asked_of, show_client_ref=show_client_ref
        )

    @quiet
    def reveal(self, record: _AnyRecord, *, purpose: str = "supervision") -> _AnyRecord:
        """
        Return the record with its texts, and write the reading to the access log unless the reader wrote them.

        The log entry lives and dies with the transaction: roll back after reading, and it is lost.

        Raises:
            InvalidValueError: it is no record with texts, or the purpose is no code.
            NotFoundError: it does not exist, or not any more, for this actor.
            StorageError: ``read_only``: this was opened for reading, and somebody else wrote the texts.
            VaultError: the key is gone or out of reach.
            JournalTamperedError: a text is not the one that was sealed there.

        """
        from supervisio.services.revealing import reveal

        revealed: _AnyRecord = reveal(self._context, record, purpose=purpose)
        return revealed

    @cached_property
    def relationships(self) -> Relationships:
        """Therapist and client: begin, end, contact, resume."""
        from supervisio.services.relationships import Relationships

        return Relationships(self._context)

    @cached_property
    def cases(self) -> Cases:
        """Matters: find, view, monitor, close, reopen, grant."""
        from supervisio.services.cases import Cases

        return Cases(self._context)

    @cached_property
    def requests(self) -> Requests:
        """What clients asked for: plan, reply, observe, withdraw."""
        from supervisio.services.requests import Requests

        return Requests(self._context)

    @cached_property
    def issues(self) -> Issues:
        """The therapist's own: support, practice response, review, escalate, close."""
        from supervisio.services.issues import Issues

        return Issues(self._context)

    @cached_property
    def concerns(self) -> Concerns:
        """Boundary concerns: bring, evaluate, decide, review, close."""
        from supervisio.services.concerns import Concerns

        return Concerns(self._context)

    @cached_property
    def evaluations(self) -> Evaluations:
        """The weighing of concerns: start, answer, submit, supersede."""
        from supervisio.services.evaluations import Evaluations

        return Evaluations(self._context)

    @cached_property
    def profiles(self) -> Profiles:
        """Which bodies a therapist belongs to: whose rules bind."""
        from supervisio.services.profiles import Profiles

        return Profiles(self._context)

    @cached_property
    def consultations(self) -> Consultations:
        """Asks for support: accept, decline, redirect, schedule, complete, record held."""
        from supervisio.services.consultations import Consultations

        return Consultations(self._context)

    @cached_property
    def recommendations(self) -> Recommendations:
        """What was recommended: follow, decline, contest."""
        from supervisio.services.recommendations import Recommendations

        return Recommendations(self._context)

    @cached_property
    def actions(self) -> Actions:
        """Who does what by when."""
        from supervisio.services.actions import Actions

        return Actions(self._context)

    @cached_property
    def frames(self) -> Frames:
        """What is recorded as pandas frames: typed columns, no texts, only what the actor may see."""
        from supervisio.services.frames import Frames

        return Frames(self._context)

    @cached_property
    def journal(self) -> Journal:
        """Whether the record is what was written, and what happened."""
        from supervisio.services.journals import Journal

        return Journal(self._context)

    @cached_property
    def policy(self) -> Policies:
        """What the clinic has set."""
        from supervisio.services.policies import Policies

        return Policies(self._context)
