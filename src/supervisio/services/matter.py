"""Who has which part in a case: read in one statement, whatever the number of cases."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from sqlalchemy import Boolean, Date, String, Uuid, bindparam, cast, literal, null, select, union_all

from supervisio.domain.access import Asking, Grant, Matter, Owning
from supervisio.services.statements import table_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from uuid import UUID

    from sqlalchemy import ColumnElement, CompoundSelect

    from supervisio.services.context import Context

_NO_REF, _NO_ID, _NO_FLAG, _NO_DAY = (cast(null(), kind) for kind in (String(128), Uuid(), Boolean(), Date()))
_ABOUT = {"request_id": "client_request", "issue_id": "personal_issue", "concern_id": "boundary_concern"}


@cache
def parts(is_of_case: Callable[[ColumnElement[Any]], ColumnElement[bool]]) -> CompoundSelect[Any]:
    """Return the select of what gives anybody a part in cases, or none; the condition says on an id which cases."""

    def of_cases(table: Any) -> tuple[Any, Any]:
        return table.c.clinic_id == bindparam("clinic_id"), is_of_case(table.c.case_id)

    consultation, concern, grant, action = (
        table_of(noun) for noun in ("consultation", "boundary_concern", "grant", "action_item")
    )
    selects = (
        select(
            literal("asking").label("what"),
            consultation.c.case_id,
            consultation.c.id,
            consultation.c.asked_of.label("ref"),
            consultation.c.status,
            consultation.c.route,
            consultation.c.show_client_ref.label("shows"),
            consultation.c.request_id,
            consultation.c.issue_id,
            consultation.c.concern_id,
            _NO_DAY.label("until"),
        ).where(*of_cases(consultation)),
        select(
            literal("concern"),
            concern.c.case_id,
            concern.c.id,
            concern.c.other_party_ref,
            concern.c.status,
            *_nothing(),
        ).where(*of_cases(concern)),
        select(literal("grant"), grant.c.case_id, grant.c.id, grant.c.ref, _NO_REF, *_nothing(grant.c.until)).where(
            *of_cases(grant), grant.c.revoked_at.is_(None)
        ),
        select(
            literal("action"), action.c.case_id, action.c.id, action.c.owner_ref, action.c.status, *_nothing()
        ).where(*of_cases(action)),
    )
    return union_all(*selects)


def _nothing(until: Any = _NO_DAY) -> tuple[Any, ...]:
    return (_NO_REF, _NO_FLAG, _NO_ID, _NO_ID, _NO_ID, until)


def matters_of(context: Context, cases: Iterable[Mapping[str, Any]]) -> dict[UUID, tuple[Matter, dict[str, int]]]:
    """
    Return, by case, who has which part in it, and how much work is open.

    ``cases`` are mappings with ``id``, ``therapist_ref`` and ``topic``.
    """
    by_id = {case["id"]: case for case in cases}
    if not by_id:
        return {}
    found: dict[UUID, list[dict[str, Any]]] = defaultdict(list)
    # Sorted here: SQLite, asked for their order, would go through the clinic by id to find a case's few rows.
    for row in sorted(context.rows(parts(_is_one_of), {"case_ids": list(by_id)}), key=itemgetter("id")):
        found[row["case_id"]].append(row)
    return {case_id: (_matter(case, found[case_id]), _open_work(found[case_id])) for case_id, case in by_id.items()}


def _is_one_of(case_id: ColumnElement[Any]) -> ColumnElement[bool]:
    return case_id.in_(bindparam("case_ids", expanding=True))


def _matter(case: Mapping[str, Any], rows: list[dict[str, Any]]) -> Matter:
    of: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        of[row["what"]].append(row)
    return Matter(
        therapist_ref=case["therapist_ref"],
        topic=case["topic"],
        other_parties=frozenset(row["ref"] for row in of["concern"] if row["ref"] is not None),
        askings=tuple(_asking(row) for row in of["asking"]),
        grants=tuple(Grant(ref=row["ref"], until=row["until"]) for row in of["grant"]),
        ownings=tuple(Owning(id=row["id"], owner_ref=row["ref"]) for row in of["action"]),
    )


def _asking(row: dict[str, Any]) -> Asking:
    about, about_id = next(
        ((noun, row[column]) for column, noun in _ABOUT.items() if row[column] is not None), (None, None)
    )
    return Asking(
        id=row["id"],
        asked_of=row["ref"],
        status=row["status"],
        route=row["route"],
        show_client_ref=row["shows"],
        about=about,
        about_id=about_id,
    )


# Which statuses keep a case from being closed.
_OPEN = {
    "asking": ("open_consultations", {"requested", "accepted", "scheduled", "missed"}),
    "concern": ("open_concerns", {"noted", "brought", "under_evaluation", "decided", "monitoring"}),
    "action": ("open_actions", {"open"}),
}


def _open_work(rows: list[dict[str, Any]]) -> dict[str, int]:
    work: dict[str, int] = {}
    for row in rows:
        name, statuses = _OPEN.get(row["what"], ("", set()))
        if row["status"] in statuses:
            work[name] = work.get(name, 0) + 1
    return work
