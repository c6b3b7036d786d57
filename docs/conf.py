"""How Sphinx makes the pages: ``make docs``. Nothing in them asks for anything outside."""

from __future__ import annotations

import importlib.metadata
import logging
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

# A style of Pygments lets all loggers speak; what making an invented clinic logs is of no interest here.
logging.getLogger("alembic").setLevel(logging.WARNING)

project = "supervisio"
author = "the supervisio authors"
project_copyright = author
release = importlib.metadata.version("supervisio")

extensions = ["myst_parser", "sphinx.ext.autodoc", "supervisio_pages"]
exclude_patterns = ["_build"]
smartquotes_action = "D"  # dashes only: a quotation mark stays as it is written
default_role = "code"
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3

add_module_names = False
autodoc_default_options = {"members": True, "member-order": "bysource"}
python_maximum_signature_line_length = 100
python_use_unqualified_type_names = True
toc_object_entries_show_parents = "hide"
# What other packages name is not looked up: that would be a request to somebody else.
nitpick_ignore_regex = [
    (r"py:.*", r"(argparse|collections|datetime|decimal|functools|os|pathlib|sqlalchemy|types|typing|uuid|pd)\..*"),
    (r"py:.*", r"(date|datetime|timedelta|Decimal|Path|PathLike|UUID)"),
    (r"py:.*", r"(AsyncEngine|AsyncSession|Connection|DataFrame|Engine|SchemaItem|Session|VConcatChart|sessionmaker)"),
    (r"py:.*", r".*\b_[A-Z]\w*"),
]

html_theme = "furo"
pygments_dark_style = "a11y-high-contrast-dark"
html_title = f"supervisio {release}"
html_static_path = ["_static"]
html_css_files = ["supervisio.css"]
html_copy_source = False
