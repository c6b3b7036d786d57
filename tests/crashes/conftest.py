"""Databases with keys beside them, for workers that are killed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from supervisio import Vault

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    """A ring of keys in a file, for as many processes as like."""
    path = tmp_path / "clinic.keys"
    Vault.create(path)
    return path
