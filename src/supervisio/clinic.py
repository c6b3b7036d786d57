"""A clinic on an engine, for scripts, notebooks and jobs: one transaction a block, committed if the block succeeds."""

from __future__ import annotations

import os
import random
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Self, TypeVar

from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from supervisio import schema
from supervisio.app import Supervisio
from supervisio.engines import WRITING, engine_at, engine_of
from supervisio.errors import ConflictError, VaultError
from supervisio.models.database import OURS, Database, translated
from supervisio.services.context import Context
from supervisio.supervision import Supervision

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from os import PathLike
    from types import TracebackType

    from sqlalchemy import Engine

    from supervisio.domain.facts import Actor
    from supervisio.services.house import Clock
    from supervisio.vault import Vault

_T = TypeVar("_T")
_FIRST_WAIT = 0.01  # seconds


class Clinic:
    """
    A clinic on an engine: opened by ``Clinic.open`` or ``Supervisio.clinic``. Threads may share it.

    ``engine`` is the engine, for plain SQLAlchemy. ``close()``, or the end of a ``with`` block, lets its connections
    go.
    """

    def __init__(self, app: Supervisio, engine: Engine, *, clinic_id: str = "clinic") -> None:
        """
        Take an engine as it is; nothing is migrated.

        Raises:
            SchemaError: the tables are missing, older or newer than this version.
            VaultError: a key that is in use there is not in the vault.
            StorageError: the database cannot be reached.

        """
        self.engine = engine
        self.clinic_id = clinic_id
        self._app = app
        with self._session({}) as session:
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
        if vault is None:
            raise VaultError("no_vault")
        app = Supervisio(vault, clock=clock)
        if isinstance(path_or_url, str) and "://" in path_or_url:
            engine = engine_of(path_or_url)
        else:
            engine = engine_at(os.fspath(path_or_url))
            # Looked at first, without Alembic: mostly there is nothing to upgrade.
            if schema.current(engine) != schema.HEAD:
                schema.upgrade(engine)
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
            StorageError: the database would not keep it.

        """
        with self._session({WRITING: True}) as session:
            yield Supervision(Context(self._app.house, session, clinic_id=self.clinic_id, actor=actor))
            try:
                session.commit()
            except DBAPIError as error:
                raise translated(error) from None

    @contextmanager
    def reading(self, actor: Actor) -> Iterator[Supervision]:
        """
        Read on behalf of an actor; what would write raises ``StorageError`` ``read_only``.

        Revealing what somebody else wrote is written down, so it needs ``acting``.
        """
        options = {"postgresql_readonly": True} if self.engine.dialect.name == "postgresql" else {}
        with self._session(options) as session:
            context = Context(self._app.house, session, clinic_id=self.clinic_id, actor=actor, read_only=True)
            yield Supervision(context)

    def run(self, work: Callable[[Supervision], _T], *, actor: Actor, attempts: int = 5) -> _T:
        """
        Run ``work`` in ``acting`` and return what it returns; after a conflict that a retry can mend, run it again.

        ``work`` may run several times, each in a transaction of its own: what it does besides should bear that.

        Raises:
            ConflictError: it did not succeed in so many attempts, or a person must look.

        """
        for attempt in range(1, attempts + 1):
            try:
                with self.acting(actor) as supervision:
                    return work(supervision)
            except ConflictError as conflict:
                if not conflict.retry or attempt >= attempts:
                    raise
            # Waits grow and differ, so that those who collided do not meet again.
            time.sleep(_FIRST_WAIT * 2**attempt * random.uniform(0.5, 1.5))  # noqa: S311 - nothing secret
        message = "attempts must be at least 1"
        raise ValueError(message)

    def close(self) -> None:
        """Let the connections go. The clinic can be used again; it then opens new ones."""
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Clinic {self.clinic_id!r} on {self.engine.dialect.name}>"

    @contextmanager
    def _session(self, options: dict[str, Any]) -> Iterator[Session]:
        with Session(self.engine, expire_on_commit=False) as session:
            try:
                session.connection(bind_arguments=OURS, execution_options=options)
            except DBAPIError as error:
                raise translated(error) from None
            yield session
