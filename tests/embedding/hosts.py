"""The hosts of examples/host_alembic, as somebody who copied them would have them."""

from __future__ import annotations

import shutil
import sys
from importlib import import_module
from io import StringIO
from typing import TYPE_CHECKING, Any

from alembic.config import Config

from tests.embedding.scripts import EXAMPLES

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

BESIDE = "beside"
WITHIN = "within"


class Host:
    """One of the two hosts, in a folder where it may write, on one database."""

    def __init__(self, way: str, url: str, *, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.url = url
        self.head = "head" if way == BESIDE else "heads"
        self.own_head = "head" if way == BESIDE else "host@head"
        self._way = way
        self._folder = folder / "host_alembic"
        shutil.copytree(EXAMPLES / "host_alembic", self._folder, ignore=shutil.ignore_patterns("__pycache__"))
        monkeypatch.setenv("HOST_DATABASE_URL", url)
        # Alembic puts the folder on the path by itself, but does not take it off again.
        monkeypatch.setattr(sys, "path", [str(folder), *sys.path])
        for name in [name for name in sys.modules if name.partition(".")[0] == "host_alembic"]:
            monkeypatch.delitem(sys.modules, name)

    @property
    def tables(self) -> Any:
        """The module with the host's tables."""
        return import_module(f"host_alembic.{self._way}.tables")

    def config(self, *, output: StringIO | None = None) -> Config:
        """Return the host's configuration for one command."""
        config = Config(self._folder / self._way / "alembic.ini", stdout=StringIO(), output_buffer=output)
        if self._way == WITHIN:
            import_module("host_alembic.within.manage").with_supervisio(config)
        return config
