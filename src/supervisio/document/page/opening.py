"""The opening of the page: what a browser has to know, the style, the title and the list of the parts."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from html import escape
from typing import TYPE_CHECKING

from supervisio.document.marks import START
from supervisio.document.page.style import style_for

if TYPE_CHECKING:
    from supervisio.document.content import Part
    from supervisio.document.material import Material
    from supervisio.document.page.blocks import Writer

_TITLES = {
    "therapist": "Decision record for the therapist",
    "supervisor": "Decision record for the supervisor",
    "board": "Decision record for a licensing board",
    "client": "Decision record for the client",
}


def opening(parts: tuple[Part, ...], material: Material, writer: Writer) -> str:
    """Return the page up to its first part."""
    title, case_id = _TITLES[material.audience], material.view.case.id
    style = style_for(f"{title}, case {case_id}")
    # Nothing is loaded, run or sent: the one style that may be used is this one, by its digest.
    allowed = b64encode(sha256(style.encode()).digest()).decode()
    listed = "".join(f'<li><a href="#{part.name}">{escape(part.heading)}</a></li>\n' for part in parts)
    return (
        f"{START.decode()}{allowed}'; base-uri 'none'; form-action 'none'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        '<meta name="referrer" content="no-referrer">\n'
        '<meta name="robots" content="noindex">\n'
        f"<title>{title}, case {case_id}</title>\n"
        f"<style>{style}</style>\n"
        "</head>\n"
        "<body>\n"
        '<a class="skip" href="#about">To the record</a>\n'
        "<header>\n"
        f"<h1>{title}</h1>\n"
        f'<p class="lede">Case <code>{case_id}</code>, '
        f"as it stood on {writer.values.moment(material.made_at)}</p>\n"
        "</header>\n"
        '<nav aria-label="Parts of this record">\n'
        f"<ol>\n{listed}</ol>\n"
        "</nav>\n"
        "<main>\n"
    )
