"""One object a process, for hosts: keys, clock, and what is cached."""

from __future__ import annotations

from typing import TYPE_CHECKING

from supervisio.supervision import Supervision

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlalchemy.orm import Session

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
            InvalidValueError: the clinic or the actor is not acceptable.

        """
        from supervisio.services.context import Context

        return Supervision(Context(self.house, session, clinic_id=clinic_id, actor=actor))

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
