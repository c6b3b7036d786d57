"""Taking a seal, keeping it, and holding it against the journal, as those do who look after the record."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import pytest

from supervisio import Clinic, Seal, Supervisio
from supervisio.errors import AccessDeniedError, InvalidValueError
from tests.services.people import ANA, AUDITOR, CUSTODIAN, JOBS, QUESTION, SAM
from tests.settling import settle

if TYPE_CHECKING:
    from uuid import UUID

    from supervisio import Actor, Vault
    from supervisio.testing import FrozenClock


@pytest.fixture
def kept(clinic: Clinic) -> str:
    """A seal of a clinic with one case, as it was kept."""
    ask(clinic)
    return sealed(clinic).to_json()


def ask(clinic: Clinic) -> UUID:
    """File a case."""
    with clinic.acting(ANA) as ana:
        return ana.ask(question=QUESTION, asked_of="s-lee").case_id


def sealed(clinic: Clinic, actor: Actor = AUDITOR) -> Seal:
    """Take a seal of all that was committed."""
    with clinic.engine.connect() as connection:
        settle(connection)
    with clinic.reading(actor) as supervision:
        return supervision.journal.seal()


def found(clinic: Clinic, seal: Seal) -> list[tuple[object, ...]]:
    """Return what verifying since a seal finds."""
    with clinic.reading(AUDITOR) as auditor:
        verified = auditor.journal.verify(since=seal)
    assert verified.ok is (not verified.findings)
    return [(one.root, one.table, one.id, one.what) for one in verified.findings]


@pytest.mark.parametrize("actor", [AUDITOR, CUSTODIAN, JOBS], ids=lambda actor: actor.ref)
def test_those_who_look_after_the_record_seal_it(actor: Actor, clinic: Clinic, clock: FrozenClock) -> None:
    """It says of which clinic and when, and needs no transaction that writes."""
    case_id = ask(clinic)
    seal = sealed(clinic, actor)

    assert (seal.clinic_id, seal.taken_at, seal.roots, seal.entries) == ("clinic", clock.now(), 1, 1)
    assert (seal.newest_root, seal.newest_seq) == (case_id, 1)


@pytest.mark.parametrize("actor", [ANA, SAM], ids=lambda actor: actor.ref)
def test_nobody_else_does(actor: Actor, clinic: Clinic) -> None:
    """Not even the therapist whose cases they are."""
    with clinic.reading(actor) as supervision, pytest.raises(AccessDeniedError) as caught:
        supervision.journal.seal()

    assert caught.value.move == "journal.seal"


def test_a_seal_that_was_kept_holds(clinic: Clinic, kept: str) -> None:
    """Whatever was done since."""
    with clinic.acting(ANA) as ana:
        case_id = ana.cases.list_().items[0].id
        ana.cases.grant(case_id, "s-kim")
    ask(clinic)

    assert found(clinic, Seal.from_json(kept)) == []


def test_a_forged_seal_is_a_finding(clinic: Clinic, kept: str) -> None:
    """In no root: it is the seal that is wrong."""
    forged = attrs.evolve(Seal.from_json(kept), roots=0)

    assert found(clinic, forged) == [(None, None, None, "forged")]


def test_a_seal_of_another_clinic_is_refused(app: Supervisio, clinic: Clinic, kept: str) -> None:
    """It would say nothing about this one."""
    south = app.clinic(clinic.engine, clinic_id="south")

    with south.reading(AUDITOR) as auditor, pytest.raises(InvalidValueError) as caught:
        auditor.journal.verify(since=Seal.from_json(kept))

    assert caught.value.args == (("since", "seal_of_another", {}),)


def test_a_seal_is_about_the_whole_clinic(clinic: Clinic, kept: str) -> None:
    """With a case named beside it, it is not clear what is meant."""
    with clinic.reading(ANA) as ana, pytest.raises(InvalidValueError) as caught:
        ana.journal.verify(ana.cases.list_().items[0].id, since=Seal.from_json(kept))

    assert caught.value.args == (("since", "whole_clinic_only", {}),)


def test_what_is_no_seal_is_refused(clinic: Clinic, kept: str) -> None:
    """The sentence says how a seal that was kept is read."""
    with clinic.reading(AUDITOR) as auditor, pytest.raises(InvalidValueError, match=r"Seal\.from_json"):
        auditor.journal.verify(since=kept)  # type: ignore[arg-type]  # as somebody may


def test_an_older_copy_of_the_file_is_found(sqlite_clinic_url: str, vault: Vault, tmp_path: Path) -> None:
    """Put in place of the clinic's file it verifies; against the seal it does not, also once work has gone on in it."""
    file, copy = Path(sqlite_clinic_url.removeprefix("sqlite:///")), tmp_path / "copy.db"
    with Clinic.open(file, vault=vault) as clinic:
        ask(clinic)
        early = sealed(clinic)
    shutil.copy(file, copy)
    with Clinic.open(file, vault=vault) as clinic:
        ask(clinic)
        late = sealed(clinic)
    shutil.copy(copy, file)

    with Clinic.open(file, vault=vault) as clinic:
        with clinic.reading(AUDITOR) as auditor:
            assert auditor.journal.verify().ok
        assert found(clinic, late) == [(None, None, None, "older")]
        ask(clinic)
        assert found(clinic, late) == [(None, None, None, "older")]
        assert found(clinic, early) == []
