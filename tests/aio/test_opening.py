from __future__ import annotations

import asyncio
import sqlite3
import stat
import sys
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from supervisio import AsyncClinic, Clinic, Supervisio, schema
from tests.aio.running import in_a_loop
from tests.migrations.running import run_python
from tests.services.people import ANA, LEE, QUESTION

if TYPE_CHECKING:
    from pathlib import Path

    from supervisio import Vault

PRAGMAS = ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "recursive_triggers", "busy_timeout")


def test_a_file_is_made_for_its_owner_only(tmp_path: Path, vault: Vault) -> None:
    """Mode 0600."""
    file = tmp_path / "clinic.db"
    clinic = asyncio.run(AsyncClinic.open(file, vault=vault))

    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    asyncio.run(clinic.close())


@in_a_loop
async def test_what_was_kept_in_a_file_is_found_there(path: str, vault: Vault) -> None:
    """When it is opened again."""
    async with await AsyncClinic.open(path, vault=vault) as clinic, clinic.acting(ANA) as supervision:
        asked = await supervision.ask(question=QUESTION, asked_of=LEE.ref)

    async with await AsyncClinic.open(path, vault=vault) as clinic, clinic.reading(LEE) as supervision:
        assert [waiting.id for waiting in await supervision.queue()] == [asked.consultation_id]


@in_a_loop
async def test_a_file_is_set_up_as_without_asyncio(path: str, vault: Vault) -> None:
    """What keeps an acknowledged write, and what keeps writers apart, is the same."""
    with Clinic.open(path, vault=vault) as plain, plain.engine.connect() as connection:
        wanted = [connection.scalar(text(f"PRAGMA {pragma}")) for pragma in PRAGMAS]

    async with await AsyncClinic.open(path, vault=vault) as clinic, clinic.engine.connect() as connection:
        found = [await connection.scalar(text(f"PRAGMA {pragma}")) for pragma in PRAGMAS]

    assert found == wanted


@in_a_loop
async def test_acting_takes_the_lock_at_once_and_reading_does_not(path: str, vault: Vault) -> None:
    """So that whoever reads first and writes then is not refused."""
    other = sqlite3.connect(path, timeout=0, isolation_level=None)
    async with await AsyncClinic.open(path, vault=vault) as clinic:
        async with clinic.reading(ANA):
            other.execute("BEGIN IMMEDIATE")
            other.execute("ROLLBACK")
        async with clinic.acting(ANA):
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                other.execute("BEGIN IMMEDIATE")
    other.close()


@in_a_loop
async def test_many_open_a_new_file_at_once(path: str, vault: Vault) -> None:
    """One makes the tables, and the others wait for it."""
    clinics = await asyncio.gather(*(AsyncClinic.open(path, vault=vault) for _ in range(8)))

    for clinic in clinics:
        async with clinic, clinic.reading(ANA) as supervision:
            assert await supervision.queue_count() == 0


@in_a_loop
async def test_a_clinic_in_memory_is_gone_once_it_is_closed(vault: Vault) -> None:
    """And two of them are two."""
    async with await AsyncClinic.open(":memory:", vault=vault) as one, one.acting(ANA) as supervision:
        await supervision.ask(question=QUESTION, asked_of=LEE.ref)
        async with await AsyncClinic.open(":memory:", vault=vault) as another, another.reading(LEE) as hers:
            assert await hers.queue_count() == 0
    async with one.engine.connect() as connection:
        assert await connection.run_sync(schema.current) is None
    await one.close()


@pytest.mark.parametrize("name", ["postgresql", "postgresql+psycopg"])
@in_a_loop
async def test_a_postgresql_url_means_psycopg(name: str, postgresql_url: str, vault: Vault) -> None:
    """Whichever SQLAlchemy it is."""
    schema.upgrade(postgresql_url)
    url = postgresql_url.replace("postgresql+psycopg", name)
    async with await AsyncClinic.open(url, vault=vault) as clinic:
        assert (clinic.engine.dialect.driver, clinic.engine.dialect.is_async) == ("psycopg", True)
        assert repr(clinic) == "<AsyncClinic 'clinic' on postgresql>"


@in_a_loop
async def test_an_engine_is_taken_as_it_is(path: str, vault: Vault) -> None:
    """A host may have a clinic on its own engine; nothing is looked at before the first call."""
    async with await AsyncClinic.open(path, vault=vault, clinic_id="north") as clinic:
        another = AsyncClinic(Supervisio(vault), clinic.engine, clinic_id="south")
        async with another.acting(ANA) as supervision:
            await supervision.ask(question=QUESTION, asked_of=LEE.ref)
        async with clinic.reading(LEE) as supervision:
            assert await supervision.queue_count() == 0


@in_a_loop
async def test_a_clinic_can_be_used_again_after_it_was_closed(path: str, vault: Vault) -> None:
    """It then opens new connections."""
    clinic = await AsyncClinic.open(path, vault=vault)
    await clinic.close()
    async with clinic, clinic.reading(ANA) as supervision:
        assert await supervision.queue_count() == 0


@pytest.mark.parametrize("missing", ["greenlet", "aiosqlite"])
@pytest.mark.parametrize("place", ["clinic.db", ":memory:", "sqlite+aiosqlite:///clinic.db"])
def test_what_is_missing_is_named(
    missing: str, place: str, tmp_path: Path, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the command that installs it; a caller may catch it as an ImportError."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(sys.modules, missing, None)

    with pytest.raises(ImportError, match=r"pip install 'supervisio\[asyncio\]'") as caught:
        asyncio.run(AsyncClinic.open(place, vault=vault))

    assert missing in str(caught.value.__cause__)
    assert list(tmp_path.iterdir()) == []


WITHOUT_EXTRA = """
import sys
for name in ("greenlet", "aiosqlite"):
    sys.modules[name] = None

from supervisio import *
import supervisio
assert AsyncClinic is supervisio.AsyncClinic
clinic = Clinic.open(":memory:", vault=Vault.plaintext())
try:
    AsyncClinic.open(":memory:", vault=Vault.plaintext()).send(None)
except ImportError as error:
    print(error)
try:
    Supervisio(Vault.plaintext()).on_async(None, clinic_id="north", actor=Actor("t-ana"))
except ImportError as error:
    print(error)
"""


def test_the_library_does_without_the_extra() -> None:
    """All names can be imported, and only what needs the extra asks for it."""
    ended = run_python("-c", WITHOUT_EXTRA)

    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.count("pip install 'supervisio[asyncio]'") == 2


def test_naming_it_imports_nothing_heavy() -> None:
    """``import supervisio`` stays what it was."""
    ended = run_python("-c", "import sys, supervisio; print(sorted({'sqlalchemy', 'asyncio'} & set(sys.modules)))")

    assert ended.stdout == "[]\n"
