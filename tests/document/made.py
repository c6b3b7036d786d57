"""Documents made by hand: tiny ones to alter byte by byte, and ones of a view that nobody recorded."""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from uuid import UUID
from zoneinfo import ZoneInfo

import attrs

from supervisio.document.canonical import canonical
from supervisio.document.making import make
from supervisio.document.manifest import Digest, DigestedPart, Manifest
from supervisio.document.marks import HTML, JSON, START, mark
from supervisio.document.material import ChainHead, Material
from supervisio.document.signer import Signer
from supervisio.domain.records import CaseRecord, CaseView, ClientRequestRecord, TimelineRecord
from supervisio.domain.vocabulary import (
    AccessPurpose,
    CaseStatus,
    CaseTopic,
    ClientRequestKind,
    ClientRequestStatus,
    Code,
    MadeBy,
    Phase,
    RecordAudience,
    Reply,
)
from supervisio.vault.signing import signature

if TYPE_CHECKING:
    from supervisio.document import DecisionDocument
    from supervisio.vault.keys import JournalKey

CASE = UUID(int=7)
AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
# Names that are in every record, with next to nothing in each.
TINY = {"about": "one", "came_up": "two", "told": "three"}


@attrs.frozen
class Tiny:
    """A record of a few hundred bytes in each form, and where each part of it stands."""

    html: bytes
    json: bytes
    manifest: bytes

    def content(self, form: str) -> bytes:
        """Return the file in one form."""
        return self.html if form == "html" else self.json

    def regions(self, form: str) -> dict[str, range]:
        """Return which bytes are of which part; what is of none is the manifest's, or around the parts."""
        content, layout = self.content(form), {"html": HTML, "json": JSON}[form]
        names = (["opening"] if form == "html" else []) + list(TINY)
        begins = [content.index(layout.begins(name)) for name in names]
        ends = [*(begin - len(layout.between) for begin in begins[1:]), content.index(layout.manifest)]
        return {name: range(begin, end) for name, begin, end in zip(names, begins, ends, strict=True)}


def tiny(key: JournalKey, **changes: Any) -> Tiny:
    """Return a record with three parts, signed with a key; ``changes`` are values of its manifest."""
    pages = {"opening": START + b"'>", **{name: f"{mark(name)}<p>{text}</p>\n".encode() for name, text in TINY.items()}}
    lines = {name: canonical({"part": name, "title": name, "written": [text]}).encode() for name, text in TINY.items()}
    signer = Signer.of(key)
    manifest = Manifest(
        audience=RecordAudience.BOARD,
        case_id=CASE,
        made_at=AT,
        key_id=signer.key_id,
        public_key=signer.public_key,
        parts=tuple(
            DigestedPart(name, name, Digest.of(content), Digest.of(lines[name]) if name in lines else None)
            for name, content in pages.items()
        ),
        said={"clinic_id": "c", "made_by": "t", "made_as": None, "purpose": "system", "texts": True, "chain": {}},
    )
    line = attrs.evolve(manifest, **changes).to_text().encode()
    signed = signature(key.seals, line).hex()
    return Tiny(
        HTML.written(list(pages.values()), line, signed), JSON.written(list(lines.values()), line, signed), line
    )


def view(*requests: ClientRequestRecord, entries: int = 1) -> CaseView:
    """Return a matter of a client's requests, with so many journal entries."""
    when = {"effective_at": AT, "effective_on": None, "recorded_at": AT, "recorded_by": "t-ana"}
    case = CaseRecord(
        id=CASE,
        topic=CaseTopic.CLIENT_REQUEST,
        status=CaseStatus.OPEN,
        therapist_ref="t-ana",
        client_ref="c-104",
        host_ref=None,
        review_on=None,
        outcome=None,
        client_was_told=None,
        **when,  # type: ignore[arg-type]  # of several types
    )
    timeline = tuple(
        entry(number, touched=tuple(("client_request", one.id) for one in requests)) for number in range(1, entries + 1)
    )
    return CaseView(
        case=case, requests=requests, issues=(), concerns=(), consultations=(), actions=(), grants=(), timeline=timeline
    )


def request(words: str | None, **values: Any) -> ClientRequestRecord:
    """Return a request that a client made in these words."""
    given: dict[str, Any] = {
        "id": UUID(int=8),
        "case_id": CASE,
        "effective_at": AT,
        "effective_on": None,
        "recorded_at": AT,
        "recorded_by": "t-ana",
        "client_ref": "c-104",
        "kind": "friendship",
        "phase": "during",
        "made_by": "client",
        "made_on": None,
        "words": words,
        "status": "recorded",
        "reply": None,
        "replied_at": None,
        "explanation": None,
    }
    made = {**given, **values}
    for name, code in _CODES.items():
        made[name] = None if made[name] is None else code.read(made[name])
    return ClientRequestRecord(**made)


_CODES: dict[str, type[Code]] = {
    "kind": ClientRequestKind,
    "phase": Phase,
    "made_by": MadeBy,
    "status": ClientRequestStatus,
    "reply": Reply,
}


def entry(seq: int, **values: Any) -> TimelineRecord:
    """Return a journal entry."""
    given: dict[str, Any] = {
        "case_id": CASE,
        "seq": seq,
        "move": "requests.observe",
        "actor_ref": "t-ana",
        "acting_as": None,
        "reason": None,
        "effective_at": AT,
        "effective_on": None,
        "recorded_at": AT,
        "touched": (),
    }
    return TimelineRecord(**{**given, **values})


def document(key: JournalKey, shown: CaseView, **values: Any) -> DecisionDocument:
    """Return the record of a matter."""
    given: dict[str, Any] = {
        "clinic_id": "north",
        "audience": RecordAudience.THERAPIST,
        "purpose": AccessPurpose.SUPERVISION,
        "made_at": AT,
        "made_by": "t-ana",
        "made_as": None,
        "zone": ZoneInfo("UTC"),
        "texts": True,
        "whole": True,
        "view": shown,
        "head": ChainHead(
            root_id=CASE,
            seq=len(shown.timeline),
            mac=sha256(b"entry").hexdigest(),
            key_id=key.id,
            head=sha256(b"head").hexdigest(),
            head_key_id=key.id,
        ),
        "entries": len(shown.timeline),
    }
    return make(Material(**{**given, **values}), key)
