"""What ``verify()`` returns, and the words it uses: each with its one line for the documentation."""

from __future__ import annotations

from uuid import UUID

import attrs

FINDINGS = {
    "edited": "the row is not the one that its newest journal entry left behind",
    "missing": "the journal says that this row was written, and it is not there: it was removed, or moved elsewhere",
    "without_entry": "no entry in the journal of its root has written this row: it was added, or moved here",
    "orphan": "the row names a case that is not there",
    "unreadable": "the row holds values that the library never writes there",
    "gap": "one or more entries before this one are missing, or this one is not in its place",
    "mac": "the entry is not the one that was written after the entry before it",
    "head": "sequence and head in the root row do not belong to the newest entry: entries were removed, or added",
    "key": "the wrapped key of the root is gone, or the vault cannot unwrap it: its texts cannot be read",
    "unknown_key": "the vault does not hold the journal key that this is said to be written with",
    "access": "the entry of the access log is not the one that was written",
    "older": (
        "the newest entry that the seal covers is not there: the end of the journal was removed, or an older copy was "
        "put in place of the database"
    ),
    "sealed": (
        "what the seal covers is not what was sealed: a case was removed, a chain cut, or an older copy put in "
        "place of the database and written on"
    ),
    "forged": "the seal is not one that was signed with the key it names: nothing can be held against it",
    "other_server": "what the seal covers cannot be told: the database moved, and schema.renumber was not called",
}
NOTICES = {
    "redacted": "a text of this row was redacted by a call",
    "dropped": "this row was dropped by a call before it was ever shared; a tombstone stays",
    "shredded": "the key of this root was destroyed by a call; its texts cannot be read again",
    "late": "the entry was written more than 24 hours after what it says happened",
    "plaintext": "the journal's keys are public (Vault.plaintext()): accidents are found, intent is not",
}


@attrs.frozen(kw_only=True)
class Finding:
    """
    One thing found, or one notice: in which root, in which table (by its noun), which row, and what.

    ``id`` is None where it is itself unreadable; an entry of the journal goes by its sequence. What a seal shows names
    no root. ``personal`` is true in the case of a personal issue, of which most readers may not even be told that there
    is one.
    """

    root: UUID | None = None
    table: str | None = None
    id: UUID | str | None = None
    what: str
    personal: bool = False


@attrs.frozen(kw_only=True)
class Verification:
    """
    What was found, and how much was looked at.

    ``entries`` (of the journal) and ``roots`` count everything; ``personal_entries`` and ``personal_roots`` say how
    much of that are cases of personal issues, for those who may not be told.
    """

    findings: tuple[Finding, ...] = ()
    notices: tuple[Finding, ...] = ()
    entries: int = 0
    roots: int = 0
    personal_entries: int = 0
    personal_roots: int = 0

    def __add__(self, other: Verification) -> Verification:
        return Verification(
            findings=self.findings + other.findings,
            notices=self.notices + other.notices,
            entries=self.entries + other.entries,
            roots=self.roots + other.roots,
            personal_entries=self.personal_entries + other.personal_entries,
            personal_roots=self.personal_roots + other.personal_roots,
        )
