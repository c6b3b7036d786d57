"""
Data keys, wrapped anew under the newest key: in batches, each a transaction of its own, beside whoever else writes.

What has been wrapped anew is no longer looked for, so that a rotation can be killed at any time and run again. A row is
changed only where it is still the one that was read; no digest covers the wrapped key, and the journal says nothing of
it. The key service is asked outside of every transaction, and on PostgreSQL no row is waited for while others are held.
"""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any
from uuid import UUID

import attrs
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, TimeoutError  # noqa: A004 - that of a pool
from sqlalchemy.orm import Session

from supervisio import schema
from supervisio.domain.checks import Problems, raise_if_any, reference, whole_number
from supervisio.domain.records import RewrapRecord
from supervisio.engines import BUSY_TIMEOUT, WRITING
from supervisio.errors import ConflictError, StorageError, VaultError
from supervisio.models import ROOTS
from supervisio.models.database import OURS, Database, translated
from supervisio.services.wrapped_keys import of_root

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sqlalchemy import Engine, Select

    from supervisio.services.house import House

    Progress = Callable[[int, int], object]

_ATTEMPTS = 5
_MOST_A_BATCH = 10_000


def rewrap(
    house: House, engine: Engine, *, clinic_id: str | None, batch: int, progress: Progress | None
) -> RewrapRecord:
    """
    Wrap anew what older keys wrap, in one clinic or in all.

    Raises:
        InvalidValueError: a value is not acceptable, or the clinic must be named.
        SchemaError, VaultError: before anything is written, as for every call; later, what the key service says.
        StorageError, ConflictError: the database would not take part; what was done is done.

    """
    problems: Problems = []
    if clinic_id is not None:
        reference(clinic_id, "clinic_id", problems)
    batch = whole_number(batch, "batch", problems, least=1, most=_MOST_A_BATCH)
    raise_if_any(problems)
    done = _Done(progress)
    clinics = [_Clinic(house, engine, each, batch) for each in _clinics(engine, clinic_id)]
    done.total = sum(each.count() for each in clinics)
    for each in clinics:
        each.rewrap(done)
    left = sum(each.count() for each in clinics)
    return RewrapRecord(key_id=house.vault.newest_key_id(), rewrapped=done.rewrapped, left=left)


def _clinics(engine: Engine, clinic_id: str | None) -> Sequence[str]:
    if clinic_id is not None:
        return [clinic_id]
    with Session(engine) as session:
        connection = Database(session).connection()
        schema.require(connection)
        return schema.clinics_in(connection)


@attrs.define
class _Done:
    """How much was looked at, of how much, and how much of it was wrapped anew."""

    progress: Progress | None
    total: int = 0
    seen: int = 0
    rewrapped: int = 0

    def add(self, *, seen: int, rewrapped: int) -> None:
        self.seen += seen
        self.rewrapped += rewrapped
        if self.progress is not None:
            # What is written meanwhile comes on top.
            self.progress(self.seen, max(self.total, self.seen))


@attrs.frozen
class _Swap:
    """A row, and what it is to hold instead of what it held when it was read."""

    at_id: Any
    wrapped: Any
    anew: bytes
    new_id: str


