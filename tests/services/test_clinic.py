from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, update

from supervisio import ClientRequest, Clinic, Hidden
from supervisio.errors import InvalidValueError
from supervisio.models import CaseRow, ClientRequestRow
from tests.services.people import ANA, CLIENT, LEE, QUESTION, WORDS

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.orm import Session

    from supervisio import Supervision, Vault

REQUEST = ClientRequest(CLIENT, "gift", words=WORDS)


def test_run_commits_and_returns_what_was_made(clinic: Clinic) -> None:
    """One transaction, as ``acting``."""
    asked = clinic.run(lambda ana: ana.ask(REQUEST, question=QUESTION, asked_of="s-lee"), actor=ANA)

    with clinic.reading(LEE) as lee:
        assert [one.id for one in lee.queue()] == [asked.consultation_id]


@pytest.mark.parametrize("attempts", [0, -1])
def test_run_tries_at_least_once(clinic: Clinic, attempts: int) -> None:
    """And says so before it begins anything."""
    tried: list[object] = []
    with pytest.raises(InvalidValueError) as caught:
        clinic.run(tried.append, actor=ANA, attempts=attempts)

    assert (caught.value.field, tried) == ("attempts", [])


def test_a_clinic_that_was_closed_can_be_used_again(tmp_path: Path, vault: Vault) -> None:
    """It opens new connections."""
    with Clinic.open(tmp_path / "clinic.db", vault=vault) as clinic, clinic.acting(ANA) as ana:
        ana.ask(REQUEST, question=QUESTION, asked_of="s-lee")

    with clinic.reading(ANA) as ana:
        assert len(ana.cases.list_()) == 1
    clinic.close()


def test_threads_share_a_clinic(tmp_path: Path, vault: Vault) -> None:
    """Each call in a transaction of its own; none is lost."""
    with Clinic.open(tmp_path / "clinic.db", vault=vault) as clinic:

        def ask(number: int) -> int:
            with clinic.acting(ANA) as ana:
                ana.ask(REQUEST, question=QUESTION, asked_of="s-lee", request_key=f"k-{number % 8}")
            return number

        with ThreadPoolExecutor(4) as pool:
            assert sorted(pool.map(ask, range(16))) == list(range(16))
        with clinic.reading(ANA) as ana:
            assert len(ana.cases.list_()) == 8


def test_neither_says_more_of_itself_than_it_needs(clinic: Clinic, ana: Supervision) -> None:
    """A ``repr`` ends up in logs: no address, which may hold a password, and no key."""
    assert repr(clinic) == f"<Clinic 'clinic' on {clinic.engine.dialect.name}>"
    assert repr(ana) == "<Supervision of 'clinic' for 't-ana'>"


def test_plain_sqlalchemy_reads_the_rows(session: Session, ana: Supervision) -> None:
    """What is sealed is bytes."""
    asked = ana.ask(REQUEST, question=QUESTION, asked_of="s-lee")
    joined = select(ClientRequestRow).join(CaseRow, CaseRow.id == ClientRequestRow.case_id)

    request = session.scalars(joined.where(CaseRow.therapist_ref == "t-ana")).one()
    assert (request.id, request.kind) == (asked.about_id, "gift")
    assert isinstance(request.words, bytes)
    assert WORDS.encode() not in request.words


def test_a_code_of_a_newer_version_is_read(session: Session, ana: Supervision) -> None:
    """It does not break a list, shows as it is, and can be filtered by."""
    ana.ask(REQUEST, question=QUESTION, asked_of="s-lee")
    session.execute(update(ClientRequestRow).values(kind="virtual_reality_visit"))

    (request,) = ana.requests.list_()
    assert request.kind == "virtual_reality_visit"
    assert request.to_dict()["kind"] == "virtual_reality_visit"
    assert not isinstance(request.kind, Hidden)
    assert [one.id for one in ana.requests.list_(kind=request.kind)] == [request.id]
