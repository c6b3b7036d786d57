"""Canonical bytes: equal for the same row wherever it comes from, and never equal for two."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import (
    Column,
    Float,
    MetaData,
    Numeric,
    String,
    Table,
    Text,
    Uuid,
    create_engine,
    insert,
    select,
    type_coerce,
)

from supervisio.journal.canonical import NotCanonicalError, encoder, raw_encoder, row_encoder
from supervisio.models import metadata
from supervisio.models.types import CanonicalJSON, canonical_json
from tests.journal.clinic import filled
from tests.journal.thing import METADATA, TABLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine

JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
# What both databases take: no NUL and no half surrogate pair, which are refused before anything is written.
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
ZONES = st.sampled_from(
    [UTC, ZoneInfo("Australia/Sydney"), ZoneInfo("America/St_Johns"), timezone(timedelta(hours=14))]
)
MOMENTS = st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30), timezones=ZONES)  # noqa: DTZ001 - zones are drawn apart
VALUES = {
    "id": st.uuids(),
    "code": TEXTS,
    "note": TEXTS,
    "sealed": st.binary(max_size=12),
    "sealed_too": st.binary(max_size=12),
    "at": MOMENTS,
    "on": st.dates(),
    "is_so": st.booleans(),
    "number": st.integers(-(2**31), 2**31 - 1),
    "large_number": st.integers(-(2**63), 2**63 - 1),
    "names": JSON_VALUES.filter(lambda value: value is not None),
}
ROWS = st.fixed_dictionaries(
    {"id": VALUES["id"]}, optional={name: st.none() | values for name, values in VALUES.items() if name != "id"}
)
AS_STORED = select(*(type_coerce(column, Text()) if column.name == "names" else column for column in TABLE.columns))
encode = encoder(TABLE)


@pytest.fixture(scope="module")
def memory() -> Iterator[Engine]:
    """A SQLite database in memory with the table in it."""
    engine = create_engine("sqlite://")
    METADATA.create_all(engine)
    yield engine
    engine.dispose()


@given(row=ROWS)
def test_a_row_read_back_from_sqlite_gives_the_same_bytes(memory: Engine, row: dict[str, Any]) -> None:
    """Raw driver values, typed values and the values that were written come to the same."""
    with memory.connect() as connection:
        connection.execute(insert(TABLE), row)
        raw = connection.exec_driver_sql("SELECT * FROM supervisio_thing").one()
        typed = connection.execute(AS_STORED).one()
        mapping = connection.execute(select(TABLE)).mappings().one()

    assert [raw_encoder(TABLE)(raw), row_encoder(TABLE)(typed), encode(dict(mapping))] == [encode(row)] * 3


def test_a_row_read_back_from_any_database_gives_the_same_bytes(engine: Engine) -> None:
    """The far ends of every type survive SQLite and PostgreSQL alike."""
    ends: list[dict[str, Any]] = [
        {
            "at": datetime(1, 1, 1, tzinfo=UTC),
            "on": date.min,
            "number": -(2**31),
            "large_number": -(2**63),
            "is_so": False,
        },
        {"at": datetime.max.replace(tzinfo=UTC), "on": date.max, "number": 2**31 - 1, "large_number": 2**63 - 1},
        {
            "at": datetime(2026, 3, 10, 20, tzinfo=ZoneInfo("Australia/Sydney")),
            "code": "",
            "sealed": b"",
            "is_so": True,
        },
        {"note": "é 😀 \n\t", "sealed_too": bytes(range(256)), "names": {"b": [1, None, True], "a": "é"}},
    ]
    rows = [{"id": UUID(int=number), **row} for number, row in enumerate(ends)]
    with engine.begin() as connection:
        METADATA.create_all(connection)
        for row in rows:
            connection.execute(insert(TABLE), row)
        found = connection.execute(AS_STORED.order_by(TABLE.c.id)).all()

    assert [row_encoder(TABLE)(row) for row in found] == [encode(row) for row in rows]


def _as_stored(row: dict[str, Any]) -> list[tuple[str, str]]:
    # As texts: to Python, True and 1 are equal, and so are two dictionaries in different orders.
    written = {"at": lambda moment: moment.astimezone(UTC), "names": canonical_json}
    return sorted((name, repr(written.get(name, repr)(value))) for name, value in row.items() if value is not None)


@given(one=ROWS, other=ROWS)
def test_two_rows_never_give_the_same_bytes(one: dict[str, Any], other: dict[str, Any]) -> None:
    """Bytes are equal if, and only if, the rows are."""
    assert (encode(one) == encode(other)) == (_as_stored(one) == _as_stored(other))


def test_what_wanders_between_columns_shows() -> None:
    """Rows whose values run together to the same text, or whose values look like an item of another, are told apart."""
    items = [
        b"",
        b"a",
        b"\x06sealed",
        encode({"sealed": b"a"}),
        encode({"sealed_too": b""}),
        encode({"code": "a"})[-8:],
    ]
    texts = ["", "a", "\x04code", "note", "t\0\0\0\x01a"]
    rows = [
        {"sealed": one, "sealed_too": two, "code": code, "note": note}
        for one, two in itertools.product([None, *items], repeat=2)
        for code, note in itertools.product([None, *texts], repeat=2)
    ]

    assert len({encode(row) for row in rows}) == len(rows)


def test_null_and_missing_are_one() -> None:
    """A column that is not there counts as NULL, so a nullable column added later changes no older row."""
    older = Table("supervisio_thing", MetaData(), Column("id", Uuid(), primary_key=True), Column("code", String()))
    row = {"id": UUID(int=1), "code": "soon"}

    assert encode({**row, "note": None}) == encode(row) == encoder(older)(row)


def test_a_renamed_table_or_column_keeps_its_label() -> None:
    """A label outlives the name, and the order of the columns does not matter."""
    renamed = Table(
        "supervisio_matter",
        MetaData(),
        Column("reference", String(), info={"label": "note"}),
        Column("id", Uuid(), primary_key=True),
        info={"label": "thing"},
    )

    assert encoder(renamed)({"reference": "a", "id": UUID(int=1)}) == encode({"note": "a", "id": UUID(int=1)})


def test_what_is_not_digested_is_left_out() -> None:
    """A column marked so, or named as the one to leave out, makes no difference."""
    marked = Table(
        "supervisio_thing",
        MetaData(),
        Column("id", Uuid(), primary_key=True),
        Column("code", String()),
        Column("note", String(), info={"digest": False}),
    )
    row = {"id": UUID(int=1), "code": "soon"}

    assert encoder(marked)({**row, "note": "a"}) == encode(row)
    assert encoder(TABLE, without="note")({**row, "note": "a"}) == encode(row)


@pytest.mark.parametrize("type_", [Float(), Numeric()])
def test_a_column_without_a_canonical_form_is_refused(type_: Float[float] | Numeric[Any]) -> None:
    """A float is not one number everywhere, so no table of ours may have one."""
    with pytest.raises(TypeError, match="has no canonical form"):
        encoder(Table("supervisio_thing", MetaData(), Column("weight", type_)))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("id", "6fa459ea-ee8a-4ca4-894e-db77e160355e"),
        ("code", 5),
        ("code", b"soon"),
        ("code", ["soon"]),
        ("note", "half a pair: \ud800"),
        ("sealed", "words"),
        ("at", datetime(2026, 3, 10)),  # noqa: DTZ001 - naive is what is refused
        ("at", date(2026, 3, 10)),
        ("at", "2026-03-10 08:00:00.000000"),
        ("on", "2026-03-10"),
        ("is_so", 1.0),
        ("is_so", "yes"),
        ("number", 1.0),
        ("number", "1"),
        ("large_number", 2**63),
    ],
)
def test_a_value_of_another_type_is_refused(name: str, value: Any) -> None:
    """The error names the table, and neither it nor what it came from holds the value."""
    with pytest.raises(NotCanonicalError) as caught:
        encode({"id": UUID(int=1), name: value})

    assert caught.value.args == ("supervisio_thing",)
    assert (caught.value.__context__, caught.value.__cause__) == (None, None)


def test_a_moment_is_an_instant() -> None:
    """One instant has one form in whatever zone it comes; the two that a clock shows twice have two."""
    berlin = ZoneInfo("Europe/Berlin")
    summer = datetime(2026, 10, 25, 2, 30, tzinfo=berlin)
    winter = summer.replace(fold=1)
    row = {"id": UUID(int=1)}

    assert encode({**row, "at": summer}) == encode({**row, "at": summer.astimezone(UTC)})
    assert encode({**row, "at": summer}) != encode({**row, "at": winter})


def test_values_that_were_seen_before_make_no_difference() -> None:
    """However many texts and moments come by, each row's bytes are its own."""
    texts = [f"code-{number}" for number in range(10_000)]
    fresh = [encode({"id": UUID(int=1), "code": text}) for text in texts]

    assert [encode({"id": UUID(int=1), "code": text}) for text in reversed(texts)] == fresh[::-1]
    assert len(set(fresh)) == len(texts)
    assert encode({"id": UUID(int=1), "code": None}) == encode({"id": UUID(int=1)})


