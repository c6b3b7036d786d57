"""What is not disclosed is nowhere in a file, in no form: no text, no reference, no code."""

from __future__ import annotations

import secrets
from html import escape
from typing import TYPE_CHECKING, Any
from uuid import UUID

import attrs
import pytest

from supervisio import instrument
from supervisio.document import DecisionDocument
from supervisio.document.fields import REFS
from supervisio.domain.disclosure import disclosed_view
from supervisio.domain.records import CaseView, Record
from supervisio.domain.vocabulary import Code, RecordAudience
from supervisio.testing import FrozenClock, memory_clinic
from tests.document.made import document, view
from tests.document.reading import Page
from tests.document.story import ANA, WORDS, tell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from supervisio.vault.keys import JournalKey

each_audience = pytest.mark.parametrize("audience", list(RecordAudience))
# What stands in a record of whatever matter: its own therapist, who made it, and the client whom it is about.
_EVERYWHERE = {"t-ana", "c-104"}


@attrs.frozen
class Matter:
    """A matter as its therapist sees it, and the records that were made of it."""

    view: CaseView
    records: dict[RecordAudience, DecisionDocument]


@pytest.fixture(scope="module")
def matter() -> Matter:
    """A whole case, in which every text is known again anywhere."""
    clock = FrozenClock()
    words = {name: f"{name} qz{secrets.token_hex(10)}" for name in WORDS}
    with memory_clinic(clock=clock) as clinic:
        told = tell(clinic, clock, **words)
        with clinic.acting(ANA) as ana:
            records = {
                audience: ana.cases.decision_record(told.case_id, audience=audience, purpose="legal_process")
                for audience in RecordAudience
            }
            return Matter(ana.cases.view(told.case_id, reveal="supervision"), records)


def disclosed(matter: Matter, audience: RecordAudience) -> CaseView:
    """Return what is disclosed of the matter."""
    taken_on = [one for one in matter.view.consultations if one.accepted_at or one.status == "completed"]
    shared = {one_id for one in taken_on for one_id in (one.id, one.about_id) if isinstance(one_id, UUID)}
    return disclosed_view(matter.view, audience, shared=frozenset(shared))


def _fields(value: Any) -> Iterator[tuple[str, attrs.Attribute[Any], Any]]:
    """Yield every field of every record in a value, and in these."""
    if isinstance(value, tuple):
        for one in value:
            yield from _fields(one)
    elif isinstance(value, Record):
        for field in attrs.fields(type(value)):
            yield value.noun, field, getattr(value, field.name)
            yield from _fields(getattr(value, field.name))


def texts(shown: CaseView) -> set[str]:
    """Return every text in a view, those of answers too."""
    found = set()
    for _, field, value in _fields(shown):
        if field.metadata.get("supervisio.kept") == "text" and isinstance(value, str):
            found.add(value)
        elif field.metadata.get("supervisio.kept") == "sealed_json" and isinstance(value, dict):
            found |= {one for one in value.values() if isinstance(one, str) and " " in one}
    return found


def refs(shown: CaseView) -> set[str]:
    """Return every reference in a view."""
    return {value for _, field, value in _fields(shown) if field.name in REFS and isinstance(value, str)}


def codes(shown: CaseView) -> set[Code]:
    """Return every code in a view."""
    return {value for _, _, value in _fields(shown) if isinstance(value, Code)}


def moves(shown: CaseView) -> set[str]:
    """Return every move in a view."""
    return {entry.move for entry in shown.timeline}


def test_every_word_of_the_story_is_said_in_it(matter: Matter) -> None:
    """Else what follows would look for nothing."""
    said = "\n".join(texts(matter.view))
    unheard = [name for name in WORDS if f"{name} qz" not in said]

    assert unheard == ["wrong"]  # it was redacted
    assert {"x-conductor", "appointment:88", "r-ray", "s-noor", "s-kim", "s-lee"} <= refs(matter.view)


@each_audience
def test_every_text_that_is_disclosed_is_told(matter: Matter, audience: RecordAudience) -> None:
    """In both forms, and so is every reference."""
    made, shown = matter.records[audience], disclosed(matter, audience)
    html, line = made.to_html(), made.to_json()

    assert [text for text in texts(shown) if escape(text) not in html or text not in line] == []
    assert [ref for ref in refs(shown) if ref not in html or ref not in line] == []
    assert [move for move in moves(shown) if f'"{move}"' not in line] == []


@each_audience
def test_no_text_that_is_left_out_is_in_a_file(matter: Matter, audience: RecordAudience) -> None:
    """Not a word of it."""
    made = matter.records[audience]
    raw = made.to_html() + made.to_json()
    hidden = texts(matter.view) - texts(disclosed(matter, audience))

    assert (len(hidden) > 0) == (audience != "therapist")
    marks = {text.rpartition(" ")[2] for text in hidden if " qz" in text}
    assert [text for text in hidden | marks if text in raw] == []


@each_audience
def test_no_reference_that_is_left_out_is_in_a_file(matter: Matter, audience: RecordAudience) -> None:
    """Neither as a value nor within anything else."""
    made = matter.records[audience]
    raw = made.to_html() + made.to_json()
    hidden = refs(matter.view) - refs(disclosed(matter, audience)) - _EVERYWHERE

    assert (len(hidden) > 0) == (audience != "therapist")
    assert [ref for ref in hidden if ref in raw] == []


@each_audience
def test_no_code_that_is_left_out_is_in_a_file(matter: Matter, key: JournalKey, audience: RecordAudience) -> None:
    """Neither as a value of JSON, nor by its label on the page, nor as a move of the timeline."""
    made, shown = matter.records[audience], disclosed(matter, audience)
    line, page = made.to_json(), Page(made.to_html())
    hidden = codes(matter.view) - codes(shown)
    ours = set(Page(document(key, view(entries=0), audience=audience).to_html()).texts)
    labels = {code.label for code in hidden} - {code.label for code in codes(shown)} - ours - _OWN_WORDS - _ANSWERS

    assert (len(hidden) > 0) == (audience != "therapist")
    assert [code for code in hidden - _OWN_CODES if f'"{code}"' in line] == []
    assert [label for label in labels if label in page.texts] == []
    assert [move for move in moves(matter.view) - moves(shown) if f'"{move}"' in line] == []


# Words of the page itself that some code has for its label, too.
_OWN_WORDS = {"Consultation", "Decided", "Closed", "Supervision"}
_ANSWERS = {option.label for item in instrument.current().items for option in item.options}
# Words of JSON that some code is called by, too: a kind of record, and the mark of an entry.
_OWN_CODES = {"client_request", "late"}


@each_audience
def test_no_row_that_is_left_out_is_named(matter: Matter, audience: RecordAudience) -> None:
    """Not by its id either: it would tell that there is one."""
    made = matter.records[audience]
    raw = made.to_html() + made.to_json()
    ids = [
        {value for _, field, value in _fields(one) if field.name == "id"}
        for one in (matter.view, disclosed(matter, audience))
    ]

    assert [one for one in ids[0] - ids[1] if str(one) in raw or one.hex in raw] == []
