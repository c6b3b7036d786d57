"""
Who sees what, in plain Python, written from the words of the domain and not from the library's tables.

It knows nothing of parts and scopes: it asks, of one row and one reader, what a clinician would ask.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from supervisio.domain import records

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from tests.security.plain_matter import PlainCase, PlainClinic, PlainEntry, PlainRow

_RECORDS = {
    one.noun: one
    for one in vars(records).values()
    if isinstance(one, type) and issubclass(one, records.Record) and one.noun != "record"
}
# What a row is called and hangs on says nothing of the matter; the rest is the call's, not the row's.
NAMES = {"id", "case_id", "request_id", "issue_id", "consultation_id", "version", "moves", "replayed"}
_WHEN = {"effective_at", "effective_on", "recorded_at", "recorded_by"}
_HEADING = {"topic", "status", "therapist_ref", "client_ref"} | _WHEN
_ASKED = _WHEN | {
    *("therapist_ref", "client_ref", "about_id", "route", "question_type", "urgency", "question", "asked_of"),
    *("status", "respond_by", "reached_how", "show_client_ref"),
}
_PERSONAL = {"personal_issue", "practice_response", "support_reference"}
_HELD = {"accepted", "scheduled", "missed", "completed"}


def everything(noun: str) -> set[str]:
    """Return the names of all fields of a record."""
    return {one.name for one in attrs.fields(_RECORDS[noun])} - NAMES


def sight(clinic: PlainClinic, case: PlainCase, row: PlainRow, refs: AbstractSet[str]) -> set[str] | None:
    """Return what somebody with these references may read of a row; None if for them there is no such row."""
    if case.others & refs or row.status == "dropped":
        return None
    found = list(_views(clinic, case, row, refs))
    return set().union(*found) if found else None


def _views(clinic: PlainClinic, case: PlainCase, row: PlainRow, refs: AbstractSet[str]) -> Iterator[set[str]]:
    if case.owner in refs:
        yield everything(row.noun)
    if refs & set(clinic.grants(case)) and case.topic != "personal_issue" and row.noun not in _PERSONAL:
        yield everything(row.noun)
    for action in case.of("action_item"):
        if action.values["owner_ref"] in refs and row in (action, case.row):
            yield everything(row.noun) if row is action else set()
    for asking in case.of("consultation"):
        if asking.values["asked_of"] in refs:
            seen = _by_asking(case, asking, row)
            if seen is not None:
                yield seen


def _by_asking(case: PlainCase, asking: PlainRow, row: PlainRow) -> set[str] | None:
    in_supervision = asking.values["route"] == "supervision"
    if asking.status == "requested":
        told = {case.row: _HEADING, asking: _ASKED}
        if asking.parent is not None and asking.parent.noun not in _PERSONAL:
            told[asking.parent] = {"client_ref", "kind"}
        seen = told.get(row)
        shows_client = in_supervision
    elif asking.status in _HELD:
        seen = _HEADING if row is case.row else everything(row.noun) if _attached(asking, row) else None
        shows_client = in_supervision or asking.values["show_client_ref"]
    else:
        told = {case.row: set(), asking: {"asked_of", "status", "decline_code"}}
        return told.get(row)
    return seen if seen is None or shows_client else seen - {"client_ref"}


def _attached(asking: PlainRow, row: PlainRow) -> bool:
    """Whether a row is what was asked about, hangs on that, or follows from the asking."""
    if row.noun in ("support_reference", "grant"):
        return False
    if row.noun == "consultation":
        return row is asking
    return row is asking.parent or (row.parent in (asking, asking.parent) and row.parent is not None)


def sees_entry(clinic: PlainClinic, case: PlainCase, entry: PlainEntry, refs: AbstractSet[str]) -> bool:
    """Return whether somebody may know of something that happened."""
    if case.others & refs:
        return False
    if case.owner in refs or (refs & set(clinic.grants(case)) and case.topic != "personal_issue"):
        return True
    askings = [one for one in case.of("consultation") if one.values["asked_of"] in refs and one.status in _HELD]
    rows = [row for row in entry.rows if row is not case.row]
    return bool(rows) and all(any(row is one or _attached(one, row) for one in askings) for row in rows)
