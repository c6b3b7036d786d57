"""
What it costs to record one ask: four rows (case, client request, consultation, journal entry) and one commit.

Side by side in one run, on a SQLite file of its own and on a PostgreSQL of its own, where the program is a role that
owns nothing: the bare driver, SQLAlchemy Core, the same Core statements through a `Session` (the yardstick, since a
host's data arrives through one), the plain ORM, and `ask` with vault and journal on. All write the same rows into the
same tables, so the ratios show what only `ask` does: checking, sealing, digests, the chain, the answer. The variants
take turns, and a ratio is the median of the ratios within one round: a machine that drifts does not show in it.

Beside them two libraries that keep a history, each in a process of its own: Django ORM with django-simple-history, and
SQLAlchemy-Continuum. They write the same three rows (texts as they are, the same indexes) and a history row of each,
in one transaction. They seal nothing, and nobody can tell from their history whether it was changed.

With a request key the journal's insert has more to do than the yardstick's; that line is held to no goal.
"""

from __future__ import annotations

import argparse
import tempfile
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from peers.process import turn_of_peer
from recording import databases
from recording.asked import Ask, ask_as_host, ask_as_script, captured
from recording.rounds import Goal, measured, report, turn_of
from recording.ways import through_core, through_driver, through_guarded_session, through_orm, through_session
from supervisio import Supervisio, Vault

if TYPE_CHECKING:
    from collections.abc import Callable

    from recording.rounds import Turn
    from supervisio import Clinic

DRIVER = "the driver, bare"
CORE = "Core in engine.begin"
YARDSTICK = "yardstick"  # Core through a Session
ORM = "plain ORM"
SCRIPT = "ask, as a script"
HOST = "ask, as a host"
KEYED = "ask, as a host, with a request_key"
GUARDED_YARDSTICK = "yardstick, row security"
GUARDED_SCRIPT = "ask, as a script, row security"
GUARDED_HOST = "ask, as a host, row security"
SIMPLE_HISTORY = "Django, simple-history"
CONTINUUM = "SQLAlchemy-Continuum"
PEERS = {SIMPLE_HISTORY: "peers.simple_history", CONTINUUM: "peers.continuum"}

GOALS = (
    *(Goal(name, YARDSTICK, most=1.35) for name in (SCRIPT, HOST)),
    *(Goal(name, ORM, most=0.7) for name in (SCRIPT, HOST)),
)
POSTGRESQL_GOALS = (
    *(Goal(name, YARDSTICK, most=1.35) for name in (SCRIPT, HOST)),
    *(Goal(name, YARDSTICK, most=1.6) for name in (GUARDED_SCRIPT, GUARDED_HOST)),
    *(Goal(SIMPLE_HISTORY, name, least=1.7) for name in (SCRIPT, HOST)),
    *(Goal(CONTINUUM, name, least=4.0) for name in (SCRIPT, HOST)),
)


def main() -> None:
    """Measure on both settings of SQLite and on PostgreSQL, and print what came out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=40, help="rounds in which every variant has its turn")
    parser.add_argument("--only", choices=("sqlite", "postgresql"), help="the one database to measure on")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        vault = Vault.create(folder / "clinic.keys")
        if arguments.only != "postgresql":
            for synchronous in ("NORMAL", "FULL"):
                print(f"SQLite file, WAL, synchronous={synchronous}; medians of {arguments.rounds} rounds")
                with ExitStack() as stack:
                    turns = turns_on_sqlite(stack, folder, vault, synchronous)
                    report(measured(turns, arguments.rounds), (YARDSTICK, ORM, HOST), GOALS)
        if arguments.only != "sqlite":
            print(f"PostgreSQL; medians of {arguments.rounds} rounds")
            with ExitStack() as stack:
                turns = turns_on_postgresql(stack, folder, vault)
                report(measured(turns, arguments.rounds), (YARDSTICK, ORM, HOST), POSTGRESQL_GOALS)


def turns_on_sqlite(stack: ExitStack, folder: Path, vault: Vault, synchronous: str) -> dict[str, Turn]:
    """Return the turn of every way to write to SQLite, by name."""
    clinic = stack.enter_context(databases.sqlite_clinic(folder / f"{synchronous}.db", vault, synchronous))
    driver = stack.enter_context(databases.sqlite_driver(clinic.engine))
    written = captured(clinic)
    turns = turns_on(clinic, Supervisio(vault), partial(through_driver, driver), written)
    for number, (name, module) in enumerate(PEERS.items()):
        address = f"sqlite:///{folder}/{synchronous}-{number}.db"
        peer = turn_of_peer(module, address, written.plain(), synchronous=synchronous)
        turns[name] = stack.enter_context(peer)
    return turns


def turns_on_postgresql(stack: ExitStack, folder: Path, vault: Vault) -> dict[str, Turn]:
    """Return the turn of every way to write to PostgreSQL, by name."""
    app = Supervisio(vault)
    server = stack.enter_context(databases.postgresql_server(folder / "postgresql"))
    clinic = stack.enter_context(databases.postgresql_clinic(server, app, "plain", row_security=False))
    guarded = stack.enter_context(databases.postgresql_clinic(server, app, "guarded", row_security=True))
    driver = stack.enter_context(databases.postgresql_driver(clinic.engine))
    written = captured(clinic)
    turns = turns_on(clinic, app, partial(through_driver, driver), written)
    turns[GUARDED_YARDSTICK] = turn_of(partial(through_guarded_session, guarded.engine), written.anew)
    turns[GUARDED_SCRIPT] = turn_of(lambda _: ask_as_script(guarded), written.anew)
    turns[GUARDED_HOST] = turn_of(lambda _: ask_as_host(app, guarded), written.anew)
    for number, (name, module) in enumerate(PEERS.items()):
        address = databases.own_database(server, f"peer_{number}").render_as_string(hide_password=False)
        turns[name] = stack.enter_context(turn_of_peer(module, address, written.plain()))
    return turns


def turns_on(clinic: Clinic, app: Supervisio, driver: Callable[[Ask], None], written: Ask) -> dict[str, Turn]:
    """Return the turns that both databases have."""
    ways: dict[str, Callable[[Ask], None]] = {
        DRIVER: driver,
        CORE: partial(through_core, clinic.engine),
        YARDSTICK: partial(through_session, clinic.engine),
        ORM: partial(through_orm, clinic.engine),
        SCRIPT: lambda _: ask_as_script(clinic),
        HOST: lambda _: ask_as_host(app, clinic),
        KEYED: lambda ask: ask_as_host(app, clinic, request_key=ask.inserts[0][1]["root_id"].hex),
    }
    return {name: turn_of(way, written.anew) for name, way in ways.items()}


if __name__ == "__main__":
    main()
