"""A rotation on a host's own key service."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from supervisio import Supervisio, Vault
from supervisio.errors import VaultError
from tests.rotation.filled import ROOTS_FILLED, fill, reopened, rows, texts, verified, wrapped_by
from tests.vault.invented import KeyService

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from supervisio import Clinic


class TurningService(KeyService):
    """A key service that goes on to another master key, and unwraps with the older ones still."""

    def __init__(self) -> None:
        super().__init__()
        self._masters = {self.key_id: self._master}
        self.calls_left = 1_000_000
        self.garbles = False

    def turn(self) -> None:
        """Make another master key the newest."""
        self.key_id = f"master-{len(self._masters) + 1}"
        self._masters[self.key_id] = self._master = os.urandom(32)

    def forget(self, key_id: str) -> None:
        """Destroy an older master key."""
        del self._masters[key_id]

    def wrap(self, data_key: bytes, *, context: bytes) -> tuple[str, bytes]:
        """Wrap under the newest."""
        self._count()
        return super().wrap(os.urandom(32) if self.garbles else data_key, context=context)

    def unwrap(self, wrapped: bytes, *, key_id: str, context: bytes) -> bytes:
        """Unwrap with whichever is named."""
        self._count()
        newest = self.key_id, self._master
        self.key_id, self._master = key_id, self._masters[key_id]
        try:
            return super().unwrap(wrapped, key_id=key_id, context=context)
        finally:
            self.key_id, self._master = newest

    def _count(self) -> None:
        self.calls_left -= 1
        if self.calls_left < 0:
            raise ConnectionError


@pytest.fixture
def service() -> TurningService:
    """A service with one master key."""
    return TurningService()


@pytest.fixture
def vault(service: TurningService) -> Vault:
    """A vault on it."""
    return Vault(service, journal_key=Vault.new_journal_key(service))


@pytest.fixture
def clinic(clinic_engine: Engine, vault: Vault) -> Clinic:
    """A clinic that was filled under its first master key, before it went on to the second."""
    clinic = Supervisio(vault).clinic(clinic_engine)
    fill(clinic)
    return clinic


def test_what_older_master_keys_wrap_is_wrapped_anew(clinic: Clinic, service: TurningService, vault: Vault) -> None:
    """Under the newest; then the service may forget the older one."""
    before = texts(clinic)
    service.turn()

    done = Supervisio(vault).rewrap(clinic.engine, clinic_id="clinic")

    assert (done.key_id, done.rewrapped, done.left) == ("master-2", ROOTS_FILLED, 0)
    assert wrapped_by(clinic.engine) == {"master-2": ROOTS_FILLED, None: 1}
    service.forget("master-1")
    assert texts(clinic) == before
    assert verified(clinic).ok


def test_the_journals_secret_goes_along(clinic: Clinic, service: TurningService) -> None:
    """Its text is wrapped anew too, under the same name: what it vouches for stays verified."""
    kept = Vault.new_journal_key(service)
    before = Vault(service, journal_key=kept).journal_key
    service.turn()

    anew = Vault.rewrap_journal_key(service, kept)

    assert anew.split(":")[:2] == [kept.split(":")[0], "master-2"]
    service.forget("master-1")
    assert Vault(service, journal_key=anew).journal_key == before
    with pytest.raises(VaultError):
        Vault(service, journal_key=kept)


def test_a_service_that_fails_stops_it(clinic: Clinic, service: TurningService, vault: Vault) -> None:
    """With an error that says so; what was done is done, and when it is back the rest follows."""
    service.turn()
    told: list[tuple[int, int]] = []
    app = Supervisio(vault)

    def break_down(*done: int) -> None:
        told.append((done[0], done[1]))
        service.calls_left = 0

    with pytest.raises(VaultError) as caught:
        app.rewrap(clinic.engine, clinic_id="clinic", batch=2, progress=break_down)

    assert caught.value.code == "provider"
    assert told == [(2, ROOTS_FILLED)]
    service.calls_left = 1_000_000
    assert app.rewrap(clinic.engine, clinic_id="clinic").rewrapped == ROOTS_FILLED - 2
    assert verified(clinic).ok


def test_what_comes_back_wrong_is_not_kept(clinic: Clinic, service: TurningService, vault: Vault) -> None:
    """It would take the place of the only copy: what was wrapped is unwrapped and compared first."""
    before = rows(clinic.engine)
    service.turn()
    service.garbles = True

    done = Supervisio(vault).rewrap(clinic.engine, clinic_id="clinic")

    assert (done.rewrapped, done.left) == (0, ROOTS_FILLED)
    assert rows(clinic.engine) == before
    service.garbles = False
    assert verified(reopened(clinic, vault)).ok
