"""
Checking a file without any database: whether it is what was made, and if not, which part was altered.

It looks at bytes and digests only and writes nothing anew, so that every version checks what any version made. A file
may hold anything: whatever it holds, the answer is a `RecordVerification`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import attrs

from supervisio.document.canonical import canonical
from supervisio.document.comparing import Compared, compare_bytes, compare_values
from supervisio.document.document import DecisionDocument
from supervisio.document.headings import MANIFEST
from supervisio.document.manifest import FORMAT, Manifest, is_of_another_version, parsed
from supervisio.document.marks import HTML, JSON, MARK, START
from supervisio.document.signer import fingerprint
from supervisio.document.taking import take
from supervisio.document.verification import RecordVerification, altered_part
from supervisio.domain.seal import Seal
from supervisio.domain.vocabulary import RecordAudience
from supervisio.errors import InvalidValueError

if TYPE_CHECKING:
    from os import PathLike

    from supervisio.document.marks import Layout

_KEY = re.compile("[0-9a-f]{64}").fullmatch
_SIGNATURE = re.compile("[0-9a-f]{128}").fullmatch
_SIGNATURE_BEGUN = re.compile(b"[0-9a-f]{0,128}").match
_KEYS = frozenset({"format", "parts", "manifest", "signature"})


def verify_record(
    source: str | bytes | bytearray | PathLike[str] | Mapping[str, Any],
    *,
    public_key: str | Seal | DecisionDocument | None = None,
) -> RecordVerification:
    """
    Check a decision record, offline.

    Args:
        source: A path, the content of a file as bytes or text, or the values of one as JSON that a host has kept (then
            only the content counts, not how it was laid out).
        public_key: What is known from elsewhere of the key it should be signed with: 64 hexadecimal digits, the
            fingerprint, or a `Seal` of that clinic. Without it any key will do, and that is a notice.

    Raises:
        InvalidValueError: what was given is neither of these. A bad file is an answer, and raises nothing.

    """
    taken = take(source)
    # An error leaves with its frames, and what is in the file is in none of them.
    del source
    if taken is None:
        raise InvalidValueError.of("source", "wrong_type", wanted="a path, the content of a file, or its values")
    known = _known(public_key)
    if taken.values is not None:
        return _of_values(taken.values, known)
    if taken.content is None:
        return RecordVerification(ok=False, findings=(str(taken.fault),))
    return _of_content(taken.content, known)


def _known(public_key: Any) -> str | None:
    if public_key is None:
        return None
    if isinstance(public_key, (Seal, DecisionDocument)):
        return public_key.public_key
    kept = re.sub("[ :-]", "", public_key).lower() if isinstance(public_key, str) else ""
    if _KEY(kept) is None:
        raise InvalidValueError.of("public_key", "not_a_public_key")
    return kept


def _of_content(content: bytes, known: str | None) -> RecordVerification:
    # At the begin of a line, where no text of JSON has one.
    if f"\n{MARK}".encode() in content or _could_begin(content, START):
        return _of_page(content, known)
    if (
        JSON.manifest in content
        or _could_begin(content, JSON.before)
        or content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{"
    ):
        return _of_line(content, known)
    return RecordVerification(ok=False, findings=("unknown_format",))


def _could_begin(content: bytes, start: bytes) -> bool:
    return content.startswith(start) or start.startswith(content)


def _of_page(content: bytes, known: str | None) -> RecordVerification:
    found = _of_bytes(content, HTML, known)
    if not found.ok:
        # What editors and mail do to any page: a byte order mark, other line ends, space at the end.
        plain = content.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").rstrip() + b"\n"
        if plain != content and _of_bytes(plain, HTML, known).ok:
            return attrs.evolve(_of_bytes(plain, HTML, known), ok=False, findings=("form",))
    return found


def _of_line(content: bytes, known: str | None) -> RecordVerification:
    found = _of_bytes(content, JSON, known)
    if found.ok:
        return found
    values = parsed(content.removeprefix(b"\xef\xbb\xbf"))
    unknown = RecordVerification(ok=False, findings=("unknown_format",))
    by_content = _of_values(values, known) if isinstance(values, dict) else unknown
    if by_content.ok:
        return attrs.evolve(by_content, ok=False, findings=("form",))
    # Of what is laid out as it was written, bytes tell more, also where it is no JSON any more; of what a host has
    # written anew they would tell that all of it is altered.
    is_laid_out = _could_begin(content, JSON.before) or JSON.manifest in content
    is_narrower = by_content.case_id is not None and len(by_content.altered) < len(found.altered)
    return found if is_laid_out and not is_narrower else by_content


def _of_bytes(content: bytes, layout: Layout, known: str | None) -> RecordVerification:
    at = content.rfind(layout.manifest)
    line, is_ended, rest = content[at + len(layout.manifest) :].partition(layout.signature)
    if at < 0 or not is_ended:
        return _manifest_fault("manifest" if content.endswith(layout.end) else "cut_short")
    signature, is_ended, behind = rest.partition(layout.end)
    if not is_ended:
        begun = _SIGNATURE_BEGUN(rest)
        is_cut = layout.end.startswith(rest[begun.end() if begun else 0 :])
        return _manifest_fault("cut_short" if is_cut else "manifest")
    signed = _signed(parsed(line), line, signature.decode("latin-1"), known)
    if isinstance(signed, RecordVerification):
        return signed
    digests = [(part.name, getattr(part, layout.form)) for part in signed.parts]
    compared = compare_bytes(content[:at], [one for one in digests if one[1] is not None], layout)
    compared.added = compared.added or bool(behind.strip())
    compared.form = compared.form or bool(behind)
    return _result(signed, compared, layout.form, known)


def _of_values(values: Mapping[str, Any], known: str | None) -> RecordVerification:
    try:
        kept = dict(values)
        line = canonical(kept["manifest"]).encode()
        parts = [(canonical(part).encode(), part) for part in kept["parts"]]
        signature = str.__str__(kept["signature"])
    except (AttributeError, KeyError, RecursionError, TypeError, ValueError):
        return RecordVerification(ok=False, findings=("unknown_format",))
    signed = _signed(kept["manifest"], line, signature, known)
    if isinstance(signed, RecordVerification):
        return signed
    named = [(_name(part), content) for content, part in parts]
    compared = compare_values(named, [(part.name, part.json) for part in signed.parts if part.json is not None])
    compared.added = compared.added or kept.keys() != _KEYS or kept["format"] != FORMAT
    return _result(signed, compared, JSON.form, known)


def _name(part: Any) -> str:
    return str(part.get("part", "")) if isinstance(part, Mapping) else ""


def _signed(written: Any, line: bytes, signature: str, known: str | None) -> Manifest | RecordVerification:
    """Return the manifest where its signature fits, else what is wrong with it."""
    # Here, not above: it imports cryptography, which only those who check need.
    from supervisio.vault.signing import is_signed

    manifest = Manifest.read(written)
    if manifest is None:
        if is_of_another_version(written):
            return RecordVerification(ok=False, findings=("unknown_format",))
        return _manifest_fault("manifest")
    if manifest.to_text().encode() != line:
        return _manifest_fault("manifest")
    key = bytes.fromhex(manifest.public_key)
    if _SIGNATURE(signature) is None or not is_signed(key, bytes.fromhex(signature), line):
        return _manifest_fault("signature")
    if known is not None and known not in (manifest.public_key, fingerprint(manifest.public_key).replace(" ", "")):
        return attrs.evolve(_told(manifest), findings=("other_key",), ok=False)
    return manifest


def _manifest_fault(code: str) -> RecordVerification:
    altered = () if code == "cut_short" else (altered_part(MANIFEST, 0),)
    return RecordVerification(ok=False, findings=(code,), altered=altered)


def _result(manifest: Manifest, compared: Compared, form: str, known: str | None) -> RecordVerification:
    numbers = {part.name: number for number, part in enumerate(manifest.parts, 1)}
    names = sorted({*compared.altered, *compared.moved}, key=numbers.__getitem__)
    findings = tuple(code for code in ("altered", "moved", "added") if getattr(compared, code))
    if compared.form and not findings:
        findings = ("form",)
    return attrs.evolve(
        _told(manifest),
        ok=compared.is_clean,
        form=form,
        findings=findings,
        altered=tuple(altered_part(name, numbers[name]) for name in names),
        notices=tuple(_notices(manifest, known)),
    )


def _notices(manifest: Manifest, known: str | None) -> list[str]:
    from supervisio.vault.plaintext import PlaintextProvider
    from supervisio.vault.signing import public_key

    # By the key and not by its name, which whoever signs may choose.
    anybodys = public_key(PlaintextProvider().journal_keys[0].seals).hex()
    notices = ["plaintext"] if manifest.public_key == anybodys else []
    return notices if known is not None else [*notices, "unknown_key"]


def _told(manifest: Manifest) -> RecordVerification:
    is_known = manifest.audience in RecordAudience
    return RecordVerification(
        ok=True,
        audience=RecordAudience.read(manifest.audience) if is_known else None,
        case_id=manifest.case_id,
        made_at=manifest.made_at,
        key_id=manifest.key_id,
        public_key=manifest.public_key,
    )
