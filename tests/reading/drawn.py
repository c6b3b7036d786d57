"""What stands on a picture, read back from its SVG."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from supervisio.reading import Picture

_SVG = "{http://www.w3.org/2000/svg}"


class Drawn:
    """A picture as somebody sees it: the words on it, and what it is made of."""

    def __init__(self, picture: Picture) -> None:
        self.svg = picture.svg()
        self.root = ET.fromstring(self.svg)  # noqa: S314 - made a line above
        self.words = [line for one in self._all("text") for line in one.itertext()]
        self.tags = {one.tag.removeprefix(_SVG) for one in self.root.iter()}
        self.dashes = [dash for one in self._all("line") if (dash := one.get("stroke-dasharray"))]
        self.shapes = {one.get("d") for one in self._all("path")}

    def _all(self, tag: str) -> list[ET.Element]:
        return list(self.root.iter(f"{_SVG}{tag}"))

    def told(self, tag: str) -> tuple[str, str]:
        """Return the id and the text of a title or a description."""
        (one,) = self._all(tag)
        return one.get("id", ""), one.text or ""

    def says(self, words: str) -> bool:
        """Return whether these words stand somewhere on it, within one line."""
        return any(words in line for line in self.words)

    @property
    def width(self) -> float:
        """How wide it is, in pixels."""
        return float(self.root.get("width", "0"))
