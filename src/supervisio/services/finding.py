"""Finding a case by the host's own reference to it, or to a consultation in it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select, union

from supervisio.services.reach import reach
from supervisio.services.statements import table_of

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy import BindParameter

    from supervisio.services.context import Context


@cache
def _by_host_ref() -> Any:
    case, consultation = table_of("case"), table_of("consultation")
    clinic: BindParameter[str] = bindparam("clinic_id")
    host_ref: BindParameter[str] = bindparam("host_ref")
    of_case = select(case.c.id).where(
        case.c.clinic_id == clinic, case.c.host_ref == host_ref, reach("case", frozenset({"host_ref"}))
    )
    of_consultation = (
        select(case.c.id)
        .join(consultation, (consultation.c.clinic_id == case.c.clinic_id) & (consultation.c.case_id == case.c.id))
        .where(
            consultation.c.clinic_id == clinic,
            consultation.c.host_ref == host_ref,
            reach("consultation", frozenset({"host_ref"})),
        )
    )
    return union(of_case, of_consultation)


def case_by_host_ref(context: Context, host_ref: str) -> UUID | None:
    """Return the id of the newest case under this reference in which the actor may read it."""
    found = context.rows(_by_host_ref(), {"host_ref": host_ref, "refs": sorted(context.refs), "today": context.today()})
    return max((row["id"] for row in found), default=None)
