"""
A process that asks, accepts, replies and completes, and says each time that it is done.

    python -m tests.crashes.working clinic.db clinic.keys 8 3

Each act is a transaction of its own with a request key of its own, so that whoever goes on after a crash repeats the
act of which nobody knows whether it was kept. After the commit a line of JSON on the standard output acknowledges it.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

import attrs

from supervisio import ClientRequest, Clinic, Recommendation, Vault
from supervisio.errors import StorageError
from tests.services.people import ANA, CLIENT, LEE
from tests.telling import told_by

if TYPE_CHECKING:
    from collections.abc import Callable

    from supervisio import Actor, Supervision

    Move = Callable[[Supervision, "Done", str], Any]

_T = TypeVar("_T")

NARRATIVE = "Could we stay friends"
_ADVICE = [Recommendation("discuss_in_session", text=NARRATIVE)]
# Who makes the moves after the asking, in this order, and what consultation and request are then.
_MOVES: list[tuple[Actor, Move]] = [
    (LEE, lambda lee, at, key: lee.consultations.accept(at.consultation_id, request_key=key)),
    (ANA, lambda ana, at, key: ana.requests.reply(at.about_id, "declined", request_key=key)),
    (LEE, lambda lee, at, key: lee.consultations.complete(at.consultation_id, 25, _ADVICE, request_key=key)),
]
STATUSES = [("requested", "recorded"), ("accepted", "recorded"), ("accepted", "replied"), ("completed", "replied")]
ACTS_OF_A_CASE = len(STATUSES)


@attrs.frozen(kw_only=True)
class Done:
    """An act that was acknowledged: which one, in which case, and the version that it left behind."""

    number: int
    case_id: UUID
    consultation_id: UUID
    about_id: UUID
    version: int
    replayed: bool

    @classmethod
    def from_line(cls, line: str | bytes) -> Done:
        """Read an acknowledgement."""
        said: dict[str, Any] = json.loads(line)
        ids = {name: UUID(value) for name, value in said.items() if name.endswith("_id")}
        return cls(**{**said, **ids})

    def to_line(self) -> bytes:
        """Write one."""
        return json.dumps(attrs.asdict(self), default=str).encode() + b"\n"


def act(clinic: Clinic, last: Done | None) -> Done:
    """Do what comes after the last act that was acknowledged; if it was done already, this finds it."""
    number = 0 if last is None else last.number + 1
    key = f"act {number}"
    if last is None or number % ACTS_OF_A_CASE == 0:
        asked = clinic.run(lambda ana: _ask(ana, number, key), actor=ANA)
        assert asked.about_id is not None
        return Done(
            number=number,
            case_id=asked.case_id,
            consultation_id=asked.consultation_id,
            about_id=asked.about_id,
            version=asked.version,
            replayed=asked.replayed,
        )
    actor, move = _MOVES[number % ACTS_OF_A_CASE - 1]
    record = clinic.run(lambda supervision: move(supervision, last, key), actor=actor)
    return attrs.evolve(last, number=number, version=record.version, replayed=record.replayed)


def question(number: int) -> str:
    """Return what is asked in the act of this number."""
    return f"{NARRATIVE}, or is {number} too many?"


def _ask(ana: Supervision, number: int, key: str) -> Any:
    about = ClientRequest(CLIENT, "gift", words=f"{NARRATIVE}?")
    return ana.ask(about, question=question(number), asked_of=LEE.ref, request_key=key)


def work_for_ever(clinic: Clinic, last: Done | None, acknowledge: Callable[[bytes], object]) -> None:
    """Act until killed."""
    while True:
        last = act(clinic, last)
        acknowledge(last.to_line())


def _main(path: str, keys: str, acts: int, attempts: int) -> None:
    """Act so many times. What a StorageError stops is told in a line of its own, and tried again so many times."""
    last: Done | None = None
    with _persistently(lambda _: Clinic.open(path, vault=Vault.at(keys)), None, attempts) as clinic:
        for _ in range(acts):
            last = _persistently(partial(act, clinic), last, attempts)
            _say(last.to_line())


def _persistently(work: Callable[[Done | None], _T], last: Done | None, attempts: int) -> _T:
    for _ in range(attempts):
        try:
            return work(last)
        except StorageError as error:
            _say(json.dumps({"failed": error.code, "told_words": NARRATIVE in told_by(error)}).encode() + b"\n")
    # The machine goes down with the disk: nothing more is written, and nothing closed.
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def _say(line: bytes) -> None:
    # Past every buffer: whoever is killed after it has said it.
    os.write(sys.stdout.fileno(), line)


if __name__ == "__main__":
    _main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
