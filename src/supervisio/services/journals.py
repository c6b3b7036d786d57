"""The journal, for those who look after the record: whether it is what was written, and what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from supervisio.domain.checks import identifier
from supervisio.domain.quiet import quiet
from supervisio.domain.records import FindingRecord, Page, TimelineRecord, VerificationRecord
from supervisio.domain.seal import Seal
from supervisio.errors import AccessDeniedError, InvalidValueError, NotFoundError
from supervisio.services import timeline
from supervisio.services.common import Id  # noqa: TC001 - shown in the signatures

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from uuid import UUID

    from supervisio.journal.findings import Finding
    from supervisio.services.context import Context

_LOOK_AFTER_IT = frozenset({"system", "auditor", "records_custodian"})


class Journal:
    """The calls of ``supervision.journal``."""

    def __init__(self, context: Context) -> None:
        self._context = context

    @quiet
    def verify(
        self,
        case_id: Id | None = None,
        *,
        progress: Callable[[int, int | None], None] | None = None,
        since: Seal | None = None,
    ) -> VerificationRecord:
        """
        Check that the record is what was written: every chain, every row, every entry of the access log.

        It finds what was edited, removed, inserted, reordered, cut short or written behind the services. A whole case
        removed, or an older copy of the database put back, it finds only ``since`` a seal that was taken before and
        kept elsewhere. With a case it is for its therapist too, else for the roles system, auditor and
        records_custodian. ``progress`` is called with how much is done and how much there is, if known.

        Raises:
            InvalidValueError: what was given for a seal is none, or is of another clinic; or a case was named too.
            AccessDeniedError: the actor has none of these roles.
            NotFoundError: there is no such case that this actor may see.
            VaultError: a key is out of reach.

        """
        # Here, not above: most who import the services never verify.
        from supervisio.journal.verify import verify

        context = self._context
        context.enter()
        root_id = None if case_id is None else identifier(case_id, "case_id")
        sees_personal = self._may_verify(root_id)
        if since is not None:
            self._require_seal_of_clinic(since, root_id)
        connection = context.database.connection()
        found = verify(connection, context.vault, context.clinic_id, root_id=root_id, progress=progress, since=since)
        return VerificationRecord(
            ok=not found.findings,
            findings=_shown(found.findings, sees_personal=sees_personal),
            # A finding must be told to somebody; a notice of a personal issue is nobody's business.
            notices=_shown(
                (notice for notice in found.notices if sees_personal or not notice.personal), sees_personal=True
            ),
            entries=found.entries - (0 if sees_personal else found.personal_entries),
            roots=found.roots - (0 if sees_personal else found.personal_roots),
        )

    @quiet
    def seal(self) -> Seal:
        """
        Return what stands in the journal now, signed: to keep elsewhere, and to hold against it later.

        ``seal.to_json()`` is a line of less than 1 kB. Days or years later ``verify(since=Seal.from_json(line))`` finds
        a case that was removed with its journal, a journal that was cut short, and an older copy of the database put in
        place of this one. It says what is there, not that it is right: ``verify`` first. For the roles system, auditor
        and records_custodian.

        Take it in a transaction that has written nothing. On PostgreSQL it covers what is older than the oldest writing
        transaction that is still running on the server; on SQLite also what its own wrote and may yet roll back.

        Raises:
            AccessDeniedError: the actor has none of these roles.
            StorageError: ``other_server``: the database has moved; the sentence says what to call.

        """
        # Here, not above: most who import the services never seal.
        from supervisio.journal.seal import take

        context = self._context
        context.enter()
        if not self._looks_after_it:
            raise AccessDeniedError("journal.seal", "the roles system, auditor and records_custodian")
        return take(context.database.connection(), context.vault, context.clinic_id, taken_at=context.now())

    @quiet
    def timeline(self, case_id: Id | None = None, *, limit: int = 50, after: str | None = None) -> Page[TimelineRecord]:
        """
        Return what happened, as structure: who, what, when, which rows; over the clinic, or in one case.

        The roles system, auditor and records_custodian see the whole clinic except personal issues; anybody else their
        own cases.

        Raises:
            NotFoundError: there is no such case that this actor may see.

        """
        context = self._context
        context.enter()
        if case_id is not None:
            return timeline.of_case(context, case_id, limit=limit, after=after)
        return timeline.of_clinic(context, limit=limit, after=after, everything=self._looks_after_it)

    @property
    def _looks_after_it(self) -> bool:
        return not _LOOK_AFTER_IT.isdisjoint(self._context.actor.roles)

    def _require_seal_of_clinic(self, since: object, case_id: UUID | None) -> None:
        if not isinstance(since, Seal):
            raise InvalidValueError.of("since", "wrong_type", wanted="a Seal; Seal.from_json reads one that was kept")
        if case_id is not None:
            raise InvalidValueError.of("since", "whole_clinic_only")
        if since.clinic_id != self._context.clinic_id:
            raise InvalidValueError.of("since", "seal_of_another")

    def _may_verify(self, case_id: UUID | None) -> bool:
        """See that the actor may verify this; returns whether they may be told of personal issues in it."""
        context = self._context
        if case_id is None:
            if not self._looks_after_it:
                raise AccessDeniedError("journal.verify", "the roles system, auditor and records_custodian")
            return False
        if self._looks_after_it:
            topic = timeline.topic_of(context, case_id)
            if topic is not None and topic != "personal_issue":
                return False
        found = timeline.sighted_case(context, case_id)
        if not found.standing.is_therapist:
            raise (
                NotFoundError("case", case_id)
                if not found.standing
                else AccessDeniedError("journal.verify", "the therapist")
            )
        return True


def _shown(findings: Iterable[Finding], *, sees_personal: bool) -> tuple[FindingRecord, ...]:
    return tuple(
        FindingRecord(root=None, table=None, id=None, what="restricted")
        if finding.personal and not sees_personal
        else FindingRecord(root=finding.root, table=finding.table, id=finding.id, what=finding.what)
        for finding in findings
    )
