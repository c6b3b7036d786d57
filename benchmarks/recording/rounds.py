"""Rounds in which every way to write has its turn, and what came out of them."""

from __future__ import annotations

import time
from statistics import median
from typing import TYPE_CHECKING, TypeVar

import attrs

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    # Writes so many times, and returns the median microseconds of one.
    Turn = Callable[[int], float]
    # By name, the microseconds of each round.
    Times = Mapping[str, list[float]]

_Rows = TypeVar("_Rows")

TRANSACTIONS_A_TURN = 20
WARM_UP_ROUNDS = 2


def measured(turns: Mapping[str, Turn], rounds: int) -> Times:
    """
    Give every way its turn, each round another one first: who comes after the ORM finds its rubbish.

    The first rounds fill the caches and do not count.
    """
    found: dict[str, list[float]] = {name: [] for name in turns}
    names = list(turns)
    for number in range(WARM_UP_ROUNDS + rounds):
        first = number % len(names)
        for name in names[first:] + names[:first]:
            found[name].append(turns[name](TRANSACTIONS_A_TURN))
    return {name: times[WARM_UP_ROUNDS:] for name, times in found.items()}


def turn_of(transaction: Callable[[_Rows], None], anew: Callable[[], _Rows]) -> Turn:
    """Return the turn of a way to write; its rows are made ready before the time begins to count."""
    return lambda times: median(microseconds(transaction, anew()) for _ in range(times))


def microseconds(transaction: Callable[[_Rows], None], rows: _Rows) -> float:
    """Return how long one transaction takes."""
    began = time.perf_counter_ns()
    transaction(rows)
    return (time.perf_counter_ns() - began) / 1_000


@attrs.frozen
class Goal:
    """That one way takes at most, or at least, so many times as long as another."""

    name: str
    of: str
    most: float | None = None
    least: float | None = None

    def judged(self, times: Times) -> str:
        """Say in a line what was wanted and what came out."""
        found = ratio(times, self.name, self.of)
        is_met = found <= self.most if self.most is not None else found >= (self.least or 0)
        wanted = f"at most {self.most}" if self.most is not None else f"at least {self.least}"
        return f"{'met   ' if is_met else 'MISSED'} {found:>6.2f}, goal {wanted}: {self.name} / {self.of}"


def report(times: Times, of: tuple[str, ...], goals: tuple[Goal, ...]) -> None:
    """Print the medians, their ratios to a few of them, and whether the goals are met."""
    widest = max(len(name) for name in times)
    print(f"  {'':<{widest}}{'µs':>8}" + "".join(f"{f'x {other}':>{len(other) + 5}}" for other in of))
    for name, of_rounds in times.items():
        ratios = "".join(f"{ratio(times, name, other):>{len(other) + 5}.2f}" for other in of)
        print(f"  {name:<{widest}}{median(of_rounds):>8,.0f}{ratios}")
    for goal in goals:
        print(f"  {goal.judged(times)}")
    print()


def ratio(times: Times, name: str, of: str) -> float:
    """Return how many times as long one way takes as another: the median over the rounds."""
    return median(one / other for one, other in zip(times[name], times[of], strict=True))
