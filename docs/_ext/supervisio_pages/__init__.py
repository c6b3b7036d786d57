"""A Sphinx extension: pages that are made of the library's own tables, so that they cannot tell anything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.util.docutils import SphinxDirective

from supervisio_pages import (
    commands,
    documents,
    errors,
    instrument,
    lifecycles,
    pictures,
    reading_source,
    rules,
    safety,
    tables,
    words,
)

if TYPE_CHECKING:
    from docutils.nodes import Node  # type: ignore[import-untyped]  # it brings no types
    from sphinx.application import Sphinx

_PAGES = {
    "commands": commands.page,
    "errors": errors.page,
    "exits": commands.exits,
    "findings": safety.findings,
    "instrument": instrument.page,
    "lifecycles": lifecycles.page,
    "record_findings": documents.findings,
    "record_leaves_out": documents.never_shown,
    "record_parts": documents.parts,
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


class Picture(SphinxDirective):
    """A picture of an invented clinic; the argument names the call that draws it."""

    required_arguments = 1

    def run(self) -> list[Node]:
        """Return it as it is shown in a notebook."""
        return self.parse_text_to_nodes(pictures.drawn(self.arguments[0]))


def setup(app: Sphinx) -> dict[str, bool]:
    """Tell Sphinx the names of the parts, and how the source is read."""
    for name in _PAGES:
        app.add_directive(name, Generated)
    app.add_directive("picture", Picture)
    reading_source.connect(app)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
