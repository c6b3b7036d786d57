"""Whether a vault holds the keys of a clinic's rows: asked when the clinic is opened, not at the first read."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import attrs
from sqlalchemy import LargeBinary, Select, String, Uuid, bindparam, column, select, table, tuple_

from supervisio.errors import VaultError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Connection

    from supervisio.vault.vault import Vault

_MOST_SAMPLES = 3
_NO_KEY = ""
# A provider that is not ours may say no more than that it failed.
_FAULTS_OF_ONE_ROW = {"wrong_key", "provider"}


@attrs.frozen(eq=False)
class _Root:
    """The statements that ask one table of roots; its index (clinic_id, key_id, journal_key_id) answers them all."""

    next_pair: Select[str, str]
    next_journal_key_of_shredded: Select[str]
    samples: Select[UUID, bytes]

    @classmethod
    def named(cls, name: str) -> _Root:
        clinic_id, key_id, journal_key_id = (column(name, String) for name in ("clinic_id", "key_id", "journal_key_id"))
        row_id, wrapped_key = column("id", Uuid), column("wrapped_key", LargeBinary)
        root = table(name, clinic_id, row_id, wrapped_key, key_id, journal_key_id)
        of_clinic = clinic_id == bindparam("clinic_id", type_=String)
        last_key = bindparam("key_id", type_=String)
        last_journal_key = bindparam("journal_key_id", type_=String)
        return cls(
            next_pair=select(key_id, journal_key_id)
            .select_from(root)
            .where(of_clinic, tuple_(key_id, journal_key_id) > tuple_(last_key, last_journal_key))
            .order_by(key_id, journal_key_id)
            .limit(1),
            next_journal_key_of_shredded=select(journal_key_id)
            .select_from(root)
            .where(of_clinic, key_id.is_(None), journal_key_id > last_journal_key)
            .order_by(journal_key_id)
            .limit(1),
            samples=select(row_id, wrapped_key)
            .select_from(root)
            .where(of_clinic, key_id == last_key, wrapped_key.is_not(None))
            .limit(_MOST_SAMPLES),
        )


_ROOTS = (
    _Root.named("supervisio_case"),
    _Root.named("supervisio_therapy_relationship"),
    _Root.named("supervisio_clinic_policy"),
    _Root.named("supervisio_therapist_profile"),
)


def check_keys(vault: Vault, connection: Connection, clinic_id: str) -> None:
    """See that the vault holds every key in use by a clinic, or raise the `VaultError` that names the one it lacks."""
    tables_of_key: dict[str, dict[_Root, None]] = {}
    journal_key_ids: dict[str, None] = {}
    for root in _ROOTS:
        for key_id, journal_key_id in _pairs(connection, root, clinic_id):
            tables_of_key.setdefault(key_id, {})[root] = None
            journal_key_ids[journal_key_id] = None
        journal_key_ids.update(dict.fromkeys(_journal_keys_of_shredded(connection, root, clinic_id)))
    tried = [_tried(vault, connection, tables, clinic_id, key_id) for key_id, tables in tables_of_key.items()]
    any_opened = any(fault is None for fault, _ in tried)
    for fault, samples in tried:
        # A row that was tampered with is not wrapped anew: after a rotation few such are all that is under a key.
        if fault is not None and not (any_opened and samples < _MOST_SAMPLES):
            raise fault
    for journal_key_id in journal_key_ids:
        vault.journal_key_by_id(journal_key_id)


def _pairs(connection: Connection, root: _Root, clinic_id: str) -> Iterator[tuple[str, str]]:
    """Yield each (key id, journal key id) once: the smallest above the last, so that the rows between are skipped."""
    last = (_NO_KEY, _NO_KEY)
    while True:
        given = {"clinic_id": clinic_id, "key_id": last[0], "journal_key_id": last[1]}
        found = connection.execute(root.next_pair, given).first()
        if found is None:
            return
        last = (found.key_id, found.journal_key_id)
        yield last


def _journal_keys_of_shredded(connection: Connection, root: _Root, clinic_id: str) -> Iterator[str]:
    """Yield the journal keys of roots that have no key any more: their texts are gone, their journal goes on."""
    last: str | None = _NO_KEY
    while True:
        given = {"clinic_id": clinic_id, "journal_key_id": last}
        last = connection.execute(root.next_journal_key_of_shredded, given).scalar()
        if last is None:
            return
        yield last


def _tried(
    vault: Vault, connection: Connection, tables: Iterable[_Root], clinic_id: str, key_id: str
) -> tuple[VaultError | None, int]:
    """
    Try samples until one opens: a single row that was tampered with must not lock a clinic out.

    Returns None, or what was said to the last one; and how many there were.
    """
    given = {"clinic_id": clinic_id, "key_id": key_id}
    fault: VaultError | None = None
    samples = 0
    for root in tables:
        for row_id, wrapped in connection.execute(root.samples, given).all():
            samples += 1
            try:
                vault.data_key(wrapped, key_id, clinic_id, row_id)
            except VaultError as error:
                # What a retired key wraps was given up with it, and is no reason to refuse the rest.
                if error.code == "retired":
                    return None, samples
                if error.code not in _FAULTS_OF_ONE_ROW:
                    raise
                fault = error
            else:
                return None, samples
    return fault, samples
