"""Things by the words for them: in the order of a vocabulary, and not in more groups than can be read."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from supervisio.domain.vocabulary import Code

    _T = TypeVar("_T")

_MOST = 12


def in_order(words: Iterable[str], vocabulary: type[Code], *last: str) -> list[str]:
    """Return labels, each once, in the order of their vocabulary; then those it does not know, and at the end some."""
    known = [code.label for code in vocabulary]

    def place(one: str) -> tuple[int, int, str]:
        if one in known:
            return 0, known.index(one), one
        return (2, last.index(one), one) if one in last else (1, 0, one)

    return sorted(set(words), key=place)


def few(
    ordered: Sequence[str], counts: Mapping[str, int], *, most: int = _MOST, others: str = "others"
) -> dict[str, str]:
    """Return in their order what words are counted as: themselves or, where they are too many, one of the others."""
    if len(ordered) <= most:
        return {one: one for one in ordered}
    named = frozenset(sorted(ordered, key=lambda one: -counts[one])[: most - 1])
    rest = f"{len(ordered) - len(named):,} {others}"
    kept = {one: one for one in ordered if one in named}
    return kept | {one: rest for one in ordered if one not in named}


def grouped(
    things: Sequence[_T], words_of: Callable[[_T], str], vocabulary: type[Code] | None = None, *last: str
) -> dict[str, list[_T]]:
    """Return things by the words for them, ordered by a vocabulary, or as they come where there is none."""
    counts = Counter(map(words_of, things))
    ordered = list(counts) if vocabulary is None else in_order(counts, vocabulary, *last)
    counted_as = few(ordered, counts)
    groups: dict[str, list[_T]] = {words: [] for words in counted_as.values()}
    for one in things:
        groups[counted_as[words_of(one)]].append(one)
    return groups
