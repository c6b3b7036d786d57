"""
The same clinic from plain SQLAlchemy and from pandas: what can be read there, what is sealed, and what verify() says.

    python examples/plain_sqlalchemy.py

Nothing asks here who may see what: this is for whoever looks after the database. Writing is for the services. The files
are made in a folder of their own, which is gone at the end.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import pandas as pd
from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from supervisio import Actor, ClientRequest, Clinic, Recommendation, Vault
from supervisio.models import CaseRow, ClientRequestRow, ConsultationRow

AUDITOR = Actor("a-ruth", roles={"auditor"})


def main() -> None:
    """Record two matters, and look at them from below."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        with Clinic.open(folder / "clinic.db", vault=Vault.create(folder / "clinic.keys")) as clinic:
            record(clinic)
            read_rows(clinic)
            read_frame(clinic)
            write_behind_the_services(clinic)


def record(clinic: Clinic) -> None:
    """Ask twice, and answer once."""
    with clinic.acting(Actor("t-ana")) as supervision:
        gift = supervision.ask(
            ClientRequest("c-104", "gift", words="It is nothing."), question="May I keep it?", asked_of="s-lee"
        )
        supervision.ask(
            ClientRequest("c-117", "social_invitation"), question="And a wedding?", asked_of="s-lee", urgency="soon"
        )
    with clinic.acting(Actor("s-lee")) as supervision:
        supervision.consultations.accept(gift.consultation_id)
        supervision.consultations.complete(gift.consultation_id, 15, [Recommendation("discuss_in_session")])


def read_rows(clinic: Clinic) -> None:
    """Select, join and load; every key begins with the clinic."""
    with Session(clinic.engine) as session:
        cases = session.scalars(
            select(CaseRow)
            .options(selectinload(CaseRow.consultations).selectinload(ConsultationRow.recommendations))
            .order_by(CaseRow.client_ref)
        ).all()
        for case in cases:
            for asked in case.consultations:
                advice = [one.kind for one in asked.recommendations]
                print(f"{case.client_ref}: {asked.status}, asked of {asked.asked_of}, advice {advice}")

        words = session.scalars(
            select(ClientRequestRow.words).join(CaseRow.requests).where(CaseRow.client_ref == "c-104")
        ).one()
    print(f"the client's words: {type(words).__name__}, and {'' if b'nothing' in (words or b'') else 'not '}readable")


def read_frame(clinic: Clinic) -> None:
    """Count with pandas."""
    asked = (
        select(ConsultationRow.urgency, ConsultationRow.status, func.count().label("asks"))
        .group_by(ConsultationRow.urgency, ConsultationRow.status)
        .order_by(ConsultationRow.urgency)
    )
    print(pd.read_sql(asked, clinic.engine).to_string(index=False))


def write_behind_the_services(clinic: Clinic) -> None:
    """Add a row that no call has recorded: the database takes it, and verify() finds it."""
    with clinic.reading(AUDITOR) as supervision:
        print(f"verify: ok {supervision.journal.verify().ok}")
    now = datetime.now(UTC)
    with Session(clinic.engine) as session, session.begin():
        case = session.scalars(select(CaseRow).where(CaseRow.client_ref == "c-104")).one()
        made_up = ClientRequestRow(
            clinic_id=case.clinic_id,
            id=uuid4(),
            case_id=case.id,
            kind="friendship",
            phase="during",
            made_by="client",
            status="recorded",
            effective_at=now,
            recorded_at=now,
            recorded_by="t-ana",
            row_seq=1,
        )
        session.add(made_up)
    with clinic.reading(AUDITOR) as supervision:
        verified = supervision.journal.verify()
    print(f"verify: ok {verified.ok}, {[f'{finding.table} {finding.what}' for finding in verified.findings]}")


if __name__ == "__main__":
    main()
