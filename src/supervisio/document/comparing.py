"""Which parts of a file are as they were made, and where something stands that was not written there."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from supervisio.document.manifest import Digest
    from supervisio.document.marks import Layout

    Digests = Sequence[tuple[str, Digest]]

_SPACE = b" \t\r\n"


@attrs.define(kw_only=True)
class Compared:
    """The names of the parts that are altered or not in their place, and what else is not as it was written."""

    altered: list[str] = attrs.field(factory=list)
    moved: list[str] = attrs.field(factory=list)
    added: bool = False
    form: bool = False

    @property
    def is_clean(self) -> bool:
        """Whether everything is as it was written."""
        return not (self.altered or self.moved or self.added or self.form)


def compare_bytes(body: bytes, digests: Digests, layout: Layout) -> Compared:
    """
    Hold what stands in a file before its manifest against the digests of the parts.

    A part is looked for in its place, then where something begins as it does: so what was put in or taken out before it
    does not make it altered. On a page, what follows a part and belongs to no other is an alteration of that part.
    """
    names = [name for name, _ in digests]
    places = dict(_places(body, digests, layout))
    found = Compared(altered=[name for name in names if name not in places])
    located = sorted((at, names.index(name)) for name, at in places.items())
    found.moved = _out_of_order(names, [index for _, index in located])
    end, last = 0, -1
    for at, index in (*located, (len(body), len(names))):
        wanted = layout.before if last < 0 else layout.between if index < len(names) else b""
        # Where a part should be that is altered, or another one that was moved, that has been said.
        is_told = index < last or any(name not in places for name in names[last + 1 : index])
        if body[end:at] != wanted and not is_told:
            _tell_of_gap(found, body[end:at], wanted, None if layout.between else names[max(last, 0)])
        if index < len(names):
            end, last = at + digests[index][1].size, index
    return found


def compare_values(parts: Sequence[tuple[str, bytes]], digests: Digests) -> Compared:
    """Hold the parts of a record that was kept as values, each as it would be written, against their digests."""
    wanted = dict(digests)
    as_made: Mapping[str, bool] = {
        name: name in wanted and sha256(content).hexdigest() == wanted[name].sha256 for name, content in parts
    }
    names = [name for name, _ in parts]
    known = [name for name in names if name in wanted]
    return Compared(
        altered=[name for name, _ in digests if not as_made.get(name, False)],
        moved=_out_of_order(list(wanted), [list(wanted).index(name) for name in dict.fromkeys(known)]),
        added=len(known) != len(set(names)) or len(names) != len(set(names)),
    )


def _places(body: bytes, digests: Digests, layout: Layout) -> Iterator[tuple[str, int]]:
    expected = len(layout.before)
    for name, digest in digests:
        begins = layout.begins(name)
        # Not every place that begins so: a file may be made of nothing else.
        for at in dict.fromkeys((expected, body.find(begins), body.rfind(begins))):
            if at >= 0 and sha256(body[at : at + digest.size]).hexdigest() == digest.sha256:
                yield name, at
                break
        expected += digest.size + len(layout.between)


def _out_of_order(names: list[str], indices: list[int]) -> list[str]:
    return [names[index] for index, there in zip(sorted(indices), indices, strict=True) if index != there]


def _tell_of_gap(found: Compared, gap: bytes, wanted: bytes, before: str | None) -> None:
    if before is not None:
        found.altered.append(before)
    elif len(gap) == len(wanted) or gap.translate(None, _SPACE) == wanted.translate(None, _SPACE):
        found.form = True
    else:
        found.added = True
