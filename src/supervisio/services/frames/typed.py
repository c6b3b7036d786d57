"""The columns of a frame as pandas has them, each of a type that bears what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy as np

    from supervisio.domain.vocabulary import Code
    from supervisio.services.frames.plain import Times

    Truths = np.ndarray[tuple[int], np.dtype[np.bool_]]

_HEX_DIGITS = 32


def texts(values: Sequence[str | None]) -> Any:
    """Return references and ids as pandas' own type for text."""
    import numpy as np
    import pandas as pd

    own: Any = pd.api.types.pandas_dtype("str")
    # Before its third edition that means any object.
    return pd.array(np.array(values, dtype=object), dtype=own if isinstance(own, pd.StringDtype) else pd.StringDtype())


def ids(values: Sequence[str | None]) -> Any:
    """Return ids as text, in the form in which people write them; SQLite keeps no more than their digits."""
    return texts(
        [
            one
            if one is None or len(one) != _HEX_DIGITS
            else f"{one[:8]}-{one[8:12]}-{one[12:16]}-{one[16:20]}-{one[20:]}"
            for one in values
        ]
    )


def codes(values: Sequence[str | None], vocabulary: type[Code]) -> Any:
    """
    Return codes as categories in the order of their vocabulary, and by rank where its codes have one.

    What this version does not know, a host's own and those of a newer one, comes last.
    """
    ranked = hasattr(vocabulary, "rank")
    known = sorted(vocabulary, key=lambda code: code.rank) if ranked else vocabulary  # type: ignore[attr-defined]  # where there is one
    return categories(values, map(str.__str__, known), ordered=ranked)


def categories(values: Sequence[str | None], known: Iterable[str], *, ordered: bool = False) -> Any:
    """Return values as categories: first those that are known, then what else there is."""
    import numpy as np
    import pandas as pd

    numbers, found = pd.factorize(np.array(values, dtype=object))
    names = dict.fromkeys(known)
    names |= dict.fromkeys(sorted(str(one) for one in found if one not in names))
    order = {name: place for place, name in enumerate(names)}
    # The last one stands for nothing, which is numbered -1.
    places = np.array([*(order[str(one)] for one in found), -1])
    return pd.Categorical.from_codes(places[numbers], categories=list(names), ordered=ordered)


def moments(values: Times) -> Any:
    """Return moments as aware ones, in UTC, to the microsecond."""
    import pandas as pd

    return pd.DatetimeIndex(values).tz_localize("UTC")


def days(values: Times) -> Times:
    """Return calendar days as moments without a zone, at their beginning: pandas has no days."""
    return values.astype("M8[s]")


def flags(values: Sequence[Any], known: Truths | None = None) -> Any:
    """Return truth values, of which not all need be known: those that are None, or as ``known`` says."""
    import numpy as np
    import pandas as pd

    known = _are_there(values) if known is None else known
    return pd.arrays.BooleanArray(np.array(values, dtype=object).astype(bool) & known, ~known)


def counts(values: Sequence[Any], known: Truths | None = None) -> Any:
    """Return whole numbers, of which not all need be known: those that are None, or as ``known`` says."""
    import numpy as np
    import pandas as pd

    known = _are_there(values) if known is None else known
    return pd.arrays.IntegerArray(np.where(known, values, 0).astype("i8"), ~known)


def _are_there(values: Sequence[Any]) -> Truths:
    import numpy as np

    return np.array([value is not None for value in values], dtype=bool)


def days_between(begin: Times, end: Times) -> Any:
    """Return how many calendar days lie between two, where both are known."""
    import numpy as np

    lengths = end - begin
    return counts(lengths.astype("i8"), ~np.isnat(lengths))
