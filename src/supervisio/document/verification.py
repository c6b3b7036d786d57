"""What checking a file comes to, in codes and in plain lines; of the file itself it shows no text."""

from __future__ import annotations

from datetime import datetime
from html import escape
from typing import TYPE_CHECKING, Any
from uuid import UUID

import attrs

from supervisio.document.headings import OF_THE_FILE
from supervisio.document.signer import fingerprint
from supervisio.domain.as_json import as_json
from supervisio.domain.vocabulary import RecordAudience

if TYPE_CHECKING:
    from collections.abc import Iterator

FINDINGS = {
    "altered": "parts are not as they were made",
    "moved": "parts do not stand in the order in which they were written",
    "added": "something stands in it that was not written there",
    "form": "all parts are as they were made, but the file is not laid out as it was written",
    "cut_short": "the end is missing, and with it what the rest would be held against",
    "manifest": "the manifest is not one that was written so",
    "signature": "the signature does not fit the manifest: one of the two was altered, or made by somebody else",
    "other_key": "it is signed with another key than the one that was given",
    "unknown_format": "it is not a decision record, or one that a newer version made",
    "too_large": "it is larger than any record is",
    "unreadable": "it cannot be read, or is not a file",
}
NOTICES = {
    "unknown_key": (
        "nothing here says whose key it is: compare the fingerprint with what you know from elsewhere to be the "
        "clinic's, or hand that in as public_key"
    ),
    "plaintext": (
        "the key is public (Vault.plaintext()): anybody can make such a record, and the signature shows accidents only"
    ),
}


@attrs.frozen
class AlteredPart:
    """One part of a file by its name and its heading, which is our own word for it."""

    name: str
    heading: str


@attrs.frozen(kw_only=True)
class RecordVerification:
    """
    What checking a decision record came to.

    ``findings`` are codes and make ``ok`` false; ``altered`` names the parts that they are about. ``notices`` do not:
    ``unknown_key`` says that the signature fits but that whoever checks did not say which key is the clinic's. What
    follows is told only where the signature fits: ``form`` is html or json, ``made_at`` an aware datetime.
    """

    ok: bool
    findings: tuple[str, ...] = ()
    altered: tuple[AlteredPart, ...] = ()
    notices: tuple[str, ...] = ()
    form: str | None = None
    audience: RecordAudience | None = None
    case_id: UUID | None = None
    made_at: datetime | None = None
    key_id: str | None = None
    public_key: str | None = None

    def __bool__(self) -> bool:
        return self.ok

    @property
    def fingerprint(self) -> str | None:
        """The fingerprint of the public key that the record is signed with."""
        return None if self.public_key is None else fingerprint(self.public_key)

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON-ready values."""
        return {**as_json(self), "fingerprint": self.fingerprint}

    def __str__(self) -> str:
        return "\n".join(self._lines())

    def _repr_html_(self) -> str:
        first, *others = self._lines()
        told = "".join(f"<div>{escape(line)}</div>" for line in others)
        return f"<div><strong>{escape(first)}</strong>{told}</div>"

    def _lines(self) -> Iterator[str]:
        yield "It is what was made." if self.ok else "It is not what was made."
        yield from (f"{FINDINGS[code].capitalize()}." for code in self.findings)
        yield from (f"- {part.heading} ({part.name})" for part in self.altered)
        if self.case_id is not None and self.made_at is not None:
            audience = "a newer version's audience" if self.audience is None else self.audience.label.lower()
            yield f"Case {self.case_id}, for {audience}, made {self.made_at:%Y-%m-%d %H:%M %z}."
            yield f"Signed with the key {self.key_id}, whose fingerprint is"
            yield f"  {self.fingerprint}"
        yield from (f"{NOTICES[code].capitalize()}." for code in self.notices)


def altered_part(name: str, number: int) -> AlteredPart:
    """Return a part of a file; one that we do not know goes by its number, for its name is a text of the file's."""
    known = OF_THE_FILE.get(name)
    return AlteredPart(f"part_{number}", f"Part {number}") if known is None else AlteredPart(name, known)
