"""A database can be spread over several servers by the clinic: it is in every key of every table, and leads it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import (
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    UniqueConstraint,
    func,
)

from supervisio import schema
from supervisio.models import metadata
from supervisio.schema.revisions import HOSTED_VERSION_TABLE, VERSION_TABLE
from tests.distributed.keys import CLINIC, faults_in

if TYPE_CHECKING:
    from sqlalchemy import Engine

Made = Callable[[], PrimaryKeyConstraint | UniqueConstraint | ForeignKeyConstraint | Index]

RIGHT: list[Made] = [
    lambda: PrimaryKeyConstraint("clinic_id", "id"),
    lambda: UniqueConstraint("clinic_id", "name"),
    lambda: Index("by_other", "clinic_id", "of"),
]
# By what is found of each.
WRONG: dict[str, Made] = {
    "primary key (id)": lambda: PrimaryKeyConstraint("id"),
    "primary key (id, clinic_id)": lambda: PrimaryKeyConstraint("id", "clinic_id"),
    "unique constraint (name)": lambda: UniqueConstraint("name"),
    "unique constraint (name, clinic_id)": lambda: UniqueConstraint("name", "clinic_id"),
    "index (name)": lambda: Index("by_name", "name"),
    "index (name, clinic_id)": lambda: Index("by_name", "name", "clinic_id", unique=True),
    "foreign key (of -> id)": lambda: ForeignKeyConstraint(["of"], ["other.id"]),
    "foreign key (clinic_id -> id, of -> clinic_id)": lambda: ForeignKeyConstraint(
        ["clinic_id", "of"], ["other.id", "other.clinic_id"]
    ),
    "foreign key (of -> id, clinic_id -> clinic_id)": lambda: ForeignKeyConstraint(
        ["of", "clinic_id"], ["other.id", "other.clinic_id"]
    ),
}


@pytest.mark.parametrize("table", metadata.sorted_tables, ids=lambda table: table.name)
def test_the_clinic_leads_every_key_of_a_model(table: Table) -> None:
    """Primary key, unique constraints, foreign keys (to the clinic of the other table) and indexes."""
    assert faults_in(table) == []
    assert table.columns[CLINIC].nullable is False


def test_the_clinic_leads_every_key_in_the_database(engine: Engine) -> None:
    """What the migrations make is the same, in every table that is there but those that note the revision."""
    schema.upgrade(engine)
    found = reflected(engine)

    assert set(found.tables) - {VERSION_TABLE, HOSTED_VERSION_TABLE} == set(metadata.tables)
    assert {name: faults for name in metadata.tables if (faults := faults_in(found.tables[name]))} == {}
    assert [name for name in metadata.tables if found.tables[name].columns[CLINIC].nullable] == []


def test_the_clinic_is_of_one_type_everywhere(engine: Engine) -> None:
    """Rows of a clinic are kept together across tables only if it is."""
    schema.upgrade(engine)
    found = reflected(engine)

    assert {str(found.tables[name].columns[CLINIC].type) for name in metadata.tables} == {"VARCHAR(128)"}


def test_a_table_that_keeps_to_it_is_passed() -> None:
    """Nothing is found where nothing is wrong, with a foreign key too."""
    reference = ForeignKeyConstraint(["clinic_id", "of"], ["other.clinic_id", "other.id"])

    assert faults_in(built(MetaData(), *RIGHT, lambda: reference)) == []


@pytest.mark.parametrize("fault", WRONG)
def test_a_wrong_key_of_a_model_is_found(fault: str) -> None:
    """Alone, beside keys that are right."""
    assert faults_in(built(MetaData(), *beside(fault), WRONG[fault])) == [fault]


def test_a_model_without_a_primary_key_is_found() -> None:
    """And an index on what is made of the clinic, which is not the clinic."""
    table = built(MetaData())
    Index("by_lower", func.lower(table.c.clinic_id))

    assert faults_in(table) == ["primary key ()", "index (lower(wrong.clinic_id))"]


@pytest.mark.parametrize("fault", [fault for fault in WRONG if "clinic_id -> id" not in fault])
def test_a_wrong_key_in_the_database_is_found(engine: Engine, fault: str) -> None:
    """On both databases, however the table came to be."""
    made = MetaData()
    # What a foreign key refers to must be unique.
    targets = (UniqueConstraint("id"), UniqueConstraint("id", "clinic_id"))
    Table("other", made, Column("clinic_id", String(128)), Column("id", Integer), *targets)
    built(made, *beside(fault), WRONG[fault])
    made.create_all(engine)

    assert faults_in(reflected(engine).tables["wrong"]) == [fault]


def reflected(engine: Engine) -> MetaData:
    """Return all tables of a database as they are there."""
    found = MetaData()
    found.reflect(engine)
    return found


def beside(fault: str) -> list[Made]:
    """Return what a table has that is right, beside what is wrong."""
    return RIGHT[1:] if fault.startswith("primary") else RIGHT


def built(made: MetaData, *given: Made) -> Table:
    """Return a table with the columns that all these speak of, and with what each of them makes."""
    numbers = [Column(name, Integer) for name in ("id", "name", "of")]
    return Table("wrong", made, Column("clinic_id", String(128)), *numbers, *(make() for make in given))
