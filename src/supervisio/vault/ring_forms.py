"""
The two forms that a ring is kept in: a JSON document in a file, and ``id:base64`` pairs in an environment variable.

Both are read as a whole or not at all: what is not understood might be a key that somebody counts on. What fails to
parse is never quoted, and the functions that hold the content return None instead of raising, so that no traceback with
local variables shows a secret either.
"""

from __future__ import annotations

import base64
import json
import os
import re
from datetime import date
from typing import TYPE_CHECKING

from supervisio.errors import VaultError
from supervisio.vault.keys import HELD, PREPARED, RETIRED, is_key_id
from supervisio.vault.ring import RingKey

if TYPE_CHECKING:
    from collections.abc import Sequence

FORMAT = "supervisio-key-ring/1"
_SEPARATORS = re.compile(r"[,\s]+")
_SECRET = re.compile(r"[A-Za-z0-9+/_-]{43}=?")


def keys_of_content(content: bytes) -> list[RingKey] | None:
    """Return the keys in a ring file, or None where this is not one."""
    match _parsed(content):
        case {"format": str(form), "keys": [*entries], **rest} if form == FORMAT and not rest:
            return _complete([_key_of_entry(entry) for entry in entries])
    return None


def content_of(keys: Sequence[RingKey]) -> bytes:
    """Return the content of a ring file with these keys."""
    document = {"format": FORMAT, "keys": [_entry_of(key) for key in keys]}
    return json.dumps(document, indent=2).encode() + b"\n"


def keys_of_variable(name: str) -> list[RingKey]:
    """Return the keys in an environment variable, or raise `VaultError`."""
    if not os.environ.get(name, "").strip():
        raise VaultError("unset")
    keys = _keys_of_pairs(os.environ[name])
    if keys is None:
        raise VaultError("malformed_variable")
    return keys


def pair_of(key: RingKey) -> str:
    """Return a key as it stands in an environment variable."""
    return ":".join([key.id, _base64(key.secret), *([] if key.state == HELD else [key.state])])


def _keys_of_pairs(text: str) -> list[RingKey] | None:
    return _complete([_key_of_pair(pair) for pair in _SEPARATORS.split(text) if pair])


def _key_of_entry(entry: object) -> RingKey | None:
    match entry:
        case {"id": str(key_id), "created": str(created), "secret": str(secret), **rest} if not rest:
            return _ring_key(key_id, secret, HELD, created)
        case {"id": str(key_id), "created": str(created), "prepared": True, "secret": str(secret), **rest} if not rest:
            return _ring_key(key_id, secret, PREPARED, created)
        case {
            "id": str(key_id),
            "created": str(created),
            "retired": str(retired),
            "journal": str(secret),
            **rest,
        } if not rest:
            return _ring_key(key_id, secret, RETIRED, created, retired)
    return None


def _entry_of(key: RingKey) -> dict[str, object]:
    entry: dict[str, object] = {"id": key.id, "created": str(key.created)}
    if key.state == RETIRED:
        return {**entry, "retired": str(key.retired_on), "journal": _base64(key.secret)}
    prepared = {"prepared": True} if key.state == PREPARED else {}
    return {**entry, **prepared, "secret": _base64(key.secret)}


def _key_of_pair(pair: str) -> RingKey | None:
    match pair.split(":"):
        case [key_id, secret]:
            return _ring_key(key_id, secret, HELD)
        case [key_id, secret, ("prepared" | "retired") as state]:
            return _ring_key(key_id, secret, state)
    return None


def _complete(keys: Sequence[RingKey | None]) -> list[RingKey] | None:
    """Return the keys if all are good, each id is there once, and there is one to wrap with."""
    good = [key for key in keys if key is not None]
    is_complete = len({key.id for key in good}) == len(keys) and any(key.state == HELD for key in good)
    return good if is_complete else None


def _ring_key(key_id: str, secret: str, state: str, *days: str) -> RingKey | None:
    if not is_key_id(key_id) or _SECRET.fullmatch(secret) is None:
        return None
    try:
        dates = [date.fromisoformat(day) for day in days]
    except ValueError:
        return None
    # Both alphabets of base64 are in use, with and without the last sign; 43 characters are always 32 bytes.
    standard = secret.rstrip("=").translate(str.maketrans("-_", "+/")) + "="
    return RingKey(key_id, base64.b64decode(standard), state, *dates)


def _base64(secret: bytes) -> str:
    return base64.b64encode(secret).decode()


def _parsed(content: bytes) -> object:
    try:
        return json.loads(content.decode())
    except (ValueError, RecursionError):
        return None
