"""Examples in README.md, in docs/ and in docstrings are tests; in CI nothing may be skipped."""

from __future__ import annotations

import contextlib
import os
import tempfile
from typing import TYPE_CHECKING, Any

import pytest
from sybil import Sybil
from sybil.integration.pytest import SybilItem
from sybil.parsers import markdown, rest
from sybil.sybil import SybilCollection

from tests.documents import running

if TYPE_CHECKING:
    from collections.abc import Generator

# Here, where the examples in documents are heard as well.
pytest_plugins = ["tests.distributed.capturing", "tests.servers"]

_FOLDER = "_folder_of_the_document"


def _enter_empty_folder(namespace: dict[str, Any]) -> None:
    """Let a document's examples make files by bare names: they land in a folder of their own."""
    with contextlib.ExitStack() as stack:
        stack.enter_context(contextlib.chdir(stack.enter_context(tempfile.TemporaryDirectory(prefix="supervisio-"))))
        namespace[_FOLDER] = stack.pop_all()


def _leave_folder(namespace: dict[str, Any]) -> None:
    namespace.pop(_FOLDER).close()


# There is no parser for skipping: an example that is not to be run is written as text, not as Python.
_README = Sybil(
    [markdown.PythonCodeBlockParser(doctest_optionflags=running.OPTIONS)],
    pattern="README.md",
    setup=_enter_empty_folder,
    teardown=_leave_folder,
)
# The pages that want a PostgreSQL: with it they wait for a server, the others do not.
_ON_POSTGRESQL = ("backups.md", "postgresql.md", "replicas.md")
_DOCUMENTS = Sybil(
    running.parsers(),
    path="docs",
    pattern="*.md",
    excludes=_ON_POSTGRESQL,
    setup=_enter_empty_folder,
    teardown=_leave_folder,
)
_DOCUMENTS_ON_POSTGRESQL = Sybil(
    running.parsers(),
    path="docs",
    patterns=_ON_POSTGRESQL,
    fixtures=["postgresql_of_document"],
    setup=_enter_empty_folder,
    teardown=_leave_folder,
)
_DOCSTRINGS = Sybil(
    [rest.DocTestParser(running.OPTIONS), rest.PythonCodeBlockParser()],
    path="src",
    pattern="*.py",
    setup=_enter_empty_folder,
    teardown=_leave_folder,
)
pytest_collect_file = SybilCollection((_README, _DOCUMENTS, _DOCUMENTS_ON_POSTGRESQL, _DOCSTRINGS)).pytest()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the examples of one document on one worker: the later ones build on the earlier."""
    for item in items:
        if isinstance(item, SybilItem):
            item.add_marker(pytest.mark.xdist_group(item.path.name))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Make a skipped test a failed one in CI: what is not run there is run nowhere."""
    report = yield
    if not hasattr(report, "wasxfail"):
        _refuse_to_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Do the same for a module that skips itself while it is collected."""
    report = yield
    _refuse_to_skip(report)
    return report


def _refuse_to_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    if report.skipped and os.environ.get("CI"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"In CI nothing may be skipped. {reason}"
