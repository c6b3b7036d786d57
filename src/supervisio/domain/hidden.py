"""What stands in the place of something that is not shown."""

from __future__ import annotations

from typing import ClassVar, final


@final
class Hidden:
    """
    A value that is there, or was, and is not shown. It is falsy, and says why it is hidden.

    ``SEALED``: you may read it; ``supervision.reveal(record)`` does, and writes that down. ``WITHHELD``: not yours to
    read. ``REDACTED``: taken out of the record, which says so. ``SHREDDED``: its key was destroyed. ``LEFT_OUT``: not
    for those for whom a document is made.
    """

    __slots__ = ("reason",)
    _known: ClassVar[dict[str, Hidden]] = {}

    reason: str

    def __new__(cls, reason: str) -> Hidden:
        """Return the one that stands for this reason: there is one of each."""
        if reason not in cls._known:
            cls._known[reason] = super().__new__(cls)
            cls._known[reason].reason = reason
        return cls._known[reason]

    def __bool__(self) -> bool:
        return False

    def __repr__(self) -> str:
        return self.reason.upper()

    def __reduce__(self) -> tuple[type[Hidden], tuple[str]]:
        return Hidden, (self.reason,)

    def to_dict(self) -> dict[str, str]:
        """Return the JSON form, such as ``{"hidden": "withheld"}``."""
        return {"hidden": self.reason}


SEALED = Hidden("sealed")
WITHHELD = Hidden("withheld")
REDACTED = Hidden("redacted")
SHREDDED = Hidden("shredded")
LEFT_OUT = Hidden("left_out")
