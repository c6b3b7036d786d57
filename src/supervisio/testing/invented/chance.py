"""Chance that can be had again, and the words it puts together."""

from __future__ import annotations

import math
import random
import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_T = TypeVar("_T")
_NAME = re.compile(r"\{(\w+)\}")


class Chance:
    """
    Chance by a seed: the same seed gives the same, on every version of Python.

    Everything is made from ``random()``, the one method of which that is promised.
    """

    def __init__(self, seed: object) -> None:
        self._random = random.Random(str(seed))  # noqa: S311 - nothing secret

    def another(self) -> Chance:
        """Return a chance of its own for something that goes on beside this."""
        return Chance(self._random.random())

    def happens(self, share: float) -> bool:
        """Tell whether something happens that happens in this share of all cases."""
        return self._random.random() < share

    def fraction(self, least: float, most: float) -> float:
        """Return a number between the two."""
        return least + (most - least) * self._random.random()

    def between(self, least: int, most: int) -> int:
        """Return a whole number from ``least`` to ``most``."""
        return least + int(self._random.random() * (most - least + 1))

    def one_of(self, options: Sequence[_T]) -> _T:
        """Return one, each as likely as the others."""
        return options[int(self._random.random() * len(options))]

    def several_of(self, options: Sequence[_T], number: int) -> list[_T]:
        """Return so many different ones, or all there are."""
        left = list(options)
        return [left.pop(int(self._random.random() * len(left))) for _ in range(min(number, len(left)))]

    def weighed(self, weights: Mapping[str, float]) -> str:
        """Return one by its weight."""
        mark = self._random.random() * sum(weights.values())
        for name, weight in weights.items():
            mark -= weight
            if mark < 0:
                return name
        return list(weights)[-1]

    def waiting(self, mean: float) -> float:
        """Return how long until the next of things that come by themselves, so far apart on average."""
        return -mean * math.log(1 - self._random.random())

    def words(self, name: str, kind: str = "") -> str:
        """Return a text of that name, about something of that kind."""
        # By a chance of its own: what happens does not depend on how many ways there are to put it.
        parts, chance = _parts(), self.another()

        def filled(match: re.Match[str]) -> str:
            key = match[1]
            if key == "kind":
                own = f"{name}_{kind}"
                key = own if own in parts else f"{name}_other"
            return _NAME.sub(filled, chance.one_of(parts[key]))

        return _NAME.sub(filled, chance.one_of(parts[name]))


@cache
def _parts() -> Mapping[str, Sequence[str]]:
    return tomllib.loads((files(__package__) / "words.toml").read_text(encoding="utf-8"))
