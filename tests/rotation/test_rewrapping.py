"""What a rotation changes, and what it does not, beside whoever else writes."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import create_engine, update
from sqlalchemy.orm import Session

from supervisio import Seal, Supervisio, Vault, schema
from supervisio.errors import InvalidValueError, VaultError
from supervisio.models import CaseRow
from tests.rotation.filled import (
    ROOTS_FILLED,
    ask,
    file_case,
    fill,
    reopened,
    rows,
    texts,
    verified,
    without_keys,
    wrapped_by,
)
from tests.security.guarded import name_clinic
from tests.services.people import ANA, AUDITOR, LEE
from tests.settling import settle

if TYPE_CHECKING:
    from pathlib import Path

    from supervisio import Clinic
    from supervisio.testing import FrozenClock


def rotate(clinic: Clinic, ring: Path, **options: Any) -> Any:
    """Make a new key, and wrap anew in the one clinic."""
    return Supervisio(Vault.new_key(ring)).rewrap(clinic.engine, clinic_id=clinic.clinic_id, **options)


def test_it_changes_which_key_wraps_and_nothing_else(clinic: Clinic, ring: Path) -> None:
    """In roots of every kind; no text, digest, head or entry is another one, and what was dropped stays without."""
    before, old = rows(clinic.engine), Vault.at(ring).newest_key_id()
    assert wrapped_by(clinic.engine) == {old: ROOTS_FILLED, None: 1}

    done = rotate(clinic, ring)

    after = rows(clinic.engine)
    assert (done.key_id, done.rewrapped, done.left) == (Vault.at(ring).newest_key_id(), ROOTS_FILLED, 0)
    assert wrapped_by(clinic.engine) == {done.key_id: ROOTS_FILLED, None: 1}
    assert without_keys(after) == without_keys(before)


def test_it_is_no_tampering(clinic: Clinic, ring: Path) -> None:
    """``verify`` is clean before, between any two batches, and afterwards; every text reads as it did."""
    said, before = verified(clinic), texts(clinic)
    rotated = reopened(clinic, Vault.new_key(ring))
    found = [verified(rotated)]

    Supervisio(Vault.at(ring)).rewrap(
        clinic.engine, clinic_id="clinic", batch=2, progress=lambda *_: found.append(verified(rotated))
    )

    assert len(found) > 4
    assert {(one.findings, one.notices, one.entries, one.roots) for one in found} == {
        ((), said.notices, said.entries, said.roots)
    }
    assert texts(rotated) == before


def test_seals_hold(clinic: Clinic, ring: Path) -> None:
    """One that was taken before fits what is there afterwards, though the key that signed it is no more the newest."""
    with clinic.engine.connect() as connection:
        settle(connection)
    with clinic.reading(AUDITOR) as auditor:
        line = auditor.journal.seal().to_json()
    rotate(clinic, ring)

    with reopened(clinic, Vault.at(ring)).reading(AUDITOR) as auditor:
        assert auditor.journal.verify(since=Seal.from_json(line)).ok


def test_what_comes_next_goes_under_the_newest_key(clinic: Clinic, ring: Path, clock: FrozenClock) -> None:
    """A new case, and a new entry in an old one, whose chain goes on under another key; and it can be rotated again."""
    case_id = ask(clinic)
    for _ in range(2):
        newest = rotate(clinic, ring).key_id
        rotated = reopened(clinic, Vault.at(ring), clock)
        ask(rotated)
        with rotated.acting(ANA) as ana:
            ana.cases.monitor(case_id, "2999-01-01")

        assert verified(rotated).ok
        entries = rows(clinic.engine)["supervisio_journal_entry"]
        assert [entry["mac_key_id"].split(".")[0] for entry in entries if entry["root_id"] == case_id][-1] == newest


def test_a_request_key_is_known_again(clinic: Clinic, ring: Path) -> None:
    """Used before the rotation and sent once more after it, it records once."""
    with clinic.acting(ANA) as ana:
        first = ana.ask(question="May I?", asked_of=LEE.ref, request_key="the form")
    rotate(clinic, ring)

    with reopened(clinic, Vault.at(ring)).acting(ANA) as ana:
        again = ana.ask(question="May I?", asked_of=LEE.ref, request_key="the form")

    assert (again.replayed, again.case_id) == (True, first.case_id)


def test_progress_is_told_after_each_batch(clinic: Clinic, ring: Path) -> None:
    """How many were dealt with, of how many; there is nothing to tell where nothing is to be done."""
    told: list[tuple[int, int]] = []

    rotate(clinic, ring, batch=3, progress=lambda *done: told.append(done))
    again = Supervisio(Vault.at(ring)).rewrap(
        clinic.engine, clinic_id="clinic", progress=lambda *done: told.append(done)
    )

    # Four cases, a relationship, a policy, a profile.
    assert told == [(3, 7), (4, 7), (5, 7), (6, 7), (7, 7)]
    assert (again.rewrapped, again.left) == (0, 0)


class _StoppedError(Exception):
    """Somebody has had enough."""


def test_stopped_it_goes_on_where_it_was(clinic: Clinic, ring: Path) -> None:
    """What was done is done, and is not done again."""

    def stop(done: int, _total: int) -> None:
        if done >= 4:
            raise _StoppedError

    with pytest.raises(_StoppedError):
        rotate(clinic, ring, batch=2, progress=stop)
    rotated = reopened(clinic, Vault.at(ring))
    assert verified(rotated).ok
    ask(rotated)

    rest = Supervisio(Vault.at(ring)).rewrap(clinic.engine, clinic_id="clinic")

    assert (rest.rewrapped, rest.left) == (ROOTS_FILLED - 4, 0)
    assert verified(rotated).ok


def test_two_at_once_do_the_work_once(clinic: Clinic, ring: Path) -> None:
    """Each finds what the other has not done yet, and between them everything is done."""
    for _ in range(20):
        ask(clinic)
    Vault.new_key(ring)
    together, done = threading.Barrier(2), []

    def work() -> None:
        app = Supervisio(Vault.at(ring))
        together.wait(timeout=60)
        done.append(app.rewrap(clinic.engine, clinic_id="clinic", batch=1))

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [one.left for one in done] == [0, 0]
    assert sum(one.rewrapped for one in done) == ROOTS_FILLED + 20
    assert verified(reopened(clinic, Vault.at(ring))).ok


def test_two_rotations_at_once_do_no_harm(clinic: Clinic, ring: Path) -> None:
    """Each to a key of its own: neither takes back what the other has wrapped, and whoever runs last finishes."""
    first, second = Vault.new_key(ring), Vault.new_key(ring)
    taken = Supervisio(second)

    Supervisio(first).rewrap(
        clinic.engine, clinic_id="clinic", batch=1, progress=lambda *_: taken.rewrap(clinic.engine, clinic_id="clinic")
    )

    assert wrapped_by(clinic.engine) == {second.newest_key_id(): ROOTS_FILLED, None: 1}
    assert verified(reopened(clinic, second)).ok


def test_writers_go_on(clinic: Clinic, ring: Path, clock: FrozenClock) -> None:
    """Cases are filed and answered by several at once while all is wrapped anew, and none of it is lost."""
    rotated = reopened(clinic, Vault.new_key(ring), clock)
    with rotated.acting(LEE) as lee:
        waiting = [one for one in lee.queue() if one.kind == "asked"]
    failed: list[BaseException] = []

    def write() -> None:
        try:
            for one in waiting:
                rotated.run(lambda lee, one=one: lee.reveal(lee.consultations.get(one.id)), actor=LEE, attempts=50)  # type: ignore[misc]  # bound per turn
                rotated.run(ask_and_monitor, actor=ANA, attempts=50)
        except BaseException as error:  # noqa: BLE001 - told below
            failed.append(error)

    def ask_and_monitor(ana: Any) -> None:
        ana.cases.monitor(file_case(ana), "2999-01-01")

    writers = [threading.Thread(target=write) for _ in range(3)]
    for writer in writers:
        writer.start()
    done = Supervisio(Vault.at(ring)).rewrap(clinic.engine, clinic_id="clinic", batch=1)
    for writer in writers:
        writer.join()

    assert failed == []
    assert (done.rewrapped, done.left) == (ROOTS_FILLED, 0)
    assert verified(rotated).ok
    assert wrapped_by(clinic.engine) == {done.key_id: ROOTS_FILLED + 3 * len(waiting), None: 1}


def test_a_row_that_is_no_more_what_was_wrapped_is_left(clinic: Clinic, ring: Path) -> None:
    """It is counted, ``verify`` names it, and all else is done."""
    with clinic.engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            name_clinic(connection, "clinic")
        (case_id, *_) = [row["id"] for row in rows(clinic.engine)["supervisio_case"] if row["wrapped_key"]]
        connection.execute(
            update(CaseRow).where(CaseRow.clinic_id == "clinic", CaseRow.id == case_id).values(wrapped_key=b"changed")
        )

    done = rotate(clinic, ring, batch=1)

    assert (done.rewrapped, done.left) == (ROOTS_FILLED - 1, 1)
    found = verified(reopened(clinic, Vault.at(ring)))
    assert [(one.root, one.what) for one in found.findings] == [(case_id, "key")]


def test_a_ring_that_lacks_a_key_is_refused(clinic: Clinic, tmp_path: Path) -> None:
    """Before anything is written, by the id of the key it lacks."""
    Vault.create(tmp_path / "other.keys")
    before = rows(clinic.engine)

    with pytest.raises(VaultError) as caught:
        Supervisio(Vault.at(tmp_path / "other.keys")).rewrap(clinic.engine, clinic_id="clinic")

    assert (caught.value.code, caught.value.key_id) == ("unknown_key", *wrapped_by(clinic.engine) - {None: 0}.keys())
    assert rows(clinic.engine) == before


def test_plaintext_has_no_keys(clinic_engine: Any) -> None:
    """There is nothing to wrap anew, and nothing is done."""
    app = Supervisio(Vault.plaintext())
    clinic = app.clinic(clinic_engine)
    fill(clinic)
    before = rows(clinic_engine)

    done = app.rewrap(clinic_engine, clinic_id="clinic")

    assert (done.key_id, done.rewrapped, done.left) == ("plaintext", 0, 0)
    assert rows(clinic_engine) == before


@pytest.mark.parametrize(
    ("options", "field"),
    [
        ({"batch": 0}, "batch"),
        ({"batch": 10_001}, "batch"),
        ({"batch": "all"}, "batch"),
        ({"clinic_id": ""}, "clinic_id"),
    ],
)
def test_what_is_not_acceptable(clinic: Clinic, ring: Path, options: dict[str, Any], field: str) -> None:
    """It is named, and nothing was done."""
    with pytest.raises(InvalidValueError) as caught:
        Supervisio(Vault.new_key(ring)).rewrap(clinic.engine, **{"clinic_id": "clinic", **options})

    assert caught.value.field == field
    assert Vault.at(ring).newest_key_id() not in wrapped_by(clinic.engine)


@pytest.mark.parametrize("isolation_level", [None, "AUTOCOMMIT", "SERIALIZABLE"])
def test_on_an_engine_of_a_hosts_making(
    database_url: str, ring: Path, clock: FrozenClock, isolation_level: str | None
) -> None:
    """Without what ours do on each connection, and whatever its transactions are like."""
    schema.upgrade(database_url)
    with Supervisio(Vault.at(ring), clock=clock).clinic(database_url) as clinic:
        fill(clinic)
        options = {} if isolation_level is None else {"isolation_level": isolation_level}
        engine = create_engine(database_url, **options)

        done = Supervisio(Vault.new_key(ring)).rewrap(engine, batch=2)

        assert (done.rewrapped, done.left) == (ROOTS_FILLED, 0)
        assert verified(reopened(clinic, Vault.at(ring))).ok
        engine.dispose()


def test_by_url(clinic: Clinic, ring: Path) -> None:
    """A URL does as well as an engine."""
    url = clinic.engine.url.render_as_string(hide_password=False)

    assert Supervisio(Vault.new_key(ring)).rewrap(url, clinic_id="clinic").rewrapped == ROOTS_FILLED


def test_a_case_that_loses_its_key_meanwhile_stays_without(clinic: Clinic, ring: Path) -> None:
    """What was dropped between the reading of a row and its writing is not brought back."""
    with clinic.acting(ANA) as ana:
        dropped = ana.concerns.list_(status="noted").items[0]
    rotated = reopened(clinic, Vault.new_key(ring))
    vault = _DropsMeanwhile(Vault.at(ring), lambda: _drop(rotated, dropped.id))

    done = Supervisio(vault).rewrap(clinic.engine, clinic_id="clinic")  # type: ignore[arg-type]  # a vault to all that is asked here

    assert (done.rewrapped, done.left) == (ROOTS_FILLED - 1, 0)
    case = next(row for row in rows(clinic.engine)["supervisio_case"] if row["id"] == dropped.case_id)
    assert (case["wrapped_key"], case["key_id"]) == (None, None)
    assert verified(rotated).ok


def _drop(clinic: Clinic, concern_id: Any) -> None:
    with clinic.acting(ANA) as ana:
        ana.concerns.drop(concern_id)


class _DropsMeanwhile:
    """A vault that lets something happen once, just before it wraps anew."""

    def __init__(self, vault: Vault, happens: Any) -> None:
        self._vault, self._happens = vault, happens

    def rewrapped(self, *given: Any) -> tuple[bytes, str]:
        """Let it happen, and wrap."""
        happens, self._happens = self._happens, None
        if happens is not None:
            happens()
        return self._vault.rewrapped(*given)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._vault, name)


def test_what_another_holds_is_waited_for_in_the_end(postgresql_clinic_url: str, ring: Path) -> None:
    """All else is done first, and nobody waits for what the rotation holds."""
    told: list[tuple[int, int]] = []
    with Supervisio(Vault.at(ring)).clinic(postgresql_clinic_url) as clinic, Session(clinic.engine) as host:
        fill(clinic)
        held = [row["id"] for row in rows(clinic.engine)["supervisio_case"] if row["wrapped_key"]][:2]
        name_clinic(host.connection(), "clinic")
        host.execute(update(CaseRow).where(CaseRow.clinic_id == "clinic", CaseRow.id.in_(held)).values(status="open"))

        def let_go(done: int, total: int) -> None:
            told.append((done, total))
            # Once all that is free among the cases is done.
            host.rollback()

        done = Supervisio(Vault.new_key(ring)).rewrap(clinic.engine, clinic_id="clinic", progress=let_go)

    assert (done.rewrapped, done.left) == (ROOTS_FILLED, 0)
    assert told == [(2, 7), (3, 7), (4, 7), (5, 7), (6, 7), (7, 7)]
