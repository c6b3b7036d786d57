"""The columns of a frame as pandas has them, each of a type that bears what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from supervisio.services.frames.plain import are_there

if TYPE_CHECKING:
    from collections.abc import Iterable

    from supervisio.domain.vocabulary import Code
    from supervisio.services.frames.plain import Numbers, Times, Truths, Values

_DIGITS = 32
# Where the groups of digits of an id begin and end, and where they stand in it as it is written.
_GROUPS = ((0, 8, 0), (8, 12, 9), (12, 16, 14), (16, 20, 19), (20, 32, 24))


def texts(values: Values) -> Any:
    """Return references and the like as pandas' own type for text."""
    import pandas as pd

    own: Any = pd.api.types.pandas_dtype("str")
    # Before its third edition that means any object.
    return pd.array(values, dtype=own if isinstance(own, pd.StringDtype) else pd.StringDtype())


def ids(values: Values) -> Any:
    """Return ids as text, as people write them; SQLite keeps no more than their digits."""
    import numpy as np

    known = are_there(values)
    given = values[known]
    if len(given) and len(given[0]) == _DIGITS:
        digits = given.astype(f"U{_DIGITS}").view("U1").reshape(-1, _DIGITS)
        written = np.full((len(given), _DIGITS + len(_GROUPS) - 1), "-")
        for begin, end, place in _GROUPS:
            written[:, place : place + end - begin] = digits[:, begin:end]
        values = values.copy()
        values[known] = written.view(f"U{written.shape[1]}").ravel()
    return texts(values)


def codes(values: Values, vocabulary: type[Code]) -> Any:
    """
    Return codes as categories in the order of their vocabulary, and by rank where its codes have one.

    What this version does not know, a host's own and those of a newer one, comes last.
    """
    ranked = hasattr(vocabulary, "rank")
    known = sorted(vocabulary, key=lambda code: code.rank) if ranked else vocabulary  # type: ignore[attr-defined]  # where there is one
    return categories(values, map(str.__str__, known), ordered=ranked)


def categories(values: Values, known: Iterable[str], *, ordered: bool = False) -> Any:
    """Return values as categories: first those that are known, then what else there is."""
    import numpy as np
    import pandas as pd

    numbers, found = pd.factorize(values)
    names = dict.fromkeys(known)
    names |= dict.fromkeys(sorted(str(one) for one in found if one not in names))
    order = {name: place for place, name in enumerate(names)}
    # The last one stands for nothing, which is numbered -1.
    places: Numbers = np.array([*(order[str(one)] for one in found), -1])
    return pd.Categorical.from_codes(places[numbers], dtype=pd.CategoricalDtype(list(names), ordered=ordered))


def moments(values: Times) -> Any:
    """Return moments as aware ones, in UTC, to the microsecond."""
    import pandas as pd

    return pd.DatetimeIndex(values).tz_localize("UTC")


def days(values: Times) -> Times:
    """Return calendar days as moments without a zone, at their beginning: pandas has no days."""
    return values.astype("M8[s]")


def flags(values: Any, known: Truths | None = None) -> Any:
    """Return truth values, of which not all need be known: those that are None, or as ``known`` says."""
    import pandas as pd

    known = are_there(values) if known is None else known
    return pd.arrays.BooleanArray(values.astype(bool) & known, ~known)


def counts(values: Any, known: Truths | None = None) -> Any:
    """Return whole numbers, of which not all need be known: those that are None, or as ``known`` says."""
    import numpy as np
    import pandas as pd

    known = are_there(values) if known is None else known
    return pd.arrays.IntegerArray(np.where(known, values, 0).astype("i8"), ~known)


def days_between(begin: Times, end: Times) -> Any:
    """Return how many calendar days lie between two, where both are known."""
    import numpy as np

    lengths = end - begin
    return counts(lengths.astype("i8"), ~np.isnat(lengths))
