from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import attrs
import pytest

from supervisio import Seal
from supervisio.errors import InvalidValueError

SEAL = Seal(
    clinic_id="north",
    taken_at=datetime(2026, 3, 10, 9, 30, tzinfo=UTC),
    roots=2,
    entries=5,
    newest_root=UUID("01975b5e-7c00-7000-8000-000000000001"),
    newest_seq=3,
    merkle_root="ab" * 32,
    key_id="k-north.0badcafe",
    public_key="cd" * 32,
    signature="ef" * 64,
)
EMPTY = attrs.evolve(SEAL, roots=0, entries=0, newest_root=None, newest_seq=0)
LONG = attrs.evolve(SEAL, clinic_id="\N{GRINNING FACE}" * 128)


@pytest.mark.parametrize("seal", [SEAL, EMPTY, LONG], ids=["seal", "of an empty clinic", "of a long name"])
def test_a_seal_comes_back_from_json(seal: Seal) -> None:
    """What was kept is what was taken."""
    assert Seal.from_json(seal.to_json()) == seal


def test_a_seal_is_one_short_line() -> None:
    """It fits where a database does not: in a mail, in another system, on paper."""
    kept = SEAL.to_json()

    assert (len(kept) < 1_000, "\n" in kept, kept.isascii()) == (True, False, True)


def _with(**values: Any) -> str:
    return json.dumps({**json.loads(SEAL.to_json()), **values})


def _without(name: str) -> str:
    return json.dumps({key: value for key, value in json.loads(SEAL.to_json()).items() if key != name})


@pytest.mark.parametrize(
    "kept",
    [
        None,
        b"{}",
        "",
        "{}",
        "[]",
        "null",
        "{" * 3_999,
        "[" * 3_999,
        " " * 5_000,
        SEAL.to_json()[:-1],
        *(_without(name) for name in json.loads(SEAL.to_json())),
        _with(more=1),
        _with(format="supervisio-seal/2"),
        _with(clinic_id=""),
        _with(clinic_id="n" * 129),
        _with(clinic_id=7),
        _with(taken_at="2026-03-10T09:30:00"),
        _with(taken_at="yesterday"),
        _with(taken_at=None),
        _with(roots=-1),
        _with(roots=True),
        _with(entries=1.0),
        _with(entries="5"),
        _with(newest_root=None),
        _with(newest_root="the first"),
        _with(newest_seq=0),
        _with(newest_seq=2**63),
        _with(merkle_root="ab" * 31),
        _with(merkle_root="AB" * 32),
        _with(key_id="k north"),
        _with(public_key=None),
        _with(signature="ef" * 63 + "eg"),
    ],
)
def test_what_is_no_seal_is_refused(kept: Any) -> None:
    """In one way, whatever is wrong with it, and without quoting any of it."""
    with pytest.raises(InvalidValueError) as caught:
        Seal.from_json(kept)

    assert caught.value.args == (("seal", "bad_seal", {}),)
    assert (caught.value.__cause__, caught.value.__context__) == (None, None)


def test_a_seal_made_by_hand_is_held_to_the_same() -> None:
    """No seal exists that its own JSON would not give back."""
    with pytest.raises(InvalidValueError):
        attrs.evolve(SEAL, taken_at=datetime(2026, 3, 10))  # noqa: DTZ001 - what is refused
