"""
Keep the caller's texts out of tracebacks.

A traceback keeps every frame it passed through, and error reporters print the local variables of each. The words of a
client are such a local variable. So whatever takes texts clears the finished frames below it before an error leaves.
"""

from __future__ import annotations

import sys
from functools import wraps
from traceback import clear_frames
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_P = ParamSpec("_P")
_S = TypeVar("_S")
_R = TypeVar("_R")
_T = TypeVar("_T")


def quiet(method: Callable[Concatenate[_S, _P], _R]) -> Callable[Concatenate[_S, _P], _R]:
    """Wrap a method so that an error leaves it with its line numbers but without any local variables."""

    @wraps(method)
    def wrapper(self: _S, /, *args: _P.args, **kwargs: _P.kwargs) -> _R:
        handled = sys.exception()
        try:
            return method(self, *args, **kwargs)
        except BaseException as error:
            del args, kwargs
            forget_locals(error, besides=handled)
            raise

    return wrapper


def quiet_fact(cls: type[_T]) -> type[_T]:
    """Wrap the constructor of a fact likewise."""
    setattr(cls, "__init__", quiet(cls.__init__))  # noqa: B010 - a plain assignment is no method to a type checker
    return cls


def forget_locals(error: BaseException, *, besides: BaseException | None = None) -> None:
    """
    Clear the local variables of every finished frame that the error, and what it came from, passed through.

    ``besides`` is what the caller was handling already when it called: its frames are the caller's own business.
    """
    seen = {id(besides)}
    waiting: list[BaseException | None] = [error]
    while waiting:
        one = waiting.pop()
        if one is not None and id(one) not in seen:
            seen.add(id(one))
            clear_frames(one.__traceback__)
            waiting += [one.__cause__, one.__context__]
