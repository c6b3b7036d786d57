"""How a method of a service becomes one that is awaited: it runs as it is, and SQLAlchemy waits in its place."""

from __future__ import annotations

import sys
from asyncio import Lock
from functools import wraps
from inspect import signature
from typing import TYPE_CHECKING, Any, Concatenate, Generic, ParamSpec, TypeVar

from supervisio.domain.quiet import forget_locals

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from sqlalchemy.ext.asyncio import AsyncSession

_P = ParamSpec("_P")
_R = TypeVar("_R")
_S = TypeVar("_S")
_S_co = TypeVar("_S_co", covariant=True)


class AsyncService(Generic[_S_co]):
    """The calls of one service, lifted."""

    def __init__(self, session: AsyncSession, service: _S_co) -> None:
        self._session = session
        self._service = service


def lifted(
    method: Callable[Concatenate[_S, _P], _R],
) -> Callable[Concatenate[AsyncService[_S], _P], Coroutine[Any, Any, _R]]:
    """
    Return a method that is called with the same arguments, does the same and is awaited.

    An error leaves it, as it leaves the method itself, with its line numbers but without any local variables.
    """

    @wraps(method)
    async def call(self: AsyncService[_S], /, *args: _P.args, **kwargs: _P.kwargs) -> _R:
        handled = sys.exception()
        try:
            async with turn_on(self._session):
                return await self._session.run_sync(lambda _: method(self._service, *args, **kwargs))
        except BaseException as error:
            del args, kwargs
            forget_locals(error, besides=handled)
            raise

    setattr(call, "__signature__", signature(method))  # noqa: B010 - a plain assignment is unknown to a type checker
    return call


def turn_on(session: AsyncSession) -> Lock:
    """
    Return what those wait for who use one session: on it, one call ends before the next begins.

    A session is for one task, yet ``asyncio.gather`` makes tasks unasked, and two calls with their statements mixed
    would each write what the other does not know of.
    """
    lock: Lock = session.info.setdefault(_TURN, Lock())
    return lock


_TURN = "supervisio_turn"
