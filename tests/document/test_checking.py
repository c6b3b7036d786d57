from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supervisio import Seal, Vault
from supervisio.document import verify_record
from supervisio.document.manifest import MOST_BYTES, Digest, DigestedPart
from supervisio.document.marks import START
from supervisio.document.signer import Signer, fingerprint
from supervisio.errors import InvalidValueError
from supervisio.vault.signing import public_key
from tests.document.made import AT, document, request, tiny, view
from tests.telling import told_by

if TYPE_CHECKING:
    from pathlib import Path

    from supervisio.document import DecisionDocument
    from supervisio.vault.keys import JournalKey
    from tests.document.made import Tiny

SAID = "§never§to§be§shown§"


def test_the_key_is_to_be_compared(small: Tiny, key: JournalKey) -> None:
    """Without a key to hold against it, a signature shows only that whoever has some key made it."""
    found = verify_record(small.html)

    assert (found.ok, found.notices) == (True, ("unknown_key",))
    assert (found.key_id, found.fingerprint) == (key.id, Signer.of(key).fingerprint)
    assert str(found.fingerprint) in str(found)


@pytest.mark.parametrize("form", ["html", "json"])
def test_a_key_that_is_known_is_held_against_it(small: Tiny, key: JournalKey, other_key: JournalKey, form: str) -> None:
    """As the public key, as its fingerprint however it is spaced, or as a seal of that clinic."""
    content, of_clinic = small.content(form), public_key(key.seals).hex()
    for known in (of_clinic, of_clinic.upper(), fingerprint(of_clinic), fingerprint(of_clinic).replace(" ", ":")):
        assert (verify_record(content, public_key=known).ok, verify_record(content, public_key=known).notices) == (
            True,
            (),
        )
    assert verify_record(content, public_key=seal_with(of_clinic)).ok
    others = public_key(other_key.seals).hex()
    for other in (others, seal_with(others), "0" * 64):
        found = verify_record(content, public_key=other)
        assert (found.ok, found.findings) == (False, ("other_key",))


def seal_with(key: str) -> Seal:
    """Return a seal that names a public key."""
    return Seal(
        clinic_id="north",
        taken_at=AT,
        roots=0,
        entries=0,
        newest_root=None,
        newest_seq=0,
        merkle_root="0" * 64,
        key_id="k-1.00000000",
        public_key=key,
        signature="0" * 128,
    )


def test_a_document_stands_for_its_key(made: DecisionDocument, small: Tiny, other_key: JournalKey) -> None:
    """One that is known to be the clinic's."""
    assert verify_record(small.html, public_key=made).notices == ()
    assert not verify_record(tiny(other_key).html, public_key=made).ok


@pytest.mark.parametrize("known", ["", "0" * 63, "g" * 64, 7, b"0" * 64, ["0" * 64]], ids=repr)
def test_what_is_no_key_is_refused(small: Tiny, known: Any) -> None:
    """That is a slip of the caller's, and no fault of the file."""
    with pytest.raises(InvalidValueError) as caught:
        verify_record(small.html, public_key=known)

    assert (caught.value.field, caught.value.problem) == ("public_key", "not_a_public_key")


@pytest.mark.parametrize("form", ["html", "json"])
def test_nobody_without_the_key_makes_a_file_that_fits_it(
    small: Tiny, key: JournalKey, other_key: JournalKey, form: str
) -> None:
    """Signed with another key under the clinic's name, or with the clinic's public key and another's signature."""
    named_alike = tiny(other_key, key_id=key.id)
    with_its_key = tiny(other_key, key_id=key.id, public_key=public_key(key.seals).hex())
    signed_for_another = small.content(form).replace(b'"board"', b'"client"')
    for forged in (named_alike.content(form), with_its_key.content(form), signed_for_another):
        assert not verify_record(forged, public_key=public_key(key.seals).hex()).ok
    assert verify_record(with_its_key.content(form)).findings == ("signature",)
    assert verify_record(signed_for_another).findings == ("signature",)
    assert verify_record(named_alike.content(form)).notices == ("unknown_key",)


