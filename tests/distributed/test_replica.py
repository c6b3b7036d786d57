"""A clinic that reads from a replica: two PostgreSQL servers, of which one follows the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

import attrs
import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.ext.asyncio import create_async_engine

from supervisio import AsyncClinic, Clinic, Hidden, Supervisio, schema
from supervisio.errors import InvalidValueError, SchemaMissingError, StorageError, VaultError
from supervisio.testing import throwaway_vault
from tests import postgresql
from tests.aio.running import in_a_loop
from tests.distributed.streaming import Pair, streaming_pair
from tests.services.people import ANA, AUDITOR, JOBS, LEE, QUESTION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# Two servers a worker would be too many.
pytestmark = pytest.mark.xdist_group("streaming")


@attrs.frozen
class Place:
    """A database on both servers, by the addresses for a program's role."""

    pair: Pair
    name: str

    @property
    def primary(self) -> str:
        """Where is written."""
        return postgresql.program_url(self.pair.primary.set(database=self.name))

    @property
    def replica(self) -> str:
        """Where the same can be read."""
        return postgresql.program_url(self.pair.standby.set(database=self.name))


@pytest.fixture(scope="module")
def pair() -> Iterator[Pair]:
    """Both servers."""
    with streaming_pair() as pair:
        yield pair


@pytest.fixture(scope="module", params=["guarded", "unguarded"])
def place(request: pytest.FixtureRequest, pair: Pair) -> Iterator[Place]:
    """A database with our tables, with row security and without."""
    name: str = request.param
    with postgresql.new_role(pair.primary, name), postgresql.new_database(pair.primary, name) as database:
        schema.upgrade(database)
        if name == "guarded":
            schema.enable_row_security(database)
        schema.grant(database, name)
        pair.catch_up()
        yield Place(pair, name)


@pytest.fixture
def app() -> Supervisio:
    """What a host makes once a process."""
    return Supervisio(throwaway_vault())


@pytest.fixture
def clinic(app: Supervisio, place: Place) -> Iterator[Clinic]:
    """A clinic of the test's own, that reads from the replica."""
    with app.clinic(place.primary, uuid4().hex, reading=place.replica) as clinic:
        yield clinic


def test_what_was_written_is_read_from_the_replica(pair: Pair, clinic: Clinic) -> None:
    """Lists, whole matters and the journal's proof, once it has come there."""
    asked = clinic.run(ask, actor=ANA)
    pair.catch_up()

    with clinic.reading(LEE) as lee:
        assert [waiting.id for waiting in lee.queue()] == [asked.consultation_id]
    with clinic.reading(ANA) as ana:
        assert [one.id for one in ana.cases.view(asked.case_id).consultations] == [asked.consultation_id]
    with clinic.reading(AUDITOR) as auditor:
        verified = auditor.journal.verify(since=auditor.journal.seal())
        assert (verified.ok, verified.roots) == (True, 1)


def test_reading_goes_to_the_replica_and_all_else_to_the_primary(pair: Pair, clinic: Clinic) -> None:
    """While the replica stands still it shows what was, and one's own writes are read in ``acting``."""
    first = clinic.run(ask, actor=ANA)
    with pair.apart():
        second = clinic.run(ask, actor=ANA)

        assert waiting_for_lee(clinic.reading) == {first.consultation_id}
        assert waiting_for_lee(clinic.acting) == {first.consultation_id, second.consultation_id}
        assert clinic.run(lambda lee: lee.queue_count(), actor=LEE) == 2

    pair.catch_up()
    assert waiting_for_lee(clinic.reading) == {first.consultation_id, second.consultation_id}


def test_nothing_is_changed_on_the_replica(pair: Pair, clinic: Clinic) -> None:
    """What would change something says where it can be done, as without a replica."""
    clinic.run(ask, actor=ANA)
    pair.catch_up()

    with clinic.reading(ANA) as ana, pytest.raises(StorageError) as caught:
        ask(ana)
    assert caught.value.code == "read_only"
    assert "clinic.acting(actor)" in str(caught.value)


def test_a_text_of_somebody_elses_is_not_revealed_on_the_replica(pair: Pair, clinic: Clinic) -> None:
    """That is written down, and nothing can be; one's own is one's own."""
    asked = clinic.run(ask, actor=ANA)
    clinic.run(lambda lee: lee.consultations.accept(asked.consultation_id), actor=LEE)
    pair.catch_up()

    with clinic.reading(ANA) as ana:
        assert ana.reveal(ana.consultations.get(asked.consultation_id)).question == QUESTION
    with clinic.reading(LEE) as lee:
        sealed = lee.consultations.get(asked.consultation_id)
        with pytest.raises(StorageError) as caught:
            lee.reveal(sealed)
    assert (caught.value.code, type(sealed.question)) == ("read_only", Hidden)


def test_a_policy_comes_to_the_replica_as_all_else_does(pair: Pair, place: Place, app: Supervisio) -> None:
    """It is read there, and kept apart from what is known of the primary."""
    name = uuid4().hex
    with app.clinic(place.primary, name, reading=place.replica) as clinic, pair.apart():
        clinic.run(lambda jobs: jobs.policy.set(time_zone="Asia/Tokyo"), actor=JOBS)
        assert (zone_in(clinic.reading), zone_in(clinic.acting)) == ("UTC", "Asia/Tokyo")

    pair.catch_up()
    with Supervisio(app.house.vault).clinic(place.primary, name, reading=place.replica) as clinic:
        assert zone_in(clinic.reading) == "Asia/Tokyo"


