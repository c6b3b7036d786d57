"""Keys that are kept nowhere, and documents that are signed with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from supervisio.domain.vocabulary import RecordAudience
from supervisio.testing import FrozenClock, memory_clinic, throwaway_vault
from tests.document.made import document, request, tiny, view
from tests.document.story import ANA, tell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from supervisio.document import DecisionDocument
    from supervisio.vault.keys import JournalKey
    from tests.document.made import Tiny


@pytest.fixture(scope="session")
def key() -> JournalKey:
    """The clinic's key."""
    return throwaway_vault().journal_key


@pytest.fixture(scope="session")
def other_key() -> JournalKey:
    """Somebody else's key."""
    return throwaway_vault().journal_key


@pytest.fixture(scope="session")
def small(key: JournalKey) -> Tiny:
    """A record of a few hundred bytes."""
    return tiny(key)


@pytest.fixture(scope="session")
def made(key: JournalKey) -> DecisionDocument:
    """A record of one request."""
    return document(key, view(request("Could we stay friends when this is over?")))


@pytest.fixture(scope="session")
def tale() -> Iterator[dict[str, DecisionDocument]]:
    """The records of a whole case, played in a clinic: one for each audience."""
    clock = FrozenClock()
    with memory_clinic(clock=clock) as clinic:
        told = tell(clinic, clock)
        with clinic.acting(ANA) as ana:
            yield {
                audience: ana.cases.decision_record(told.case_id, audience=audience, purpose="legal_process")
                for audience in RecordAudience
            }