def test_a_record_without_keys_says_so(key: JournalKey) -> None:
    """Anybody can sign with the key of Vault.plaintext(): by that key it is told, not by the name that it goes by."""
    plain = Vault.plaintext().journal_key
    for forged in (tiny(plain), tiny(plain, key_id=key.id)):
        found = verify_record(forged.html)
        assert (found.ok, "plaintext" in found.notices) == (True, True)
        assert "anybody can make such a record" in str(found)
    assert "anybody can make and sign" in document(plain, view(request("Hello"))).to_html()


def test_two_records_of_one_case_are_checked_apart(key: JournalKey) -> None:
    """No part of one fits into the other."""
    first, second = (document(key, view(request(words))) for words in ("May I?", "May I, please?"))
    mixed = first.to_html()
    begin, end = (mixed.index(f"<!--supervisio-record:{name}") for name in ("came_up", "rules"))
    other = second.to_html()
    taken = other[other.index("<!--supervisio-record:came_up") : other.index("<!--supervisio-record:rules")]

    assert verify_record(first.to_html()).ok
    assert verify_record(second.to_html()).ok
    assert [part.name for part in verify_record(mixed[:begin] + taken + mixed[end:]).altered] == ["came_up"]


def test_a_host_may_keep_the_values_only(made: DecisionDocument) -> None:
    """Then the content counts: the order of keys and how they were written do not."""
    values = json.loads(json.dumps(made.to_dict(), sort_keys=True, indent=2))
    assert verify_record(values).ok
    assert verify_record({name: values[name] for name in reversed(values)}).ok

    values["parts"][1]["written"][0]["facts"]["words"] = "Something else."
    assert [part.name for part in verify_record(values).altered] == ["came_up"]
    values["parts"][0], values["parts"][2] = values["parts"][2], values["parts"][0]
    assert [part.name for part in verify_record(values).altered] == ["about", "came_up", "rules"]


@pytest.mark.parametrize(
    "change",
    [
        lambda values: values["parts"].append(values["parts"][0]),
        lambda values: values["parts"].append({"part": "more"}),
        lambda values: values["parts"].append("more"),
        lambda values: values.update(more=1),
        lambda values: values.update(format="supervisio-record/9"),
        lambda values: values["parts"].pop(),
        lambda values: values.update(parts=[]),
        lambda values: values.update(parts=None),
        lambda values: values.update(signature=None),
        lambda values: values.update(manifest={}),
        lambda values: values["manifest"].update(more=1),
        lambda values: values["manifest"].update(texts=1),
        lambda values: values["manifest"]["parts"].pop(),
        lambda values: values.pop("signature"),
        lambda values: values.pop("format"),
        lambda values: values.pop("parts"),
        lambda values: values.pop("manifest"),
        lambda values: values["parts"][0].pop("part"),
        lambda values: values["parts"][0].update(part=7),
        lambda values: values.clear(),
    ],
)
def test_values_that_are_not_those_are_found(made: DecisionDocument, change: Any) -> None:
    """Whatever is added, missing or of another kind."""
    values = made.to_dict()
    change(values)

    assert not verify_record(values).ok


def test_a_file_as_a_host_writes_json_anew_is_told_apart(made: DecisionDocument) -> None:
    """Its content is as it was; what is altered in such a file is found in its part."""
    values = made.to_dict()
    anew = json.dumps(values, ensure_ascii=False, indent=1)
    altered = anew.replace("Could we stay friends", "Could we be friends")

    assert (verify_record(anew).findings, verify_record(anew).altered) == (("form",), ())
    assert [part.name for part in verify_record(altered).altered] == ["came_up"]
    for compact in (json.dumps(values, separators=(",", ":"), ensure_ascii=False), json.dumps(values)):
        assert verify_record(compact).findings == ("form",)


