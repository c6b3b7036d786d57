"""An asyncio clinic on SQLite and on PostgreSQL, and the same database without asyncio."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest

from supervisio import AsyncClinic, Clinic
from supervisio.testing import FrozenClock, throwaway_vault

if TYPE_CHECKING:
    from collections.abc import Coroutine, Iterator
    from pathlib import Path
    from typing import Any

    from supervisio import Vault


class Open(Protocol):
    """Opens the clinic of the test."""

    def __call__(self) -> Coroutine[Any, Any, AsyncClinic]:
        """Return the clinic, opened once more."""


@pytest.fixture
def clock() -> FrozenClock:
    """A clock that stands at 9:00 UTC on Monday, 2 March 2026."""
    return FrozenClock()


@pytest.fixture
def vault() -> Vault:
    """Keys that are kept nowhere."""
    return throwaway_vault()


@pytest.fixture
def path(tmp_path: Path) -> str:
    """The path of a SQLite file that is not there yet."""
    return str(tmp_path / "clinic.db")


@pytest.fixture(params=["path", "postgresql_clinic_url"])
def place(request: pytest.FixtureRequest) -> str:
    """What a clinic is opened by: the path of a SQLite file, and a PostgreSQL address for a program's role, in turn."""
    found: str = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def open_clinic(place: str, vault: Vault, clock: FrozenClock) -> Open:
    """Opens an asyncio clinic there."""
    return lambda: AsyncClinic.open(place, vault=vault, clock=clock)


@pytest.fixture
def sync_clinic(place: str, vault: Vault, clock: FrozenClock) -> Iterator[Clinic]:
    """The same clinic without asyncio."""
    with Clinic.open(place, vault=vault, clock=clock) as clinic:
        yield clinic
