from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import attrs
import pytest

from supervisio import SEALED
from supervisio.domain.records import CaseRecord, Page, Record, WaitingRecord
from tests.domain.samples import RECORDS, VARIANTS, sample
from tests.domain.test_records import WORDS, hushed

SHOWN = [record for record in RECORDS if issubclass(record, Record)]
EVIL = '<script>alert("&")</script>'

each_record = pytest.mark.parametrize("record", SHOWN, ids=lambda record: record.__name__)
each_variant = pytest.mark.parametrize("variant", VARIANTS)


class Read(HTMLParser):
    """What a browser makes of it: the tags that are open, and the text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, _attributes: Any) -> None:
        """Open a tag."""
        self.open.append(tag)
        self.tags.add(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the tag that was opened last."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Keep the text."""
        self.text += data


@each_record
@each_variant
def test_a_record_is_shown_without_its_texts(record: type[Any], variant: int) -> None:
    """Even once they were revealed: a notebook is saved, and sent around."""
    html = sample(record, variant, **dict.fromkeys(hushed(record), WORDS))._repr_html_()

    read = Read(html)
    assert read.open == []
    assert WORDS not in html
    assert "SEALED" not in read.text


@each_record
def test_a_reference_is_no_markup(record: type[Any]) -> None:
    """What a host put into a reference is shown as it is."""
    refs = [field.name for field in attrs.fields(record) if field.name.endswith("_ref")]

    html = sample(record, 0, **dict.fromkeys(refs, EVIL))._repr_html_()

    assert "script" not in Read(html).tags
    assert (EVIL in Read(html).text) == bool(refs)


def test_a_page_is_a_table() -> None:
    """A row for each, a column for what any of them has; whether others follow is said."""
    waiting = [sample(WaitingRecord, 0), sample(WaitingRecord, 0)]

    html = Page(items=tuple(waiting), next="there is more")._repr_html_()

    assert html.count("<tr>") == 3
    assert {"kind", "urgency", "overdue"} <= set(re.findall(r"<th[^>]*>([^<]*)</th>", html))
    assert "more follow" in Read(html).text
    assert "more follow" not in Read(Page(items=tuple(waiting))._repr_html_()).text


def test_an_empty_page_says_so() -> None:
    """Rather than show a table without rows."""
    assert Read(Page(items=())._repr_html_()).text == "nothing"


def test_what_is_hidden_says_why() -> None:
    """Sealed is not withheld, and neither is nothing."""
    read = Read(sample(CaseRecord, 0, outcome=SEALED, client_was_told=None)._repr_html_())

    assert "[sealed]" in read.text
    assert "client was told" not in read.text


def test_it_takes_the_colours_of_the_notebook() -> None:
    """A colour of its own would vanish on a light theme or on a dark one."""
    assert "color" not in sample(CaseRecord, 0)._repr_html_().replace("border-collapse", "")
