"""Whatever goes wrong with whatever call: nothing of what was said is in what an error tells."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, event
from sqlalchemy.orm import Session

from supervisio import Actor, BoundaryConcern, ClientRequest, Clinic, PersonalIssue, Recommendation, Supervisio
from supervisio.errors import StorageError, SupervisioError
from tests.security.behind import CLINIC
from tests.security.rich import ANA, LEE, Words
from tests.security.speaking import CALLS, Given
from tests.telling import told_by

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from uuid import UUID

    from supervisio import Vault
    from tests.security.speaking import Call

STRANGER = Actor("z-zoe")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory, vault: Vault) -> Path:
    """A clinic's file in which every one of the calls could be made."""
    path = tmp_path_factory.mktemp("spoken") / "clinic.db"
    Clinic.open(path, vault=vault, clinic_id=CLINIC).close()
    return path


@pytest.fixture(scope="module")
def ids(path: Path, vault: Vault) -> dict[str, UUID]:
    """What there is in it, by name."""
    with Clinic.open(path, vault=vault, clinic_id=CLINIC) as clinic, clinic.acting(ANA) as supervision:
        asked = supervision.ask(ClientRequest("c-1", "gift"), question="?", asked_of="s-lee")
        held = supervision.consultations.record_held(
            asked.case_id, "s-lee", "2026-01-01", 20, recommendations=[Recommendation("training")]
        )
        plain = supervision.note(ClientRequest("c-1", "gift"))
        ids = {
            "case": asked.case_id,
            "request": asked.about_id or asked.case_id,
            "consultation": asked.consultation_id,
            "held": held.id,
            "recommendation": held.recommendations[0].id,
            "issue": supervision.note(PersonalIssue("burnout")).about_id,
            "concern": supervision.note(BoundaryConcern("touch")).about_id,
            "question_case": plain.case_id,
        }
    with Clinic.open(path, vault=vault, clinic_id=CLINIC) as clinic, clinic.acting(LEE) as supervision:
        supervision.consultations.accept(asked.consultation_id)
    return ids


@pytest.fixture
def clinic(path: Path, vault: Vault) -> Iterator[Clinic]:
    """That clinic on an engine of a host's, which hides nothing of what it is given, and waits for nobody."""
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": 0})
    with Supervisio(vault).clinic(engine, CLINIC) as clinic:
        yield clinic


class Speakers:
    """Those who make every call, one after the other, and are told what went wrong."""

    def __init__(self, clinic: Clinic, vault: Vault, ids: dict[str, UUID]) -> None:
        self._clinic = clinic
        self._app = Supervisio(vault)
        self._ids = ids
        self.words = Words()

    def refused(self, who: Actor | None = None, /, **spoiled: Any) -> dict[str, SupervisioError]:
        """Return the error of every call that fails, by its name; any error but ours is not caught."""
        given = Given(self.words, self._ids, **spoiled)
        found = {name: self._refused(who or its_own, call, given) for name, (its_own, call) in CALLS.items()}
        return {name: error for name, error in found.items() if error is not None}

    def say_nothing(self, errors: dict[str, SupervisioError]) -> bool:
        """Whether something went wrong, and nothing of what was said is told."""
        return bool(errors) and not any(self.words.found_in(told_by(error)) for error in errors.values())

    def _refused(self, who: Actor, call: Call, given: Given) -> SupervisioError | None:
        with Session(self._clinic.engine) as session:  # whatever was done is undone when it closes
            try:
                call(self._app.on(session, clinic_id=CLINIC, actor=who), given)
            except SupervisioError as error:
                return error
        return None


@pytest.fixture
def speakers(clinic: Clinic, vault: Vault, ids: dict[str, UUID]) -> Speakers:
    """Those who make every call."""
    return Speakers(clinic, vault, ids)


