"""All that an error tells, for tests that look for what must not be in it."""

from __future__ import annotations

import json
import pickle
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from supervisio.errors import SupervisioError

if TYPE_CHECKING:
    from collections.abc import Iterator

TESTS = Path(__file__).parent


def told_by(error: BaseException) -> str:
    """
    Return what a screen, a log, another process and an error reporter are told of an error and of those it came from.

    That is its sentence, ``repr``, arguments, JSON and pickle, and the local variables of every frame on its way but
    those of the tests themselves.
    """
    return "\n".join(part for one in _with_origins(error) for part in _parts(one))


def _with_origins(error: BaseException) -> Iterator[BaseException]:
    waiting, seen = [error], set()
    while waiting:
        one = waiting.pop()
        if id(one) not in seen:
            seen.add(id(one))
            yield one
            waiting += [origin for origin in (one.__cause__, one.__context__) if origin is not None]


def _parts(error: BaseException) -> Iterator[str]:
    yield from (str(error), repr(error), repr(error.args), repr(vars(error)))
    if isinstance(error, SupervisioError):
        yield json.dumps(error.to_dict(), ensure_ascii=False)
        yield pickle.dumps(error).decode("utf-8", "replace")  # a pickle holds text as UTF-8
    for frame, _ in traceback.walk_tb(error.__traceback__):
        if TESTS not in Path(frame.f_code.co_filename).parents:
            yield from (f"{name} = {value!r}" for name, value in frame.f_locals.items())
