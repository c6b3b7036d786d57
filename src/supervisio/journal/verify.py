"""
Whether a clinic's record is what was written: read in spans of some thousand roots, in constant memory.

It finds entries and rows that were edited, removed, inserted, reordered or moved, chains that were cut, and rows that were
written behind the services. It cannot find a whole root that was removed with its chain, nor an older copy of the database
put in place of this one: both are records that were once right. An entry taken out of the access log leaves no trace
either, since its entries stand each for itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from supervisio.journal.findings import Finding, Verification
from supervisio.journal.page import check_span
from supervisio.journal.reading import Reader

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from supervisio.journal.reading import Run, Span
    from supervisio.vault import Vault

_READINGS = 3


def verify(
    run: Run,
    vault: Vault,
    clinic_id: str,
    *,
    root_id: UUID | None = None,
    progress: Callable[[int, int | None], object] | None = None,
) -> Verification:
    """
    Return what is wrong in one clinic, or in one root of it. Who may see which finding is for the caller to say.

    Args:
        run: Runs the statements; nothing is written.
        vault: Holds the journal keys.
        clinic_id: The clinic.
        root_id: One case, relationship or policy; None for all.
        progress: Called with the roots checked so far and the roots there are, both without cases of personal issues.
    """
    reader = Reader(run, clinic_id)
    total = reader.count_of_roots() if progress is not None and root_id is None else None
    spans = reader.spans() if root_id is None else (reader.span_of(root_id),)
    verified = Verification()
    if vault.is_plaintext:
        verified = Verification(notices=(Finding(what="plaintext"),))
    for span in spans:
        verified += _checked(reader, vault, clinic_id, span)
        if progress is not None:
            progress(verified.roots - verified.personal_roots, total)
    return verified


def _checked(reader: Reader, vault: Vault, clinic_id: str, span: Span) -> Verification:
    """
    Return what is wrong every time the span is read.

    Where each statement sees what was committed before it, as on PostgreSQL by default, a call that commits between two
    of them looks like tampering: but only once, while what was tampered with stays as it is.
    """
    checked = check_span(reader, vault, clinic_id, span)
    for _ in range(_READINGS - 1):
        if not checked.findings:
            break
        before = set(checked.findings)
        checked = check_span(reader, vault, clinic_id, span)
        checked = evolve(checked, findings=tuple(one for one in checked.findings if one in before))
    return checked
