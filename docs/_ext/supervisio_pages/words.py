"""The page of the words: every code with its label, its definition and its source."""

from __future__ import annotations

import inspect
from importlib import import_module
from typing import TYPE_CHECKING

from supervisio.domain import vocabulary
from supervisio.domain.vocabulary import ClientRequestKind, Code, ConcernKind
from supervisio_pages.text import code, listed, plain, table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# In the order of the work: what comes up, who is asked, how it is weighed, what is looked after.
_ROOMS = {
    "therapy": "Therapies and cases",
    "requests": "What clients ask for",
    "issues": "What is the therapist's own",
    "concerns": "Boundary concerns",
    "consultations": "Asking for support",
    "weighing": "Weighing and deciding",
    "evaluating": "What a weighing comes to",
    "ruling": "What rules say",
    "watching": "What has gone quiet, and who returns",
    "access": "Access",
}


def page() -> str:
    """Return all of them."""
    return "\n\n".join(part for room, title in _ROOMS.items() for part in _told(room, title))


def vocabularies() -> tuple[type[Code], ...]:
    """Return every vocabulary that there is."""
    named = (getattr(vocabulary, name) for name in vocabulary.__all__)
    return tuple(words for words in named if words is not Code)


def _told(room: str, title: str) -> Iterator[str]:
    module = import_module(f"supervisio.domain.vocabulary.{room}")
    yield f"## {title}"
    yield plain(str(module.__doc__))
    for words in vocabularies():
        if words.__module__ == module.__name__:
            yield from _vocabulary(words)


def _vocabulary(words: type[Code]) -> Iterator[str]:
    name = words.__name__
    yield f"({name})=\n### {name}"
    yield f"{plain(inspect.cleandoc(str(words.__doc__)).splitlines()[0])}{_OPEN if words.open_to_hosts else ''}"
    heading, more = _MORE.get(words, ("", None))
    head = ("code", "what it means", *([heading] if more else []), "source")
    rows = (
        (
            code(word),
            f"**{plain(word.label)}**<br>{plain(word.definition)}",
            *([more(word)] if more else []),
            plain(word.source),
        )
        for word in words
    )
    yield table(head, rows)


_OPEN = " A host may add its own (`x-...`)."


def _domain(word: Code) -> str:
    domain = ConcernKind.read(word).domain
    return "" if domain is None else code(domain)


# What a word knows beside its label, definition and source.
_MORE: dict[type[Code], tuple[str, Callable[[Code], str]]] = {
    ConcernKind: ("domain", _domain),
    ClientRequestKind: ("may turn out to be", lambda word: listed(ClientRequestKind.read(word).suggests)),
}
