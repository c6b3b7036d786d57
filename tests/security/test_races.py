"""Two at once on one file: as the library opens it, and on an engine as a host makes one by default."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import create_engine

from supervisio import Actor, ClientRequest, Clinic, Supervisio
from supervisio.errors import ConflictError, InvalidTransitionError, SupervisioError
from supervisio.testing import throwaway_vault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from supervisio import Supervision, Vault
    from supervisio.domain.records import AskedRecord

    Work = Callable[[Supervision], Any]

ANA, LEE = Actor("t-ana"), Actor("s-lee")
SYSTEM = Actor("system", roles={"system"})
_ROUNDS = 5
_EACH = 8


@pytest.fixture
def vault() -> Vault:
    """The keys that everybody shares."""
    return throwaway_vault()


@pytest.fixture(params=["as we open it", "as a host does"])
def clinics(request: pytest.FixtureRequest, tmp_path: Path, vault: Vault) -> Iterator[tuple[Clinic, Clinic]]:
    """One clinic on one file, twice, as in two processes: nothing is shared but the keys."""
    path = tmp_path / "clinic.db"
    Clinic.open(path, vault=vault).close()
    if request.param == "as we open it":
        both = (Clinic.open(path, vault=vault), Clinic.open(path, vault=vault))
    else:
        one, other = (create_engine(f"sqlite:///{path}", connect_args={"timeout": 30}) for _ in range(2))
        both = (Supervisio(vault).clinic(one), Supervisio(vault).clinic(other))
    yield both
    for clinic in both:
        clinic.close()


def at_once(clinics: tuple[Clinic, Clinic], *tasks: tuple[Actor, Work]) -> list[Any]:
    """Do one task in each clinic, at the same time; returns what came of each, be it an error of ours."""
    barrier = Barrier(len(tasks))

    def run(clinic: Clinic, who: Actor, work: Work) -> Any:
        barrier.wait()
        try:
            return clinic.run(work, actor=who, attempts=50)
        except SupervisioError as error:
            return error

    with ThreadPoolExecutor(len(tasks)) as pool:
        futures = [pool.submit(run, clinic, *task) for clinic, task in zip(clinics, tasks, strict=True)]
        return [future.result() for future in futures]


def _asked(clinic: Clinic) -> AskedRecord:
    with clinic.acting(ANA) as supervision:
        return supervision.ask(ClientRequest("c-1", "gift"), question="What now?", asked_of="s-lee")


def _verified(clinic: Clinic) -> tuple[bool, int]:
    with clinic.reading(SYSTEM) as supervision:
        found = supervision.journal.verify()
    return found.ok, found.entries


def test_a_double_click_asks_once(clinics: tuple[Clinic, Clinic]) -> None:
    """The same ask under the same key, twice at once: one case, one consultation, and both callers get it."""
    for number in range(_ROUNDS):
        key = f"form-{number}"

        def ask(supervision: Supervision, key: str = key) -> AskedRecord:
            about = ClientRequest("c-1", "gift", words="words")
            return supervision.ask(about, question="What now?", asked_of="s-lee", request_key=key)

        one, other = at_once(clinics, (ANA, ask), (ANA, ask))

        assert (one.case_id, one.consultation_id) == (other.case_id, other.consultation_id)
        assert {one.replayed, other.replayed} == {False, True}
    with clinics[0].reading(ANA) as supervision:
        assert len(supervision.cases.list_()) == _ROUNDS
    assert _verified(clinics[1]) == (True, _ROUNDS)


def test_a_double_click_on_what_is_there_counts_once(clinics: tuple[Clinic, Clinic]) -> None:
    """The same move under the same key, twice at once, is made once."""
    asked = _asked(clinics[0])

    def accept(supervision: Supervision) -> Any:
        return supervision.consultations.accept(asked.consultation_id, request_key="accept")

    one, other = at_once(clinics, (LEE, accept), (LEE, accept))

    assert {one.replayed, other.replayed} == {False, True}
    assert _verified(clinics[0]) == (True, 2)


def test_of_two_moves_that_exclude_each_other_one_is_made(clinics: tuple[Clinic, Clinic]) -> None:
    """One declines while it is cancelled: whoever comes second is told that it cannot be done any more."""
    for _ in range(_ROUNDS):
        asked = _asked(clinics[0])

        def decline(supervision: Supervision, it: Any = asked.consultation_id) -> Any:
            return supervision.consultations.decline(it, "on_leave")

        def cancel(supervision: Supervision, it: Any = asked.consultation_id) -> Any:
            return supervision.consultations.cancel(it)

        made = at_once(clinics, (LEE, decline), (ANA, cancel))

        assert [type(one) for one in made].count(InvalidTransitionError) == 1
    assert _verified(clinics[0]) == (True, 2 * _ROUNDS)


def test_a_therapy_begins_once(clinics: tuple[Clinic, Clinic]) -> None:
    """Two who record at once that the same therapy begins: there is one, and the second is told so."""
    for number in range(_ROUNDS):

        def begin(supervision: Supervision, client: str = f"c-{number}") -> Any:
            return supervision.relationships.begin(client, began_on="2026-01-01")

        made = at_once(clinics, (ANA, begin), (ANA, begin))

        assert sorted(getattr(one, "code", "begun") for one in made) == ["already_exists", "begun"]
    assert _verified(clinics[0]) == (True, _ROUNDS)


def test_one_version_is_acted_on_once(clinics: tuple[Clinic, Clinic]) -> None:
    """Two who read the same version and act on it: the second is told that it has changed."""
    asked = _asked(clinics[0])

    def reply(supervision: Supervision) -> Any:
        return supervision.requests.reply(asked.about_id or "", "declined", expect_version=asked.version)

    made = at_once(clinics, (ANA, reply), (ANA, reply))

    assert sorted(type(one).__name__ for one in made) == ["ClientRequestRecord", ConflictError.__name__]
    assert _verified(clinics[0]) == (True, 2)


def test_two_who_write_a_lot_to_one_case_leave_one_chain(clinics: tuple[Clinic, Clinic]) -> None:
    """Every entry is there, in one order, without a fork and without a gap."""
    asked = _asked(clinics[0])

    def observe_all(clinic: Clinic) -> None:
        for number in range(_EACH):
            observed = {"reaction": "hurt", "text": f"{number}"}
            clinic.run(lambda it, given=observed: it.requests.observe(asked.about_id, **given), actor=ANA, attempts=50)  # type: ignore[misc] # bound per turn

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(observe_all, clinics))

    with clinics[0].reading(ANA) as supervision:
        entries = supervision.cases.timeline(asked.case_id).items
        assert [entry.seq for entry in entries] == list(range(1, 2 * _EACH + 2))
        assert len(supervision.requests.get(asked.about_id or "").observations) == 2 * _EACH
    assert _verified(clinics[1]) == (True, 2 * _EACH + 1)
