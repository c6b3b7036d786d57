"""The pages that are made of the library's tables leave nothing out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from supervisio import instrument, reading, rules
from supervisio.cli.exits import Exit
from supervisio.document.headings import HEADINGS, names_for
from supervisio.document.verification import FINDINGS as FOUND_IN_RECORDS
from supervisio.domain.access import NOUNS, SIGHT
from supervisio.domain.disclosure import left_out
from supervisio.domain.vocabulary import RecordAudience
from supervisio.journal.findings import FINDINGS, NOTICES
from supervisio.models import metadata
from supervisio_pages import commands, documents, pictures, safety, words
from supervisio_pages import instrument as instrument_page
from supervisio_pages import rules as rules_page

if TYPE_CHECKING:
    from supervisio.domain.vocabulary import Code

DOCS = Path(__file__).parents[2] / "docs"

each_vocabulary = pytest.mark.parametrize("vocabulary", words.vocabularies(), ids=lambda one: one.__name__)


@each_vocabulary
def test_every_word_is_told(vocabulary: type[Code]) -> None:
    """Every code of every vocabulary, with label, definition and source, under a heading of its own."""
    _, heading, rest = words.page().partition(f"\n### {vocabulary.__name__}\n")
    lines = rest.partition("\n#")[0].replace("\\", "").splitlines()

    assert heading
    for code in vocabulary:
        (line,) = (one for one in lines if one.startswith(f"| `{code}` |"))
        assert f"**{code.label}**<br>{code.definition} |" in line
        assert line.endswith(f"| {code.source} |")


@each_vocabulary
def test_every_source_of_a_word_is_told_in_full(vocabulary: type[Code]) -> None:
    """Above the words, or among the sources of the instrument, where the page sends its readers."""
    told = (DOCS / "field" / "words.md").read_text(encoding="utf-8").replace("\n  ", " ")

    for code in vocabulary:
        source = code.source.rpartition("; domain after ")[2].split(" (")[0]
        named = source.removeprefix("APA ")
        assert named in told or named.capitalize() in told


def test_every_item_of_the_instrument_is_told() -> None:
    """What is asked, every answer and its source, under the section that it belongs to."""
    page = instrument_page.page().replace("\\", "")
    newest = instrument.current()

    for section in newest.sections:
        _, heading, rest = page.partition(f"## {section.code} {section.title}\n")
        assert heading
        told = rest.partition("\n## ")[0]
        for item in newest.items:
            assert (f"### `{item.id}`" in told) is (item.section == section.code)
    for item in newest.items:
        told = page.partition(f"### `{item.id}`\n")[2].partition("\n#")[0]
        assert item.text in told
        assert f"After: {item.source}." in told
        assert all(f"`{option.code}` {option.label}" in told for option in item.options)
    assert all(f"**{name}**: {full}" in page for name, full in newest.sources.items())


def test_every_rule_is_told() -> None:
    """With its citation and how well it is known; what is switched off is named as that."""
    page = rules_page.page().replace("\\", "")
    off = page.partition("## What is switched off\n")[2].partition("\n## ")[0]
    shipped = rules.shipped()

    for rule in (*shipped.rules, *shipped.off):
        (line,) = (
            one for one in page.splitlines() if one.startswith(f"| **{rule.citation}**") and f"`{rule.id}`" in one
        )
        assert rule.says in line
        assert rule.confidence.label in line
        assert rule.verified_on is None or str(rule.verified_on) in line
        assert ("switched off" in line) is rule.off
    assert all(f"`{rule.id}`" in off for rule in shipped.off)
    assert all((f"(`{body.code}`)" in off) is body.off for body in shipped.bodies)
    assert all(f"## {body.name}\n" in page for body in shipped.bodies if not body.off)


def test_every_part_and_every_kind_of_record_is_told() -> None:
    """Who sees what: the parts as columns, the kinds of record as rows; of the therapist, who sees all, words tell."""
    head, _, *rows = safety.sight().splitlines()

    assert [part.strip().replace(" ", "_") for part in head.split("|")[2:-1]] == [
        part for part in SIGHT if part != "therapist"
    ]
    assert [row.split("|")[1].strip().replace(" ", "_") for row in rows] == list(NOUNS)


def test_every_sealed_column_is_told() -> None:
    """And nothing that is not sealed is said to be."""
    rows = {row.split("|")[1].strip(" `"): row.split("|")[2] for row in safety.sealed().splitlines()[2:]}

    assert {f"supervisio_{name}" for name in rows} == set(metadata.tables)
    for table in metadata.tables.values():
        told = rows[table.name.removeprefix("supervisio_")]
        for column in table.columns:
            assert (f"`{column.name}`" in told) is bool(column.info.get("sealed"))


def test_every_finding_is_told() -> None:
    """What is found and what is noticed, by the word that a verification uses."""
    told = safety.findings().replace("\\", "")

    assert all(f"| `{word}` | {meaning} |" in told for word, meaning in {**FINDINGS, **NOTICES}.items())


def test_every_command_is_told() -> None:
    """What it says of itself, under its own name; and what it returns to the shell."""
    page = commands.page()

    for path, command in commands.commands():
        told = page.partition(f"\n## {path}\n")[2].partition("\n## ")[0]
        assert f"usage: {path} " in told
        assert command.description.strip() in told
        assert command.example in told
    assert all(f"\n  {code.value} " in commands.exits() for code in Exit)


def test_every_part_of_a_record_is_told() -> None:
    """For each audience whether it is shown; and what its record never shows."""
    head, _, *rows = documents.parts().splitlines()
    cells = {row.split("(`")[1].partition("`")[0]: row.split(" | ")[1:] for row in rows}
    titles = [title.strip(" |`") for title in head.split(" | ")[1:]]

    assert list(cells) == list(HEADINGS)
    assert titles == list(RecordAudience)
    for name, told in cells.items():
        shown = [title for title, cell in zip(titles, told, strict=True) if cell.strip(" |") == "yes"]
        assert shown == [audience for audience in RecordAudience if name in names_for(audience)]


def test_everything_that_a_record_leaves_out_is_told() -> None:
    """By audience and kind of record: its fields, or all of it."""
    head, _, *rows = documents.never_shown().splitlines()
    titles = [title.strip(" |`") for title in head.split(" | ")[1:]]
    cells = {row.split(" | ")[0].strip("| ").replace(" ", "_"): row.split(" | ")[1:] for row in rows}

    for audience in RecordAudience:
        for noun, fields in left_out(audience).items():
            told = cells[noun][titles.index(audience)]
            assert "all of it" in told if fields is None else all(f"`{field}`" in told for field in fields)
    assert all(f"`{word}`" in documents.findings() for word in FOUND_IN_RECORDS)


@pytest.mark.parametrize("name", pictures.NAMES)
def test_every_picture_is_shown_and_can_be_drawn(name: str) -> None:
    """By the call that draws it, which is a public one; and it says in words what is in it."""
    assert f"```{{picture}} {name}\n" in (DOCS / "notebooks.md").read_text(encoding="utf-8")
    assert name in reading.__all__
    assert 'alt="' in pictures.drawn(name)
