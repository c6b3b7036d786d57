"""Where the journal ended when a record was made, and how the record is checked by somebody who has nothing of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from supervisio.document.content import Block, Entry, Fact, Lines, Ref
from supervisio.document.manifest import FORMAT
from supervisio.document.marks import MARK
from supervisio.vault.keys import PLAINTEXT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from supervisio.document.parts.desk import Desk
    from supervisio.document.signer import Signer

_STEPS = (
    (
        "Cut the page into parts: the first begins with the file, every other one with a line that begins with "
        f"{MARK} and names it, and each ends where the next such line begins. The last one so named is the manifest; "
        "it is no part."
    ),
    (
        "Take the manifest: the one line of JSON within the element with the id manifest, byte for byte. Take the "
        "signature from the element with the id signature: 128 hexadecimal digits, which are 64 bytes."
    ),
    (
        "Compute the SHA-256 of each part, byte for byte. It must be the one that the manifest gives under parts, "
        "html, sha256; names and order must be the same, and nothing may stand between the parts or behind the page."
    ),
    (
        "Check that the signature is an Ed25519 signature (RFC 8032) over the bytes of the manifest, with the public "
        "key that the manifest gives. With OpenSSL: openssl pkeyutl -verify -pubin -inkey KEY -rawin -in MANIFEST "
        "-sigfile SIGNATURE."
    ),
    (
        "Compare the public key, or its fingerprint (the SHA-256 of its 32 bytes), with what you know from elsewhere "
        "to be the clinic's: a Seal that it gave out earlier, or what it publishes. A key that comes with the file "
        "proves nothing by itself."
    ),
    (
        "Of the same record as JSON, a part is one object of the list parts, written with its keys sorted, without "
        "spaces, in ASCII, and with < > & written as \\u003c \\u003e \\u0026; its SHA-256 stands under parts, json, "
        "sha256. The manifest and the signature are those of the page."
    ),
    "supervisio verify-record FILE does all of this on any machine, without the clinic's database.",
)
_LIMITS = (
    "That what was written is true, or that all that happened was written.",
    (
        "That it is the newest: entries may have been added since. The clinic can show whether its journal still holds "
        "the entry named above with the MAC named above, and with a Seal whether anything before it was changed."
    ),
    "What is left out, for those for whom it was made or because its maker may not see it.",
    "When it was made, other than by the clinic's own clock; and who held the clinic's keys then.",
)
_ANYBODY = (
    "This clinic keeps its record without keys (Vault.plaintext()): everybody has the key that signed this, so anybody "
    "can make and sign such a document. The signature shows accidents, not intent."
)


def verification(desk: Desk, signer: Signer) -> Iterator[Block]:
    """Write where the chain ended, with which key it is signed, how it is checked, and what that cannot show."""
    head = desk.material.head
    yield Entry(
        noun="chain",
        title="Where the journal of the case ended",
        facts=(
            Fact("root_id", "Case", Ref(str(head.root_id))),
            Fact("seq", "Newest entry", head.seq),
            Fact("entries", "Checked, none changed", desk.material.entries),
            Fact("mac", "MAC of the newest entry", Ref(head.mac)),
            Fact("mac_key_id", "Key of that MAC", Ref(head.key_id)),
            Fact("head", "MAC of the head", Ref(head.head)),
            Fact("head_key_id", "Key of that MAC", Ref(head.head_key_id)),
        ),
    )
    yield Entry(
        noun="signature",
        title="With which key it is signed",
        facts=(
            Fact("format", "Form", FORMAT),
            Fact("key_id", "Key", Ref(signer.key_id)),
            Fact("public_key", "Public key", Ref(signer.public_key)),
            Fact("fingerprint", "Fingerprint", Ref(signer.fingerprint)),
        ),
    )
    if signer.key_id == PLAINTEXT:
        yield Lines(name="plaintext", caption="Signed with a key that everybody has", lines=(_ANYBODY,))
    yield Lines(name="steps", caption="Step by step", lines=_STEPS, numbered=True)
    yield Lines(name="limits", caption="What it cannot show", lines=_LIMITS)