def test_a_key_that_stands_twice_hides_nothing(small: Tiny) -> None:
    """Of two, another reader may take the other one."""
    for content in (
        small.json.replace(b'{"format"', b'{"parts":[],"format"'),
        small.json.replace(b'"title":"about"', b'"title":"about","title":"about"'),
        small.json.replace(b'"title":"about"', b'"title":"forged","title":"about"'),
        small.json.replace(b'"manifest":{', b'"manifest":{"audience":"client",'),
        json.dumps(json.loads(small.json), indent=1).replace('"parts"', '"parts": [], "parts"', 1).encode(),
    ):
        assert not verify_record(content).ok


def test_a_file_is_read_from_where_it_is(made: DecisionDocument, tmp_path: Path) -> None:
    """By path or its text; the content itself may be handed in as bytes or as text."""
    page, line = made.save(tmp_path / "record.html"), made.save(tmp_path / "record.json")
    for source in (
        page,
        str(page),
        line,
        str(line),
        made.to_html(),
        made.to_json(),
        page.read_bytes(),
        bytearray(line.read_bytes()),
    ):
        assert verify_record(source).ok


def test_what_cannot_be_read_is_an_answer(tmp_path: Path) -> None:
    """A file that is not there, a folder, a pipe, a name that is none."""
    os.mkfifo(tmp_path / "pipe")
    for source in (tmp_path / "none.html", tmp_path, tmp_path / "pipe", "no\x00name", "", "~nobody-by-this-name/x"):
        assert verify_record(source).findings == ("unreadable",)


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    """However it is handed in."""
    large = tmp_path / "large.html"
    with large.open("wb") as file:
        file.truncate(MOST_BYTES + 1)

    assert verify_record(large).findings == ("too_large",)
    assert verify_record(bytes(MOST_BYTES + 1)).findings == ("too_large",)


@pytest.mark.parametrize("source", [None, 7, ["record.html"], 7.5], ids=repr)
def test_what_is_no_file_at_all_is_refused(source: Any) -> None:
    """That is a slip of the caller's."""
    with pytest.raises(InvalidValueError) as caught:
        verify_record(source=source)

    assert (caught.value.field, caught.value.problem) == ("source", "wrong_type")


def test_an_error_tells_nothing_of_the_file(made: DecisionDocument) -> None:
    """Neither do its frames."""
    for content in (made.to_html(), made.to_json().encode(), made.to_dict()):
        with pytest.raises(InvalidValueError) as caught:
            verify_record(content, public_key="no key")
        assert "Could we stay friends" not in told_by(caught.value)


BAD = {
    "nothing": b"",
    "zeros": bytes(1000),
    "a page": b"<!doctype html><p>Hello</p>",
    "a page of ours without parts": START,
    "only marks": b"<!--supervisio-record:manifest-->\n" * 1000,
    "json": b'{"a": 1}',
    "deep json": b'{"parts":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "deep manifest": b'{"format":"supervisio-record/1","parts":[],"manifest":'
    + b"[" * 100_000
    + b',"signature":"00"}\n',
    "a huge number": b'{"parts":' + b"9" * 10_000 + b"}",
    "not a number": b'{"parts":NaN,"manifest":1e999}',
    "no text": b'{"\xff\xfe": 1}',
    "a lone surrogate": b'{"format":"\\ud800"}',
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
}


@pytest.mark.parametrize("content", BAD.values(), ids=BAD)
def test_no_file_makes_it_raise(content: bytes) -> None:
    """Whatever is in it."""
    found = verify_record(content)

    assert not found.ok
    assert (found.case_id, found.audience, found.key_id) == (None, None, None)


@given(st.binary(max_size=500))
def test_no_bytes_make_it_raise(content: bytes) -> None:
    """Neither by themselves nor where a record would have something else."""
    for source in (content, b"{" + content, START + content, b'],"manifest":' + content):
        assert not verify_record(source).ok


@given(
    st.recursive(
        st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text()),
        lambda inner: st.one_of(st.lists(inner), st.dictionaries(st.text(), inner)),
    )
)
def test_no_values_make_it_raise(value: Any) -> None:
    """Neither by themselves nor in the place of any that a record has."""
    for source in ({"parts": value}, {"format": value, "manifest": value, "parts": value, "signature": value}):
        assert not verify_record(source).ok
    manifest = json.loads(MANIFEST)
    for name in manifest:
        kept = {"format": "supervisio-record/1", "parts": [], "signature": "0" * 128}
        assert not verify_record({**kept, "manifest": {**manifest, name: value}}).ok


