"""What comes in: frames by their columns, and lists of what they hold; None for what is not there or not shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from supervisio.domain.hidden import Hidden
from supervisio.errors import InvalidValueError
from supervisio.extras import require

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    import pandas as pd


def taken(frame: Any, *columns: str) -> pd.DataFrame:
    """
    Return a frame that has these columns.

    Raises:
        MissingExtraError: what pictures are made with is not installed.
        InvalidValueError: it is no frame, or lacks columns; they are named.

    """
    require("notebook", "pandas", "altair")
    import pandas as pd

    if not isinstance(frame, pd.DataFrame):
        raise InvalidValueError.of("frame", "wrong_type", wanted="a frame, as supervision.frames gives them")
    missing = [column for column in columns if column not in frame.columns]
    if missing:
        raise InvalidValueError.of("frame", "missing_columns", wanted=", ".join(missing))
    return frame


def more_follow(frame: pd.DataFrame) -> bool:
    """Return whether a frame is a batch, and others follow."""
    return frame.attrs.get("next") is not None


def values(frame: pd.DataFrame, column: str) -> list[Any]:
    """Return what is in a column; if there is none, nothing for each row."""
    if column not in frame.columns:
        return [None] * len(frame)
    series = frame[column].astype(object)
    return list(series.where(series.notna(), None))


def moments(frame: pd.DataFrame, column: str) -> list[datetime | None]:
    """
    Return the moments in a column, aware and in UTC.

    Raises:
        InvalidValueError: they are no moments.

    """

    def as_moments() -> list[datetime | None]:
        import pandas as pd

        given = frame[column]
        found = pd.to_datetime(given.map(_shown) if given.dtype == object else given, utc=True)
        as_objects = found.astype(object).where(found.notna(), None)
        return [None if one is None else one.to_pydatetime(warn=False) for one in as_objects]

    return _or_wrong_type(column, "moments", as_moments)


def whole_numbers(frame: pd.DataFrame, column: str) -> list[int | None]:
    """
    Return the whole numbers in a column.

    Raises:
        InvalidValueError: they are no numbers.

    """
    return _or_wrong_type(
        column, "whole numbers", lambda: [None if _shown(one) is None else int(one) for one in values(frame, column)]
    )


def _shown(value: Any) -> Any:
    return None if isinstance(value, Hidden) else value


def _or_wrong_type(column: str, wanted: str, convert: Callable[[], list[Any]]) -> list[Any]:
    try:
        return convert()
    except (TypeError, ValueError, OverflowError):
        pass
    # Outside of the handler, so that no value of the column goes with the error.
    raise InvalidValueError.of(column, "wrong_type", wanted=wanted)
