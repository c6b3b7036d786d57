"""How docstrings and signatures are read for the reference, and where the names in them lead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx.ext.napoleon.docstring import GoogleDocstring
from sphinx.util.nodes import make_refnode

from supervisio.domain import vocabulary

if TYPE_CHECKING:
    from docutils.nodes import Element  # type: ignore[import-untyped]  # it brings no types
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

_WORDS = "field/words"
# These are made by other calls: how they are made says nothing to whoever uses them.
_MADE_BY_OTHERS = (
    "supervisio.aio.supervision.",
    "supervisio.domain.records.",
    "supervisio.services.",
    "supervisio.supervision.",
    "supervisio.testing.invented.",
)


def connect(app: Sphinx) -> None:
    """Have Sphinx ask."""
    app.connect("autodoc-process-docstring", _read_sections)
    app.connect("autodoc-process-signature", _hide)
    app.connect("autodoc-process-bases", _leave_out_bases)
    app.connect("missing-reference", _found_by_last_name)


def _read_sections(_app: Sphinx, _what: str, name: str, documented: Any, options: Any, lines: list[str]) -> None:
    # Said to be a function, whatever it is: of a property it would take the words before a colon for its type.
    lines[:] = GoogleDocstring(lines, what="function", name=name, obj=documented, options=options).lines()


def _hide(
    _app: Sphinx, what: str, _name: str, documented: Any, _options: Any, signature: str, returned: str
) -> tuple[str, str] | None:
    made_by_others = what == "class" and f"{documented.__module__}.".startswith(_MADE_BY_OTHERS)
    for_pytest = what == "method" and documented.__module__ == "supervisio.testing.contract"
    return ("", returned) if signature and (made_by_others or for_pytest) else None


def _leave_out_bases(_app: Sphinx, _name: str, _documented: Any, _options: Any, bases: list[Any]) -> None:
    bases[:] = [base for base in bases if not getattr(base, "__module__", "").startswith("supervisio.domain.showing")]


def _found_by_last_name(app: Sphinx, env: BuildEnvironment, node: pending_xref, content: Element) -> Element | None:
    """Find what an annotation names by the module that defines it under the name that users import it by."""
    if node.get("refdomain") != "py":
        return None
    wanted = node["reftarget"].rpartition(".")[2]
    if wanted in vocabulary.__all__ and wanted != "Code":
        return make_refnode(app.builder, node["refdoc"], _WORDS, wanted.lower(), content, wanted)
    objects = env.domains.python_domain.objects
    found = {entry.docname: (name, entry) for name, entry in objects.items() if name.rpartition(".")[2] == wanted}
    if len(found) != 1:
        return None
    ((name, entry),) = found.values()
    return make_refnode(app.builder, node["refdoc"], entry.docname, entry.node_id, content, name)
