from __future__ import annotations

from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.security.plain_compare import Reader
from tests.security.plain_people import EVERYBODY
from tests.security.plain_records import Keeper
from tests.security.plain_steps import step
from tests.security.plain_world import SYSTEM, World

if TYPE_CHECKING:
    from sqlalchemy import Engine

_EXAMPLES = 8
_STEPS = 50
_NOW_AND_THEN = 0.4


@settings(max_examples=_EXAMPLES)
@given(seed=st.integers(0, 2**32))
def test_everybody_sees_what_a_plain_account_says_they_see(shared_engine: Engine, seed: int) -> None:
    """Whatever was asked, granted, agreed and answered: each sees their part, sealed, and nothing else exists."""
    chance = Random(seed)  # noqa: S311 - nothing secret
    world = World(shared_engine)
    for _ in range(_STEPS):
        step(world, chance)
        world.move_clock(timedelta(hours=chance.choice((0, 0, 0, 9, 30, -20))))
        if chance.random() < _NOW_AND_THEN:  # much of what is asked at first is over in the end
            Reader(world, chance.choice(EVERYBODY)).look()

    for who in (*EVERYBODY, SYSTEM):
        Reader(world, who).look()
        Keeper(world, who).keep()
    world.verify()
