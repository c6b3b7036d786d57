"""What happened in one case, as a frame."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from supervisio.domain.checks import Problems, raise_if_any
from supervisio.domain.cursor import to_cursor
from supervisio.domain.records.base import LATE
from supervisio.models import CHILDREN
from supervisio.services.frames import typed
from supervisio.services.frames.finding import bounded
from supervisio.services.frames.plain import as_values, days_at
from supervisio.services.timeline import entries_seen_by, sequence_in, sighted_case

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from uuid import UUID

    from pandas import DataFrame

    from supervisio.services.context import Context
    from supervisio.services.draft import Row
    from supervisio.services.frames.plain import Times, Values

_CASE = "case"


def happened(context: Context, case_id: UUID, *, limit: Any, after: Any) -> DataFrame:
    """
    Return what happened in a case as far as the actor may see it, in the order of writing.

    Raises:
        NotFoundError: there is no case that this actor may see.
        InvalidValueError: the limit or the cursor is not acceptable.

    """
    found = sighted_case(context, case_id)
    problems: Problems = []
    limit = bounded(limit, problems)
    since = sequence_in(after, problems)
    raise_if_any(problems)
    seen = entries_seen_by(context, found, since=since, limit=None if limit is None else limit + 1)
    more = limit is not None and len(seen) > limit
    frame = _frame(context, seen[:limit])
    frame.attrs["next"] = to_cursor(seen[limit - 1]["seq"]) if more else None
    return frame


def _frame(context: Context, entries: list[Row]) -> DataFrame:
    import numpy as np
    import pandas as pd

    def told(name: str) -> Values:
        return as_values([entry[name] for entry in entries])

    at, recorded = _moments(told("effective_at")), _moments(told("recorded_at"))
    on = np.array(told("effective_on").tolist(), dtype="M8[D]")
    zone = context.policy.zone
    happened_on = np.where(np.isnat(on), days_at(zone, at), on)
    columns = {
        "seq": typed.counts(told("seq")),
        "move": typed.texts(told("move")),
        "actor_ref": typed.texts(told("actor_ref")),
        "acting_as": typed.texts(told("acting_as")),
        "effective_at": typed.moments(at),
        "effective_on": typed.days(on),
        "recorded_at": typed.moments(recorded),
        "late_days": typed.days_between(happened_on, days_at(zone, recorded)),
        "about": typed.categories(as_values([_about(entry) for entry in entries]), (_CASE, *CHILDREN)),
        "late": typed.flags(recorded - at > np.timedelta64(LATE), np.ones(len(entries), dtype=bool)),
    }
    return pd.DataFrame(columns, copy=False)


def _moments(values: Iterable[datetime]) -> Times:
    import numpy as np

    return np.array([value.replace(tzinfo=None) for value in values], dtype="M8[us]")


def _about(entry: Row) -> str:
    return next((noun for noun, *_ in entry["rows"] if noun != _CASE), _CASE)
