"""A clinic with something in it, and what it looks like from outside and from within."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from supervisio import BoundaryConcern, ClientRequest, Clinic, PersonalIssue, Supervisio
from supervisio.models import ROOTS, metadata
from tests.security.guarded import name_clinic
from tests.services.people import ANA, AUDITOR, CLIENT, JOBS, LEE, QUESTION, WORDS

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy import Engine

    from supervisio import Supervision, Vault
    from supervisio.domain.records import VerificationRecord
    from supervisio.testing import FrozenClock

ROOTS_FILLED = 7
KEPT_BY_ROTATION = {"wrapped_key", "key_id"}


def fill(clinic: Clinic) -> None:
    """Put something under each kind of root, and a case in that lost its key when all in it was dropped."""
    with clinic.acting(ANA) as ana:
        ana.relationships.begin(CLIENT, began_on="2025-03-10")
        ana.profiles.set(["apa"])
        file_case(ana)
        ana.ask(PersonalIssue("bereavement", note=WORDS), question=QUESTION, asked_of=LEE.ref)
        for kind in ("gift_received", "shared_membership"):
            ana.note(BoundaryConcern(kind, client_ref=CLIENT, description=WORDS))
        dropped = ana.note(BoundaryConcern("touch", client_ref=CLIENT, description=WORDS))
        ana.concerns.drop(dropped.about_id)
    with clinic.acting(JOBS) as jobs:
        jobs.policy.set(time_zone="Europe/Berlin", effective_at="2026-03-01", reason=WORDS)


def ask(clinic: Clinic) -> UUID:
    """File a case, in a transaction of its own."""
    with clinic.acting(ANA) as ana:
        return file_case(ana)


def file_case(ana: Supervision) -> UUID:
    """File a case."""
    return ana.ask(ClientRequest(CLIENT, "friendship", words=WORDS), question=QUESTION, asked_of=LEE.ref).case_id


def reopened(clinic: Clinic, vault: Vault, clock: FrozenClock | None = None) -> Clinic:
    """Return the clinic as a program sees it that has just started with this vault."""
    return Supervisio(vault, clock=clock).clinic(clinic.engine, clinic_id=clinic.clinic_id)


def verified(clinic: Clinic) -> VerificationRecord:
    """Return what ``verify`` says."""
    with clinic.reading(AUDITOR) as auditor:
        return auditor.journal.verify()


def texts(clinic: Clinic) -> list[str | None]:
    """Return every text of Ana's, as she reads it."""
    with clinic.acting(ANA) as ana:
        requests = [ana.reveal(one).words for one in ana.requests.list_(limit=200)]
        issues = [ana.reveal(one).note for one in ana.issues.list_(limit=200)]
        concerns = [ana.reveal(one).description for one in ana.concerns.list_(limit=200)]
        questions = [ana.reveal(one).question for one in ana.consultations.list_(limit=200)]
    return [*requests, *issues, *concerns, *questions]  # type: ignore[list-item]  # they are revealed


def wrapped_by(engine: Engine, clinic_id: str = "clinic") -> dict[str | None, int]:
    """Return how many roots each key wraps; None stands for those that have lost theirs."""
    found: dict[str | None, int] = {}
    for row in (row for noun in ROOTS for row in rows(engine, clinic_id)[ROOTS[noun].__tablename__]):
        found[row["key_id"]] = found.get(row["key_id"], 0) + 1
    return found


def rows(engine: Engine, clinic_id: str = "clinic") -> dict[str, list[dict[str, Any]]]:
    """Return all rows of a clinic, by table."""
    with Session(engine) as session:
        connection = session.connection()
        if connection.dialect.name == "postgresql":
            name_clinic(connection, clinic_id)
        return {
            name: [
                dict(row)
                for row in connection.execute(
                    select(table).where(table.c.clinic_id == clinic_id).order_by(*table.primary_key.columns)
                ).mappings()
            ]
            for name, table in metadata.tables.items()
        }


def without_keys(found: dict[str, list[dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
    """Return the rows without what a rotation changes."""
    return {
        name: [{key: value for key, value in row.items() if key not in KEPT_BY_ROTATION} for row in of_table]
        for name, of_table in found.items()
    }
