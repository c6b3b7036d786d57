"""Where a contract suite works: a clinic of its own name in a host's database, and sessions of the host's."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from sqlalchemy import Column, Integer, MetaData, Table, text

from supervisio.domain.facts import Actor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection
    from sqlalchemy.orm import Session, sessionmaker

    from supervisio.app import Supervisio
    from supervisio.supervision import Supervision

ANA = Actor("t-ana")  # a therapist
LEE = Actor("s-lee")  # her supervisor
KIM = Actor("s-kim")  # a colleague
AUDITOR = Actor("a-ruth", roles={"auditor"})

# A host may not be allowed to make tables; for itself and for a while it may.
HOSTS_TABLE = Table(
    "supervisio_contract_host",
    MetaData(),
    Column("id", Integer, primary_key=True, autoincrement=False),
    prefixes=["TEMPORARY"],
)


class Premises:
    """
    A clinic that no test worked in before, in the database of a host.

    Tests that share a database do not see each other's rows, and need not clear them away.
    """

    def __init__(self, app: Supervisio, sessions: sessionmaker[Session]) -> None:
        self.app = app
        self.sessions = sessions
        self.clinic_id = f"contract-{uuid4().hex}"

    def on(self, session: Session, actor: Actor, *, clinic_id: str | None = None) -> Supervision:
        """Return the services on a session, on behalf of somebody."""
        return self.app.on(session, clinic_id=clinic_id or self.clinic_id, actor=actor)

    @contextmanager
    def acting(self, actor: Actor) -> Iterator[Supervision]:
        """Work in a transaction of its own, as a host does in a request."""
        with self.sessions() as session, session.begin():
            yield self.on(session, actor)

    @contextmanager
    def beside_hosts_table(self) -> Iterator[Connection]:
        """Give a connection on which there is a table of the host's, until it is handed back."""
        with self.sessions() as session:
            engine = session.get_bind().engine
        with engine.connect() as connection:
            HOSTS_TABLE.create(connection)
            connection.commit()
            try:
                yield connection
            finally:
                connection.rollback()
                HOSTS_TABLE.drop(connection)
                connection.commit()


def settings_of(connection: Connection) -> tuple[Any, ...]:
    """Return how a connection is set, as far as a program can set it, and end the transaction that looked."""
    found = tuple(tuple(connection.execute(text(asked)).all()) for asked in _SETTINGS[connection.dialect.name])
    connection.rollback()
    return found


_SETTINGS = {
    "sqlite": tuple(
        f"PRAGMA {name}" for name in ("busy_timeout", "defer_foreign_keys", "foreign_keys", "query_only", "synchronous")
    ),
    "postgresql": (
        "SELECT name, setting FROM pg_settings ORDER BY name",
        "SELECT NULLIF(current_setting('supervisio.clinic', true), '')",
        "SELECT count(*) FROM pg_locks WHERE pid = pg_backend_pid() AND locktype = 'advisory'",
    ),
}
