"""What a request key that was seen before gives back: the first result, as things are now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import bindparam

from supervisio.domain.access import standing
from supervisio.domain.audience import audience
from supervisio.domain.records import AskedRecord, NotedRecord
from supervisio.errors import NotFoundError
from supervisio.services.matter import matters_of
from supervisio.services.reading import case_of, rows_with_case
from supervisio.services.statements import one, table_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from supervisio.domain.access import Matter
    from supervisio.services.act import Act
    from supervisio.services.context import Context

_ABOUT = ("client_request", "personal_issue", "boundary_concern")


def written(act: Act, *nouns: str) -> UUID | None:
    """Return the id of the first row of these nouns that the earlier call wrote."""
    if act.replayed is None:
        return None
    return next((UUID(row_id) for noun, row_id, _ in act.replayed["rows"] if noun in nouns), None)


def asked_before(context: Context, act: Act) -> AskedRecord:
    """
    Return what the same ask filed the first time.

    Raises:
        NotFoundError: the actor, under the references of today, may not see that case any more.

    """
    statement = rows_with_case("consultation").where(table_of("consultation").c.id == bindparam("id"))
    row = context.rows(statement, {"id": written(act, "consultation")})[0]
    case = case_of("consultation", row)
    matter = _matter_seen(context, case)
    return AskedRecord(
        case_id=case["id"],
        consultation_id=row["id"],
        about_id=row["request_id"] or row["issue_id"] or row["concern_id"],
        respond_by=row["respond_by"],
        audience=audience(matter, context.today()),
        version=case["journal_seq"],
        replayed=True,
    )


def noted_before(act: Act) -> NotedRecord:
    """
    Return what the same note recorded the first time.

    Raises:
        NotFoundError: as for an ask.

    """
    entry = act.replayed or {}
    about_id = written(act, *_ABOUT)
    case = act.context.rows(one("case"), {"id": entry["root_id"]})[0]
    _matter_seen(act.context, case)
    return NotedRecord(case_id=entry["root_id"], about_id=about_id, version=case["journal_seq"], replayed=True)  # type: ignore[arg-type]  # a note has an about


def _matter_seen(context: Context, case: Mapping[str, Any]) -> Matter:
    # Whoever has come to act as the other party of a concern sees nothing of the case, though they opened it.
    matter, _ = matters_of(context, [case])[case["id"]]
    if not standing(matter, context.refs, context.today()):
        raise NotFoundError("case", case["id"])
    return matter
