from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID, uuid4

import pytest
from sqlalchemy import (
    Column,
    Engine,
    Index,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Uuid,
    create_engine,
    event,
    func,
    insert,
    select,
    update,
)

from supervisio import models
from supervisio.errors import VaultError
from supervisio.vault import Vault
from tests.vault.invented import KeyService, pair, vault_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from sqlite3 import Cursor

OLD, NEW, IMPOSTOR = pair("k-old", b"o" * 32), pair("k-new", b"n" * 32), pair("k-old", b"i" * 32)

_METADATA = MetaData(naming_convention={"ix": "ix_%(table_name)s_%(column_0_N_name)s"})


def _table(name: str) -> Table:
    return Table(
        name,
        _METADATA,
        Column("clinic_id", String(128)),
        Column("id", Uuid),
        Column("journal_key_id", String(80), nullable=False),
        Column("wrapped_key", LargeBinary),
        Column("key_id", String(64)),
        PrimaryKeyConstraint("clinic_id", "id"),
        Index(None, "clinic_id", "key_id", "journal_key_id"),
    )


ROOTS = tuple(_table(row_class.__tablename__) for row_class in models.ROOTS.values())
CASE, POLICY = (_METADATA.tables[name] for name in ("supervisio_case", "supervisio_clinic_policy"))


@pytest.fixture
def database(engine: Engine) -> Engine:
    """A database with the tables of roots, empty."""
    _METADATA.create_all(engine)
    return engine


def _write(engine: Engine, vault: Vault, table: Table = CASE, *, clinic_id: str = "north", rows: int = 1) -> list[UUID]:
    """Write root rows as the services do, and return their ids."""
    written = []
    root_ids = [uuid4() for _ in range(rows)]
    for root_id in root_ids:
        _, wrapped, key_id = vault.new_data_key(clinic_id, root_id)
        written.append(
            {
                "clinic_id": clinic_id,
                "id": root_id,
                "wrapped_key": wrapped,
                "key_id": key_id,
                "journal_key_id": vault.journal_key.id,
            }
        )
    with engine.begin() as connection:
        connection.execute(insert(table), written)
    return root_ids


