"""Making a record: its parts written, in both forms, digested, and signed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from supervisio.document.canonical import canonical
from supervisio.document.document import DecisionDocument
from supervisio.document.form_json import part_json
from supervisio.document.headings import OF_THE_FILE
from supervisio.document.manifest import Digest, DigestedPart, Manifest
from supervisio.document.marks import HTML, JSON
from supervisio.document.page import page_parts
from supervisio.document.parts import written
from supervisio.document.signer import Signer
from supervisio.document.taking import MOST_BYTES
from supervisio.errors import RuleError

if TYPE_CHECKING:
    from supervisio.document.material import Material
    from supervisio.vault.keys import JournalKey


def make(material: Material, key: JournalKey) -> DecisionDocument:
    """
    Return the document of this material, signed with this key.

    Raises:
        RuleError: ``record_too_large``: no check would read it.

    """
    # Here, not above: it imports cryptography, which only those who sign need.
    from supervisio.vault.signing import signature

    signer = Signer.of(key)
    parts = written(material, signer)
    as_page = dict(page_parts(parts, material))
    as_json = {part.name: canonical(part_json(part)).encode() for part in parts}
    headings = {**OF_THE_FILE, **{part.name: part.heading for part in parts}}
    manifest = Manifest(
        audience=material.audience,
        case_id=material.view.case.id,
        made_at=material.made_at,
        key_id=signer.key_id,
        public_key=signer.public_key,
        parts=tuple(
            DigestedPart(
                name=name,
                heading=headings[name],
                html=Digest.of(content),
                json=Digest.of(as_json[name]) if name in as_json else None,
            )
            for name, content in as_page.items()
        ),
        said=_said(material),
    )
    line = manifest.to_text().encode()
    signed = signature(key.seals, line).hex()
    page = HTML.written(list(as_page.values()), line, signed)
    json = JSON.written(list(as_json.values()), line, signed)
    if max(len(page), len(json)) > MOST_BYTES:
        raise RuleError("record_too_large")
    return DecisionDocument(
        audience=material.audience,
        case_id=manifest.case_id,
        made_at=manifest.made_at,
        parts=tuple(part.name for part in parts),
        key_id=signer.key_id,
        public_key=signer.public_key,
        page=page,
        json=json,
    )


def _said(material: Material) -> dict[str, Any]:
    head = attrs.asdict(material.head)
    return {
        "clinic_id": material.clinic_id,
        "made_by": material.made_by,
        "made_as": material.made_as,
        "purpose": str(material.purpose),
        "texts": material.texts,
        "chain": {**head, "root_id": str(head["root_id"])},
    }
