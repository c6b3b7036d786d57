"""
The SQL of access: which rows an actor has a part in, made from the same tables as the function that decides.

A filter matches only what the actor may read: with filters, a part counts only if it sees every field that is filtered
by. Whether one has a part is looked up within the case, never among all that one was ever asked.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, bindparam, exists, or_, select, union

from supervisio.domain.access import (
    ACCEPTED,
    ACTION_OWNER,
    ALWAYS,
    GRANTED,
    NOT_SHARED_YET,
    PART_BY_STATUS,
    SIGHT,
    THERAPIST,
    TIES,
)
from supervisio.services.statements import by_no_index, table_of

if TYPE_CHECKING:
    from sqlalchemy import BindParameter, ColumnElement, CompoundSelect, Select, Table

# Bound by every statement made from here: the actor's references, and today at the clinic.
REFS: BindParameter[Any] = bindparam("refs", expanding=True)
_TODAY: BindParameter[Any] = bindparam("today")


@cache
def reach(noun: str, read: frozenset[str]) -> ColumnElement[bool]:
    """Return the condition that the actor has a part in a row, joined with its case, that sees these fields."""
    alternatives = [
        condition
        for part, sight in SIGHT.items()
        if noun in sight and read <= sight[noun] | ALWAYS and (condition := _has_part(part, noun, read)) is not None
    ]
    case = table_of("case")
    if not alternatives:
        return or_(case.c.id != case.c.id)
    return and_(or_(*alternatives), ~is_other_party())


@cache
def candidates(noun: str, filters: frozenset[str]) -> CompoundSelect[Any] | Select[Any]:
    """
    Return the select of the ids of all rows in the cases in which the actor has any part, found by indexes.

    With ``reach`` alone a page looks through the whole clinic for the little that one actor may see of it. ``filters``
    are the columns that a row must have as ``filter_...`` says.
    """
    refs_of = {"case": "therapist_ref", "consultation": "asked_of", "grant": "ref", "action_item": "owner_ref"}
    parts = []
    for having, ref in refs_of.items():
        table = table_of(having).alias(f"{having}_having")
        case_id = table.c.id if having == "case" else table.c.case_id
        parts.append(select(case_id).where(table.c.clinic_id == bindparam("clinic_id"), table.c[ref].in_(REFS)))
    cases = union(*parts)
    if noun == "case":
        return cases
    within = table_of(noun).alias("within")
    filtered = [within.c[name] == bindparam(f"filter_{name}") for name in sorted(filters) if name in within.c]
    return select(within.c.id).where(
        within.c.clinic_id == bindparam("clinic_id"), within.c.case_id.in_(cases), *filtered
    )


@cache
def is_other_party() -> ColumnElement[bool]:
    """Return the condition that the actor is the other party of a concern in a case: then nothing reaches them."""
    case, concern = table_of("case"), table_of("boundary_concern").alias("other_party_of")
    of_case = (concern.c.clinic_id == case.c.clinic_id, concern.c.case_id == case.c.id)
    return exists(select(1).where(*of_case, concern.c.other_party_ref.in_(REFS)))


@cache
def own_cases() -> Select[Any]:
    """Return the select of the ids of the actor's own cases. By a join alone SQLite goes through all of the clinic."""
    own = table_of("case").alias("own")
    return select(own.c.id).where(own.c.clinic_id == bindparam("clinic_id"), own.c.therapist_ref.in_(REFS))


def _has_part(part: str, noun: str, read: frozenset[str]) -> ColumnElement[bool] | None:
    case = table_of("case")
    if part == THERAPIST:
        return case.c.therapist_ref.in_(REFS)
    condition = _has_other_part(part, noun, read, case)
    if condition is None or noun not in NOT_SHARED_YET:
        return condition
    return and_(condition, table_of(noun).c.status != NOT_SHARED_YET[noun])


def _has_other_part(part: str, noun: str, read: frozenset[str], case: Table) -> ColumnElement[bool] | None:
    if part == GRANTED:
        return _is_granted(case)
    if part == ACTION_OWNER:
        return _owns_action(case, noun)
    return _was_asked(case, noun, part, read)


def _is_granted(case: Table) -> ColumnElement[bool]:
    grant = table_of("grant").alias("granted")
    in_force = select(1).where(
        grant.c.clinic_id == case.c.clinic_id,
        grant.c.case_id == case.c.id,
        by_no_index(grant.c.ref).in_(REFS),
        grant.c.revoked_at.is_(None),
        or_(grant.c.until.is_(None), grant.c.until >= _TODAY),
    )
    return and_(case.c.topic != "personal_issue", exists(in_force))


def _owns_action(case: Table, noun: str) -> ColumnElement[bool]:
    if noun == "action_item":
        return table_of(noun).c.owner_ref.in_(REFS)
    action = table_of("action_item").alias("owned")
    owned = select(1).where(
        action.c.clinic_id == case.c.clinic_id, action.c.case_id == case.c.id, by_no_index(action.c.owner_ref).in_(REFS)
    )
    return exists(owned)


def _was_asked(case: Table, noun: str, part: str, read: frozenset[str]) -> ColumnElement[bool] | None:
    asking = table_of("consultation").alias(f"{part}_by")
    conditions: list[Any] = [
        asking.c.clinic_id == case.c.clinic_id,
        asking.c.case_id == case.c.id,
        by_no_index(asking.c.asked_of).in_(REFS),
        asking.c.status.in_([status for status, has in PART_BY_STATUS.items() if has == part]),
    ]
    if noun != "case":
        if not TIES[noun]:
            return None
        conditions.append(_hangs_on(table_of(noun), noun, asking))
    if "client_ref" in read:
        supervision = asking.c.route == "supervision"
        conditions.append(or_(supervision, asking.c.show_client_ref) if part == ACCEPTED else supervision)
    return exists(select(1).where(*conditions))


def _hangs_on(table: Table, noun: str, asking: Any) -> ColumnElement[bool]:
    ids = (asking.c.id, asking.c.request_id, asking.c.issue_id, asking.c.concern_id)
    if noun == "consultation":
        return and_(table.c.id == asking.c.id)
    return or_(*(table.c[tie] == one for tie in TIES[noun] for one in ids))
