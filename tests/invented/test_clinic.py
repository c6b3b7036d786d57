from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from supervisio import Clinic, Vault
from supervisio.domain.lifecycles import LIFECYCLES
from supervisio.errors import InvalidValueError, VaultError
from supervisio.models import ROWS
from supervisio.models.journal import JournalEntryRow
from supervisio.testing import FrozenClock, InventedClinic, invent_clinic, throwaway_vault
from tests.invented.telling import everything, pages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from supervisio.domain.lifecycle import Lifecycle

LAST_MOMENT = datetime(2026, 3, 31, 17, tzinfo=UTC)
# To these no move leads: there is no call yet that would make one of them.
NOBODY_CAN_MAKE = {
    ("therapy_relationship", "on_hold"),
    ("recommendation", "entered_in_error"),
    ("action_item", "entered_in_error"),
}


@pytest.fixture(scope="module")
def clinic() -> Iterator[InventedClinic]:
    """A clinic of a usual size."""
    with invent_clinic(7, 8, 3) as clinic:
        yield clinic


def reachable(lifecycle: Lifecycle) -> set[str]:
    """Return the statuses that something can come to have."""
    return {*lifecycle.starts, *(move.target for move in lifecycle.moves if move.target is not None)}


def rows_of(clinic: InventedClinic, noun: str) -> list[Any]:
    """Return all rows of a noun, as they are in the database."""
    table = ROWS[noun].__table__
    with clinic.engine.connect() as connection:
        return list(connection.execute(select(table).where(table.c.clinic_id == clinic.clinic_id)))


def test_the_same_seed_gives_the_same_clinic() -> None:
    """Whatever anybody in it sees, texts and all, in everything but ids."""
    with invent_clinic(11, 4, 2) as first, invent_clinic(11, 4, 2) as second:
        assert everything(first, first) == everything(second, second)


def test_another_seed_gives_another_clinic() -> None:
    """And so do other numbers."""
    with invent_clinic(11, 2, 1) as first, invent_clinic(12, 2, 1) as second:
        assert everything(first, first) != everything(second, second)


def test_every_status_of_every_lifecycle_occurs() -> None:
    """In a clinic that is large enough, and but for those to which no move leads."""
    wanted = {(one.noun, status) for one in LIFECYCLES.values() for status in one.statuses}
    assert wanted - {(one.noun, status) for one in LIFECYCLES.values() for status in reachable(one)} == NOBODY_CAN_MAKE

    with invent_clinic(3, 16, 8) as clinic:
        found = {(noun, row.status) for noun in LIFECYCLES for row in rows_of(clinic, noun)}

    assert wanted - found == NOBODY_CAN_MAKE


def test_the_record_is_what_was_written(clinic: InventedClinic) -> None:
    """It verifies, and holds against a seal when the work has gone on."""
    with clinic.acting(clinic.auditor) as supervision:
        verified = supervision.journal.verify()
        seal = supervision.journal.seal()
    with clinic.acting(clinic.therapists[0]) as supervision:
        supervision.ask(question="How do we go on from here?", asked_of=clinic.supervisors[0].ref)
    with clinic.acting(clinic.auditor) as supervision:
        since = supervision.journal.verify(since=seal)

    assert (verified.ok, since.ok) == (True, True)
    assert {notice.what for notice in verified.notices} <= {"late", "dropped"}


def test_times_are_real(clinic: InventedClinic) -> None:
    """Each thing is written after it happened, within the months, and some of it late; the clock stands at the end."""
    table = JournalEntryRow.__table__
    with clinic.engine.connect() as connection:
        entries = connection.execute(select(table).where(table.c.clinic_id == clinic.clinic_id)).all()
    late = [one for one in entries if (one.recorded_at - one.effective_at).days >= 1]

    assert clinic.clock.now() == LAST_MOMENT
    assert all(one.effective_at <= one.recorded_at <= LAST_MOMENT for one in entries)
    assert min(one.recorded_at for one in entries) >= datetime(2026, 1, 1, tzinfo=UTC)
    assert {one.effective_on is not None for one in late} == {True, False}


def test_somebody_has_something_to_do(clinic: InventedClinic) -> None:
    """Both therapists and supervisors find something waiting, and of several kinds."""
    waiting = {}
    for actor in (*clinic.therapists, *clinic.supervisors):
        with clinic.reading(actor) as supervision:
            waiting[actor.ref] = [one.kind for one in pages(supervision.queue)]

    assert all(any(ones for ref, ones in waiting.items() if ref[0] == letter) for letter in "ts")
    assert {kind for ones in waiting.values() for kind in ones} >= {"asked", "accepted", "answered", "review"}


