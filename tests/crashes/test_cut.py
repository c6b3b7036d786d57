"""A connection to PostgreSQL that is cut around COMMIT: nobody can know what became of it, but it is recorded once."""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import make_url, text

from supervisio import AsyncClinic, ClientRequest, Clinic, Vault
from supervisio.errors import StorageError
from tests import postgresql
from tests.aio.running import in_a_loop
from tests.crashes.proxy import Cut, before
from tests.crashes.reviewing import review
from tests.crashes.working import NARRATIVE, Done, act
from tests.services.people import ANA, CLIENT, LEE
from tests.telling import told_by

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from supervisio import AsyncSupervision, Supervision
    from supervisio.domain.records import AskedRecord
    from tests.crashes.proxy import Proxy

CUT_OTHERS_OFF = text(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = current_user AND pid <> pg_backend_pid()"
)
_CUTS = int(os.environ.get("SUPERVISIO_TEST_CUTS", "200"))


@pytest.fixture
def proxied(postgresql_clinic_url: str) -> Iterator[tuple[Proxy, str]]:
    """A proxy, and the address of a clinic through it."""
    with before(postgresql_clinic_url) as (proxy, url):
        yield proxy, url


@pytest.fixture
def proxy(proxied: tuple[Proxy, str]) -> Proxy:
    """The proxy."""
    return proxied[0]


@pytest.fixture
def clinic(proxied: tuple[Proxy, str], keys: Path) -> Iterator[Clinic]:
    """The clinic."""
    with Clinic.open(proxied[1], vault=Vault.at(keys)) as clinic:
        yield clinic


def ask(supervision: Supervision) -> AskedRecord:
    """Ask without a request key."""
    return supervision.ask(ClientRequest(CLIENT, "gift", words=NARRATIVE), question=NARRATIVE, asked_of=LEE.ref)


async def ask_with_a_key(supervision: AsyncSupervision) -> AskedRecord:
    """Ask with one."""
    return await supervision.ask(question=NARRATIVE, asked_of=LEE.ref, request_key="k-1")


def cases_in(clinic: Clinic) -> int:
    """Return how many cases there are."""
    with clinic.reading(ANA) as ana:
        return len(ana.cases.list_().items)


def test_with_a_request_key_every_retry_records_once(proxy: Proxy, clinic: Clinic) -> None:
    """Whenever it was cut: the caller is told that it may have been kept, and the same call again finds or does it."""
    done: list[Done] = []
    found: Counter[Cut] = Counter()
    for number in range(_CUTS):
        proxy.cut = cut = list(Cut)[number % len(Cut)]
        last = done[-1] if done else None
        with pytest.raises(StorageError) as caught:
            act(clinic, last)
        assert caught.value.code == "in_doubt"
        assert NARRATIVE not in told_by(caught.value)
        done.append(act(clinic, last))
        found[cut] += done[-1].replayed

    assert proxy.cuts == _CUTS
    assert (found[Cut.BEFORE], found[Cut.AFTER]) == (0, len(range(list(Cut).index(Cut.AFTER), _CUTS, len(Cut))))
    print(_CUTS, "cuts;", {cut.value: found[cut] for cut in Cut}, "kept")  # noqa: T201 - `pytest -rP` shows it
    review(clinic, done)


@pytest.mark.parametrize("cut", Cut)
def test_without_one_nothing_is_tried_again(proxy: Proxy, clinic: Clinic, cut: Cut) -> None:
    """``run`` leaves it to the caller, who can look: it would record twice what was kept."""
    tries: list[None] = []

    def work(supervision: Supervision) -> None:
        tries.append(None)
        ask(supervision)

    proxy.cut = cut
    with pytest.raises(StorageError, match="request_key") as caught:
        clinic.run(work, actor=ANA)

    assert (caught.value.code, len(tries)) == ("in_doubt", 1)
    clinic.run(ask, actor=ANA)
    assert cases_in(clinic) in {Cut.BEFORE: {1}, Cut.AT_ONCE: {1, 2}, Cut.AFTER: {2}}[cut]


@in_a_loop
async def test_with_asyncio_it_is_told_likewise(proxied: tuple[Proxy, str], keys: Path) -> None:
    """And the same call again finds it."""
    proxy, url = proxied
    async with await AsyncClinic.open(url, vault=Vault.at(keys)) as clinic:
        proxy.cut = Cut.AFTER
        with pytest.raises(StorageError) as caught:
            await clinic.run(ask_with_a_key, actor=ANA)
        asked = await clinic.run(ask_with_a_key, actor=ANA)

    assert (caught.value.code, asked.replayed, asked.version) == ("in_doubt", True, 1)


def test_a_connection_that_is_lost_earlier_has_kept_nothing(clinic: Clinic, postgresql_clinic_url: str) -> None:
    """There is no doubt then, and the next call has another connection."""

    def ask_and_be_cut_off(supervision: Supervision) -> None:
        ask(supervision)
        with postgresql.administrator_of(make_url(postgresql_clinic_url)) as same_role:
            same_role.execute(CUT_OTHERS_OFF)
        ask(supervision)

    with pytest.raises(StorageError) as caught:
        clinic.run(ask_and_be_cut_off, actor=ANA)

    assert caught.value.code == "unreachable"
    assert NARRATIVE not in told_by(caught.value)
    clinic.run(ask, actor=ANA)
    assert cases_in(clinic) == 1
