"""What SQLite may hold in place of what the library writes: none of it passes."""

from __future__ import annotations

from typing import Any

import pytest

from supervisio.journal.canonical import NotCanonicalError, raw_encoder
from tests.journal.thing import TABLE

RAW = {
    "id": "00000000000000000000000000000001",
    "code": "soon",
    "sealed": b"\x01",
    "at": "2026-03-10 08:30:00.250000",
    "on": "2026-03-10",
    "is_so": 1,
    "number": 7,
    "names": '["a"]',
}
OTHERWISE: dict[str, list[Any]] = {
    "id": ["0" * 31 + "A", "0" * 31, "0" * 30 + " 1", "0" * 31 + "g", "0" * 31 + "\uff11", "", 1, 1.5, b"\0" * 16],
    "code": [b"soon", 5, 5.5, "\udcff"],
    "sealed": ["\x01", 1, 1.5],
    "at": [
        "2026-03-10T08:30:00.250000",
        "2026-03-10 08:30:00.250000+09:00",
        "2026-03-10 08:30:00.123+01",
        "2026-03-10 08:30:00.12345Z",
        "2026-03-10 08:30:00,250000",
        "2026-03-10 08:30:00.25",
        "2026-03-10 08:30:00",
        "2026-03-10 08:30",
        "2026-W11-2 08:30:00.250000",
        "20260310 083000.25000000000",
        "2026-03-10 24:00:00.000000",
        "2026-02-30 08:30:00.250000",
        "2026-03-10 08:30:00.25000\u0661",
        " 2026-03-10 08:30:00.25000",
        "2026-03-10",
        "",
        "noon",
        b"2026-03-10 08:30:00.250000",
        1773131400,
        0.5,
    ],
    "on": [
        "20260310",
        "2026-W11-2",
        "2026-3-10",
        "2026-02-30",
        "2026-03-10 00:00:00.000000",
        "",
        b"2026-03-10",
        20260310,
    ],
    "is_so": [1.0, "1", b"\x01", -1, 256],
    "number": [7.0, "7", b"7", 2**63],
    "names": [b'["a"]', 1, 1.5, "\udcff"],
}


def _raw(**values: Any) -> list[Any]:
    return [{**RAW, **values}.get(column.name) for column in TABLE.columns]


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in OTHERWISE.items() for value in values])
def test_a_raw_value_in_another_form_is_refused(name: str, value: Any) -> None:
    """What SQLite may hold, and the library would never have written."""
    with pytest.raises(NotCanonicalError) as caught:
        raw_encoder(TABLE)(_raw(**{name: value}))

    assert caught.value.args == ("supervisio_thing",)
    assert caught.value.__context__ is None


@pytest.mark.parametrize(
    ("name", "value"),
    [("is_so", 2), ("is_so", 255), ("names", '["a" ]'), ("names", "[]"), ("code", "Soon"), ("on", None)],
)
def test_a_raw_value_that_passes_in_another_form_shows(name: str, value: Any) -> None:
    """A boolean of 2, or white space in JSON, gives other bytes."""
    assert raw_encoder(TABLE)(_raw(**{name: value})) != raw_encoder(TABLE)(_raw())
