from __future__ import annotations

import re
from datetime import timedelta
from html.parser import HTMLParser
from typing import Any

import attrs
import pytest

from supervisio import SEALED, rules
from supervisio.domain.records import CaseRecord, CaseView, Page, TimelineRecord, WaitingRecord
from supervisio.domain.ruling import Gap, RuleOutcome, Ruling
from supervisio.domain.showing import Shown
from supervisio.domain.weighing import WeighingResult
from tests.domain.samples import RECORDS, VARIANTS, sample
from tests.domain.test_records import WORDS, hushed

SHOWN = [*RECORDS, Gap, RuleOutcome, Ruling, WeighingResult]
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


@each_record
@each_variant
def test_on_a_terminal_it_is_one_line_without_its_texts(record: type[Any], variant: int) -> None:
    """What attrs would write of it has every text in it, so the one line is that of ``Shown``, in every class."""
    line = repr(sample(record, variant, **dict.fromkeys(hushed(record), WORDS)))

    assert vars(Shown)["__repr__"] is record.__repr__
    assert line.startswith(f"{record.__name__}(")
    assert "\n" not in line
    assert WORDS not in line


@each_record
def test_the_line_says_what_there_is_and_no_more(record: type[Any]) -> None:
    """A field that holds nothing is left out; a record is told from another by its whole id."""
    made = sample(record, 0)

    line = repr(made)

    assert "=None" not in line
    assert "=()" not in line
    assert f"id={made.id}" in line if hasattr(made, "id") and made.id is not None else "id=None" not in line


def test_a_page_is_a_table_on_a_terminal_too() -> None:
    """Under a heading a row for each, columns in line; whether others follow is said, and that there is nothing."""
    page = Page(items=(sample(WaitingRecord, 0), sample(WaitingRecord, 0, kind="action")), next="there is more")

    heading, ruled, first, second, more = repr(page).splitlines()

    assert heading.split()[0] == "kind"
    assert first.index(" routine ") == second.index(" routine ") == heading.index(" urgency ")
    assert set(ruled) == {"-", " "}
    assert more == "more follow"
    assert str(page) == repr(page)
    assert repr(Page(items=())) == "nothing"


def test_a_long_reference_leaves_the_table_a_table() -> None:
    """On a terminal it is cut; in a notebook it wraps, and what runs from right to left stays in its cell."""
    ref = "\u05d0" * 128
    page = Page(items=(sample(CaseRecord, 0, client_ref=ref),))

    assert max(map(len, repr(page).splitlines())) < 200
    assert f"<bdi>{ref}</bdi>" in page._repr_html_()


def test_a_late_entry_shows_that_it_is_late() -> None:
    """On both: that it was written more than a day after it happened is seen at a glance."""
    moment = sample(TimelineRecord, 0).recorded_at
    late = sample(TimelineRecord, 0, effective_at=moment - timedelta(hours=30))
    in_time = sample(TimelineRecord, 0, effective_at=moment - timedelta(hours=20))

    assert [one.is_late for one in (late, in_time)] == [True, False]
    assert ["is_late=yes" in repr(one) for one in (late, in_time)] == [True, False]
    assert "is late" in Page(items=(late, in_time))._repr_html_()


def test_a_view_tells_how_much_there_is() -> None:
    """On a terminal what belongs to a record is counted; in a notebook it is shown below."""
    view = sample(CaseView, 0)

    assert "requests=2" in repr(view)
    assert view._repr_html_().count("<table") > len(view.requests)


def test_what_a_rule_says_is_shown_rule_by_rule_too() -> None:
    """Each outcome has its citation and its state, beside the plain lines of the ruling as a whole."""
    ruling = rules.evaluate(
        relationship="friendship_after_ending",
        memberships=["Texas LPC"],
        client_status="former",
        ended_on="2024-03-10",
        last_professional_contact_on="2024-03-10",
        as_of="2025-06-01",
    )

    assert "22 TAC 681.38" in ruling.outcomes[0]._repr_html_()
    assert "prohibited until 2026-03-10" in Read(ruling._repr_html_()).text
    assert "state=prohibited_until" in repr(ruling)


def test_a_page_is_a_table() -> None:
    """A row for each, a column for what any of them has; whether others follow is said."""
    waiting = [sample(WaitingRecord, 0), sample(WaitingRecord, 0)]

    html = Page(items=tuple(waiting), next="there is more")._repr_html_()

    assert html.count("<tr>") == 3
    assert {"kind", "urgency", "overdue"} <= set(re.findall(r"<th[^>]*>([^<]*)</th>", html))
    assert "more follow" in Read(html).text
    assert "more follow" not in Read(Page(items=tuple(waiting))._repr_html_()).text


def test_a_page_of_anything_is_shown_too() -> None:
    """It is looked at most when something is wrong; what it holds may be a text."""
    page = Page(items=(SEALED, "words", None))

    for shown in (repr(page), page._repr_html_()):
        assert all(kind in shown for kind in ("Hidden", "str", "NoneType"))
        assert "words" not in shown


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
