"""Thirty-two processes on one database: no write that was acknowledged is lost, and no chain forks."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from supervisio import Clinic, Vault
from tests.concurrency.writing import ACTS, PROCESSES, Place, ask, at_once, file_and_observe, observe
from tests.services.people import ANA, JOBS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from uuid import UUID


AS_A_CLINIC = "as a clinic"
OPPOSED = 8  # of those who hold one case and want another


@pytest.fixture(params=[AS_A_CLINIC, "as a host"])
def way(request: pytest.FixtureRequest) -> str:
    """How the processes write: by ``Clinic.run``, or on sessions of an engine as a host makes it by default."""
    way: str = request.param
    return way


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, way: str, tmp_path: Path) -> Place:
    """A database with our tables; on PostgreSQL with the rights of a program, and its rows guarded."""
    keys = tmp_path / "clinic.keys"
    Vault.create(keys)
    return Place(request.getfixturevalue(f"{request.param}_clinic_url"), keys, way)


@pytest.fixture
def clinic(place: Place) -> Iterator[Clinic]:
    """The clinic there."""
    with Clinic.open(place.url, vault=Vault.at(place.keys)) as clinic:
        yield clinic


def file(clinic: Clinic) -> UUID:
    """File a case; returns what it is about."""
    request: UUID = clinic.run(ask, actor=ANA).about_id
    return request


def kept(clinic: Clinic) -> Counter[str]:
    """Return the texts of all observations, once every chain is seen to be whole and without a gap."""
    with clinic.acting(ANA) as ana:
        views = [ana.cases.view(case.id, reveal="supervision") for case in ana.cases.list_(limit=200)]
    for view in views:
        assert [entry.seq for entry in view.timeline] == list(range(1, view.case.version + 1))
    texts = [one.text for view in views for request in view.requests for one in request.observations]
    with clinic.reading(JOBS) as jobs:
        verified = jobs.journal.verify()
    assert (verified.findings, verified.roots, verified.entries) == ((), len(views), len(views) + len(texts))
    return Counter(map(str, texts))


def test_many_writers_to_one_case(place: Place, clinic: Clinic) -> None:
    """Each write is there once, one after the other; nobody is told of a conflict that a retry could mend."""
    request = file(clinic)

    acknowledged = at_once(observe, place, [(number, (request,)) for number in range(PROCESSES)])

    assert len(acknowledged) == PROCESSES * ACTS
    assert kept(clinic) == Counter(acknowledged)


def test_many_writers_each_to_cases_of_their_own(place: Place, clinic: Clinic) -> None:
    """They file them while the others write to theirs."""
    acknowledged = at_once(file_and_observe, place, range(PROCESSES))

    assert len(acknowledged) == PROCESSES * ACTS
    assert kept(clinic) == Counter(acknowledged)


@pytest.mark.parametrize("way", [AS_A_CLINIC])
def test_two_cases_in_opposite_order(place: Place, clinic: Clinic) -> None:
    """Each holds one case and wants the other: of the rings that this makes, ``run`` tells nobody."""
    one, other = file(clinic), file(clinic)
    parts = [(number, (one, other) if number % 2 else (other, one)) for number in range(OPPOSED)]

    acknowledged = at_once(observe, place, parts)

    assert len(acknowledged) == 2 * OPPOSED * ACTS
    assert kept(clinic) == Counter(acknowledged)
