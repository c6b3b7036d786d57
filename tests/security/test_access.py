from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.security.plain_compare import Reader
from tests.security.plain_people import EVERYBODY
from tests.security.plain_steps import step
from tests.security.plain_world import SYSTEM, World, shared_engine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine

_EXAMPLES = 8
_STEPS = 60


@pytest.fixture(scope="module")
def clinics() -> Iterator[Engine]:
    """A database in memory for all clinics of this module."""
    with shared_engine() as engine:
        yield engine


@settings(max_examples=_EXAMPLES)
@given(seed=st.integers(0, 2**32))
def test_everybody_sees_what_a_plain_account_says_they_see(clinics: Engine, seed: int) -> None:
    """Whatever was asked, granted, agreed and answered: each sees their part, sealed, and nothing else exists."""
    chance = Random(seed)  # noqa: S311 - nothing secret
    world = World(clinics)
    for _ in range(_STEPS):
        step(world, chance)

    for who in (*EVERYBODY, SYSTEM):
        Reader(world, who).look()
    world.verify()
