"""
A pytest plugin: every statement that the library sends while a test runs must name the clinic, or the test fails.

It listens to all engines of the process for as long as pytest runs. A text is judged once; what the tests send
themselves, and the schema's own statements, are let pass.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import pytest
import sqlalchemy
from sqlalchemy import Engine, event

import supervisio

if TYPE_CHECKING:
    from collections.abc import Generator

_T = TypeVar("_T")

LIBRARY = Path(supervisio.__file__).parent
# Where a statement passes through on its way from whoever made it.
_ON_THE_WAY = (str(Path(sqlalchemy.__file__).parent), str(LIBRARY / "models" / "database.py"))
# The schema is about all clinics; what is for tests looks behind the library as they do.
_APART = (str(LIBRARY / "schema"), str(LIBRARY / "testing"))
_MENTION = "supervisio_"


class Captured:
    """The statements that the library has sent, by dialect and text, and what is wrong with each."""

    def __init__(self) -> None:
        self.faults: dict[tuple[str, str], str | None] = {}
        self._offences: list[str] = []

    def hear(self, connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        """Judge a statement before it is sent."""
        key = (connection.dialect.name, statement)
        # Whose a statement is must be asked again until the library has sent it: a test may send the same text first.
        if _MENTION not in statement or self.faults.get(key, "not judged") is None or not _is_the_librarys():
            return
        if key not in self.faults:
            # Here, not above: most tests send nothing that is not known yet, or nothing at all.
            from tests.distributed.judging import fault_in

            self.faults[key] = fault_in(statement, key[0])
        fault = self.faults[key]
        if fault is not None:
            self._offences.append(f"{fault}:\n{statement}")

    def take_offences(self) -> list[str]:
        """Return what was wrong since this was last asked."""
        taken, self._offences = self._offences, []
        return taken


captured = Captured()


def pytest_configure() -> None:
    """Begin to listen."""
    event.listen(Engine, "before_cursor_execute", captured.hear)


def pytest_unconfigure() -> None:
    """Leave SQLAlchemy as it was."""
    event.remove(Engine, "before_cursor_execute", captured.hear)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup() -> Generator[None, _T, _T]:
    """Fail a test whose fixtures have sent such a statement."""
    return (yield from _watching())


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Generator[None, _T, _T]:
    """Fail a test that has made the library send one."""
    return (yield from _watching())


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown() -> Generator[None, _T, _T]:
    """Fail it for what is sent when its fixtures end, too."""
    return (yield from _watching())


def _watching() -> Generator[None, _T, _T]:
    try:
        result = yield
    finally:
        offences = captured.take_offences()
    if offences:
        pytest.fail("\n\n".join(["The library must name the clinic in every statement.", *offences]), pytrace=False)
    return result


def _is_the_librarys() -> bool:
    """Whether the code that made the statement that is about to be sent is the library's."""
    frame = sys._getframe(2)
    while frame.f_back is not None and frame.f_code.co_filename.startswith(_ON_THE_WAY):
        frame = frame.f_back
    made_in = frame.f_code.co_filename
    return made_in.startswith(str(LIBRARY)) and not made_in.startswith(_APART)
