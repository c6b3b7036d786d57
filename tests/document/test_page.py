from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supervisio.document import verify_record
from supervisio.document.headings import HEADINGS
from supervisio.domain.vocabulary import RecordAudience
from tests.document.made import document, request, view
from tests.document.reading import Page

if TYPE_CHECKING:
    from supervisio.document import DecisionDocument
    from supervisio.vault.keys import JournalKey

each_audience = pytest.mark.parametrize("audience", list(RecordAudience))
# What a text may hold: anything but control characters and halves of surrogate pairs.
TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\t<>&\"'-!/="), max_size=200)


@pytest.fixture(scope="module")
def told(tale: dict[str, DecisionDocument]) -> dict[str, Page]:
    """The pages of a whole case, one for each audience."""
    return {audience: Page(made.to_html()) for audience, made in tale.items()}


@each_audience
def test_it_is_one_page_of_its_own(tale: dict[str, DecisionDocument], audience: str) -> None:
    """It loads nothing and runs nothing: no address, no script, and no style but the one that its digest allows."""
    html = tale[audience].to_html()
    (style,) = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    allowed = b64encode(sha256(style.encode()).digest()).decode()

    assert f"content=\"default-src 'none'; style-src 'sha256-{allowed}'; base-uri 'none'; form-action 'none'\"" in html
    assert not re.search(
        r"https?:|//[a-z]|url\(|@import|<script|<link|<img|<iframe|<form|<object| on[a-z]+=| style=", html
    )


@each_audience
def test_it_is_well_formed(told: dict[str, Page], audience: str) -> None:
    """Every tag is closed where it should be, every id is there once, and every reference leads somewhere."""
    page = told[audience]
    ids = page.values("id")

    assert page.faults == []
    assert len(ids) == len(set(ids))
    assert {one.removeprefix("#") for one in page.values("href")} <= set(ids)
    assert {one for value in page.values("aria-labelledby") for one in value.split()} <= set(ids)


@each_audience
def test_a_screen_reader_finds_its_way(told: dict[str, Page], audience: str) -> None:
    """Language, one title, headings without a gap, landmarks, a way past the list of parts."""
    page = told[audience]
    names = [tag for tag, _ in page.tags]

    assert page.attributes[0] == ("html", {"lang": "en"})
    assert [names.count(tag) for tag in ("h1", "main", "header", "nav", "footer", "title")] == [1] * 6
    assert all(after <= before + 1 for before, after in pairwise(page.headings))
    assert next(attributes["href"] for tag, attributes in page.attributes if tag == "a") == "#about"


@each_audience
def test_every_table_says_what_it_is(told: dict[str, Page], audience: str) -> None:
    """A caption, heads for its columns and rows, and a place that can be scrolled with the keyboard."""
    page = told[audience]
    names = [tag for tag, _ in page.tags]
    scopes = [attributes.get("scope") for tag, attributes in page.attributes if tag == "th"]

    assert names.count("table") == names.count("caption") == names.count("thead") > 0
    assert set(scopes) == {"col", "row"}
    assert names.count("table") == len([one for one in page.attributes if one[1].get("tabindex") == "0"])


@each_audience
def test_its_parts_stand_between_marks(tale: dict[str, DecisionDocument], told: dict[str, Page], audience: str) -> None:
    """One before each, in their order, and one before the manifest; there is no other comment."""
    names = [*tale[audience].parts, "manifest"]

    assert told[audience].comments == [f"supervisio-record:{name}" for name in names]
    assert set(names) <= {*HEADINGS, "manifest"}


@each_audience
def test_a_part_in_which_there_is_nothing_says_so(key: JournalKey, audience: RecordAudience) -> None:
    """In words: an empty part could be one that was taken out."""
    made = document(key, view(entries=0), audience=audience)
    for part in made.to_dict()["parts"]:
        assert part["written"], part["part"]
    assert Page(made.to_html()).faults == []


def test_texts_and_references_keep_their_own_direction(key: JournalKey) -> None:
    """A text is as its language goes, and a reference never turns what stands around it."""
    words = "نود أن نبقى أصدقاء بعد انتهاء العلاج"
    html = document(key, view(request(words, client_ref="مريض"))).to_html()

    assert f'<div class="text" dir="auto">{words}</div>' in html
    assert '<bdi class="ref">مريض</bdi>' in html


def test_long_texts_wrap(key: JournalKey) -> None:
    """A text of the greatest length is there as a whole, and so is a reference."""
    words, ref = "w" * 100_000, "c" * 128
    made = document(key, view(request(words, client_ref=ref)))

    assert words in made.to_html()
    assert f'<bdi class="ref long">{ref}</bdi>' in made.to_html()
    assert verify_record(made.to_html()).ok


@given(words=TEXTS, ref=TEXTS.filter(bool))
def test_no_text_becomes_markup(key: JournalKey, words: str, ref: str) -> None:
    """Whatever is in a text or a reference, the page has the same tags, and the text is there as it was."""
    plain = Page(document(key, view(request("plain", client_ref="plain"))).to_html())
    made = document(key, view(request(words, client_ref=ref)))
    page = Page(made.to_html())

    assert page.faults == []
    assert [tag for tag, _ in page.tags] == [tag for tag, _ in plain.tags]
    assert {name for _, names in page.tags for name in names} == {name for _, names in plain.tags for name in names}
    assert page.comments == plain.comments
    assert words in "".join(page.texts)
    assert ref in "".join(page.texts)
    assert made.to_dict()["parts"][1]["written"][0]["facts"]["words"] == words
    assert verify_record(made.to_html()).ok
    assert verify_record(made.to_json()).ok


@pytest.mark.parametrize(
    "words",
    [
        "--><script>alert(1)</script>",
        "<!--supervisio-record:manifest-->",
        '</pre><pre id="manifest">{}',
        '"}],"manifest":{},"signature":"',
        "</div></dd></dl></article></section></main>",
        "&lt;b&gt; &amp; &#60;",
        "\u202e\u2066\u200f",
        "]]>",
    ],
)
def test_words_that_look_like_ours_are_words(key: JournalKey, words: str) -> None:
    """Nobody writes a mark, a manifest or an end by saying it."""
    made = document(key, view(request(words, explanation=words, reply="declined", replied_at=None), entries=2))

    assert words in "".join(Page(made.to_html()).texts)
    assert verify_record(made.to_html()).ok
    assert verify_record(made.to_json()).ok


def test_codes_are_shown_by_their_labels(key: JournalKey) -> None:
    """With the definition at hand; a host's own code and one of a newer version are shown as they are."""
    html = document(key, view(request("?", made_by="partner", phase="x-later"))).to_html()

    assert '<span title="Spouse or partner of the client">The client&#x27;s partner</span>' in html
    assert "x-later" in html


def test_fifty_thousand_entries_are_one_record(key: JournalKey) -> None:
    """All of them are shown, in both forms, and the file can be checked."""
    made = document(key, view(entries=50_000))
    html = made.to_html()

    assert html.count('<tr><th scope="row">') >= 50_000
    assert '<tr><th scope="row">50000</th>' in html
    assert verify_record(html).ok
    assert verify_record(made.to_json()).ok
