"""
Columns as plainly as a driver gives them, and what is made of a whole column at once.

SQLAlchemy makes a Python object of every id, moment and day, which for many rows takes longer than all the rest. So
SQLite's texts come as they are, PostgreSQL gives ids as text, moments as microseconds and days as numbers, and NumPy
reads a column in one go: to the microsecond, from the year 1 to 9999.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Date,
    Integer,
    String,
    Uuid,
    any_,
    bindparam,
    extract,
    func,
    literal,
    select,
    type_coerce,
)
from sqlalchemy import cast as sql_cast

from supervisio.errors import JournalTamperedError
from supervisio.models.types import UTCDateTime

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from zoneinfo import ZoneInfo

    from sqlalchemy import ColumnElement

# Of pandas and NumPy, one value a row: what their own types would say of them says less than these names.
Index: TypeAlias = Any
Numbers: TypeAlias = Any
Times: TypeAlias = Any
Truths: TypeAlias = Any
Values: TypeAlias = Any

_POSTGRESQL = "postgresql"
_EPOCH = date(1970, 1, 1)
_MICROSECONDS = 1_000_000


def plain(column: ColumnElement[Any], dialect_name: str) -> ColumnElement[Any]:
    """Return a column as the driver is to give it."""
    if dialect_name == _POSTGRESQL:
        if isinstance(column.type, Uuid):
            return sql_cast(column, String)
        if isinstance(column.type, UTCDateTime):
            return sql_cast(extract("epoch", column) * _MICROSECONDS, BigInteger)
        if isinstance(column.type, Date):
            return type_coerce(column - literal(_EPOCH, Date), Integer)
    return column


@cache
def is_named(dialect_name: str) -> Callable[[ColumnElement[Any]], ColumnElement[bool]]:
    """
    Return the condition that an id is one of those that ``named`` names, however many they are.

    As one parameter: SQLAlchemy would take longer to number thousands of them than SQLite takes to find their rows.
    """
    names = bindparam("named", type_=String())
    if dialect_name == _POSTGRESQL:
        return lambda column: column == any_(sql_cast(names, ARRAY(Uuid())))
    return lambda column: column.in_(select(func.json_each(names).table_valued("value").c.value))


def named(ids: Iterable[str], dialect_name: str) -> dict[str, str]:
    """Return the parameter that names these ids."""
    each = list(dict.fromkeys(ids))
    return {"named": f"{{{','.join(each)}}}" if dialect_name == _POSTGRESQL else json.dumps(each)}


def as_values(column: Sequence[Any]) -> Values:
    """Return a column as NumPy has it, each value as it is."""
    import numpy as np

    return np.array(column, dtype=object)


def index_of(ids: Values) -> Index:
    """Return ids as something in which their places are found."""
    import pandas as pd

    return pd.Index(ids, dtype=object)


def places_in(index: Index, ids: Values) -> Numbers:
    """Return the places of ids in an index; -1 for one that is not in it."""
    return index.get_indexer(index_of(ids))


def are_there(values: Values) -> Truths:
    """Return of each value whether there is one."""
    import pandas as pd

    return pd.notna(values)


def moments(values: Values, case_ids: Values) -> Times:
    """
    Return moments as ``datetime64[us]`` in UTC, NaT for none; ``case_ids`` are the cases they belong to.

    Raises:
        JournalTamperedError: one is no moment: somebody else wrote it.

    """
    return _times(values, case_ids, "M8[us]")


def days(values: Values, case_ids: Values) -> Times:
    """
    Return calendar days as ``datetime64[D]``, NaT for none; ``case_ids`` are the cases they belong to.

    Raises:
        JournalTamperedError: one is no day: somebody else wrote it.

    """
    return _times(values, case_ids, "M8[D]")


def days_at(clinic: ZoneInfo, moments: Times) -> Times:
    """Return the calendar days on which moments fall at a clinic, as ``datetime64[D]``."""
    import pandas as pd

    local = pd.DatetimeIndex(moments).tz_localize("UTC").tz_convert(clinic).tz_localize(None)
    return local.to_numpy().astype("M8[D]")


def day(value: Any) -> date:
    """Return one calendar day."""
    return date.fromisoformat(value) if isinstance(value, str) else _EPOCH + timedelta(days=value)


def _times(values: Values, case_ids: Values, unit: str) -> Times:
    import numpy as np

    known = are_there(values)
    given = values[known].tolist()
    times = np.full(len(values), "NaT", dtype=unit)
    try:
        # PostgreSQL's are numbers.
        times[known] = np.array(given, dtype="i8" if given and isinstance(given[0], int) else unit).view(unit)
    except (TypeError, ValueError):
        at = next(at for at, one in zip(np.flatnonzero(known), given, strict=True) if not _is_a_time(one))
    else:
        return times
    raise JournalTamperedError(UUID(case_ids[at]), "edited")


def _is_a_time(value: Any) -> bool:
    import numpy as np

    try:
        np.datetime64(value)
    except (TypeError, ValueError):
        return False
    return True
