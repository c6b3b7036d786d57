"""From a path or a URL to an engine: a SQLite file is made and brought up to date, a URL is taken as it is."""

from __future__ import annotations

import asyncio
import os
from typing import TYPE_CHECKING

from supervisio import schema
from supervisio.engines import (
    ASYNC_SQLITE,
    MEMORY,
    OnlyConnection,
    async_engine_beside,
    async_engine_of,
    engine_at,
    engine_of,
    shared_memory_engine,
)
from supervisio.errors import SchemaTooNewError
from supervisio.extras import require

if TYPE_CHECKING:
    from os import PathLike

    from sqlalchemy import Engine
    from sqlalchemy.ext.asyncio import AsyncEngine


def opened(path_or_url: str | PathLike[str]) -> Engine:
    """
    Return an engine on a SQLite file with the tables of this version, or on the database at a URL.

    Raises:
        SchemaError: the file's tables are newer than this version.
        StorageError: the file would not take part.
        InvalidValueError: it is no URL.

    """
    if _is_url(path_or_url):
        return engine_of(os.fspath(path_or_url))
    return _up_to_date(engine_at(path_or_url))


async def async_opened(path_or_url: str | PathLike[str]) -> AsyncEngine:
    """
    Return an asyncio engine likewise.

    Raises:
        MissingExtraError: what asyncio needs is not installed.
        SchemaError, StorageError, InvalidValueError: as for ``opened``.

    """
    if _is_url(path_or_url):
        return async_engine_of(os.fspath(path_or_url))
    # Before a file is made.
    require("asyncio", *ASYNC_SQLITE)
    engine = shared_memory_engine() if os.fspath(path_or_url) == MEMORY else engine_at(path_or_url)
    # In a thread: Alembic knows no asyncio, and whoever upgrades at the same time is waited for.
    return async_engine_beside(await asyncio.to_thread(_up_to_date, engine))


def _is_url(path_or_url: str | PathLike[str]) -> bool:
    return isinstance(path_or_url, str) and "://" in path_or_url


def _up_to_date(engine: Engine) -> Engine:
    try:
        if _revision_in(engine) != schema.HEAD:
            schema.upgrade(engine)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _revision_in(engine: Engine) -> str | None:
    """Look first, without Alembic, for mostly there is nothing to upgrade."""
    # On a plain connection: ours turns the file to WAL, and a file of a later version is not to be touched.
    found = schema.current(engine if isinstance(engine.pool, OnlyConnection) else engine.url)
    if found is not None and found not in schema.REVISIONS:
        raise SchemaTooNewError(found, schema.HEAD)
    return found