MANIFEST = """{"audience":"board","case_id":"00000000-0000-0000-0000-000000000007","chain":{},"clinic_id":"c",
    "format":"supervisio-record/1","key_id":"k","made_as":null,"made_at":"2026-03-02T09:00:00+00:00","made_by":"t",
    "parts":[{"heading":"h","html":{"sha256":"00","size":1},"json":null,"name":"about"}],"public_key":"00",
    "purpose":"system","texts":true}"""


def test_a_file_that_is_made_to_be_a_burden_is_none(key: JournalKey) -> None:
    """Values by the million, parts by the thousand, and parts that are larger than any file."""
    parts = json.loads(tiny(key).manifest)["parts"]
    many = tuple(DigestedPart(f"part_{'x' * number}", "h", *_digests(parts[0])) for number in range(33))
    large = (DigestedPart("about", "h", Digest(MOST_BYTES * 3, "0" * 64), None),)
    for manifest in (many, large):
        assert verify_record(tiny(key, parts=manifest).html).findings == ("manifest",)
    assert verify_record(b'{"parts":[' + b"[]," * 5_000_000 + b"[]]}").findings == ("unknown_format",)


def test_values_that_go_round_in_a_circle_are_an_answer() -> None:
    """And so are keys that are no texts."""
    circle: dict[Any, Any] = {"signature": "", "parts": []}
    circle["manifest"] = circle
    for source in (circle, {"manifest": {1: 2, "a": 3}, "parts": [], "signature": ""}):
        assert not verify_record(source).ok


def test_a_record_of_a_newer_version_is_not_judged(key: JournalKey) -> None:
    """Its format is another one."""
    newer = tiny(key).json.replace(b"supervisio-record/1", b"supervisio-record/2")
    assert verify_record(newer).findings == ("unknown_format",)


def test_it_shows_no_text_of_the_file(key: JournalKey) -> None:
    """Neither of a part, nor what the manifest says, nor the name of a part that we do not have."""
    shown = document(key, view(request(SAID)), clinic_id=SAID, made_by=SAID)
    unknown = tiny(key)
    parts = json.loads(unknown.manifest)["parts"]
    named = tiny(key, parts=(DigestedPart("never_to_be_shown", SAID, *_digests(parts[0])),), said=_saying(SAID))
    for content in (shown.to_html(), shown.to_json(), shown.to_html().replace("<dt>", "<dd>"), named.html, named.json):
        found = verify_record(content)
        told = f"{found}{found!r}{found._repr_html_()}{found.to_dict()}"
        assert SAID not in told
        assert "never_to_be_shown" not in told


def _digests(part: dict[str, Any]) -> tuple[Any, Any]:
    return Digest(**part["html"]), Digest(**part["html"])


def _saying(text: str) -> dict[str, Any]:
    return dict.fromkeys(("clinic_id", "made_by", "made_as", "purpose", "texts", "chain"), text)


def test_it_is_json_ready_and_speaks_plainly(small: Tiny) -> None:
    """As a whole, and line by line."""
    fine = verify_record(small.html)
    broken = verify_record(small.html.replace(b"two", b"owt"))

    assert json.loads(json.dumps(fine.to_dict()))["ok"] is True
    assert json.loads(json.dumps(broken.to_dict()))["altered"] == [{"name": "came_up", "heading": "What came up"}]
    assert (bool(fine), bool(broken)) == (True, False)
    assert "- What came up (came_up)" in str(broken)
    assert "<strong>It is what was made.</strong>" in fine._repr_html_()


def test_it_needs_no_database() -> None:
    """Whoever checks a file loads neither SQLAlchemy nor anything of the services."""
    script = (
        "import sys; from supervisio.document import verify_record; verify_record(b'{}'); "
        "heavy = ('sqlalchemy', 'alembic', 'supervisio.services', 'supervisio.models'); "
        "print([one for one in heavy if one in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert found.stdout == "[]\n"
