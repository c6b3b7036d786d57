"""What one process shares between all calls: keys, clock, the clinics' policies, and which clinics were looked at."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Protocol
from weakref import WeakKeyDictionary, WeakSet
from zoneinfo import ZoneInfo

import attrs
from sqlalchemy import bindparam, select

from supervisio import schema
from supervisio.domain.policy import DEFAULT_RESPONSE_TIMES, Policy, Watched
from supervisio.errors import VaultError
from supervisio.models import ClinicPolicyRow

if TYPE_CHECKING:
    from sqlalchemy import Pool
    from sqlalchemy.orm import SessionTransaction

    from supervisio.models.database import Database
    from supervisio.rules import Rules
    from supervisio.vault import Vault

_KEPT_FOR = 60.0  # seconds

_POLICY = ClinicPolicyRow.__table__
POLICY_IN_FORCE = (
    select(_POLICY)
    .where(_POLICY.c.clinic_id == bindparam("clinic_id"), _POLICY.c.effective_at <= bindparam("now"))
    .order_by(_POLICY.c.effective_at.desc(), _POLICY.c.id.desc())
    .limit(1)
)


class Clock(Protocol):
    """Tells the time: an aware datetime, now."""

    def now(self) -> datetime:
        """Return the moment it is."""


class SystemClock:
    """The clock of the machine."""

    def now(self) -> datetime:
        """Return the moment it is, in UTC."""
        return datetime.now(UTC)


@attrs.define
class _Seen:
    """What is known of one clinic in one database."""

    policy: Policy | None = None
    read_at: float = 0.0


class House:
    """
    Keys, clock and what is cached.

    Threads may share it: every cached value is replaced as a whole, never changed.
    """

    def __init__(self, vault: Vault, clock: Clock | None = None, rules: Rules | None = None) -> None:
        if vault is None:
            raise VaultError("no_vault")
        self._rules = rules
        self.vault = vault
        self.clock = clock or SystemClock()
        # By pool: an engine with other execution options is the same database.
        self._seen: WeakKeyDictionary[Pool, dict[str, _Seen]] = WeakKeyDictionary()
        self._row_security: WeakSet[Pool] = WeakSet()
        self._policy_unsettled: WeakSet[SessionTransaction] = WeakSet()

    @property
    def rules(self) -> Rules:
        """The rules by which relationships are weighed: those given, or those that come with the library."""
        from supervisio.rules import shipped

        return self._rules or shipped()

    def enter(self, database: Database, clinic_id: str) -> None:
        """
        See, once a clinic and process, that the tables and the keys are the right ones.

        Where PostgreSQL guards the rows of each clinic, it is told every time which clinic is meant.

        Raises:
            SchemaError: the tables are missing, older or newer than this version.
            VaultError: a key that is in use there is not in the vault, or is another one.
            StorageError: ``autocommit``, where rows are guarded.

        """
        pool = database.engine.pool
        clinics = self._seen.setdefault(pool, {})
        if clinic_id not in clinics and schema.has_row_security(database.connection()):
            self._row_security.add(pool)
        if pool in self._row_security:
            database.name_clinic(clinic_id)
        if clinic_id not in clinics:
            connection = database.connection()
            schema.require(connection)
            self.vault.check(connection, clinic_id)
            clinics[clinic_id] = _Seen()

    def policy(self, database: Database, clinic_id: str) -> Policy:
        """Return the clinic's policy, at most a minute old."""
        seen = self._seen[database.engine.pool][clinic_id]
        now = time.monotonic()
        if seen.policy is not None and now - seen.read_at < _KEPT_FOR:
            return seen.policy
        policy = self._read_policy(database, clinic_id)
        # Not from a transaction that set one itself: it may still roll back.
        if database.transaction() not in self._policy_unsettled:
            self._seen[database.engine.pool][clinic_id] = _Seen(policy=policy, read_at=now)
        return policy

    def policy_was_set(self, database: Database, clinic_id: str) -> Policy:
        """Forget what was cached, and return the policy as this transaction sees it."""
        self._seen[database.engine.pool][clinic_id] = _Seen()
        transaction = database.transaction()
        if transaction is not None:
            self._policy_unsettled.add(transaction)
        return self._read_policy(database, clinic_id)

    def _read_policy(self, database: Database, clinic_id: str) -> Policy:
        row = database.execute(POLICY_IN_FORCE, {"clinic_id": clinic_id, "now": self.clock.now()}).mappings().first()
        if row is None:
            return Policy()
        times = {urgency: timedelta(seconds=seconds) for urgency, seconds in row["response_times"].items()}
        return Policy(
            zone=ZoneInfo(row["time_zone"]),
            response_times={**DEFAULT_RESPONSE_TIMES, **times},
            text_limit=row["text_limit"],
            confirmed_rules=frozenset(row["confirmed_rules"] or ()),
            watched=Watched.of(row["watched"]),
        )
