"""The rich clinic that several tests look at."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from supervisio import Clinic
from supervisio.testing import FrozenClock, throwaway_vault
from tests.security.behind import CLINIC, Behind
from tests.security.rich import Played, Words, play

if TYPE_CHECKING:
    from collections.abc import Iterator

    from supervisio import Vault


@pytest.fixture(scope="session")
def vault() -> Vault:
    """The keys of the rich clinic."""
    return throwaway_vault()


@pytest.fixture(scope="session")
def played(tmp_path_factory: pytest.TempPathFactory, vault: Vault) -> Iterator[Played]:
    """The rich clinic, open on a file: to be read, not to be written to."""
    clock = FrozenClock()
    path = tmp_path_factory.mktemp("rich") / "clinic.db"
    with Clinic.open(path, vault=vault, clinic_id=CLINIC, clock=clock) as clinic:
        yield play(clinic, clock, Words())


@pytest.fixture(scope="session")
def rich_file(played: Played) -> Path:
    """Where the rich clinic's file is."""
    return Path(str(played.clinic.engine.url.database))


@pytest.fixture
def behind(rich_file: Path, vault: Vault, tmp_path: Path) -> Iterator[Behind]:
    """A copy of the rich clinic's file, without its guards."""
    path = tmp_path / "copy.db"
    with closing(sqlite3.connect(rich_file)) as source, closing(sqlite3.connect(path)) as copy:
        source.backup(copy)
    found = Behind(path, vault)
    yield found
    found.close()
