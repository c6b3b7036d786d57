"""
How long it takes to load all rules, and to ask them.

Asked is, in turn, what a clinic asks: one body, several, all of them, with and without days. Goal: one evaluation with
all rules loaded in under 200 µs, loading all of them in under 30 ms.
"""

from __future__ import annotations

import argparse
import timeit
from functools import partial
from typing import TYPE_CHECKING, Any

from supervisio.rules import Membership, Rules

if TYPE_CHECKING:
    from collections.abc import Callable

EVALUATION_GOAL = 200
LOADING_GOAL = 30
DAYS: dict[str, Any] = {"ended_on": "2024-03-10", "last_professional_contact_on": "2024-03-10", "as_of": "2026-11-23"}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--rounds", type=int, default=20, help="rounds in which every question is asked a hundred times"
    )
    rounds: int = parser.parse_args().rounds
    loading = best(Rules.load, rounds=rounds, times=1) * 1_000
    rules = Rules.load()
    print(f"{rules!r}")
    worst = 0.0
    for name, question in questions(rules).items():
        took = best(partial(rules.evaluate, **question), rounds=rounds, times=100) * 1_000_000
        worst = max(worst, took)
        print(f"{name:<44}{took:>6.0f} µs")
    print(f"the slowest evaluation: {worst:.0f} µs; goal, under {EVALUATION_GOAL} µs: {met(worst, EVALUATION_GOAL)}")
    print(f"loading all rules: {loading:.1f} ms; goal, under {LOADING_GOAL} ms: {met(loading, LOADING_GOAL)}")


def questions(rules: Rules) -> dict[str, dict[str, Any]]:
    """Return what is asked, by what is told about it."""
    every_body = [Membership(body.code, since="2010-01-01") for body in rules.bodies]
    former: dict[str, Any] = {"client_status": "ended", **DAYS}
    return {
        "a friendship, one body": {"relationship": "friendship_after_ending", "memberships": ["Texas LPC"], **former},
        "the same, no day known": {
            "relationship": "friendship_after_ending",
            "memberships": ["Texas LPC"],
            "client_status": "ended",
        },
        "romantic, two bodies": {"relationship": "romantic_or_sexual", "memberships": ["APA", "ACA"], **former},
        "a gift, one body": {
            "relationship": "gift_received",
            "memberships": ["Texas LPC"],
            "client_status": "current",
            "amount": "49.99",
        },
        "a current client, one body": {
            "relationship": "romantic_or_sexual",
            "memberships": ["APA"],
            "client_status": "current",
        },
        f"romantic, all {len(every_body)} bodies": {
            "relationship": "romantic_or_sexual",
            "memberships": every_body,
            **former,
        },
        f"a friendship, all {len(every_body)} bodies": {
            "relationship": "friendship",
            "memberships": every_body,
            **former,
        },
    }


def best(work: Callable[[], object], *, rounds: int, times: int) -> float:
    """Return the seconds that this takes: the best of all rounds, since other work on the machine only adds to it."""
    return min(timeit.repeat(work, repeat=rounds, number=times)) / times


def met(value: float, goal: float) -> str:
    """Say whether a goal was reached."""
    return "met" if value < goal else "missed"


if __name__ == "__main__":
    main()
