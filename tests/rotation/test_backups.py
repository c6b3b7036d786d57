"""Copies of the clinic's file that were made before a rotation, opened with one ring or the other."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from supervisio import Clinic, Supervisio, Vault
from supervisio.errors import VaultError
from tests.rotation.filled import ask, fill, texts, verified
from tests.services.people import ANA

if TYPE_CHECKING:
    from pathlib import Path

    from supervisio.testing import FrozenClock


@pytest.fixture
def places(tmp_path: Path, ring: Path, clock: FrozenClock) -> tuple[Path, Path, Path]:
    """The file of a clinic, and copies of it and of its ring; the clinic has gone on and was rotated since."""
    file, backup, old_ring = tmp_path / "clinic.db", tmp_path / "backup.db", tmp_path / "backup.keys"
    with Clinic.open(file, vault=Vault.at(ring), clock=clock) as clinic:
        fill(clinic)
    shutil.copy(file, backup)
    shutil.copy(ring, old_ring)
    with Clinic.open(file, vault=Vault.new_key(ring), clock=clock) as clinic:
        ask(clinic)
        assert Supervisio(Vault.at(ring)).rewrap(clinic.engine).left == 0
    return file, backup, old_ring


def test_a_backup_opens_with_the_old_ring(places: tuple[Path, Path, Path]) -> None:
    """As if nothing had happened since."""
    _, backup, old_ring = places

    with Clinic.open(backup, vault=Vault.at(old_ring)) as clinic:
        assert verified(clinic).ok
        assert len(texts(clinic)) == 6


def test_a_backup_opens_with_the_new_ring(places: tuple[Path, Path, Path], ring: Path) -> None:
    """The old key is still in it; what was in the backup reads as in the clinic that went on."""
    file, backup, _ = places

    with Clinic.open(backup, vault=Vault.at(ring)) as restored, Clinic.open(file, vault=Vault.at(ring)) as clinic:
        assert verified(restored).ok
        assert set(map(str, texts(restored))) == set(map(str, texts(clinic)))
        ask(restored)
        assert Supervisio(Vault.at(ring)).rewrap(restored.engine).left == 0
        assert verified(restored).ok


def test_the_clinic_that_went_on_does_not_open_with_the_old_ring(places: tuple[Path, Path, Path]) -> None:
    """A ring from before the rotation is told apart from a wrong one by nothing: the key that it lacks is named."""
    file, _, old_ring = places

    with pytest.raises(VaultError) as caught:
        Clinic.open(file, vault=Vault.at(old_ring))

    assert caught.value.code == "unknown_key"


def test_once_the_key_is_retired_a_backup_is_lost(
    places: tuple[Path, Path, Path], ring: Path, clock: FrozenClock
) -> None:
    """Its journal is still what was written, and says so; its texts are gone, which is what shreds a case for good."""
    file, backup, old_ring = places
    clock.advance(days=2)
    old = Vault.at(old_ring).newest_key_id()
    Supervisio(Vault.at(ring), clock=clock).retire_key(ring, old, databases=[f"sqlite:///{file}"], lose_backups=True)

    with Clinic.open(backup, vault=Vault.at(ring)) as restored:
        assert {finding.what for finding in verified(restored).findings} <= {"key", "restricted"}
        with restored.acting(ANA) as ana, pytest.raises(VaultError) as caught:
            ana.reveal(ana.requests.list_().items[0])
    assert (caught.value.code, caught.value.key_id) == ("retired", old)
    with Clinic.open(file, vault=Vault.at(ring)) as clinic:
        assert verified(clinic).ok
        assert len(texts(clinic)) == 8
    with Clinic.open(backup, vault=Vault.at(old_ring)) as restored:
        assert len(texts(restored)) == 6
