"""A clinic on an AsyncEngine, for notebooks and jobs: one transaction a block, committed if the block succeeds."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Self, TypeVar

from supervisio.aio.lifting import turn_on
from supervisio.aio.supervision import AsyncSupervision
from supervisio.app import Supervisio
from supervisio.errors import ConflictError, VaultError
from supervisio.supervision import Supervision

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable
    from os import PathLike
    from types import TracebackType

    from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

    from supervisio.domain.facts import Actor
    from supervisio.services.house import Clock
    from supervisio.services.turns import Turns
    from supervisio.vault import Vault

_T = TypeVar("_T")


class AsyncClinic:
    """
    A clinic on an AsyncEngine, opened by ``await AsyncClinic.open``. Tasks of one event loop may share it.

    ``engine`` is the engine, for plain SQLAlchemy, and ``reading_engine`` what ``reading`` uses: the same, unless there
    is a read replica. ``await close()``, or the end of an ``async with`` block, lets their connections go.
    """

    def __init__(
        self, app: Supervisio, engine: AsyncEngine, *, clinic_id: str = "clinic", reading: AsyncEngine | None = None
    ) -> None:
        """
        Take an engine as it is, and that of a read replica for ``reading``; `Supervisio.clinic` tells of replicas.

        Nothing is migrated, and the first call on each sees that tables and keys are right.

        Raises:
            InvalidValueError: the replica is of another kind than the primary.

        """
        from supervisio.engines import require_replica

        if reading is not None:
            require_replica(reading, engine)
        self.engine = engine
        self.reading_engine = engine if reading is None else reading
        self.clinic_id = clinic_id
        self._app = app

    @classmethod
    async def open(
        cls,
        path_or_url: str | PathLike[str],
        *,
        vault: Vault | None = None,
        clinic_id: str = "clinic",
        clock: Clock | None = None,
    ) -> Self:
        """
        Open a clinic in a SQLite file, or in the database at a URL: ``sqlite+aiosqlite://`` or ``postgresql+psycopg://``.

        A file that is missing or empty is made (mode 0600), one of an earlier version is upgraded, ``:memory:`` is gone
        once the clinic is closed. With a URL nothing is ever migrated: ``schema.upgrade(url)`` does.

        Raises:
            VaultError: no vault was given, or it does not hold a key that is in use there. Nothing was written.
            SchemaError: the tables are newer than this version, or, with a URL, missing or older.
            StorageError: the file or database would not take part.
            InvalidValueError: the URL names a driver that knows no asyncio.
            ImportError: what asyncio needs is not installed; the sentence says what to install.

        """
        # Here and below, not above: the tables are mapped when there is something to do with them.
        from supervisio.models.database import Database
        from supervisio.opening import async_opened

        if vault is None:
            raise VaultError("no_vault")
        app = Supervisio(vault, clock=clock)
        clinic = cls(app, await async_opened(path_or_url), clinic_id=clinic_id)
        try:
            async with clinic._session(clinic.engine, writing=False) as session:
                await session.run_sync(lambda sync: app.house.enter(Database(sync), clinic_id))
        except BaseException:
            await clinic.close()
            raise
        return clinic

    @asynccontextmanager
    async def acting(self, actor: Actor) -> AsyncIterator[AsyncSupervision]:
        """
        Work on behalf of an actor in one transaction: committed if the block succeeds, else rolled back.

        A task that is cancelled in the block leaves nothing. Cancelled at the end of it, while this commits, it may
        have been kept all the same: with a ``request_key`` it can be asked again without being recorded twice.

        Raises:
            ConflictError: another transaction was in the way; ``run`` tries again by itself.
            StorageError: the database would not keep it. After ``in_doubt`` it may have been kept all the same: with
                the same ``request_key`` it can be asked again without being recorded twice.

        """
        async with self._acting(actor) as supervision:
            yield supervision

    @asynccontextmanager
    async def reading(self, actor: Actor) -> AsyncIterator[AsyncSupervision]:
        """
        Read on behalf of an actor; what would write raises ``StorageError`` ``read_only``.

        Revealing what somebody else wrote is written down, so it needs ``acting``. Where the clinic has a read replica,
        this reads there, and what was just written may not have come there yet: that, too, is read in ``acting``.

        Raises:
            ConflictError: a replica took away what was being read; read again.
            StorageError: the database cannot be reached.

        """
        from supervisio.services.context import Context

        async with self._session(self.reading_engine, writing=False) as session:
            context = Context(
                self._app.house, session.sync_session, clinic_id=self.clinic_id, actor=actor, read_only=True
            )
            yield AsyncSupervision(session, Supervision(context))

    async def run(self, work: Callable[[AsyncSupervision], Awaitable[_T]], *, actor: Actor, attempts: int = 5) -> _T:
        """
        Run ``work`` in ``acting`` and return what it returns; after a conflict that a retry can mend, run it again.

        ``work`` is an async function. It may run several times, each in a transaction of its own: what it does besides
        should bear that.

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
                async with self._acting(actor, turns) as supervision:
                    return await work(supervision)
            except ConflictError as conflict:
                wait = next(waits, None)
                if not conflict.retry or wait is None:
                    raise
            await asyncio.sleep(wait)

    async def close(self) -> None:
        """Let the connections go. The clinic can be used again; it then opens new ones."""
        for each in dict.fromkeys((self.engine, self.reading_engine)):
            await each.dispose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    def __repr__(self) -> str:
        return f"<AsyncClinic {self.clinic_id!r} on {self.engine.dialect.name}>"

    @asynccontextmanager
    async def _acting(self, actor: Actor, turns: Turns | None = None) -> AsyncIterator[AsyncSupervision]:
        from supervisio.services.context import Context
        from supervisio.transactions import commit

        async with self._session(self.engine, writing=True) as session:
            context = Context(self._app.house, session.sync_session, clinic_id=self.clinic_id, actor=actor, turns=turns)
            await session.run_sync(lambda _: context.begin())
            yield AsyncSupervision(session, Supervision(context))
            async with turn_on(session):
                await session.run_sync(lambda _: commit(context.database))

    @asynccontextmanager
    async def _session(self, engine: AsyncEngine, *, writing: bool) -> AsyncIterator[AsyncSession]:
        from sqlalchemy.ext.asyncio import AsyncSession

        from supervisio.transactions import begin

        # Closed for good: whoever went on after the block would write in a transaction that nobody commits.
        session = AsyncSession(engine, expire_on_commit=False, close_resets_only=False)
        on_replica = engine is not self.engine
        try:
            await session.run_sync(lambda sync: begin(sync, writing=writing, on_replica=on_replica))
            yield session
        finally:
            # Not for another cancellation to cut short.
            await asyncio.shield(asyncio.create_task(_close(session)))


async def _close(session: AsyncSession) -> None:
    # When gather() lets one error out, other calls are still running: the one whose turn it is ends first.
    async with turn_on(session):
        await session.close()
