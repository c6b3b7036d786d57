"""
Whether a clinic's record is what was written: read a span of roots at a time, in constant memory.

It finds entries and rows that were edited, removed, inserted, reordered or moved, chains that were cut, and rows that
were written behind the services. A whole root that was removed with its chain, or an older copy of the database in
place of this one, it finds only against a `Seal`: both were right once. An entry taken out of the access log leaves no
trace, since each of them stands by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from supervisio.journal.findings import Finding, Verification
from supervisio.journal.page import Checker
from supervisio.journal.reading import Span
from supervisio.journal.seal import fault_since

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from sqlalchemy import Connection

    from supervisio.domain.seal import Seal
    from supervisio.vault import Vault

_READINGS = 3


def verify(
    connection: Connection,
    vault: Vault,
    clinic_id: str,
    *,
    root_id: UUID | None = None,
    progress: Callable[[int, int | None], object] | None = None,
    since: Seal | None = None,
) -> Verification:
    """
    Return what is wrong in one clinic, or in one root of it. Who may see which finding is for the caller to say.

    Args:
        connection: Runs the statements; nothing is written.
        vault: Holds the journal keys.
        clinic_id: The clinic.
        root_id: One case, relationship or policy; None for all.
        progress: Called with the roots checked so far and the roots there are, both without cases of personal issues.
        since: A seal of this clinic, to hold against it; with all roots only.
    """
    checker = Checker(connection, vault, clinic_id)
    reader = checker.reader
    total = reader.count_of_roots() if progress is not None and root_id is None else None
    spans = reader.spans() if root_id is None else [Span(only=root_id)]
    verified = Verification()
    if vault.is_plaintext:
        verified = Verification(notices=(Finding(what="plaintext"),))
    fault = None if since is None else fault_since(connection, vault, since)
    if fault is not None:
        verified += Verification(findings=(Finding(what=fault),))
    for span in spans:
        verified += _checked(checker, span)
        if progress is not None:
            progress(verified.roots - verified.personal_roots, total)
    return verified


def _checked(checker: Checker, span: Span) -> Verification:
    """
    Return what is wrong every time the span is read.

    Where each statement sees what was committed before it, as on PostgreSQL by default, a call that commits between two
    of them looks like tampering: but only once, while what was tampered with stays as it is.
    """
    checked = checker.check(span)
    for _ in range(_READINGS - 1):
        if not checked.findings:
            break
        before = set(checked.findings)
        checked = checker.check(span)
        checked = evolve(checked, findings=tuple(one for one in checked.findings if one in before))
    return checked
