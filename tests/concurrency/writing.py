"""Many processes that write at once, each with keys and connections of its own, as the workers of a host are."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from supervisio import ClientRequest, Clinic, Supervisio, Vault
from supervisio.errors import ConflictError
from tests.services.people import ANA, CLIENT, QUESTION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from multiprocessing.synchronize import Barrier
    from uuid import UUID

    from supervisio import Supervision

    Work = Callable[[Supervision], Any]

PROCESSES = 32
ACTS = 3  # of each process
_PATIENCE = 1_000  # far more attempts than a host ever needs: who needs them all gets no further

_begin_together: Barrier


@attrs.frozen
class Place:
    """A database, the keys to it, and the way in which the processes write there."""

    url: str
    keys: Path
    way: str


def at_once(task: Callable[..., list[str]], place: Place, each: Iterable[Any]) -> list[str]:
    """
    Give every process its part of a task, let all begin together, and return what was acknowledged to any of them.

    Raises:
        Exception: what any process was told that it could not deal with.

    """
    parts = list(each)
    # They are forked from one that has imported all this, and has no connection.
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.concurrency.warm", "alembic.command", "psycopg"])
    together = context.Barrier(len(parts))
    # Each is at the barrier with one part, so that none can take two.
    with ProcessPoolExecutor(len(parts), context, _take_place, (together,)) as processes:
        acknowledged = [processes.submit(task, place, part) for part in parts]
        return [text for future in acknowledged for text in future.result()]


def observe(place: Place, part: tuple[int, tuple[UUID, ...]]) -> list[str]:
    """Write to what is there: in each transaction to every one of these requests, in this order."""
    number, requests = part
    texts = [f"{number} {act}" for act in range(ACTS)]
    with _WAYS[place.way](place) as write:
        _begin_together.wait()
        for text in texts:
            write(partial(_observe_each, requests, text))
    return texts * len(requests)


def file_and_observe(place: Place, number: int) -> list[str]:
    """File cases of one's own, and write to each in another transaction."""
    texts = [f"{number} {act}" for act in range(ACTS)]
    with _WAYS[place.way](place) as write:
        _begin_together.wait()
        for text in texts:
            write(partial(_observe_each, (write(ask).about_id,), text))
    return texts


def _observe_each(requests: tuple[UUID, ...], text: str, supervision: Supervision) -> None:
    for request in requests:
        supervision.requests.observe(request, text=text)


def ask(supervision: Supervision) -> Any:
    """Ask about a client's request, in a new case."""
    return supervision.ask(ClientRequest(CLIENT, "gift"), question=QUESTION, asked_of="s-lee")


@contextmanager
def _as_a_clinic(place: Place) -> Iterator[Callable[[Work], Any]]:
    with Clinic.open(place.url, vault=Vault.at(place.keys)) as clinic:
        yield lambda work: clinic.run(work, actor=ANA)


@contextmanager
def _as_a_host(place: Place) -> Iterator[Callable[[Work], Any]]:
    app = Supervisio(Vault.at(place.keys))
    engine = create_engine(place.url)

    def write(work: Work) -> Any:
        for _ in range(_PATIENCE):
            with Session(engine) as session:
                supervision = app.on(session, clinic_id="clinic", actor=ANA)
                try:
                    # A host reads before it writes: whom it shows what, say.
                    supervision.queue_count()
                    done = work(supervision)
                except ConflictError as conflict:
                    if not conflict.retry:
                        raise
                    continue
                session.commit()
                return done
        raise TimeoutError

    yield write
    engine.dispose()


_WAYS = {"as a clinic": _as_a_clinic, "as a host": _as_a_host}


def _take_place(together: Barrier) -> None:
    global _begin_together  # noqa: PLW0603 - a barrier can be handed to a process only when it begins
    _begin_together = together
