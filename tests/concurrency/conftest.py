"""What a host makes once a process."""

from __future__ import annotations

import pytest

from supervisio import Supervisio
from supervisio.testing import throwaway_vault


@pytest.fixture
def app() -> Supervisio:
    """Keys that are kept nowhere, and the clock of the machine."""
    return Supervisio(throwaway_vault())