SPOILED: dict[str, dict[str, Callable[[str], Any]]] = {
    "a NUL in a text": {"text": lambda said: said + "\x00"},
    "half of a surrogate pair in a text": {"text": lambda said: said + "\ud800"},
    "a control character in a text": {"text": lambda said: said + "\x07"},
    "a text too long": {"text": lambda said: said + "x" * 2**20},
    "a list in place of a text": {"text": lambda said: [said]},
    "bytes in place of a text": {"text": str.encode},
    "words in place of a code": {"code": lambda _: "a code that is none"},
    "words in place of a sealed code": {"sealed": lambda code: f"{code} indeed"},
    "a sealed code in capitals": {"sealed": str.upper},
    "a list in place of a sealed code": {"sealed": lambda code: [code]},
    "a reference too long": {"ref": lambda ref: ref * 129},
    "no reference": {"ref": lambda _: None},
    "no day": {"day": lambda day: f"{day}!"},
    "no id": {"id": lambda given: f"{given}!"},
    "an id of nothing": {"id": lambda _: uuid4()},
    "a moment without a zone": {"common": lambda _: {"effective_at": datetime(2026, 1, 1)}},  # noqa: DTZ001 - as said
    "a stale version": {"common": lambda _: {"expect_version": 999}},
    "a key with a NUL": {"common": lambda _: {"request_key": "key\x00"}},
}


def test_every_call_can_be_made(speakers: Speakers) -> None:
    """Where nothing is wrong nothing is refused: what the other tests find wrong is what they did."""
    assert speakers.refused() == {}


@pytest.mark.parametrize("fault", SPOILED)
def test_a_bad_value_beside_words(speakers: Speakers, fault: str) -> None:
    """A value that is refused, be it the words themselves, takes none of them along."""
    assert speakers.say_nothing(speakers.refused(**SPOILED[fault]))


@pytest.mark.parametrize("who", [STRANGER, LEE, Actor("a-max", roles={"auditor"})], ids=lambda who: who.ref)
def test_words_of_somebody_who_may_not(speakers: Speakers, who: Actor) -> None:
    """Who may not see a thing, or may not do this to it, has said nothing either."""
    assert speakers.say_nothing(speakers.refused(who))


def test_words_while_somebody_else_writes(speakers: Speakers, path: Path) -> None:
    """A database that is locked says nothing."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        refused = speakers.refused()

    assert set(refused) == set(CALLS)
    assert speakers.say_nothing(refused)


@pytest.mark.parametrize("table", ["journal_entry", "case", "client_request", "consultation", "recommendation"])
def test_words_that_a_table_will_not_take(clinic: Clinic, speakers: Speakers, table: str) -> None:
    """A row that the database refuses, for a reason of its own, is not told."""

    @event.listens_for(clinic.engine, "begin")
    def refuse(connection: Any) -> None:
        refusal = f"BEFORE INSERT ON supervisio_{table} BEGIN SELECT RAISE(ABORT, 'no'); END"
        connection.exec_driver_sql(f"CREATE TEMP TRIGGER IF NOT EXISTS refusal {refusal}")

    assert speakers.say_nothing(speakers.refused())


def test_words_on_a_full_disk(clinic: Clinic, speakers: Speakers) -> None:
    """A disk that is full says no more than that."""

    @event.listens_for(clinic.engine, "begin")
    def fill(connection: Any) -> None:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

    refused = speakers.refused(text=lambda said: said + "x" * 90_000)

    assert {getattr(error, "code", None) for error in refused.values()} == {"disk_full"}
    assert speakers.say_nothing(refused)


def test_words_without_a_table(path: Path, ids: dict[str, UUID], vault: Vault, tmp_path: Path) -> None:
    """A database that lost a table says which call mends it, and nothing of what it was to hold."""
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(tmp_path / "copy.db")) as copy:
        source.backup(copy)
        copy.execute("DROP TABLE supervisio_consultation")
        copy.commit()
    with Supervisio(vault).clinic(create_engine(f"sqlite:///{tmp_path / 'copy.db'}"), CLINIC) as broken:
        speakers = Speakers(broken, vault, ids)

        assert speakers.say_nothing(speakers.refused())


def test_words_where_nothing_may_be_written(clinic: Clinic, ids: dict[str, UUID]) -> None:
    """A clinic opened for reading refuses every one of the calls, in silence."""
    words = Words()
    for who, call in CALLS.values():
        with pytest.raises(StorageError) as caught, clinic.reading(who) as supervision:
            call(supervision, Given(words, ids))

        assert words.found_in(told_by(caught.value)) == []
