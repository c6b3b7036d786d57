"""
How the bytes of a file are laid out: parts one after the other, then the manifest and its signature, then a fixed end.

In a page every part but the first begins with a mark that names it, and the parts follow each other without anything
between. In JSON they are the objects of a list. All that is not a part is fixed: so every byte is either digested in
its part, signed in the manifest, the signature itself, or known beforehand.

What is fixed here belongs to the format: whoever changes a byte of it makes another format, and keeps this one beside
it, for records are checked long after they were made.
"""

from __future__ import annotations

import attrs

from supervisio.document.headings import MANIFEST, OPENING
from supervisio.document.manifest import FORMAT

MARK = "<!--supervisio-record:"
START = b"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-"""
"""What every page begins with."""


def mark(name: str) -> str:
    """Return the line that begins a part of a page."""
    return f"{MARK}{name}-->\n"


@attrs.frozen(kw_only=True)
class Layout:
    """What stands before the parts, between them, before the manifest, after it, and after the signature."""

    form: str
    before: bytes
    between: bytes
    manifest: bytes
    signature: bytes
    end: bytes

    def written(self, parts: list[bytes], manifest: bytes, signature: str) -> bytes:
        """Return the file."""
        return self.before + self.between.join(parts) + self.closing(manifest, signature)

    def closing(self, manifest: bytes, signature: str) -> bytes:
        """Return what follows the parts."""
        return self.manifest + manifest + self.signature + signature.encode() + self.end

    def begins(self, name: str) -> bytes:
        """Return the bytes that a part of this name begins with, and no other."""
        if self.form == "json":
            return f'{{"part":"{name}",'.encode()
        return b"<!doctype html>" if name == OPENING else mark(name).encode()


HTML = Layout(
    form="html",
    before=b"",
    between=b"",
    manifest=(
        f"{mark(MANIFEST)}"
        "</main>\n"
        '<footer aria-labelledby="manifest-heading">\n'
        '<h2 id="manifest-heading">The signed manifest</h2>\n'
        "<details>\n"
        "<summary>What is signed, and the signature</summary>\n"
        '<pre id="manifest">'
    ).encode(),
    signature=b'</pre>\n<pre id="signature">',
    end=b"</pre>\n</details>\n</footer>\n</body>\n</html>\n",
)
JSON = Layout(
    form="json",
    before=f'{{"format":"{FORMAT}","parts":['.encode(),
    between=b",",
    manifest=b'],"manifest":',
    signature=b',"signature":"',
    end=b'"}\n',
)
