"""The one text that stands for a value as JSON: keys sorted, no spaces, ASCII, and nothing that HTML would read."""

from __future__ import annotations

import json
from typing import Any

_CANONICAL = json.JSONEncoder(sort_keys=True, separators=(",", ":"), allow_nan=False)
# These stand in JSON within texts only, so that the text can be written into a page as it is.
_IN_HTML = str.maketrans({"<": r"\u003c", ">": r"\u003e", "&": r"\u0026"})


def canonical(value: Any) -> str:
    """Return the canonical text of JSON-ready values."""
    return _CANONICAL.encode(value).translate(_IN_HTML)
