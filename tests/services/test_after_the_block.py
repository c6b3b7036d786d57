from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy.exc import InvalidRequestError

from tests.services.people import ANA, QUESTION

if TYPE_CHECKING:
    from supervisio import Clinic


def test_nothing_is_written_after_the_block(clinic: Clinic) -> None:
    """It would be written in a transaction that nobody commits."""
    with clinic.acting(ANA) as supervision:
        supervision.ask(question=QUESTION, asked_of="s-lee")

    with pytest.raises(InvalidRequestError, match="closed"):
        supervision.ask(question=QUESTION, asked_of="s-lee")


def test_nothing_is_read_after_the_block(clinic: Clinic) -> None:
    """It would hold a connection that nobody gives back."""
    with clinic.reading(ANA) as supervision:
        assert supervision.queue_count() == 0

    with pytest.raises(InvalidRequestError, match="closed"):
        supervision.queue_count()
