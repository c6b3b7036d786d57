"""A picture: what it is, what it says in words, and the chart that draws it."""

from __future__ import annotations

import base64
from html import escape
from typing import TYPE_CHECKING, Any

import attrs

from supervisio.domain.checks import Problems, raise_if_any
from supervisio.reading.drawing import png_of, svg_of
from supervisio.saving import save

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from altair import VConcatChart

_LARGEST = 10


@attrs.frozen(kw_only=True, eq=False)
class Picture:
    """
    Something to look at, drawn without a network; a notebook shows it by itself.

    ``description`` says it in words, with the numbers that matter, for whoever does not see it. The same data gives
    the same picture, byte for byte.
    """

    title: str
    description: str = attrs.field(repr=False)
    _chart: Any = attrs.field(repr=False)

    @property
    def chart(self) -> VConcatChart:
        """The chart of altair, for those who want to go on with it."""
        chart: VConcatChart = self._chart
        return chart

    def svg(self) -> str:
        """
        Return the picture as SVG, with its title and description in it for screen readers.

        Raises:
            MissingExtraError: altair or vl-convert is not installed.

        """
        return svg_of(self._chart, title=self.title, description=self.description)

    def png(self, scale: float = 2.0) -> bytes:
        """
        Return the picture as PNG, ``scale`` pixels to one of the SVG: 2 for a screen, 4 for print.

        Raises:
            MissingExtraError: altair or vl-convert is not installed.
            InvalidValueError: the scale is not above 0, or above 10.

        """
        problems: Problems = []
        if isinstance(scale, bool) or not isinstance(scale, (int, float)):
            problems.append(("scale", "wrong_type", {"wanted": "a number"}))
        elif not 0 < scale <= _LARGEST:
            problems.append(("scale", "out_of_range", {"wanted": f"above 0, and at most {_LARGEST}"}))
        raise_if_any(problems)
        return png_of(self._chart, scale=float(scale))

    def save(self, path: str | Path) -> Path:
        """
        Write the picture to a file, in the form that the path ends in, ``.svg`` or ``.png``, and return where.

        What stood there before is replaced as a whole, or stays as it was.

        Raises:
            MissingExtraError: altair or vl-convert is not installed.
            InvalidValueError: ``unknown_suffix``; or ``wrong_type``, no path at all.
            StorageError: ``missing_folder``, ``disk_full`` or ``io``.

        """
        return save(path, {".svg": lambda: self.svg().encode(), ".png": self.png})

    def _repr_mimebundle_(
        self, include: Collection[str] | None = None, exclude: Collection[str] | None = None
    ) -> dict[str, str]:
        svg = self.svg()
        shown = {"text/plain": repr(self), "text/html": self._html(svg), "image/svg+xml": svg}
        return {
            kind: value
            for kind, value in shown.items()
            if (not include or kind in include) and (not exclude or kind not in exclude)
        }

    def _repr_html_(self) -> str:
        return self._html(self.svg())

    def _html(self, svg: str) -> str:
        # As an image, whose styles and ids stay its own: a notebook that one has not come to trust shows it all the
        # same, and strips what is drawn in its page.
        inline = base64.b64encode(svg.encode()).decode("ascii")
        style = "max-width:100%;height:auto;background:#fff"
        return f'<img src="data:image/svg+xml;base64,{inline}" alt="{escape(self.description)}" style="{style}">'
