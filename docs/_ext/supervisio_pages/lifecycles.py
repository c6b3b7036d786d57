"""The page of the lifecycles: each drawn, and told as a table, from the tables that the library works by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from supervisio.domain.lifecycles import LIFECYCLES
from supervisio_pages.drawing import drawn
from supervisio_pages.text import code, listed, plain, table
from supervisio_pages.words import vocabularies

if TYPE_CHECKING:
    from collections.abc import Iterator

    from supervisio.domain.lifecycle import Lifecycle, Move
    from supervisio.domain.vocabulary import Code


def page() -> str:
    """Return all of them."""
    return "\n\n".join(part for lifecycle in LIFECYCLES.values() for part in _told(lifecycle))


def statuses_of(lifecycle: Lifecycle) -> type[Code]:
    """Return the vocabulary that a lifecycle takes its statuses from."""
    (found,) = (words for words in vocabularies() if tuple(words) == lifecycle.statuses)
    return found


def _told(lifecycle: Lifecycle) -> Iterator[str]:
    yield f"## {lifecycle.noun.replace('_', ' ').capitalize()}"
    yield f'<figure class="lifecycle">\n{drawn(lifecycle)}\n</figure>'
    yield table(
        ("status", "what it means"),
        ((code(status), plain(status.definition)) for status in statuses_of(lifecycle)),
    )
    yield table(("move", "from", "to", "whose", "needs"), map(_row, lifecycle.moves))


def _row(move: Move) -> tuple[str, ...]:
    made_by = "" if move.has_call else " (made by another call)"
    to = "stays" if move.target is None else code(move.target)
    return (
        f"{code(move.name)}<br>{plain(move.label)}{made_by}",
        listed(move.sources),
        to,
        plain(move.by),
        listed(move.needs),
    )
