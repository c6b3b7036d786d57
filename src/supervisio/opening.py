"""From a path or a URL to an engine: a SQLite file is made and brought up to date, a URL is taken as it is."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from supervisio import schema
from supervisio.engines import engine_at, engine_of

if TYPE_CHECKING:
    from os import PathLike

    from sqlalchemy import Engine


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


def _is_url(path_or_url: str | PathLike[str]) -> bool:
    return isinstance(path_or_url, str) and "://" in path_or_url


def _up_to_date(engine: Engine) -> Engine:
    try:
        # Looked at first, without Alembic: mostly there is nothing to upgrade.
        if schema.current(engine) != schema.HEAD:
            schema.upgrade(engine)
    except BaseException:
        engine.dispose()
        raise
    return engine
