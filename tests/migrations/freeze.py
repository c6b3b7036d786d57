"""
Keep a database of the tables as they are now, for later versions to upgrade, verify and use.

    python -m tests.migrations.freeze

makes ``frozen/<revision>/``: a SQLite file, a PostgreSQL dump that any connection can run, and the keys of both. It
refuses where that folder is there, for what was released is never made anew; before the release, remove it first.
"""

from __future__ import annotations

import subprocess
import tempfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from supervisio import (
    Actor,
    BoundaryConcern,
    ClientRequest,
    Membership,
    PersonalIssue,
    Recommendation,
    Supervisio,
    SupportReference,
    Vault,
    schema,
)
from supervisio.engines import engine_at
from supervisio.testing import FrozenClock, invent_answers, invent_case
from tests import postgresql

if TYPE_CHECKING:
    from sqlalchemy import URL, Engine

    from supervisio import Supervision

FROZEN = Path(__file__).parent / "frozen"
SQLITE, DUMP, KEYS = "clinic.db", "clinic.sql", "clinic.keys"

THERAPIST = Actor("t-ana")
ASKED = Actor("s-lee")
AUDITOR = Actor("a-ruth", roles={"auditor"})
QUESTION = "How do I say no without ending the work?"


def main() -> None:
    """Make the folder of the newest revision."""
    folder = FROZEN / schema.HEAD
    folder.mkdir(parents=True)
    app = Supervisio(Vault.create(folder / KEYS), clock=FrozenClock())
    _freeze_sqlite(app, folder / SQLITE)
    _freeze_postgresql(app, folder / DUMP)


def _freeze_sqlite(app: Supervisio, file: Path) -> None:
    engine = engine_at(file)
    schema.upgrade(engine)
    _fill(app, engine)
    with closing(engine.raw_connection()) as connection:
        # One file without a log beside it, and small pages: most of the tables hold a row or two.
        for statement in ("PRAGMA journal_mode = DELETE", "PRAGMA page_size = 512", "VACUUM"):
            connection.cursor().execute(statement).fetchall()
    engine.dispose()


def _freeze_postgresql(app: Supervisio, file: Path) -> None:
    folder = Path(tempfile.mkdtemp(prefix="supervisio-"))
    try:
        server = postgresql.start_server(folder)
        with postgresql.new_database(server, "frozen") as database:
            schema.upgrade(database)
            _fill(app, database.render_as_string(hide_password=False))
            file.write_text(_dump(database, programs=postgresql.programs(folder)), encoding="utf-8")
    finally:
        postgresql.stop_server(folder)


def _dump(database: URL, *, programs: Path) -> str:
    address = database.set(drivername="postgresql").render_as_string(hide_password=False)
    command = [str(programs / "pg_dump"), "--inserts", "--no-owner", "--no-privileges", f"--dbname={address}"]
    written = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    # Without what only psql understands, and what only servers as new as this one do.
    passing = ("\\", "--", "SET ", "SELECT pg_catalog.set_config")
    return "\n".join(line for line in written.splitlines() if line and not line.startswith(passing)) + "\n"


def _fill(app: Supervisio, engine_or_url: Engine | str) -> None:
    """Take one case from the asking to its end, and leave others open."""
    with app.clinic(engine_or_url) as clinic:
        with clinic.acting(THERAPIST) as supervision:
            friendship = ClientRequest("c-104", "friendship_after_ending", words="Could we stay friends?")
            asked = supervision.ask(friendship, question=QUESTION, asked_of=ASKED.ref)
            supervision.note(PersonalIssue("bereavement"), support=SupportReference("personal_therapy"))
            for seed in range(3):
                invent_case(supervision, seed, asked_of=ASKED.ref)
        with clinic.acting(ASKED) as supervision:
            supervision.reveal(supervision.consultations.accept(asked.consultation_id))
            advice = [Recommendation("decline_request", force="directive"), Recommendation("discuss_in_session")]
            supervision.consultations.complete(asked.consultation_id, 25, advice)
        with clinic.acting(THERAPIST) as supervision:
            for recommendation in supervision.recommendations.list_(case_id=asked.case_id):
                supervision.recommendations.follow(recommendation.id)
            assert asked.about_id is not None
            told = "So that you can come back."
            supervision.requests.reply(asked.about_id, "declined_and_explained", explanation=told)
            supervision.requests.observe(asked.about_id, reaction="hurt")
            supervision.cases.close(asked.case_id, "Talked through.", client_was_told="That we will not be friends.")
            _weigh(supervision)


def _weigh(supervision: Supervision) -> None:
    """Weigh one concern and decide about it, and plan one reply."""
    supervision.profiles.set([Membership("apa", since="2015-01-01")])
    choir = BoundaryConcern("shared_membership", client_ref="c-205", phase="during", occurrence="not_yet")
    concern_id = supervision.note(choir).about_id
    supervision.concerns.evaluate(concern_id, invent_answers(objectivity="unsure"))
    told = "That I will sing elsewhere."
    supervision.concerns.decide(concern_id, "avoided", reason="It is where she rests.", client_was_told=told)
    request_id = supervision.note(ClientRequest("c-205", "gift")).about_id
    supervision.requests.plan(request_id, "declined_and_explained", expected_reactions=["hurt"])


if __name__ == "__main__":
    main()
