"""
What it costs to record one ask: four rows (case, client request, consultation, journal entry) and one commit.

Side by side in one run, on a SQLite file of its own: the bare driver, SQLAlchemy Core, the same Core statements through
a `Session` (the yardstick, since a host's data arrives through one), the plain ORM, and `ask` with vault and journal
on. All write the same rows into the same tables, so the ratios show what only `ask` does: checking, sealing, digests,
the chain, the answer. The variants take turns, and a ratio is the median of the ratios within one round: a machine that
drifts does not show in it.

Goal: `ask` at most 1.35 times the yardstick and at most 0.7 times the plain ORM. With a request key the journal's
insert has more to do than the yardstick's; that line is shown and not held to the goal.
"""

from __future__ import annotations

import argparse
import sqlite3
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any
from uuid import UUID

import attrs
from sqlalchemy import Insert, Table, event
from sqlalchemy.orm import Session, registry, relationship

from supervisio import Actor, ClientRequest, Clinic, Supervisio, Vault
from supervisio.models import CaseRow, ClientRequestRow, ConsultationRow, JournalEntryRow
from supervisio.models.ids import new_id

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Engine

    from supervisio.supervision import Supervision

MOST_OF_YARDSTICK = 1.35
MOST_OF_ORM = 0.7
ROWS_AN_ASK = 4
TRANSACTIONS_A_ROUND = 20
WARM_UP_ROUNDS = 2

DRIVER = "the driver, bare"
CORE = "Core in engine.begin"
YARDSTICK = "Core through a Session (yardstick)"
ORM = "ORM: add, flush, commit"
SCRIPT = "ask, as a script: Clinic.acting"
HOST = "ask, as a host: app.on(session)"
KEYED = "ask, as a host, with a request_key"
HELD_TO_THE_GOAL = (SCRIPT, HOST)

WORDS = "Now that therapy is over, could we stay in touch, as friends? You know me better than anyone does. " * 2
QUESTION = "How do I say no, and why, without undoing what we worked for? What would you listen for? " * 3


def main() -> None:
    """Measure on both settings of SQLite and print what came out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=40, help="rounds in which every variant has its turn")
    rounds: int = parser.parse_args().rounds
    for synchronous in ("NORMAL", "FULL"):
        with tempfile.TemporaryDirectory() as folder:
            print(f"SQLite file, WAL, synchronous={synchronous}; medians of {rounds} x {TRANSACTIONS_A_ROUND}")
            report(measured(Path(folder), synchronous, rounds))


@attrs.frozen
class Ask:
    """What one ask wrote: its inserts with their values as Python has them, and as the driver got them."""

    inserts: list[tuple[Insert, dict[str, Any]]]
    driver_inserts: list[tuple[str, tuple[Any, ...]]]

    def anew(self) -> Ask:
        """Return the same under new ids: otherwise the same values."""
        ids = {value: new_id() for _, row in self.inserts for value in row.values() if isinstance(value, UUID)}
        hexes = {old.hex: new.hex for old, new in ids.items()}
        return Ask(
            [(insert, {name: _renewed(value, ids) for name, value in row.items()}) for insert, row in self.inserts],
            [(sql, tuple(_renewed(value, hexes) for value in row)) for sql, row in self.driver_inserts],
        )


def _renewed(value: Any, ids: dict[Any, Any]) -> Any:
    return ids.get(value, value) if isinstance(value, (UUID, str)) else value


def measured(folder: Path, synchronous: str, rounds: int) -> dict[str, list[float]]:
    """Return, by variant, the median microseconds of one transaction in each round."""
    vault = Vault.create(folder / "clinic.keys")
    with Clinic.open(folder / "clinic.db", vault=vault) as clinic:
        event.listen(clinic.engine, "connect", lambda raw, _record: raw.execute(f"PRAGMA synchronous={synchronous}"))
        clinic.engine.dispose()
        app = Supervisio(vault)
        driver = bare_connection(clinic.engine)
        variants = {
            DRIVER: lambda ask: through_driver(driver, ask),
            CORE: lambda ask: through_core(clinic.engine, ask),
            YARDSTICK: lambda ask: through_session(clinic.engine, ask),
            ORM: lambda ask: through_orm(clinic.engine, ask),
            SCRIPT: lambda _: ask_as_script(clinic),
            HOST: lambda _: ask_as_host(app, clinic),
            KEYED: lambda ask: ask_as_host(app, clinic, request_key=ask.inserts[0][1]["root_id"].hex),
        }
        written = captured(clinic)
        found = [one_round(variants, written, number) for number in range(WARM_UP_ROUNDS + rounds)]
        driver.close()
    return {name: [times[name] for times in found[WARM_UP_ROUNDS:]] for name in variants}


def one_round(variants: dict[str, Callable[[Ask], None]], written: Ask, number: int) -> dict[str, float]:
    """
    Give every variant its turn, each round another one first: who comes after the ORM finds its rubbish.

    The rows to write are made ready before the time begins to count.
    """
    first = number % len(variants)
    names = list(variants)
    return {
        name: median(_microseconds(variants[name], written.anew()) for _ in range(TRANSACTIONS_A_ROUND))
        for name in names[first:] + names[:first]
    }


def _microseconds(transaction: Callable[[Ask], None], ask: Ask) -> float:
    began = time.perf_counter_ns()
    transaction(ask)
    return (time.perf_counter_ns() - began) / 1_000


def captured(clinic: Clinic) -> Ask:
    """Return what an ask writes, listened to while it writes."""
    written = Ask([], [])

    def keep(_connection: Any, insert: Any, _many: Any, row: dict[str, Any], _options: Any) -> None:
        written.inserts.append((insert, row))

    def keep_driver(_connection: Any, _cursor: Any, sql: str, row: Any, _context: Any, _many: bool) -> None:  # noqa: FBT001 - SQLAlchemy's
        if sql.startswith("INSERT"):
            written.driver_inserts.append((sql, row))

    ask_as_script(clinic)
    event.listen(clinic.engine, "before_execute", keep)
    event.listen(clinic.engine, "before_cursor_execute", keep_driver)
    ask_as_script(clinic)
    event.remove(clinic.engine, "before_execute", keep)
    event.remove(clinic.engine, "before_cursor_execute", keep_driver)
    tables = [insert.table.name for insert, _ in written.inserts]
    assert len(tables) == len(written.driver_inserts) == len(set(tables)) == ROWS_AN_ASK, tables
    return written


def ask_as_script(clinic: Clinic) -> None:
    """Ask as a script does."""
    with clinic.acting(Actor("t-ana")) as supervision:
        ask(supervision)


def ask_as_host(app: Supervisio, clinic: Clinic, *, request_key: str | None = None) -> None:
    """Ask as a host does, on a session of its own."""
    with Session(clinic.engine) as session, session.begin():
        ask(app.on(session, clinic_id=clinic.clinic_id, actor=Actor("t-ana")), request_key=request_key)


def ask(supervision: Supervision, *, request_key: str | None = None) -> None:
    """Ask about a client's request in a new case."""
    supervision.ask(
        ClientRequest("c-104", "friendship_after_ending", phase="after_ending", made_on="2026-03-02", words=WORDS),
        question=QUESTION,
        asked_of="s-lee",
        urgency="soon",
        question_type="boundary",
        request_key=request_key,
    )


