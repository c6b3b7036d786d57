"""The tests that pytest-alembic brings, on our migrations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from pytest_alembic.tests import (
    test_model_definitions_match_ddl,
    test_single_head_revision,
    test_up_down_consistency,
    test_upgrade,
)

from supervisio.models import metadata
from supervisio.schema.hosting import script_location

if TYPE_CHECKING:
    from sqlalchemy import Engine

__all__ = [
    "test_model_definitions_match_ddl",
    "test_single_head_revision",
    "test_up_down_consistency",
    "test_upgrade",
]


@pytest.fixture
def alembic_engine(engine: Engine) -> Engine:
    """An empty database, on SQLite and on PostgreSQL in turn."""
    return engine


@pytest.fixture
def alembic_config() -> dict[str, Any]:
    """Where our migrations are, and what they are to make."""
    return {"script_location": str(script_location()), "target_metadata": metadata}
