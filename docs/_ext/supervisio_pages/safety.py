"""What the page about safety lists: who sees which fields, what is sealed, and what ``verify()`` finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from supervisio.domain.access import ALWAYS, BOOKKEEPING, NOUNS, SIGHT, THERAPIST
from supervisio.journal.findings import FINDINGS, NOTICES
from supervisio.models import metadata
from supervisio.models.base import PREFIX
from supervisio_pages.text import code, listed, plain, table

if TYPE_CHECKING:
    from sqlalchemy import Table

_FEW = 3
# How a row is kept together, not what it tells.
_KEEPING = frozenset(
    {
        "clinic_id",
        "row_seq",
        "wrapped_key",
        "key_id",
        "journal_key_id",
        "journal_seq",
        "journal_head",
        "mac",
        "mac_key_id",
    }
) | {"request_mac", "written_in", *BOOKKEEPING}


def sight() -> str:
    """Return which fields each part sees of each kind of record."""
    parts = [part for part in SIGHT if part != THERAPIST]
    rows = ((noun.replace("_", " "), *(_seen(noun, part) for part in parts)) for noun in NOUNS)
    return table(("", *(part.replace("_", " ") for part in parts)), rows)


def sealed() -> str:
    """Return which columns of which table are sealed, and which are not."""
    tables = sorted(metadata.tables.values(), key=lambda one: one.name)
    rows = (
        (code(one.name.removeprefix(PREFIX)), _columns(one, sealed=True), _columns(one, sealed=False)) for one in tables
    )
    return table(
        ("table", "sealed", "readable, beside ids, the times of recording, and what keeps the row together"), rows
    )


def findings() -> str:
    """Return what is found, and what is only noticed."""
    found = table(("finding", "what it says"), ((code(word), plain(told)) for word, told in FINDINGS.items()))
    noticed = table(("notice", "what it says"), ((code(word), plain(told)) for word, told in NOTICES.items()))
    return f"{found}\n\n{noticed}"


def _seen(noun: str, part: str) -> str:
    seen = SIGHT[part].get(noun)
    if seen is None:
        return "nothing"
    # Of a decision it tells something which talk was its second opinion; elsewhere it only says what hangs on what.
    always = ALWAYS - {"consultation_id"} if noun == "decision" else ALWAYS
    told = {field.name for field in attrs.fields(NOUNS[noun])} - always - BOOKKEEPING
    hidden = told - seen
    if not hidden:
        return "all"
    if len(hidden) <= _FEW < len(told - hidden):
        return f"all but {listed(sorted(hidden))}"
    return listed(sorted(told & seen)) or "that it is there"


def _columns(of: Table, *, sealed: bool) -> str:
    return listed(
        column.name
        for column in of.columns
        if bool(column.info.get("sealed")) is sealed and column.name not in _KEEPING and not column.primary_key
    )
