"""What a record says of how it is checked is enough to check it: with a hash, a signature, and nothing of ours."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from supervisio.domain.vocabulary import RecordAudience

if TYPE_CHECKING:
    from supervisio.document import DecisionDocument
    from supervisio.vault.keys import JournalKey

MARK = "<!--supervisio-record:"


def _checked_page(html: bytes, public_key: str) -> list[str]:
    """Follow the steps for a page; returns the names of the parts whose digest is another one."""
    begins = [0, *(found.start() for found in re.finditer(f"^{MARK}".encode(), html, re.MULTILINE))]
    pieces = [html[begin:end] for begin, end in zip(begins, [*begins[1:], len(html)], strict=True)]
    manifest, signature = (
        re.search(f'id="{name}">([^<]*)<'.encode(), pieces[-1]).group(1)  # type: ignore[union-attr]  # it is there
        for name in ("manifest", "signature")
    )
    said = _signed(manifest, signature, public_key)
    return [
        part["name"]
        for part, content in zip(said["parts"], pieces[:-1], strict=True)
        if sha256(content).hexdigest() != part["html"]["sha256"]
    ]


def _checked_json(line: str, public_key: str) -> list[str]:
    """Follow the steps for JSON."""
    values = json.loads(line)
    said = _signed(_written(values["manifest"]), values["signature"].encode(), public_key)
    digests = [part for part in said["parts"] if part["json"] is not None]
    return [
        part["name"]
        for part, content in zip(digests, values["parts"], strict=True)
        if sha256(_written(content)).hexdigest() != part["json"]["sha256"]
    ]


def _written(value: Any) -> bytes:
    written = json.dumps(value, sort_keys=True, separators=(",", ":"))
    return written.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026").encode()


def _signed(manifest: bytes, signature: bytes, public_key: str) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(manifest)
    assert said["public_key"] == public_key
    Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key)).verify(bytes.fromhex(signature.decode()), manifest)
    return said


@pytest.mark.parametrize("audience", list(RecordAudience))
def test_the_steps_are_enough(tale: dict[str, DecisionDocument], audience: str) -> None:
    """For the page and for JSON."""
    made = tale[audience]

    assert _checked_page(made.to_html().encode(), made.public_key) == []
    assert _checked_json(made.to_json(), made.public_key) == []


def test_the_steps_find_what_was_altered(made: DecisionDocument) -> None:
    """In its part, and in the manifest."""
    html, line = made.to_html(), made.to_json()

    assert _checked_page(html.replace("stay friends", "be friends").encode(), made.public_key) == ["came_up"]
    assert _checked_json(line.replace("stay friends", "be friends"), made.public_key) == ["came_up"]
    with pytest.raises(InvalidSignature):
        _checked_page(html.replace('"purpose":"supervision"', '"purpose":"system"').encode(), made.public_key)


def test_the_fingerprint_is_as_it_says(made: DecisionDocument, key: JournalKey) -> None:
    """The SHA-256 of the bytes of the public key; both stand in the record, and the key goes by its id."""
    digest = sha256(bytes.fromhex(made.public_key)).hexdigest()

    assert made.fingerprint.replace(" ", "") == digest
    assert all(told in made.to_html() for told in (made.fingerprint, made.public_key, key.id))
