"""
How records show themselves: as tables in a notebook, as lines on a plain terminal.

Compact, and never with a text, not even one that was revealed: what a notebook shows is saved with it, and sent around.
"""

from supervisio.domain.showing.html import lines_html
from supervisio.domain.showing.shown import Shown, ShownAsTable

__all__ = ["Shown", "ShownAsTable", "lines_html"]
