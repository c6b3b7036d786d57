"""Programs that run while another one rotates: what they see, and how a prepared key spares them that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from supervisio import Supervisio, Vault
from supervisio.errors import VaultError
from tests.rotation.filled import ask, reopened, texts, verified, wrapped_by
from tests.services.people import ANA, AUDITOR, LEE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from uuid import UUID

    from supervisio import Clinic, Supervision
    from supervisio.testing import FrozenClock

READING: list[Callable[[Supervision, UUID], Any]] = [
    lambda ana, case_id: ana.cases.view(case_id, reveal="supervision"),
    lambda ana, case_id: ana.cases.monitor(case_id, "2999-01-01"),
    lambda ana, case_id: ana.cases.monitor(case_id, "2999-01-01", reason="To see how it goes on."),
    lambda ana, case_id: ana.ask(question="And now?", asked_of=LEE.ref, case_id=case_id),
]


@pytest.mark.parametrize("call", READING)
def test_a_program_with_the_old_ring_is_told_plainly(
    clinic: Clinic, ring: Path, clock: FrozenClock, call: Callable[[Supervision, UUID], Any]
) -> None:
    """What another program keeps under a new key it can neither read nor add to; the sentence says what helps."""
    case_id = ask(reopened(clinic, Vault.new_key(ring), clock))

    with clinic.acting(ANA) as ana, pytest.raises(VaultError, match="start it anew") as caught:
        call(ana, case_id)

    assert caught.value.code == "unknown_key"
    assert str(caught.value.key_id).startswith(Vault.at(ring).newest_key_id())


@pytest.mark.parametrize("call", READING)
def test_a_program_that_holds_a_prepared_key_goes_on(
    clinic: Clinic, ring: Path, clock: FrozenClock, call: Callable[[Supervision, UUID], Any]
) -> None:
    """It was started anew after the key was prepared: then the rotation does not disturb it, nor it the rotation."""
    running = reopened(clinic, Vault.prepare_key(ring), clock)
    case_id = ask(reopened(clinic, Vault.new_key(ring), clock))

    with running.acting(ANA) as ana:
        call(ana, case_id)

    assert verified(running).ok


def test_it_goes_on_under_the_older_key_until_it_is_started_anew(
    clinic: Clinic, ring: Path, clock: FrozenClock
) -> None:
    """What it has filed meanwhile is found by the next run, and nothing of it is lost."""
    running = reopened(clinic, Vault.prepare_key(ring), clock)
    older = running._app.house.vault.newest_key_id()
    app = Supervisio(Vault.new_key(ring), clock=clock)

    def file_another(done: int, _total: int) -> None:
        if done == 1:
            ask(running)

    app.rewrap(clinic.engine, clinic_id="clinic", batch=1, progress=file_another)
    ask(running)
    assert wrapped_by(clinic.engine)[older] >= 1

    rest = app.rewrap(clinic.engine, clinic_id="clinic")

    assert rest.left == 0
    assert older not in wrapped_by(clinic.engine)
    assert texts(reopened(clinic, Vault.at(ring))) == texts(running)
    assert verified(running).ok


def test_verifying_with_the_old_ring_is_refused_from_the_start(clinic: Clinic, ring: Path, tmp_path: Path) -> None:
    """A copy of the ring from before does not even open the clinic: nobody takes a rotation for tampering."""
    copy = tmp_path / "copy.keys"
    copy.write_bytes(ring.read_bytes())
    Supervisio(Vault.new_key(ring)).rewrap(clinic.engine, clinic_id="clinic")

    with pytest.raises(VaultError, match="start it anew"):
        reopened(clinic, Vault.at(copy))


def test_the_word_of_an_auditor_who_runs_on(clinic: Clinic, ring: Path) -> None:
    """Who has opened the clinic before finds keys that cannot be used, and no row that was edited."""
    Supervisio(Vault.new_key(ring)).rewrap(clinic.engine, clinic_id="clinic")

    with clinic.reading(AUDITOR) as auditor:
        found = auditor.journal.verify()

    assert {finding.what for finding in found.findings} <= {"key", "restricted"}
