"""What was said is sealed: it is in no file, log, row or repr, and in no pickle of what was not revealed."""

from __future__ import annotations

import json
import logging
import pickle
from typing import TYPE_CHECKING, Any

import attrs
import pandas as pd
import pytest
from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session

from supervisio import Supervisio, schema
from supervisio.domain.records import Record
from supervisio.models import ROWS, Base, metadata
from supervisio.testing import FrozenClock
from tests.security.rich import ANA, Words, every_call, play

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Table

    from supervisio import Vault
    from tests.security.rich import Played

each_table = pytest.mark.parametrize("table", metadata.sorted_tables, ids=lambda table: table.name)


def test_every_call_is_made_in_the_rich_clinic(played: Played) -> None:
    """A call that a later version adds must be made there, with words, or these tests would pass over it."""
    assert every_call(played.clinic) - played.calls == set()


@each_table
def test_every_sealed_column_is_used_in_the_rich_clinic(played: Played, table: Table) -> None:
    """A sealed column that a later version adds must be used there too."""
    with played.clinic.engine.connect() as connection:
        rows = connection.execute(select(table)).mappings().all()
    sealed = [column.name for column in table.columns if column.info.get("sealed")]

    assert [name for name in sealed if all(row[name] is None for row in rows)] == []


def test_nothing_that_was_said_is_in_a_file(played: Played, rich_file: Path) -> None:
    """Neither the database file nor the log beside it holds a word or a sealed code, before a checkpoint and after."""
    beside = {path: path.read_bytes() for path in rich_file.parent.iterdir()}
    with played.clinic.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    checkpointed = rich_file.read_bytes()

    assert (
        b"friendship_after_ending" in checkpointed
    )  # what is not sealed is found: so it is looked for in the right way
    assert [path.name for path, content in beside.items() if played.words.found_in(content)] == []
    assert played.words.found_in(checkpointed) == []


def test_sealed_codes_are_not_told_by_their_length(played: Played) -> None:
    """All that is sealed as a code is equally long, so that its length does not give it away."""
    lengths = set()
    with played.clinic.engine.connect() as connection:
        for noun, names in {
            "personal_issue": ("kind", "functioning", "affects_work"),
            "support_reference": ("route",),
            "practice_response": ("response",),
        }.items():
            for row in connection.execute(select(*(ROWS[noun].__table__.c[name] for name in names))):
                lengths |= {len(sealed) for sealed in row}

    assert len(lengths) == 1


@pytest.fixture
def logged(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """Everything that any logger says, at the lowest level."""
    for name in ("sqlalchemy", "sqlalchemy.engine", "sqlalchemy.pool", "sqlalchemy.orm", "alembic", "supervisio", None):
        caplog.set_level(logging.DEBUG, logger=name)
    return caplog


def test_nothing_that_was_said_is_logged(logged: pytest.LogCaptureFixture, vault: Vault, tmp_path: Path) -> None:
    """A host's engine that logs every parameter and every row it fetches logs no word and no sealed code."""
    engine = create_engine(f"sqlite:///{tmp_path / 'clinic.db'}", echo="debug")
    clock, words = FrozenClock(), Words()
    schema.upgrade(engine)
    with Supervisio(vault, clock=clock).clinic(engine, "clinic") as clinic:
        play(clinic, clock, words)

    told = "\n".join(f"{record.getMessage()} {record.exc_text}" for record in logged.records)
    assert {"alembic", "sqlalchemy"} <= {record.name.partition(".")[0] for record in logged.records}
    assert "friendship_after_ending" in told
    assert words.found_in(told) == []


def test_no_record_shows_what_was_said(played: Played) -> None:
    """Revealed or not, a record's repr and str say that there is something, and not what."""
    assert any("<revealed>" in repr(record) for record in played.records)
    assert [type(one) for one in _all_in(played.records) if played.words.found_in(f"{one!r} {one!s}")] == []


def test_no_frame_holds_what_was_said(played: Played) -> None:
    """Neither its values, nor the categories that its codes are of, nor what goes with it when it is pickled."""
    frames = [one for one in played.records if isinstance(one, pd.DataFrame)]
    told = [f"{frame.to_csv()} {frame!r} {pickle.dumps(frame).decode('latin-1')}" for frame in frames]

    assert sum(map(len, frames)) > 50
    assert [one for one in told if played.words.found_in(one)] == []


def test_what_was_not_revealed_cannot_be_carried_away(played: Played) -> None:
    """Neither as a pickle nor as JSON: a record that was not revealed holds no words."""
    # Of what belongs to a record its repr tells only that it is there.
    sealed = [one for one in _all_in(played.records) if not any("<revealed>" in repr(part) for part in _all_in(one))]
    carried = [pickle.dumps(one).decode("utf-8", "replace") + json.dumps(one.to_dict()) for one in sealed]

    assert len(sealed) > len(played.calls)
    assert [told for told in carried if played.words.found_in(told)] == []


def _all_in(value: Any) -> Iterator[Record]:
    """Yield every record in a value, and in these."""
    if isinstance(value, Record):
        yield value
    if attrs.has(type(value)):
        value = [getattr(value, field.name) for field in attrs.fields(type(value))]
    if isinstance(value, (list, tuple)):
        for one in value:
            yield from _all_in(one)


def test_no_row_shows_what_was_said(played: Played) -> None:
    """What plain SQLAlchemy reads are sealed bytes, and the repr of a mapped row shows no column at all."""
    with Session(played.clinic.engine) as session:
        rows = [row for mapper in Base.registry.mappers for row in session.scalars(select(mapper.class_))]
        told = [f"{row!r} {vars(row)!r}" for row in rows]

    assert len(rows) > len(metadata.tables)
    assert [one for one in told if played.words.found_in(one)] == []


def test_nothing_that_speaks_for_an_actor_shows_what_was_said(played: Played) -> None:
    """Neither does the clinic, the services on a session, or a service."""
    with played.clinic.reading(ANA) as supervision:
        supervision.cases.view(played.ids["case"])
        told = [repr(one) for one in (played.clinic, supervision, supervision.cases, supervision.requests)]

    assert [one for one in told if played.words.found_in(one)] == []
