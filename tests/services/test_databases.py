"""A database that is missing, older or newer than the library: told by its own error, and left as it is."""

from __future__ import annotations

import sqlite3
import stat
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import Engine, create_engine, inspect, text
from sqlalchemy.orm import Session

from supervisio import Clinic, Supervisio, schema
from supervisio.errors import (
    InvalidValueError,
    SchemaError,
    SchemaMissingError,
    SchemaOutdatedError,
    SchemaTooNewError,
    StorageError,
    VaultError,
)
from supervisio.models import metadata
from supervisio.schema import revisions
from supervisio.testing import throwaway_vault
from tests.services.people import ANA, QUESTION

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from supervisio import Vault

    Prepare = Callable[[Engine, pytest.MonkeyPatch], None]


def missing(_engine: Engine, _monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave it without tables."""


def older(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the library have gone on without it."""
    schema.upgrade(engine)
    monkeypatch.setattr(revisions, "REVISIONS", (schema.HEAD, "supervisio_9999"))
    monkeypatch.setattr(revisions, "HEAD", "supervisio_9999")


def newer(engine: Engine, _monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a newer library have been there."""
    schema.upgrade(engine)
    with engine.begin() as connection:
        connection.execute(text("UPDATE supervisio_alembic_version SET version_num = 'supervisio_9999'"))


def by_url(app: Supervisio, vault: Vault, engine: Engine) -> None:
    """Open a clinic at the address, as a script does."""
    assert app.house.vault is vault
    Clinic.open(engine.url.render_as_string(hide_password=False), vault=vault)


def by_engine(app: Supervisio, _vault: Vault, engine: Engine) -> None:
    """Open a clinic on the engine, as a job does."""
    app.clinic(engine)


def by_session(app: Supervisio, _vault: Vault, engine: Engine) -> None:
    """Work on a session, as a host does; it goes on afterwards."""
    with Session(engine) as session:
        try:
            app.on(session, clinic_id="north", actor=ANA).ask(question=QUESTION, asked_of="s-lee")
        finally:
            assert session.scalar(text("SELECT 1")) == 1
            session.commit()


@pytest.mark.parametrize(
    ("prepare", "error"), [(missing, SchemaMissingError), (older, SchemaOutdatedError), (newer, SchemaTooNewError)]
)
@pytest.mark.parametrize("way", [by_url, by_engine, by_session])
def test_another_schema_is_told_whichever_way_one_comes(
    app: Supervisio,
    vault: Vault,
    engine: Engine,
    monkeypatch: pytest.MonkeyPatch,
    prepare: Prepare,
    error: type[SchemaError],
    way: Callable[[Supervisio, Vault, Engine], None],
) -> None:
    """With the call that mends it; nothing is migrated and nothing written."""
    prepare(engine, monkeypatch)
    tables = set(inspect(engine).get_table_names())

    with pytest.raises(error) as caught:
        way(app, vault, engine)

    assert any(call in str(caught.value) for call in ("schema.upgrade(engine)", "pip install --upgrade supervisio"))
    assert set(inspect(engine).get_table_names()) == tables
    if "supervisio_case" in tables:
        with engine.connect() as connection:
            assert connection.scalar(text("SELECT count(*) FROM supervisio_case")) == 0


def test_a_path_makes_the_file_and_its_tables(tmp_path: Path, vault: Vault) -> None:
    """For its owner only."""
    path = tmp_path / "clinic.db"
    with Clinic.open(path, vault=vault) as clinic:
        assert schema.current(clinic.engine) == schema.HEAD

    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("prepare", ["empty", "without tables"])
def test_a_path_is_brought_up_to_date(tmp_path: Path, vault: Vault, prepare: str) -> None:
    """An empty file, and one from before the first revision; what another program keeps there stays."""
    path = tmp_path / "clinic.db"
    if prepare == "empty":
        path.touch()
    else:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("CREATE TABLE room (id INTEGER)")
            connection.commit()

    with Clinic.open(str(path), vault=vault) as clinic, clinic.acting(ANA) as ana:
        ana.ask(question=QUESTION, asked_of="s-lee")
    with Clinic.open(path, vault=vault) as clinic, clinic.reading(ANA) as ana:
        assert len(ana.cases.list_()) == 1
        assert ("room" in inspect(clinic.engine).get_table_names()) == (prepare != "empty")


def test_a_newer_file_is_left_alone(tmp_path: Path, vault: Vault) -> None:
    """An older library must not write there."""
    path = tmp_path / "clinic.db"
    with Clinic.open(path, vault=vault) as clinic, clinic.engine.begin() as connection:
        connection.execute(text("UPDATE supervisio_alembic_version SET version_num = 'supervisio_9999'"))
    before = path.read_bytes()

    with pytest.raises(SchemaTooNewError):
        Clinic.open(path, vault=vault)
    assert path.read_bytes() == before


def test_a_clinic_in_memory_is_gone_with_it(vault: Vault) -> None:
    """Two of them are two."""
    with Clinic.open(":memory:", vault=vault) as first, Clinic.open(":memory:", vault=vault) as second:
        with first.acting(ANA) as ana:
            ana.ask(question=QUESTION, asked_of="s-lee")
        with second.reading(ANA) as ana:
            assert ana.cases.list_().items == ()


def test_without_a_vault_nothing_is_made(tmp_path: Path) -> None:
    """Not even the file; the error says how to get one."""
    path = tmp_path / "clinic.db"
    with pytest.raises(VaultError) as caught:
        Clinic.open(path)

    assert caught.value.code == "no_vault"
    assert "Vault.create(path)" in str(caught.value)
    assert not path.exists()


def test_other_keys_do_not_open_it(tmp_path: Path, vault: Vault) -> None:
    """Found when it is opened, not at the first read; and it is the host's session's first call that finds it there."""
    path = tmp_path / "clinic.db"
    with Clinic.open(path, vault=vault) as clinic, clinic.acting(ANA) as ana:
        ana.ask(question=QUESTION, asked_of="s-lee")

    other = throwaway_vault("k-other")
    with pytest.raises(VaultError) as caught:
        Clinic.open(path, vault=other)
    assert (caught.value.code, caught.value.key_id) == ("unknown_key", "k-throwaway")
    engine = create_engine(f"sqlite:///{path}")
    with Session(engine) as session, pytest.raises(VaultError):
        Supervisio(other).on(session, clinic_id="clinic", actor=ANA).ask(question=QUESTION, asked_of="s-lee")
    engine.dispose()


@pytest.mark.parametrize(
    ("where", "code"),
    [("missing/clinic.db", "missing_folder"), ("", "not_a_database"), ("notes.txt", "not_a_database")],
)
def test_what_is_no_database_is_told(tmp_path: Path, vault: Vault, where: str, code: str) -> None:
    """A folder that is not there, a folder, and some other file, which stays as it is."""
    (tmp_path / "notes.txt").write_text("These are notes, and long enough to be taken for a page. " * 20)
    before = (tmp_path / "notes.txt").read_bytes()

    with pytest.raises(StorageError) as caught:
        Clinic.open(tmp_path / where, vault=vault)
    assert caught.value.code == code
    assert (tmp_path / "notes.txt").read_bytes() == before


def test_an_address_that_leads_nowhere_is_told(tmp_path: Path, vault: Vault) -> None:
    """A file is not made at a URL's folder that is missing; a server that is not there is unreachable."""
    for url in (
        f"sqlite:///{tmp_path}/missing/clinic.db",
        "postgresql+psycopg://nobody@localhost:1/none?connect_timeout=1",
    ):
        with pytest.raises(StorageError) as caught:
            Clinic.open(url, vault=vault)
        assert caught.value.code == "unreachable"


def test_an_address_is_never_quoted(vault: Vault) -> None:
    """It may hold a password."""
    with pytest.raises(InvalidValueError) as caught:
        Clinic.open("postgresql://user:secret@[bad://", vault=vault)

    assert "secret" not in str(caught.value) + repr(caught.value)


def test_every_table_of_ours_is_there(clinic: Clinic) -> None:
    """As the models say."""
    assert set(metadata.tables) <= set(inspect(clinic.engine).get_table_names())