def _shred(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(update(CASE).values(wrapped_key=None, key_id=None))


def _check(engine: Engine, vault: Vault, clinic_id: str = "north") -> None:
    with engine.connect() as connection:
        vault.check(connection, clinic_id)


def _refusal(engine: Engine, vault: Vault) -> tuple[object, ...]:
    with pytest.raises(VaultError) as caught:
        _check(engine, vault)
    return caught.value.args


def test_clinic_without_rows_takes_any_vault(database: Engine, any_vault: Vault) -> None:
    """Where nothing was written yet, every vault will do."""
    _check(database, any_vault)


def test_vault_that_wrote_the_rows_passes(database: Engine, any_vault: Vault) -> None:
    """Each kind of vault opens the clinic whose rows it wrote."""
    for table in ROOTS:
        _write(database, any_vault, table, rows=4)

    _check(database, any_vault)


@pytest.mark.parametrize("table", ROOTS, ids=str)
def test_fresh_ring_on_sealed_rows_is_refused(database: Engine, monkeypatch: pytest.MonkeyPatch, table: Table) -> None:
    """A ring that holds none of the keys in use is refused by the id of the one it lacks, whichever table uses it."""
    _write(database, vault_of(monkeypatch, OLD), table)

    assert _refusal(database, vault_of(monkeypatch, NEW)) == ("unknown_key", "k-old")


def test_one_old_row_among_many_is_found(database: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """A key that was dropped from the ring too early is missed, though a single row still needs it."""
    _write(database, vault_of(monkeypatch, NEW, OLD), rows=50)
    _write(database, vault_of(monkeypatch, OLD))

    _check(database, vault_of(monkeypatch, NEW, OLD))
    assert _refusal(database, vault_of(monkeypatch, NEW)) == ("unknown_key", "k-old")


def test_other_secret_under_the_same_id_is_refused(database: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """A ring with the right id and a wrong secret is told apart from one without the key."""
    _write(database, vault_of(monkeypatch, OLD), rows=5)

    assert _refusal(database, vault_of(monkeypatch, IMPOSTOR)) == ("wrong_key", "k-old")


def test_plaintext_vault_on_sealed_rows_is_refused(database: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """A plaintext vault would write readable texts among sealed ones: it is refused, with the key that is in use."""
    _write(database, vault_of(monkeypatch, OLD))

    assert _refusal(database, Vault.plaintext()) == ("plaintext_on_sealed", "k-old")


def test_vault_with_keys_on_plaintext_rows_is_refused(database: Engine, vault: Vault, vault_on_service: Vault) -> None:
    """A clinic that was begun in plaintext is not silently continued under keys."""
    _write(database, Vault.plaintext())

    for with_keys in (vault, vault_on_service):
        assert _refusal(database, with_keys) == ("sealed_on_plaintext", "plaintext")


def test_other_clinics_do_not_matter(database: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each clinic may have a ring of its own."""
    _write(database, vault_of(monkeypatch, OLD), clinic_id="south")
    _write(database, vault_of(monkeypatch, NEW), clinic_id="north")

    _check(database, vault_of(monkeypatch, NEW), "north")
    _check(database, vault_of(monkeypatch, OLD), "south")


@pytest.mark.parametrize("kind", ["vault", "vault_on_service"])
def test_rows_tampered_with_do_not_lock_a_clinic_out(
    database: Engine, request: pytest.FixtureRequest, kind: str
) -> None:
    """While one of the sampled rows opens, the key is right; what is wrong with the others is for `verify` to say."""
    vault: Vault = request.getfixturevalue(kind)
    tampered, emptied, _ = _write(database, vault, rows=3)
    with database.begin() as connection:
        connection.execute(update(CASE).where(CASE.c.id == tampered).values(wrapped_key=b"changed"))
        connection.execute(update(CASE).where(CASE.c.id == emptied).values(wrapped_key=None))

    _check(database, vault)


def test_the_few_that_a_rotation_left_do_not_lock_a_clinic_out(
    database: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing else is left under a key, what does not open was tampered with; three are too many."""
    with_both = vault_of(monkeypatch, NEW, OLD)
    _write(database, with_both)
    _write(database, vault_of(monkeypatch, OLD), rows=2)
    is_left = CASE.c.key_id == "k-old"
    with database.begin() as connection:
        connection.execute(update(CASE).where(is_left).values(wrapped_key=b"changed"))

    _check(database, with_both)
    _write(database, vault_of(monkeypatch, OLD), rows=1)
    with database.begin() as connection:
        connection.execute(update(CASE).where(is_left).values(wrapped_key=b"changed"))
    assert _refusal(database, with_both) == ("wrong_key", "k-old")


def test_what_a_retired_key_wraps_is_given_up(database: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """An old backup opens with the ring in which its key was retired: what it wraps is lost, and nothing else."""
    _write(database, vault_of(monkeypatch, OLD), rows=5)
    vault_of(monkeypatch, NEW, OLD)

    _check(database, vault_of(monkeypatch, NEW, Vault.retired_pair("SUPERVISIO_TEST_KEYS", "k-old")))


def test_another_table_can_vouch_for_a_key(database: Engine, vault: Vault) -> None:
    """A clinic whose only case was tampered with still opens if its policy shows that the key is right."""
    _write(database, vault, POLICY)
    _write(database, vault, CASE)
    with database.begin() as connection:
        connection.execute(update(CASE).values(wrapped_key=b"changed"))

    _check(database, vault)


def test_failing_key_service_is_not_a_wrong_key(database: Engine, service: KeyService, vault_on_service: Vault) -> None:
    """A service that is out of reach says nothing about the key: the error is the provider's."""
    _write(database, vault_on_service)
    service.key_id = "master-2"

    assert _refusal(database, vault_on_service)[0] == "provider"


def test_shredded_rows_need_no_data_key(database: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """A root whose key was destroyed is passed over; its journal goes on under the journal key that is held."""
    vault = vault_of(monkeypatch, OLD)
    _write(database, vault)
    _shred(database)

    _check(database, vault)


def test_shredded_rows_still_need_their_journal_key(database: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """The journal of a shredded root stays: without its key nothing could be verified or added, so it is missed."""
    before = vault_of(monkeypatch, OLD)
    _write(database, before)
    _shred(database)

    assert _refusal(database, vault_of(monkeypatch, NEW)) == ("unknown_key", before.journal_key.id)
    assert _refusal(database, vault_of(monkeypatch, IMPOSTOR)) == ("wrong_key", before.journal_key.id)
    assert _refusal(database, Vault.plaintext()) == ("plaintext_on_sealed", before.journal_key.id)


def test_lost_journal_key_is_missed(database: Engine, service: KeyService, vault_on_service: Vault) -> None:
    """With the right service and another journal key the texts could be read but nothing verified: refused."""
    _write(database, vault_on_service)

    refused = _refusal(database, Vault(service, journal_key=Vault.new_journal_key(service)))

    assert refused == ("unknown_key", vault_on_service.journal_key.id)


@pytest.fixture
def statements(database: Engine) -> Iterator[list[tuple[str, object]]]:
    """The statements that are sent to the database, with what is bound to them."""
    sent: list[tuple[str, object]] = []

    def note(_connection: object, _cursor: object, statement: str, parameters: object, *_: object) -> None:
        sent.append((statement, parameters))

    event.listen(database, "before_cursor_execute", note)
    yield sent
    event.remove(database, "before_cursor_execute", note)


def test_number_of_statements_does_not_grow(
    database: Engine, vault: Vault, statements: list[tuple[str, object]]
) -> None:
    """A clinic with many rows is checked with as many statements as one with few, all of them reads."""
    counts = []
    for rows in (1, 300):
        _write(database, vault, rows=rows)
        statements.clear()
        _check(database, vault)
        counts.append(len(statements))

    assert counts[0] == counts[1]
    assert {statement.split()[0] for statement, _ in statements} == {"SELECT"}


def test_index_answers_every_statement(sqlite_url: str, vault: Vault) -> None:
    """No statement walks over a table: each goes down the index to where it begins."""
    engine = create_engine(sqlite_url)
    _METADATA.create_all(engine)
    _write(engine, vault, rows=3)
    plans: list[str] = []

    def explain(_connection: object, cursor: Cursor, statement: str, parameters: tuple[str, ...], *_: object) -> None:
        plan = cursor.connection.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)
        plans.extend(step[-1] for step in plan)

    event.listen(engine, "before_cursor_execute", explain)
    _check(engine, vault)
    engine.dispose()

    assert plans
    assert not [plan for plan in plans if not plan.startswith("SEARCH") or "TEMP B-TREE" in plan]


def test_check_writes_nothing(database: Engine, vault: Vault) -> None:
    """A refused vault has left no trace: the rows are those that were there."""
    _write(database, Vault.plaintext(), rows=2)
    _refusal(database, vault)

    with database.connect() as connection:
        counts = [connection.scalar(select(func.count()).select_from(table)) for table in ROOTS]

    assert counts == [2, 0, 0, 0]
