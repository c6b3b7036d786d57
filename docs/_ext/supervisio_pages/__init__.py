"""A Sphinx extension: pages that are made of the library's own tables, so that they cannot tell anything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.util.docutils import SphinxDirective

from supervisio_pages import errors, instrument, lifecycles, reading_source, rules, safety, tables, words

if TYPE_CHECKING:
    from docutils.nodes import Node  # type: ignore[import-untyped]  # it brings no types
    from sphinx.application import Sphinx

_PAGES = {
    "errors": errors.page,
    "findings": safety.findings,
    "instrument": instrument.page,
    "lifecycles": lifecycles.page,
    "rules": rules.page,
    "sealed": safety.sealed,
    "sight": safety.sight,
    "tables": tables.page,
    "words": words.page,
}


class Generated(SphinxDirective):
    """The part of a page that is made; the name of the directive says of what."""

    def run(self) -> list[Node]:
        """Return it, with its headings."""
        return self.parse_text_to_nodes(_PAGES[self.name](), allow_section_headings=True)


def setup(app: Sphinx) -> dict[str, bool]:
    """Tell Sphinx the names of the parts, and how the source is read."""
    for name in _PAGES:
        app.add_directive(name, Generated)
    reading_source.connect(app)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
