"""On whose behalf, in which clinic and on which session a call runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from supervisio.domain.checks import raise_if_any, reference
from supervisio.domain.facts import Actor
from supervisio.errors import InvalidValueError, StorageError
from supervisio.models.database import Database

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from sqlalchemy.orm import Session

    from supervisio.domain.checks import Problems
    from supervisio.domain.policy import Policy
    from supervisio.services.house import House
    from supervisio.services.turns import Turns
    from supervisio.vault import Vault


class Context:
    """What all services of one ``Supervision`` share."""

    def __init__(
        self,
        house: House,
        session: Session,
        *,
        clinic_id: str,
        actor: Actor,
        read_only: bool = False,
        turns: Turns | None = None,
    ) -> None:
        problems: Problems = []
        reference(clinic_id, "clinic_id", problems)
        raise_if_any(problems)
        if not isinstance(actor, Actor):
            raise InvalidValueError.of("actor", "wrong_type", wanted="an Actor")
        self.house = house
        self.database = Database(session)
        self.clinic_id = clinic_id
        self.actor = actor
        self.refs = actor.refs
        self.read_only = read_only
        self._turns = turns
        self._own_policy: Policy | None = None

    @property
    def vault(self) -> Vault:
        """The keys."""
        return self.house.vault

    def enter(self) -> None:
        """See that the clinic can be worked in; nearly free after the first time."""
        self.house.enter(self.database, self.clinic_id)

    def begin(self) -> None:
        """Begin an attempt, and with it take hold of what those before it have shown to be wanted."""
        if self._turns is not None and self._turns.begin():
            self.enter()
            self._turns.take_all(self.database)

    def enter_to_write(self) -> None:
        """
        See that the clinic can be written in.

        Raises:
            StorageError: ``read_only``, where this was opened for reading.

        """
        if self.read_only:
            raise StorageError("read_only")
        self.enter()

    def now(self) -> datetime:
        """Return the moment it is, aware, in UTC."""
        return self.house.clock.now()

    @property
    def policy(self) -> Policy:
        """The clinic's policy."""
        return self._own_policy or self.house.policy(self.database, self.clinic_id)

    @property
    def text_limit(self) -> int:
        """How many characters a text may have at this clinic."""
        self.enter()
        return self.policy.text_limit

    def policy_was_set(self) -> None:
        """Let a policy that this very object set hold for it at once."""
        self._own_policy = self.house.policy_was_set(self.database, self.clinic_id)

    def today(self) -> date:
        """Return the calendar day at the clinic."""
        return self.policy.today(self.now())

    def rows(self, statement: Any, parameters: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
        """Run a select of this clinic and return its rows."""
        found = self.database.execute(statement, {"clinic_id": self.clinic_id, **(parameters or {})})
        return [dict(row) for row in found.mappings()]

    def plain_columns(self, statement: Any, parameters: Mapping[str, Any]) -> list[list[Any]]:
        """Run a select of this clinic and return, column by column, the driver's own values."""
        return self.database.plain_columns(statement, {"clinic_id": self.clinic_id, **parameters})

    def locked(self, statement: Any, **at: Any) -> dict[str, Any] | None:
        """Run an update that takes hold of one root of this clinic, and return the root; None where there is none."""
        parameters = {"at_clinic": self.clinic_id, **at}
        if self._turns is not None:
            self._turns.take(self.database, statement, parameters)
        found = self.database.execute(statement, parameters).mappings().first()
        return None if found is None else dict(found)
