"""The tables that say what happened and who read: rows are only ever added."""

# No annotations from the future, see base.py.

from uuid import UUID

from sqlalchemy import BigInteger, Index, LargeBinary, PrimaryKeyConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from supervisio.models.base import (
    UNDIGESTED,
    Base,
    Clinic,
    Code,
    Id,
    Json,
    MaybeDay,
    MaybeReference,
    Moment,
    Reference,
    Sealed,
)
from supervisio.models.types import CurrentTransaction


class JournalEntryRow(Base):
    """
    One thing that happened to one root.

    Roots are named by id without a foreign key: a chain must stay readable when the row it speaks of is gone.
    """

    __tablename__ = "supervisio_journal_entry"
    # The primary key makes a fork of a chain impossible: two writers cannot both write the same sequence.
    __table_args__ = (
        PrimaryKeyConstraint("clinic_id", "root_id", "seq"),
        UniqueConstraint("clinic_id", "actor_ref", "request_key"),
        # The order of the feed. On SQLite, where the transaction is always NULL, it is that of the rows.
        Index(None, "clinic_id", "written_in"),
    )

    clinic_id: Mapped[Clinic]
    root_id: Mapped[UUID]
    seq: Mapped[int] = mapped_column(BigInteger)
    root_noun: Mapped[Code]
    move: Mapped[Code]
    actor_ref: Mapped[Reference]
    acting_as: Mapped[MaybeReference]
    reason: Mapped[Sealed]
    effective_at: Mapped[Moment]
    effective_on: Mapped[MaybeDay]
    recorded_at: Mapped[Moment]
    request_key: Mapped[MaybeReference]
    request_mac: Mapped[bytes | None] = mapped_column(LargeBinary, comment="MAC of the call's name and arguments")
    rows: Mapped[Json] = mapped_column(comment="[noun, id, keyed digest of the row left behind], one a row")
    mac_key_id: Mapped[str] = mapped_column(String(80))
    mac: Mapped[bytes] = mapped_column(LargeBinary, comment="MAC over this entry and the one before")
    # Last, and undigested: nobody knows it before the database does, and it is another one where a dump is restored.
    written_in: Mapped[int | None] = mapped_column(
        BigInteger, server_default=CurrentTransaction(), info=UNDIGESTED, comment="the transaction, on PostgreSQL"
    )


class AccessEntryRow(Base):
    """One reading of texts by someone who did not write them. Its MAC shows a change, not a removal."""

    __tablename__ = "supervisio_access_entry"
    __table_args__ = (PrimaryKeyConstraint("clinic_id", "id"), Index(None, "clinic_id", "case_id"))

    clinic_id: Mapped[Clinic]
    id: Mapped[Id]
    case_id: Mapped[UUID]
    actor_ref: Mapped[Reference]
    acting_as: Mapped[MaybeReference]
    purpose: Mapped[Code]
    noun: Mapped[Code]
    record_id: Mapped[UUID]
    fields: Mapped[Json] = mapped_column(comment="names of the fields that were read")
    read_at: Mapped[Moment]
    mac_key_id: Mapped[str] = mapped_column(String(80))
    mac: Mapped[bytes] = mapped_column(LargeBinary)
