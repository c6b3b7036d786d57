"""Everything that a record may show has a name of its own."""

from __future__ import annotations

import attrs
import pytest

from supervisio.document import verification
from supervisio.document.fields import ALSO_NONE, LABELS, LINKS, NOUNS, ONLY_IF, REFS, TITLES, WRITTEN, label_of
from supervisio.document.headings import HEADINGS, heading_for, names_for
from supervisio.domain import access
from supervisio.domain.records import TimelineRecord
from supervisio.domain.vocabulary import RecordAudience

RECORDS = {**access.NOUNS, "journal_entry": TimelineRecord}
# What every record has, and what says only where it belongs.
STRUCTURE = access.ALWAYS | WRITTEN.keys()


@pytest.mark.parametrize("noun", RECORDS)
def test_every_field_has_a_label(noun: str) -> None:
    """One that a later version adds must be given one, or it would be in no record."""
    names = {field.name for field in attrs.fields(RECORDS[noun])}

    assert names - STRUCTURE - LABELS[noun].keys() == set()
    assert LABELS[noun].keys() <= names
    assert all(label_of(noun, name) for name in names - access.ALWAYS)
    assert NOUNS[noun]


def test_labels_of_one_noun_are_told_apart() -> None:
    """No two fields go by one name."""
    for noun, labels in LABELS.items():
        assert len(set(labels.values())) == len(labels), noun


def test_what_is_said_of_fields_is_said_of_fields() -> None:
    """And not of names that no record has."""
    names = {field.name for record in RECORDS.values() for field in attrs.fields(record)}

    assert REFS | LINKS | ONLY_IF | set(TITLES) <= names
    assert all(fields <= LABELS[noun].keys() for noun, fields in ALSO_NONE.items())


def test_every_reference_is_shown_as_one() -> None:
    """Kept to its own direction: each field that is named like one, and those that are not."""
    named = {
        field.name
        for record in RECORDS.values()
        for field in attrs.fields(record)
        if field.name.endswith(("_ref", "_by")) and str(field.type).startswith(("str", "<class 'str'>"))
    }

    assert "therapist_ref" in named
    assert named <= REFS


@pytest.mark.parametrize("audience", list(RecordAudience))
def test_every_part_has_a_heading(audience: str) -> None:
    """And its place: the end is always how to check it."""
    names = names_for(audience)

    assert names == tuple(name for name in HEADINGS if name in names)
    assert (names[0], names[-1]) == ("about", "verification")
    assert len({heading_for(audience, name) for name in names}) == len(names)


def test_every_finding_is_a_sentence() -> None:
    """Without a capital and a full stop, which come with the line."""
    for told in (*verification.FINDINGS.values(), *verification.NOTICES.values()):
        assert told[0].islower()
        assert not told.endswith(".")
