from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from supervisio import AsyncClinic, ClientRequest
from supervisio.errors import (
    ConflictError,
    InvalidValueError,
    SchemaMissingError,
    SchemaTooNewError,
    StorageError,
    SupervisioError,
    VaultError,
)
from supervisio.testing import throwaway_vault
from tests.aio.running import in_a_loop
from tests.services.people import ANA, BEN, CLIENT, LEE, QUESTION, SAM, WORDS
from tests.telling import told_by

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from supervisio import Actor, AsyncSupervision, Clinic, Supervision, Vault
    from supervisio.domain.records import AskedRecord
    from tests.aio.conftest import Open

NOBODYS = uuid4()
# Who calls what, such that it is refused. Written once: what it returns is awaited on the one side and not the other.
REFUSED: dict[str, tuple[Actor, Callable[[Any, AskedRecord], Any]]] = {
    "invalid_value": (ANA, lambda on, _: on.ask(ClientRequest(CLIENT, "gift", words=WORDS), question="", asked_of="")),
    "not_found": (SAM, lambda on, asked: on.cases.get(asked.case_id)),
    "nobodys": (ANA, lambda on, _: on.consultations.accept(NOBODYS)),
    "access_denied": (LEE, lambda on, asked: on.cases.close(asked.case_id, "outcome")),
    "invalid_transition": (LEE, lambda on, asked: on.consultations.missed(asked.consultation_id)),
    "incomplete": (ANA, lambda on, asked: on.cases.close(asked.case_id, "outcome")),
    "stale_version": (LEE, lambda on, asked: on.consultations.accept(asked.consultation_id, expect_version=7)),
    "request_key_reused": (ANA, lambda on, _: on.ask(question="Another one?", asked_of=LEE.ref, request_key="k-1")),
    "not_ones_own": (BEN, lambda on, _: on.journal.verify()),
    "no_record": (ANA, lambda on, _: on.reveal("no record")),
}


def ask(clinic: Clinic) -> AskedRecord:
    """Ana asks Lee."""
    with clinic.acting(ANA) as supervision:
        request = ClientRequest(CLIENT, "friendship_after_ending", words=WORDS)
        return supervision.ask(request, question=QUESTION, asked_of=LEE.ref, request_key="k-1")


def told(error: SupervisioError) -> tuple[object, ...]:
    """Return all that a caller can tell two errors apart by."""
    return type(error), error.args, str(error), error.to_dict()


def refused_without(clinic: Clinic, actor: Actor, call: Callable[[Supervision], object]) -> SupervisioError:
    """Return the error of a call without asyncio."""
    with pytest.raises(SupervisioError) as caught, clinic.acting(actor) as supervision:
        call(supervision)
    return caught.value


async def refused(clinic: AsyncClinic, actor: Actor, call: Callable[[AsyncSupervision], Any]) -> SupervisioError:
    """Return the error of a call with asyncio."""
    with pytest.raises(SupervisioError) as caught:
        async with clinic.acting(actor) as supervision:
            await call(supervision)
    return caught.value


@pytest.mark.parametrize("what", REFUSED)
def test_an_error_is_the_same(what: str, open_clinic: Open, sync_clinic: Clinic) -> None:
    """Its type, its arguments, its sentence and its JSON; and no text of the caller's is told on the way."""
    actor, call = REFUSED[what]
    asked = ask(sync_clinic)

    async def lifted() -> SupervisioError:
        async with await open_clinic() as clinic:
            return await refused(clinic, actor, lambda on: call(on, asked))

    error = asyncio.run(lifted())

    assert told(error) == told(refused_without(sync_clinic, actor, lambda on: call(on, asked)))
    for text in (WORDS, QUESTION, "Another one?"):
        assert text not in told_by(error)


@in_a_loop
async def test_after_a_refusal_the_transaction_goes_on(open_clinic: Open) -> None:
    """Nothing was written by the refused call, and what was written before is kept."""
    async with await open_clinic() as clinic:
        async with clinic.acting(ANA) as supervision:
            asked = await supervision.ask(question=QUESTION, asked_of=LEE.ref)
            with pytest.raises(InvalidValueError):
                await supervision.ask(question=QUESTION, asked_of=ANA.ref)
        async with clinic.reading(ANA) as supervision:
            assert [case.id for case in await supervision.cases.list_()] == [asked.case_id]


@in_a_loop
async def test_an_error_in_the_block_leaves_nothing(open_clinic: Open) -> None:
    """Whatever error it is, also one that a caller was handling already when it called."""
    async with await open_clinic() as clinic:
        with pytest.raises(KeyError):  # noqa: PT012 - the block is what is tested
            async with clinic.acting(ANA) as supervision:
                try:
                    raise KeyError(QUESTION)  # noqa: TRY301 - a caller's own
                except KeyError:
                    await supervision.ask(question=QUESTION, asked_of=LEE.ref)
                    raise
        async with clinic.reading(ANA) as supervision:
            assert len(await supervision.cases.list_()) == 0


