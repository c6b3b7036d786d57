"""
Rotations that are killed with SIGKILL, one after the other, on one clinic.

    python -m tests.rotation.rotating sqlite:///clinic.db clinic.keys 20

Each is a process of its own, forked while this one has no connection. It makes another key if nothing of the last
rotation is left to do, goes on with it otherwise, and says so after each batch. At the end this says, in JSON, how
often it was killed and how much was wrapped anew.
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

from supervisio import Clinic, Supervisio, Vault
from tests.rotation.filled import ask, texts, verified

if TYPE_CHECKING:
    from typing import NoReturn

CASES = 12
_BATCH = 2
_WAITS = 0.01  # seconds, at most: longer than a batch takes


def kill_one(url: str, keys: str, chance: random.Random) -> int:
    """Start a rotation, kill it at some point, and return how many batches it had done."""
    reading, writing = os.pipe()
    worker = os.fork()
    if worker == 0:
        _be_worker(url, keys, writing)
    os.close(writing)
    with os.fdopen(reading, "rb", buffering=0) as batches:
        done = sum(len(batches.read(1)) for _ in range(chance.randrange(CASES // _BATCH)))
        time.sleep(chance.uniform(0, _WAITS))
        os.kill(worker, signal.SIGKILL)
        os.waitpid(worker, 0)
        return done + len(batches.read())


def _be_worker(url: str, keys: str, writing: int) -> NoReturn:
    try:
        while True:
            if not rotate(url, keys, writing):
                Vault.new_key(keys)
    except BaseException:  # noqa: BLE001 - it must not go on as a second one of those that kill
        traceback.print_exc()
    finally:
        os._exit(1)


def rotate(url: str, keys: str, writing: int | None = None) -> int:
    """Wrap anew what is left to do, and return how much that was."""
    app = Supervisio(Vault.at(keys))
    tell = None if writing is None else lambda *_: os.write(writing, b".")
    return app.rewrap(url, clinic_id="clinic", batch=_BATCH, progress=tell).rewrapped


def _main(url: str, keys: str, kills: int) -> None:
    chance = random.Random(kills)  # noqa: S311 - nothing secret
    with Clinic.open(url, vault=Vault.at(keys)) as clinic:
        for _ in range(CASES):
            ask(clinic)
        said = texts(clinic)
    batches = 0
    for number in range(kills):
        batches += kill_one(url, keys, chance)
        # A program that starts now finds all that was said, whichever keys hold it, and can go on.
        with Clinic.open(url, vault=Vault.at(keys)) as clinic:
            assert verified(clinic).findings == ()
            assert texts(clinic) == said
            if number % 4 == 0:
                ask(clinic)
                said = texts(clinic)
    rest = rotate(url, keys)
    newest, *older = Supervisio(Vault.at(keys)).keys(url, clinic_id="clinic")
    assert sum(key.roots for key in older) == 0
    rings = len(older) + 1
    sys.stdout.write(
        json.dumps({"kills": kills, "batches": batches, "rest": rest, "keys": rings, "roots": newest.roots})
    )


if __name__ == "__main__":
    _main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
