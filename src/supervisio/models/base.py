"""The declarative base of our tables, their names, and the columns that all of them share."""

# No annotations from the future in these modules: SQLAlchemy would evaluate each of them from its text, and the tables
# would take half as long again to import.

from collections.abc import Iterable
from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Date,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Uuid,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from supervisio.models.types import CanonicalJSON, UTCDateTime

PREFIX = "supervisio_"


def _columns(constraint: Any, _table: Any) -> str:
    """Name a constraint by its columns; the clinic leads every one and is left out."""
    return "_".join(column.name for column in constraint.columns if column.name != "clinic_id")


# PostgreSQL cuts names at 63 bytes, and a migration cannot drop by a name that was cut: a test measures the longest
# that this convention makes. It lives in our own MetaData, so that a host's convention stays the host's.
NAMING: dict[str, Any] = {
    "columns": _columns,
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s__%(columns)s",
    "ix": "ix_%(table_name)s__%(columns)s",
    "uq": "uq_%(table_name)s__%(columns)s",
    "ck": "ck_%(table_name)s__%(constraint_name)s",
}


class Base(DeclarativeBase):
    """The base of every ``...Row``."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy reads it once
        UUID: Uuid(),
        datetime: UTCDateTime(),
        date: Date(),
    }

    def __repr__(self) -> str:
        # The default shows nothing either, but a subclass of a host's making may show every column.
        return f"<{type(self).__name__}>"


Clinic = Annotated[str, mapped_column(String(128), comment="the clinic (tenant) this row belongs to")]
Id = Annotated[UUID, mapped_column(Uuid(), comment="UUIDv7, made by the library")]
Reference = Annotated[str, mapped_column(String(128), comment="the host's opaque reference")]
MaybeReference = Annotated[str | None, mapped_column(String(128), comment="the host's opaque reference")]
Code = Annotated[str, mapped_column(String(64), comment="a code of an open vocabulary")]
MaybeCode = Annotated[str | None, mapped_column(String(64), comment="a code of an open vocabulary")]
Sealed = Annotated[
    bytes | None, mapped_column(LargeBinary, comment="sealed under the key of the case", info={"sealed": True})
]
NeededSealed = Annotated[
    bytes, mapped_column(LargeBinary, comment="sealed under the key of the case", info={"sealed": True})
]
Moment = Annotated[datetime, mapped_column(UTCDateTime(), comment="aware, UTC")]
MaybeMoment = Annotated[datetime | None, mapped_column(UTCDateTime(), comment="aware, UTC")]
MaybeDay = Annotated[date | None, mapped_column(Date(), comment="calendar day")]
MaybeNumber = Annotated[int | None, mapped_column(Integer)]
Json = Annotated[Any, mapped_column(CanonicalJSON())]

# Not part of a row's digest: they change without the row saying anything else (rotation, shredding, the next entry).
UNDIGESTED = {"digest": False}


class Recorded:
    """When it happened, when it was written and by whom, and which journal entry last wrote the row."""

    effective_at: Mapped[Moment] = mapped_column(
        comment="when it happened; the day's beginning where only the day is known"
    )
    effective_on: Mapped[MaybeDay] = mapped_column(comment="the day, where only the day is known")
    recorded_at: Mapped[Moment] = mapped_column(comment="when it was written")
    recorded_by: Mapped[MaybeReference] = mapped_column(comment="who wrote it first; NULL once dropped")
    row_seq: Mapped[int] = mapped_column(BigInteger, comment="sequence of the journal entry that last wrote this row")


class Root(Recorded):
    """A row that carries a chain of the journal, and the wrapped data key of what belongs to it."""

    clinic_id: Mapped[Clinic] = mapped_column(sort_order=-3)
    id: Mapped[Id] = mapped_column(sort_order=-2)
    journal_seq: Mapped[int] = mapped_column(
        BigInteger, info=UNDIGESTED, comment="sequence of the newest journal entry"
    )
    journal_head: Mapped[bytes] = mapped_column(
        LargeBinary, info=UNDIGESTED, comment="MAC over clinic, root, sequence, newest MAC"
    )
    journal_key_id: Mapped[str] = mapped_column(String(80), info=UNDIGESTED, comment="id of the key of that MAC")
    wrapped_key: Mapped[bytes | None] = mapped_column(
        LargeBinary, info=UNDIGESTED, comment="the data key, wrapped; NULL once shredded"
    )
    key_id: Mapped[str | None] = mapped_column(String(64), info=UNDIGESTED, comment="id of the key that wraps it")


class Child(Recorded):
    """A row within a case."""

    clinic_id: Mapped[Clinic] = mapped_column(sort_order=-3)
    id: Mapped[Id] = mapped_column(sort_order=-2)
    case_id: Mapped[UUID] = mapped_column(sort_order=-1)


def root_args(*, check: CheckConstraint | None = None, others: Iterable[Any] = ()) -> tuple[Any, ...]:
    """Return the constraints of a root table."""
    return (
        PrimaryKeyConstraint("clinic_id", "id"),
        Index(None, "clinic_id", "key_id", "journal_key_id"),
        *((check,) if check is not None else ()),
        *others,
    )


def child_args(*others: Any) -> tuple[Any, ...]:
    """Return the constraints of a table whose rows belong to a case. Nothing is ever deleted with it."""
    return (
        PrimaryKeyConstraint("clinic_id", "id"),
        refers_to("case", "case_id"),
        Index(None, "clinic_id", "case_id"),
        *others,
    )


def refers_to(noun: str, column: str) -> ForeignKeyConstraint:
    """Return a foreign key within the clinic."""
    table = f"{PREFIX}{noun}"
    return ForeignKeyConstraint(["clinic_id", column], [f"{table}.clinic_id", f"{table}.id"])


def status_in(statuses: Iterable[str]) -> CheckConstraint:
    """Return the CHECK that guards a lifecycle's status; no other vocabulary is guarded by the database."""
    listed = ", ".join(f"'{status}'" for status in statuses)
    return CheckConstraint(f"status IN ({listed})", name="status")
