from __future__ import annotations

import pytest
from sqlalchemy import Engine, create_engine, func, insert, select, text
from sqlalchemy.exc import IntegrityError

from supervisio import schema
from supervisio.models import metadata
from tests.migrations.rows import invented_row

each_table = pytest.mark.parametrize("name", ["supervisio_journal_entry", "supervisio_access_entry"])


@each_table
@pytest.mark.parametrize("statement", ["UPDATE {name} SET actor_ref = 'somebody else'", "DELETE FROM {name}"])
def test_what_was_written_is_neither_changed_nor_removed(engine: Engine, name: str, statement: str) -> None:
    """The database itself refuses to change or remove an entry, whoever asks."""
    _with_one_entry(engine, name)

    with pytest.raises(IntegrityError, match=f"{name} is append-only"), engine.begin() as connection:
        connection.execute(text(statement.format(name=name)))

    with engine.connect() as connection:
        assert connection.scalar(select(metadata.tables[name].c.actor_ref)) == "north"


@each_table
def test_a_table_is_not_emptied_in_one_go(postgresql_url: str, name: str) -> None:
    """TRUNCATE, which a row's trigger does not see, is refused too."""
    engine = create_engine(postgresql_url)
    _with_one_entry(engine, name)

    with pytest.raises(IntegrityError, match=f"{name} is append-only"), engine.begin() as connection:
        connection.execute(text(f"TRUNCATE {name}"))

    with engine.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(metadata.tables[name])) == 1
    engine.dispose()


def _with_one_entry(engine: Engine, name: str) -> None:
    schema.upgrade(engine)
    with engine.begin() as connection:
        connection.execute(insert(metadata.tables[name]).values(invented_row(metadata.tables[name])))
