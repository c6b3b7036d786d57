"""What hangs on each key, and when one may be retired."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import update

from supervisio import Supervisio, Vault
from supervisio.errors import InvalidValueError, SchemaMissingError, VaultError
from supervisio.models import CaseRow
from tests.rotation.filled import ROOTS_FILLED, ask, fill, reopened, verified
from tests.security.guarded import name_clinic
from tests.services.people import LEE
from tests.vault.invented import KeyService

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine

    from supervisio import Clinic
    from supervisio.domain.records import KeyRecord
    from supervisio.testing import FrozenClock

ENTRIES_FILLED = 9


def keys(clinic: Clinic, vault: Vault) -> list[KeyRecord]:
    """Return the keys of a vault, and what of the clinic hangs on them."""
    return list(Supervisio(vault).keys(clinic.engine, clinic_id=clinic.clinic_id))


def told(found: list[KeyRecord]) -> list[tuple[str, int, int, int]]:
    """Return what is told of each key but its id and its days."""
    return [(key.state, key.roots, key.entries, key.reads) for key in found]


def test_each_key_and_what_hangs_on_it(clinic: Clinic, ring: Path, clock: FrozenClock) -> None:
    """Roots that it wraps, entries and reads that it vouches for, and when the last of them was written."""
    with clinic.acting(LEE) as lee:
        lee.reveal(lee.consultations.accept(lee.queue().items[0].id))
    first = clock.now()
    clock.advance(hours=30)
    vault = Vault.new_key(ring)
    ask(reopened(clinic, vault, clock))
    Supervisio(vault).rewrap(clinic.engine, clinic_id="clinic")
    vault = Vault.prepare_key(ring)

    found = keys(clinic, vault)

    assert told(found) == [
        ("prepared", 0, 0, 0),
        ("newest", ROOTS_FILLED + 1, 1, 0),
        ("held", 0, ENTRIES_FILLED + 1, 1),
    ]
    assert [key.last_written_at for key in found] == [None, clock.now(), first]
    assert [(key.id, key.created) for key in found] == [(key.id, key.created) for key in vault.keys]
    assert found[0].to_dict()["state"] == "prepared"


def test_a_key_that_is_not_held_is_told_of(clinic: Clinic, tmp_path: Path) -> None:
    """By the ids that rows and entries name; that it is missing is no error here."""
    old, other = clinic._app.house.vault, Vault.create(tmp_path / "other.keys")

    found = keys(clinic, other)

    assert told(found) == [("newest", 0, 0, 0), ("not_held", ROOTS_FILLED, 0, 0), ("not_held", 0, ENTRIES_FILLED, 0)]
    assert [key.id for key in found[1:]] == [old.newest_key_id(), old.journal_key.id]


def test_what_cannot_be_an_id_is_not_repeated(clinic: Clinic, ring: Path) -> None:
    """Whoever can write to the database could write anything there."""
    with clinic.engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            name_clinic(connection, "clinic")
        connection.execute(update(CaseRow).where(CaseRow.clinic_id == "clinic").values(key_id="\x1b[2J gone"))

    assert ("unreadable", "not_held") in [(key.id, key.state) for key in keys(clinic, Vault.at(ring))]


def test_the_keys_of_a_key_service(clinic_engine: Engine) -> None:
    """The service tells which is the newest; the journal's key goes by its own name."""
    service = KeyService()
    vault = Vault(service, journal_key=Vault.new_journal_key(service))
    clinic = Supervisio(vault).clinic(clinic_engine)
    fill(clinic)

    found = keys(clinic, vault)

    assert told(found) == [("newest", ROOTS_FILLED, 0, 0), ("held", 0, ENTRIES_FILLED, 0)]
    assert [key.id for key in found] == ["master-1", vault.journal_key.id.partition(".")[0]]


def test_plaintext_is_told_of_too(clinic_engine: Engine) -> None:
    """Under its reserved id."""
    vault = Vault.plaintext()
    clinic = Supervisio(vault).clinic(clinic_engine)
    fill(clinic)

    assert [(key.id, *one) for key, one in zip(keys(clinic, vault), told(keys(clinic, vault)), strict=True)] == [
        ("plaintext", "newest", ROOTS_FILLED, ENTRIES_FILLED, 0)
    ]


def test_a_database_without_tables(engine: Engine, ring: Path) -> None:
    """Both calls say what to run."""
    for call in (Supervisio(Vault.at(ring)).keys, Supervisio(Vault.at(ring)).rewrap):
        with pytest.raises(SchemaMissingError):
            call(engine)


