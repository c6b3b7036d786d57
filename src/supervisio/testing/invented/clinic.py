"""A whole clinic that was never there, with some months behind it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from supervisio import schema
from supervisio.app import Supervisio
from supervisio.clinic import Clinic
from supervisio.domain.checks import Problems, raise_if_any, whole_number
from supervisio.engines import MEMORY, engine_at
from supervisio.errors import InvalidValueError
from supervisio.testing.clinics import throwaway_vault
from supervisio.testing.clock import FrozenClock
from supervisio.testing.invented import hours, practice
from supervisio.testing.invented.chance import Chance
from supervisio.testing.invented.people import People
from supervisio.testing.invented.stage import Stage
from supervisio.transactions import begin

if TYPE_CHECKING:
    from os import PathLike

    from sqlalchemy import Engine

    from supervisio.domain.facts import Actor
    from supervisio.vault import Vault

_MOST_SEED = 2**64 - 1
_MOST_THERAPISTS = 1_000
_MOST_MONTHS = 240


class InventedClinic(Clinic):
    """
    A clinic in which some months have passed, among people who were never born.

    ``therapists``, ``supervisors``, ``auditor`` and ``system`` are its people, as actors. Therapists act as their peer
    group as well, supervisors as the duty desk. ``clock`` stands where the months end, and can be moved on.
    """

    def __init__(self, app: Supervisio, engine: Engine, *, people: People, clock: FrozenClock) -> None:
        super().__init__(app, engine)
        self.therapists: tuple[Actor, ...] = people.therapists
        self.supervisors: tuple[Actor, ...] = people.supervisors
        self.auditor: Actor = people.auditor
        self.system: Actor = people.system
        self.clock = clock


def invent_clinic(
    seed: int, therapists: int, months: int, *, path: str | PathLike[str] | None = None, vault: Vault | None = None
) -> InventedClinic:
    """
    Invent a clinic with so many therapists, and what was recorded there in so many months up to 31 March 2026.

    The same seed gives the same clinic in everything but ids and keys. It is in memory, or in the SQLite file at
    ``path``, sealed by ``vault``; in memory a ring of its own does if none is given. Everything is written through the
    services as people at work would write it: the journal, its seals and ``verify`` are real, times are those at which
    it is said to have happened, and what the end of the months cuts off is left open. ``clinic_id`` is "clinic".

    Raises:
        InvalidValueError: a number is out of range or none, or the file holds something already; nothing was written.
        VaultError: there is a path, and no vault was given.
        StorageError: the file cannot be made.

    """
    problems: Problems = []
    whole_number(seed, "seed", problems, least=0, most=_MOST_SEED)
    whole_number(therapists, "therapists", problems, least=1, most=_MOST_THERAPISTS)
    whole_number(months, "months", problems, least=1, most=_MOST_MONTHS)
    raise_if_any(problems)
    if path is not None and _holds_something(path):
        raise InvalidValueError.of("path", "not_empty")
    people, clock = People.of(therapists), FrozenClock()
    if path is None:
        vault = vault or throwaway_vault()
    app = Supervisio(vault, clock=clock)  # type: ignore[arg-type]  # it refuses that there is none
    engine = engine_at(MEMORY if path is None else path)
    schema.upgrade(engine)
    clinic = InventedClinic(app, engine, people=people, clock=clock)
    try:
        _pass_months(app, clinic, people, Chance(f"{seed}, {therapists}, {months}"), months)
    except BaseException:
        clinic.close()
        raise
    return clinic


def _holds_something(path: str | PathLike[str]) -> bool:
    file = Path(path).expanduser()
    return file.exists() and (not file.is_file() or file.stat().st_size > 0)


def _pass_months(app: Supervisio, clinic: InventedClinic, people: People, chance: Chance, months: int) -> None:
    first, last = hours.period(months)
    clinic.clock.move_to(first)
    with clinic.acting(people.system) as supervision:
        # The file may have been empty when it was looked at, and be no more.
        if supervision.journal.timeline(limit=1).items:
            raise InvalidValueError.of("path", "not_empty")
        supervision.policy.set(time_zone=hours.ZONE.key)
    # One transaction: a clinic half invented is none.
    with Session(clinic.engine) as session:
        begin(session, writing=True)
        stage = Stage(app, session, clinic_id=clinic.clinic_id, clock=clinic.clock, people=people)
        practice.begin_all(stage, chance)
        stage.play(last)
        session.commit()