def bare_connection(engine: Engine) -> sqlite3.Connection:
    """Return a connection of the driver's alone, set up as the engine sets up its own."""
    driver = sqlite3.connect(str(engine.url.database), isolation_level=None)
    with engine.connect() as connection:
        for pragma in ("synchronous", "foreign_keys", "secure_delete"):
            driver.execute(f"PRAGMA {pragma}={connection.exec_driver_sql(f'PRAGMA {pragma}').scalar_one()}")
    return driver


def through_driver(driver: sqlite3.Connection, ask: Ask) -> None:
    """Write with the driver alone."""
    driver.execute("BEGIN")
    for sql, row in ask.driver_inserts:
        driver.execute(sql, row)
    driver.execute("COMMIT")


def through_core(engine: Engine, ask: Ask) -> None:
    """Write with Core."""
    with engine.begin() as connection:
        for insert, row in ask.inserts:
            connection.execute(insert, row)


def through_session(engine: Engine, ask: Ask) -> None:
    """Write the same Core statements through a Session of their own."""
    with Session(engine) as session, session.begin():
        for insert, row in ask.inserts:
            session.execute(insert, row)


class Case:
    """A case, as a plain ORM maps it."""


class Request:
    """A client's request, likewise."""


class Consultation:
    """A consultation, likewise."""


class Entry:
    """An entry of the journal, likewise."""


# Mapped once more, with the relationships that let a flush find the order of its inserts: those of the library's own
# models are for reading.
MAPPED = {
    row_class.__table__: mapped
    for row_class, mapped in (
        (CaseRow, Case),
        (ClientRequestRow, Request),
        (ConsultationRow, Consultation),
        (JournalEntryRow, Entry),
    )
}
_REGISTRY = registry()
_PROPERTIES: dict[type, dict[str, Any]] = {
    Request: {"case": relationship(Case)},
    Consultation: {"case": relationship(Case), "request": relationship(Request, overlaps="case")},
}
for _table, _mapped in MAPPED.items():
    assert isinstance(_table, Table)
    _REGISTRY.map_imperatively(_mapped, _table, properties=_PROPERTIES.get(_mapped))


def through_orm(engine: Engine, ask: Ask) -> None:
    """Write as mapped objects."""
    with Session(engine) as session, session.begin():
        for insert, row in ask.inserts:
            session.add(MAPPED[insert.table](**row))
        session.flush()


def report(times: dict[str, list[float]]) -> None:
    """Print the medians, the ratios, and whether the goal is met."""
    print(f"  {'':<36}{'µs':>7}{'x yardstick':>14}{'x plain ORM':>14}")
    for name, of_rounds in times.items():
        of_yardstick, of_orm = ratio(times, name, YARDSTICK), ratio(times, name, ORM)
        print(f"  {name:<36}{median(of_rounds):>7,.0f}{of_yardstick:>14.2f}{of_orm:>14.2f}")
    for name in HELD_TO_THE_GOAL:
        met = ratio(times, name, YARDSTICK) <= MOST_OF_YARDSTICK and ratio(times, name, ORM) <= MOST_OF_ORM
        print(f"  Goal, at most {MOST_OF_YARDSTICK} and {MOST_OF_ORM}: {'met' if met else 'missed'} by {name}")
    print()


def ratio(times: dict[str, list[float]], name: str, of: str) -> float:
    """Return how many times as long one variant takes as another: the median over the rounds."""
    return median(one / other for one, other in zip(times[name], times[of], strict=True))


if __name__ == "__main__":
    main()