@in_a_loop
async def test_reading_writes_nothing(open_clinic: Open, sync_clinic: Clinic) -> None:
    """What would write is refused, and so is revealing what somebody else wrote."""
    asked = ask(sync_clinic)
    async with await open_clinic() as clinic, clinic.reading(LEE) as supervision:
        for call in (
            supervision.consultations.accept(asked.consultation_id),
            supervision.cases.view(asked.case_id, reveal="supervision"),
        ):
            with pytest.raises(StorageError) as caught:
                await call
            assert caught.value.code == "read_only"


@in_a_loop
async def test_a_conflict_is_tried_again(open_clinic: Open) -> None:
    """Each time in a transaction of its own, of which the last one is kept."""
    async with await open_clinic() as clinic:
        tried: list[AskedRecord] = []

        async def work(supervision: AsyncSupervision) -> AskedRecord:
            tried.append(await supervision.ask(question=QUESTION, asked_of=LEE.ref))
            if len(tried) < 3:
                raise ConflictError("busy", retry=True)
            return tried[-1]

        kept = await clinic.run(work, actor=ANA)
        async with clinic.reading(ANA) as supervision:
            found = [case.id for case in await supervision.cases.list_()]

    assert len(tried) == 3
    assert found == [kept.case_id]


@pytest.mark.parametrize(("retry", "attempts", "times"), [(True, 2, 2), (True, 1, 1), (False, 5, 1)])
@in_a_loop
async def test_a_conflict_that_stays_is_raised(open_clinic: Open, *, retry: bool, attempts: int, times: int) -> None:
    """After so many attempts; at once where a person must look."""
    tried = []

    async def work(_: AsyncSupervision) -> None:
        tried.append(1)
        raise ConflictError("busy", retry=retry)

    async with await open_clinic() as clinic:
        with pytest.raises(ConflictError):
            await clinic.run(work, actor=ANA, attempts=attempts)

    assert len(tried) == times


@in_a_loop
async def test_no_attempt_is_no_number_of_attempts(open_clinic: Open) -> None:
    """Nothing is run."""
    async with await open_clinic() as clinic:
        with pytest.raises(InvalidValueError, match="attempts is out of range"):
            await clinic.run(lambda supervision: supervision.queue(), actor=ANA, attempts=0)


@in_a_loop
async def test_a_clinic_is_not_opened_with_other_keys(open_clinic: Open, sync_clinic: Clinic, place: str) -> None:
    """Nor with none."""
    ask(sync_clinic)

    with pytest.raises(VaultError) as caught:
        await AsyncClinic.open(place, vault=throwaway_vault("k-another"))
    assert caught.value.code == "unknown_key"
    with pytest.raises(VaultError) as caught:
        await AsyncClinic.open(place)
    assert caught.value.code == "no_vault"


@in_a_loop
async def test_newer_tables_are_not_touched(path: str, vault: Vault) -> None:
    """An older library must not write there."""
    async with await AsyncClinic.open(path, vault=vault) as clinic, clinic.engine.begin() as connection:
        await connection.exec_driver_sql("UPDATE supervisio_alembic_version SET version_num = 'supervisio_9999'")

    with pytest.raises(SchemaTooNewError):
        await AsyncClinic.open(path, vault=vault)


@in_a_loop
async def test_with_a_url_nothing_is_migrated(database_url: str, vault: Vault) -> None:
    """The error names the call that does."""
    with pytest.raises(SchemaMissingError, match=r"schema\.upgrade"):
        await AsyncClinic.open(database_url, vault=vault)


@in_a_loop
async def test_what_cannot_be_opened_says_so(tmp_path: Path, vault: Vault) -> None:
    """No folder, a file that is no database, a server that does not answer, a driver that knows no asyncio."""
    (tmp_path / "letter.txt").write_text("Dear Ana, thank you for the last two years, and for the no.")
    for place, kind, code in (
        (tmp_path / "nowhere" / "clinic.db", StorageError, "missing_folder"),
        (tmp_path / "letter.txt", StorageError, "not_a_database"),
        (f"sqlite+aiosqlite:///{tmp_path / 'nowhere' / 'clinic.db'}", StorageError, "unreachable"),
        (f"postgresql://host@/clinic?host={tmp_path}", StorageError, "unreachable"),
        (f"sqlite+pysqlite:///{tmp_path / 'clinic.db'}", InvalidValueError, "invalid_value"),
        ("no url :// at all", InvalidValueError, "invalid_value"),
    ):
        with pytest.raises(kind) as caught:
            await AsyncClinic.open(place, vault=vault)
        assert (place, caught.value.code) == (place, code)