class _Clinic:
    """One clinic's share of the work."""

    def __init__(self, house: House, engine: Engine, clinic_id: str, batch: int) -> None:
        self._house = house
        self._engine = engine
        self._clinic_id = clinic_id
        self._batch = batch
        with self._reading() as database:
            self._key_ids = house.vault.superseded(_key_ids(database, clinic_id))
        self._of_older_keys = {"clinic_id": clinic_id, "key_ids": self._key_ids}

    def count(self) -> int:
        """Return how much older keys wrap."""
        if not self._key_ids:
            return 0
        with self._reading() as database:
            return sum(database.execute(of_root(noun).count, self._of_older_keys).scalar_one() for noun in ROOTS)

    def rewrap(self, done: _Done) -> None:
        """Take over all of it, batch by batch; what others held is come back to in the end, and waited for."""
        for noun in ROOTS if self._key_ids else ():
            held: list[Any] = []
            after = "" if self._engine.dialect.name == "sqlite" else UUID(int=0)
            while rows := self._rows(of_root(noun).following, after=after, limit=self._batch):
                skipped, changed = self._swap(noun, self._swaps(rows))
                held += skipped
                done.add(seen=len(rows) - len(skipped), rewrapped=changed)
                after = rows[-1].id
            for row_id in held:
                swaps = self._swaps(self._rows(of_root(noun).one, id=row_id))
                done.add(seen=1, rewrapped=sum(self._swap_waiting(noun, swap) for swap in swaps))

    def _rows(self, statement: Select[Any], **where: Any) -> Sequence[Any]:
        with self._reading() as database:
            return database.execute(statement, {**self._of_older_keys, **where}).all()

    def _swaps(self, rows: Iterable[Any]) -> list[_Swap]:
        """Have the data keys wrapped anew; what is not what the vault has wrapped is left for `verify` to tell of."""
        swaps, failed = [], False
        for row in rows:
            root_id = _uuid(row.id)
            if root_id is None or not isinstance(row.wrapped_key, bytes):
                continue
            try:
                anew = self._house.vault.rewrapped(row.wrapped_key, row.key_id, self._clinic_id, root_id)
            except VaultError:
                failed = True
            else:
                swaps.append(_Swap(row.id, row.wrapped_key, *anew))
        if failed and not swaps:
            # Whether it is the rows or the key service: of that, this raises.
            self._house.vault.newest_key_id()
        return swaps

    def _swap(self, noun: str, swaps: Sequence[_Swap]) -> tuple[list[Any], int]:
        """Change these rows; return the ids of those that others hold, and how many were changed."""
        if not swaps:
            return [], 0
        for _ in range(_ATTEMPTS - 1):
            with suppress(ConflictError):
                return self._swap_once(noun, swaps)
        return self._swap_once(noun, swaps)

    def _swap_once(self, noun: str, swaps: Sequence[_Swap]) -> tuple[list[Any], int]:
        statements = of_root(noun)
        free, changed = {swap.at_id for swap in swaps}, 0
        with self._writing() as database:
            if database.dialect_name == "postgresql":
                given = {"clinic_id": self._clinic_id, "ids": list(free)}
                free = set(database.execute(statements.free, given).scalars())
            if free:
                all_given = [self._given(swap) for swap in swaps if swap.at_id in free]
                changed = database.execute(statements.swap, all_given).rowcount
        return [swap.at_id for swap in swaps if swap.at_id not in free], changed

    def _swap_waiting(self, noun: str, swap: _Swap) -> int:
        """Change one row after waiting for whoever holds it, or give up; return how many were changed."""
        try:
            with self._writing() as database:
                if database.dialect_name == "postgresql":
                    database.execute(_WAIT_AS_LONG_AS_ON_SQLITE)
                return database.execute(of_root(noun).swap, self._given(swap)).rowcount
        except ConflictError:
            return 0

    def _given(self, swap: _Swap) -> dict[str, Any]:
        return {"at_clinic": self._clinic_id, **attrs.asdict(swap)}

    @contextmanager
    def _reading(self) -> Iterator[Database]:
        with Session(self._engine) as session:
            database = Database(session)
            self._house.enter(database, self._clinic_id)
            yield database

    @contextmanager
    def _writing(self) -> Iterator[Database]:
        with Session(self._engine) as session:
            database = Database(session)
            try:
                session.connection(bind_arguments=OURS, execution_options={WRITING: True})
                self._house.enter(database, self._clinic_id)
                yield database
                session.commit()
            except TimeoutError:
                raise StorageError("no_connection") from None
            except DBAPIError as error:
                raise translated(error) from None


_WAIT_AS_LONG_AS_ON_SQLITE = text(f"SET LOCAL lock_timeout = '{BUSY_TIMEOUT:.0f}s'")


def _key_ids(database: Database, clinic_id: str) -> list[str]:
    """Return the ids of the keys that wrap something in a clinic."""
    return sorted({key_id for noun in ROOTS for key_id in _key_ids_of(database, clinic_id, noun)})


def _key_ids_of(database: Database, clinic_id: str, noun: str) -> Iterator[str]:
    """Yield each once: the smallest above the last, so that the rows between are skipped."""
    last: Any = ""
    while last is not None:
        last = database.execute(of_root(noun).next_key_id, {"clinic_id": clinic_id, "last": last}).scalar()
        if isinstance(last, str):
            yield last


def _uuid(value: Any) -> UUID | None:
    try:
        return value if isinstance(value, UUID) else UUID(hex=value)
    except (AttributeError, TypeError, ValueError):
        return None
