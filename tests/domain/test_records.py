from __future__ import annotations

import json
import pickle
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

import attrs
import pytest

from supervisio import SEALED, WITHHELD
from supervisio.domain import records, vocabulary
from supervisio.domain.vocabulary import ClientRequestKind
from tests.domain.samples import RECORDS, VARIANTS, sample

if TYPE_CHECKING:
    from collections.abc import Iterable

WORDS = "Whatever was said in that hour"

each_record = pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
each_variant = pytest.mark.parametrize("variant", VARIANTS)


def hushed(record: type[Any]) -> Iterable[str]:
    """Return the fields of a record that the vault seals."""
    kept = {"text", "sealed_code", "sealed_json"}
    return [field.name for field in attrs.fields(record) if field.metadata.get("supervisio.kept") in kept]


@each_record
@each_variant
def test_a_record_is_json_ready(record: type[Any], variant: int) -> None:
    """Whatever is in it: a web host can send it as it is, under the names of its fields."""
    as_sent = json.loads(json.dumps(records.as_json(sample(record, variant))))

    assert set(as_sent) == {field.name for field in attrs.fields(record)}


@pytest.mark.parametrize("record", [one for one in RECORDS if issubclass(one, records.Record)])
def test_a_record_gives_its_json_form(record: type[Any]) -> None:
    """``to_dict`` is on all that a call returns."""
    made = sample(record, 0)

    assert made.to_dict() == records.as_json(made)


@each_record
@each_variant
def test_a_record_is_silent_about_texts(record: type[Any], variant: int) -> None:
    """Even once they were revealed: a notebook shows the ``repr`` of what stands last in a cell."""
    made = sample(record, variant, **dict.fromkeys(hushed(record), WORDS))

    assert WORDS not in repr(made)
    assert WORDS not in str(made)


@each_record
@each_variant
def test_a_record_survives_a_pickle(record: type[Any], variant: int) -> None:
    """A host's queue can carry it; what is hidden is the same hidden afterwards."""
    made = sample(record, variant)

    assert pickle.loads(pickle.dumps(made)) == made  # noqa: S301 - our own


@each_record
def test_a_record_does_not_change(record: type[Any]) -> None:
    """It is a copy of what was, not a handle on what is."""
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        object.__new__(record).case_id = None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (ClientRequestKind.GIFT, "gift"),
        (ClientRequestKind.read("of_a_newer_version"), "of_a_newer_version"),
        (UUID(int=7), "00000000-0000-0000-0000-000000000007"),
        (datetime(2026, 3, 2, 9, tzinfo=UTC), "2026-03-02T09:00:00+00:00"),
        (date(2026, 3, 2), "2026-03-02"),
        (timedelta(days=3), 259_200),
        (WITHHELD, {"hidden": "withheld"}),
        (frozenset({"system"}), ["system"]),
        ({"soon": timedelta(hours=1)}, {"soon": 3600}),
        (True, True),
        (None, None),
    ],
    ids=repr,
)
def test_a_value_has_one_json_form(value: object, expected: object) -> None:
    """Codes and ids as text, moments and days as ISO text, lengths of time in seconds, what is hidden as its reason."""
    found = records.as_json(value)

    assert (found, type(found)) == (expected, type(expected))


def test_a_page_is_gone_through_like_a_list() -> None:
    """It iterates, knows its length, is falsy when empty, and says in JSON where to go on."""
    page = records.Page(items=(SEALED, WITHHELD), next="go-on")

    assert list(page) == [SEALED, WITHHELD]
    assert len(page) == 2
    assert not records.Page(items=())
    assert page.to_dict() == {"items": [{"hidden": "sealed"}, {"hidden": "withheld"}], "next": "go-on"}


def test_what_waits_reads_as_a_line() -> None:
    """``print`` shows what it is, how urgent, by when, and its id; no reference of a client, and no text."""
    waiting = records.WaitingRecord(
        kind="asked",
        case_id=UUID(int=1),
        id=UUID(int=2),
        urgency=vocabulary.Urgency.SOON,
        respond_by=datetime(2026, 3, 5, 9, tzinfo=UTC),
        overdue=False,
        since=datetime(2026, 3, 2, 9, tzinfo=UTC),
    )

    assert str(waiting) == f"asked     soon      by 2026-03-05 09:00 UTC  {UUID(int=2)}"
    assert "overdue since 2026-03-05 09:00 UTC" in str(attrs.evolve(waiting, overdue=True))


def test_lateness_is_how_long_after_it_was_written() -> None:
    """A late entry is allowed, and shows that it is late."""
    happened = datetime(2026, 3, 1, 9, tzinfo=UTC)
    entry = records.TimelineRecord(
        case_id=UUID(int=1),
        seq=1,
        move="ask",
        actor_ref="t-ana",
        acting_as=None,
        reason=None,
        effective_at=happened,
        effective_on=None,
        recorded_at=happened + timedelta(hours=30),
        touched=(),
    )

    assert entry.late == timedelta(hours=30)