def test_the_bytes_are_these() -> None:
    """What stands in databases for years: label, letter and value of each column, in the order of the labels."""
    row = {"id": UUID(int=1), "code": "é", "is_so": True, "number": -1, "on": date(1, 1, 2), "sealed": b"\0"}
    row |= {"at": datetime(1970, 1, 1, 0, 0, 1, tzinfo=UTC), "names": {"b": 1, "a": None}}

    expected = (
        b"\x05thing"
        b"\x02atm\0\0\0\0\0\x0f\x42\x40"
        b"\x04codet\0\0\0\x02\xc3\xa9"
        b"\x02idu" + bytes(15) + b"\x01"
        b"\x05is_soo\x01"
        b'\x05namesj\0\0\0\x10{"a":null,"b":1}'
        b"\x06numberi\xff\xff\xff\xff\xff\xff\xff\xff"
        b"\x02ond\0\0\0\x02"
        b"\x06sealedb\0\0\0\x01\0"
    )
    assert encode(row) == expected


def test_every_table_of_ours_has_canonical_bytes() -> None:
    """Each table can be written and read back, with all that its columns hold."""
    for table in metadata.tables.values():
        row = filled(table)
        stored = [
            canonical_json(row[column.name]) if isinstance(column.type, CanonicalJSON) else row[column.name]
            for column in table.columns
        ]

        assert encoder(table)(row) == row_encoder(table)(stored)
