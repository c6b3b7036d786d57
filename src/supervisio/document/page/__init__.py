"""The page: one HTML document that asks nothing of anybody, for screens, paper and screen readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from supervisio.document.headings import OPENING
from supervisio.document.marks import mark
from supervisio.document.page.blocks import Writer
from supervisio.document.page.opening import opening

if TYPE_CHECKING:
    from collections.abc import Iterator

    from supervisio.document.content import Part
    from supervisio.document.material import Material


def page_parts(parts: tuple[Part, ...], material: Material) -> Iterator[tuple[str, bytes]]:
    """Give the page in parts, by name: the opening first, each as the bytes that are digested."""
    writer = Writer(material.zone)
    yield OPENING, opening(parts, material, writer).encode()
    for part in parts:
        yield part.name, f"{mark(part.name)}{writer.part(part)}".encode()
