"""What comes in: frames by their columns, and lists of what they hold; None for what is not there or not shown."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from supervisio.domain.hidden import Hidden
from supervisio.errors import InvalidValueError
from supervisio.extras import require

if TYPE_CHECKING:
    from collections.abc import Callable

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
    return [None if is_none else one for one, is_none in zip(frame[column], frame[column].isna(), strict=True)]


def moments(frame: pd.DataFrame, column: str) -> list[datetime | None]:
    """
    Return the moments in a column, in UTC.

    Raises:
        InvalidValueError: they are no aware moments.

    """
    return _each(frame, column, _moment, wanted="aware moments")


def whole_numbers(frame: pd.DataFrame, column: str) -> list[int | None]:
    """
    Return the whole numbers in a column.

    Raises:
        InvalidValueError: they are no numbers.

    """
    return _each(frame, column, int, wanted="whole numbers")


def _each(frame: pd.DataFrame, column: str, convert: Callable[[Any], Any], *, wanted: str) -> list[Any]:
    try:
        return [None if one is None or isinstance(one, Hidden) else convert(one) for one in values(frame, column)]
    except (TypeError, ValueError, OverflowError):
        pass
    # Outside of the handler, so that no value of the column goes with the error.
    raise InvalidValueError.of(column, "wrong_type", wanted=wanted)


def _moment(value: Any) -> datetime:
    plain = value.to_pydatetime(warn=False) if hasattr(value, "to_pydatetime") else value
    if not isinstance(plain, datetime) or plain.tzinfo is None:
        raise TypeError
    return plain.astimezone(UTC)
