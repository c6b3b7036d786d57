from __future__ import annotations

from datetime import timedelta
from functools import partial
from random import Random
from typing import TYPE_CHECKING, Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from tests.security import plain_relationships
from tests.security.plain_people import EVERYBODY
from tests.security.plain_queue import queue_of
from tests.security.plain_steps import step
from tests.security.plain_watching import quiet_for
from tests.security.plain_world import World

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Engine

    from supervisio.domain.records import Page

_EXAMPLES = 12
_STEPS = 60
_SELDOM = 0.15
_ANSWERED = ("answered", "declined")
# A step is drawn from one number: so an example is long, and what is left of a failing one are its few steps.
_NUMBERS = st.integers(0, 2**32)


class Clinics(RuleBasedStateMachine):
    """Everybody does something, possible or not, while the clock jumps; the plain account says what must come of it."""

    def __init__(self, engine: Engine) -> None:
        super().__init__()
        self.world = World(engine)
        self.steps = 0
        self.bonds: list[plain_relationships.PlainBond] = []

    @rule(number=_NUMBERS)
    def act(self, number: int) -> None:
        """Somebody does something, or tries to; somebody looks at what waits, and now and then at the whole record."""
        self.steps += 1
        chance = Random(number + self.steps)  # noqa: S311 - nothing secret
        if chance.random() < _SELDOM:
            what = chance.choice((plain_relationships.begin, plain_relationships.change))
            what(self.world, self.bonds, chance)
            plain_relationships.look(self.world, self.bonds, chance)
        else:
            step(self.world, chance)
        _same_views(self.world, chance.choice(EVERYBODY))
        if chance.random() < _SELDOM:
            self.world.verify()

    @rule(number=_NUMBERS, hours=st.integers(-50, 100))
    def act_later_or_earlier(self, number: int, hours: int) -> None:
        """The clock jumps, forwards or back, before somebody does something."""
        self.world.move_clock(timedelta(hours=hours, minutes=7))
        self.act(number)

    def teardown(self) -> None:
        """In the end everybody's views are right, and the record proves itself."""
        for who in EVERYBODY:
            _same_views(self.world, who)
        self.world.verify()


def _same_views(world: World, who: Any) -> None:
    expected = queue_of(world.plain, who.refs)
    with world.clinic.reading(who) as supervision:
        waiting = _all_pages(supervision.queue)
        quiet = _all_pages(supervision.watching)
        assert supervision.queue_count() == len(expected)
    assert [(int(not one.own), one.since, one.id, one.kind) for one in quiet] == quiet_for(world.plain, who.refs)
    ranks = ("immediate", "urgent", "soon", "routine")
    assert [(ranks.index(one.urgency), one.respond_by, one.id, one.kind) for one in waiting] == expected
    assert [one.overdue for one in waiting] == [
        by < world.plain.now and kind not in _ANSWERED for _, by, _, kind in expected
    ]


def _all_pages(view: Callable[..., Page[Any]]) -> list[Any]:
    pages = [view(limit=3)]
    while pages[-1].next:
        pages.append(view(limit=3, after=pages[-1].next))
    return [one for page in pages for one in page]


def test_the_services_agree_with_a_plain_account_of_them(shared_engine: Engine) -> None:
    """Whatever is done by whomever: what must be refused is, without a trace, and the rest is as the account says."""
    limits = settings(max_examples=_EXAMPLES, stateful_step_count=_STEPS)

    run_state_machine_as_test(partial(Clinics, shared_engine), settings=limits)  # type: ignore[arg-type]  # any factory will do
