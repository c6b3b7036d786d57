"""What stood in a clinic's journal at one moment, as a small value to keep elsewhere."""

from __future__ import annotations

import json
import re
from datetime import datetime
from typing import Any, Self
from uuid import UUID

import attrs

from supervisio.domain.checks import REFERENCE_LIMIT
from supervisio.errors import InvalidValueError

FORMAT = "supervisio-seal/1"

# Clinic, key id, Merkle root, public key, signature.
_FORMS = (f"(?s:.{{1,{REFERENCE_LIMIT}}})", "[A-Za-z0-9._-]{1,80}", "[0-9a-f]{64}", "[0-9a-f]{64}", "[0-9a-f]{128}")
_TEXTS = tuple(re.compile(form).fullmatch for form in _FORMS)
_LONGEST = 4_000
_BIGGEST = 2**63 - 1


@attrs.frozen(kw_only=True)
class Seal:
    """
    What ``journal.seal()`` returns and ``journal.verify(since=seal)`` takes: less than 1 kB, however large the clinic.

    Keep it where whoever can write to the database cannot: with the auditor, in another system, on paper. It holds no
    secret. ``taken_at`` is an aware UTC datetime. ``roots`` and ``entries`` say how much was sealed, not counting
    personal issues. ``newest_root`` and ``newest_seq`` name the newest entry that it covers (None and 0 in an empty
    clinic), ``merkle_root`` stands for all of them, and ``signature`` (Ed25519) is over everything else. With the
    ``key_id`` ``plaintext`` anyone can sign.

    Raises:
        InvalidValueError: a value is none that a seal has.

    """

    clinic_id: str
    taken_at: datetime
    roots: int
    entries: int
    newest_root: UUID | None
    newest_seq: int
    merkle_root: str
    key_id: str
    public_key: str
    signature: str

    def __attrs_post_init__(self) -> None:
        if not self._is_well_formed():
            raise InvalidValueError.of("seal", "bad_seal")

    def to_json(self) -> str:
        """Return the seal as one line of JSON."""
        values = {"format": FORMAT, **attrs.asdict(self)}
        values["taken_at"] = self.taken_at.isoformat()
        values["newest_root"] = None if self.newest_root is None else str(self.newest_root)
        return json.dumps(values, separators=(",", ":"))

    @classmethod
    def from_json(cls, kept: str) -> Self:
        """
        Return the seal that ``to_json`` has written.

        That nobody has altered it shows in its signature: ``verify(since=seal)`` says so, with the key.

        Raises:
            InvalidValueError: it is none.

        """
        values = _parsed(kept)
        if values is None:
            raise InvalidValueError.of("seal", "bad_seal")
        return cls(**values)

    def _is_well_formed(self) -> bool:
        taken_at: Any = self.taken_at
        texts = zip(
            _TEXTS, (self.clinic_id, self.key_id, self.merkle_root, self.public_key, self.signature), strict=True
        )
        numbers = (self.roots, self.entries, self.newest_seq)
        return (
            all(type(text) is str and form(text) is not None for form, text in texts)
            and all(type(number) is int and 0 <= number <= _BIGGEST for number in numbers)
            and isinstance(taken_at, datetime)
            and taken_at.utcoffset() is not None
            and (isinstance(self.newest_root, UUID) if self.newest_seq else self.newest_root is None)
        )


def _parsed(kept: Any) -> dict[str, Any] | None:
    if not isinstance(kept, str) or len(kept) > _LONGEST:
        return None
    try:
        values = json.loads(kept)
        if values.pop("format") != FORMAT or values.keys() != attrs.fields_dict(Seal).keys():
            return None
        values["taken_at"] = datetime.fromisoformat(values["taken_at"])
        if values["newest_root"] is not None:
            values["newest_root"] = UUID(values["newest_root"])
    except (AttributeError, KeyError, RecursionError, TypeError, ValueError):
        return None
    return dict(values)
