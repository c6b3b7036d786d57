"""What hangs on each key: counted in the database, and set beside what the vault holds."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

import attrs
from sqlalchemy import bindparam, func, select, type_coerce
from sqlalchemy.orm import Session
from sqlalchemy.types import NullType

from supervisio import schema
from supervisio.domain.checks import Problems, raise_if_any, reference
from supervisio.domain.records import KeyRecord, Page
from supervisio.errors import InvalidValueError, VaultError
from supervisio.models import ROOTS, AccessEntryRow, JournalEntryRow
from supervisio.models.database import Database
from supervisio.vault.keys import HELD, NEWEST, NOT_HELD, PLAINTEXT, HeldKey, is_key_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Engine, Select

    from supervisio.services.house import House
    from supervisio.vault import Vault

_UNREADABLE = "unreadable"
# A program that has the ring open from before writes under a key that was superseded since.
_LATELY = timedelta(hours=24)


def keys(vault: Vault, engine: Engine, *, clinic_id: str | None) -> Page[KeyRecord]:
    """
    Return the keys of a vault, newest first, then others that rows name.

    Raises:
        InvalidValueError: the clinic is not acceptable, or must be named.
        SchemaError, StorageError: the database would not take part.

    """
    used: defaultdict[str, _Use] = defaultdict(_Use)
    with Session(engine) as session:
        database = Database(session)
        for each in _clinics(database, clinic_id):
            _count(vault, database, each, used)
    held = _held_by(vault, used)
    records = (
        _record(held.get(key_id) or HeldKey(key_id, NOT_HELD), used[key_id])
        for key_id in (*held, *sorted(used.keys() - held.keys()))
    )
    return Page(items=tuple(records))


def require_unused(house: House, engine: Engine, key_id: str) -> None:
    """
    See that nothing is wrapped by a key any more, in any clinic of a database, and that nobody uses it.

    Raises:
        InvalidValueError: that is no id of a key; or the role must name a clinic, and so cannot see them all.
        VaultError: ``in_use``, ``in_use_lately``.
        SchemaError, StorageError: the database would not take part.

    """
    if not is_key_id(key_id):
        raise InvalidValueError.of("key_id", "not_a_key_id")
    for key in keys(house.vault, engine, clinic_id=None):
        # A journal key that is not held goes by its whole name.
        if key.id != key_id and not (key.state == NOT_HELD and key.id.startswith(f"{key_id}.")):
            continue
        if key.roots:
            raise VaultError("in_use", key_id)
        if key.last_written_at is not None and house.clock.now() - key.last_written_at < _LATELY:
            raise VaultError("in_use_lately", key_id)


@attrs.define
class _Use:
    roots: int = 0
    entries: int = 0
    reads: int = 0
    last_written_at: datetime | None = None
    is_missing: bool = False

    def vouches(self, name: str, count: int, last: datetime | None) -> None:
        setattr(self, name, getattr(self, name) + count)
        self.last_written_at = max(filter(None, (self.last_written_at, last)), default=None)


def _clinics(database: Database, clinic_id: str | None) -> Iterable[str]:
    if clinic_id is not None:
        problems: Problems = []
        reference(clinic_id, "clinic_id", problems)
        raise_if_any(problems)
    connection = database.connection()
    schema.require(connection)
    return schema.clinics_in(connection) if clinic_id is None else [clinic_id]


def _count(vault: Vault, database: Database, clinic_id: str, used: Mapping[str, _Use]) -> None:
    # Not as every call enters a clinic: a key that is missing is to be told of here, and no error.
    if schema.has_row_security(database.connection()):
        database.name_clinic(clinic_id)
    given = {"clinic_id": clinic_id}
    for noun in ROOTS:
        for row in database.execute(_roots(noun), given):
            used[_shown(row.key_id)].roots += row.number
    for name, statement in (("entries", _entries()), ("reads", _reads())):
        for row in database.execute(statement, given):
            _named(vault, row.mac_key_id, used).vouches(name, row.number, _moment(row.last))


def _named(vault: Vault, journal_key_id: Any, used: Mapping[str, _Use]) -> _Use:
    """Return the use of the key of a ring that a journal key goes with; of its own id, where it is not held."""
    try:
        name, _, rest = vault.journal_key_by_id(journal_key_id).id.rpartition(".")
    except VaultError:
        missing = used[_shown(journal_key_id)]
        missing.is_missing = True
        return missing
    return used[name or rest]


def _held_by(vault: Vault, used: Mapping[str, _Use]) -> dict[str, HeldKey]:
    """Return the keys of a vault by id, newest first. A key service is not asked which others it holds."""
    newest = vault.newest_key_id()
    held = {key.id: key for key in vault.keys} or {newest: HeldKey(newest, HELD)}
    if not vault.keys and not vault.is_plaintext:
        named = sorted(key_id for key_id, use in used.items() if is_key_id(key_id) and not use.is_missing)
        held |= {key_id: HeldKey(key_id, HELD) for key_id in named}
    held[newest] = attrs.evolve(held[newest], state=NEWEST)
    return held


def _record(key: HeldKey, use: _Use) -> KeyRecord:
    return KeyRecord(
        id=key.id,
        state=key.state,
        created=key.created,
        retired_on=key.retired_on,
        roots=use.roots,
        entries=use.entries,
        reads=use.reads,
        last_written_at=use.last_written_at,
    )


def _moment(value: Any) -> datetime | None:
    # As it is read: what the library has not written there is for `verify` to tell of.
    try:
        return value if isinstance(value, datetime) else datetime.fromisoformat(value).replace(tzinfo=UTC)
    except (TypeError, ValueError):
        return None


def _shown(key_id: Any) -> str:
    return key_id if key_id == PLAINTEXT or is_key_id(key_id) else _UNREADABLE


@cache
def _roots(noun: str) -> Select[Any]:
    table = ROOTS[noun].__table__
    return (
        select(table.c.key_id, func.count().label("number"))
        .where(table.c.clinic_id == bindparam("clinic_id"), table.c.key_id.is_not(None))
        .group_by(table.c.key_id)
    )


@cache
def _entries() -> Select[Any]:
    return _by_key(JournalEntryRow, JournalEntryRow.recorded_at)


@cache
def _reads() -> Select[Any]:
    return _by_key(AccessEntryRow, AccessEntryRow.read_at)


def _by_key(row_class: Any, moment: Any) -> Select[Any]:
    return (
        select(
            row_class.mac_key_id,
            func.count().label("number"),
            type_coerce(func.max(moment), NullType()).label("last"),
        )
        .where(row_class.clinic_id == bindparam("clinic_id"))
        .group_by(row_class.mac_key_id)
    )
