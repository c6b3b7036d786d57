"""SQLAlchemy-Continuum: each versioned row is written twice, and each transaction has a row of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Column, ForeignKey, Index, Text, event
from sqlalchemy.orm import Session, configure_mappers, declarative_base, relationship
from sqlalchemy_continuum import make_versioned

from peers.columns import PARENTS, columns_of, indexes_of, is_sealed
from recording.asked import PEERS_NOUNS
from supervisio.engines import engine_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from recording.asked import PlainRows


def prepared(address: str, synchronous: str | None) -> Callable[[PlainRows], None]:
    """Make the tables, and return what writes the rows of one case and their versions."""
    make_versioned(user_cls=None)
    base: Any = declarative_base()
    classes = {noun: _versioned(base, noun) for noun in PEERS_NOUNS}
    configure_mappers()
    # The library's engine: SQLite waits and guards as it does for a clinic.
    engine = engine_of(address)
    if synchronous is not None:
        event.listen(engine, "connect", lambda raw, _record: raw.execute(f"PRAGMA synchronous={synchronous}"))
    base.metadata.create_all(engine)

    def write(rows: PlainRows) -> None:
        with Session(engine) as session, session.begin():
            for noun, row in rows.items():
                session.add(classes[noun](**row))

    return write


def _versioned(base: Any, noun: str) -> Any:
    columns = {column.name: _column(column) for column in columns_of(noun)}
    # With relationships a flush finds the order of its inserts.
    parents = {
        f"{column}_parent": relationship(parent.title().replace("_", ""))
        for column, parent in PARENTS.items()
        if column in columns
    }
    indexes = tuple(Index(f"{noun}_{number}", *names) for number, names in enumerate(indexes_of(noun)))
    more = {"__tablename__": noun, "__table_args__": indexes, "__versioned__": {}}
    return type(noun.title().replace("_", ""), (base,), {**columns, **parents, **more})


def _column(ours: Column[Any]) -> Column[Any]:
    type_ = Text() if is_sealed(ours) else ours.type
    parent = PARENTS.get(ours.name)
    keys = () if parent is None else (ForeignKey(f"{parent}.id"),)
    return Column(type_, *keys, primary_key=ours.name == "id", nullable=ours.nullable)
