"""The keys a vault hands out, what they refuse, and the bytes that bind a sealed text to its place."""

from __future__ import annotations

import re
from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, NoReturn, Protocol, TypeGuard

import attrs

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    Mac = Callable[[bytes], bytes]

PLAINTEXT = "plaintext"
"""The key id of everything that `Vault.plaintext()` writes; no real key may bear it."""

KEY_BYTES = 32
"""The length of every secret: of a ring, of a data key, of a MAC."""

NEWEST, HELD, PREPARED, RETIRED, NOT_HELD = "newest", "held", "prepared", "retired", "not_held"
"""What a key is good for: it wraps what is new, unwraps what is old, waits, lets the journal be verified, nothing."""

_BLOCK = 64
_INNER = bytes(byte ^ 0x36 for byte in range(256))
_OUTER = bytes(byte ^ 0x5C for byte in range(256))

_KEY_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")


class SealBrokenError(Exception):
    """A sealed text was changed, moved, or sealed under another key. Callers turn this into an error of their own."""


class DataKey(Protocol):
    """The key of one root: seals its texts, and unseals them in the place where they were sealed and nowhere else."""

    def seal(self, text: str, place: bytes) -> bytes:
        """Return the sealed form of any text, bound to `place()`."""

    def unseal(self, sealed: bytes, place: bytes) -> str:
        """
        Return the text that was sealed in this place.

        Raises:
            SealBrokenError: It was changed, moved, or sealed under another key.
        """


class HoldsKeys:
    """Base of what holds secrets and therefore never leaves its process."""

    __slots__ = ()

    def __reduce__(self) -> NoReturn:
        raise TypeError(f"{type(self).__name__} holds keys and cannot be pickled or copied; make one in each process.")


@attrs.frozen
class HeldKey:
    """
    What may be told of a key of a ring: nothing of its secret.

    ``state`` is held, prepared or retired. ``created`` and ``retired_on`` are calendar days in UTC; None in an
    environment variable, which keeps none.
    """

    id: str
    state: str
    created: date | None = None
    retired_on: date | None = None


@attrs.frozen
class JournalKey(HoldsKeys):
    """
    The secrets of the journal's MACs, one for each use. ``macs`` are the MACs themselves, ready to be made.

    ``seals`` is the secret of a signature: an Ed25519 key.

    The id ends in a fingerprint of the secret, so a wrong secret under a known name is a key that is not held, and not
    a journal that seems tampered with.
    """

    id: str
    rows: bytes = attrs.field(repr=False)
    entries: bytes = attrs.field(repr=False)
    heads: bytes = attrs.field(repr=False)
    requests: bytes = attrs.field(repr=False)
    reads: bytes = attrs.field(repr=False)
    seals: bytes = attrs.field(repr=False)

    @cached_property
    def macs(self) -> JournalMacs:
        """One MAC for each use."""
        return JournalMacs(
            rows=keyed(self.rows),
            entries=keyed(self.entries),
            heads=keyed(self.heads),
            requests=keyed(self.requests),
            reads=keyed(self.reads),
        )


@attrs.frozen
class JournalMacs(HoldsKeys):
    """The MACs of one journal key: functions of the bytes that are to be vouched for."""

    rows: Mac = attrs.field(repr=False)
    entries: Mac = attrs.field(repr=False)
    heads: Mac = attrs.field(repr=False)
    requests: Mac = attrs.field(repr=False)
    reads: Mac = attrs.field(repr=False)


def keyed(secret: bytes) -> Mac:
    """
    Return HMAC-SHA256 under a secret of at most 64 bytes, the same as ``hmac.digest(secret, content, "sha256")``.

    The secret is hashed once and not for every content: half of the time that a short one takes.
    """
    block = secret.ljust(_BLOCK, b"\0")
    inner, outer = sha256(block.translate(_INNER)), sha256(block.translate(_OUTER))

    def mac(content: bytes) -> bytes:
        within = inner.copy()
        within.update(content)
        without = outer.copy()
        without.update(within.digest())
        return without.digest()

    return mac


def place(table: str, column: str, clinic_id: str, row_id: UUID) -> bytes:
    """Return the bytes that bind a sealed text to one column of one row of one clinic."""
    # With the lengths in front no two places give the same bytes; one encoding in all, since every text pays for this.
    return f"{len(table)}:{table}{len(column)}:{column}{len(clinic_id)}:{clinic_id}".encode() + row_id.bytes


def is_key_id(value: object) -> TypeGuard[str]:
    """Return whether this may name a real key: 1 to 64 of ``A-Z a-z 0-9 . _ -``, and not the reserved word."""
    return isinstance(value, str) and value != PLAINTEXT and _KEY_ID.fullmatch(value) is not None
