"""Every byte counts: whatever is altered, cut off, put in or moved is found, and named by its part."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supervisio.document import verify_record
from supervisio.document.marks import HTML, JSON, mark
from tests.document.made import TINY

if TYPE_CHECKING:
    from supervisio.document import DecisionDocument, RecordVerification
    from tests.document.made import Tiny

each_form = pytest.mark.parametrize("form", ["html", "json"])


def names(found: RecordVerification) -> set[str]:
    """Return the names of the parts that were found altered."""
    return {part.name for part in found.altered}


@each_form
def test_what_was_made_is_what_was_made(small: Tiny, form: str) -> None:
    """Nothing is found in it, and it is told which record it is."""
    found = verify_record(small.content(form))

    assert (found.ok, found.findings, found.altered, found.form) == (True, (), (), form)
    assert (str(found.case_id), found.audience) == ("00000000-0000-0000-0000-000000000007", "board")


@each_form
@pytest.mark.parametrize("other", [b"<", b" ", b'"', None], ids=["tag", "space", "quote", "one bit"])
def test_every_byte_that_is_altered_is_found_in_its_part(small: Tiny, form: str, other: bytes | None) -> None:
    """Each byte of the file in turn; what is of no part is the manifest's, the signature's, or around the parts."""
    content, regions = small.content(form), small.regions(form)
    for at, before in enumerate(content):
        after = bytes([before ^ 1]) if other is None else other
        if after == content[at : at + 1]:
            continue
        found = verify_record(content[:at] + after + content[at + 1 :])
        part = next((name for name, region in regions.items() if at in region), None)

        assert not found.ok, at
        if part is not None:
            assert (names(found), found.findings) == ({part}, ("altered",)), at
        elif at >= content.index(small.manifest):
            assert names(found) <= {"manifest"}, at
            # With another number of its format it says that a newer version made it.
            assert set(found.findings) <= {"manifest", "signature", "cut_short", "form", "unknown_format"}, at
        else:
            assert names(found) <= {"manifest"}, at
            assert set(found.findings) <= {"manifest", "form", "added"}, at


@each_form
@pytest.mark.parametrize("put_in", [b"x", b"<p>forged</p>", b"\n"], ids=["letter", "tag", "line"])
def test_whatever_is_put_in_is_found(small: Tiny, form: str, put_in: bytes) -> None:
    """Before every byte and at the end; within a part it is that part that is named."""
    content, regions = small.content(form), small.regions(form)
    for at in range(len(content) + 1):
        found = verify_record(content[:at] + put_in + content[at:])
        within = {name for name, region in regions.items() if region.start < at < region.stop}

        assert not found.ok, at
        if within:
            assert names(found) == within or (form == "json" and found.findings == ("form",)), at


@each_form
def test_every_byte_that_is_taken_out_is_found(small: Tiny, form: str) -> None:
    """And named by its part."""
    content, regions = small.content(form), small.regions(form)
    for at in range(len(content)):
        found = verify_record(content[:at] + content[at + 1 :])
        within = {name for name, region in regions.items() if at in region}

        assert not found.ok, at
        assert names(found) == within or not within, at


@each_form
def test_a_file_that_is_cut_short_is_found_at_every_length(small: Tiny, form: str) -> None:
    """And said to be that, unless all that was cut off is the line end."""
    content = small.content(form)
    for length in range(len(content)):
        found = verify_record(content[:length])

        assert (found.ok, found.case_id is None or found.findings == ("form",)) == (False, True), length
        assert set(found.findings) <= ({"cut_short", "form"} if length == len(content) - 1 else {"cut_short"}), length


@each_form
def test_a_file_whose_beginning_is_missing_is_found_at_every_length(small: Tiny, form: str) -> None:
    """However much of it."""
    content = small.content(form)
    for length in range(1, len(content) + 1):
        assert not verify_record(content[length:]).ok, length


@each_form
def test_parts_in_another_order_are_found(small: Tiny, form: str) -> None:
    """Every order but the one in which they were written; those that stand elsewhere are named."""
    content, regions, layout = small.content(form), small.regions(form), {"html": HTML, "json": JSON}[form]
    parts = {name: content[region.start : region.stop] for name, region in regions.items()}
    closing = content[content.index(layout.manifest) :]
    for order in permutations(TINY):
        first = [parts["opening"]] if form == "html" else []
        shuffled = layout.before + layout.between.join([*first, *(parts[name] for name in order)]) + closing
        found = verify_record(shuffled)
        elsewhere = {name for name, there in zip(TINY, order, strict=True) if name != there}

        assert (found.ok, names(found)) == (not elsewhere, elsewhere)
        assert found.findings == (("moved",) if elsewhere else ())


@each_form
def test_a_part_that_is_missing_or_there_twice_is_found(small: Tiny, form: str) -> None:
    """Twice, wherever the second one stands."""
    content, regions, layout = small.content(form), small.regions(form), {"html": HTML, "json": JSON}[form]
    for name in TINY:
        region = regions[name]
        part = content[region.start : region.stop]
        without = content[: region.start] + content[region.stop :]
        assert name in names(verify_record(without)) | names(verify_record(without.replace(b",,", b",")))
        for other in regions.values():
            twice = content[: other.stop] + layout.between + part + content[other.stop :]
            assert not verify_record(twice).ok


@each_form
def test_a_second_manifest_is_found(small: Tiny, form: str) -> None:
    """In front of everything, behind everything, and beside the first."""
    content, layout = small.content(form), {"html": HTML, "json": JSON}[form]
    at = content.index(layout.manifest)
    for smuggled in (
        content[at:] + content,
        content + content[at:],
        content[:at] + content[at:] + content[at:],
        content + content,
        content[:at] + content[at:].replace(b"</html>\n", b"") + content[at:],
    ):
        assert not verify_record(smuggled).ok


def test_nothing_stands_behind_a_page(small: Tiny) -> None:
    """A browser would show it."""
    for behind in (b"<p>forged</p>", b"\x00", mark("about").encode() + b"<p>forged</p>"):
        found = verify_record(small.html + behind)
        assert (found.ok, found.findings) == (False, ("added",))


@each_form
def test_what_editors_and_mail_do_is_told_apart(small: Tiny, form: str) -> None:
    """Other line ends, a byte order mark, space at the end: the content is as it was, the file is not."""
    content = small.content(form)
    for changed in (
        b"\xef\xbb\xbf" + content,
        content.rstrip(),
        content + b"\r\n\r\n",
        *((content.replace(b"\n", b"\r\n"),) if form == "html" else ()),
    ):
        found = verify_record(changed)
        assert (found.ok, found.findings, found.altered) == (False, ("form",), ())


@each_form
def test_a_real_record_is_checked_as_the_tiny_one(made: DecisionDocument, form: str) -> None:
    """Sampled all over it."""
    content = (made.to_html() if form == "html" else made.to_json()).encode()
    assert verify_record(content).ok
    for at in range(0, len(content), 97):
        found = verify_record(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
        assert not found.ok, at
        assert len(found.altered) <= 1, at
    for length in range(0, len(content), 211):
        assert not verify_record(content[:length]).ok, length


@given(data=st.data(), form=st.sampled_from(["html", "json"]))
def test_no_other_file_is_what_was_made(small: Tiny, data: st.DataObject, form: str) -> None:
    """Whatever stretch of it is replaced by whatever."""
    content = small.content(form)
    begin = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(begin, min(len(content), begin + 300)))
    pieces = st.one_of(st.binary(max_size=40), st.sampled_from([content[:200], content[-300:], mark("told").encode()]))
    altered = content[:begin] + data.draw(pieces) + content[end:]

    assert verify_record(altered).ok == (altered == content)
