"""
A process of its own for each peer.

Both hook themselves into what they build on, Continuum into every Session and engine of SQLAlchemy: beside them in one
process the library, and the yardsticks too, would be measured with their weight.
"""

from __future__ import annotations

import importlib
import multiprocessing
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from recording.asked import rows_anew
from recording.rounds import turn_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.connection import Connection

    from recording.asked import PlainRows
    from recording.rounds import Turn


class Peer(Protocol):
    """What a module of a peer holds."""

    def prepared(self, address: str, synchronous: str | None) -> Callable[[PlainRows], None]:
        """Make the tables there, and return what writes one case's rows and their history in one transaction."""


@contextmanager
def turn_of_peer(module: str, address: str, rows: PlainRows, *, synchronous: str | None = None) -> Iterator[Turn]:
    """Give the turn of a peer, which writes these rows under new ids each time."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, module, address, rows, synchronous))
    process.start()
    theirs.close()

    def turn(times: int) -> float:
        ours.send(times)
        microseconds: float = ours.recv()
        return microseconds

    yield turn
    ours.close()
    process.join()


def _serve(requests: Connection[Any, Any], module: str, address: str, rows: PlainRows, synchronous: str | None) -> None:
    peer: Peer = importlib.import_module(module)
    turn = turn_of(peer.prepared(address, synchronous), partial(rows_anew, rows))
    while True:
        try:
            times = requests.recv()
        except EOFError:
            return
        requests.send(turn(times))
