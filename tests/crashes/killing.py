"""
Workers that are killed with SIGKILL, one after the other, on one database.

    python -m tests.crashes.killing sqlite:///clinic.db clinic.keys 200

This process forks each while it has no connection of its own. In between it looks at what they left and goes on where
they stopped, and at the end it says, in JSON, how much there was to look at.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
import traceback
from typing import TYPE_CHECKING

from supervisio import Clinic, Vault
from supervisio.testing import memory_clinic
from tests.crashes.reviewing import review, review_case
from tests.crashes.working import ACTS_OF_A_CASE, Done, act, work_for_ever

if TYPE_CHECKING:
    from typing import BinaryIO, NoReturn

_LIVES = 4  # a worker is killed after fewer acts than that, or in the middle of one
_WAITS = 0.01  # seconds, at most: longer than it takes to begin, and several times as long as an act
_UNSEEN = 0.25  # so many of the workers begin before anybody has looked at what the one before left


class Killer:
    """Kills workers in one clinic, and knows what they acknowledged."""

    def __init__(self, clinic: Clinic, chance: random.Random) -> None:
        self.clinic = clinic
        self.chance = chance
        self.acknowledged: list[Done] = []

    @property
    def last(self) -> Done | None:
        """The act that was acknowledged last."""
        return self.acknowledged[-1] if self.acknowledged else None

    def kill(self) -> None:
        """Start a worker, and kill it at some point."""
        # It begins with the statements compiled, but without a connection.
        self.clinic.close()
        reading, writing = os.pipe()
        worker = os.fork()
        if worker == 0:
            _be_worker(self.clinic, self.last, writing)
        os.close(writing)
        with os.fdopen(reading, "rb") as acknowledgements:
            lines = _some(acknowledgements, self.chance.randrange(_LIVES))
            time.sleep(self.chance.uniform(0, _WAITS))
            os.kill(worker, signal.SIGKILL)
            _, status = os.waitpid(worker, 0)
            if not os.WIFSIGNALED(status):
                raise ChildProcessError(f"A worker ended by itself, with status {status}.")
            # What it said between the last line read and its end counts as well.
            lines += acknowledgements.readlines()
        self.acknowledged += [Done.from_line(line) for line in lines]

    def look(self) -> None:
        """See that what was acknowledged is there, and that the next write makes of it what it would have anyway."""
        if self.last is not None and self.last.number % ACTS_OF_A_CASE == ACTS_OF_A_CASE - 1:
            # The next write opens another case.
            review_case(self.clinic, self.last)
        self.act()

    def act(self) -> None:
        """Do what the worker would have done next, or find that it has."""
        done = act(self.clinic, self.last)
        self.acknowledged.append(done)
        review_case(self.clinic, done)


def _some(acknowledgements: BinaryIO, wanted: int) -> list[bytes]:
    lines = [acknowledgements.readline() for _ in range(wanted)]
    return [line for line in lines if line]


def _be_worker(clinic: Clinic, last: Done | None, writing: int) -> NoReturn:
    try:
        work_for_ever(clinic, last, lambda line: os.write(writing, line))
    except BaseException:  # noqa: BLE001 - it must not go on as a second one of those that kill
        traceback.print_exc()
    finally:
        os._exit(1)


def _import_all_there_is_to_import() -> None:
    with memory_clinic() as clinic:
        killer = Killer(clinic, random.Random())  # noqa: S311 - nothing secret
        for _ in range(ACTS_OF_A_CASE):
            killer.act()


def _main(url: str, keys: str, kills: int) -> None:
    _import_all_there_is_to_import()
    looks = 0
    with Clinic.open(url, vault=Vault.at(keys)) as clinic:
        killer = Killer(clinic, random.Random(kills))  # noqa: S311 - nothing secret
        for _ in range(kills):
            killer.kill()
            if killer.chance.random() >= _UNSEEN:
                killer.look()
                looks += 1
        # Whatever was left in the end, a whole case more can be written.
        for _ in range(ACTS_OF_A_CASE):
            killer.look()
        review(clinic, killer.acknowledged)
    found = sum(done.replayed for done in killer.acknowledged)
    said = {"kills": kills, "looks": looks, "acts": len(killer.acknowledged), "found_unacknowledged": found}
    sys.stdout.write(json.dumps(said))


if __name__ == "__main__":
    _main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
