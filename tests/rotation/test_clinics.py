"""One clinic or all of them, and what row security lets a role do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import create_engine, text

from supervisio import Supervisio, Vault
from supervisio.errors import InvalidValueError, StorageError
from tests.rotation.filled import ROOTS_FILLED, fill, reopened, verified, wrapped_by

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from supervisio import Clinic
    from supervisio.testing import FrozenClock


def north_and_south(clinic: Clinic) -> list[Clinic]:
    """Return two filled clinics in one database."""
    clinics = [clinic._app.clinic(clinic.engine, clinic_id) for clinic_id in ("north", "south")]
    for each in clinics:
        fill(each)
    return clinics


def test_one_clinic(clinic: Clinic, ring: Path) -> None:
    """The others stay as they are, and are taken over later, to the same key."""
    north, south = north_and_south(clinic)
    old = Vault.at(ring).newest_key_id()
    app = Supervisio(Vault.new_key(ring))
    new = Vault.at(ring).newest_key_id()

    assert app.rewrap(clinic.engine, clinic_id="north").rewrapped == ROOTS_FILLED
    assert wrapped_by(clinic.engine, "north") == {new: ROOTS_FILLED, None: 1}
    assert wrapped_by(clinic.engine, "south") == {old: ROOTS_FILLED, None: 1}

    assert app.rewrap(clinic.engine, clinic_id="south").rewrapped == ROOTS_FILLED
    for each in (north, south):
        assert verified(reopened(each, Vault.at(ring))).ok


def test_all_clinics(sqlite_clinic_url: str, ring: Path, clock: FrozenClock) -> None:
    """Where no clinic is named, each is taken over, and progress counts over all."""
    told: list[tuple[int, int]] = []
    with Supervisio(Vault.at(ring), clock=clock).clinic(sqlite_clinic_url) as clinic:
        north_and_south(clinic)
        app = Supervisio(Vault.new_key(ring))

        done = app.rewrap(clinic.engine, progress=lambda *one: told.append(one))

        assert (done.rewrapped, done.left) == (2 * ROOTS_FILLED, 0)
        assert told[-1] == (2 * ROOTS_FILLED, 2 * ROOTS_FILLED)
        assert {key.roots for key in app.keys(clinic.engine)} == {0, 2 * ROOTS_FILLED}


def test_the_owner_reaches_all_clinics(
    postgresql_owner_url: str, postgresql_clinic_url: str, ring: Path, clock: FrozenClock
) -> None:
    """Row security does not hold the owner of the tables back, and so it sees to all of them."""
    with Supervisio(Vault.at(ring), clock=clock).clinic(postgresql_clinic_url) as clinic:
        north, south = north_and_south(clinic)

        done = Supervisio(Vault.new_key(ring)).rewrap(postgresql_owner_url)

        assert (done.rewrapped, done.left) == (2 * ROOTS_FILLED, 0)
        for each in (north, south):
            assert verified(reopened(each, Vault.at(ring))).ok


@pytest.mark.parametrize(
    "call",
    [
        lambda app, url: app.rewrap(url),
        lambda app, url: app.keys(url),
        lambda app, url: app.require_unused("k-1", databases=[url]),
    ],
)
def test_a_program_must_name_the_clinic(
    postgresql_clinic_url: str, ring: Path, call: Callable[[Supervisio, str], Any]
) -> None:
    """It would see nothing, and take that for nothing being left to do."""
    with pytest.raises(InvalidValueError) as caught:
        call(Supervisio(Vault.at(ring)), postgresql_clinic_url)

    assert caught.value.args == (("clinic_id", "row_security", {}),)


@pytest.fixture
def reading_url(postgresql_owner_url: str) -> Iterator[str]:
    """The address of the database for a role that may read in it, whatever the clinic, and no more."""
    owner = create_engine(postgresql_owner_url, isolation_level="AUTOCOMMIT")
    with owner.connect() as connection:
        connection.execute(text("CREATE ROLE supervisio_reading BYPASSRLS"))
        connection.execute(text("GRANT USAGE ON SCHEMA public TO supervisio_reading"))
        connection.execute(text("GRANT SELECT ON ALL TABLES IN SCHEMA public TO supervisio_reading"))
        yield f"{postgresql_owner_url}&options=-crole%3Dsupervisio_reading"
        connection.execute(text("DROP OWNED BY supervisio_reading"))
        connection.execute(text("DROP ROLE supervisio_reading"))
    owner.dispose()


def test_who_may_not_rewrap_is_told_so(
    postgresql_owner_url: str, reading_url: str, ring: Path, clock: FrozenClock
) -> None:
    """A role whose rights were given by hand, and lack those that ``schema.grant`` gives."""
    with Supervisio(Vault.at(ring), clock=clock).clinic(postgresql_owner_url) as clinic:
        fill(clinic)

    with pytest.raises(StorageError) as caught:
        Supervisio(Vault.new_key(ring)).rewrap(reading_url)

    assert caught.value.code == "not_permitted"
