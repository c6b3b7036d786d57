"""The finished document: a value that holds both of its forms, and shows neither unless it is asked to."""

from __future__ import annotations

import json
from datetime import datetime
from html import escape
from typing import TYPE_CHECKING, Any
from uuid import UUID

import attrs

from supervisio.document.signer import fingerprint
from supervisio.domain.quiet import quiet
from supervisio.domain.vocabulary import RecordAudience
from supervisio.saving import save

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@attrs.frozen(kw_only=True, repr=False)
class DecisionDocument:
    """
    The decision record of one case, as ``cases.decision_record`` made it: to be kept, printed or handed over.

    It is signed: ``supervisio verify-record FILE`` says later, without any database, whether a file is what was made,
    and which part was altered. ``made_at`` is an aware UTC datetime, ``parts`` are the names of the parts, in their
    order. It holds what those for whom it was made may read; its ``repr`` shows none of that.
    """

    audience: RecordAudience
    case_id: UUID
    made_at: datetime
    parts: tuple[str, ...]
    key_id: str
    public_key: str
    _page: bytes
    _json: bytes

    @property
    def fingerprint(self) -> str:
        """The fingerprint of the public key: what is compared with what one knows from elsewhere."""
        return fingerprint(self.public_key)

    def to_html(self) -> str:
        """Return one self-contained HTML page, which asks nothing of any server; encoded as UTF-8 it is the file."""
        return self._page.decode()

    def to_json(self) -> str:
        """Return the same as one line of JSON."""
        return self._json.decode()

    def to_dict(self) -> dict[str, Any]:
        """Return the same as JSON-ready values."""
        made: dict[str, Any] = json.loads(self._json)
        return made

    @quiet
    def save(self, path: str | Path) -> Path:
        """
        Write it to a file that only its owner may read (mode 0600), and return where.

        The name ends in ``.html`` or ``.json``, which says in which form. ``~`` is the home folder. A file that is
        there is replaced as a whole: it is never seen half written.

        Raises:
            InvalidValueError: ``unknown_suffix``; or ``wrong_type``, no path at all.
            StorageError: ``missing_folder``, ``disk_full`` or ``io``.

        """
        return save(path, {".html": lambda: self._page, ".json": lambda: self._json}, private=True)

    def __repr__(self) -> str:
        return f"<DecisionDocument: {'; '.join(self._told())}>"

    def _repr_html_(self) -> str:
        first, *others = self._told()
        told = "".join(f"<div>{escape(line)}</div>" for line in others)
        return f"<div><strong>Decision record, {escape(first)}</strong>{told}</div>"

    def _told(self) -> Iterator[str]:
        yield f"for {self.audience.label.lower()}"
        yield f"case {self.case_id}"
        yield f"made {self.made_at:%Y-%m-%d %H:%M} UTC"
        yield f"parts: {', '.join(self.parts)}"
        yield f"signed with {self.key_id}, fingerprint {self.fingerprint}"
