"""The one machine that reads a lifecycle, a table of moves: from where, to where, and whose each is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from supervisio.errors import InvalidTransitionError

if TYPE_CHECKING:
    from collections.abc import Iterable


@attrs.frozen
class Move:
    """
    One move: the call that makes it, from which statuses, to which (None: the status stays), and whose it is.

    ``needs`` names what the services check before it is made. A move without a call of its own is made by another one.
    """

    name: str
    sources: tuple[str, ...]
    target: str | None
    by: str
    label: str
    needs: tuple[str, ...] = ()
    has_call: bool = attrs.field(default=True, kw_only=True)


class Lifecycle:
    """The moves of one noun."""

    def __init__(self, noun: str, *, starts: Iterable[str], statuses: Iterable[str], moves: Iterable[Move]) -> None:
        self.noun = noun
        self.starts = tuple(starts)
        self.statuses = tuple(statuses)
        self.moves = tuple(moves)
        self._by_name = {(move.name, source): move for move in self.moves for source in move.sources}

    def after(self, status: str, move: str) -> str:
        """
        Return the status after the move.

        Raises:
            InvalidTransitionError: the move is not allowed from this status; it names those that are.

        """
        found = self._by_name.get((move, status))
        if found is None:
            raise InvalidTransitionError(self.noun, status, move, (one.name for one in self.moves_from(status)))
        return status if found.target is None else found.target

    def moves_from(self, status: str) -> tuple[Move, ...]:
        """Return the moves allowed from this status."""
        return tuple(move for move in self.moves if status in move.sources)

    def whose(self, move: str) -> str:
        """Return whose move it is, in words."""
        return next(one.by for one in self.moves if one.name == move)
