"""Keys that are kept nowhere, and documents that are signed with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from supervisio.testing import throwaway_vault
from tests.document.made import document, request, tiny, view

if TYPE_CHECKING:
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
