"""One object a process, for hosts: keys, clock, and what is cached."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from supervisio.domain.quiet import quiet
from supervisio.errors import InvalidValueError, VaultError
from supervisio.supervision import Supervision

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from os import PathLike

    from sqlalchemy import Connection, Engine
    from sqlalchemy.ext.asyncio import AsyncSession
    from sqlalchemy.orm import Session

    from supervisio.aio import AsyncSupervision
    from supervisio.clinic import Clinic
    from supervisio.domain.facts import Actor
    from supervisio.domain.records import FeedRecord, KeyRecord, Page, RewrapRecord
    from supervisio.rules import Rules
    from supervisio.services.house import Clock
    from supervisio.vault import Vault


class Supervisio:
    """
    Make one a process. Threads may share it, and processes that are forked from it.

    A host that forks after its engine has connected calls ``engine.dispose(close=False)`` in each child, as SQLAlchemy
    asks for.

    ``rules`` are those by which dual relationships are weighed: ``rules.Rules.load(folder)`` adds the clinic's own to
    those that come with the library, which are the default.

    Raises:
        VaultError: no vault was given.

    """

    def __init__(self, vault: Vault, *, rules: Rules | None = None, clock: Clock | None = None) -> None:
        # Here and below, not above: the tables are mapped when there is something to do with them.
        from supervisio.services.house import House

        self.house = House(vault, clock, rules)

    def __repr__(self) -> str:
        return f"<Supervisio with {self.house.vault!r}>"

    def on(self, session: Session, *, clinic_id: str, actor: Actor) -> Supervision:
        """
        Return the services on a session of the host's, which stays the host's to commit, roll back and close.

        The first call on a clinic sees that tables and keys are the right ones.

        Raises:
            InvalidValueError: the session, the clinic or the actor is not acceptable.

        """
        from supervisio.services.context import Context

        if not hasattr(session, "get_bind"):
            raise InvalidValueError.of("session", "wrong_type", wanted="a Session")
        if hasattr(session, "sync_session"):
            raise InvalidValueError.of("session", "wrong_type", wanted="a Session; on_async takes an AsyncSession")
        return Supervision(Context(self.house, session, clinic_id=clinic_id, actor=actor))

    def on_async(self, async_session: AsyncSession, *, clinic_id: str, actor: Actor) -> AsyncSupervision:
        """
        Return the same for an AsyncSession of the host's: every call is awaited.

        Raises:
            InvalidValueError: the session, the clinic or the actor is not acceptable.
            ImportError: what asyncio needs is not installed; the sentence says what to install.

        """
        from supervisio.aio import AsyncSupervision
        from supervisio.extras import require

        require("asyncio", "greenlet")
        session = getattr(async_session, "sync_session", None)
        if session is None:
            raise InvalidValueError.of("async_session", "wrong_type", wanted="an AsyncSession; on takes a Session")
        return AsyncSupervision(async_session, self.on(session, clinic_id=clinic_id, actor=actor))

    def feed(
        self, bind: Engine | Connection, clinic_id: str, *, after: str | None = None, limit: int = 100
    ) -> Page[FeedRecord]:
        """
        Return what happened in a clinic, without content, for the host's own use: its notifications, say.

        Events come in the order in which they were committed, each once: ``after`` is the ``next`` of the page before,
        or the ``cursor`` of the last event that was dealt with. ``next`` is there on every page; an empty page means
        that there is no more yet. What others have not committed is left out, and comes later. On PostgreSQL a
        transaction that has written and stays open, whoever's on that server, holds back the events of those that
        began to write after it.

        It acts for nobody and shows all that happened, in personal issues too: who may learn of it is for the host to
        say. ``bind`` is an engine, or a connection that has written nothing in its transaction. ``limit`` is at most
        200.

        Raises:
            InvalidValueError: a value is not acceptable; ``unknown_event``: the event of this cursor is not there.
            StorageError: ``other_server``: the database has moved, and the sentence says what to call; or it would not
                take part.
            SchemaError: the tables are missing, older or newer than this version.
            VaultError: a key that is in use there is not in the vault.

        """
        from supervisio.services.feed import feed

        return feed(self.house, bind, clinic_id, after=after, limit=limit)

    def clinic(
        self, engine_or_url: Engine | str, clinic_id: str = "clinic", *, reading: Engine | str | None = None
    ) -> Clinic:
        """
        Return a clinic on an engine or a database URL, for scripts and jobs. Never migrates.

        ``reading`` is an engine or a URL of a read replica, such as a hot standby of PostgreSQL: ``clinic.reading``
        goes there, all else to the primary. A replica may lag: it shows the clinic as it was a moment ago. What was
        just written is read in ``acting``, or from what the call that wrote it has returned. Nothing is ever written
        on the replica, and tables and keys are looked at there as well.

        Raises:
            SchemaError: the tables are missing, older or newer than this version; or have not come to the replica yet.
            VaultError: a key that is in use there is not in the vault.
            StorageError: a database cannot be reached.
            InvalidValueError: what was given is no engine or URL, or the replica is of another kind than the primary.

        """
        from supervisio.clinic import Clinic
        from supervisio.engines import engine_of

        engine = engine_of(engine_or_url)
        replica = None if reading is None else engine_of(reading, named="reading")
        return Clinic(self, engine, clinic_id=clinic_id, reading=replica)

    @quiet
    def rewrap(
        self,
        engine_or_url: Engine | str,
        *,
        clinic_id: str | None = None,
        batch: int = 500,
        progress: Callable[[int, int], object] | None = None,
    ) -> RewrapRecord:
        """
        Wrap anew, under the newest key, the data keys that older keys wrap: in one clinic, or in all.

        The second half of a rotation, after ``Vault.new_key`` (where every step stands is told by
        ``Vault.prepare_key``), or after a key service has made another key its newest. No text is touched, nothing is
        journalled, seals hold, and ``verify`` finds nothing before, during or after. Older keys stay in the ring: with
        it, a backup made before can still be read, and what was written under them verified.

        It is maintenance, and commits: at most ``batch`` roots a transaction, beside whoever else works there. It may
        be stopped at any time and run again, and two at once do no harm. ``progress`` is called after each batch with
        how many roots were dealt with, and of how many. A program that has the ring open from before goes on wrapping
        under an older key: start it anew, and run this once more.

        Where PostgreSQL's row security holds, the role of a program must name the clinic; the owner of the tables
        reaches all of them.

        Raises:
            InvalidValueError: a value is not acceptable, or the clinic must be named.
            VaultError: a key in use is not in the vault; nothing was written. Or the key service failed.
            SchemaError: the tables are missing, older or newer than this version.
            StorageError, ConflictError: the database would not take part; run it again.

        """
        from supervisio.services.rewrapping import rewrap

        with _engine(engine_or_url) as engine:
            return rewrap(self.house, engine, clinic_id=clinic_id, batch=batch, progress=progress)

    @quiet
    def keys(self, engine_or_url: Engine | str, *, clinic_id: str | None = None) -> Page[KeyRecord]:
        """
        Return each key and what hangs on it, in one clinic or in all: newest first, then those that are not held.

        Counting goes through the whole journal. Row security is as for ``rewrap``.

        Raises:
            InvalidValueError, SchemaError, StorageError: as for ``rewrap``.

        """
        from supervisio.services.key_use import keys

        with _engine(engine_or_url) as engine:
            return keys(self.house.vault, engine, clinic_id=clinic_id)

    @quiet
    def require_unused(self, key_id: str, *, databases: Iterable[Engine | str]) -> None:
        """
        See that a key may be retired: that it wraps nothing in these databases, and nothing was lately written with it.

        Lately is within 24 hours: by then every program is to have been started anew since the key was superseded.

        Raises:
            VaultError: ``in_use`` or ``in_use_lately``.
            InvalidValueError: that is no id of a key, no database was named, or one shows only one clinic to this role.
            SchemaError, StorageError: as for ``rewrap``.

        """
        from supervisio.services.key_use import require_unused

        named = list(databases)
        if not named:
            raise InvalidValueError.of("databases", "empty")
        for each in named:
            with _engine(each) as engine:
                require_unused(self.house, engine, key_id)

    @quiet
    def retire_key(
        self,
        path: str | PathLike[str],
        key_id: str,
        *,
        databases: Iterable[Engine | str],
        lose_backups: bool = False,
    ) -> None:
        """
        Destroy what a key of the ring in this file can unwrap with; what verifies the journal stays.

        Only then is a case whose key was dropped shredded in old backups too, and only then a key that got into other
        hands opens nothing any more that is kept here. Every backup made before ``rewrap`` is lost with it, hence
        ``lose_backups``. ``databases`` are all that this ring is used with: engines or URLs. Copies of the ring, and
        what a disk keeps of a file that was replaced, are for the host to destroy.

        Raises:
            VaultError: ``lose_backups`` is not said; ``newest_key``, ``not_in_ring``; or as for ``require_unused`` and
                ``Vault.prepare_key``. The ring is as it was.
            InvalidValueError, SchemaError, StorageError: as for ``require_unused``.

        """
        from functools import partial

        from supervisio.vault.ring_changes import with_retired
        from supervisio.vault.ring_file import change_ring

        self.require_unused(key_id, databases=databases)
        if not lose_backups:
            raise VaultError("lose_backups", key_id)
        change_ring(path, partial(with_retired, key_id=key_id))


@contextmanager
def _engine(engine_or_url: Engine | str) -> Iterator[Engine]:
    """Give an engine; one that is made here for a URL is let go again."""
    from supervisio.engines import engine_of

    engine = engine_of(engine_or_url)
    try:
        yield engine
    finally:
        if engine is not engine_or_url:
            engine.dispose()
