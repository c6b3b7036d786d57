"""
The services on one AsyncSession, on behalf of one actor.

They are imported when one is first called for: who imports this has not mapped a table yet.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from supervisio.aio.lifting import AsyncService, lifted
from supervisio.supervision import Supervision

if TYPE_CHECKING:
    from supervisio.aio.services import (
        AsyncActions,
        AsyncCases,
        AsyncConcerns,
        AsyncConsultations,
        AsyncEvaluations,
        AsyncFrames,
        AsyncIssues,
        AsyncJournal,
        AsyncPolicies,
        AsyncProfiles,
        AsyncRecommendations,
        AsyncRelationships,
        AsyncRequests,
    )
    from supervisio.domain.facts import Actor


class AsyncSupervision(AsyncService[Supervision]):
    """
    All there is to do on one AsyncSession, for one actor: made by ``AsyncClinic.acting`` or ``Supervisio.on_async``.

    Every call takes what the call of ``Supervision`` takes, returns the same frozen record, raises the same errors, and
    is awaited. Calls on one session take turns. After a call was cancelled the transaction must be rolled back.
    """

    def __repr__(self) -> str:
        return f"<Async{repr(self._service).removeprefix('<')}"

    @property
    def actor(self) -> Actor:
        """On whose behalf."""
        return self._service.actor

    ask = lifted(Supervision.ask)
    note = lifted(Supervision.note)
    audience = lifted(Supervision.audience)
    queue = lifted(Supervision.queue)
    queue_count = lifted(Supervision.queue_count)
    watching = lifted(Supervision.watching)
    crossings = lifted(Supervision.crossings)
    reveal = lifted(Supervision.reveal)

    @cached_property
    def relationships(self) -> AsyncRelationships:
        """Therapist and client: begin, end, contact, resume."""
        from supervisio.aio.services import AsyncRelationships

        return AsyncRelationships(self._session, self._service.relationships)

    @cached_property
    def cases(self) -> AsyncCases:
        """Matters: find, view, monitor, close, reopen, grant."""
        from supervisio.aio.services import AsyncCases

        return AsyncCases(self._session, self._service.cases)

    @cached_property
    def requests(self) -> AsyncRequests:
        """What clients asked for: plan, reply, observe, withdraw."""
        from supervisio.aio.services import AsyncRequests

        return AsyncRequests(self._session, self._service.requests)

    @cached_property
    def issues(self) -> AsyncIssues:
        """The therapist's own: support, practice response, review, escalate, close."""
        from supervisio.aio.services import AsyncIssues

        return AsyncIssues(self._session, self._service.issues)

    @cached_property
    def concerns(self) -> AsyncConcerns:
        """Boundary concerns: bring, evaluate, decide, review, close."""
        from supervisio.aio.services import AsyncConcerns

        return AsyncConcerns(self._session, self._service.concerns)

    @cached_property
    def evaluations(self) -> AsyncEvaluations:
        """The weighing of concerns: start, answer, submit, supersede."""
        from supervisio.aio.services import AsyncEvaluations

        return AsyncEvaluations(self._session, self._service.evaluations)

    @cached_property
    def profiles(self) -> AsyncProfiles:
        """Which bodies a therapist belongs to: whose rules bind."""
        from supervisio.aio.services import AsyncProfiles

        return AsyncProfiles(self._session, self._service.profiles)

    @cached_property
    def consultations(self) -> AsyncConsultations:
        """Asks for support: accept, decline, redirect, schedule, complete, record held."""
        from supervisio.aio.services import AsyncConsultations

        return AsyncConsultations(self._session, self._service.consultations)

    @cached_property
    def recommendations(self) -> AsyncRecommendations:
        """What was recommended: follow, decline, contest."""
        from supervisio.aio.services import AsyncRecommendations

        return AsyncRecommendations(self._session, self._service.recommendations)

    @cached_property
    def actions(self) -> AsyncActions:
        """Who does what by when."""
        from supervisio.aio.services import AsyncActions

        return AsyncActions(self._session, self._service.actions)

    @cached_property
    def frames(self) -> AsyncFrames:
        """What is recorded as pandas frames: typed columns, no texts, only what the actor may see."""
        from supervisio.aio.services import AsyncFrames

        return AsyncFrames(self._session, self._service.frames)

    @cached_property
    def journal(self) -> AsyncJournal:
        """Whether the record is what was written, and what happened."""
        from supervisio.aio.services import AsyncJournal

        return AsyncJournal(self._session, self._service.journal)

    @cached_property
    def policy(self) -> AsyncPolicies:
        """What the clinic has set."""
        from supervisio.aio.services import AsyncPolicies

        return AsyncPolicies(self._session, self._service.policy)
