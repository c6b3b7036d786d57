"""One object a process, for hosts: keys, clock, and what is cached."""

from __future__ import annotations

from typing import TYPE_CHECKING

from supervisio.errors import InvalidValueError
from supervisio.supervision import Supervision

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlalchemy.ext.asyncio import AsyncSession
    from sqlalchemy.orm import Session

    from supervisio.aio import AsyncSupervision
    from supervisio.clinic import Clinic
    from supervisio.domain.facts import Actor
    from supervisio.services.house import Clock
    from supervisio.vault import Vault


class Supervisio:
    """
    Make one a process. Threads may share it.

    Raises:
        VaultError: no vault was given.

    """

    def __init__(self, vault: Vault, *, clock: Clock | None = None) -> None:
        # Here and below, not above: the tables are mapped when there is something to do with them.
        from supervisio.services.house import House

        self.house = House(vault, clock)

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

    def clinic(self, engine_or_url: Engine | str, clinic_id: str = "clinic") -> Clinic:
        """
        Return a clinic on an engine or a database URL, for scripts and jobs. Never migrates.

        Raises:
            SchemaError: the tables are missing, older or newer than this version.
            VaultError: a key that is in use there is not in the vault.
            StorageError: the database cannot be reached.

        """
        from supervisio.clinic import Clinic
        from supervisio.engines import engine_of

        return Clinic(self, engine_of(engine_or_url), clinic_id=clinic_id)
