"""The decision record: a whole matter as a document, for those named, signed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from supervisio.document.making import make
from supervisio.document.material import ChainHead, Material
from supervisio.domain import vocabulary
from supervisio.domain.access import ACCEPTED, GRANTED
from supervisio.domain.checks import Problems, identifier, needed_code_of, raise_if_any, yes_or_no
from supervisio.domain.disclosure import disclosed_view, may_be_personal
from supervisio.domain.vocabulary import RecordAudience
from supervisio.errors import AccessDeniedError, JournalTamperedError, NotFoundError, RuleError
from supervisio.services.gathering import gather
from supervisio.services.reading import sight
from supervisio.services.statements import ENTRY_AT, lock
from supervisio.services.unsealing import Unsealing

if TYPE_CHECKING:
    from uuid import UUID

    from supervisio.document import DecisionDocument
    from supervisio.services.common import Id
    from supervisio.services.context import Context
    from supervisio.services.reading import Sighted

_CALL = "cases.decision_record"
_audience = needed_code_of(RecordAudience)
_purpose = needed_code_of(vocabulary.AccessPurpose)


def decision_record(context: Context, case_id: Id, *, audience: str, purpose: str, texts: bool) -> DecisionDocument:
    """
    Return the record of a case for an audience, and write down that it was made.

    Raises:
        InvalidValueError: audience, purpose or id is not acceptable.
        NotFoundError: there is no such case that this actor may see.
        AccessDeniedError: it is not theirs to make one for this audience.
        RuleError: ``personal_issue_not_disclosed``, ``record_too_large``.
        JournalTamperedError: the case is not what was written.
        StorageError: ``read_only``.
        VaultError: a key is gone or out of reach.

    """
    problems: Problems = []
    wanted = _audience(audience, "audience", problems)
    kept = _purpose(purpose, "purpose", problems)
    yes_or_no(texts, "texts", problems)
    raise_if_any(problems)
    row_id = identifier(case_id, "case_id")
    context.enter_to_write()
    found = _taken(context, row_id)
    _check_whose(found, wanted)
    checked = _as_written(context, row_id)
    gathered = gather(context, found)
    view = disclosed_view(gathered.view, wanted, shared=_shared(found))
    reading = Unsealing(context, kept)
    if texts:
        view = gathered.opened(view, reading)
    reading.note(found, "decision_record", row_id, wanted)
    material = Material(
        clinic_id=context.clinic_id,
        audience=wanted,
        purpose=kept,
        made_at=context.now(),
        made_by=_maker(context, found, wanted),
        made_as=None if wanted == RecordAudience.CLIENT else found.standing.acting_as(context.actor.ref),
        zone=context.policy.zone,
        texts=texts,
        whole=found.standing.is_therapist,
        view=view,
        head=_head(context, found),
        entries=checked,
    )
    document = make(material, context.vault.journal_key)
    reading.log()
    return document


def _taken(context: Context, case_id: UUID) -> Sighted:
    """
    Take hold of the case, so that nobody adds to it while it is read, and return it as the actor stands to it.

    Raises:
        NotFoundError: there is none that this actor may see.

    """
    case = context.locked(lock("case", None), at_id=case_id)
    if case is not None:
        found = sight(context, [case])[case_id]
        if found.standing:
            return found
    raise NotFoundError("case", case_id)


def _check_whose(found: Sighted, audience: str) -> None:
    """
    See that a record for this audience is the actor's to make.

    Its therapist discloses a matter, nobody else; whoever was let into it may keep a record of what they were shown.

    Raises:
        AccessDeniedError: it is somebody else's.
        RuleError: it is of a personal issue, and these are never shown one.

    """
    if not found.standing.is_therapist:
        parts = {part.name for part in found.standing.parts}
        if audience != RecordAudience.SUPERVISOR:
            raise AccessDeniedError(_CALL, "the therapist")
        if parts.isdisjoint({ACCEPTED, GRANTED}):
            raise AccessDeniedError(_CALL, "the therapist, who took on an ask, or to whom the case was opened")
    if found.case["topic"] == "personal_issue" and not may_be_personal(audience):
        raise RuleError("personal_issue_not_disclosed")


def _as_written(context: Context, case_id: UUID) -> int:
    """
    See that the case is what was written, since it is about to be signed; returns how many entries that took.

    Raises:
        JournalTamperedError: it is not.

    """
    # Here, not above: most who import the services never verify.
    from supervisio.journal.verify import verify

    verified = verify(context.database.connection(), context.vault, context.clinic_id, root_id=case_id)
    # Who has read it is not in the document.
    for finding in verified.findings:
        if finding.what != "access":
            raise JournalTamperedError(case_id, finding.what)
    return verified.entries


def _shared(found: Sighted) -> frozenset[UUID]:
    """Return the consultations that somebody took on, and what they are about."""
    parts = (asking.part for asking in found.matter.askings)
    return frozenset().union(*(part.scope or () for part in parts if part.name == ACCEPTED))


def _maker(context: Context, found: Sighted, audience: str) -> str:
    # Whoever stands in for the therapist is not named to the client.
    own: str = context.actor.ref
    return found.matter.therapist_ref if audience == RecordAudience.CLIENT else own


def _head(context: Context, found: Sighted) -> ChainHead:
    case: dict[str, Any] = found.case
    newest = context.rows(ENTRY_AT, {"root_id": case["id"], "seqs": [case["journal_seq"]]})[0]
    return ChainHead(
        root_id=case["id"],
        seq=case["journal_seq"],
        mac=newest["mac"].hex(),
        key_id=newest["mac_key_id"],
        head=case["journal_head"].hex(),
        head_key_id=case["journal_key_id"],
    )