def test_a_key_is_retired_when_nothing_needs_it(sqlite_clinic_url: str, ring: Path, clock: FrozenClock) -> None:
    """Not while it wraps anything, is the newest, was lately written with, or backups are not given up; then it is."""
    clinic = Supervisio(Vault.at(ring), clock=clock).clinic(sqlite_clinic_url)
    fill(clinic)
    old = Vault.at(ring).newest_key_id()
    app = Supervisio(Vault.new_key(ring), clock=clock)
    newest, before = Vault.at(ring).newest_key_id(), ring.read_bytes()

    def code(key_id: str, *, lose_backups: bool = True) -> str:
        with pytest.raises(VaultError) as caught:
            app.retire_key(ring, key_id, databases=[sqlite_clinic_url], lose_backups=lose_backups)
        return caught.value.code

    assert code(old) == "in_use"
    app.rewrap(clinic.engine)
    assert code(old) == "in_use_lately"
    clock.advance(hours=24)
    assert code(old, lose_backups=False) == "lose_backups"
    assert (code(newest), code("k-none")) == ("in_use", "not_in_ring")
    assert ring.read_bytes() == before

    app.retire_key(ring, old, databases=[clinic.engine], lose_backups=True)

    assert [key.state for key in Vault.at(ring).keys] == ["held", "retired"]
    assert verified(reopened(clinic, Vault.at(ring))).ok
    assert told(keys(clinic, Vault.at(ring))) == [("newest", ROOTS_FILLED, 0, 0), ("retired", 0, ENTRIES_FILLED, 0)]
    clinic.close()


def test_every_database_counts(
    sqlite_clinic_url: str, postgresql_owner_url: str, ring: Path, clock: FrozenClock
) -> None:
    """A ring may be used with several; and in each all clinics count, also those that were not rotated."""
    app = Supervisio(Vault.at(ring), clock=clock)
    for url, clinic_id in ((sqlite_clinic_url, "north"), (postgresql_owner_url, "south")):
        with app.clinic(url, clinic_id) as clinic:
            fill(clinic)
    old = Vault.at(ring).newest_key_id()
    app = Supervisio(Vault.new_key(ring), clock=clock)
    clock.advance(days=2)
    databases = [sqlite_clinic_url, postgresql_owner_url]

    app.rewrap(sqlite_clinic_url)
    app.require_unused(old, databases=databases[:1])
    with pytest.raises(VaultError) as caught:
        app.require_unused(old, databases=databases)
    assert caught.value.code == "in_use"
    app.rewrap(postgresql_owner_url)

    app.require_unused(old, databases=databases)


def test_a_key_that_another_ring_holds_counts_too(clinic: Clinic, ring: Path, tmp_path: Path) -> None:
    """Entries name it with a fingerprint that this vault cannot place: what they say of its use is heeded."""
    old = Vault.at(ring).newest_key_id()
    Supervisio(Vault.new_key(ring)).rewrap(clinic.engine, clinic_id="clinic")
    other = Supervisio(Vault.create(tmp_path / "other.keys"), clock=clinic._app.house.clock)

    if clinic.engine.dialect.name == "postgresql":
        with pytest.raises(InvalidValueError, match="one clinic at a time"):
            other.require_unused(old, databases=[clinic.engine])
        return
    with pytest.raises(VaultError) as caught:
        other.require_unused(old, databases=[clinic.engine])

    assert caught.value.code == "in_use_lately"


@pytest.mark.parametrize("key_id", ["", "plaintext", "k 1", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=", None])
def test_what_is_no_id_is_not_repeated(ring: Path, sqlite_clinic_url: str, key_id: str) -> None:
    """A secret that was mistaken for an id stands in no error."""
    with pytest.raises(InvalidValueError) as caught:
        Supervisio(Vault.at(ring)).retire_key(ring, key_id, databases=[sqlite_clinic_url], lose_backups=True)

    assert caught.value.args == (("key_id", "not_a_key_id", {}),)


def test_no_database_is_no_answer(ring: Path) -> None:
    """Where nothing was looked at, nothing is known to be unused."""
    Vault.new_key(ring)
    before = ring.read_bytes()

    with pytest.raises(InvalidValueError) as caught:
        Supervisio(Vault.at(ring)).retire_key(ring, Vault.at(ring).keys[1].id, databases=[], lose_backups=True)

    assert (caught.value.field, caught.value.problem) == ("databases", "empty")
    assert ring.read_bytes() == before
