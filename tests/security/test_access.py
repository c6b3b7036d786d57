from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.security.plain_compare import Reader
from tests.security.plain_people import EVERYBODY
from tests.security.plain_steps import step
from tests.security.plain_world import SYSTEM, World

if TYPE_CHECKING:
    from sqlalchemy import Engine

_EXAMPLES = 6
_STEPS = 60


@settings(max_examples=_EXAMPLES)
@given(seed=st.integers(0, 2**32))
def test_everybody_sees_what_a_plain_account_says_they_see(shared_engine: Engine, seed: int) -> None:
    """Whatever was asked, granted, agreed and answered: each sees their part, sealed, and nothing else exists."""
    chance = Random(seed)  # noqa: S311 - nothing secret
    world = World(shared_engine)
    for _ in range(_STEPS):
        step(world, chance)

    for who in (*EVERYBODY, SYSTEM):
        Reader(world, who).look()
    world.verify()