def test_the_keys_are_looked_at_on_the_replica(pair: Pair, place: Place, clinic: Clinic) -> None:
    """Another vault is refused by it, as by the primary."""
    clinic.run(ask, actor=ANA)
    pair.catch_up()
    replica = create_engine(place.replica)

    with pytest.raises(VaultError) as caught:
        Supervisio(throwaway_vault()).clinic(replica, clinic.clinic_id)
    replica.dispose()

    assert caught.value.code == "wrong_key"


def test_tables_that_have_not_come_to_the_replica_are_missed(pair: Pair, app: Supervisio) -> None:
    """Rather than found out by the first who reads."""
    with postgresql.new_database(pair.primary, "later") as database:
        engines = [create_engine(one.set(database="later")) for one in (pair.primary, pair.standby)]
        with pair.apart():
            schema.upgrade(database)
            with pytest.raises(SchemaMissingError):
                app.clinic(engines[0], reading=engines[1])
        pair.catch_up()
        with app.clinic(engines[0], reading=engines[1]) as clinic:
            assert waiting_for_lee(clinic.reading) == set()


def test_the_clinics_are_kept_apart_on_the_replica(pair: Pair, place: Place, clinic: Clinic, app: Supervisio) -> None:
    """By each call, and where rows are guarded, by the replica itself."""
    clinic.run(ask, actor=ANA)
    pair.catch_up()

    with app.clinic(place.primary, uuid4().hex, reading=place.replica) as other:
        assert waiting_for_lee(other.reading) == set()
    with clinic.reading_engine.connect() as connection:
        seen = connection.scalar(text("SELECT count(*) FROM supervisio_case"))
    assert (seen == 0) is (place.name == "guarded")


def test_a_host_reads_on_the_same_engines(clinic: Clinic) -> None:
    """What ``reading`` has asked of a connection is not asked for, nor against, once it is back in the pool."""
    for engine, is_replica in ((clinic.engine, False), (clinic.reading_engine, True)):
        with clinic.reading(ANA) as ana:
            ana.queue()
        with engine.connect() as connection:
            assert connection.scalar(text("SELECT pg_is_in_recovery()")) is is_replica


def test_closing_lets_the_connections_of_both_go(clinic: Clinic) -> None:
    """A server that is to be stopped waits for nobody."""
    engines: list[Any] = [clinic.engine, clinic.reading_engine]
    with clinic.acting(ANA), clinic.reading(ANA):
        assert [engine.pool.checkedout() for engine in engines] == [1, 1]

    clinic.close()

    assert [engine.pool.checkedin() for engine in engines] == [0, 0]


@in_a_loop
async def test_an_async_clinic_reads_from_the_replica(pair: Pair, place: Place, app: Supervisio) -> None:
    """As one without asyncio does."""
    engine, replica = create_async_engine(place.primary), create_async_engine(place.replica)
    async with AsyncClinic(app, engine, clinic_id=uuid4().hex, reading=replica) as clinic:
        with pair.apart():
            async with clinic.acting(ANA) as ana:
                await ana.ask(question=QUESTION, asked_of=LEE.ref)
            async with clinic.reading(LEE) as on_replica, clinic.acting(LEE) as on_primary:
                assert (await on_replica.queue_count(), await on_primary.queue_count()) == (0, 1)
        pair.catch_up()
        async with clinic.reading(LEE) as lee:
            (waiting,) = await lee.queue()
            with pytest.raises(StorageError) as caught:
                await lee.consultations.accept(waiting.id)
        assert caught.value.code == "read_only"


POSTGRESQL = "postgresql+psycopg://nobody@/nowhere"
NO_REPLICA: dict[str, tuple[str, Callable[[], object], str]] = {
    "of another kind": (POSTGRESQL, lambda: "sqlite://", "an Engine on postgresql"),
    "of another kind, the other way round": ("sqlite://", lambda: POSTGRESQL, "an Engine on sqlite"),
    "no URL": (POSTGRESQL, lambda: "replica", "the URL of a database"),
    "no engine": (POSTGRESQL, lambda: 5432, "an Engine or the URL"),
    "of asyncio": (POSTGRESQL, lambda: create_async_engine(POSTGRESQL), "an Engine or the URL"),
}


@pytest.mark.parametrize("kind", NO_REPLICA)
def test_what_can_be_no_replica_is_refused(app: Supervisio, kind: str) -> None:
    """Before anything is connected to; the sentence says what was wanted."""
    primary, make, wanted = NO_REPLICA[kind]
    replica: Any = make()

    with pytest.raises(InvalidValueError) as caught:
        app.clinic(primary, reading=replica)

    assert (caught.value.field, caught.value.problem) == ("reading", "wrong_type")
    assert wanted in str(caught.value)


def test_an_async_clinic_refuses_it_likewise(app: Supervisio) -> None:
    """An engine that is none of asyncio, and one on another kind of database."""
    for replica in (create_engine(POSTGRESQL), create_async_engine("sqlite+aiosqlite://")):
        with pytest.raises(InvalidValueError, match=r"reading .* an AsyncEngine on postgresql"):
            AsyncClinic(app, create_async_engine(POSTGRESQL), reading=replica)  # type: ignore[arg-type]  # one is of the wrong type


def ask(supervision: Any) -> Any:
    """File a case."""
    return supervision.ask(question=QUESTION, asked_of=LEE.ref)


def waiting_for_lee(opened: Callable[..., Any]) -> set[Any]:
    """Return the ids of what waits for the supervisor, where ``acting`` or ``reading`` looks."""
    with opened(LEE) as lee:
        return {waiting.id for waiting in lee.queue()}


def zone_in(opened: Callable[..., Any]) -> str:
    """Return the clinic's time zone."""
    with opened(JOBS) as jobs:
        zone: str = jobs.policy.get().time_zone
        return zone
