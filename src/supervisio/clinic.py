"""A clinic on an engine, for scripts, notebooks and jobs: one transaction a block, committed if the block succeeds."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Self, TypeVar

from sqlalchemy.orm import Session

from supervisio.app import Supervisio
from supervisio.errors import ConflictError, VaultError
from supervisio.supervision import Supervision

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from os import PathLike
    from types import TracebackType

    from sqlalchemy import Engine

    from supervisio.domain.facts import Actor
    from supervisio.services.house import Clock
    from supervisio.services.turns import Turns
    from supervisio.vault import Vault

_T = TypeVar("_T")


class Clinic:
    """
    A clinic on an engine: opened by ``Clinic.open`` or ``Supervisio.clinic``. Threads may share it.

    So may processes that were forked from the one that opened it, if that was in no block: each has connections of its
    own. A block within a block is another transaction; SQLite lets one write at a time, and the inner would wait for
    the outer until it gives up.

    ``engine`` is the engine, for plain SQLAlchemy, and ``reading_engine`` what ``reading`` uses: the same, unless there
    is a read replica. ``close()``, or the end of a ``with`` block, lets their connections go.
    """

    def __init__(
        self, app: Supervisio, engine: Engine, *, clinic_id: str = "clinic", reading: Engine | None = None
    ) -> None:
        """
        Take an engine as it is, and that of a read replica for ``reading``; nothing is migrated.

        Raises:
            SchemaError: the tables are missing, older or newer than this version.
            VaultError: a key that is in use there is not in the vault.
            StorageError: a database cannot be reached.
            InvalidValueError: the replica is of another kind than the primary.

        """
        # Here and below, not above: the tables are mapped when there is something to do with them.
        from supervisio.engines import require_replica
        from supervisio.models.database import Database
        from supervisio.transactions import Inheritance

        if reading is not None:
            require_replica(reading, engine)
        self.engine = engine
        self.reading_engine = engine if reading is None else reading
        self.clinic_id = clinic_id
        self._app = app
        self._inheritance = Inheritance(self.engine, self.reading_engine)
        for each in dict.fromkeys((self.engine, self.reading_engine)):
            with self._session(each, writing=False) as session:
                app.house.enter(Database(session), clinic_id)

    @classmethod
    def open(
        cls,
        path_or_url: str | PathLike[str],
        *,
        vault: Vault | None = None,
        clinic_id: str = "clinic",
        clock: Clock | None = None,
    ) -> Self:
        """
        Open a clinic in a SQLite file, or in the database at a URL.

        A file that is missing or empty is made (mode 0600), one of an earlier version is upgraded, ``:memory:`` is gone
        with the process. With a URL nothing is ever migrated: ``schema.upgrade(url)`` does.

        Raises:
            VaultError: no vault was given, or it does not hold a key that is in use there. Nothing was written.
            SchemaError: the tables are newer than this version, or, with a URL, missing or older.
            StorageError: the file or database would not take part.

        """
        from supervisio.opening import opened

        if vault is None:
            raise VaultError("no_vault")
        app = Supervisio(vault, clock=clock)
        engine = opened(path_or_url)
        try:
            return cls(app, engine, clinic_id=clinic_id)
        except BaseException:
            engine.dispose()
            raise

    @contextmanager
    def acting(self, actor: Actor) -> Iterator[Supervision]:
        """
        Work on behalf of an actor in one transaction: committed if the block succeeds, else rolled back.

        Raises:
            ConflictError: another transaction was in the way; ``run`` tries again by itself.
            StorageError: the database would not keep it. After ``in_doubt`` it may have been kept all the same: with
                the same ``request_key`` it can be asked again without being recorded twice.

        """
        with self._acting(actor) as supervision:
            yield supervision

    @contextmanager
    def reading(self, actor: Actor) -> Iterator[Supervision]:
        """
        Read on behalf of an actor; what would write raises ``StorageError`` ``read_only``.

        Revealing what somebody else wrote is written down, so it needs ``acting``. Where the clinic has a read replica,
        this reads there, and what was just written may not have come there yet: that, too, is read in ``acting``.

        Raises:
            ConflictError: a replica took away what was being read; read again.
            StorageError: the database cannot be reached.

        """
        from supervisio.services.context import Context

        with self._session(self.reading_engine, writing=False) as session:
            context = Context(self._app.house, session, clinic_id=self.clinic_id, actor=actor, read_only=True)
            yield Supervision(context)

    def run(self, work: Callable[[Supervision], _T], *, actor: Actor, attempts: int = 5) -> _T:
        """
        Run ``work`` in ``acting`` and return what it returns; after a conflict that a retry can mend, run it again.

        ``work`` may run several times, each in a transaction of its own: what it does besides should bear that.

        Raises:
            ConflictError: it did not succeed in so many attempts, or a person must look.
            StorageError: as for ``acting``; never tried again, for without a ``request_key`` that could record twice.
            InvalidValueError: ``attempts`` is less than 1.

        """
        from supervisio.services.turns import Turns
        from supervisio.transactions import waits_between

        waits, turns = waits_between(attempts), Turns()
        while True:
            try:
                with self._acting(actor, turns) as supervision:
                    return work(supervision)
            except ConflictError as conflict:
                wait = next(waits, None)
                if not conflict.retry or wait is None:
                    raise
            time.sleep(wait)

    def close(self) -> None:
        """Let the connections go. The clinic can be used again; it then opens new ones."""
        for each in dict.fromkeys((self.engine, self.reading_engine)):
            each.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Clinic {self.clinic_id!r} on {self.engine.dialect.name}>"

    @contextmanager
    def _acting(self, actor: Actor, turns: Turns | None = None) -> Iterator[Supervision]:
        from supervisio.services.context import Context
        from supervisio.transactions import commit

        with self._session(self.engine, writing=True) as session:
            context = Context(self._app.house, session, clinic_id=self.clinic_id, actor=actor, turns=turns)
            context.begin()
            yield Supervision(context)
            commit(context.database)

    @contextmanager
    def _session(self, engine: Engine, *, writing: bool) -> Iterator[Session]:
        from supervisio.transactions import begin

        self._inheritance.leave()
        # Closed for good: whoever went on after the block would write in a transaction that nobody commits.
        with Session(engine, expire_on_commit=False, close_resets_only=False) as session:
            begin(session, writing=writing, on_replica=engine is not self.engine)
            yield session
