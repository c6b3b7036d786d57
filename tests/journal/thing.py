"""A table with a column of each type, and with two that text or bytes could wander between."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Uuid,
)

from supervisio.models.types import CanonicalJSON, UTCDateTime

METADATA = MetaData()
TABLE = Table(
    "supervisio_thing",
    METADATA,
    Column("id", Uuid(), primary_key=True),
    Column("code", String(64)),
    Column("note", String()),
    Column("sealed", LargeBinary()),
    Column("sealed_too", LargeBinary()),
    Column("at", UTCDateTime()),
    Column("on", Date()),
    Column("is_so", Boolean()),
    Column("number", Integer()),
    Column("large_number", BigInteger()),
    Column("names", CanonicalJSON()),
)
