"""The manifest: what a record is, and the digest of each of its parts; it is this that is signed."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

import attrs

from supervisio.document.canonical import canonical

FORMAT = "supervisio-record/1"
FORMS = ("html", "json")

_HEX_32 = re.compile("[0-9a-f]{64}").fullmatch
_NAME = re.compile("[a-z_]{1,40}").fullmatch
_CODE = re.compile("[a-z0-9_-]{1,64}").fullmatch
_KEY_ID = re.compile("[A-Za-z0-9._-]{1,80}").fullmatch
_SAID = ("clinic_id", "made_by", "made_as", "purpose", "texts", "chain")
_KEYS = frozenset({"format", "audience", "case_id", "made_at", "key_id", "public_key", "parts", *_SAID})


@attrs.frozen
class Digest:
    """How many bytes a part has in one form, and their SHA-256 as hexadecimal digits."""

    size: int
    sha256: str

    @classmethod
    def of(cls, content: bytes) -> Digest:
        """Return the digest of some bytes."""
        return cls(len(content), sha256(content).hexdigest())


@attrs.frozen
class DigestedPart:
    """A part by its name and heading, and its digest in each form; the opening of the page has none in JSON."""

    name: str
    heading: str
    html: Digest
    json: Digest | None


@attrs.frozen(kw_only=True)
class Manifest:
    """What is signed of a record."""

    audience: str
    case_id: UUID
    made_at: datetime
    key_id: str
    public_key: str
    parts: tuple[DigestedPart, ...]
    said: Mapping[str, Any] = attrs.field(repr=False)
    """What it says besides, for those who read it: clinic, maker, purpose, the end of the chain."""

    def to_text(self) -> str:
        """Return the manifest as the line of JSON that is signed."""
        return canonical(
            {
                **self.said,
                "format": FORMAT,
                "audience": str(self.audience),
                "case_id": str(self.case_id),
                "made_at": self.made_at.isoformat(),
                "key_id": self.key_id,
                "public_key": self.public_key,
                "parts": [attrs.asdict(part) for part in self.parts],
            }
        )

    @classmethod
    def read(cls, written: Any) -> Manifest | None:
        """Return the manifest that these values of JSON are; None where they are none, whatever they are."""
        try:
            manifest = _manifest(written)
        except (AttributeError, KeyError, OverflowError, RecursionError, TypeError, ValueError):
            return None
        return manifest if manifest is not None and _is_same(manifest, written) else None


def is_of_another_version(written: Any) -> bool:
    """Return whether this is a manifest in a format that a newer version writes."""
    name = written.get("format") if isinstance(written, dict) else None
    return isinstance(name, str) and name.startswith("supervisio-record/") and name != FORMAT


def parsed(line: bytes) -> Any:
    """Return the values of a line of JSON; None for what is none, and for what names a key twice."""
    try:
        return json.loads(line, object_pairs_hook=_once, parse_float=_refused, parse_constant=_refused)
    except (RecursionError, ValueError):
        # Beside what is no JSON: what is no text, and numbers longer than any that were written.
        return None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError
    return made


def _refused(_: str) -> Any:
    # A record holds whole numbers only.
    raise ValueError


def _manifest(written: dict[str, Any]) -> Manifest | None:
    parts = tuple(
        DigestedPart(
            name=part["name"],
            heading=part["heading"],
            html=Digest(**part["html"]),
            json=None if part["json"] is None else Digest(**part["json"]),
        )
        for part in written["parts"]
    )
    manifest = Manifest(
        audience=written["audience"],
        case_id=UUID(written["case_id"]),
        made_at=datetime.fromisoformat(written["made_at"]),
        key_id=written["key_id"],
        public_key=written["public_key"],
        parts=parts,
        said={name: written[name] for name in _SAID},
    )
    digests = [digest for part in parts for digest in (part.html, part.json) if digest is not None]
    names = [part.name for part in parts]
    is_well_formed = (
        written.keys() == _KEYS
        and all((_CODE(manifest.audience), _KEY_ID(manifest.key_id), _HEX_32(manifest.public_key)))
        and manifest.made_at.utcoffset() is not None
        and bool(parts)
        and len(set(names)) == len(names)
        and all(_NAME(name) for name in names)
        and all(type(one.size) is int and one.size > 0 and _HEX_32(one.sha256) for one in digests)
    )
    return manifest if is_well_formed else None


def _is_same(manifest: Manifest, written: Any) -> bool:
    # One manifest, one text: what reads the same but is written otherwise is another one.
    return manifest.to_text() == canonical(written)
