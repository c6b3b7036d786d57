"""A ring in a file, and a clinic that was filled under its first key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from supervisio import Supervisio, Vault
from supervisio.testing import FrozenClock
from tests.rotation.filled import fill

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine

    from supervisio import Clinic


@pytest.fixture
def clock() -> FrozenClock:
    """A clock that stands at 9:00 UTC on Monday, 2 March 2026."""
    return FrozenClock()


@pytest.fixture
def ring(tmp_path: Path) -> Path:
    """A ring with one key."""
    path = tmp_path / "clinic.keys"
    Vault.create(path)
    return path


@pytest.fixture
def clinic(clinic_engine: Engine, ring: Path, clock: FrozenClock) -> Clinic:
    """A clinic with something under each kind of root; on PostgreSQL as a program sees it, its rows guarded."""
    clinic = Supervisio(Vault.at(ring), clock=clock).clinic(clinic_engine)
    fill(clinic)
    return clinic
