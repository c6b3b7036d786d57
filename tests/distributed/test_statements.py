"""That what the library sends is heard and judged, whatever it sends, in every test there is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import Engine, create_engine, text

from supervisio import ClientRequest, Recommendation, Supervisio, schema
from supervisio.testing import FrozenClock, throwaway_vault
from tests.distributed.capturing import LIBRARY, captured
from tests.migrations.running import run_python
from tests.services.people import ANA, AUDITOR, CLIENT, LEE, QUESTION, WORDS
from tests.services.tables import statements_on

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from supervisio import Clinic

FIRST_OF_ALL = "SELECT supervisio_case.id FROM supervisio_case ORDER BY {} LIMIT 1"


def test_all_that_the_library_sends_has_been_judged(clinic_engine: Engine) -> None:
    """Asking, answering, reading, revealing and verifying: what an engine has sent, the judge has seen, and passed."""
    clinic = Supervisio(throwaway_vault(), clock=FrozenClock()).clinic(clinic_engine)
    with statements_on(clinic_engine) as sent:
        work_in(clinic)
    ours = {(clinic_engine.dialect.name, statement) for statement in sent if "supervisio_" in statement}

    assert len(ours) >= 40
    assert {key: captured.faults.get(key, "not judged") for key in ours} == dict.fromkeys(ours)


def test_what_the_library_sends_is_not_passed_for_having_been_sent_by_a_test(engine: Engine) -> None:
    """The same text from a test, before and after, is nobody's business."""
    schema.upgrade(engine)
    statement = FIRST_OF_ALL.format("topic")
    send_as_library: Callable[..., None] = exec_as(LIBRARY / "services" / "invented.py")["send"]

    offences = []
    for send in (send_oneself, send_as_library, send_as_library, send_oneself):
        send(engine, statement)
        offences.append(captured.take_offences())

    found = [f"supervisio_case is not bound to a clinic:\n{statement}"]
    assert offences == [[], found, found, []]


@pytest.mark.parametrize("place", ["schema/invented.py", "testing/contract.py"])
def test_what_is_about_all_clinics_may_be(sqlite_url: str, place: str) -> None:
    """The schema's statements, and those of the contract suite, which is a test itself."""
    schema.upgrade(sqlite_url)
    engine = create_engine(sqlite_url)

    exec_as(LIBRARY / place)["send"](engine, FIRST_OF_ALL.format("status"))
    engine.dispose()

    assert captured.take_offences() == []


SUITE = f"""
from supervisio import schema
from sqlalchemy import create_engine
from tests.distributed.test_statements import LIBRARY, exec_as

def test_that_makes_the_library_send_it(tmp_path):
    engine = create_engine(f"sqlite:///{{tmp_path}}/clinic.db")
    schema.upgrade(engine)
    exec_as(LIBRARY / "services" / "invented.py")["send"](engine, {FIRST_OF_ALL.format("id")!r})
    engine.dispose()

def test_that_does_not():
    pass
"""


def test_a_test_that_makes_the_library_send_it_fails(tmp_path: Path) -> None:
    """With the statement's text; the next one does not."""
    (tmp_path / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    (tmp_path / "test_suite.py").write_text(SUITE, encoding="utf-8")
    root = LIBRARY.parents[1]

    ended = run_python(
        *("-m", "pytest", "-p", "tests.distributed.capturing", "-p", "no:cacheprovider"), str(tmp_path), cwd=root
    )

    assert ended.returncode == 1
    assert "1 failed, 1 passed" in ended.stdout
    assert f"supervisio_case is not bound to a clinic:\n{FIRST_OF_ALL.format('id')}" in ended.stdout


def work_in(clinic: Clinic) -> None:
    """Do a little of everything."""
    with clinic.acting(ANA) as ana:
        request = ClientRequest(CLIENT, "friendship", words=WORDS)
        asked = ana.ask(request, question=QUESTION, asked_of=LEE.ref, request_key="k-1")
        ana.cases.grant(asked.case_id, "s-kim")
    with clinic.acting(LEE) as lee:
        (waiting,) = lee.queue()
        lee.consultations.accept(waiting.id)
        lee.reveal(lee.consultations.get(waiting.id))
        lee.consultations.complete(waiting.id, minutes=20, recommendations=[Recommendation("decline_request")])
    with clinic.reading(ANA) as ana:
        ana.queue()
        ana.cases.view(asked.case_id)
        ana.requests.list_(kind="friendship")
        ana.journal.timeline()
    with clinic.reading(AUDITOR) as auditor:
        auditor.journal.verify(since=auditor.journal.seal())


def exec_as(file: Path) -> dict[str, Any]:
    """Return what would be in a module of the library, if there was a file with this code there."""
    code = "from sqlalchemy import text\ndef send(engine, statement):\n    with engine.connect() as connection:\n"
    module: dict[str, Any] = {}
    exec(compile(f"{code}        connection.execute(text(statement))\n", str(file), "exec"), module)  # noqa: S102 - a name for code that is no file
    return module


def send_oneself(engine: Engine, statement: str) -> None:
    """Send a statement that nobody but this test has made."""
    with engine.connect() as connection:
        connection.execute(text(statement))
