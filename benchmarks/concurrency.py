"""
How much many processes write to one database at once.

They write to one and the same case, each to a case of its own, and each to new cases, which it files.

On a SQLite file, as a clinic's script does (`Clinic.run`) and on sessions of an engine as a host makes it by default,
and on a PostgreSQL of its own, as a program whose role owns nothing and whose rows are guarded: with the disk as it is,
and with one that takes 3 ms for a commit. There, one after the other to one case, writers wait for each other's disk;
to cases of their own they share it. And once while a host leaves a transaction open that has written to a case of its
own: that is to stop nobody else.

After each part every act that was acknowledged is counted in the journal, and every chain verified. The processes
share the processors of one machine with the server: however little they wait for each other, together they reach no
more than these allow, which is what the lines with the disk as it is show.

Goals: on the slow disk 8 writers file cases at least 4 times as fast as one; and beside an open transaction they write
at least 0.8 times as fast as without it.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from crowd.writers import THERAPIST, Act, Crowd, filed, nothing_is_lost
from recording.databases import administer, postgresql_clinic, postgresql_server
from supervisio import Clinic, Supervisio, Vault

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy import URL

WRITERS = (1, 8, 32)
SOME = 8
MANY = 32
SLOW_DISK = 3_000  # µs a commit
LEAST_OF_ONE = 4.0
OPEN_FOR = 2.0  # seconds
LEAST_BESIDE_OPEN = 0.8


def main() -> None:
    """Measure on SQLite and on PostgreSQL, and print what came out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=1.0, help="how long the writers write each time")
    parser.add_argument("--only", choices=("sqlite", "postgresql"), help="the one database to measure on")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        keys = folder / "clinic.keys"
        vault = Vault.create(keys)
        if arguments.only != "postgresql":
            on_sqlite(folder / "clinic.db", keys, vault, arguments.seconds)
        if arguments.only != "sqlite":
            with postgresql_server(folder / "postgresql") as server:
                on_postgresql(server, keys, vault, arguments.seconds)


def on_sqlite(path: Path, keys: Path, vault: Vault, seconds: float) -> None:
    """Measure many writers on a SQLite file, where one writes at a time, by both ways in."""
    with Clinic.open(path, vault=vault) as clinic:
        cases = filed(clinic, MANY)
        crowds = {
            "Clinic.run": Crowd(f"sqlite:///{path}", keys),
            "a host's default engine": Crowd(f"sqlite:///{path}", keys, as_host=True),
        }
        print(f"SQLite file, {MANY} processes; acts a second")
        print(f"  {'':<28}{'one case':>12}{'own cases':>12}")
        for name, crowd in crowds.items():
            same, own = (crowd.acts_a_second(chosen, seconds) for chosen in (cases[:1] * MANY, cases))
            print(f"  {name:<28}{same:>12,.0f}{own:>12,.0f}")
        acknowledged = sum(crowd.acknowledged for crowd in crowds.values())
        nothing_is_lost(clinic, len(cases) + acknowledged)
        print(f"  {acknowledged:,} acts acknowledged and kept, no error, no fork\n")


def on_postgresql(server: URL, keys: Path, vault: Vault, seconds: float) -> None:
    """Measure few and many writers on PostgreSQL, with a fast disk and a slow one, and beside an open transaction."""
    app = Supervisio(vault)
    with postgresql_clinic(server, app, "clinic", row_security=True) as clinic:
        cases = filed(clinic, MANY + 1)
        crowd = Crowd(clinic.engine.url.render_as_string(hide_password=False), keys)
        print("PostgreSQL; acts a second, in brackets x one writer")
        print(f"  {'':<28}" + "".join(f"{f'{count} writing':>16}" for count in WRITERS))
        of_some: list[float] = []
        for disk, delay in (("", 0), (", slow disk", SLOW_DISK)):
            delay_commits(server, delay)
            for name, chosen in (("one case", cases[:1] * MANY), ("own cases", cases), ("new cases", [None] * MANY)):
                found = [crowd.acts_a_second(chosen[:count], seconds) for count in WRITERS]
                cells = (f"{one:,.0f} ({one / found[0]:.1f})" for one in found)
                print(f"  {name + disk:<28}" + "".join(f"{cell:>16}" for cell in cells))
            of_some.append(found[WRITERS.index(SOME)])
        print(f"  {SOME} writers, {name + disk}: x with the disk as it is: {of_some[1] / of_some[0]:.2f}")
        goal(f"{SOME} writers, {name + disk}: x one writer", of_some[1] / found[0], LEAST_OF_ONE)
        delay_commits(server, 0)
        beside = beside_open(crowd, app, clinic, cases)
        goal(f"{SOME} writers beside an open transaction: x without it", beside, LEAST_BESIDE_OPEN)
        acknowledged = crowd.acknowledged + 1
        nothing_is_lost(clinic, len(cases) + acknowledged)
        print(f"  {acknowledged:,} acts acknowledged and kept, no error, no fork")


def beside_open(crowd: Crowd, app: Supervisio, clinic: Clinic, cases: list[UUID]) -> float:
    """Return how fast some write while a host has a transaction open that wrote to another case, x without that."""
    alone = crowd.acts_a_second(cases[:SOME], OPEN_FOR)
    with Session(clinic.engine) as session:
        Act(cases[-1])(app.on(session, clinic_id=clinic.clinic_id, actor=THERAPIST))
        beside = crowd.acts_a_second(cases[:SOME], OPEN_FOR)
        session.commit()
    return beside / alone


def delay_commits(server: URL, microseconds: int) -> None:
    """Let every commit wait so long before it goes to the disk, with those that come meanwhile, as on a slow disk."""
    administer(server, f"ALTER SYSTEM SET commit_delay = {microseconds}")
    administer(server, "ALTER SYSTEM SET commit_siblings = 0")
    administer(server, "SELECT pg_reload_conf()")


def goal(what: str, found: float, least: float) -> None:
    """Print whether a goal is met."""
    print(f"  Goal, at least {least}: {'met' if found >= least else 'missed'} by {what}: {found:.2f}")


if __name__ == "__main__":
    main()
