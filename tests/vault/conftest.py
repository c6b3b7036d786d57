"""Vaults that the tests share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from supervisio.vault import Vault
from tests.vault.invented import KeyService

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    """A vault on a new ring file."""
    return Vault.create(tmp_path / "clinic.keys")


@pytest.fixture
def service() -> KeyService:
    """A key service that only wraps and unwraps."""
    return KeyService()


@pytest.fixture
def vault_on_service(service: KeyService) -> Vault:
    """A vault on that service."""
    return Vault(service, journal_key=Vault.new_journal_key(service))


@pytest.fixture(params=["vault", "vault_on_service", "plaintext"])
def any_vault(request: pytest.FixtureRequest) -> Vault:
    """Each kind of vault in turn."""
    if request.param == "plaintext":
        return Vault.plaintext()
    made: Vault = request.getfixturevalue(request.param)
    return made