def test_who_works_there(clinic: InventedClinic) -> None:
    """References, no names; each therapist belongs to a peer group of several, supervisors share a duty desk."""
    groups = [group for one in clinic.therapists for group in one.acts_as]

    assert [one.ref for one in clinic.therapists] == [f"t-0{number}" for number in range(1, 9)]
    assert [one.ref for one in clinic.supervisors] == ["s-01", "s-02"]
    assert all(groups.count(group) > 1 for group in groups)
    assert all(one.acts_as == {"d-01"} for one in clinic.supervisors)
    assert (clinic.auditor.roles, clinic.system.roles) == ({"auditor"}, {"system"})


def test_a_clinic_of_one_therapist() -> None:
    """There are two supervisors all the same, so that somebody else can be asked."""
    with invent_clinic(1, 1, 4) as clinic, clinic.reading(clinic.auditor) as supervision:
        assert [len(clinic.therapists), len(clinic.supervisors)] == [1, 2]
        assert supervision.journal.verify().ok


def test_work_goes_on_in_it(clinic: InventedClinic) -> None:
    """It is a clinic as any other, and its clock is moved on."""
    supervisor = clinic.supervisors[0]
    assert isinstance(clinic, Clinic)
    with clinic.acting(clinic.therapists[0]) as supervision:
        asked = supervision.ask(question="May I take this on?", asked_of=supervisor.ref, urgency="soon")
    clinic.clock.advance(hours=2)
    with clinic.acting(supervisor) as supervision:
        accepted = supervision.consultations.accept(asked.consultation_id)

    assert accepted.accepted_at == clinic.clock.now() > LAST_MOMENT


def test_a_clinic_in_a_file_is_opened_again(tmp_path: Path) -> None:
    """By whoever has the keys, like any other; the file may have been there, and empty."""
    file, vault = tmp_path / "clinic.db", Vault.create(tmp_path / "clinic.keys")
    file.touch()
    with invent_clinic(2, 2, 1, path=file, vault=vault) as made:
        told = everything(made, made)

    with Clinic.open(file, vault=vault, clock=FrozenClock(LAST_MOMENT)) as opened:
        assert everything(opened, made) == told


def test_nothing_is_written_over(tmp_path: Path) -> None:
    """A file that holds something is refused, whatever it holds, and stays as it is."""
    file, vault = tmp_path / "clinic.db", throwaway_vault()
    invent_clinic(2, 1, 1, path=file, vault=vault).close()
    notes = tmp_path / "notes.txt"
    notes.write_text("On Monday I was early.")
    before = [path.read_bytes() for path in (file, notes)]

    for path in (file, str(file), notes, tmp_path):
        with pytest.raises(InvalidValueError) as caught:
            invent_clinic(2, 1, 1, path=path, vault=vault)
        assert (caught.value.field, caught.value.problem) == ("path", "not_empty")

    assert [path.read_bytes() for path in (file, notes)] == before


def test_a_file_needs_a_vault(tmp_path: Path) -> None:
    """Keys that are kept nowhere would lose it; and no file is made."""
    with pytest.raises(VaultError):
        invent_clinic(2, 1, 1, path=tmp_path / "clinic.db")

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("numbers", "problems"),
    [
        ({"therapists": 0}, [("therapists", "out_of_range")]),
        ({"therapists": -1, "months": 0}, [("therapists", "out_of_range"), ("months", "out_of_range")]),
        ({"therapists": 2.5}, [("therapists", "wrong_type")]),
        ({"months": True}, [("months", "wrong_type")]),
        ({"months": 10**6}, [("months", "out_of_range")]),
        ({"seed": "spring"}, [("seed", "wrong_type")]),
        ({"seed": None}, [("seed", "required")]),
        ({"seed": -1}, [("seed", "out_of_range")]),
    ],
)
def test_bad_numbers_are_refused(numbers: dict[str, Any], problems: list[tuple[str, str]], tmp_path: Path) -> None:
    """All at once, and before anything is made."""
    given = {"seed": 1, "therapists": 1, "months": 1, **numbers}

    with pytest.raises(InvalidValueError) as caught:
        invent_clinic(**given, path=tmp_path / "clinic.db", vault=throwaway_vault())

    assert [(field, problem) for field, problem, _ in caught.value.problems] == problems
    assert list(tmp_path.iterdir()) == []
