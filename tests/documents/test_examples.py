"""No code in a document goes without being run, and no part of the library without being told of."""

from __future__ import annotations

import re
from functools import cached_property
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import supervisio
from supervisio import Actor, Hidden, Supervision
from supervisio.testing import memory_clinic

ROOT = Path(__file__).parents[2]
PAGES = sorted(path for path in (ROOT / "docs").rglob("*.md") if "_build" not in path.parts)
# What is run, what it prints, and what is said not to be code that could be run.
KNOWN = {"python", "sh", "output", "text"}
DIRECTIVE = re.compile(r"\{([a-z_-]+)\}")

each_page = pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))


@each_page
def test_every_block_of_code_is_run(page: Path) -> None:
    """A block is of a kind that is run, saved or compared; in a directive there is code only if it is a file."""
    blocks = re.findall(r"^```(\S.*?)\n(.*?)^```$", page.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)

    for kind, content in blocks:
        directive = DIRECTIVE.match(kind)
        assert directive or kind in KNOWN
        if directive and directive[1] == "code-block":
            assert ":caption:" in content


def test_every_public_name_is_in_the_reference() -> None:
    """What can be imported from the package, and from those of its modules that the reference tells of."""
    told = in_the_reference()
    public = {name: getattr(supervisio, name) for name in supervisio.__all__}
    modules = [value for value in public.values() if isinstance(value, ModuleType) and value is not supervisio.models]
    public |= {f"{one.__name__}.{name}": getattr(one, name) for one in modules for name in one.__all__}

    not_told = [
        name
        for name, value in public.items()
        # What can be called; a constant is told of where it is used.
        if callable(value) and not isinstance(value, Hidden) and not any(value is one for one in told)
    ]

    assert not_told == []


def test_every_service_is_in_the_reference() -> None:
    """Whatever is reached from a supervision."""
    told = in_the_reference()
    nouns = [name for name, value in vars(Supervision).items() if isinstance(value, cached_property)]

    with memory_clinic() as clinic, clinic.reading(Actor("t-ana")) as supervision:
        not_told = [noun for noun in nouns if type(getattr(supervision, noun)) not in told]

    assert not_told == []


def in_the_reference() -> list[Any]:
    """Return what the pages of the reference have Sphinx document."""
    found = []
    for page in (ROOT / "docs" / "reference").glob("*.md"):
        directives = re.findall(
            r"^\.\. auto(\w+):: (\S+)\n((?:   :.*\n)*)", page.read_text(encoding="utf-8"), re.MULTILINE
        )
        for kind, name, options in directives:
            if kind == "module" and ":imported-members:" in options:
                module = import_module(name)
                found += [getattr(module, one) for one in module.__all__]
            elif kind != "module":
                where, _, last = name.rpartition(".")
                found.append(getattr(import_module(where), last))
    return found
